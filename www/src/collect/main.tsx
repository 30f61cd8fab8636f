// The frame of collect.html: fetches what is public about one account, from one host, and hands it over as a file.

import { effect } from "@preact/signals";
import { render } from "preact";
import { removeWaysRound } from "../lock/ways_round";
import { language, usePreferred } from "../words/locale";
import { loopback } from "./account";
import type { ToCollect } from "./messages";
import { goOn, step, unsaved, useInstead } from "./state";
import { Collect } from "./view";

removeWaysRound();
usePreferred(navigator.languages);
effect(() => void (document.documentElement.lang = language.value));
render(<Collect />, document.getElementById("page") ?? document.body);

addEventListener("message", ({ source, data }: MessageEvent<ToCollect>) => {
  if (source !== parent) return;
  clearInterval(calling);
  usePreferred(data.languages);
  useInstead(loopback(data.fragment));
});
// The shell's script stands behind the frame, and may not listen yet.
const calling = setInterval(() => parent.postMessage("ready", "*"), 50);

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file && step.value.at === "handle") void goOn(file);
});
addEventListener("beforeunload", (event) => {
  if (unsaved.value) event.preventDefault();
});
