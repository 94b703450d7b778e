import {
  alternativesOf,
  type Document,
  type ExampleObject,
  type MediaType,
  type Response,
} from "@messaging-api/error-model/bundled";
import type { ErrorEntry } from "@messaging-api/types/errors";

/**
 * Gives every shared error response the example bodies of the errors that it lists. `openapi/` has an example body
 * once, in the file of its error. Readers of the bundle expect it under the response too.
 */
export function withResponseExamples(document: Document, errors: readonly ErrorEntry[]): Document {
  const bySchema = new Map(errors.map((entry) => [entry.schema, entry]));
  const responses = Object.entries(document.components?.responses ?? {}).map(
    ([name, response]) => [name, responseWithExamples(document, response, bySchema)] as const,
  );
  return { ...document, components: { ...document.components, responses: Object.fromEntries(responses) } };
}

function responseWithExamples(
  document: Document,
  response: Response,
  bySchema: ReadonlyMap<string, ErrorEntry>,
): Response {
  const content = Object.entries(response.content ?? {}).map(([type, media]) => {
    // A mock answers an invalid request with the first example, so the code-less error comes first.
    const entries = alternativesOf(document, media.schema)
      .flatMap((name) => bySchema.get(name) ?? [])
      .sort((one, other) => Number(one.code !== null) - Number(other.code !== null));
    return [type, entries.length > 0 ? mediaTypeWithExamples(media, entries) : media] as const;
  });
  return { ...response, content: Object.fromEntries(content) };
}

function mediaTypeWithExamples(media: MediaType, entries: readonly ErrorEntry[]): MediaType {
  const examples: Record<string, ExampleObject> = { ...media.examples };
  for (const entry of entries) {
    for (const [index, { variant, source, body }] of entry.examples.entries()) {
      examples[index === 0 ? entry.schema : `${entry.schema}_${index + 1}`] = {
        summary: [entry.code ?? `${entry.status} without a code`, variant].filter(Boolean).join(", "),
        ...(source === "project" && {
          description: "The wording of this example is ours, because none is published.",
        }),
        value: body,
      };
    }
  }
  return { ...media, examples };
}
