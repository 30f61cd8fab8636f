// embed.html: the widget with the card that its address holds after the #, which no browser sends to a server; behind it,
// after an & each, the element's further attributes.

const card = document.querySelector("cloutscope-card");

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

function show(): void {
  const [json = "", ...said] = location.hash.slice(1).split("&");
  const attributes = new URLSearchParams(said.join("&"));
  for (const name of ["theme", "ground", "home", "lang"]) card?.setAttribute(name, attributes.get(name) ?? "");
  const theme = attributes.get("theme");
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  sheet.replaceSync(
    `:root { color-scheme: ${scheme}; background: transparent } body { margin: 0; font: 1rem/1.5 system-ui, sans-serif } cloutscope-card { margin: 0 }`,
  );
  card?.setAttribute("data-card", decoded(json));
}

/** What is not base64url is not a card either: the widget says so. */
function decoded(text: string): string {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}

addEventListener("hashchange", show);
show();
