// Three engines behind one small door: a tab, the document in it that sees files, and scripts there.
//
//     open(url) → the shell is loaded; frame() → waits for the locked frame; run(script, where); close()

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { CHROMIUM_FLAGS, chromium, firefox, miniBrowser, webkitDriver, xvfb } from "../../www/scripts/tools.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));

/** What a stranger among our own code would do first: keep the one policy by which the page may start workers. */
const KEEP_POLICY = () => {
  const factory = globalThis.TrustedTypePolicyFactory?.prototype;
  const create = factory?.createPolicy;
  if (create) {
    factory.createPolicy = function (...args) {
      const policy = create.apply(this, args);
      globalThis.keptPolicy = policy;
      return policy;
    };
  }
};

/** Asks again until it is there; a document that is being left may never answer. */
async function until(what, ask, patience = 60_000) {
  let last;
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    const found = await Promise.race([ask().catch((error) => void (last = error.message)), sleep(10_000, null)]);
    if (found) return found;
  }
  throw new Error(`${what} did not come${last ? `: ${last}` : ""}`);
}

const LOCKED = "document.documentElement.dataset.network === 'locked'";

/** Playwright and Puppeteer alike: frames are listed, and each is asked. */
function driven(browser, page, version) {
  return {
    version,
    goto: (url) => page.goto(url, { waitUntil: "load", timeout: 60_000 }),
    run: (script, where = page) => where.evaluate(script),
    frame: () =>
      until("the locked frame", async () => {
        for (const frame of page.frames()) if (await Promise.race([frame.evaluate(LOCKED).catch(() => false), sleep(1000, false)])) return frame;
        return null;
      }),
    close: () => browser.close(),
  };
}

async function openChromium() {
  const { chromium: engine } = require("playwright-core");
  const browser = await engine.launch({ executablePath: chromium(), args: [...CHROMIUM_FLAGS, "--allow-loopback-in-peer-connection"] });
  const context = await browser.newContext();
  await context.addInitScript(KEEP_POLICY);
  return driven(browser, await context.newPage(), `Chromium ${browser.version()}`);
}

async function openFirefox() {
  const puppeteer = require("puppeteer-core");
  // The system's resolver and no other; what the browser asks on its own account is off.
  const extraPrefsFirefox = {
    "network.trr.mode": 5,
    "network.dns.disablePrefetch": false,
    "network.proxy.type": 0,
    "media.peerconnection.ice.loopback": true,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "app.normandy.enabled": false,
    "services.settings.server": "http://127.0.0.1:1/",
  };
  const browser = await (puppeteer.default ?? puppeteer).launch({ browser: "firefox", executablePath: firefox(), headless: true, extraPrefsFirefox });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(KEEP_POLICY);
  return driven(browser, page, (await browser.version()).replace("firefox/", "Firefox "));
}


/** A screen that nobody sees, with a number that nobody has. */
function openScreen() {
  const screen = spawn(xvfb(), ["-displayfd", "3", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    screen.once("error", reject);
    screen.stdio[3].once("data", (number) => resolve({ display: `:${String(number).trim()}`, end: () => screen.kill() }));
  });
}

/** WebKitGTK by its own driver: plain WebDriver requests. `null` where it is not installed. */
export async function openWebKit() {
  if (!webkitDriver() || !miniBrowser() || !xvfb()) return null;
  const screen = await openScreen();
  // A chart that asks for the locale needs one; the sandbox wants a kernel feature that containers lack.
  const env = { ...process.env, DISPLAY: screen.display, LANG: "en_US.UTF-8", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const port = 20_000 + (process.pid % 10_000);
  const driver = spawn(webkitDriver(), [`--port=${port}`], { env, stdio: "ignore" });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const browserOptions = { binary: miniBrowser(), args: ["--automation"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": browserOptions } };
  await until("the driver", () => ask("GET", "/status"));
  const session = await ask("POST", "/session", { capabilities });
  const at = (path) => `/session/${session.sessionId}${path}`;
  await ask("POST", at("/timeouts"), { script: 30_000, pageLoad: 60_000 });
  // Scripts that take a while are asked for their end.
  const run = (script) =>
    ask("POST", at("/execute/async"), { script: `const done = arguments[0]; Promise.resolve(${script}).then(done, (error) => done(String(error)))`, args: [] });
  const inner = "(() => { const s = document.querySelector('cloutscope-scorer'); return s ? s.shadowRoot.querySelector('iframe') : document.querySelector('iframe'); })()";
  const into = async () => {
    const frame = await ask("POST", at("/execute/sync"), { script: `return ${inner}`, args: [] });
    if (!frame) throw new Error("no frame");
    await ask("POST", at("/frame"), { id: frame });
  };
  return {
    version: `WebKitGTK ${session.capabilities.browserVersion}`,
    goto: (url) => ask("POST", at("/url"), { url }),
    run,
    frame: () =>
      until("the locked frame", async () => {
        await ask("POST", at("/frame"), { id: null });
        for (let depth = 0; depth < 3; depth++) {
          if (await ask("POST", at("/execute/sync"), { script: `return ${LOCKED}`, args: [] })) return true;
          await into();
        }
        return null;
      }),
    /** Gives files to the input that a script finds. */
    choose: async (input, paths) => {
      const found = await ask("POST", at("/execute/sync"), { script: `return ${input}`, args: [] });
      await ask("POST", at(`/element/${Object.values(found)[0]}/value`), { text: paths.join("\n") });
    },
    close: async () => {
      await ask("DELETE", at("")).catch(() => {});
      driver.kill();
      screen.end();
    },
  };
}

export const ENGINES = { Chromium: openChromium, Firefox: openFirefox, WebKitGTK: openWebKit };
