import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import type { Send, SendRequest } from "./send.ts";

/** The maximum number of messages per request, since the sandbox stores each of them. */
const most = 100;

/** A message must have content. The schema allows an empty one, because each member is optional. */
export const content: Rule<Send> = ({ request }) => {
  if (Math.max(countOf(request.text), countOf(request.attachments), countOf(request.parts)) > most)
    return refuse(400, {}, `\`text\`, \`attachments\` and \`parts\` must each have at most ${most} entries`);
  if (hasText(request) || hasAttachment(request)) return undefined;
  return refuse(400, {}, "there is nothing to send: set `text`, `attachments` or `parts`");
};

/** Whether there is any text that isn't blank. */
export function hasText({ text, parts }: SendRequest): boolean {
  const isText = (one: unknown) => typeof one === "string" && one.trim() !== "";
  return (
    (Array.isArray(text) ? text.some(isText) : isText(text)) ||
    (parts ?? []).some((part) => isText(part.text))
  );
}

function hasAttachment({ attachments, parts }: SendRequest): boolean {
  return (attachments?.length ?? 0) > 0 || (parts ?? []).some((part) => part.url != null);
}

/** Whether the request creates several messages. */
export function isBatch({ text, parts }: SendRequest): boolean {
  return countOf(text) > 0 || (parts ?? []).some((part) => part.link_preview != null);
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
