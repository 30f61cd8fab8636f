// The start page as markup, for the build: what shows before any script runs.

import { renderToString } from "preact-render-to-string";
import { Page } from "./view/page";
import { giveStartData, type StartData } from "./view/start_data";

export function markup(data: StartData): string {
  giveStartData(data);
  return renderToString(<Page />);
}
