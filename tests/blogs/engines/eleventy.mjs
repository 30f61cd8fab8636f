// Eleventy, which has no theme: a plain layout over Pico, a sheet that styles elements. A Markdown file each, and the
// shortcode of docs/blogs.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../www/scripts/tools.mjs";
import { npm, run } from "../install.mjs";
import { OUT, putFiles, ways, write } from "../ways.mjs";

const VERSION = "3.1.8";
const LAYOUT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ title }}</title><link rel="stylesheet" href="/pico.css"></head>
<body><main class="container"><article><h1>{{ title }}</h1>{{ content }}</article></main></body>
</html>
`;

export const title = "Eleventy";

export async function make({ serve }) {
  const { folder, modules } = npm("eleventy", { "@11ty/eleventy": VERSION, "@picocss/pico": "2.1.1" });
  const [site, at] = [join(OUT, "eleventy"), join(OUT, "eleventy-built")];
  for (const old of [site, at]) rmSync(old, { recursive: true, force: true });
  const server = await serve(at);
  write(join(site, "package.json"), '{ "type": "module" }');
  write(join(site, "eleventy.config.js"), 'import cloutscope from "./cloutscope.js";\n\nexport default function (eleventyConfig) {\n  eleventyConfig.addPlugin(cloutscope);\n  eleventyConfig.addPassthroughCopy("cloutscope");\n  eleventyConfig.addPassthroughCopy("pico.css");\n}\n');
  cpSync(join(ROOT, "docs", "blogs", "eleventy", "cloutscope.js"), join(site, "cloutscope.js"));
  cpSync(join(modules, "@picocss", "pico", "css", "pico.min.css"), join(site, "pico.css"));
  write(join(site, "_includes", "post.liquid"), LAYOUT);
  write(join(site, ".eleventyignore"), "cloutscope/**\n");
  putFiles(join(site, "cloutscope"));
  const texts = await ways("/cloutscope/");
  const posts = [];
  const post = (role, way, body) => {
    write(join(site, "posts", `${role}-${way}.md`), `---\nlayout: post.liquid\ntitle: A post with ${way}\n---\nSome words before it.\n\n${body}\n\nSome words after it.\n`);
    posts.push({ role, way, url: `${server.url}posts/${role}-${way}/`, pasted: role === "pasted" ? body : undefined });
  };
  for (const [way, text] of Object.entries(texts)) post("pasted", way, text);
  for (const [way, name] of [["image", "badge"], ["element", "card"], ["scorer", "scorer"]]) post("shortcode", way, `{% cloutscope "${name}" %}`);
  run(process.execPath, [join(folder, "node_modules", "@11ty", "eleventy", "cmd.cjs"), `--output=${at}`, "--quiet"], { cwd: site });
  return { version: VERSION, posts };
}
