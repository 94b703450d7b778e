import { expect, it } from "vitest";
import type { Document } from "@messaging-api/error-model/bundled";
import { readBundle } from "./document.ts";
import { outsideEnvelopeOf } from "./outside-envelope.ts";
import { repository } from "./paths.ts";

const schemas = {
  Off: { type: "object", title: "Switched off", "x-outside-envelope": "No status." },
  Untitled: { type: "object", "x-outside-envelope": "No status." },
  ApiError: { type: "object", title: "Error" },
} as const;
const json = (name: keyof typeof schemas) => ({
  description: "A response.",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

/** A document with one operation that has these responses. */
const documentOf = (responses: object, components: object = {}): Document =>
  JSON.parse(
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "A contract", version: "1.0.0" },
      paths: { "/groups": { post: { responses } } },
      components: { schemas, ...components },
    }),
  );

it("finds a body that isn't the envelope, by its status, and gives its title", () => {
  expect(outsideEnvelopeOf(documentOf({ 501: json("Off") }))).toEqual({ 501: "Switched off" });
});

it("takes the name of a schema that has no title", () => {
  expect(outsideEnvelopeOf(documentOf({ 418: json("Untitled") }))).toEqual({ 418: "Untitled" });
});

it("finds a response that only a component describes", () => {
  const responses = { 501: { $ref: "#/components/responses/Off" } };
  expect(outsideEnvelopeOf(documentOf(responses, { responses: { Off: json("Off") } }))).toEqual({
    501: "Switched off",
  });
});

it.each([
  ["an envelope", { 500: json("ApiError") }],
  ["a response without a body", { 204: { description: "Done." } }],
  ["a schema in place", { 500: { content: { "application/json": { schema: { type: "object" } } } } }],
  ["a schema of `true`", { 500: { content: { "application/json": { schema: true } } } }],
  ["a page", { 501: { content: { "text/html": { schema: { $ref: "#/components/schemas/Off" } } } } }],
])("leaves out %s", (_, responses) => {
  expect(outsideEnvelopeOf(documentOf(responses))).toEqual({});
});

it("knows the operations of the contract that are switched off", async () => {
  expect(outsideEnvelopeOf(await readBundle(repository))).toEqual({ 501: "Coming soon" });
});
