import { stringifyYaml } from "@redocly/openapi-core";

/** A document as YAML. This writer is several times as fast as the parser that keeps comments, and there are none to keep. */
export function toYaml(document: object): string {
  return stringifyYaml(document, { lineWidth: 110, noRefs: true });
}
