import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "@messaging-api/client";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { conditions, measurePage, setup, type Condition } from "./conditions.ts";

const site = join(repository, paths.site);
// The error page with the most in it.
const code = "outbound_limit_reached" satisfies ErrorCode;

// The first page with borders and colors that a new browser paints costs what a reader's browser has long spent.
const shown = "errors/404/";

const firstPaint = (folder: string, path: string, condition: Condition) =>
  measurePage(folder, path, condition, {
    shown,
    read: `new Promise((resolve) =>
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntriesByName("first-contentful-paint")) resolve(startTime);
      }).observe({ type: "paint", buffered: true }))`,
  });

/** Writes a page with the same text and nothing else, no style, no script, and no policy, and returns its folder. */
function writeBarePage(): string {
  const folder = join(repository, "node_modules/.cache/bench/bare");
  const text = readFileSync(join(site, "errors", code, "index.html"), "utf8");
  const main = /<main.*<\/main>/s.exec(text)?.[0].replaceAll(/<\/?i\b[^>]*>/g, "");
  mkdirSync(join(folder, shown), { recursive: true });
  for (const file of [`${shown}index.html`, "site.js", "icon.svg"])
    copyFileSync(join(site, file), join(folder, file));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${code}</title>${main}`,
  );
  return folder;
}

export const benches: readonly Bench[] = conditions.map((condition) => ({
  title: `First contentful paint of an error page, ${condition.title}`,
  unit: "ms",
  rounds: 7,
  contenders: {
    "a bare page with the same text": () => firstPaint(writeBarePage(), "", condition),
    "our error page": () => firstPaint(site, `errors/${code}/`, condition),
    "the same error in the Redoc reference": () =>
      firstPaint(site, `reference/#/error-schemas/${code}`, condition),
  },
  note: `The browser has shown another error page. ${setup} Redoc's first paint is the site's header.`,
}));
