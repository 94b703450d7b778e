import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Json = Readonly<Record<string, unknown>>;
const members = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};

/** Validators of all documents, by the text of the schema and of all that it refers to: most versions differ in one place. */
const compiled = new Map<string, ValidateFunction>();

/** Bodies of the schemas of one document, and whether a body is valid by one of them. */
export class Bodies {
  readonly #document: Json;
  readonly #ajv: Ajv2020;
  // By identity, which finds most schemas, and by text, which finds those that are made on the way.
  readonly #known = new WeakMap<object, ValidateFunction>();
  readonly #texts = new Map<string, string>();

  constructor(document: object) {
    this.#document = document as Json;
    this.#ajv = new Ajv2020({ strict: false, validateSchema: false });
    this.#ajv.addSchema({ ...structuredClone(document), $id: "http://127.0.0.1/document" });
  }

  isValid(schema: unknown, body: unknown): boolean {
    return this.#validatorOf(schema)(body);
  }

  #validatorOf(schema: unknown): ValidateFunction {
    const isObject = typeof schema === "object" && schema !== null;
    const known = isObject ? this.#known.get(schema) : undefined;
    if (known !== undefined) return known;
    const text = JSON.stringify(schema);
    const key = this.#withTargets(text);
    const validate = compiled.get(key) ?? this.#compile(text);
    compiled.set(key, validate);
    if (isObject) this.#known.set(schema, validate);
    return validate;
  }

  #compile(text: string): ValidateFunction {
    const own = text.replaceAll('"#/', '"http://127.0.0.1/document#/');
    return this.#ajv.compile(JSON.parse(own) as object | boolean);
  }

  /** A schema's text, and those of all that it refers to. */
  #withTargets(text: string): string {
    const due = [text];
    const met = new Map<string, string>();
    for (let next = due.pop(); next !== undefined; next = due.pop())
      for (const [, ref = ""] of next.matchAll(/"(#\/[^"]*)"/g)) {
        if (met.has(ref)) continue;
        const target = this.#texts.get(ref) ?? JSON.stringify(this.resolve({ $ref: ref }));
        this.#texts.set(ref, target);
        met.set(ref, target);
        due.push(target);
      }
    return JSON.stringify([text, ...met]);
  }

  /** Valid bodies in which each member has each of its forms once: every value, type, alternative; present and absent. */
  of(schema: unknown): unknown[] {
    const all = this.#formsOf(schema, 0).filter((body) => this.isValid(schema, body));
    return [...new Map(all.map((body) => [JSON.stringify(body), body])).values()];
  }

  /** The value that a reference leads to. */
  resolve(value: unknown): Json {
    const ref = members(value)["$ref"];
    if (typeof ref !== "string") return members(value);
    let at: unknown = this.#document;
    for (const name of ref.slice(2).split("/"))
      at = members(at)[name.replaceAll("~1", "/").replaceAll("~0", "~")];
    return this.resolve(at);
  }

  #formsOf(schema: unknown, depth: number): unknown[] {
    if (depth > 4 || schema === false) return [];
    const own = this.resolve(schema);
    if (own["const"] !== undefined) return [own["const"]];
    if (Array.isArray(own["enum"])) return own["enum"];
    const choices = ["oneOf", "anyOf"].flatMap((name) => (own[name] as unknown[] | undefined) ?? []);
    const parts = (own["allOf"] as unknown[] | undefined) ?? [];
    const { oneOf: _, anyOf: __, allOf: ___, ...plain } = own;
    const merged = parts.reduce<Json>((sum, part) => mergedSchema(sum, this.resolve(part)), plain);
    if (choices.length > 0)
      return choices.flatMap((one) => this.#formsOf(mergedSchema(merged, this.resolve(one)), depth));
    const types = [merged["type"] ?? (merged["properties"] === undefined ? "string" : "object")].flat();
    return types.flatMap((type) => this.#formsOfType(String(type), merged, depth));
  }

  #formsOfType(type: string, schema: Json, depth: number): unknown[] {
    if (type === "null") return [null];
    if (type === "boolean") return [true, false];
    if (type === "string") return ["", "a", "plan_a", "p_a"];
    if (type === "integer" || type === "number") return type === "number" ? [1, 20, 0.5] : [0, 1, 20];
    if (type === "array") {
      const items = this.#formsOf(schema["items"] ?? {}, depth + 1);
      return [[], ...items.map((one) => [one]), Array.from({ length: 8 }, () => items[0] ?? "a")];
    }
    return this.#objects(schema, depth);
  }

  #objects(schema: Json, depth: number): unknown[] {
    const required = new Set((schema["required"] as string[] | undefined) ?? []);
    const forms = Object.entries(members(schema["properties"])).map(
      ([name, member]) =>
        [name, this.#formsOf(member, depth + 1).filter((form) => this.isValid(member, form))] as const,
    );
    // A server sends no write-only member.
    const possible = forms.filter(
      ([name, list]) =>
        list.length > 0 && this.resolve(members(schema["properties"])[name])["writeOnly"] !== true,
    );
    const full = Object.fromEntries(possible.map(([name, list]) => [name, list[1] ?? list[0]]));
    const least = Object.fromEntries(Object.entries(full).filter(([name]) => required.has(name)));
    const varied = possible.flatMap(([name, list]) =>
      [full, least].flatMap((body) => list.map((value) => ({ ...body, [name]: value }))),
    );
    return [full, least, ...varied];
  }
}

function mergedSchema(one: Json, other: Json): Json {
  return {
    ...one,
    ...other,
    properties: { ...members(one["properties"]), ...members(other["properties"]) },
    required: [
      ...((one["required"] as string[] | undefined) ?? []),
      ...((other["required"] as string[] | undefined) ?? []),
    ],
  };
}
