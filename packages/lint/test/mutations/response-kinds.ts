import type { ContractFile, Kind } from "./mutation.ts";

const body = ["content", "application/json"];
const union = [...body, "schema", "oneOf", 0];
const pointer = (path: readonly (string | number)[]) =>
  `#/${path.map((name) => String(name).replaceAll("/", "~1")).join("/")}`;

const isResponse = ({ path }: ContractFile) => path.startsWith("responses/");
const isUnion = ({ path, text }: ContractFile) => path.startsWith("responses/") && text.includes("mapping:");
const codesIn = ({ text }: ContractFile) =>
  [...text.matchAll(/^ +(\w+): \.\.\/errors\//gm)].map(([, code = ""]) => code);
const codelessIn = ({ text }: ContractFile) => /\$ref: (\.\.\/errors\/\w+Error\.yaml)/.exec(text)?.[1] ?? "";

/** What can go wrong in the file of a shared response. */
export const responseKinds: readonly Kind[] = [
  {
    name: "leaves a code out of the mapping",
    rule: "error-mapping",
    to: isUnion,
    change: (document, file) => document.deleteIn([...union, "discriminator", "mapping", codesIn(file)[0]]),
    at: pointer([...union, "discriminator", "mapping"]),
  },
  {
    name: "maps a code to another error",
    rule: "error-mapping",
    to: isUnion,
    change: (document, file) =>
      document.setIn(
        [...union, "discriminator", "mapping", codesIn(file)[0]],
        "../errors/UnauthorizedError.yaml",
      ),
    at: (file) => ({ pointer: pointer([...union, "discriminator", "mapping", codesIn(file)[0] ?? ""]) }),
  },
  {
    name: "maps a code that it does not list",
    rule: "error-mapping",
    to: (file) => isUnion(file) && codesIn(file).length > 1,
    change: (document) => document.deleteIn([...union, "oneOf", 0]),
    at: (file) => ({ pointer: pointer([...union, "discriminator", "mapping", codesIn(file)[0] ?? ""]) }),
  },
  {
    name: "tells its errors apart by another member",
    rule: "error-discriminator",
    to: isUnion,
    change: (document) => document.setIn([...union, "discriminator", "propertyName"], "error"),
    at: pointer([...union, "discriminator", "propertyName"]),
  },
  {
    name: "has no discriminator",
    rule: "error-discriminator",
    to: isUnion,
    change: (document) => document.deleteIn([...union, "discriminator"]),
    at: pointer(union),
  },
  {
    name: "has the error without a code under the discriminator",
    rule: "error-discriminator-members",
    to: isUnion,
    change: (document, file) => document.setIn([...union, "oneOf", 0], { $ref: codelessIn(file) }),
    at: pointer([...union, "oneOf", 0]),
  },
  {
    name: "lists an error twice",
    rule: "error-overlap",
    to: isUnion,
    change: (document, file) => document.addIn([...body, "schema", "oneOf"], { $ref: codelessIn(file) }),
    at: pointer([...body, "schema"]),
  },
  {
    name: "has no body",
    rule: "error-body",
    to: isResponse,
    change: (document) => document.delete("content"),
    at: "#/",
  },
  {
    name: "has a body of no error",
    rule: "error-body",
    to: isResponse,
    change: (document) => document.setIn([...body, "schema"], { type: "object" }),
    at: pointer([...body, "schema"]),
  },
  {
    name: "can be read in two formats",
    rule: "error-media-type",
    to: isResponse,
    change: (document) => document.setIn(["content", "text/plain"], { schema: { type: "string" } }),
    at: "#/content",
  },
  {
    name: "does not declare Retry-After",
    rule: "retry-after-declared",
    to: (file) => isResponse(file) && file.text.includes("Retry-After"),
    change: (document) => document.delete("headers"),
    at: "#/",
  },
  {
    name: "declares Retry-After for nothing",
    rule: "retry-after-declared",
    // The rules leave a body outside the envelope alone.
    to: (file) => isResponse(file) && !/Retry-After|ComingSoon/.test(file.text),
    change: (document) => document.set("headers", { "Retry-After": { $ref: "../headers/RetryAfter.yaml" } }),
    at: "#/headers",
  },
];
