// The page and the terminal are two doors to one engine: the same files give the same bits.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { ROOT } from "../../www/scripts/tools.mjs";
import { drop, journey, open } from "./harness.mjs";
import { score, settled, trySample, tweet, twitter, withFiles } from "./steps.mjs";

/** `cloutscope score … --json`, as the terminal prints it. */
function terminal(...args) {
  const command = ["run", "--quiet", "--", "score", "--json", ...args];
  return JSON.parse(execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
}

journey("the sample has the same score on the page and in the terminal, bit for bit", async ({ page, server }) => {
  assert.equal(await trySample(page, server), terminal("--sample").score);
}, { timeout: 240_000 });

journey("a dropped export has the same score on the page and in the terminal, bit for bit", async ({ page, server }) => {
  await open(page, server);
  const tweets = Array.from({ length: 50 }, (_, id) => tweet(id + 1, (id * 7) % 23));
  await withFiles(twitter(tweets), async (path) => {
    await drop(page, [path("twitter")]);
    await settled(page);
    assert.equal(await score(page), terminal(path("twitter")).score);
  });
}, { timeout: 240_000 });
