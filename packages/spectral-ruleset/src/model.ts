import type { Problem } from "./problem.ts";

/** The part of a JSON Schema that the rules read. */
export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly type?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly oneOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
  readonly discriminator?: {
    readonly propertyName?: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
}

/** An error response of the document: shared, or written in place under an operation. */
export interface ErrorResponse {
  readonly path: readonly (string | number)[];
  /** The status codes under which it is used. */
  readonly statuses: ReadonlySet<string>;
  readonly headers: readonly string[];
  readonly schema: Schema | undefined;
  /** Names of the component schemas that a body chooses from. */
  readonly alternatives: readonly string[];
}

/** What the rules know of a bundled document's error contract. */
export interface ErrorContract {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Component schemas that an error response refers to, or that carry `x-error`. */
  readonly errors: ReadonlyMap<string, Schema>;
  readonly responses: readonly ErrorResponse[];
  /** Every component, as section and name. */
  readonly components: readonly (readonly [section: string, name: string])[];
  /** Every reference of the document, those of discriminator mappings among them. */
  readonly references: ReadonlySet<string>;
  readonly operations: readonly {
    readonly path: readonly (string | number)[];
    readonly statuses: readonly string[];
  }[];
}

interface Response {
  readonly $ref?: string;
  readonly headers?: object;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Document {
  readonly security?: readonly object[];
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Record<string, Schema>;
    readonly responses?: Record<string, Response>;
  };
}

/** The component schema of what all errors have in common. */
export const envelopeName = "ApiError";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const known = new WeakMap<object, ErrorContract>();

/** The error contract of an unresolved document, read once however many rules ask. */
export function contractOf(document: object): ErrorContract {
  const found = known.get(document) ?? read(document as Document);
  known.set(document, found);
  return found;
}

/** The code that a schema fixes, if it does. */
export function codeOf(schema: Schema | undefined): string | undefined {
  const code = schema?.properties?.["code"];
  return typeof code === "object" && typeof code.const === "string" ? code.const : undefined;
}

/** A rule's function: it reads the whole document's contract and says what is wrong, and where. */
export function contractRule(check: (contract: ErrorContract) => Iterable<Problem>) {
  return (document: unknown): Problem[] =>
    typeof document === "object" && document !== null ? [...check(contractOf(document))] : [];
}

/** The last part of a reference. */
export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

function read(document: Document): ErrorContract {
  const schemas = document.components?.schemas ?? {};
  const shared = document.components?.responses ?? {};
  const usedUnder = new Map<string, Set<string>>();
  const inline: ErrorResponse[] = [];
  const operations: { path: string[]; statuses: string[] }[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method)) continue;
      const responses = (operation as { responses?: Record<string, Response> }).responses ?? {};
      operations.push({ path: ["paths", path, method], statuses: Object.keys(responses) });
      for (const [status, response] of Object.entries(responses)) {
        if (!/^[45]|^default$/.test(status)) continue;
        const name = response.$ref && refName(response.$ref);
        if (name) usedUnder.set(name, (usedUnder.get(name) ?? new Set()).add(status));
        else
          inline.push(responseOf(["paths", path, method, "responses", status], response, new Set([status])));
      }
    }
  }
  const shownUnder = [...usedUnder].map(([name, statuses]) =>
    responseOf(["components", "responses", name], shared[name] ?? {}, statuses),
  );
  const responses = [...shownUnder, ...inline];
  const names = new Set(responses.flatMap(({ alternatives }) => alternatives));
  const errors = Object.entries(schemas).filter(([name, schema]) => names.has(name) || "x-error" in schema);
  const references = new Set(referencesIn(document));
  const components = Object.entries(document.components ?? {}).flatMap(([section, members]) =>
    Object.keys(members).map((name) => [section, name] as const),
  );
  return { schemas, errors: new Map(errors), responses, operations, components, references };
}

function responseOf(path: string[], response: Response, statuses: ReadonlySet<string>): ErrorResponse {
  const schema = response.content?.["application/json"]?.schema;
  const headers = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
  return { path, statuses, headers, schema, alternatives: alternativesOf(schema) };
}

function alternativesOf(schema: Schema | undefined): string[] {
  if (schema?.$ref !== undefined) return [refName(schema.$ref)];
  return (schema?.oneOf ?? []).flatMap(alternativesOf);
}

function* referencesIn(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "$ref" && typeof value === "string") yield value;
    else if (name === "mapping" && "propertyName" in node)
      yield* Object.values(value as Record<string, string>);
    else yield* referencesIn(value);
  }
}
