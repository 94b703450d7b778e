import { createRequire } from "node:module";
import { operationsOf, type Document, type Schema } from "@messaging-api/error-model/bundled";
import { Failure } from "./failure.ts";
import { querySchemaOf, sandboxRoutesOf } from "./sandbox-routes.ts";

// Ajv is CommonJS; its named export is the class under every module system.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
const { default: standaloneCode } =
  require("ajv/dist/standalone/index.js") as typeof import("ajv/dist/standalone/index.js");
const { fastFormats, fullFormats } = require("ajv-formats/dist/formats") as Record<
  "fastFormats" | "fullFormats",
  Record<string, RegExp | { validate: RegExp }>
>;

/**
 * An e-mail address as strict validators take it: with a dot in the domain, and none at an end of the name. What the
 * sandbox takes for an address comes back in its answers, which a client may hold against `format: email`.
 */
export const email = fullFormats["email"] as RegExp;

/** Keywords that say nothing about a value. */
const annotations = new Set([
  "title",
  "description",
  "examples",
  "example",
  "default",
  "externalDocs",
  "x-error",
]);

/** Ajv's helper, which its standalone code would import. */
const helpers: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': "(text) => [...text].length",
};

/**
 * Compiles every schema that a request or a response of the contract has into a plain function, so that the sandbox
 * needs no compiler at run time: it starts at once, stays small, and runs where `eval` is forbidden.
 */
export function validatorsOf(document: Document): { code: string; names: string[] } {
  const ajv = new Ajv2020({
    strict: false,
    messages: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    formats: { int64: true, uri: regexp("uri"), email, "date-time": regexp("date-time") },
  });
  // Notes on what has been evaluated are for `unevaluated…` keywords alone, and Ajv takes them by default.
  ajv.opts.unevaluated = /"unevaluated/.test(JSON.stringify(document));
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    ajv.addSchema(prepared(schema) as object, name);
  for (const { path, operation } of operationsOf(document)) {
    const schema = querySchemaOf(document, path, operation);
    if (schema !== undefined) ajv.addSchema(prepared(schema) as object, `query_${operation.operationId}`);
  }
  const names = namesOf(document);
  const code = standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name])));
  return { code: withoutImports(code), names };
}

/** The schemas that are validated themselves, not only as a part of another. */
function namesOf(document: Document): string[] {
  const routes = sandboxRoutesOf(document);
  const bodies = routes.flatMap(({ body, responses }) => [body ?? [], ...Object.values(responses)].flat());
  const queries = routes.filter(({ query }) => Object.keys(query).length > 0);
  return [...new Set([...bodies, ...queries.map(({ operationId }) => `query_${operationId}`)])].sort();
}

function prepared(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === "$ref") return String(value).replace("#/components/schemas/", "");
      return isSchema(value) ? withExclusions(withoutAnnotations(value)) : value;
    }),
  );
}

/** Says "not both members" in the way in which an error report names them: a plain `not` names none. */
function withExclusions(value: Record<string, unknown>): Record<string, unknown> {
  const { not, ...rest } = value;
  if (!isSchema(not) || value["dependentSchemas"] !== undefined) return value;
  const { required, properties = {}, ...others } = not;
  const isPlain = Object.values(properties as object).every((one) => one === true);
  if (!Array.isArray(required) || required.length !== 2 || !isPlain || Object.keys(others).length > 0)
    return value;
  const [one, other] = required as [string, string];
  return { ...rest, dependentSchemas: { [one]: { properties: { [other]: false } } } };
}

function isSchema(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A map of properties keeps them all: one of them may have the name of an annotation. */
function withoutAnnotations(value: Record<string, unknown>): Record<string, unknown> {
  const members = Object.entries(value).filter(
    ([name, member]) => !annotations.has(name) || (isSchema(member) && name !== "x-error"),
  );
  return Object.fromEntries(members);
}

function regexp(name: string): RegExp {
  const format = fastFormats[name];
  if (format === undefined) throw new Failure(`ajv-formats has no format ${name}`);
  return format instanceof RegExp ? format : format.validate;
}

function withoutImports(code: string): string {
  let text = code.replace('"use strict";', "");
  for (const [call, inline] of Object.entries(helpers)) text = text.replaceAll(call, inline);
  const left = /require\([^)]*\)/.exec(text);
  if (left !== null)
    throw new Failure(`sandbox: the validators need ${left[0]}: inline it in ${import.meta.url}`);
  // Ajv keeps each schema beside its function, though only error reports that nobody asked for would read it.
  return text
    .split("\n")
    .filter((line) => {
      const name = /^const (schema\d+) = /.exec(line)?.[1];
      return name === undefined || text.split(new RegExp(`\\b${name}\\b`)).length > 2;
    })
    .join("\n");
}
