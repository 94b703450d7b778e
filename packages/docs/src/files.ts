import { join } from "node:path";

/** This package's folder. */
export const docs = join(import.meta.dirname, "..");

/** The site's input and output files, relative to the root of a checkout, with slashes on every platform. */
export const paths = {
  errors: "openapi/errors",
  extensionSchema: "openapi/x-error.schema.yaml",
  bundleJson: "packages/types/generated/openapi.json",
  bundleYaml: "packages/types/generated/openapi.yaml",
  catalogueJson: "packages/types/generated/errors.json",
  sourcesJson: "packages/types/generated/sources.json",
  profiles: "packages/types/generated",
  postman: "packages/types/generated/errors.postman.json",
  arazzo: "packages/sandbox/generated/errors.arazzo.yaml",
  controlDocument: "packages/sandbox/control.openapi.yaml",
  sandboxDocument: "packages/sandbox/generated/sandbox.openapi.json",
  site: "packages/docs/dist",
  reference: "packages/docs/dist/reference",
} as const;

/** Files by their path, with their bytes. */
export type Outputs = ReadonlyMap<string, string | Uint8Array>;
