// What travels as LZMA comes out as it was; what is damaged is refused, or is not what it was, and never hangs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { WWW } from "../../www/scripts/tools.mjs";

const require = createRequire(join(WWW, "package.json"));
let compress;
let unpack;

before(async () => {
  ({ compress } = await import(join(WWW, "node_modules/lzma1/lib/index.js")));
  const { build } = require("esbuild");
  const { outputFiles } = await build({ entryPoints: [join(WWW, "src/unpack.ts")], bundle: true, format: "esm", write: false });
  ({ unpack } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`));
});

const packed = (bytes) => Uint8Array.from(compress(bytes, 9));

test("the engine, nothing, noise and what repeats come out byte for byte", () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 5000 }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24);
  const repeated = new TextEncoder().encode("abc, abcd, abcde: ".repeat(400));
  for (const bytes of [new Uint8Array(0), Uint8Array.of(7), noise, repeated]) {
    assert.deepEqual(Buffer.from(unpack(packed(bytes))), Buffer.from(bytes));
  }
  const engine = join(WWW, "pkg/cloutscope_bg.wasm");
  assert.ok(Buffer.from(unpack(readFileSync(`${engine}.lzma`))).equals(readFileSync(engine)));
});

test("a packed file that ends too soon is refused, and no changed byte of one makes it hang", () => {
  const whole = packed(new TextEncoder().encode("what they do because of you; what you do because of them; ".repeat(9)));
  for (let length = 0; length < whole.length - 5; length++) assert.throws(() => unpack(whole.subarray(0, length)), `${length} bytes`);
  // Behind the lengths, which say how much memory it takes.
  for (let at = 14; at < whole.length; at++) {
    const damaged = Uint8Array.from(whole);
    damaged[at] ^= 0x55;
    try {
      assert.equal(unpack(damaged).length, 522);
    } catch (error) {
      assert.match(error.message, /too soon|damaged/);
    }
  }
});
