// Cargo's runner for tests under WASM in Firefox: wasm-bindgen's runner serves them as a page, which is opened here.
// (By itself that runner would need geckodriver, which takes minutes to compile.)
//
//     node firefox-runner.mjs TEST.wasm [ARGUMENT…]

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { openFirefox } from "./firefox.mjs";

const SECONDS = 120;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Serves the tests; resolves once they can be opened. */
async function serveTests(address) {
  const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: address };
  const runner = spawn("wasm-bindgen-test-runner", process.argv.slice(2), { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    runner.once("error", reject);
    runner.once("exit", (status) => reject(new Error(`wasm-bindgen-test-runner ended (${status})`)));
    runner.stdout.on("data", (text) => String(text).includes(address) && resolve());
  });
  return runner;
}

/** What the page says when its tests are done. */
async function result(page) {
  for (const end = Date.now() + SECONDS * 1000; Date.now() < end; ) {
    const output = await page.evaluate(() => document.getElementById("output")?.textContent ?? "");
    if (/^test result: /m.test(output)) return output;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the tests were not done after ${SECONDS} seconds`);
}

const address = `127.0.0.1:${await freePort()}`;
const runner = await serveTests(address);
let browser;
try {
  browser = await openFirefox();
  const page = await browser.newPage();
  await page.goto(`http://${address}/`);
  const output = await result(page);
  console.log(`${output.trim()}\nin ${await browser.version()}`);
  if (!/^test result: ok\. /m.test(output)) process.exitCode = 1;
} finally {
  await browser?.close();
  runner.removeAllListeners("exit");
  runner.kill();
}
