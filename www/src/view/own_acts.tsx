// Where there is no score: what one's own exports show all the same. Nothing of it is called a score.

import { useState } from "preact/hooks";
import { summary } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { networkOf, title } from "./names";
import { PostRow, PostsTable } from "./posts";

/** Posts at first. */
const PAGE = 10;

export function OwnPosts() {
  const w = words.value;
  const found = summary.value?.own_acts;
  const [shown, setShown] = useState(PAGE);
  if (!found || found.posts.length === 0) return <p>{w.posts.noneWritten}</p>;
  const counted = found.posts.some(({ counts }) => counts.reactions !== null || counts.reposts !== null || counts.replies !== null);
  return (
    <>
      <PostsTable worth={false} counted={counted}>
        {found.posts.slice(0, shown).map((post) => (
          <PostRow key={`${post.network} ${post.object}`} post={post} counted={counted} />
        ))}
      </PostsTable>
      <p class="quiet">
        {w.posts.newest(Math.min(shown, found.posts.length), found.posts_total)} {counted && `${w.posts.dash} `}
        {w.posts.own}
      </p>
      {found.posts.length > shown && (
        <button type="button" onClick={() => setShown(found.posts.length)}>
          {w.posts.more(found.posts.length - shown)}
        </button>
      )}
    </>
  );
}

/** Whom one answers and writes to. */
export function AnswersSection() {
  const w = words.value;
  const found = summary.value?.own_acts;
  if (!found || found.answers.length === 0) return <p>{w.answers.none}</p>;
  return (
    <>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{w.people.name}</th>
              <th scope="col">{w.people.on}</th>
              <th scope="col" class="figure">
                {w.answers.times}
              </th>
              <th scope="col">{w.people.last}</th>
            </tr>
          </thead>
          <tbody>
            {found.answers.map(({ person, name, acts, last }) => (
              <tr key={person}>
                <th scope="row">{name.trim() || person}</th>
                <td>{title(networkOf(person))}</td>
                <td class="figure">{f.value.count(acts)}</td>
                <td>{last && f.value.day(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{w.people.shown(found.answers.length, found.answers_total)}</p>
    </>
  );
}
