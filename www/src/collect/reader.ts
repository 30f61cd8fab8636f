// What both networks' ways have in common: what a saved file has isn't asked again, and what isn't answered is noted.

import type { Answer, Answers } from "./answers";
import { type Asking, ask, Failure } from "./ask";

/** How far it is. */
export interface Progress {
  /** Requests answered, and those that the saved file spared. */
  asked: number;
  kept: number;
  /** Own posts found, and those whose reactions are there. */
  posts: number;
  done: number;
  /** Requests still to come, as far as the counts tell. */
  left: number;
}

export const NOTHING: Progress = { asked: 0, kept: 0, posts: 0, done: 0, left: 0 };

export interface Job {
  host: string;
  name: string;
  /** Milliseconds since 1970: posts before that are left alone. */
  since: number;
  followers: boolean;
  answers: Answers;
  asking: Asking;
  tell(progress: Progress): void;
  /** Something isn't answered, and the rest goes on without it. */
  note(failure: Failure): void;
}

/** A list of who did something: its address, and how many pages it should have. */
interface Listing {
  url: string;
  pages: number;
}

/** A post of one's own. */
export interface Post {
  id: string;
  lists: Listing[];
  /** Another one when somebody reacts. */
  counts: string;
}

/** What an answer shows of the account's posts. */
export interface Page {
  posts: Post[];
  /** All of it is older than what is wanted. */
  older: boolean;
}

/** Pages of followers: whoever has more than some thousands would wait for hours. */
export const FOLLOWER_PAGES = 50;
/** Pages of who did something to one post. */
const LIST_PAGES = 1000;
/** Requests in a row that fail: then the host is away, and not one post. */
const AWAY = 3;

/** Requests for so many, at so many a page. */
export const pages = (count: number, each: number): number => Math.max(1, Math.ceil(count / each));

export class Reader {
  #progress = NOTHING;
  #failed = 0;

  constructor(
    readonly job: Job,
    /** The next page's address, of a list that begins at `url`. */
    readonly next: (answer: Answer, url: string) => string | undefined,
  ) {}

  /** An answer that everything else stands on: asked for each time. */
  async fresh(url: string): Promise<Answer> {
    const answer = await ask(url, this.job.asking);
    this.job.answers.set(url, answer);
    this.#tell({ asked: this.#progress.asked + 1 });
    return answer;
  }

  /** The account's posts, page by page. Of those that drew something since the saved file, the lists are asked for again. */
  async posts(url: string, read: (answer: unknown) => Page): Promise<Post[]> {
    const before = new Map([...this.job.answers.to(url)].flatMap((answer) => read(answer).posts).map(({ id, counts }) => [id, counts]));
    const found = new Map<string, Post>();
    for await (const answer of this.#pages(url, LIST_PAGES, (at) => this.fresh(at))) {
      const { posts, older } = read(answer);
      for (const post of posts) {
        found.set(post.id, post);
        if (before.has(post.id) && before.get(post.id) !== post.counts) for (const list of post.lists) this.job.answers.forget(list.url);
      }
      this.#tell({ posts: found.size });
      if (older) break;
    }
    return [...found.values()];
  }

  /** Who reacted to them, and who follows. */
  async reactions(posts: readonly Post[], followers: Listing): Promise<void> {
    const last = this.job.followers ? [{ ...followers, pages: Math.min(followers.pages, FOLLOWER_PAGES) }] : [];
    this.#tell({ left: [...posts.flatMap(({ lists }) => lists), ...last].reduce((sum, list) => sum + list.pages, 0) });
    for (const [n, { lists }] of posts.entries()) {
      for (const list of lists) await this.#list(list, LIST_PAGES);
      this.#tell({ done: n + 1 });
    }
    for (const list of last) await this.#list(list, FOLLOWER_PAGES);
  }

  /** A list that the rest can do without. */
  async #list({ url, pages: expected }: Listing, most: number): Promise<void> {
    let left = expected;
    for await (const _ of this.#pages(url, most, (at) => this.#kept(at) ?? this.#asked(at))) {
      if (left-- > 0) this.#tell({ left: this.#progress.left - 1 });
    }
    this.#tell({ left: this.#progress.left - Math.max(0, left) });
  }

  /** A host that leads in a circle is not followed. */
  async *#pages(url: string, most: number, get: (at: string) => Answer | Promise<Answer | null>): AsyncGenerator<unknown> {
    const seen = new Set<string>();
    for (let at: string | undefined = url; at !== undefined && !seen.has(at) && seen.size < most; ) {
      seen.add(at);
      const answer: Answer | null = await get(at);
      if (answer === null) return;
      yield answer.answer;
      at = this.next(answer, url);
    }
  }

  #kept(url: string): Answer | undefined {
    const kept = this.job.answers.get(url);
    if (kept) this.#tell({ kept: this.#progress.kept + 1 });
    return kept;
  }

  async #asked(url: string): Promise<Answer | null> {
    try {
      const answer = await this.fresh(url);
      this.#failed = 0;
      return answer;
    } catch (error) {
      if (!(error instanceof Failure) || error.why === "limit") throw error;
      if (["unreachable", "broken"].includes(error.why) && ++this.#failed === AWAY) throw error;
      this.job.note(error);
      return null;
    }
  }

  #tell(news: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...news };
    this.job.tell(this.#progress);
  }
}
