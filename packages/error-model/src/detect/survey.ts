import { conjunctsOf, type Located } from "../document/conjuncts.ts";
import { fixedIn } from "../document/fixed.ts";
import { items, members, type Json } from "../document/json.ts";
import { operationsOf } from "../document/operation.ts";
import { pointerText, type Pointer } from "../document/pointer.ts";
import { follow } from "../document/reference.ts";
import { resultsOf } from "../document/results.ts";
import { mergedShape } from "../document/shape.ts";
import { readDiscriminator } from "../document/union.ts";
import { typesOf } from "../document/values.ts";
import { errorResponsesOf } from "../contract/error-response.ts";

/** What the error bodies of a document contain at one pointer. */
export interface Sighting {
  readonly pointer: Pointer;
  /** The values that schemas fix there. Empty if all of them leave it open. */
  readonly values: Set<unknown>;
  /** The most values that one schema lists. */
  most: number;
  /** How many schemas fix a value there. */
  schemas: number;
  /** Whether a schema takes any text there. */
  anyText: boolean;
}

/** The members of all error bodies, by pointer, and how many responses and bodies there are. */
export interface Survey {
  readonly sightings: ReadonlyMap<string, Sighting>;
  readonly responses: number;
  readonly bodies: number;
}

// No API puts its code deeper.
const deepest = 5;

/** Looks at every error body once, even if several responses share it. */
export function surveyOf(document: Json): Survey {
  const bodies = new Map<unknown, Located>();
  const responses = new Set<unknown>();
  const results = resultsOf(document);
  for (const { responses: own, path } of operationsOf(document)) {
    for (const [status, response] of errorResponsesOf(own)) {
      const target = follow(document, response, [...path, "responses", status]);
      if (target === undefined || responses.has(target.value)) continue;
      responses.add(target.value);
      for (const [type, body] of Object.entries(members(members(target.value)["content"]))) {
        const { schema } = members(body);
        const at = [...target.path, "content", type, "schema"];
        const own = follow(document, schema, at)?.value ?? schema;
        if (schema !== undefined && !results.has(own)) bodies.set(own, { schema, path: at });
      }
    }
  }
  const survey = new Surveyor(document);
  for (const body of bodies.values()) survey.visit([body], []);
  return { sightings: survey.sightings, responses: responses.size, bodies: bodies.size };
}

class Surveyor {
  readonly sightings = new Map<string, Sighting>();
  readonly #document: Json;
  readonly #seen = new Map<string, Set<unknown>>();

  constructor(document: Json) {
    this.#document = document;
  }

  visit(located: readonly Located[], pointer: Pointer): void {
    if (pointer.length > deepest) return;
    const seen = this.#seenAt(pointer);
    const conjuncts = conjunctsOf(this.#document, located).filter(
      ({ schema }) => seen.size < seen.add(schema).size,
    );
    for (const { schema, path } of conjuncts) {
      const own = members(schema);
      const discriminator = readDiscriminator(own["discriminator"], path);
      if (discriminator?.propertyName !== undefined)
        this.#see([...pointer, discriminator.propertyName], [...discriminator.mapping.keys()], 1);
      for (const keyword of ["oneOf", "anyOf"])
        for (const [index, part] of items(own[keyword]).entries())
          this.visit([{ schema: part, path: [...path, keyword, index] }], pointer);
      if (own["items"] !== undefined)
        this.visit([{ schema: own["items"], path: [...path, "items"] }], [...pointer, "*"]);
    }
    for (const [name, schemas] of mergedShape(this.#document, conjuncts).properties) {
      const at = [...pointer, name];
      const fixed = fixedIn(this.#document, schemas);
      if (fixed.kind === "const") this.#see(at, [fixed.value], 1);
      else if (fixed.kind === "enum")
        this.#see(
          at,
          fixed.values.map(({ value }) => value),
          fixed.values.length,
        );
      else if (fixed.kind === "open")
        this.#see(at, [], 0).anyText ||= conjunctsOf(this.#document, schemas).some(({ schema }) =>
          typesOf(schema)?.includes("string"),
        );
      this.visit(schemas, at);
    }
  }

  #seenAt(pointer: Pointer): Set<unknown> {
    const key = pointerText(pointer);
    const seen = this.#seen.get(key) ?? new Set();
    this.#seen.set(key, seen);
    return seen;
  }

  #see(pointer: Pointer, values: readonly unknown[], most: number): Sighting {
    const key = pointerText(pointer);
    const none = { pointer, values: new Set<unknown>(), most: 0, schemas: 0, anyText: false };
    const sighting = this.sightings.get(key) ?? none;
    this.sightings.set(key, sighting);
    for (const value of values)
      if (typeof value === "string" || Number.isInteger(value)) sighting.values.add(value);
    sighting.most = Math.max(sighting.most, most);
    sighting.schemas += Number(values.length > 0);
    return sighting;
  }
}
