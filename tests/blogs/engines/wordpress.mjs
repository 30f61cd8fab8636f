// WordPress in PHP's own server over SQLite, with the theme it comes with: its block editor writes the posts, as
// administrator and as author. Debian's WordPress, and a newer one that npm has; both with the database file that comes with
// the latter.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { ROOT } from "../../../www/scripts/tools.mjs";
import { debian, npm } from "../install.mjs";
import { FILES, OUT, ways, write } from "../ways.mjs";

const BUILDS = "0.9.19";
const BUILT = "6.5";
const PASSWORD = "only on loopback";

export const title = "WordPress";

export async function make({ serve, browser, onClose }) {
  debian("/usr/bin/php", "php-cli");
  debian("/usr/share/wordpress/wp-load.php", "wordpress", "php-sqlite3", "php-xml", "php-mbstring", "php-gd");
  debian("/usr/share/wordpress/wp-content/themes/twentytwentythree", "wordpress-theme-twentytwentythree");
  const { modules } = npm("wordpress", { "@wp-playground/wordpress-builds": BUILDS });
  const builds = join(modules, "@wp-playground", "wordpress-builds");
  // Whatever is not a picture lies on a host of the blogger's own.
  const { url: files } = await serve(FILES);
  const texts = await ways(files);
  const posts = [];
  const versions = [];
  for (const [name, lay] of [["debian", layDebian], ["npm", layBuilt]]) {
    const folder = join(OUT, `wordpress-${name}`);
    rmSync(folder, { recursive: true, force: true });
    lay(builds, folder);
    database(builds, folder);
    const { url, version } = await start(folder, onClose);
    versions.push(version);
    for (const role of ["administrator", "author"]) posts.push(...(await publish(browser, url, role, texts, files)).map((post) => ({ ...post, version, role: `${role}${post.role}` })));
  }
  return { version: versions.join(" and "), posts };
}

function layDebian(_, folder) {
  cpSync("/usr/share/wordpress", folder, { recursive: true, dereference: true });
}

function layBuilt(builds, folder) {
  cpSync(join(builds, "public", `wp-${BUILT}`), folder, { recursive: true });
  execFileSync("python3", ["-m", "zipfile", "-e", join(builds, "src", "wordpress", `wp-${BUILT}.zip`), folder]);
}

/** SQLite in place of MySQL, as the plugin for it is laid by hand, and WordPress's own installation. */
function database(builds, folder) {
  const plugin = join(folder, "wp-content", "plugins", "sqlite-database-integration");
  const unpacked = join(OUT, "sqlite");
  execFileSync("python3", ["-m", "zipfile", "-e", join(builds, "src", "sqlite-database-integration", "sqlite-database-integration.zip"), unpacked]);
  cpSync(join(unpacked, "sqlite-database-integration-main"), plugin, { recursive: true });
  const drop = readFileSync(join(plugin, "db.copy"), "utf8").replaceAll("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", plugin).replaceAll("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php");
  write(join(folder, "wp-content", "db.php"), drop);
  rmSync(join(folder, "wp-content", "database"), { recursive: true, force: true });
}

async function start(folder, onClose) {
  const port = await free();
  const url = `http://localhost:${port}/`;
  write(
    join(folder, "wp-config.php"),
    `<?php
define('DB_NAME', 'blog'); define('DB_USER', ''); define('DB_PASSWORD', ''); define('DB_HOST', ''); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c'); define('NONCE_KEY', 'd');
define('AUTH_SALT', 'e'); define('SECURE_AUTH_SALT', 'f'); define('LOGGED_IN_SALT', 'g'); define('NONCE_SALT', 'h');
$table_prefix = 'wp_';
define('WP_HOME', '${url.slice(0, -1)}'); define('WP_SITEURL', '${url.slice(0, -1)}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
  );
  write(
    join(folder, "install.php"),
    `<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost:${port}'; $_SERVER['REQUEST_URI'] = '/';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A blog', 'administrator', 'administrator@example.org', true, '', '${PASSWORD}');
wp_insert_user(['user_login' => 'author', 'user_email' => 'author@example.org', 'user_pass' => '${PASSWORD}', 'role' => 'author']);
echo 'version ' . get_bloginfo('version');
`,
  );
  const said = execFileSync("php", ["-d", "error_reporting=1", join(folder, "install.php")], { encoding: "utf8" });
  const version = /version ([\w.-]+)/.exec(said)?.[1];
  if (!version) throw new Error(`WordPress could not be installed: ${said.slice(-2000)}`);
  rmSync(join(folder, "install.php"));
  const php = spawn("php", ["-d", "error_reporting=1", "-S", `localhost:${port}`, "-t", folder], { stdio: "ignore", env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" }, detached: true });
  onClose(() => process.kill(-php.pid));
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`${url}wp-login.php`).then(({ ok }) => ok, () => false)) return { url, version };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("WordPress does not answer.");
}

/** A port that nobody listens on. */
export const free = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Logs in, and has the block editor make and publish each post. */
async function publish(browser, url, role, texts, files) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}wp-login.php`);
  await page.fill("#user_login", role);
  await page.fill("#user_pass", PASSWORD);
  await Promise.all([page.waitForURL(/wp-admin/), page.click("#wp-submit")]);
  await page.goto(`${url}wp-admin/post-new.php`);
  await page.waitForFunction(() => globalThis.wp?.data?.select("core/editor")?.getCurrentPostId());
  const uploads = await page.evaluate(upload, [["badge.svg", "image/svg+xml", readFileSync(join(FILES, "badge.svg"), "base64")], ["badge.png", "image/png", readFileSync(join(FILES, "badge.png"), "base64")]]);
  const posts = [];
  const post = async (way, as, block, pasted) => posts.push({ way, role: as, url: await page.evaluate(write_, [`${way}${as}`, block]), pasted });
  const image = uploads["badge.png"];
  await post("image", ", Image block, PNG", ["core/image", { id: image.id, url: image.source_url, alt: "My Cloutscope score" }]);
  for (const [way, content] of Object.entries(texts)) await post(way, ", Custom HTML block", ["core/html", { content }], content);
  for (const name of ["badge", "card"]) {
    const pattern = JSON.parse(readFileSync(join(ROOT, "docs", "blogs", "wordpress", `cloutscope-${name}.json`), "utf8").replaceAll("https://your-site.example/cloutscope/", files));
    await post(name === "badge" ? "image" : "element", ", pattern", await page.evaluate(importPattern, pattern), undefined);
  }
  await context.close();
  return posts.map((one) => ({ ...one, note: uploads["badge.svg"].refused && "SVG is not taken by the media library" }));
}

/** In the editor: puts files into the media library; what it says of each. */
async function upload(files) {
  const answers = {};
  for (const [name, type, base64] of files) {
    const body = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    answers[name] = await wp
      .apiFetch({ path: "/wp/v2/media", method: "POST", body, headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` } })
      .catch((error) => ({ refused: error.message ?? String(error) }));
  }
  return answers;
}

/** In the editor: what importing a pattern's file sends; the blocks that it inserts. */
async function importPattern({ title, content }) {
  const { content: kept } = await wp.apiFetch({ path: "/wp/v2/blocks", method: "POST", data: { title, content, status: "publish", meta: { wp_pattern_sync_status: "unsynced" } } });
  return kept.raw;
}

/** In the editor: a new post of one block, between two paragraphs, published; its address. */
async function write_([title, made]) {
  const { createBlock, parse, serialize } = wp.blocks;
  const paragraph = (content) => createBlock("core/paragraph", { content });
  const blocks = typeof made === "string" ? parse(made) : [createBlock(...made)];
  const content = serialize([paragraph("Some words before it."), ...blocks, paragraph("Some words after it.")]);
  // What the editor's Publish button sends.
  const { link } = await wp.apiFetch({ path: "/wp/v2/posts", method: "POST", data: { title, content, status: "publish" } });
  return link;
}
