// Generated from the networks' descriptors (src/networks/*/descriptor.rs): not to be edited.

import type { Feature } from "../../npm/src/shapes";

export interface NetworkFacts {
  /** What it has of what the model weighs. */
  has: readonly Feature[];
  /** What people call a reply: one, several. */
  reply: readonly [one: string, many: string];
  /** The same for a private message. */
  private_message: readonly [one: string, many: string];
}

export const NETWORKS: Readonly<Record<string, NetworkFacts>> = {
  github: { has: ["reactions","replies","mentions","follows"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  twitter: { has: ["reactions","replies","reposts","mentions","messages","follows"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  linkedin: { has: ["reactions","replies","reposts","mentions","messages","follows","endorsements","recommendations","invitations"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  facebook: { has: ["reactions","replies","reposts","mentions","messages","message_reactions","follows","invitations"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  mail: { has: [], reply: ["reply","replies"], private_message: ["e-mail","e-mails"] },
  instagram: { has: ["reactions","replies","reposts","mentions","messages","message_reactions","follows","invitations"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  threads: { has: ["reactions","replies","reposts","mentions","follows"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  mastodon: { has: ["reactions","replies","reposts","mentions","messages","follows"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  bluesky: { has: ["reactions","replies","reposts","mentions","messages","follows"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  youtube: { has: ["reactions","replies","mentions","follows"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  tiktok: { has: ["reactions","replies","reposts","mentions","messages","follows"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  reddit: { has: ["reactions","replies","mentions","messages","follows"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
  telegram: { has: ["mentions","messages","message_reactions"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  whatsapp: { has: ["messages","message_reactions"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  slack: { has: ["mentions","messages","message_reactions"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  discord: { has: ["mentions","messages","message_reactions","follows","invitations"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  xing: { has: ["reactions","replies","reposts","messages","follows","invitations"], reply: ["reply","replies"], private_message: ["direct message","direct messages"] },
  blog: { has: ["replies","mentions"], reply: ["comment","comments"], private_message: ["direct message","direct messages"] },
};
