// English: every word of collect.html.

import { f } from "../locale";

const plural = (value: number, one: string, many = `${one}s`): string => `${f.value.count(value)} ${value === 1 ? one : many}`;

export const en = {
  title: "Who reacted",
  promise:
    "Bluesky and Mastodon tell everybody who liked, reposted and answered. Your export doesn’t. This page fetches that about your own account and saves it as a file, which you then drop on Cloutscope.",
  apart: "It speaks to one host only, which your handle names. It needs no login, stores nothing, and sees none of your files and no score.",
  handle: {
    label: "Your handle",
    examples: "Bluesky: name.bsky.social, a domain of your own, or a DID. Mastodon and its kin: @you@server, or your profile’s address.",
    next: "See what it would fetch",
    file: "Go on from a saved file",
    fileAbout: "Dropped or chosen here: what is in it isn’t fetched again.",
    wrong: {
      handle: "This is neither a Bluesky handle (name.bsky.social) nor one of Mastodon (@you@server). Write it with its dots and its server.",
      file: "This file doesn’t begin with an answer about an account, so it wasn’t saved here. Choose one that was, or write your handle.",
      "other-host": "This page has given up every host but the one it spoke to. Load it again for another account.",
    },
  },
  confirm: {
    title: "What it would fetch",
    account: "Account",
    host: "From",
    what: "Requests",
    bluesky: [
      "your profile (app.bsky.actor.getProfile)",
      "your own posts, a hundred at a time (app.bsky.feed.getAuthorFeed)",
      "for each post that has any: who liked it and when, who reposted, quoted and answered it (getLikes, getRepostedBy, getQuotes, getPostThread)",
    ],
    mastodon: [
      "your account’s number (accounts/lookup)",
      "your own public posts, forty at a time (accounts/…/statuses)",
      "for each post that has any: who favourited it, who boosted it, and the answers (favourited_by, reblogged_by, context)",
    ],
    back: "How far back",
    weeks: (weeks: number) => (weeks === 0 ? "everything" : weeks === 52 ? "a year" : plural(weeks, "week")),
    followers: (most: number) => `who follows you, too: the newest ${f.value.count(most)} at most`,
    kept: (count: number) => `${plural(count, "answer")} from your file. Only your newest posts are looked at again, and what has changed since.`,
    tells: "The host learns your IP address and which public account you asked about, as when you look at your profile without a login. Nothing else is sent.",
    fetch: "Fetch it",
    cancel: "Back",
  },
  fetching: {
    title: (host: string) => `Fetching from ${host}`,
    progress: "Requests answered",
    asked: (asked: number, left: number) => `${plural(asked, "request")} answered${left > 0 ? `, about ${f.value.count(left)} to go` : ""}`,
    kept: (kept: number) => `${plural(kept, "answer")} taken from your file`,
    posts: (done: number, posts: number) => `${f.value.count(done)} of ${plural(posts, "post")}`,
    waits: (time: string) => `The host asks for a break: it goes on at ${time}.`,
    stop: "Stop",
  },
  end: {
    whole: "All of it is here",
    stopped: "Stopped",
    open: "Nothing was fetched",
    failed: "It went no further",
    openAbout: "This browser did not refuse requests to other hosts, so this page asked for nothing. A current Chromium, Firefox or Safari refuses them.",
    got: (answers: number, posts: number) => `${plural(answers, "answer")} about ${plural(posts, "post")}.`,
    nothing: "There is nothing to save yet.",
    save: "Save the file",
    goOn: "Go on",
    keep: "Save what there is, and go on from that file later.",
    after: "Now drop the file on Cloutscope, together with your export if you have it:",
    exports: { bluesky: "repo.car on Bluesky", mastodon: "the archive on Mastodon" },
    notes: (count: number) => `${plural(count, "request")} without an answer`,
  },
  why: {
    unreachable: (host: string) =>
      `${host} gave no answer. Is it written rightly, and are you online? A server may also keep other pages from asking. If your handle’s server lives at another address, write your profile’s address instead.`,
    unlike: (host: string) => `${host} answers, but not as this network does. Write your profile’s address (https://server/@you) instead of your handle.`,
    login: () => "The host gives this only to those who are logged in. docs/collect.md says how to fetch it by curl.",
    missing: () => "There is nothing at this address: an account that is not called so, or a post that was deleted.",
    limit: () => "The host has had enough requests from your address for now. Go on in a quarter of an hour.",
    refused: () => "The host refused it.",
    broken: () => "The host has trouble of its own. Go on later.",
  },
  status: (status: number) => `HTTP ${status}`,
  language: "Language",
};
