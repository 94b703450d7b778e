import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import type { Send } from "./send.ts";

/** A trial ends with its last message. Our assumption: the limit counts every message that the organization sends. */
export const trial: Rule<Send> = ({ call, number }) =>
  number.planKind === "trial" && number.limit !== null && call.organization.usage.outbound >= number.limit
    ? refuse(402)
    : undefined;
