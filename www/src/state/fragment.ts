// The choices in the address's fragment, so that a view can be bookmarked: days, networks, profile. Never personal data.
// The frame has no address of its own: the shell shows what is said here.

import type { Options, Profile } from "../engine/types";
import { tellShell } from "../frame/tell";
import { days, isExample, options, plain, type Span } from "./store";

const PROFILES: readonly Profile[] = ["everything", "klout-2011"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const NETWORK = /^[a-z0-9_-]+$/;

type Shared = Pick<Options, "profile" | "connected" | "disabled" | "prestige" | "as_of"> & { days: Span | null };

let shown = "";
let follow: (fragment: string) => void = () => {};

/** `#profile=klout-2011&since=linkedin:2011-02-24&off=xing&days=2011-02-21..2011-02-23`; empty where all is as at first. */
function toFragment(): string {
  // The example's options are the example's: they must not be applied to somebody's own files after a reload.
  if (isExample.value) return days.value ? `#example&days=${days.value.from}..${days.value.to}` : "#example";
  const parts: string[] = [];
  const add = (name: string, value: string) => value && parts.push(`${name}=${value}`);
  const { profile, connected, disabled, prestige, as_of } = options.value;
  add("profile", profile === "everything" ? "" : profile);
  add(
    "since",
    Object.entries(connected)
      .map(([network, day]) => `${network}:${day}`)
      .join(","),
  );
  add("off", disabled.join(","));
  add("prestige", prestige ? "" : "off");
  add("until", as_of ?? "");
  add("days", days.value ? `${days.value.from}..${days.value.to}` : "");
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

/** Puts the choices into the address. What is imagined stays out of it: nobody shall take it for what happened. */
export function remember(): void {
  const fragment = toFragment();
  if (fragment === shown) return;
  shown = fragment;
  tellShell({ kind: "fragment", fragment });
}

export const onFragment = (does: (fragment: string) => void): void => void (follow = does);

/** A bookmarked view, opened in the running page. */
export function followFragment(fragment: string): void {
  if (fragment === shown) return;
  shown = fragment;
  follow(fragment);
}

export const isExampleFragment = (fragment: string): boolean => /^#example(&|$)/.test(fragment);

/** What a fragment says; whatever it says wrongly is left out. */
export function fromFragment(fragment: string): Shared {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const listed = (name: string) => (given.get(name) ?? "").split(",").filter(Boolean);
  const { profile, prestige } = plain();
  const until = given.get("until");
  const [from, to] = (given.get("days") ?? "").split("..");
  return {
    profile: PROFILES.find((name) => name === given.get("profile")) ?? profile,
    prestige: given.get("prestige") === "off" ? false : prestige,
    disabled: listed("off").filter((network) => NETWORK.test(network)),
    connected: Object.fromEntries(
      listed("since")
        .map((pair) => pair.split(":") as [string, string])
        .filter(([network, day]) => NETWORK.test(network) && isDay(day)),
    ),
    as_of: isDay(until) ? until : null,
    days: isDay(from) && isDay(to) && from < to ? { from, to } : null,
  };
}

export function isDay(value: string | null | undefined): value is string {
  return typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}
