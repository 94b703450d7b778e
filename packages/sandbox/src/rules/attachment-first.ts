import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { isConversation } from "../state/peers.ts";
import { hasText } from "./content.ts";
import type { Send } from "./send.ts";

/** The first message of a conversation has text. Blank text doesn't count, nor does a part that only has a `url`. */
export const attachmentFirst: Rule<Send> = ({ chat, request }) =>
  isConversation(chat) || hasText(request) ? undefined : refuse("attachment_first_message_not_allowed");
