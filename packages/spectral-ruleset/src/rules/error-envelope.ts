import {
  descend,
  fixedOf,
  follow,
  members,
  missingAlong,
  placeOf,
  pointerOf,
  typesOf,
  within,
  type ErrorSchema,
  type Path,
  type Shape,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import type { Options } from "../options.ts";
import { syntaxOf } from "../shared/syntax.ts";
import { Causes, type Rule } from "../rule.ts";

export default {
  description:
    "Every error has the whole envelope: the required members, the fixed values, and a message in free text.",
  severity: "error",
  why: "Clients read the envelope before they know which error it is. One error without a member breaks all of them.",
  where: "components.schemas.contact_blocked",
  good: `
required: [error, message, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }`,
  bad: `
required: [error, status, code]
properties:
  error: { const: ApiError }
  message: { type: string }`,
  fix: "Require what the envelope requires, and give each member the type that it has in the envelope.",
  *check(contract) {
    const causes = new Causes();
    for (const error of contract.errors.values()) {
      missing(contract, error, causes);
      constants(contract, error, causes);
      message(contract, error, causes);
      types(contract, error, causes);
    }
    yield* causes.problems();
  },
} as const satisfies Rule;

function missing({ document, options, envelope }: ErrorContract, error: ErrorSchema, causes: Causes): void {
  const { name, path, located } = error;
  const own = shapeLike(error, options, envelope) === error.shape ? (envelope?.required ?? []) : [];
  const wanted = [...options.required, ...own];
  const absent = new Map<string, { names: Set<string>; place: Path }>();
  for (const one of new Set(wanted)) {
    const pointer = within(error, pointerOf(one));
    const found = pointer && missingAlong(document, located, pointer);
    if (found === undefined) continue;
    const place = found.at ?? path;
    const known = absent.get(JSON.stringify(place)) ?? { names: new Set(), place };
    known.names.add(found.name);
    absent.set(JSON.stringify(place), known);
  }
  for (const { names, place } of absent.values())
    causes.add(`add ${[...names].join(", ")} to \`required\``, place, name);
}

function constants({ document, options }: ErrorContract, error: ErrorSchema, causes: Causes): void {
  for (const [member, value] of Object.entries(options.constants)) {
    const fixed = fixedOf(document, error.shape, member);
    if (fixed.kind === "const" && fixed.value === value) continue;
    const wanted = `${member}: ${syntaxOf(document).constant(String(value))}`;
    causes.add(`write \`${wanted}\``, placeOf(error, fixed), error.name);
  }
}

/** In every error, members of the envelope have the envelope's types, and all required ones are described. */
function types({ document, options, envelope }: ErrorContract, error: ErrorSchema, causes: Causes): void {
  const { name, path } = error;
  const shape = shapeLike(error, options, envelope);
  if (shape === undefined) return;
  const spoken = new Set([options.message, options.code, options.status, ...Object.keys(options.constants)]);
  const isSpoken = (member: string) => spoken.has(member) || spoken.has(`/${member}`);
  for (const member of envelope?.required ?? [])
    if (!shape.properties.has(member) && !isSpoken(member))
      causes.add(`describe \`${member}\` as ${options.envelope} does`, path, name);
  for (const [member, known] of envelope?.properties ?? []) {
    const wanted = known.flatMap(({ schema }) => typesOf(follow(document, schema, [])?.value) ?? []);
    if (wanted.length === 0 || isMessage(member, options)) continue;
    for (const { schema, path: place } of shape.properties.get(member) ?? []) {
      const found = typesOf(follow(document, schema, place)?.value);
      if (found !== undefined && !found.every((type) => fits(type, wanted)))
        causes.add(
          `write the type ${wanted.join(" or ")}, which \`${member}\` has in ${options.envelope}`,
          place,
          name,
        );
    }
  }
}

function isMessage(member: string, { message }: Options): boolean {
  return message !== false && pointerOf(message).at(-1) === member;
}

/** The part of an error that corresponds to the envelope: all of it, or the object that holds the code. */
function shapeLike(
  { shape, holder, base }: ErrorSchema,
  { envelope: name, code }: Options,
  envelope: Shape | undefined,
): Shape | undefined {
  const consists = ({ parts }: Shape) => parts.some((part) => part.length === 3 && part[2] === name);
  if (consists(shape) && base.length === 0) return shape;
  if (consists(holder)) return holder;
  // A list of errors, or a wrapper around one, has nothing in common with an error.
  const isAlike = [...(envelope?.properties.keys() ?? [])].some((member) => shape.properties.has(member));
  return isAlike && base.length === 0 && pointerOf(code).length === 1 ? shape : undefined;
}

function fits(type: string, wanted: readonly string[]): boolean {
  return wanted.includes(type) || (type === "integer" && wanted.includes("number"));
}

function message({ document, options }: ErrorContract, error: ErrorSchema, causes: Causes): void {
  const pointer = options.message === false ? undefined : within(error, pointerOf(options.message));
  if (pointer === undefined) return;
  const member = pointer.at(-1) ?? "";
  const found = descend(document, error.located, pointer).at;
  const isWanted = options.required.some(
    (one) => pointerOf(one).join("/") === pointerOf(options.message || "").join("/"),
  );
  if (found.length === 0 && isWanted)
    causes.add(`add \`${member}: { type: string }\``, error.path, error.name);
  const types = found.flatMap(({ schema, path }) => typesOf(follow(document, schema, path)?.value) ?? []);
  for (const { schema, path: place } of found) {
    const own = members(follow(document, schema, place)?.value);
    const isText =
      types.includes("string") && (own["type"] === undefined || typesOf(own)?.includes("string") === true);
    // Where nobody asked for a text, a list of faults may have its name.
    if ((!isText && isWanted) || "const" in own || "enum" in own)
      causes.add(`write \`${member}: { type: string }\`: its text may change`, place, error.name);
  }
}
