// Repositories of Bluesky: the engine beside @atcute/repo, on the fixtures' and their damaged kin.
//
// What was decided where they disagree:
// - A file that is cut short, or a block that can't be read: @atcute/repo stops there with an error. The engine reads every
//   record whose way from the root is whole, and says how many aren't.
// - A byte changed within a string: neither reader compares the blocks' hashes, and both read what is there.
// - A repository of version 2: @atcute/repo refuses it. The engine reads it; `tests/car_repos` compares it with what was written.
// - A record of another collection, of another application, or about oneself is no act: only posts, likes of others',
//   reposts and follows are compared.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromUint8Array } from "@atcute/repo";
import { compare, Draw, damaged, engine, sorted } from "./support.mjs";

/** As @atcute/repo reads it; `null` where it refuses the file. */
function other(bytes) {
  try {
    const said = [];
    for (const { collection, rkey, record } of fromUint8Array(bytes)) {
      if (collection === "app.bsky.feed.post") said.push(`post at://${DID}/${collection}/${rkey}`);
      if (collection === "app.bsky.feed.like" && record.subject?.uri && !record.subject.uri.includes(DID)) said.push(`like ${record.subject.uri}`);
      if (collection === "app.bsky.graph.follow" && record.subject) said.push(`follow ${record.subject}`);
    }
    return sorted(said);
  } catch {
    return null;
  }
}

function mine(records) {
  const said = records.flatMap(({ type, kind, object, person, relation }) => {
    if (type === "post" && object.includes("app.bsky.feed.post")) return [`post ${object}`];
    if (type === "interaction" && kind === "reaction") return [`like ${object}`];
    return type === "contact" && relation === "following" ? [`follow ${person.replace("bluesky:", "")}`] : [];
  });
  return sorted(said);
}

const DID = "did:plc:zoequirrelfixture0000000";

test("a repository is read as others read it", () => {
  const bytes = readFileSync(new URL("../fixtures/bluesky/v3/export/repo.car", import.meta.url));
  const { records } = engine({ "repo.car": bytes });
  assert.ok(mine(records).length > 5);
  assert.deepEqual(other(bytes), mine(records));
  for (const kin of damaged(bytes, new Draw(1))) {
    const read = engine({ "repo.car": kin.bytes });
    compare(kin.how, mine(read.records), other(kin.bytes), read.problems, [], mine(records));
  }
});
