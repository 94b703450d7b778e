import { expect, it } from "vitest";
import { refName, type Schema, type SchemaObject } from "@messaging-api/error-model/bundled";
import { readBundle } from "../lib/document.ts";
import { repository } from "../lib/paths.ts";

const document = await readBundle(repository);
const schemas = document.components?.schemas ?? {};
type Node = SchemaObject & { anyOf?: readonly Schema[]; allOf?: readonly Schema[]; items?: Schema };

/** Every member of a schema, wherever it is nested, with what its reference adds. */
function* membersOf(schema: Schema | undefined, at: string): Generator<{ at: string; member: Node }> {
  if (typeof schema !== "object") return;
  const { properties = {}, oneOf = [], anyOf = [], allOf = [], items } = schema as Node;
  for (const [name, member] of Object.entries(properties)) {
    if (typeof member !== "object") continue;
    const target = member.$ref === undefined ? {} : (schemas[refName(member.$ref)] as Node);
    yield { at: `${at}.${name}`, member: { ...target, ...member } };
    yield* membersOf(member, `${at}.${name}`);
  }
  for (const part of [...oneOf, ...anyOf, ...allOf]) yield* membersOf(part, at);
  yield* membersOf(items, at);
}

const members = Object.entries(schemas).flatMap(([name, schema]) => [...membersOf(schema, name)]);

it("every member is described", () => {
  const described = new Set(members.filter(({ member }) => member.description).map(({ at }) => at));
  expect(members.length).toBeGreaterThan(100);
  // A variant may narrow a member that stands, with its description, in the schema around it.
  expect(members.filter(({ at }) => !described.has(at)).map(({ at }) => at)).toEqual([]);
});

it("every scalar has an example; those of an error's envelope are in its example bodies", () => {
  const scalars = members.filter(({ member: { type, const: constant } }) => {
    return constant === undefined && /^(string|integer|number|boolean)/.test([type].flat()[0] ?? "");
  });
  const shown = new Set(scalars.filter(({ member }) => member.examples?.length).map(({ at }) => at));
  const bare = scalars.filter(({ at }) => !shown.has(at)).map(({ at }) => at);
  const envelopes = Object.entries(schemas).filter(
    ([, schema]) => typeof schema === "object" && schema["x-error"],
  );
  expect(bare.filter((at) => !envelopes.some(([name]) => at === `${name}.message`))).toEqual([]);
});
