import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this repository. Tools and configuration come from here, even if another contract is built. */
export const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Paths relative to the root of a contract's checkout, with slashes on every platform. */
export const paths = {
  contract: "openapi/openapi.yaml",
  errors: "openapi/errors",
  sources: "openapi/sources.yaml",
  extensionSchema: "openapi/x-error.schema.yaml",
  bundleJson: "packages/types/generated/openapi.json",
  bundleYaml: "packages/types/generated/openapi.yaml",
  profiles: "packages/types/generated",
  types: "packages/types/generated/schema.d.ts",
  catalogueJson: "packages/types/generated/errors.json",
  sourcesJson: "packages/types/generated/sources.json",
  rulesetSchema: "packages/spectral-ruleset/generated/x-error-schema.ts",
  rulesetAddress: "packages/spectral-ruleset/generated/docs-base-url.ts",
  clientCatalogue: "packages/client/generated/catalogue.ts",
  site: "packages/docs/dist",
  postman: "packages/types/generated/errors.postman.json",
  arazzo: "packages/sandbox/generated/errors.arazzo.yaml",
  controlDocument: "packages/sandbox/control.openapi.yaml",
  sandboxDocument: "packages/sandbox/generated/sandbox.openapi.json",
} as const;
