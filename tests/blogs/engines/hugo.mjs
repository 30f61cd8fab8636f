// Hugo with the theme that `hugo new theme` makes: a Markdown file each, as it is at first, with HTML allowed, and with the
// shortcode of docs/blogs.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../www/scripts/tools.mjs";
import { hugo, run, versionOf } from "../install.mjs";
import { OUT, putFiles, ways, write } from "../ways.mjs";

export const title = "Hugo";

/** The three sites, one folder: as it is at first, and with HTML in Markdown allowed. */
export async function make({ serve }) {
  const program = hugo();
  const site = join(OUT, "hugo");
  rmSync(site, { recursive: true, force: true });
  run(program, ["new", "site", site]);
  run(program, ["new", "theme", "stock"], { cwd: site });
  const layouts = join(site, "layouts");
  const shortcodes = join(layouts, "shortcodes");
  write(join(shortcodes, "cloutscope.html"), "");
  cpSync(join(ROOT, "docs", "blogs", "hugo", "cloutscope.html"), join(shortcodes, "cloutscope.html"));
  putFiles(join(site, "static", "cloutscope"));
  const texts = await ways("/cloutscope/");
  const posts = [];
  const post = (role, way, body, pasted) => {
    write(join(site, "content", "posts", `${role}-${way}.md`), `+++\ntitle = "A post with ${way}"\ndate = 2024-05-01\n+++\nSome words before it.\n\n${body}\n\nSome words after it.\n`);
    posts.push({ role, way, path: `posts/${role}-${way}/`, pasted });
  };
  for (const [way, text] of Object.entries(texts)) post("pasted", way, text, text);
  for (const [way, name] of [["image", "badge"], ["element", "card"], ["scorer", "scorer"]]) post("shortcode", way, `{{< cloutscope way="${name}" >}}`);
  const built = async (folder, unsafe) => {
    const at = join(OUT, folder);
    rmSync(at, { recursive: true, force: true });
    const server = await serve(at);
    const config = `baseURL = "${server.url}"\nlanguageCode = "en"\ntitle = "A blog"\ntheme = "stock"\n${unsafe ? "[markup.goldmark.renderer]\nunsafe = true\n" : ""}`;
    write(join(site, "hugo.toml"), config);
    run(program, ["--destination", at], { cwd: site });
    return server.url;
  };
  const [first, allowed] = [await built("hugo-first", false), await built("hugo-unsafe", true)];
  return {
    version: versionOf(program, "version"),
    posts: [
      ...posts.filter(({ role }) => role === "pasted").map((post) => ({ ...post, role: "as at first", url: first + post.path })),
      ...posts.filter(({ role }) => role === "pasted").map((post) => ({ ...post, role: "unsafe = true", url: allowed + post.path })),
      ...posts.filter(({ role }) => role === "shortcode").map((post) => ({ ...post, url: first + post.path })),
    ],
  };
}
