// embed.html: the widget with the card that its address holds after the #, which no browser sends to a server.

const card = document.querySelector("cloutscope-card");

const sheet = new CSSStyleSheet();
sheet.replaceSync(":root { color-scheme: light dark; background: transparent } body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }");
document.adoptedStyleSheets = [sheet];

function show(): void {
  card?.setAttribute("data-card", decoded(location.hash.slice(1)));
}

/** What is no base64url is no card either: the widget says so. */
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
