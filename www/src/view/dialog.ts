// "Try to break it": every way out, tried in front of the user, with the browser's own words.

import { attempt, CHANNELS, note, title, type Channel, type Outcome } from "../attempts";
import { fill, h, text } from "../dom";

/** Opens the dialog and tries all twelve, one after the other. */
export function openDialog(): void {
  const rows = new Map(CHANNELS.map((channel) => [channel, row(channel)]));
  const verdict = h("p", { class: "verdict", role: "status" });
  const again = h("button", { type: "button", onclick: () => void run() }, "Try again");
  const close = h("button", { type: "button", onclick: () => dialog.close() }, "Close");
  const dialog = h(
    "dialog",
    { "aria-labelledby": "break-title" },
    h("h2", { id: "break-title" }, "Try to break the lock"),
    h(
      "p",
      {},
      "Once its code was loaded, this page gave up the network: a policy that can only get stricter makes the browser refuse it every request. ",
      "Here each way out is tried for real, towards the server that this page came from.",
    ),
    verdict,
    h("ol", { class: "attempts" }, ...[...rows.values()].map(({ node }) => node)),
    h(
      "p",
      { class: "quiet" },
      "What no policy can refuse: an address that you open yourself, and WebRTC, which this page removes at its start and never uses. ",
      "To see it from outside, open your browser's network panel, or pull the plug: everything goes on working.",
    ),
    h("div", { class: "buttons" }, close, again),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  async function run(): Promise<void> {
    again.disabled = true;
    text(verdict, "Trying …");
    for (const { wait } of rows.values()) wait();
    let refused = 0;
    for (const [channel, { show }] of rows) {
      if (!dialog.open) return;
      const outcome = await attempt(channel);
      if (outcome.refused) refused++;
      show(outcome);
    }
    text(
      verdict,
      refused === CHANNELS.length
        ? `The browser refused all ${CHANNELS.length}.`
        : `Refused: ${refused} of ${CHANNELS.length}. Close this page before you drop anything on it, and tell us which browser it is.`,
    );
    again.disabled = false;
  }
  void run();
}

function row(channel: Channel): { node: HTMLElement; wait(): void; show(outcome: Outcome): void } {
  const state = h("span", { class: "outcome" });
  const reasons = h("span", { class: "quiet" });
  const node = h("li", {}, h("span", {}, title(channel), " ", reasons), state);
  return {
    node,
    wait() {
      delete node.dataset.outcome;
      text(state, "");
      text(reasons, "");
    },
    show(outcome) {
      node.dataset.outcome = outcome.refused ? "refused" : "open";
      text(state, outcome.refused ? "refused" : "not refused");
      fill(reasons, ...[...outcome.reasons, ...(note(channel) ? [note(channel)] : [])].map((words) => h("span", {}, words)));
    },
  };
}
