// The page's content security policies: of the shell, which loads, and of the frame, which sees files and never loads.

import { createHash } from "node:crypto";

const SHARED = {
  "default-src": ["'none'"],
  "script-src": ["@scripts", "'wasm-unsafe-eval'"],
  "style-src": ["@styles"],
  "img-src": ["data:", "blob:"],
  "font-src": ["data:"],
  "worker-src": ["blob:"],
  "connect-src": ["'none'"],
  "form-action": ["'none'"],
  "base-uri": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["cloutscope"],
};

/** No 'self' anywhere: the host's own access log is a channel, too. */
export const FRAME_POLICY = SHARED;

/** For the boot only. A frame inherits it, so all that stands in the frame's stands here. */
export const PAGE_POLICY = {
  ...SHARED,
  "img-src": ["'self'", "data:", "blob:"],
  "worker-src": ["'self'", "blob:"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
};

/** Of collect.html, until the handle names its one host. Loopback is for trying it with a server of one's own. */
export const COLLECT_POLICY = {
  "default-src": ["'none'"],
  "script-src": ["@scripts"],
  "style-src": ["@styles"],
  "img-src": ["data:"],
  "font-src": ["data:"],
  "connect-src": ["https:", "http://localhost:*", "http://127.0.0.1:*"],
  "form-action": ["'none'"],
  "base-uri": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["'none'"],
};

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A policy as it is written, with the hashes of what is inline. */
export function policy(directives, { scripts, styles }) {
  const expand = (source) => (source === "@scripts" ? scripts.map(hash) : source === "@styles" ? styles.map(hash) : [source]);
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${[...new Set(sources.flatMap(expand))].join(" ")}`)
    .join("; ");
}
