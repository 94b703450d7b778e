import type { ModelOptions, PresetName } from "./options.ts";

const common = { extension: "x-error", codes: false } as const;

/** Every style by its name, with all its options. */
export const presets: Readonly<Record<PresetName, ModelOptions>> = {
  /** This project's: a schema per code, distinguished by the constant `code`, in one envelope. */
  "messaging-api": {
    ...common,
    preset: "messaging-api",
    code: "/code",
    status: "/status",
    message: "/message",
    envelope: "ApiError",
  },
  /** Problem details, RFC 9457. */
  problem: {
    ...common,
    preset: "problem",
    code: "/type",
    status: "/status",
    message: "/detail",
    envelope: "Problem",
  },
  /** An `error` object with a `code` in it. */
  nested: {
    ...common,
    preset: "nested",
    code: "/error/code",
    status: false,
    message: "/error/message",
    envelope: "Error",
  },
  /** AIP-193: a `reason` in one of the details. */
  google: {
    ...common,
    preset: "google",
    code: "/error/details/*/reason",
    status: "/error/code",
    message: "/error/message",
    envelope: "Status",
  },
  /** JSON:API: a list of error objects. */
  jsonapi: {
    ...common,
    preset: "jsonapi",
    code: "/errors/*/code",
    status: "/errors/*/status",
    message: "/errors/*/title",
    envelope: "ErrorObject",
  },
  /** One schema for all errors, with an enum of codes. */
  "enum-envelope": {
    ...common,
    preset: "enum-envelope",
    code: "/code",
    status: false,
    message: "/message",
    envelope: "Error",
  },
  /** CAMARA: `status` and `code` as enums per response. */
  camara: {
    ...common,
    preset: "camara",
    code: "/code",
    status: "/status",
    message: "/message",
    envelope: "ErrorInfo",
  },
};
