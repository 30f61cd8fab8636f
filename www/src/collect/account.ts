// Whose account it is, and which host answers for it: the handle says both.

export type Network = "bluesky" | "mastodon";

export interface Account {
  network: Network;
  /** As the host is asked for it: `name.tld` or a DID; `you` on Mastodon. */
  name: string;
  /** The one host that is spoken to, with its scheme. */
  host: string;
  /** As people write it. */
  handle: string;
}

const BLUESKY = "https://public.api.bsky.app";

const DID = /^did:(plc:[a-z2-7]{10,64}|web:[a-z0-9.-]+\.[a-z]{2,})$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u;
/** A profile's address on Mastodon and its kin. */
const PROFILE = /^\/(?:@|users\/)([^/@]+)(?:@([^/@]+))?(?:\/.*)?$/;

/** For trying this page out with a server on one's own machine: nothing else may stand in for a network's host. */
const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1):\d{1,5}$/;

export function loopback(fragment: string): string | null {
  const host = new URLSearchParams(fragment.slice(1)).get("host");
  return host !== null && LOOPBACK.test(host) ? host : null;
}

/** `null`: it is neither's handle. `instead` takes the host's place. */
export function account(written: string, instead: string | null = null): Account | null {
  const text = written.trim();
  const address = /^https?:\/\//i.test(text) ? url(text) : null;
  if (address) return ofAddress(address, instead);
  const bare = text.replace(/^(?:acct:|at:\/\/)/i, "").replace(/^@/, "");
  const [name = "", domain, ...more] = bare.split("@");
  if (domain !== undefined) return more.length === 0 ? mastodon(name, domain, instead) : null;
  return bluesky(name, instead);
}

function ofAddress({ hostname, pathname }: URL, instead: string | null): Account | null {
  const path = decoded(pathname);
  if (hostname === "bsky.app") return bluesky(/^\/profile\/([^/]+)/.exec(path)?.[1] ?? "", instead);
  const [, name = "", elsewhere] = PROFILE.exec(path) ?? [];
  // A server shows accounts of others, too: theirs answers for them.
  return mastodon(name, elsewhere ?? hostname, instead);
}

function bluesky(name: string, instead: string | null): Account | null {
  if (!DID.test(name) && !DOMAIN.test(name)) return null;
  const lower = name.toLowerCase();
  return { network: "bluesky", name: lower, host: instead ?? BLUESKY, handle: DID.test(name) ? lower : `@${lower}` };
}

function mastodon(name: string, domain: string, instead: string | null): Account | null {
  // The browser's own reading of it: a name in another script becomes what the network knows.
  const host = url(`https://${domain}`)?.hostname ?? "";
  if (!NAME.test(name) || !DOMAIN.test(host)) return null;
  return { network: "mastodon", name, host: instead ?? `https://${host}`, handle: `@${name}@${host}` };
}

/** Whose a saved file is, by its first request. */
export function accountOfFile(request: string, instead: string | null): Account | null {
  const asked = url(request);
  if (!asked) return null;
  const [actor, acct] = [asked.searchParams.get("actor"), asked.searchParams.get("acct")];
  if (asked.pathname.startsWith("/xrpc/app.bsky.") && actor !== null) {
    const known = bluesky(actor, instead);
    return known?.host === asked.origin ? known : null;
  }
  if (!asked.pathname.startsWith("/api/v1/") || acct === null) return null;
  const known = LOOPBACK.test(asked.origin)
    ? { network: "mastodon" as const, name: acct, host: asked.origin, handle: `@${acct}` }
    : mastodon(acct, asked.host, null);
  return known && (!LOOPBACK.test(known.host) || known.host === instead) ? known : null;
}

function url(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
