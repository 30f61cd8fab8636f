// Posts: what each drew, and what it is worth today and was worth at most.

import type { ComponentChildren } from "preact";
import type { OwnPost, Post } from "../engine/types";
import { morePosts } from "../state/score";
import { posts } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { Fold } from "./fold";
import { colour, title } from "./names";
import { placeOf, useOwnWords } from "./rows";

export function PostsSection() {
  const w = words.value;
  const found = posts.value;
  if (!found) return <p class="quiet">{w.common.computing}</p>;
  if (found.rows.length === 0) return <p>{w.posts.none}</p>;
  const largest = Math.max(...found.rows.map(({ points }) => points), 0.01);
  return (
    <>
      <PostsTable>
        {found.rows.map((post) => (
          <PostRow key={`${post.network} ${post.object}`} post={post} worth={{ post, largest }} />
        ))}
      </PostsTable>
      <p class="quiet">
        {found.noPost > 0.005 && `${w.posts.noPost(f.value.points(found.noPost))} `}
        {w.posts.dash} {w.posts.own} <SaveCsv name="posts" />
      </p>
      {found.rows.length < found.total && (
        <button type="button" onClick={() => void morePosts()}>
          {w.posts.more(found.total - found.rows.length)}
        </button>
      )}
    </>
  );
}

/** `worth`: whether what each adds to a score is known; `counted`: whether there is anything that others did. */
export function PostsTable({ worth = true, counted = true, children }: { worth?: boolean; counted?: boolean; children: ComponentChildren }) {
  const w = words.value;
  return (
    <div class="scrolls">
      <table class="posts">
        <thead>
          <tr>
            <th scope="col">{w.posts.post}</th>
            <th scope="col">{w.posts.on}</th>
            {[...(counted ? [w.posts.likes, w.posts.shares, w.posts.replies] : []), ...(worth ? [w.posts.today] : [])].map((head) => (
              <th key={head} scope="col" class="figure">
                {head}
              </th>
            ))}
            {worth && (
              <th scope="col">
                <span class="unseen">{w.posts.bar}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function PostRow({ post, counted = true, worth }: { post: OwnPost; counted?: boolean; worth?: { post: Post; largest: number } }) {
  const w = words.value;
  const { network, day, counts } = post;
  const most = worth?.post.most ?? null;
  const drew: [string, number | null][] = [
    [w.posts.likes, counts.reactions],
    [w.posts.shares, counts.reposts],
    [w.posts.replies, counts.replies],
  ];
  return (
    <tr>
      <th scope="row">
        <Fold class="post" head={<Text post={post} />}>
          {() => <Details post={post} most={most} />}
        </Fold>
      </th>
      <td class="where">
        <span class={colour(network)}>{title(network)}</span>
        {day && ` · ${f.value.day(day)}`}
      </td>
      {counted &&
        drew.map(([label, count]) => (
          <td key={label} class="figure" data-label={label}>
            {count === null ? "–" : f.value.count(count)}
          </td>
        ))}
      {worth && (
        <>
          <td class="figure worth" title={most ? w.posts.most(f.value.points(most[1]), f.value.day(most[0])) : ""}>
            <b>{f.value.points(worth.post.points)}</b>
          </td>
          <td class="bar-cell">
            <meter class={colour(network)} min={0} max={worth.largest} value={worth.post.points} aria-hidden="true" />
          </td>
        </>
      )}
    </tr>
  );
}

/** One's own words, read again from the file: they are nowhere else. */
function Text({ post: { source, kind } }: { post: OwnPost }) {
  const own = useOwnWords(source);
  return <span class="own-words">{own ? words.value.posts.quote(shorten(own)) : words.value.posts.kinds[kind === "reply" ? "reply" : "original"]}</span>;
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function Details({ post, most }: { post: OwnPost; most: Post["most"] }) {
  const w = words.value;
  const { address, source, object } = post;
  return (
    <dl class="fields">
      {most && (
        <div>
          <dt>{w.posts.atMost}</dt>
          <dd>{w.posts.most(f.value.points(most[1]), f.value.day(most[0]))}</dd>
        </div>
      )}
      <div>
        <dt>{w.posts.address}</dt>
        <dd>
          {address ? (
            <>
              <code>{address}</code> <Copy text={address} />
            </>
          ) : (
            `${w.posts.noAddress} (${object})`
          )}
        </dd>
      </div>
      {source && (
        <div>
          <dt>{w.rows.place}</dt>
          <dd>
            {placeOf(source)}, {w.rows.record(f.value.count(source.record))}
          </dd>
        </div>
      )}
    </dl>
  );
}

export function Copy({ text }: { text: string }) {
  const w = words.value;
  return (
    <button type="button" class="small" onClick={(event) => void copy(text, event.currentTarget)}>
      {w.common.copy}
    </button>
  );
}

async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.value.common.copied;
  } catch {
    // Some frames have no clipboard: the text is there to be taken by hand.
    button.textContent = words.value.common.copyByHand;
  }
}
