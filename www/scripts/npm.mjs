// Makes the npm package: the engine, the scripts around it with their types, and the tarball that is published.
//
//     node npm.mjs

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "smol-toml";
import { ROOT, run, WWW, wasmEnv } from "./tools.mjs";
import { buildPackage, PACKAGES } from "./wasm.mjs";

const SOURCE = join(WWW, "npm");
/** What `npm pack` packs, as it stands in an installed package. */
const FOLDER = join(ROOT, "target", "npm", "cloutscope");
/** The crate's version is the package's. */
const { version } = parse(readFileSync(join(ROOT, "Cargo.toml"), "utf8")).package;

export const TARBALL = join(ROOT, "target", "npm", `cloutscope-${version}.tgz`);

/** Makes the package anew; what `npm pack` says of it. */
function packNpm() {
  buildPackage("npm");
  rmSync(dirname(FOLDER), { recursive: true, force: true });
  const compiled = run("tsc", ["-p", SOURCE, "--outDir", join(FOLDER, "lib")], { env: wasmEnv() });
  if (!compiled) throw new Error("npm: the TypeScript compiler failed");
  // Of files of types nothing is left to import.
  for (const name of ["shapes.js", "types.js"]) rmSync(join(FOLDER, "lib", name));
  mkdirSync(join(FOLDER, "pkg"));
  for (const file of ["cloutscope.js", "cloutscope_bg.wasm"]) cpSync(join(ROOT, PACKAGES.npm["out-dir"], file), join(FOLDER, "pkg", file));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(ROOT, file), join(FOLDER, file));
  cpSync(join(SOURCE, "README.md"), join(FOLDER, "README.md"));
  const { name, ...rest } = JSON.parse(readFileSync(join(SOURCE, "package.json"), "utf8"));
  writeFileSync(join(FOLDER, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

  // Whatever the builder's files may be read by: the tarball says it of each.
  const made = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, path, name } of made) chmodSync(join(parentPath ?? path, name), 0o644);

  const args = ["pack", FOLDER, "--pack-destination", dirname(TARBALL), "--json", "--ignore-scripts"];
  const { status, stdout } = spawnSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error("npm: npm pack failed");
  return JSON.parse(stdout)[0];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, unpackedSize } = packNpm();
  for (const { path, size } of files) console.log(`${String(size).padStart(8)}  ${path}`);
  console.log(`${String(unpackedSize).padStart(8)}  in all`);
  console.log(`${createHash("sha256").update(readFileSync(TARBALL)).digest("hex")}  ${TARBALL}`);
}
