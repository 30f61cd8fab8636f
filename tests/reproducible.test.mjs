// Whoever builds the same sources with the same tools gets the same bytes: everything that is released is built again, in
// another folder, and compared. What was compiled of others' crates is taken over, as it comes from no folder of ours;
// with CLEAN=1 (`make reproducible`) that is compiled again, too.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { constants, cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { TARBALL } from "../www/scripts/npm.mjs";
import { DIST, ROOT, WASM_TARGET, WASM_TARGET_DIR } from "../www/scripts/tools.mjs";
import { PACKAGES } from "../www/scripts/wasm.mjs";

const ENGINE = join(ROOT, PACKAGES.page["out-dir"], "cloutscope_bg.wasm");

/** What must not matter: where it is, who may read it, what language and time the machine has. */
const ELSEWHERE = { LANG: "tr_TR.UTF-8", LC_ALL: "C", TZ: "Pacific/Chatham", SOURCE_DATE_EPOCH: "" };

let tree;

before(() => {
  for (const made of [join(DIST, "index.html"), TARBALL]) assert.ok(existsSync(made), `no ${made}: run make build package first`);
  tree = join(mkdtempSync(join(tmpdir(), "build-")), "another folder", "with a longer name than ours has");
  process.umask(0o077);
  copySources();
  copy(join("www", "node_modules"));
  if (!process.env.CLEAN) copyCompiled();
  for (const script of ["build.mjs", join("scripts", "npm.mjs")]) {
    const { status, stderr } = spawnSync(process.execPath, [join(tree, "www", script)], { cwd: tree, env: { ...process.env, ...ELSEWHERE }, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
});

after(() => tree && rmSync(dirname(dirname(tree)), { recursive: true, force: true }));

/** The files that git has or would take, the last one first: a folder may list them in another order then. */
function copySources() {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
  const files = stdout.split("\0").filter((name) => name && existsSync(join(ROOT, name)));
  assert.ok(files.includes("Cargo.toml"), "git lists the sources");
  for (const name of files.reverse()) copy(name);
}

/** Libraries, for the browser and for the machine, each with Cargo's word on what it was made of; nothing of our own crate. */
function copyCompiled() {
  for (const folder of [join(WASM_TARGET_DIR, WASM_TARGET, "page"), join(WASM_TARGET_DIR, "page"), join(ROOT, "target", "debug")]) {
    for (const part of ["deps", "build", ".fingerprint"]) {
      const names = existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [];
      const others = names.filter((name) => !name.includes("cloutscope") && (part !== "deps" || /^lib|\.d$/.test(name)));
      for (const name of others) copy(relative(ROOT, join(folder, part, name)));
    }
  }
}

/** With its times, by which Cargo goes. */
function copy(path) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  cpSync(join(ROOT, path), join(tree, path), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
}

const list = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();

/** A file here and there: which one differs is said, and not every byte of it. */
function assertSame(path) {
  assert.ok(readFileSync(join(ROOT, path)).equals(readFileSync(join(tree, path))), `${path} has other bytes when it is built in another folder`);
}

test("every file of the page has the same bytes when it is built in another folder", () => {
  const files = list(DIST);
  assert.deepEqual(list(join(tree, "www", "dist")), files);
  assert.ok(files.length > 10);
  for (const name of files) assertSame(join("www", "dist", name));
});

test("the npm package has the same bytes when it is built in another folder", () => {
  assertSame(relative(ROOT, TARBALL));
});

test("nothing that is released names a folder of this machine", () => {
  const released = [ENGINE, ...list(DIST).map((name) => join(DIST, name))];
  const folders = [ROOT, tree, homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME].filter((folder) => folder && folder.length > 1);
  for (const path of released) {
    const bytes = readFileSync(path);
    for (const folder of folders) assert.ok(!bytes.includes(folder), `${path} names ${folder}`);
  }
});
