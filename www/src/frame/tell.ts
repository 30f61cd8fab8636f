// The way to the shell: see src/messages.ts for all that can be said.

import type { ToShell } from "../messages";

export const tellShell = (message: ToShell): void => parent.postMessage(message, "*");
