import { basePath } from "../../generated/routes.ts";
import type { Inspection } from "../control/inspect.ts";
import { curlLines } from "./curl-lines.ts";

/** What the terminal says when the server runs: where it is, the API keys, and how to meet each error. */
export function startUpText(url: string, { organizations }: Inspection): string {
  const width = Math.max(...organizations.map(({ key }) => key.length));
  const keys = organizations.map(({ key, name }) => `  ${key.padEnd(width)}  ${name}`);
  return [
    `Sandbox: ${url}${basePath} (control surface: ${url}/_sandbox/state)`,
    "",
    "API keys:",
    ...keys,
    "",
    "Every documented error, for its real reason:",
    "",
    curlLines(url),
    "",
    "Ctrl-C stops it.",
  ].join("\n");
}
