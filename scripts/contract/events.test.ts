import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readCatalogue } from "../lib/catalogue.ts";
import type { Json } from "@messaging-api/error-model/bundled";
import { readBundle, readGenerated } from "../lib/document.ts";
import { paths, repository } from "../lib/paths.ts";
import { pointer, validatorOf } from "../lib/validator.ts";

interface Body {
  readonly schema: { readonly $ref: string };
  readonly examples: Readonly<Record<string, { readonly value: Record<string, Json> }>>;
}
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, { readonly examples?: readonly Json[] }>>;
}
interface Event {
  readonly security: readonly unknown[];
  readonly parameters: readonly { readonly $ref: string }[];
  readonly requestBody: { readonly content: { readonly "application/json": Body } };
}
interface Source {
  readonly webhooks: Readonly<Record<string, { readonly post: Event }>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, { readonly name: string }>>;
    readonly schemas: Readonly<Record<string, Schema>> & {
      readonly WebhookEvent: {
        readonly oneOf: readonly { readonly $ref: string }[];
        readonly discriminator: { readonly mapping: Readonly<Record<string, string>> };
      };
    };
  };
}

const document = await readBundle(repository);
const { webhooks, components } = document as unknown as Source;
const compile = validatorOf(document);
const isEvent = compile(pointer("components", "schemas", "WebhookEvent"));
const bodyOf = (name: string) => webhooks[name]!.post.requestBody.content["application/json"];
const schemaOf = (schema: Schema): Schema =>
  (schema.$ref && components.schemas[schema.$ref.split("/").at(-1)!]) || schema;
const names = Object.keys(webhooks);

it("has a file for each event, and a schema for each, distinguished by `event`", async () => {
  const files = await readdir(join(repository, paths.contract, "..", "webhooks"));
  expect(names.map((name) => `${name}.yaml`).toSorted()).toEqual(files.toSorted());
  const { oneOf, discriminator } = components.schemas.WebhookEvent;
  expect(discriminator).toEqual({
    propertyName: "event",
    mapping: Object.fromEntries(names.map((name) => [name, bodyOf(name).schema.$ref])),
  });
  expect(oneOf).toEqual(names.map((name) => bodyOf(name).schema));
});

it.each(names)("describes the headers and the body of %s", (name) => {
  const { parameters, security } = webhooks[name]!.post;
  expect(security).toEqual([]);
  expect(parameters.map(({ $ref }) => components.parameters[$ref.split("/").at(-1)!]?.name)).toEqual([
    "X-Blooio-Event",
    "X-Blooio-Message-Id",
    "X-Blooio-Signature",
    "X-Blooio-Replay",
    "X-Original-Event-Id",
  ]);
  for (const { value } of Object.values(bodyOf(name).examples)) {
    expect(value["event"]).toBe(name);
    expect(isEvent(value)).toBe(true);
    for (const other of names) {
      const accepts = compile(bodyOf(other).schema.$ref.slice(1));
      expect(accepts(value), other).toBe(other === name);
    }
    // The document lists what is known. Clients keep an event that they don't know.
    expect(isEvent({ ...value, event: "message.edited" })).toBe(false);
  }
});

it.each(names)("shows the status of %s as the example of `status`", (name) => {
  const { allOf = [] } = schemaOf(bodyOf(name).schema);
  const shown = allOf.map(schemaOf).flatMap(({ properties }) => properties?.["status"] ?? []);
  const [event] = Object.values(bodyOf(name).examples);
  expect(shown.map(({ examples }) => examples)).toEqual([[event!.value["status"]]]);
});

it("keeps the reasons of failed messages apart from the codes of errors, and open", async () => {
  const [example] = Object.values(bodyOf("message.failed").examples);
  for (const error_code of ["anything_new", "", "outbound_limit_reached"])
    expect(isEvent({ ...example!.value, error_code })).toBe(true);
  const { errors } = await readCatalogue(repository);
  expect(errors.map(({ code }) => code)).not.toContain(example!.value["error_code"]);
});

it("keeps the events in the profiles", async () => {
  const plain = (await readGenerated(repository, join(paths.profiles, "openapi.plain.json"))) as object;
  const older = (await readGenerated(repository, join(paths.profiles, "openapi-3.0.json"))) as object;
  expect(Object.keys((plain as Source).webhooks)).toEqual(names);
  // OpenAPI 3.0 has no webhooks.
  expect(older).not.toHaveProperty("webhooks");
  expect(Object.keys((older as { "x-webhooks": object })["x-webhooks"])).toEqual(names);
});
