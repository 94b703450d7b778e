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

/** What every request passes after its API key, in this order. */
export const entry: readonly Rule<Call>[] = [rate, path, query, body, keyConflict];

/** What a message passes after that, in this order. The first to answer decides. */
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
