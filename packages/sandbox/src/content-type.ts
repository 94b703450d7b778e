import type { Incoming } from "./call.ts";

const json = /^application\/json[ \t]*(?:;|$)/i;

/** What is wrong with the media type of a body that must be JSON. Undefined if nothing is. */
export function otherType({ header }: Pick<Incoming, "header">): string | undefined {
  const type = header("content-type");
  if (type && json.test(type.trim())) return undefined;
  const found = type ? `\`Content-Type: ${type.slice(0, 80)}\` isn't JSON` : "the body has no `Content-Type`";
  return `${found}; send \`Content-Type: application/json\``;
}
