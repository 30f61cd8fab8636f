// Makes the npm package: the engine, the scripts around it with their types, and the tarball that is published.
//
//     node npm.mjs

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, WWW, run, wasmEnv } from "./tools.mjs";
import { PACKAGES, buildPackage } from "./wasm.mjs";

const SOURCE = join(WWW, "npm");
/** What `npm pack` packs, as it stands in an installed package. */
const FOLDER = join(ROOT, "target", "npm", "cloutscope");
/** The crate's version is the package's. */
const { version } = JSON.parse(printed("cargo", ["metadata", "--no-deps", "--format-version", "1"])).packages[0];

export const TARBALL = join(ROOT, "target", "npm", `cloutscope-${version}.tgz`);

function packNpm() {
  buildPackage("npm");
  rmSync(join(ROOT, "target", "npm"), { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const compiled = run("tsc", ["-p", SOURCE, "--outDir", join(FOLDER, "lib")], { env: wasmEnv() });
  if (!compiled) throw new Error("npm: the TypeScript compiler failed");
  // Types only: nothing imports what is left of it.
  rmSync(join(FOLDER, "lib", "types.js"));
  for (const file of ["cloutscope.js", "cloutscope_bg.wasm"]) cpSync(join(ROOT, PACKAGES.npm["out-dir"], file), join(FOLDER, "pkg", file));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(ROOT, file), join(FOLDER, file));
  cpSync(join(SOURCE, "README.md"), join(FOLDER, "README.md"));
  const { name, ...rest } = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8"));
  writeFileSync(join(FOLDER, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
  const packed = printed("npm", ["pack", FOLDER, "--pack-destination", join(FOLDER, ".."), "--json", "--ignore-scripts"]);
  return JSON.parse(packed)[0];
}

function printed(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`npm: ${command} ${args[0]} failed`);
  return stdout;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, size, unpackedSize } = packNpm();
  for (const { path, size: bytes } of files) console.log(`${String(bytes).padStart(8)}  ${path}`);
  console.log(`${String(size).padStart(8)}  packed, of ${unpackedSize}: ${TARBALL}`);
}
