// Puts a score onto blogs as bloggers do, opens each post as their readers do, and says what the host made of it.
//
//     node tests/blogs/run.mjs [ENGINE…]
//
// Pictures and reports are in target/blogs; docs/publish.md has the table that is made of them.

import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve as serveFolder } from "../../www/serve.mjs";
import { CHROMIUM_FLAGS, chromium, DIST, WWW } from "../../www/scripts/tools.mjs";
import { Missing } from "./install.mjs";
import { look, sheet, writeReport } from "./look.mjs";
import { writeTable } from "./table.mjs";
import { OUT, writeFiles } from "./ways.mjs";
import { tryWorkflow } from "./workflow.mjs";

const ENGINES = ["hugo", "jekyll", "eleventy", "wordpress", "ghost", "readme", "feed", "hostile", "workflow"];

const chosen = process.argv.length > 2 ? process.argv.slice(2) : ENGINES;
if (!existsSync(join(DIST, "index.html"))) throw new Error("There is no page in www/dist: run make build first.");
mkdirSync(OUT, { recursive: true });
const { chromium: driver } = createRequire(join(WWW, "package.json"))("playwright-core");
const browser = await driver.launch({ executablePath: chromium(), args: [...CHROMIUM_FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"] });
const closing = [];
/** A folder on loopback, as a host of a blogger's own sends it: others may read what lies there. */
const serve = async (root) => {
  mkdirSync(root, { recursive: true });
  const server = await serveFolder({ root, port: 0, headers: () => ({ "access-control-allow-origin": "*" }) });
  closing.push(server.close);
  return server;
};
try {
  await writeFiles(browser);
  for (const name of chosen.filter((name) => name !== "workflow")) {
    const { title, make } = await import(`./engines/${name}.mjs`);
    let made;
    try {
      made = await make({ serve, browser, onClose: (close) => closing.push(close) });
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      console.log(`\n── ${title}: not tried. ${error.message}`);
      writeReport(name, { title, version: null, why: error.message, posts: [] });
      writeTable(ENGINES);
      continue;
    }
    console.log(`\n── ${title} ${made.version}`);
    const posts = [];
    for (const post of made.posts) {
      const found = await look(browser, { engine: name, ...post });
      posts.push({ way: post.way, role: post.role, version: post.version, ...found });
      console.log(`${post.way.padEnd(8)} ${(post.role ?? "").padEnd(14)} ${found.seen.join("; ") || "seen"}${found.kept.length > 0 ? `\n${" ".repeat(10)}${found.kept.join("; ")}` : ""}`);
    }
    console.log(await sheet(browser, name, posts));
    writeReport(name, { title, version: made.version, posts: posts.map(({ shots, ...post }) => post) });
    writeTable(ENGINES);
  }
  if (chosen.includes("workflow")) tryWorkflow();
} finally {
  await browser.close();
  for (const close of closing.reverse()) await close();
}
