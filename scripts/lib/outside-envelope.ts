import {
  operationsOf,
  refName,
  resolveResponse,
  type Document,
  type SchemaObject,
} from "@messaging-api/error-model/bundled";

/** The titles of the documented error bodies that aren't the envelope, because they have no `status`, by HTTP status. */
export function outsideEnvelopeOf(document: Document): Readonly<Record<string, string>> {
  const titles: Record<string, string> = {};
  for (const { operation } of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const schema = resolveResponse(document, response).content?.["application/json"]?.schema;
      const component = typeof schema === "object" && schema.$ref ? refName(schema.$ref) : "";
      const { title, ...marks }: SchemaObject = Object(document.components?.schemas?.[component]);
      if (marks["x-outside-envelope"] !== undefined) titles[status] = title ?? component;
    }
  }
  return titles;
}
