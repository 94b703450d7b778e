import { accessKinds } from "./access.ts";
import { codeKinds } from "./codes.ts";
import { envelopeKinds } from "./envelope.ts";
import { eventKinds } from "./events.ts";
import type { Kind } from "./kind.ts";
import { operationKinds } from "./operations.ts";
import { requestKinds } from "./requests.ts";
import { responseKinds } from "./responses.ts";
import { schemaKinds } from "./schemas.ts";

const table = {
  ...codeKinds,
  ...envelopeKinds,
  ...operationKinds,
  ...eventKinds,
  ...requestKinds,
  ...responseKinds,
  ...accessKinds,
  ...schemaKinds,
};

/** The name of a kind of change. */
export type KindId = keyof typeof table;

/** Every kind of change, with its verdicts. */
export const kinds: Readonly<Record<KindId, Kind>> = table;

export function isKindId(text: string): text is KindId {
  return Object.hasOwn(table, text);
}
