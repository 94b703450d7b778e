import {
  operationsOf,
  refName,
  resolveResponse,
  type Document,
  type SchemaObject,
} from "@messaging-api/error-model/bundled";

/** The HTTP statuses under which documented error bodies aren't the envelope, because they have no `status`. */
export function outsideEnvelopeOf(document: Document): readonly number[] {
  const statuses = new Set<number>();
  for (const { operation } of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const schema = resolveResponse(document, response).content?.["application/json"]?.schema;
      const component = typeof schema === "object" && schema.$ref ? refName(schema.$ref) : "";
      const marks: SchemaObject = Object(document.components?.schemas?.[component]);
      if (marks["x-outside-envelope"] !== undefined) statuses.add(Number(status));
    }
  }
  return [...statuses].sort((a, b) => a - b);
}
