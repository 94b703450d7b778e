import type { components } from "@messaging-api/types";
import type { Call } from "../call.ts";
import type { Chat, Group, ParentMessage, SenderNumber } from "../state/types.ts";

export type SendRequest = components["schemas"]["SendMessageRequest"];

/** A message on its way through the rules of sending, each of which adds what it finds. */
export interface Send {
  readonly call: Call;
  readonly request: SendRequest;
  /** The recipient: a phone number, an e-mail address or a group. Undefined for a list that is no group yet. */
  peer: string | undefined;
  group: Group | undefined;
  /** What has been exchanged with the recipient. */
  chat: Chat | undefined;
  /** The number that is to send. */
  number: SenderNumber;
  parent: ParentMessage | null;
  parentUnresolved: boolean;
}
