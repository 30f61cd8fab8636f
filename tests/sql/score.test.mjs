// The model as SQL, in DuckDB, beside the engine: on the sample and on drawn exports, which tests/sql.rs leaves.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const FOLDER = join(ROOT, "target", "tmp", "sql");
const SQL = readFileSync(join(ROOT, "docs", "score.sql"), "utf8");
const cases = JSON.parse(readFileSync(join(FOLDER, "cases.json"), "utf8"));

/** The statement by which the file's head says that records are read. */
function reading() {
  const comment = SQL.match(/--\s+create table records[\s\S]*?\);/)[0];
  return comment.replaceAll(/^--/gm, "").replace("exports/*.jsonl", join(FOLDER, "*.jsonl"));
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const rows = (lines) => (lines.length > 0 ? ` values ${lines.join(", ")}` : " select * where false");

let scores;
let points;

before(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(reading());
  const file = ({ name }) => quoted(join(FOLDER, `${name}.jsonl`));
  const networks = cases.flatMap((one) =>
    one.networks.map((n) => `(${file(one)}, ${quoted(n.network)}, ${n.day}, ${n.half_life}, ${n.amplifies})`),
  );
  const people = cases.flatMap((one) => one.people.map((p) => `(${file(one)}, ${quoted(p.person)}, ${p.score})`));
  await connection.run("create table networks (export varchar, network varchar, day bigint, half_life double, amplifies boolean)");
  await connection.run("create table people (export varchar, person varchar, score double)");
  await connection.run(`insert into networks${rows(networks)}`);
  await connection.run(`insert into people${rows(people)}`);
  await connection.run(SQL);
  const all = async (query) => (await connection.runAndReadAll(query)).getRowObjectsJson();
  const name = (path) => path.split(/[\\/]/).at(-1).replace(/\.jsonl$/, "");
  scores = new Map((await all("from scores")).map((row) => [name(row.export), row.score]));
  points = new Map(cases.map((one) => [one.name, []]));
  for (const row of await all("from points")) points.get(name(row.export)).push(row);
});

test("the score is the engine's, within a billionth", () => {
  for (const { name, score } of cases) assert.ok(Math.abs(scores.get(name) - score) < 1e-9, `${name}: ${scores.get(name)}, ${score}`);
  assert.ok(cases.filter(({ score }) => score > 0).length > 100);
});

test("so is every point, and they add up", () => {
  for (const { name, score, points: wanted } of cases) {
    const found = new Map(points.get(name).map((row) => [`${row.network} ${row.who} ${row.kind}`, row.points]));
    for (const point of wanted) {
      const key = `${point.network} ${point.who} ${point.kind}`;
      assert.ok(Math.abs(found.get(key) - point.points) < 1e-9, `${name}, ${key}: ${found.get(key)}, ${point.points}`);
    }
    assert.equal(found.size, wanted.length, name);
    const sum = [...found.values()].reduce((all, one) => all + one, 0);
    assert.ok(Math.abs(sum - score) < 1e-9, `${name}: ${sum}, ${score}`);
  }
});
