import type { components } from "@messaging-api/types";
import type { Call } from "../call.ts";
import type { Chat, Group, ParentMessage, SenderNumber } from "../state/types.ts";

export type SendRequest = components["schemas"]["SendMessageRequest"];

/** A message on its way through the rules for sending. Each rule adds what it finds. */
export interface Send {
  readonly call: Call;
  readonly request: SendRequest;
  /** The recipient: a phone number, an email address or a group. Undefined for a list that isn't a group yet. */
  peer: string | undefined;
  group: Group | undefined;
  /** The conversation with the recipient, if there is one. */
  chat: Chat | undefined;
  /** The number that sends. */
  number: SenderNumber;
  parent: ParentMessage | null;
  parentUnresolved: boolean;
}
