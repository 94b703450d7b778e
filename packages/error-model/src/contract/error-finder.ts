import type { ModelOptions } from "../options/options.ts";
import { conjunctsOf } from "../document/conjuncts.ts";
import { items, members, type Path } from "../document/json.ts";
import { descend, pointerOf, type Pointer } from "../document/pointer.ts";
import { follow, refName } from "../document/reference.ts";
import { codeMemberOf, type Found } from "./error-schema.ts";
import type { Located } from "../document/shape.ts";
import { chosenBy, isTooDeep, readDiscriminator, type Member } from "../document/union.ts";

/**
 * The errors of one alternative of a body. It is one error, unless a choice in it fixes the codes, at the place of
 * the code or above. Then each member of the choice is an error.
 */
export function errorsIn(document: unknown, leaf: Member, options: ModelOptions): Found[] {
  const pointer = pointerOf(options.code);
  const start: Located = { schema: leaf.schema, path: leaf.path };
  const whole = { ...foundAt(document, [start], [], leaf.name), chosenBy: leaf.chosenBy };
  if (codeMemberOf(document, whole, pointer).kind !== "open") return [whole];
  for (let length = 0; length < pointer.length; length += 1) {
    const base = pointer.slice(0, length);
    const around = descend(document, [start], base).at;
    const inside = choicesIn(document, around).flatMap((one) => membersOf(document, one, around, base));
    const rest = pointer.slice(length);
    const fixes = (one: Found) => codeMemberOf(document, one, rest).kind !== "open";
    if (inside.length > 0 && inside.some(fixes)) return inside;
  }
  return [whole];
}

/** The schemas in a list that are choices, including those in the parts of each schema. */
function choicesIn(document: unknown, schemas: readonly Located[]): Located[] {
  return conjunctsOf(document, schemas).filter(
    ({ schema }) => Array.isArray(members(schema)["oneOf"]) || Array.isArray(members(schema)["anyOf"]),
  );
}

function membersOf(
  document: unknown,
  { schema, path }: Located,
  around: readonly Located[],
  base: Pointer,
  within: ReadonlySet<unknown> = new Set(),
): Found[] {
  if (within.has(schema) || isTooDeep(document, within, path)) return [];
  const own = readDiscriminator(members(schema)["discriminator"], [...path, "discriminator"]);
  const keyword = Array.isArray(members(schema)["oneOf"]) ? "oneOf" : "anyOf";
  return items(members(schema)[keyword]).flatMap((part, index) => {
    const one = { schema: part, path: [...path, keyword, index] };
    const target = follow(document, part, one.path);
    // A choice of choices.
    const nested = target !== undefined && isPlainChoice(target.value);
    if (nested)
      return membersOf(
        document,
        { schema: target.value, path: target.path },
        around,
        base,
        new Set([...within, schema]),
      );
    const ref = members(part)["$ref"];
    const name = typeof ref === "string" ? refName(ref) : undefined;
    return [{ ...foundAt(document, [...around, one], base, name), chosenBy: chosenBy(document, own, part) }];
  });
}

function isPlainChoice(schema: unknown): boolean {
  const own = members(schema);
  return (
    (Array.isArray(own["oneOf"]) || Array.isArray(own["anyOf"])) && !("properties" in own || "allOf" in own)
  );
}

function foundAt(
  document: unknown,
  located: readonly Located[],
  base: Pointer,
  name: string | undefined,
): Found {
  const own = located.at(-1);
  const path: Path = (own && follow(document, own.schema, own.path)?.path) ?? own?.path ?? [];
  const isComponent = path.length === 3 && path[0] === "components" && path[1] === "schemas";
  const key = isComponent ? String(path[2]) : JSON.stringify(path);
  return { key, name: isComponent ? (name ?? String(path[2])) : undefined, path, located, base };
}
