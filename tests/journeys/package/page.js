// What every page here does with the files that were picked, wherever its engine comes from.

import { load, score } from "cloutscope";

export const picked = () => [...document.querySelectorAll("input")].flatMap((input) => [...input.files]);

globalThis.loadFrom = load;
globalThis.scoreHere = async (options) => JSON.stringify(await score(picked(), options));
