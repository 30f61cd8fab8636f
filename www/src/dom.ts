// Making and updating elements. Text goes in as text: names, handles and file names are not to be trusted.

export type Child = Node | string | null | undefined | false;

export interface Props {
  class?: string;
  /** Attributes; `true` sets an empty one, `false`, `null` and `undefined` none. */
  [attribute: string]: string | number | boolean | null | undefined | ((event: never) => void);
}

/** An element. Props named `onclick`, `oninput`, … are listeners, all others attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else attribute(element, name, value);
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

export function attribute(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Sets an element's text, leaving it alone where nothing changed: live regions would speak again. */
export function text(element: Element, content: string): void {
  if (element.textContent !== content) element.textContent = content;
}

/** Puts exactly these children into an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
}

/** An element that can be made to show another value. */
export interface View<T> {
  node: HTMLElement;
  update(value: T): void;
}

/**
 * A list whose elements stay the same ones as long as their keys do, so that focus, scrolling and what was folded open
 * survive an update.
 */
export function keyed<T>(parent: Element, key: (item: T) => string, make: (item: T) => View<T>): (items: readonly T[]) => void {
  const views = new Map<string, View<T>>();
  return (items) => {
    const wanted = new Set(items.map(key));
    for (const [name, view] of views) {
      if (wanted.has(name)) continue;
      view.node.remove();
      views.delete(name);
    }
    items.forEach((item, index) => {
      const name = key(item);
      const view = views.get(name) ?? make(item);
      views.set(name, view);
      const there = parent.children[index];
      if (there !== view.node) parent.insertBefore(view.node, there ?? null);
      view.update(item);
    });
  };
}

/** A fold: closed at first, filled by `open` each time it opens. Escape closes the innermost one around the focus. */
export function fold(className: string, head: Child[], open: (body: HTMLElement) => void): HTMLDetailsElement & { body: HTMLElement } {
  const body = h("div", { class: "fold-body" });
  const node = h("details", { class: className }, h("summary", {}, ...head), body);
  node.addEventListener("toggle", () => {
    if (node.open) open(body);
  });
  return Object.assign(node, { body });
}

/** Closes the innermost fold that holds the focus; false if there is none. */
export function closeFold(): boolean {
  const open = document.activeElement?.closest<HTMLDetailsElement>("details[open]");
  if (!open) return false;
  open.open = false;
  open.querySelector<HTMLElement>("summary")?.focus();
  return true;
}
