import { members, presets as modelPresets } from "@messaging-api/error-model";
import { extensionSchema } from "../generated/x-error-schema.ts";
import type { Options, PresetName, Requirement } from "./options.ts";

const common: readonly Requirement[] = [
  { when: "body", anyOf: ["400", "422"], because: "a body can be malformed" },
  { when: "path-parameter", anyOf: ["404"], because: "what the path names may not exist" },
];

/** How this project's contract describes its errors. */
export const defaults: Options = {
  ...modelPresets["messaging-api"],
  required: ["error", "message", "status"],
  constants: { error: "ApiError" },
  style: "discriminator",
  casing: "snake",
  schemaName: "code",
  house: true,
  extensionSchema,
  reserved: [],
  requirements: [
    ...common,
    { when: { header: "Idempotency-Key" }, anyOf: ["429"], because: "sends are limited" },
    { when: { header: "Idempotency-Key" }, anyOf: ["503"], because: "a send can find no number" },
  ],
  causes: [
    { errors: { retry: "quota" }, when: { header: "Idempotency-Key" }, because: "quotas limit sends" },
    { errors: { codes: "^reply_" }, when: { member: "reply_to" }, because: "it is about a reply" },
  ],
  retryAfter: ({ extension }) => members(extension)["retry"] === "retry-after",
  words: [],
};

/** The options that every other style has in common, where they differ from this project's. */
const elsewhere = {
  ...defaults,
  required: [],
  constants: {},
  style: "const",
  casing: "same",
  schemaName: "any",
  house: false,
  extensionSchema: false,
  requirements: common,
  causes: [],
  retryAfter: ["429"],
} as const satisfies Options;

/** A style of the model with the options of rules. */
const styled = (name: PresetName, own: Partial<Options> = {}): Options => ({
  ...elsewhere,
  ...modelPresets[name],
  ...own,
});

/** Every style by its name, with all its options. */
export const presets: Readonly<Record<PresetName, Options>> = {
  "messaging-api": defaults,
  // A URI, or a relative reference, whose last words are in one case.
  problem: styled("problem", { casing: /^(about:blank|([a-z][a-z0-9+.-]*:)?[^A-Z_]*)$/ }),
  nested: styled("nested", { required: ["/error/code", "/error/message"] }),
  google: styled("google", {
    required: ["/error/code", "/error/message", "/error/status"],
    casing: "screaming-snake",
  }),
  jsonapi: styled("jsonapi", { required: ["/errors/*/title"] }),
  "enum-envelope": styled("enum-envelope", { required: ["/message"] }),
  camara: styled("camara", { required: ["/status", "/code", "/message"], casing: "screaming-snake" }),
};
