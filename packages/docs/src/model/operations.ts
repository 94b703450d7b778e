import { memberOf, shapeOf, typeWords, type MemberView, type ShapeView } from "./members.ts";
import { methods } from "./document.ts";
import { refName, type Json, type Schema } from "@messaging-api/error-model/bundled";
import { resolved, type Schemas } from "./schema.ts";

/** An operation of the API, or an event that it delivers to a webhook, with everything that its page shows. */
export interface OperationView {
  readonly kind: "operation" | "event";
  readonly id: string;
  readonly method: string;
  /** Below the server's address; empty for an event. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly parameters: readonly (MemberView & {
    readonly in: string;
    readonly named: readonly NamedExample[];
  })[];
  readonly body?: BodyView & { readonly required: boolean };
  readonly answers: readonly AnswerView[];
}

export interface AnswerView {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly MemberView[];
  readonly body?: BodyView;
  /** Names of the error schemas that the body chooses from. */
  readonly errors: readonly string[];
}

/** A body in one media type, and its other media types. */
export interface BodyView {
  readonly description: string;
  /** The description of its schema. */
  readonly about: string;
  readonly mediaType: string;
  readonly type: string;
  readonly schema?: string;
  readonly shape: ShapeView;
  readonly examples: readonly NamedExample[];
}

export interface NamedExample {
  readonly summary: string;
  readonly description: string;
  readonly value: Json;
}

interface Referable {
  readonly $ref?: string;
}
interface RawExample extends Referable {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
}
interface RawMedia {
  readonly schema?: Schema;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, RawExample>>;
}
interface RawParameter extends Referable, RawMedia {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
}
interface RawBody extends Referable {
  readonly description?: string;
  readonly required?: boolean;
  readonly headers?: Readonly<Record<string, RawParameter>>;
  readonly content?: Readonly<Record<string, RawMedia>>;
}
interface RawOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly parameters?: readonly RawParameter[];
  readonly requestBody?: RawBody;
  readonly responses?: Readonly<Record<string, RawBody>>;
}
type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly RawParameter[] };

/** The part of a document that operations are read from. */
export interface OperationSource {
  readonly paths: Readonly<Record<string, object>>;
  readonly webhooks?: Readonly<Record<string, object>>;
  readonly components?: object;
}

/** Every operation and every event, in the order of the document. */
export function operationViews(document: OperationSource): OperationView[] {
  const reader = new Reader({ ...document.components });
  const read = (items: Readonly<Record<string, object>>, kind: OperationView["kind"]) =>
    Object.entries(items).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        // The contract is valid: each parameter has a name, and each method has an operation.
        const own = item as PathItem & Readonly<Record<string, RawOperation>>;
        const operation = own[method];
        return operation === undefined ? [] : reader.view(kind, path, method, own, operation);
      }),
    );
  return [...read(document.paths, "operation"), ...read(document.webhooks ?? {}, "event")];
}

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

class Reader {
  readonly #components: Components;
  readonly #schemas: Schemas;

  constructor(components: Components) {
    this.#components = components;
    this.#schemas = { ...components["schemas"] } as Schemas; // The contract is valid.
  }

  view(
    kind: OperationView["kind"],
    path: string,
    method: string,
    item: PathItem,
    raw: RawOperation,
  ): OperationView {
    const parameters = [...(item.parameters ?? []), ...(raw.parameters ?? [])];
    const body = raw.requestBody && this.#follow("requestBodies", raw.requestBody);
    const view = body && this.#body(body);
    return {
      kind,
      id: raw.operationId ?? path,
      method: method.toUpperCase(),
      path: kind === "event" ? "" : path,
      tag: raw.tags?.[0] ?? "",
      summary: raw.summary ?? raw.operationId ?? path,
      description: raw.description ?? "",
      deprecated: raw.deprecated ?? false,
      parameters: parameters.map((one) => this.#parameter(this.#follow("parameters", one))),
      ...(view && { body: { ...view, required: body.required ?? false } }),
      answers: Object.entries(raw.responses ?? {}).map(([status, one]) =>
        this.#answer(status, this.#follow("responses", one)),
      ),
    };
  }

  #parameter(raw: RawParameter): OperationView["parameters"][number] {
    const member = this.#described(raw.name, raw);
    return { ...member, in: raw.in, named: this.#examples(raw) };
  }

  /** A parameter or a header. Its own keywords take precedence over those of its schema. */
  #described(name: string, raw: RawParameter): MemberView {
    const member = memberOf(name, raw.schema ?? true, raw.required ?? raw.in === "path", this.#schemas);
    const examples = raw.example === undefined ? [] : [raw.example];
    return {
      ...member,
      description: raw.description ?? member.description,
      deprecated: raw.deprecated ?? member.deprecated,
      examples: examples.length > 0 ? examples : member.examples,
    };
  }

  #answer(status: string, raw: RawBody): AnswerView {
    const media = Object.values(raw.content ?? {})[0];
    const errors = this.#errorsOf(media?.schema);
    const body = errors.length > 0 ? undefined : this.#body(raw);
    const headers = Object.entries(raw.headers ?? {}).map(([name, header]) =>
      this.#described(name, { ...this.#follow("headers", header), in: "header" }),
    );
    return { status, description: raw.description ?? "", headers, errors, ...(body && { body }) };
  }

  /** The errors in a schema's choice. */
  #errorsOf(schema: Schema | undefined): string[] {
    if (typeof schema !== "object") return [];
    if (schema.$ref !== undefined) {
      const target = resolved(schema, this.#schemas);
      return target["x-error"] === undefined ? [] : [refName(schema.$ref)];
    }
    return (schema.oneOf ?? []).flatMap((one) => this.#errorsOf(one));
  }

  #body(raw: RawBody): BodyView | undefined {
    const [mediaType, media] = Object.entries(raw.content ?? {})[0] ?? [];
    if (mediaType === undefined || media === undefined) return undefined;
    const schema = media.schema ?? true;
    const own = resolved(schema, this.#schemas);
    return {
      description: raw.description ?? "",
      about: own.description ?? "",
      mediaType,
      type: typeWords(schema, this.#schemas),
      ...(typeof schema === "object" && schema.$ref !== undefined && { schema: refName(schema.$ref) }),
      shape: shapeOf(schema, this.#schemas),
      examples: [
        ...this.#examples(media),
        ...(media.examples === undefined && media.example === undefined ? (own.examples ?? []) : []).map(
          (value) => ({
            summary: "Example",
            description: "",
            value,
          }),
        ),
      ],
    };
  }

  #examples({ example, examples = {} }: RawMedia): NamedExample[] {
    const named = Object.entries(examples).map(([name, one]) => {
      const { summary = name, description = "", value = null } = this.#follow("examples", one);
      return { summary, description, value };
    });
    return example === undefined
      ? named
      : [{ summary: "Example", description: "", value: example }, ...named];
  }

  #follow<T extends Referable>(kind: string, value: T): T {
    if (value.$ref === undefined) return value;
    // The contract is valid: a reference leads to another of its kind.
    return (this.#components[kind]?.[refName(value.$ref)] as T | undefined) ?? value;
  }
}
