import { makeStyle, makeThemeScript } from "./assets.ts";
import type { Frame, Sheet } from "./layout.ts";
import type { Settings } from "./settings.ts";

const names: readonly Sheet[] = ["list", "home", "error", "quota", "operation", "search", "table"];

/** Makes the parts that every page shares. */
export async function makeFrame({ siteUrl, repository }: Settings): Promise<Frame> {
  const [themeScript, style, ...sheets] = await Promise.all([
    makeThemeScript(),
    Promise.all(["shared", "style"].map(makeStyle)).then((parts) => parts.join("")),
    ...names.map(makeStyle),
  ]);
  return {
    siteUrl,
    ...(repository !== undefined && { repository }),
    style,
    themeScript,
    // A text per name.
    sheets: Object.fromEntries(names.map((name, at) => [name, sheets[at] ?? ""])) as Record<Sheet, string>,
  };
}
