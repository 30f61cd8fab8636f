// What the installed package says where nobody can be scored. Prints the report.

import { score } from "cloutscope";

console.log(JSON.stringify(await score([{ name: "holiday.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }])));
