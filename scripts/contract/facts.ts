import { isDeepStrictEqual } from "node:util";
import { items as itemsOf, members, type Json } from "@messaging-api/error-model";
import { operationsOf, type Document, type Operation } from "@messaging-api/error-model/bundled";
import { pointer, validatorOf } from "../lib/validator.ts";

/** What a source says about a place in an operation, as JSON Schema keywords. */
export type Fact = Readonly<Record<string, unknown>>;

/** A schema, its place, and whether it is required there. */
interface Found {
  readonly schema: unknown;
  readonly place: string;
  readonly required: boolean;
}

/** Checks facts against a document. */
export class FactChecker {
  readonly #document: Document;
  readonly #compile: (pointer: string) => (value: unknown) => boolean;

  constructor(document: Document) {
    this.#document = document;
    this.#compile = validatorOf(document);
  }

  /** Whether every keyword of the fact holds at the place, such as `response.messages.status`. */
  holds(operationId: string, at: string, fact: Fact): boolean {
    const [start = "", ...members] = at.split(".");
    const found = members.reduce<Found[]>(
      (all, name) => all.flatMap((one) => this.#members(one, name)),
      this.#roots(operationId, start),
    );
    return Object.entries(fact).every(([keyword, value]) => this.#holds(found, keyword, value));
  }

  #holds(found: readonly Found[], keyword: string, value: unknown): boolean {
    const schemas = found.flatMap((one) => this.#alternatives(one)).map(({ schema }) => members(schema));
    if (keyword === "present") return found.length > 0 === value;
    if (keyword === "status") return found.some(({ place }) => place === String(value));
    if (keyword === "required") return found.length > 0 && found.every((one) => one.required === value);
    if (keyword === "nullable") return schemas.some((one) => typesOf(one).includes("null")) === value;
    if (keyword === "type") return schemas.some((one) => typesOf(one).includes(String(value)));
    if (keyword === "items") {
      const inside = found.flatMap((one) => this.#items(one)).map(({ schema }) => members(schema));
      return inside.some((one) => typesOf(one).includes(String(value)));
    }
    if (keyword === "enum")
      return itemsOf(value).every((one) => schemas.some((schema) => itemsOf(schema["enum"]).includes(one)));
    if (keyword === "accepts")
      return itemsOf(value).every((one) => found.some(({ place }) => this.#compile(place)(one)));
    return schemas.some((schema) => isDeepStrictEqual(schema[keyword], value));
  }

  /** The start of a path of names: the request, the successful response, a parameter, or a status. */
  #roots(operationId: string, start: string): Found[] {
    for (const { path, method, operation } of operationsOf(this.#document)) {
      if (operation.operationId !== operationId) continue;
      const place = pointer("paths", path, method);
      if (start === "request") return this.#contentsOf(operation.requestBody, `${place}/requestBody`);
      if (start === "query" || start === "header") return this.#parameters(operation, place, start);
      const statuses = Object.entries(operation.responses ?? {});
      if (start === "status")
        return statuses.map(([status]) => ({ schema: {}, place: status, required: true }));
      return statuses.flatMap(([status, one]) => this.#response(status, one, place));
    }
    throw new Error(`the contract has no operation ${operationId}`);
  }

  /** For a successful body, a path starts with a member. For another status, it starts with the status. */
  #response(status: string, response: unknown, place: string): Found[] {
    const { schema, place: at } = this.#follow({
      schema: response,
      place: `${place}/responses/${status}`,
      required: true,
    });
    const bodies = this.#contentsOf(schema, at);
    if (status.startsWith("2")) return bodies;
    return bodies.map((one) => ({ ...one, schema: { properties: { [status]: one.schema } }, place: at }));
  }

  #contentsOf(holder: unknown, place: string): Found[] {
    return Object.entries(members(members(holder)["content"])).map(([type, media]) => ({
      schema: members(media)["schema"],
      place: `${place}${pointer("content", type, "schema")}`,
      required: true,
    }));
  }

  #parameters(operation: Operation, place: string, where: string): Found[] {
    const parameters = (operation.parameters ?? []).map((schema, index) =>
      members(this.#follow({ schema, place: `${place}/parameters/${index}`, required: true }).schema),
    );
    const here = parameters.filter((one) => one["in"] === where);
    const properties = Object.fromEntries(here.map((one) => [one["name"], one["schema"]]));
    const required = here.filter((one) => one["required"]).map((one) => one["name"]);
    return [{ schema: { properties, required }, place, required: true }];
  }

  #members(from: Found, name: string): Found[] {
    return this.#alternatives(from).flatMap(({ schema, place }) => {
      const { properties, required, items } = members(schema);
      const member = members(properties)[name];
      // The members of a list are those of its items.
      if (member === undefined)
        return items === undefined
          ? []
          : this.#members({ schema: items, place: `${place}/items`, required: true }, name);
      const isRequired = itemsOf(required).includes(name);
      return [{ schema: member, place: `${place}${pointer("properties", name)}`, required: isRequired }];
    });
  }

  #items(from: Found): Found[] {
    return this.#alternatives(from).flatMap(({ schema, place }) => {
      const { items } = members(schema);
      return items === undefined
        ? []
        : this.#alternatives({ schema: items, place: `${place}/items`, required: true });
    });
  }

  /** The schema itself, and every schema that it refers to, combines, or chooses from. */
  #alternatives(from: Found): Found[] {
    const { schema, place, required } = this.#follow(from);
    const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) =>
      itemsOf(members(schema)[keyword]).flatMap((part, index) =>
        this.#alternatives({ schema: part, place: `${place}/${keyword}/${index}`, required }),
      ),
    );
    return [{ schema, place, required }, ...parts];
  }

  #follow(from: Found): Found {
    const { $ref } = members(from.schema);
    if (typeof $ref !== "string") return from;
    const schema = $ref
      .slice(2)
      .split("/")
      .reduce<unknown>(
        (at, part) => members(at)[part.replaceAll("~1", "/").replaceAll("~0", "~")],
        this.#document,
      );
    return this.#follow({ ...from, schema, place: $ref.slice(1) });
  }
}

function typesOf({ type, enum: values }: Json): unknown[] {
  return [type ?? [], itemsOf(values).includes(null) ? "null" : []].flat();
}
