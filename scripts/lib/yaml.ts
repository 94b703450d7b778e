import { stringifyYaml } from "@redocly/openapi-core";

/**
 * A document as YAML. This writer is several times faster than the library that keeps comments, and there are no
 * comments to keep.
 */
export function toYaml(document: object): string {
  return stringifyYaml(document, { lineWidth: 110, noRefs: true });
}
