import type { Browser } from "playwright-core";
import { launchBrowser } from "../lib/browser.ts";

let launched: Promise<Browser> | undefined;

/**
 * The browser of all test files that run in this process. Vitest runs as many processes as there are cores, and a browser for
 * each costs less than a server of one: each call would go through Vitest's main process.
 *
 * @throws Failure saying how to get one, if there is none.
 */
export function sharedBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

function launch(): Promise<Browser> {
  // Vitest ends the process with this signal. Playwright ends the browser, and removes its profile, when the process exits.
  process.once("SIGTERM", () => process.exit());
  return launchBrowser({ handleSIGTERM: false });
}
