import { fixedAt } from "../document/fixed.ts";
import type { Json } from "../document/json.ts";
import { descend, pointerOf } from "../document/pointer.ts";
import type { Located, Shape } from "../document/shape.ts";
import type { ModelOptions } from "../options/options.ts";
import type { ErrorSchema } from "./error-schema.ts";

/** Whether a schema that no response lists is an error's: it fixes a code, and beside it an error status. */
export function looksLikeError(
  document: Json,
  located: readonly Located[],
  { code, status }: ModelOptions,
): boolean {
  const pointer = pointerOf(code);
  if (fixedAt(document, located, pointer).kind !== "const") return false;
  // A member `code` alone may be anything; one inside an `error` is an error's.
  if (status === false) return pointer.length > 1;
  const fixed = fixedAt(document, located, pointerOf(status));
  return fixed.kind === "const" && Number(fixed.value) >= 400;
}

/** Whether a document has errors with the member of codes, though none of them fixes one. */
export function hasCodeMember(
  document: Json,
  errors: ReadonlyMap<string, ErrorSchema>,
  envelope: Shape | undefined,
  { code, status, message }: ModelOptions,
): boolean {
  const pointer = pointerOf(code);
  const [first = ""] = pointer;
  // A member of the same name may be another's: an envelope has the text or the status beside it.
  const others = [status, message].flatMap((one) => (one === false ? [] : [pointerOf(one)[0] ?? ""]));
  if (envelope?.properties.has(first) && others.some((name) => envelope.properties.has(name))) return true;
  return [...errors.values()].some(
    ({ located, base, shape }) =>
      base.length === 0 &&
      descend(document, located, pointer).at.length > 0 &&
      others.some((name) => shape.properties.has(name)),
  );
}
