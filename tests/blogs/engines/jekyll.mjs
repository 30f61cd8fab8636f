// Jekyll with Minima, the theme it comes with: a Markdown file each, and the include of docs/blogs.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../www/scripts/tools.mjs";
import { debian, run, versionOf } from "../install.mjs";
import { OUT, putFiles, ways, write } from "../ways.mjs";

export const title = "Jekyll";

export async function make({ serve }) {
  debian("/usr/bin/jekyll", "jekyll", "jekyll-theme-minima", "ruby-jekyll-feed", "ruby-jekyll-seo-tag");
  const [site, at] = [join(OUT, "jekyll"), join(OUT, "jekyll-built")];
  for (const folder of [site, at]) rmSync(folder, { recursive: true, force: true });
  const server = await serve(at);
  write(join(site, "_config.yml"), `title: A blog\nurl: ${server.url.slice(0, -1)}\ntheme: minima\nplugins: [jekyll-feed]\n`);
  write(join(site, "index.md"), "---\nlayout: home\n---\n");
  write(join(site, "_includes", "cloutscope.html"), "");
  cpSync(join(ROOT, "docs", "blogs", "jekyll", "cloutscope.html"), join(site, "_includes", "cloutscope.html"));
  putFiles(join(site, "cloutscope"));
  const texts = await ways("/cloutscope/");
  const posts = [];
  const post = (role, way, body) => {
    write(join(site, "_posts", `2024-05-01-${role}-${way}.md`), `---\nlayout: post\ntitle: A post with ${way}\n---\nSome words before it.\n\n${body}\n\nSome words after it.\n`);
    posts.push({ role, way, url: `${server.url}2024/05/01/${role}-${way}.html`, pasted: role === "pasted" ? body : undefined });
  };
  for (const [way, text] of Object.entries(texts)) post("pasted", way, text);
  for (const [way, name] of [["image", "badge"], ["element", "card"], ["scorer", "scorer"]]) post("include", way, `{% include cloutscope.html way="${name}" %}`);
  run("jekyll", ["build", "--source", site, "--destination", at]);
  return { version: versionOf("jekyll", "--version"), posts };
}
