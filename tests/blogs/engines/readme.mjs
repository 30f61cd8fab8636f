// A README on a Git host, imitated: Markdown and HTML through the sanitizer with GitHub's schema, under GitHub's own sheet.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../install.mjs";
import { OUT, putFiles, ways, write } from "../ways.mjs";

const VERSIONS = {
  unified: "11.0.5", "remark-parse": "11.0.0", "remark-gfm": "4.0.1", "remark-rehype": "11.1.2",
  "rehype-raw": "7.0.0", "rehype-sanitize": "6.0.0", "rehype-stringify": "10.0.1", "github-markdown-css": "5.9.0",
};

export const title = "README, imitated";

/** What makes HTML of Markdown as Git hosts do. */
export async function sanitizer() {
  const { load, modules } = npm("readme", VERSIONS);
  const [{ unified }, ...plugins] = await Promise.all(["unified", "remark-parse", "remark-gfm", "remark-rehype", "rehype-raw", "rehype-sanitize", "rehype-stringify"].map(load));
  const [parse, gfm, rehype, raw, sanitize, stringify] = plugins.map((plugin) => plugin.default);
  const made = unified().use(parse).use(gfm).use(rehype, { allowDangerousHtml: true }).use(raw).use(sanitize).use(stringify);
  return { clean: (markdown) => String(made.processSync(markdown)), modules };
}

export async function make({ serve }) {
  const { clean, modules } = await sanitizer();
  const at = join(OUT, "readme");
  rmSync(at, { recursive: true, force: true });
  putFiles(at);
  cpSync(join(modules, "github-markdown-css", "github-markdown.css"), join(at, "github.css"));
  const { url } = await serve(at);
  const texts = await ways("");
  const bodies = { ...Object.fromEntries(Object.entries(texts).map(([way, text]) => [way, [text, text]])) };
  const posts = Object.entries(bodies).map(([way, [body, pasted]]) => ({ way, role: "HTML", body, pasted }));
  posts.unshift({ way: "image", role: "Markdown", body: "[![My Cloutscope score](badge.svg)](https://example.org/)", pasted: '<p><a href="https://example.org/"><img src="badge.svg" alt="My Cloutscope score"></a></p>' });
  return {
    version: `rehype-sanitize ${VERSIONS["rehype-sanitize"]}`,
    posts: posts.map(({ way, role, body, pasted }) => {
      const name = `${way}-${role}.html`;
      const html = clean(`# A project\n\nSome words before it.\n\n${body}\n\nSome words after it.\n`);
      write(join(at, name), `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>A project</title><link rel="stylesheet" href="github.css"><body class="markdown-body" style="padding: 2em">${html}</body></html>`);
      return { way, role, url: url + name, pasted };
    }),
  };
}
