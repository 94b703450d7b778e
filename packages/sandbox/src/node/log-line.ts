import type { Reply } from "../reply.ts";

const longest = 200;

/**
 * One line about a request: method, path, status, code, milliseconds. Headers, bodies and the query are left out, so
 * that no key and no text of a message gets into a log; of a recipient, the last two characters stay.
 */
export function logLine(method: string, target: string, reply: Reply, milliseconds: number): string {
  const path = masked((target.split("?", 1)[0] ?? "").slice(0, longest));
  const outcome = reply.dropped ? "dropped" : [reply.status, reply.code].filter(Boolean).join(" ");
  return `${method} ${path} ${outcome} ${milliseconds.toFixed(1)} ms`;
}

/** What stands where a recipient, a contact or a tag does. The rest of a path is the API's own words and ids. */
function masked(path: string): string {
  return path.replace(/(\/(?:chats|contacts|tags)\/)([^/]+)/g, (_, before: string, name: string) => {
    return `${before}${/^grp_\w+$/.test(name) ? name : `…${name.slice(-2)}`}`;
  });
}
