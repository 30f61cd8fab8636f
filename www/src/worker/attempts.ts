// What a worker of ours can reach under the lock: tried, and the browser's word passed on.

addEventListener("securitypolicyviolation", ({ effectiveDirective }) => postMessage({ refused: effectiveDirective }));

addEventListener("message", ({ data: url }: MessageEvent<string>) => {
  fetch(`${url}-fetch`).then(
    () => postMessage("passed"),
    () => {},
  );
  try {
    importScripts(`${url}-script`);
    postMessage("passed");
  } catch (error) {
    // Trusted Types throw without a violation's event; a policy gives both.
    if (error instanceof TypeError) postMessage({ refused: error.message });
  }
});
