import { formats } from "cloutscope";

console.log(JSON.stringify(await formats()));
