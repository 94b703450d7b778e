import type { Glossary } from "./contract.ts";

/** The JSON Schema of errors.json. It allows members that later versions may add. */
export function errorsSchema($id: string, glossary: Glossary): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id,
    title: "Error catalogue",
    ...object({
      $schema: string,
      contractVersion: string,
      retryClasses: {
        type: "object",
        description: "What each retry class means.",
        additionalProperties: string,
      },
      errors: list({ $ref: "#/$defs/error" }),
    }),
    $defs: {
      error: errorSchema(glossary),
      member: memberSchema,
    },
  };
}

/** One error of the catalogue. */
function errorSchema(glossary: Glossary): object {
  const retry = choice(glossary.retry);
  const source = choice(glossary.source);
  return object(
    {
      schema: { ...string, description: "The name of the error's schema in the OpenAPI document." },
      code: { type: ["string", "null"], description: "null for an error known by its status alone." },
      status: { type: "integer", minimum: 400, maximum: 599 },
      title: string,
      meaning: string,
      cause: string,
      fix: string,
      retry,
      source,
      since: string,
      docsPath: { ...string, description: "The path of the error's page below the address of the site." },
      docsUrl: { ...string, format: "uri", description: "The address of the error's page." },
      members: list({ $ref: "#/$defs/member" }),
      variants: list(
        object({ title: string, members: list({ $ref: "#/$defs/member" }), absent: list(string) }),
      ),
      examples: list(object({ source, variant: string, body: { type: "object" } }, ["variant"])),
      operations: list(
        object({ operationId: string, method: string, path: string, summary: string, tag: string }),
      ),
      successor: { ...string, description: "The code that replaces this one, if it is deprecated." },
      renamedFrom: { ...list(string), description: "Codes that this error had before." },
    },
    ["successor", "renamedFrom"],
  );
}

const string = { type: "string" };

/** One context member of an error. */
const memberSchema = object(
  {
    name: string,
    types: list(string),
    required: { type: "boolean" },
    description: string,
    format: string,
  },
  ["format"],
);

/** The words of a list, each with its meaning. */
function choice(words: Readonly<Record<string, string>>): object {
  return { oneOf: Object.entries(words).map(([word, description]) => ({ const: word, description })) };
}

function list(items: object): object {
  return { type: "array", items };
}

function object(properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", required, properties };
}
