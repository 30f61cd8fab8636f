// Posts: what each drew, and what it is worth today and was worth at most.

import type { Post } from "../engine/types";
import { morePosts } from "../state/score";
import { posts } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { SaveCsv } from "./csv";
import { colour, title } from "./names";
import { placeOf, useRow } from "./rows";
import { Fold } from "./fold";

export function PostsSection() {
  const w = words.value;
  const found = posts.value;
  if (!found) return <p class="quiet">{w.common.computing}</p>;
  if (found.rows.length === 0) return <p>{w.posts.none}</p>;
  const largest = Math.max(...found.rows.map(({ points }) => points), 0.01);
  return (
    <>
      <div class="scrolls">
        <table class="posts">
          <thead>
            <tr>
              <th scope="col">{w.posts.post}</th>
              <th scope="col">{w.posts.on}</th>
              <th scope="col" class="figure">{w.posts.likes}</th>
              <th scope="col" class="figure">{w.posts.shares}</th>
              <th scope="col" class="figure">{w.posts.replies}</th>
              <th scope="col" class="figure">{w.posts.today}</th>
              <th scope="col">
                <span class="unseen">{w.posts.bar}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((post) => (
              <Row key={`${post.network} ${post.object}`} post={post} largest={largest} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        {found.noPost > 0.005 && `${w.posts.noPost(f.value.points(found.noPost))} `}
        {w.posts.legend} <SaveCsv name="posts" />
      </p>
      {found.rows.length < found.total && (
        <button type="button" onClick={() => void morePosts()}>
          {w.posts.more(found.total - found.rows.length)}
        </button>
      )}
    </>
  );
}

function Row({ post, largest }: { post: Post; largest: number }) {
  const w = words.value;
  const { network, day, counts, points, most } = post;
  const number = (value: number | null) => (value === null ? "–" : f.value.count(value));
  return (
    <tr>
      <th scope="row">
        <Fold class="post" head={<Text post={post} />}>
          {() => <Details post={post} />}
        </Fold>
      </th>
      <td class="where">
        <span class={colour(network)}>{title(network)}</span>
        {day && ` · ${f.value.day(day)}`}
      </td>
      <td class="figure" data-label={w.posts.likes}>{number(counts.reactions)}</td>
      <td class="figure" data-label={w.posts.shares}>{number(counts.reposts)}</td>
      <td class="figure" data-label={w.posts.replies}>{number(counts.replies)}</td>
      <td class="figure worth" title={most ? w.posts.most(f.value.points(most[1]), f.value.day(most[0])) : ""}>
        <b>{f.value.points(points)}</b>
      </td>
      <td class="bar-cell">
        <meter class={colour(network)} min={0} max={largest} value={points} aria-hidden="true" />
      </td>
    </tr>
  );
}

/** One's own words, read again from the file: they are nowhere else. */
function Text({ post }: { post: Post }) {
  const { fields } = useRow(post.source);
  const text = fields?.find(([field]) => OWN_WORDS.includes(field))?.[1];
  return <span class="own-words">{text ? `“${shorten(text)}”` : words.value.posts.kinds[post.kind === "reply" ? "reply" : "original"]}</span>;
}

const OWN_WORDS = ["full_text", "text", "content", "title", "post", "Content", "ShareCommentary", "Message", "Subject", "subject"];
const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function Details({ post }: { post: Post }) {
  const w = words.value;
  const { address, most, source, object } = post;
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
