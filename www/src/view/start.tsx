// The start: what this is, one button, the example's curve; then each network with what its export gives.

import table from "../../../tests/fixtures/cloutscope/example/export/example.csv";
import { StillCurve } from "../chart/still";
import type { Format } from "../engine/types";
import { save } from "../frame/save";
import { tryExample } from "../state/files";
import { network } from "../state/store";
import { f } from "../words/locale";
import { told } from "../words/told";
import { words } from "../words/words";
import { Collect } from "./collect";
import { Fold } from "./fold";
import { FilePicker } from "./pick";
import { startData } from "./start_data";
import { StoryText } from "./story";

/** First the ones that most people have. */
const FIRST = ["twitter", "linkedin", "facebook", "instagram", "mastodon", "bluesky"];

export function Start() {
  const w = words.value;
  const { lock, leaks, why } = network.value;
  const { curve, story } = startData();
  return (
    <>
      <section class="hero" aria-label={w.start.title}>
        <div class="invitation">
          <h2>{w.start.title}</h2>
          <p>{w.start.promise}</p>
          <div class="buttons">
            <FilePicker class="primary large">{w.start.choose}</FilePicker>
            <button type="button" class="large" data-early="example" disabled={lock === "open" || lock === "failed"} onClick={() => void tryExample()}>
              {w.start.example}
            </button>
          </div>
          <p class="quiet">
            {w.start.drop}{" "}
            <FilePicker class="link" folder>
              {w.start.folder}
            </FilePicker>
          </p>
          {lock === "closing" && <p class="closing">{w.lock.closing}</p>}
          {lock === "open" && (
            <p class="alarm" role="alert">
              {w.lock.leaks(f.value.list(leaks.map((channel) => w.lock.ways[channel])))}
            </p>
          )}
          {lock === "failed" && (
            <p class="alarm" role="alert">
              {w.lock.failed(why ?? "")}
            </p>
          )}
        </div>
        <figure class="card teaser">
          {story && (
            <figcaption>
              <StoryText story={story} short />
            </figcaption>
          )}
          {curve.length > 1 && <StillCurve curve={curve} story={story} />}
          <p class="quiet">{w.example.invented}</p>
        </figure>
      </section>
      <section aria-label={w.start.networks}>
        <ul class="tiles">
          {FIRST.map((name) => (
            <Tile key={name} network={name} />
          ))}
        </ul>
        <AllNetworks />
      </section>
    </>
  );
}

function Tile({ network: name }: { network: string }) {
  const format = startData().formats.find((one) => one.network === name);
  if (!format) return null;
  const gives = words.value.start.gives[format.gives ?? "unknown"];
  return (
    <li class="tile">
      <Fold
        head={
          <>
            <b>{told(format.title).replace(/ \(.*\)$/, "")}</b>
            <span class="quiet">{told(format.wait)}</span>
            <span class={`gives gives-${format.gives}`}>{gives}</span>
          </>
        }
      >
        {() => <Steps of={format} />}
      </Fold>
      <Collect network={name} label={words.value.start.collect} />
    </li>
  );
}

/** How to get an export. Not in the HTML until it is opened: the start data has it already. */
function Steps({ of: { how } }: { of: Format }) {
  return (
    <ol>
      {how.map((step) => (
        <li key={step}>{told(step)}</li>
      ))}
    </ol>
  );
}

/** What can be saved to begin with, by format. */
const BEGINNINGS: Record<string, { file: string; text: string }> = { cloutscope: { file: "example.csv", text: table } };

function Beginning({ of: { file, text } }: { of: { file: string; text: string } }) {
  return (
    <button type="button" class="small" onClick={() => save(file, text, "text/csv")}>
      {words.value.start.save(file)}
    </button>
  );
}

function AllNetworks() {
  const w = words.value;
  return (
    <Fold class="all-networks" head={w.start.all(startData().formats.length)}>
      {() => (
        <div class="guide">
          {startData().formats.map((format) => (
            <details key={format.name}>
              <summary>
                <span>{told(format.title)}</span> <span class="quiet">{told(format.wait)}</span>
              </summary>
              <Steps of={format} />
              {BEGINNINGS[format.name] && <Beginning of={BEGINNINGS[format.name]!} />}
            </details>
          ))}
        </div>
      )}
    </Fold>
  );
}
