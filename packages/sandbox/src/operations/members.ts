import { answer, type Answer } from "../answer.ts";
import { withGroup } from "./groups.ts";
import type { Operation } from "./types.ts";

// The API has both operations switched off. Our assumption: it checks the request first.

export const addGroupMember: Operation = (call) =>
  withGroup(call, () => comingSoon("Adding group members is coming soon"));

export const removeGroupMember: Operation = (call) =>
  withGroup(call, () => comingSoon("Removing group members is coming soon"));

/** The only error body without the envelope: it has no status. */
function comingSoon(message: string): Answer {
  return answer(501, { error: "Coming soon", message });
}
