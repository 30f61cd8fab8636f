// Firefox as it comes, driven by WebDriver BiDi. (Playwright's own Firefox is a patched one, and a download.)

import puppeteer from "puppeteer-core";
import { firefox } from "./tools.mjs";

/** A headless Firefox with a fresh profile. Close it. */
export function openFirefox() {
  // Nothing outside this machine has an address, as in the journeys' Chromium.
  const alone = { "network.dns.localDomains": "localhost", "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 9 };
  return puppeteer.launch({ browser: "firefox", executablePath: firefox(), headless: true, extraPrefsFirefox: alone });
}
