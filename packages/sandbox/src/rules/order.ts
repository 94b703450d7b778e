import type { Call, Rule } from "../call.ts";
import { attachmentFirst } from "./attachment-first.ts";
import { body } from "./body.ts";
import { content } from "./content.ts";
import { group } from "./group.ts";
import { inboundOnly } from "./inbound-only.ts";
import { newContactWindow } from "./new-contact-window.ts";
import { path } from "./path.ts";
import { planCap } from "./plan-cap.ts";
import { query } from "./query.ts";
import { rate } from "./rate.ts";
import { keyConflict, replay } from "./replay.ts";
import { replyTarget } from "./reply-target.ts";
import type { Send } from "./send.ts";
import { sender } from "./sender.ts";
import { trial } from "./trial.ts";

/** The rules for every request, in this order, after the API key. */
export const entry: readonly Rule<Call>[] = [rate, path, query, body, keyConflict];

/** The rules for a message after those, in this order. The first rule that answers decides. */
export const sending: readonly Rule<Send>[] = [
  content,
  ({ call }) => replay(call),
  group,
  sender,
  trial,
  replyTarget,
  inboundOnly,
  attachmentFirst,
  planCap,
  newContactWindow,
];
