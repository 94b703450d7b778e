import { email } from "../generated/routes.ts";

/** The recipient that a `chatId` names. */
export type Recipient =
  | { readonly kind: "contact"; readonly id: string }
  | { readonly kind: "group"; readonly id: string }
  | { readonly kind: "list"; readonly participants: readonly string[] };

/** The maximum length of an address in SMTP (RFC 5321). */
const longestEmail = 254;
const phone = /^\+[1-9]\d{1,14}$/;
const group = /^grp_[a-zA-Z0-9]+$/;

/** A phone number or an email address in its normalized form. Undefined for anything else. */
export function identifierOf(text: string): string | undefined {
  if (phone.test(text)) return text;
  const lower = text.toLowerCase();
  return lower.length <= longestEmail && email.test(lower) ? lower : undefined;
}

/** Reads a `chatId`; undefined if it isn't valid. */
export function recipientOf(chatId: string): Recipient | undefined {
  if (group.test(chatId)) return { kind: "group", id: chatId };
  if (!chatId.includes(",")) {
    const id = identifierOf(chatId);
    return id === undefined ? undefined : { kind: "contact", id };
  }
  const participants = new Set<string>();
  for (const part of chatId.split(",")) {
    const id = identifierOf(part.trim());
    if (id === undefined) return undefined;
    participants.add(id);
  }
  const [only] = participants;
  // A repeated recipient counts once.
  if (participants.size === 1 && only !== undefined) return { kind: "contact", id: only };
  return { kind: "list", participants: [...participants] };
}

export function typeOf(identifier: string): "phone" | "email" {
  return identifier.includes("@") ? "email" : "phone";
}
