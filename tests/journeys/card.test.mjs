// docs/card.schema.json says what a card is: what the engine makes is one by it, and what the engine refuses is none.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, WWW } from "../../www/scripts/tools.mjs";

const Ajv = createRequire(join(WWW, "package.json"))("ajv/dist/2020").default;

const SCHEMA = join(ROOT, "docs", "card.schema.json");
const LARGEST = join(ROOT, "tests", "cards", "largest.json");
const FIXTURES = join(ROOT, "tests", "fixtures");
const SWITCHES = ["handles", "band", "delta", "curve", "gauges", "style", "networks", "versions", "digest"];
const PROGRAM = join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "debug", "cloutscope");

let isCard;
let folder;

before(() => {
  execFileSync("cargo", ["build", "--quiet", "--bin", "cloutscope"], { cwd: ROOT });
  isCard = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, "utf8")));
  folder = mkdtempSync(join(tmpdir(), "card-"));
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** The card that the terminal prints; `null` where there is no score. */
function card(...args) {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ["card", "--json", ...args], { cwd: ROOT, encoding: "utf8" });
  assert.ok(status === 0 || status === 1, stderr);
  return status === 0 ? stdout : null;
}

function assertCard(text, what) {
  assert.ok(isCard(JSON.parse(text)), `${what}: ${JSON.stringify(isCard.errors)}`);
  assert.ok(text.length <= 4096, what);
}

test("every card of the sample is one by the schema, whatever is switched off", () => {
  assertCard(card("--sample", "--name", "Ann \"<b>\" Example\\", "--with", "handles"), "all");
  for (const name of SWITCHES) assertCard(card("--sample", "--without", name), `without ${name}`);
  assertCard(card("--sample", "--only", "band"), "nearly nothing");
});

test("the card of every fixture is one by the schema", () => {
  let made = 0;
  for (const network of readdirSync(FIXTURES)) {
    for (const name of readdirSync(join(FIXTURES, network))) {
      const exported = join(FIXTURES, network, name, "export");
      const text = existsSync(exported) ? card(exported, "--name", name, "--with", "handles") : null;
      if (text === null) continue;
      assertCard(text, `${network}/${name}`);
      made++;
    }
  }
  assert.ok(made > 40, `${made} of the fixtures have a score`);
});

test("the largest card is one by the schema, and so are the sizes of what is made of it", () => {
  assertCard(readFileSync(LARGEST, "utf8"), "the largest");
  const out = join(folder, "files");
  const written = card(LARGEST, "--out", out);
  assert.equal(written, readFileSync(LARGEST, "utf8"), "read and written again, it is the same bytes");
  for (const name of ["badge.svg", "badge-small.svg", "badge-wide.svg", "embed.html"]) {
    assert.ok(readFileSync(join(out, name)).length <= 6144, name);
  }
});

/** A field, and what it can't be. */
const NONE = {
  schema: ["cloutscope-card/3", null],
  name: [7, "a".repeat(65)],
  handles: ["@ann", [7], Array(9).fill("a:@b")],
  as_of: ["tomorrow", null, 20110228],
  score: [-1, 100.01, "63", null, [63]],
  band: [[1], [1, 2, 3], ["1", 2]],
  delta: [[1, 2, 3], { 1: 1, 5: 2 }, { 1: 1, 5: 2, 30: 101 }],
  curve: ["1", Array(53).fill(1), [1, null]],
  gauges: [{ reach: -1 }, { reach: 1.5 }, { network: 1 }, { reach: 1, network: 101 }],
  style: [{ name: "Wizard", x: 0, y: 0 }, { name: "Pundit", x: 2, y: 0 }],
  networks: [["twitter"], [{ network: 7, points: 1 }], [{ network: "<b>", points: 1 }], [{ network: "twitter" }]],
  model: ["1", -1],
  engine: ["<b>", 1],
  digest: ["sha256:00", 7],
};

test("what is not a card is refused by the schema and for the engine", () => {
  const whole = JSON.parse(readFileSync(LARGEST, "utf8"));
  for (const [field, values] of Object.entries(NONE)) {
    for (const value of values) {
      const hostile = { ...whole, [field]: value };
      const said = `${field}: ${JSON.stringify(value)}`;
      assert.ok(!isCard(hostile), said);
      // A name that is too long is cut, not refused.
      if (typeof value === "string" && field === "name") continue;
      writeFileSync(join(folder, "none.json"), JSON.stringify(hostile));
      const { status, stdout } = spawnSync(PROGRAM, ["card", join(folder, "none.json"), "--json"], { encoding: "utf8" });
      assert.notEqual(status, 0, said);
      assert.equal(stdout, "", said);
    }
  }
  for (const field of ["schema", "as_of", "score"]) assert.ok(!isCard({ ...whole, [field]: undefined }), `without ${field}`);
  assert.ok(!isCard({ ...whole, homepage: "http://ann.example" }), "nothing else is on a card");
});
