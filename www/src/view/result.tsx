// The result, in order: the sentence, the number, the curve with its why, then sections to jump to.

import { useEffect } from "preact/hooks";
import { chooseDays, undo } from "../state/score";
import { changes, course, days, drops, isExample, real, SECTIONS, type Section, scoring, section, story, summary, traced, waiting } from "../state/store";
import { f } from "../words/locale";
import { words } from "../words/words";
import { Cards } from "./cards";
import { ChangeSection } from "./change";
import { CurveCard } from "./curve_card";
import { NetworksSection } from "./networks";
import { NoScore } from "./no_score";
import { AnswersSection, OwnPosts } from "./own_acts";
import { OpenQuestions } from "./owner";
import { PeopleSection } from "./people";
import { PostsSection } from "./posts";
import { ScorePanel } from "./score";
import { KeptModel } from "./session";
import { Settings } from "./settings";
import { StoryText } from "./story";
import { StyleSection } from "./style";
import { UnseenSection } from "./unseen";
import { WaitingSection } from "./waiting";

export function Result() {
  const w = words.value;
  const scored = summary.value !== null && summary.value.score !== null;
  useLeaveQuestion();
  return (
    <div class={changes.value.length > 0 ? "result imagined" : "result"} aria-busy={scoring.value} data-traced={traced.value === null ? "whole" : "part"}>
      {isExample.value && <p class="example-note">{w.example.note}</p>}
      <Imagined />
      <KeptModel />
      {story.value && scored && (
        <p class="story" aria-label={w.result.sentence}>
          <StoryText story={story.value} />
        </p>
      )}
      {scored && (
        <div class="answer">
          <ScorePanel />
          {course.value && <CurveCard />}
        </div>
      )}
      {summary.value !== null && !scored && <NoScore />}
      {scored && <OpenQuestions />}
      <Cards />
      {summary.value !== null && <Sections of={scored ? SECTIONS : summary.value.own_acts ? OWN : UNSCORED} />}
      {summary.value !== null && <Settings />}
      {days.value && (
        <button type="button" class="unseen-until-focus" onClick={() => void chooseDays(null)}>
          {w.curve.clear}
        </button>
      )}
    </div>
  );
}

/** The band over the score while something is imagined: nobody shall take it for what happened. */
function Imagined() {
  if (changes.value.length === 0) return null;
  const w = words.value;
  const [was, is] = [real.value?.summary.score ?? null, summary.value?.score ?? null];
  const told = (score: number | null) => (score === null ? w.say.noScore : f.value.points(score));
  return (
    <div class="imagined-band" role="group" aria-label={w.change.imagined}>
      <p>
        <strong>{w.change.imagined}: </strong>
        {told(was)} → <b>{told(is)}</b> {was !== null && is !== null && `(${f.value.change(is - was, f.value.points)}) `}
        {w.change.with(changes.value.length)}
      </p>
      <button type="button" onClick={() => undo()}>
        {w.change.back}
      </button>
    </div>
  );
}

/** What there is to see, and the way back to a score, where there is none. */
const UNSCORED: readonly Section[] = ["networks", "unseen"];
const OWN: readonly Section[] = ["posts", "people", "style", "networks", "unseen"];

function Sections({ of: names }: { of: readonly Section[] }) {
  const w = words.value;
  const shown = names.includes(section.value) ? section.value : names[0]!;
  const own = names === OWN;
  const label = (name: Section) =>
    own && name === "people"
      ? w.answers.title
      : name === "waiting" && waiting.value?.people.length
        ? `${w.sections.waiting} · ${waiting.value.people.length}`
        : w.sections[name];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = names[(names.indexOf(shown) + step + names.length) % names.length]!;
    section.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="sections">
      <div class="tabs" role="tablist" aria-label={w.sections.all} onKeyDown={move}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === shown}
            aria-controls={`panel-${name}`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => (section.value = name)}
          >
            {label(name)}
          </button>
        ))}
      </div>
      {names.map((name) => {
        const View = (own && OWN_VIEWS[name]) || VIEWS[name];
        return (
          <section key={name} class="card panel" role="tabpanel" id={`panel-${name}`} aria-labelledby={`tab-${name}`} hidden={name !== shown}>
            {name === shown && <View />}
          </section>
        );
      })}
    </div>
  );
}

const VIEWS: Record<Section, () => preact.JSX.Element | null> = {
  posts: PostsSection,
  people: PeopleSection,
  waiting: WaitingSection,
  networks: NetworksSection,
  style: StyleSection,
  change: ChangeSection,
  unseen: UnseenSection,
};

const OWN_VIEWS: Partial<typeof VIEWS> = { posts: OwnPosts, people: AnswersSection };

/** Nothing is stored, so leaving with somebody's data asks first. */
function useLeaveQuestion(): void {
  const own = drops.value.length > 0 && !isExample.value;
  useEffect(() => {
    if (!own) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [own]);
}
