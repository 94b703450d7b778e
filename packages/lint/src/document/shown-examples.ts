import { items, members, type Json as Members } from "@messaging-api/error-model";

type Path = readonly (string | number)[];

/** A document whose error responses show examples, and where each of these was taken from, by its path as JSON. */
export interface Shown {
  readonly document: object;
  readonly origins: ReadonlyMap<string, Path>;
}

/**
 * Shows the example bodies of schemas under each response that refers to them, as the bundle does. The author writes
 * them once, in the file of the error, and they must fit the response too. Unlike the bundle's step, this accepts
 * invalid documents.
 */
export function withShownExamples(document: object): Shown {
  const origins = new Map<string, Path>();
  const { components } = members(document);
  const { schemas, responses: written } = members(components);
  const responses = Object.entries(members(written)).map(([name, response]) => {
    const content = Object.entries(members(members(response)["content"])).map(([type, media]) => {
      const path = ["components", "responses", name, "content", type, "examples"];
      return [type, { ...members(media), ...examplesOf(members(media), members(schemas), path, origins) }];
    });
    const shown = content.length > 0 ? { content: Object.fromEntries(content) } : {};
    return [name, { ...members(response), ...shown }] as const;
  });
  const shared = responses.length > 0 ? { responses: Object.fromEntries(responses) } : {};
  return {
    document: {
      ...document,
      ...(components !== undefined && { components: { ...members(components), ...shared } }),
    },
    origins,
  };
}

function examplesOf(media: Members, schemas: Members, path: Path, origins: Map<string, Path>): Members {
  const shown: Record<string, unknown> = {};
  for (const name of namesIn(media["schema"])) {
    const { examples } = members(schemas[name]);
    if (!Array.isArray(examples)) continue;
    for (const [index, value] of items(examples).entries()) {
      const key = index === 0 ? name : `${name}_${index + 1}`;
      shown[key] = { value };
      origins.set(JSON.stringify([...path, key]), ["components", "schemas", name, "examples", index]);
    }
  }
  return Object.keys(shown).length > 0 ? { examples: { ...members(media["examples"]), ...shown } } : {};
}

function namesIn(schema: unknown): string[] {
  const { $ref, oneOf, anyOf } = members(schema);
  if (typeof $ref === "string") return [$ref.slice($ref.lastIndexOf("/") + 1)];
  return [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list.flatMap(namesIn) : []));
}

/** The path in a schema that a path in a shown example was taken from. */
export function originOf(path: Path, origins: Shown["origins"]): Path | undefined {
  // `components`, `responses`, name, `content`, type, `examples`, key; then `value`, and the path inside the value.
  const origin = origins.get(JSON.stringify(path.slice(0, 7)));
  return origin && [...origin, ...path.slice(8)];
}
