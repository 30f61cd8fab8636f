// Everything that can be wrong, asked of the installed package: prints what each call rejects with, a line each.

import { score } from "cloutscope";

const tweet = { id_str: "1", created_at: "Tue Mar 05 10:20:30 +0000 2024", favorite_count: "3", retweet_count: "0", full_text: "", entities: {} };
const tweets = { name: "tweets.js", bytes: new TextEncoder().encode(`window.YTD.tweets.part0 = ${JSON.stringify([{ tweet }])}`) };

const attempts = [
  () => score([new Uint8Array(1)]),
  () => score([{ name: "tweets.js", bytes: "text" }]),
  () => score([{ name: "huge.zip", bytes: new ArrayBuffer(2 ** 32) }]),
  () => score([tweets], { ownr: ["twitter:1"] }),
  () => score([tweets], { as_of: "yesterday" }),
  () => score([tweets], { profile: "klout-2012" }),
  () => score([tweets], { why: ["2024-03-09", "2024-03-01"] }),
];
for (const attempt of attempts) {
  await attempt().then(
    () => console.log("nothing"),
    (error) => console.log(`${error instanceof Error ? "Error" : typeof error}: ${error.message}`),
  );
}
