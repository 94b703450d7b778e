import { basePath } from "../../generated/routes.ts";
import { controlPath } from "../control/paths.ts";
import type { Inspection } from "../control/inspect.ts";
import { curlLines } from "./curl-lines.ts";

/** What the terminal says when the server runs: where it is, the API keys, and how to meet each error. */
export function startUpText(url: string, { organizations }: Inspection): string {
  const width = Math.max(...organizations.map(({ key }) => key.length));
  const keys = organizations.map(({ key, name }) => `  ${key.padEnd(width)}  ${name}`);
  return [
    `Sandbox: ${url}${basePath} (control surface: ${url}${controlPath}state)`,
    "",
    "API keys:",
    ...keys,
    "",
    "Every documented error, for its real reason:",
    "",
    curlLines(url),
    "",
    "Some of these change a plan or a number. This sets everything back:",
    "",
    `curl -s -X POST ${url}${controlPath}reset`,
    "",
    "Ctrl-C stops it.",
  ].join("\n");
}
