import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { breakable } from "./layout.ts";
import { firstSentence } from "./text.ts";
import { retryLabel } from "./retry.ts";

/** Errors that are easy to confuse, side by side: with the same status, on the same operations. */
export function relatedErrors(entry: ErrorEntry, { errors }: Contract): Html | false {
  const own = new Set(entry.operations.map(({ operationId }) => operationId));
  const others = errors.filter(
    (other) =>
      other !== entry &&
      other.status === entry.status &&
      other.operations.some(({ operationId }) => own.has(operationId)),
  );
  if (others.length === 0) return false;
  return html`<h2 id="related">Not the same as</h2>
<ul class="list">${others.map(
    (
      other,
    ) => html`<li><a href="../..${other.docsPath}">${breakable(nameOf(other))}</a> ${prose(firstSentence(other.meaning))}${fieldNote(other)} ${retryLabel(other.retry)}</li>
`,
  )}</ul>`;
}

function fieldNote({ members }: ErrorEntry): Html | false {
  const names = members.filter(({ required }) => required).map(({ name }) => name);
  return names.length > 0 && html` Its fields: ${names.join(", ")}.`;
}
