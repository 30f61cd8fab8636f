// Workers and the calls to them. Workers start from blob: URLs only: one loaded from a URL would not inherit the lock.

import { workerFrom } from "../lock/trusted";
import type { Methods, Progress, Request, Response } from "./types";
import workerSource from "./worker/worker.ts?text";

interface Call {
  resolve(result: unknown): void;
  reject(reason: Error): void;
  progress: ((at: Progress) => void) | undefined;
}

/** A worker and the calls that wait for its answer. */
export interface Remote {
  worker: Worker;
  waiting: Map<number, Call>;
  calls: number;
}

/** The reason of a call whose worker was ended on purpose. */
export class Ended extends Error {}

let url: string | undefined;

/** Starts a worker with the compiled engine. Only after the lock: a worker keeps the policy it was made under. */
export function startWorker(engine: WebAssembly.Module): Remote {
  url ??= URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  const remote: Remote = { worker: workerFrom(url), waiting: new Map(), calls: 0 };
  remote.worker.addEventListener("message", ({ data }: MessageEvent<Response>) => answer(remote, data));
  remote.worker.addEventListener("error", (event) => {
    endWorker(remote, new Error(event.message || "The worker did not start."));
  });
  // A failed start shows in every later call, too.
  call(remote, "start", [engine]).catch(() => {});
  return remote;
}

/** Asks `remote` for something. Rejects with the engine's own sentence, or {@link Ended}. */
export function call<M extends keyof Methods>(
  remote: Remote,
  method: M,
  args: Parameters<Methods[M]>,
  options: { transfer?: Transferable[]; progress?: (at: Progress) => void } = {},
): Promise<ReturnType<Methods[M]>> {
  return new Promise((resolve, reject) => {
    const request: Request = { id: remote.calls++, method, args };
    remote.waiting.set(request.id, { resolve: resolve as Call["resolve"], reject, progress: options.progress });
    remote.worker.postMessage(request, options.transfer ?? []);
  });
}

/** Stops a worker at once, whatever it does. */
export function endWorker(remote: Remote, why: Error = new Ended("cancelled")): void {
  remote.worker.terminate();
  for (const { reject } of remote.waiting.values()) reject(why);
  remote.waiting.clear();
}

function answer(remote: Remote, response: Response): void {
  const waiting = remote.waiting.get(response.id);
  if (!waiting) return;
  if ("progress" in response) {
    waiting.progress?.(response.progress);
    return;
  }
  remote.waiting.delete(response.id);
  if ("result" in response) {
    waiting.resolve(response.result);
    return;
  }
  waiting.reject(new Error(response.error));
  // After a trap the engine's memory is not to be trusted.
  if (response.fatal) endWorker(remote, new Error(response.error));
}
