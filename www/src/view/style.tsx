// How you act: the quadrant, not how much one scores. The grid has words for those who don't see it.

import type { Style } from "../engine/types";
import { course, summary } from "../state/store";
import { f } from "../words/locale";
import { told } from "../words/told";
import { words } from "../words/words";
import { RhythmView } from "./rhythm";

/** The sixteen, from the top row down, from sharing to creating. */
const GRID = [
  ["Curator", "Broadcaster", "Taste Maker", "Celebrity"],
  ["Syndicator", "Feeder", "Thought Leader", "Pundit"],
  ["Dabbler", "Conversationalist", "Socializer", "Networker"],
  ["Observer", "Explorer", "Activist", "Specialist"],
].flat();

/** With soft hyphens where a narrow screen may break the word: between a vowel and a consonant before the next vowel. */
const breakable = (name: string): string => name.replace(/([aeiouäöü][^aeiouäöü\s]?)(?=[^aeiouäöü\s][aeiouäöü])/gi, "$1\u00ad");

export function StyleSection() {
  const w = words.value;
  // Without a score, what the exports show all the same.
  const own = summary.value?.own_acts ?? course.value;
  return (
    <>
      {own?.style ? <Quadrant style={own.style} /> : <p>{w.style.notEnough}</p>}
      {own?.rhythm && <RhythmView rhythm={own.rhythm} />}
    </>
  );
}

function Quadrant({ style: { name, path, axes } }: { style: Style }) {
  const w = words.value;
  const before = new Set(path.map(([, style]) => style));
  const turns = path.filter(([, style], index) => style !== path[index - 1]?.[1]).slice(-4);
  return (
    <div class="style">
      <div class="grid" aria-hidden="true">
        {GRID.map((one) => (
          <span key={one} class={one === name ? "now" : before.has(one) ? "before" : ""}>
            {breakable(told(one))}
          </span>
        ))}
      </div>
      <div>
        <h3>{told(name)}</h3>
        {turns.length > 1 && <p>{turns.map(([when, style]) => `${told(style)} (${f.value.month(when)})`).join(" → ")}</p>}
        <dl class="axes">
          {Object.entries(axes).map(([axis, value]) => (
            <div key={axis}>
              <dt>{w.style.axes[axis] ?? axis}</dt>
              <dd>
                <meter min={0} max={1} value={value} aria-label={w.style.axes[axis] ?? axis} />
              </dd>
            </div>
          ))}
        </dl>
        <p class="quiet">{w.style.about}</p>
      </div>
    </div>
  );
}
