// Scores exports with the installed package: a folder, a file and a blob. Prints the report.
//
//     node score.mjs OPTIONS

import { openAsBlob, readFileSync, readdirSync } from "node:fs";
import { score } from "cloutscope";

const inFolder = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );

const report = await score(
  [
    { name: "twitter", files: inFolder("exports/twitter") },
    { name: "Connections.csv", bytes: readFileSync("exports/Connections.csv") },
    { name: "messages.csv", bytes: await openAsBlob("exports/messages.csv") },
  ],
  JSON.parse(process.argv[2]),
);
console.log(JSON.stringify(report));
