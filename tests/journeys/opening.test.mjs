import assert from "node:assert/strict";
import { accessibility, journey, open } from "./harness.mjs";

journey("someone opens the page: the engine runs in a worker, and nothing is fetched after the lock", async ({ page, server }) => {
  const loaded = await open(page, server);
  await page.getByText("ten million people are 100 points").waitFor();
  assert.deepEqual(loaded.sort(), ["GET /", "GET /cloutscope.wasm", "GET /main.js"]);
  assert.ok(page.workers().every((worker) => worker.url().startsWith("blob:")));
  assert.equal(page.workers().length, 1);
  assert.deepEqual(server.hits, []);
});

journey("someone opens the page with a screen reader: axe finds nothing wrong", async ({ page, server }) => {
  await open(page, server);
  assert.deepEqual(await accessibility(page), []);
});
