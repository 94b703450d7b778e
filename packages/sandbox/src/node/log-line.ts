import { basePath } from "../../generated/routes.ts";
import { allRoutes } from "../contract.ts";
import { commands } from "../control/http.ts";
import { controlPath } from "../control/paths.ts";
import type { Reply } from "../reply.ts";

const longest = 200;

/**
 * One line about a request: method, path, status, code, milliseconds. It leaves out headers, bodies, and the query,
 * so that no key and no text of a message gets into a log. Of a recipient, it shows the last two characters.
 */
export function logLine(method: string, target: string, reply: Reply, milliseconds: number): string {
  const path = masked(target.split("?", 1)[0] ?? "").slice(0, longest);
  const outcome = reply.dropped ? "dropped" : [reply.status, reply.code].filter(Boolean).join(" ");
  return `${method} ${path} ${outcome} ${milliseconds.toFixed(1)} ms`;
}

/** The fixed words in paths. Anything else in a path can be a recipient. */
const words = new Set(
  [
    basePath,
    controlPath,
    ...Object.keys(commands).map((name) => name.split(" ")[1] ?? ""),
    ...allRoutes.map(({ path }) => path),
  ]
    .flatMap((path) => path.split("/"))
    .filter((word) => !word.startsWith("{")),
);

/** Ids that the sandbox creates, and positions counted from the end of a chat. */
const harmless = /^(?:(?:grp|msg)_\w{1,40}|-\d{1,4})$/;

function masked(path: string): string {
  return path
    .split("/")
    .map((segment) => (words.has(segment) || harmless.test(segment) ? segment : `…${segment.slice(-2)}`))
    .join("/");
}
