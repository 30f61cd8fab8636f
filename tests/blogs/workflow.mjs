// The workflow of docs/blogs/github, tried as far as it goes without GitHub: its own commands, in a clone of a private
// repository with an export in it, with the terminal of this tree in place of an installed one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../www/scripts/tools.mjs";
import { EXPORT, OUT } from "./ways.mjs";

/** The commands of a step, by its name. */
function commands(workflow, name) {
  const step = workflow.slice(workflow.indexOf(`- name: ${name}\n`));
  const [, indent, first] = /\n( +)run: (.*)\n/.exec(step);
  if (first !== "|") return first;
  const lines = step.slice(step.indexOf("run: |\n") + 7).split("\n");
  const end = lines.findIndex((line) => line.trim() && !line.startsWith(`${indent}  `));
  return lines.slice(0, end < 0 ? lines.length : end).join("\n");
}

export function tryWorkflow() {
  execFileSync("cargo", ["build", "--quiet"], { cwd: ROOT, stdio: "inherit" });
  const workflow = readFileSync(join(ROOT, "docs", "blogs", "github", "score.yml"), "utf8");
  const [origin, clone] = [join(OUT, "private.git"), join(OUT, "private")];
  for (const folder of [origin, clone]) rmSync(folder, { recursive: true, force: true });
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
  const env = { ...process.env, PATH: `${join(target, "debug")}:${process.env.PATH}`, NAME: "Ann Example", GIT_CONFIG_GLOBAL: "/dev/null" };
  const git = (...args) => execFileSync("git", args, { cwd: clone, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", origin], { env });
  execFileSync("git", ["clone", "--quiet", origin, clone], { env, stdio: "ignore" });
  mkdirSync(join(clone, "exports"));
  copyFileSync(EXPORT, join(clone, "exports", "twitter.zip"));
  git("add", ".");
  git("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "--message", "An export");
  git("push", "--quiet", "--set-upstream", "origin", "HEAD:main");
  // Twice: what has not changed is not committed again.
  for (const _ of [1, 2]) {
    for (const name of ["install", "score", "commit"]) execFileSync("bash", ["-e", "-c", commands(workflow, name)], { cwd: clone, env, stdio: ["ignore", "ignore", "inherit"] });
  }
  const pushed = execFileSync("git", ["--git-dir", origin, "log", "--format=%an: %s", "--name-only", "main"], { env, encoding: "utf8" });
  assert.match(pushed, /^github-actions\[bot\]: Score of \d{4}-\d\d-\d\d\n\ncard\/badge-small\.svg\ncard\/badge-wide\.svg\ncard\/badge\.svg\ncard\/card\.json\ncard\/embed\.html\nAnn: An export\n/);
  const card = JSON.parse(execFileSync("git", ["--git-dir", origin, "show", "main:card/card.json"], { encoding: "utf8" }));
  assert.equal(card.name, "Ann Example");
  console.log(`\n── The workflow committed a card once, in two runs: ${card.score} on ${card.as_of}.`);
}
