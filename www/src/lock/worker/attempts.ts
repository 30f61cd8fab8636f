// What a worker of ours can reach under the lock: tried, and the browser's word passed on.

addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective } = event as SecurityPolicyViolationEvent;
  // Firefox reports what Trusted Types throw as an event, too; it is told once, below.
  if (!effectiveDirective.startsWith("require-trusted")) postMessage({ refused: effectiveDirective });
});

addEventListener("message", ({ data: url }: MessageEvent<string>) => {
  fetch(`${url}-fetch`).then(
    () => postMessage("passed"),
    () => {},
  );
  try {
    importScripts(`${url}-script`);
    postMessage("passed");
  } catch (error) {
    // A policy's refusal has its own error and its event.
    if (error instanceof TypeError) postMessage({ refused: error.message });
  }
});
