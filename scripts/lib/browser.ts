import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { Failure } from "./failure.ts";

// Debian's headless build needs half the time for a page.
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The advice for a machine without a browser. */
export const howToGetChromium =
  "No Chromium found. Install it (on Debian: `apt-get install chromium-headless-shell`), or set CHROMIUM_PATH to one.";

/**
 * The path of Chromium. On Debian, it is installed for root, and other users get the command to type.
 *
 * @returns undefined if there is none and none could be installed.
 */
export function findChromium(): string | undefined {
  const found = [process.env["CHROMIUM_PATH"] ?? "", ...places].find(
    (path) => path !== "" && existsSync(path),
  );
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return found;
  console.error("Installing Debian's Chromium for the browser tests ...");
  const get = "apt-get install --yes --no-install-recommends";
  // Not every release of Debian has the headless build.
  const install = `apt-get update && (${get} chromium-headless-shell || ${get} chromium)`;
  const { status } = spawnSync("sh", ["-c", install], { stdio: ["ignore", "ignore", "inherit"] });
  return status === 0 ? places.find((path) => existsSync(path)) : undefined;
}

const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
];
const args = ["--no-sandbox", "--disable-gpu", "--disable-sync", ...quiet];

/**
 * Starts a browser with an empty profile and without background requests.
 *
 * @throws Failure saying how to get one, if there is none.
 */
export async function launchBrowser(options: Pick<LaunchOptions, "handleSIGTERM"> = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Failure(howToGetChromium);
  return chromium.launch({ ...options, executablePath, args });
}
