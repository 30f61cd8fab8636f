// The shell's own lock: from here on it can make no request either.

/** No 'self' anywhere: the host's own access log is a channel, too. Policies only get stricter when added. */
const LOCKED = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "worker-src blob:",
  "img-src data: blob:",
  "font-src data:",
  "connect-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

export function lockShell(): void {
  Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  window.opener = null;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = LOCKED;
  document.head.append(meta);
}
