import { basePath } from "../../generated/routes.ts";
import { controlPath } from "../control/paths.ts";
import type { Inspection } from "../control/inspect.ts";
import { curlLines } from "./curl-lines.ts";

/** What the command prints when the server is running: its address, the API keys, and how to get each error. */
export function startUpText(url: string, { organizations }: Inspection): string {
  const width = Math.max(...organizations.map(({ key }) => key.length));
  const keys = organizations.map(({ key, name }) => `  ${key.padEnd(width)}  ${name}`);
  return [
    addressLine(url),
    "",
    "API keys:",
    ...keys,
    "",
    "Every documented error, and every final state of an accepted message:",
    "",
    curlLines(url),
    "",
    "Some of these commands change a plan or a number. To undo every change, run:",
    "",
    `curl -s -X POST ${url}${controlPath}reset`,
    "",
    "Press Ctrl+C to stop.",
  ].join("\n");
}

/** Where the sandbox is. */
export function addressLine(url: string): string {
  return `Sandbox: ${url}${basePath} (control surface: ${url}${controlPath}state)`;
}
