// In a worker: an X archive of 160 MB from the dropped file to records, by the engine and by what a page would do without
// it. JavaScript makes objects of the same fields; what it would take to hand them to another worker isn't counted.

import { unzipSync } from "fflate";
import { Engine, import_files, initSync } from "../pkg/cloutscope";

const FILE = "data/tweets.js";

let memory;

const ways = {
  /** The engine: the file to the bytes that go to the worker that scores. */
  engine: (file) => import_files("archive.zip", [], [file], () => {}),
  fflate: async (file) => {
    const zip = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(unzipSync(zip, { filter: ({ name }) => name === FILE })[FILE]);
    return records(text);
  },
  stream: async (file) => records(await new Response((await entry(file)).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text()),
};

/** The entry's compressed bytes, found by the directory at the end. */
async function entry(file) {
  const tail = new DataView(await file.slice(-(1 << 16)).arrayBuffer());
  let end = tail.byteLength - 22;
  while (tail.getUint32(end, true) !== 0x06054b50) end--;
  const offset = tail.getUint32(end + 16, true);
  const directory = new DataView(await file.slice(offset, offset + tail.getUint32(end + 12, true)).arrayBuffer());
  for (let at = 0; ; ) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((n) => (n === 20 ? directory.getUint32(at + n, true) : directory.getUint16(at + n, true)));
    if (new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, name)) === FILE) {
      const local = directory.getUint32(at + 42, true);
      const head = new DataView(await file.slice(local, local + 30).arrayBuffer());
      const from = local + 30 + head.getUint16(26, true) + head.getUint16(28, true);
      return file.slice(from, from + size);
    }
    at += 46 + name + extra + comment;
  }
}

/** The fields that the engine reads, too. */
function records(text) {
  return JSON.parse(text.slice(text.indexOf("["))).map(({ tweet }) => {
    const versions = tweet.edit_info?.initial?.editTweetIds ?? [];
    return {
      id: tweet.id_str,
      at: Date.parse(tweet.created_at) / 1000,
      likes: Number(tweet.favorite_count),
      retweets: Number(tweet.retweet_count),
      retweeted: /^RT @(\w+):/.exec(tweet.full_text)?.[1],
      status: tweet.in_reply_to_status_id_str,
      user: tweet.in_reply_to_user_id_str,
      handle: tweet.in_reply_to_screen_name,
      mentions: tweet.entities.user_mentions.map(({ id_str, screen_name, name }) => ({ id: id_str, handle: screen_name, name })),
      first: versions.length > 1 ? versions[0] : undefined,
    };
  });
}

const told = {
  async start(module) {
    memory = initSync({ module }).memory;
  },
  async read(way, file) {
    const begun = performance.now();
    const found = await ways[way](file);
    const took = performance.now() - begun;
    if (way === "engine") told.records = found;
    return { took, found: found.length, wasm: memory.buffer.byteLength };
  },
  /** What follows in the worker that scores. */
  async score() {
    const engine = new Engine();
    const begun = performance.now();
    engine.add(told.records);
    engine.answer({});
    return { took: performance.now() - begun, wasm: memory.buffer.byteLength };
  },
};

addEventListener("message", async ({ data: [method, ...args] }) => {
  try {
    postMessage({ result: await told[method](...args) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
