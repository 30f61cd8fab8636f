// An engine that stops: this one does at its first call, the real one does where memory ends.

import { formats, load, score } from "cloutscope";

const text = (name) => [name.length, ...new TextEncoder().encode(name)];
const section = (kind, ...content) => [kind, content.length, ...content];
const stopping = Uint8Array.of(
  ...[0, ...new TextEncoder().encode("asm"), 1, 0, 0, 0],
  ...section(1, 1, 0x60, 0, 0),
  ...section(3, 2, 0, 0),
  ...section(7, 2, ...text("__wbindgen_start"), 0, 0, ...text("formats"), 0, 1),
  // The first function does nothing, the second is `unreachable`.
  ...section(10, 2, 2, 0, 0x0b, 3, 0, 0, 0x0b),
);

const said = (call) => call().then(() => "nothing", (error) => error.message);
console.log(await said(() => load("no-such-file.wasm")));
console.log(await said(() => load(stopping)));
console.log(await said(formats));
console.log(await said(() => score([])));
