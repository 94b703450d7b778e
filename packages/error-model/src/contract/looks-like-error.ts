import { fixedAt } from "../document/fixed.ts";
import type { Json } from "../document/json.ts";
import { descend, pointerOf } from "../document/pointer.ts";
import type { Located, Shape } from "../document/shape.ts";
import type { ModelOptions } from "../options/options.ts";
import type { ErrorSchema } from "./error-schema.ts";

/** Whether a schema that no response lists is an error: it fixes a code and an error status. */
export function looksLikeError(
  document: Json,
  located: readonly Located[],
  { code, status }: ModelOptions,
): boolean {
  const pointer = pointerOf(code);
  if (fixedAt(document, located, pointer).kind !== "const") return false;
  // A member `code` alone can mean anything. Inside `error`, it is the code of an error.
  if (status === false) return pointer.length > 1;
  const fixed = fixedAt(document, located, pointerOf(status));
  return fixed.kind === "const" && Number(fixed.value) >= 400;
}

/** Whether a document has errors with a member for the code, although none of them fixes it. */
export function hasCodeMember(
  document: Json,
  errors: ReadonlyMap<string, ErrorSchema>,
  envelope: Shape | undefined,
  { code, status, message }: ModelOptions,
): boolean {
  const pointer = pointerOf(code);
  const [first = ""] = pointer;
  // Other schemas can have a member of this name. An envelope also has the text or the status.
  const others = [status, message].flatMap((one) => (one === false ? [] : [pointerOf(one)[0] ?? ""]));
  if (envelope?.properties.has(first) && others.some((name) => envelope.properties.has(name))) return true;
  return [...errors.values()].some(
    ({ located, base, shape }) =>
      base.length === 0 &&
      descend(document, located, pointer).at.length > 0 &&
      others.some((name) => shape.properties.has(name)),
  );
}
