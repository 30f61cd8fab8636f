// The state in the URL's fragment, so that a view can be bookmarked: days, networks, profile. Never personal data.

import type { Options, Profile } from "./engine";
import type { Span, State } from "./state";
import { plain } from "./state";

const PROFILES: readonly Profile[] = ["everything", "klout-2011"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const NETWORK = /^[a-z0-9_-]+$/;

export type Shared = Pick<Options, "profile" | "connected" | "disabled" | "prestige" | "as_of"> & { days: Span | null };

/** `#profile=klout-2011&since=linkedin:2011-02-24&off=xing&days=2011-02-21..2011-02-23`; empty where all is as at first. */
export function toFragment({ options, days }: Pick<State, "options" | "days">): string {
  const parts: string[] = [];
  const add = (name: string, value: string) => value && parts.push(`${name}=${value}`);
  add("profile", options.profile === "everything" ? "" : options.profile);
  add("since", Object.entries(options.connected).map(([network, day]) => `${network}:${day}`).join(","));
  add("off", options.disabled.join(","));
  add("prestige", options.prestige ? "" : "off");
  add("until", options.as_of ?? "");
  add("days", days ? `${days.from}..${days.to}` : "");
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

/** Puts the state into the address. What is imagined stays out of it: nobody shall take it for what happened. */
export function remember(state: State): void {
  history.replaceState(null, "", `${location.pathname}${location.search}${toFragment(state)}`);
}

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
