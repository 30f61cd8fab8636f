// A session that is kept, only when asked: one file that holds what was dropped and chosen, locked with a password. The
// browser stores nothing.

import type { Dropped, Network, Options } from "../engine/types";
import { save } from "../frame/save";
import { words } from "../words/words";
import * as state from "./store";

/** What the file begins with, readable: what it is, and how its key is made. */
interface Head {
  cloutscope: 1;
  /** The model that it was scored with: another gives other numbers. */
  model: number;
  salt: string;
  iv: string;
  rounds: number;
}

/** PBKDF2 with SHA-256, as many rounds as are advised for passwords in 2026. */
const ROUNDS = 600_000;
const MARK = "\n";

interface Kept {
  options: Options;
  peopleFile: string | null;
  days: state.Span | null;
  absent: readonly Network[];
  cards: readonly state.TheirCard[];
  dropped: { name: string; paths: string[]; files: { name: string; modified: number; size: number }[] }[];
}

export async function saveSession(password: string): Promise<void> {
  const drops = state.drops.value.filter(({ phase, example }) => phase === "read" && !example);
  const kept: Kept = {
    options: state.options.value,
    peopleFile: state.peopleFile.value,
    days: state.days.value,
    absent: state.absent.value,
    cards: state.cards.value,
    dropped: drops.map(({ dropped: { name, paths, files } }) => ({
      name,
      paths,
      files: files.map((file) => ({ name: file.name, modified: file.lastModified, size: file.size })),
    })),
  };
  const head: Head = { cloutscope: 1, model: state.summary.value?.model ?? 0, salt: hex(random(16)), iv: hex(random(12)), rounds: ROUNDS };
  const list = new TextEncoder().encode(JSON.stringify(kept) + MARK);
  const plain = new Blob([list, ...drops.flatMap(({ dropped }) => dropped.files)]);
  const key = await keyOf(password, bytes(head.salt), head.rounds);
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv: bytes(head.iv) }, key, await plain.arrayBuffer());
  save("session.cloutscope", new Blob([JSON.stringify(head), MARK, locked]), "application/octet-stream");
}

/** Browsers lock files only for pages that came over https or from the disk. */
export const canKeep = (): boolean => crypto.subtle !== undefined;

/** What a kept session is given to: it takes the place of all that is there. */
type Open = (dropped: Dropped[], choices: () => void) => void;
let asked: { file: File; open: Open } | null = null;

/** Asks for the password. */
export function openSession(file: File, open: Open): void {
  asked = { file, open };
  state.notice.value = null;
  state.sheet.value = null;
  wanted.value = file.name;
}

/** The name of the file whose password is wanted. */
export const wanted = state.sessionWanted;

export function closeSession(): void {
  asked = null;
  wanted.value = null;
}

/** Why it can't be opened, as a sentence; `null`: it is open. */
export async function unlockSession(password: string): Promise<string | null> {
  if (!asked) return null;
  const { file, open } = asked;
  if (!canKeep()) return words.value.session.insecure;
  const all = new Uint8Array(await file.arrayBuffer());
  const end = all.indexOf(MARK.charCodeAt(0));
  let head: Head;
  try {
    head = JSON.parse(new TextDecoder().decode(all.subarray(0, end))) as Head;
    if (head.cloutscope !== 1 || !/^[0-9a-f]{32}$/.test(head.salt) || !/^[0-9a-f]{24}$/.test(head.iv) || !(head.rounds > 0 && head.rounds <= 10_000_000))
      throw new Error();
  } catch {
    return words.value.session.damaged(file.name);
  }
  let plain: Uint8Array<ArrayBuffer>;
  try {
    const key = await keyOf(password, bytes(head.salt), head.rounds);
    plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(head.iv) }, key, all.subarray(end + 1)));
  } catch {
    // AES-GCM can't tell a wrong password from a damaged file.
    return words.value.session.wrong;
  }
  const listEnd = plain.indexOf(MARK.charCodeAt(0));
  const kept = JSON.parse(new TextDecoder().decode(plain.subarray(0, listEnd))) as Kept;
  const { model } = head;
  let at = listEnd + 1;
  const dropped = kept.dropped.map(({ name, paths, files }) => ({
    name,
    paths,
    files: files.map((one) => new File([plain.subarray(at, (at += one.size))], one.name, { lastModified: one.modified })),
  }));
  closeSession();
  open(dropped, () => {
    state.options.value = { ...state.plain(), ...kept.options };
    state.peopleFile.value = kept.peopleFile;
    state.days.value = kept.days ?? null;
    state.absent.value = kept.absent ?? [];
    state.cards.value = kept.cards ?? [];
    state.keptModel.value = typeof model === "number" && model > 0 ? model : null;
  });
  return null;
}

async function keyOf(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const hex = (data: Uint8Array): string => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
