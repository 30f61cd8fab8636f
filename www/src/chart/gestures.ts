// The curve under a hand: wheel, pinch and drag. A wheel zooms with Ctrl or ⌘, or once the curve was clicked: a page that is
// scrolled by shall not stop at it.

import type uPlot from "uplot";

/** How long the hint stays, in milliseconds. */
const HINTED = 1500;

/** Two fingers or a wheel zoom around the pointer; one finger, or a wheel that turns sideways, pans. */
export function bindGestures(u: uPlot, chart: HTMLElement, show: (from: number, to: number) => void): () => void {
  const { over } = u;
  // A click leads the keyboard here, too. The plot itself is hidden from those who hear the page; its slider isn't.
  const take = () => chart.querySelector<HTMLElement>("[role=slider]")?.focus({ preventScroll: true });
  let hint = 0;
  const seen = (): [number, number] => [u.scales.x?.min ?? 0, u.scales.x?.max ?? 0];
  const wheel = (event: WheelEvent) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    // Who only scrolls past goes on scrolling, and is told how the wheel zooms.
    if (!sideways && !event.ctrlKey && !event.metaKey && !chart.contains(document.activeElement)) {
      chart.dataset.hint = "";
      clearTimeout(hint);
      hint = setTimeout(() => delete chart.dataset.hint, HINTED);
      return;
    }
    event.preventDefault();
    const [from, to] = seen();
    if (sideways) {
      const by = ((to - from) * event.deltaX) / over.clientWidth;
      show(from + by, to + by);
      return;
    }
    const centre = u.posToVal(event.clientX - over.getBoundingClientRect().left, "x");
    const factor = event.deltaY > 0 ? 1.15 : 1 / 1.15;
    show(centre - (centre - from) * factor, centre + (to - centre) * factor);
  };
  const fingers = new Map<number, number>();
  let spread = 0;
  const down = (event: PointerEvent) => void (event.pointerType === "touch" && fingers.set(event.pointerId, event.clientX));
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.get(event.pointerId)!;
    fingers.set(event.pointerId, event.clientX);
    const [from, to] = seen();
    if (fingers.size === 2) {
      const [a, b] = [...fingers.values()] as [number, number];
      const wide = Math.abs(a - b);
      if (spread > 0 && wide > 0) {
        const centre = (from + to) / 2;
        const half = ((to - from) / 2) * (spread / wide);
        show(centre - half, centre + half);
      }
      spread = wide;
      return;
    }
    const by = ((to - from) * (before - event.clientX)) / over.clientWidth;
    show(from + by, to + by);
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    spread = 0;
  };
  over.addEventListener("click", take);
  over.addEventListener("wheel", wheel, { passive: false });
  over.addEventListener("pointerdown", down);
  over.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel", "pointerleave"] as const) over.addEventListener(name, up);
  // The listeners go with the plot; the hint's clock doesn't.
  return () => clearTimeout(hint);
}
