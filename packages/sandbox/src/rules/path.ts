import { refuse, type Answer } from "../answer.ts";
import type { Call, Rule } from "../call.ts";
import { documents } from "../contract.ts";
import { identifierOf, recipientOf } from "../recipients.ts";

const longest = 4_096;

/** Reads the parameters in the path. A `+` is always a plus, never a space. */
export const path: Rule = (call) => {
  const parameters: Record<string, string> = {};
  for (const [name, raw] of call.rawParameters) {
    const value = raw.length > longest ? undefined : decoded(raw);
    if (value === undefined)
      return invalid(call, `\`${name}\` in the path can't be read; percent-encode it as UTF-8`);
    parameters[name] = value;
  }
  call.parameters = parameters;
  return chatId(call) ?? contactId(call);
};

function chatId(call: Call): Answer | undefined {
  const { chatId: text } = call.parameters;
  if (text === undefined) return undefined;
  call.recipient = recipientOf(text);
  return call.recipient
    ? undefined
    : invalid(call, "`chatId` must be a phone number, an email address, a group id or a list of recipients");
}

function contactId(call: Call): Answer | undefined {
  const { contactId: text } = call.parameters;
  if (text === undefined) return undefined;
  const identifier = identifierOf(text);
  if (identifier === undefined)
    return invalid(call, "`contactId` must be a phone number or an email address");
  call.parameters = { ...call.parameters, contactId: identifier };
  return undefined;
}

/** If the contract has no 400, an impossible id isn't found. */
function invalid({ route }: Call, detail: string): Answer {
  return documents(route, 400) ? refuse(400, {}, detail) : refuse(404);
}

function decoded(raw: string): string | undefined {
  if (raw === "") return undefined;
  if (!raw.includes("%")) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
