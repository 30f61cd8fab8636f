// The one host that this page may speak to. Policies add up, and only ever refuse more: the page's first one lets any host
// be named, the one added here lets none but that.

/** Milliseconds to wait for the browser's word. */
const PATIENCE = 2000;

export async function narrow(host: string): Promise<boolean> {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  // Hints such as prefetch are let through where any part of a policy lets them: each part is there, and says no.
  meta.content = `default-src 'none'; img-src data:; font-src data:; connect-src ${host}`;
  document.head.append(meta);
  console.info("Cloutscope tries to reach two other hosts, to see that this browser refuses it. The refusals below are its answers.");
  const others = ["https://cloutscope.invalid/?attempt=other", new URL("?attempt=own", document.baseURI).href];
  for (const url of others) {
    if (new URL(url).origin !== host && !(await refused(url))) return false;
  }
  return true;
}

/** Refused only where the browser says so: a request that merely fails proves nothing. */
function refused(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      clearTimeout(timer);
      document.removeEventListener("securitypolicyviolation", hear);
      resolve(answer);
    };
    const hear = ({ blockedURI }: SecurityPolicyViolationEvent) => {
      if (url.startsWith(blockedURI)) end(true);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    document.addEventListener("securitypolicyviolation", hear);
    fetch(url, { mode: "no-cors", credentials: "omit" }).then(
      () => end(false),
      () => {},
    );
  });
}
