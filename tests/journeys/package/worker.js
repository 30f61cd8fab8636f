import { score } from "cloutscope";

onmessage = async ({ data: [files, options] }) => postMessage(await score(files, options));
