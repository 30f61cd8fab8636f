// A user of the package's types on a page.

import { score } from "cloutscope";

const input = document.querySelector("input");
const chosen: FileList | null | undefined = input?.files;
if (chosen) console.log((await score(chosen)).score);
console.log((await score([new File(["[]"], "tweets.js"), { name: "a.zip", bytes: new Blob([]) }])).imports);
