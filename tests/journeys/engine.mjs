// The page's engine, asked beside the page: for journeys that compare every bit with the terminal's.

import assert from "node:assert/strict";
import { causes, items, terminal } from "./steps.mjs";

export const WHY = ["2011-02-21", "2011-02-24"];

/** In the page, before its own scripts: keeps the worker that scores, and what it was asked last. */
export function keepEngine() {
  const Made = globalThis.Worker;
  globalThis.Worker = class extends Made {
    postMessage(request, ...more) {
      if (request.method === "answer") globalThis.engine = { worker: this, asked: request.args };
      super.postMessage(request, ...more);
    }
  };
}

/** In the page: everything that the engine says of what is there, as JSON, which keeps every bit of a number. */
export async function askEngine(why) {
  const { worker, asked } = globalThis.engine;
  const ask = (method, ...args) =>
    new Promise((resolve) => {
      const id = `again: ${method} ${Math.random()}`;
      worker.addEventListener("message", ({ data }) => data.id === id && resolve(data.result));
      worker.postMessage({ id, method, args });
    });
  const summary = { ...(await ask("answer", ...asked)), curve: [] };
  for (;;) {
    const piece = await ask("trace");
    summary.curve.push(...piece.curve);
    if (piece.rest) Object.assign(summary, piece.rest);
    if (piece.rest) break;
  }
  const all = 1_000_000;
  return JSON.stringify({
    summary,
    points: (await ask("givers", undefined, 0, all)).rows,
    why: await ask("why", ...why, all),
    people: (await ask("totals", "points", "", 0, all)).rows,
    posts: await ask("posts", 0, all, ...why),
    waiting: await ask("waiting"),
    story: await ask("story", ...why),
  });
}

/** What the engine said of the sample is what the terminal says. */
export function assertSample(said) {
  const { summary, points, why, people, posts, waiting, story } = JSON.parse(said);
  const native = terminal("--sample", "--why", WHY.join(".."));
  for (const field of ["score", "evidence", "band", "delta", "reach", "amplification", "network", "networks", "curve", "events", "own", "style"]) {
    assert.deepEqual(summary[field], native[field], field);
  }
  assert.ok(native.points.length > 20 && native.people.length > 20 && native.posts.length > 20 && causes(native.why).length > 100);
  assert.deepEqual(items(points), items(native.points));
  assert.deepEqual(causes(why), causes(native.why));
  assert.deepEqual({ people, posts: posts.rows, no_post: posts.no_post, waiting, story }, Object.fromEntries(["people", "posts", "no_post", "waiting", "story"].map((name) => [name, native[name]])));
}
