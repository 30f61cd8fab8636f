// The pasted HTML as elements. Under the lock no text becomes markup, so this reads the few shapes that src/embed.rs
// writes, and no others; styles go in one by one, as the policy takes no style attribute either.

const PIECES = /<(\/?)(figure|figcaption|p|strong)\b([^>]*)>|[^<]+/g;

export function pasted(html: string): DocumentFragment {
  const whole = document.createDocumentFragment();
  const open: ParentNode[] = [whole];
  for (const [piece, end, tag, attributes = ""] of html.matchAll(PIECES)) {
    if (end) open.pop();
    else if (tag) open.push(element(tag, attributes, open.at(-1)));
    else open.at(-1)?.append(plain(piece));
  }
  return whole;
}

function element(tag: string, attributes: string, parent: ParentNode | undefined): HTMLElement {
  const made = document.createElement(tag);
  for (const [, name = "", value = ""] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    if (name === "style") made.style.cssText = value;
    else made.setAttribute(name, plain(value));
  }
  parent?.append(made);
  return made;
}

const plain = (escaped: string): string => escaped.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
