// `_headers`: what hosts that read such a file (Netlify, Cloudflare Pages) send with the page's files. The page needs
// none of it, and is locked without. Each policy is the one that stands in the file itself, so that the two can't differ.

/** Everything that a browser can be told to refuse, but the clipboard and the share sheet; some of it only older ones know. */
const REFUSED = [
  "accelerometer",
  "aria-notify",
  "attribution-reporting",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "captured-surface-control",
  "ch-device-memory",
  "ch-downlink",
  "ch-dpr",
  "ch-ect",
  "ch-prefers-color-scheme",
  "ch-prefers-reduced-motion",
  "ch-prefers-reduced-transparency",
  "ch-rtt",
  "ch-save-data",
  "ch-ua",
  "ch-ua-arch",
  "ch-ua-bitness",
  "ch-ua-form-factors",
  "ch-ua-full-version",
  "ch-ua-full-version-list",
  "ch-ua-high-entropy-values",
  "ch-ua-mobile",
  "ch-ua-model",
  "ch-ua-platform",
  "ch-ua-platform-version",
  "ch-ua-wow64",
  "ch-viewport-height",
  "ch-viewport-width",
  "ch-width",
  "clipboard-read",
  "compute-pressure",
  "cross-origin-isolated",
  "deferred-fetch",
  "deferred-fetch-minimal",
  "digital-credentials-create",
  "digital-credentials-get",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "interest-cohort",
  "join-ad-interest-group",
  "keyboard-map",
  "language-detector",
  "language-model",
  "local-fonts",
  "local-network",
  "local-network-access",
  "loopback-network",
  "magnetometer",
  "media-playback-while-not-visible",
  "microphone",
  "midi",
  "on-device-speech-recognition",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "private-aggregation",
  "private-state-token-issuance",
  "private-state-token-redemption",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "run-ad-auction",
  "screen-wake-lock",
  "serial",
  "shared-storage",
  "shared-storage-select-url",
  "speaker-selection",
  "storage-access",
  "summarizer",
  "sync-xhr",
  "translator",
  "unload",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const EVERYWHERE = {
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Permissions-Policy": REFUSED.map((name) => `${name}=()`).join(", "),
  // Names stay the same from version to version: browsers ask each time whether theirs is the newest.
  "Cache-Control": "no-cache",
};

/** Pages of our own: in no frame, and out of reach of whoever opened them. */
const OWN = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};
const PAGE = {
  ...OWN,
  // Chromium: the page reaches its own host and no other, whatever asks: frames, forms, popups, WebRTC, WebAuthn.
  "Connection-Allowlist": "(response-origin)",
};
/** For blogs, which frame them, load them, and may check them by `integrity`. */
const SHARED = { "Cross-Origin-Resource-Policy": "cross-origin" };
/** Where a blog frames it, it has no origin either. (On the page itself this would forbid the service worker.) */
const FRAMED = "sandbox allow-scripts allow-downloads allow-modals";
const SCRIPT = { ...SHARED, "Access-Control-Allow-Origin": "*" };

const FILES = {
  "index.html": PAGE,
  "collect.html": OWN,
  "embed.html": SHARED,
  "cloutscope.html": SHARED,
  "widget.js": SCRIPT,
  "scorer.js": SCRIPT,
};

/** The file, for what reads a file of the built page. Hosts join headers that two rules name, so each is named once for a path. */
export function headers(read) {
  const rules = Object.entries(FILES).flatMap(([name, own]) => {
    const policy = name.endsWith(".html") ? { "Content-Security-Policy": framed(policyOf(name, read(name)), own === PAGE || own === OWN) } : {};
    return addresses(name).map((path) => [path, { ...policy, ...own }]);
  });
  return [["/*", EVERYWHERE], ...rules]
    .map(([path, all]) => `${[path, ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`)].join("\n")}\n`)
    .join("");
}

function policyOf(name, html) {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  if (!policy) throw new Error(`${name} has no policy`);
  return policy;
}

const framed = (policy, page) => `${policy}; ${page ? "frame-ancestors 'none'" : FRAMED}`;

/** Some hosts leave out `.html` and send whoever asks for it on. */
function addresses(name) {
  const short = name.replace(/(index)?\.html$/, "");
  return short === name ? [`/${name}`] : [`/${short}`, `/${name}`];
}
