import { extensionSchema } from "../generated/x-error-schema.ts";
import { members } from "./model/json.ts";
import type { Options, PresetName, Requirement } from "./options.ts";

const common: readonly Requirement[] = [
  { when: "body", anyOf: ["400", "422"], because: "a body can be malformed" },
  { when: "path-parameter", anyOf: ["404"], because: "what the path names may not exist" },
];

/** How this project's contract writes its errors. */
export const defaults: Options = {
  preset: "messaging-api",
  code: "code",
  status: "status",
  required: ["error", "message", "status"],
  constants: { error: "ApiError" },
  message: "message",
  envelope: "ApiError",
  style: "discriminator",
  casing: "snake",
  schemaName: "code",
  house: true,
  extension: "x-error",
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

/** What differs from this project's style in every other. */
const elsewhere: Options = {
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
};

/** Every style by its name, with all its options. */
export const presets: Readonly<Record<PresetName, Options>> = {
  "messaging-api": defaults,
  problem: {
    ...elsewhere,
    preset: "problem",
    code: "/type",
    message: "/detail",
    envelope: "Problem",
    // A URI, or a relative reference, whose last words are in one case.
    casing: /^(about:blank|([a-z][a-z0-9+.-]*:)?[^A-Z_]*)$/,
  },
  nested: {
    ...elsewhere,
    preset: "nested",
    code: "/error/code",
    status: false,
    message: "/error/message",
    required: ["/error/code", "/error/message"],
    envelope: "Error",
  },
  google: {
    ...elsewhere,
    preset: "google",
    code: "/error/details/*/reason",
    status: "/error/code",
    message: "/error/message",
    required: ["/error/code", "/error/message", "/error/status"],
    envelope: "Status",
    casing: "screaming-snake",
  },
  jsonapi: {
    ...elsewhere,
    preset: "jsonapi",
    code: "/errors/*/code",
    status: "/errors/*/status",
    message: "/errors/*/title",
    required: ["/errors/*/title"],
    envelope: "ErrorObject",
  },
  "enum-envelope": {
    ...elsewhere,
    preset: "enum-envelope",
    code: "/code",
    status: false,
    message: "/message",
    required: ["/message"],
    envelope: "Error",
  },
  camara: {
    ...elsewhere,
    preset: "camara",
    code: "/code",
    status: "/status",
    message: "/message",
    required: ["/status", "/code", "/message"],
    envelope: "ErrorInfo",
    casing: "screaming-snake",
  },
};
