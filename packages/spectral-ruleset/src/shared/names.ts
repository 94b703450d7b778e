import { descend, members, pointerOf, valuesAt, within, type Path } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";

const named = new Set(["name", "const", "propertyName", "operationId"]);
const values = new Set(["enum", "example", "examples", "default", "const", "required"]);
// Their names are chosen by the author, and can be former codes.
const labels = new Set(["mapping", "examples"]);

/** Every name in a part of a document: members, parameters, constants, and values of examples. */
export function namesIn(contract: ErrorContract, part: unknown): ReadonlySet<string> {
  const collector = new Collector(contract);
  collector.collect(part, { inExample: false, holder: "" });
  return collector.words;
}

/** Names that the document defines anywhere but in its errors, whose members are their own. */
export function namesBesideErrors(contract: ErrorContract): ReadonlySet<string> {
  const { document, errors } = contract;
  const components = members(document["components"]);
  const schemas = Object.entries(members(components["schemas"])).filter(([name]) => !errors.has(name));
  return namesIn(contract, {
    ...document,
    components: { ...components, responses: {}, schemas: Object.fromEntries(schemas) },
  });
}

interface At {
  readonly inExample: boolean;
  readonly holder: string;
}

/** Leaves out the codes of errors: they are what is checked. Other members can be called `code` too. */
class Collector {
  readonly words = new Set<string>();
  readonly #contract: ErrorContract;
  readonly #codeSchemas: ReadonlySet<unknown>;

  constructor(contract: ErrorContract) {
    this.#contract = contract;
    this.#codeSchemas = codeSchemasOf(contract);
  }

  collect(value: unknown, { inExample, holder }: At): void {
    if (typeof value === "string") return void (inExample && this.words.add(value));
    if (Array.isArray(value)) return value.forEach((item) => this.collect(item, { inExample, holder }));
    if (this.#codeSchemas.has(value)) return;
    const codes = inExample ? this.#codesIn(value) : [];
    for (const [name, member] of Object.entries(members(value))) {
      if (!labels.has(holder)) this.words.add(name);
      if (named.has(name) && typeof member === "string") this.words.add(member);
      const below = codes.flatMap(([first, ...rest]) => (String(first) === name ? [rest] : []));
      const at = { inExample: inExample || values.has(name), holder: name };
      if (below.length === 0) this.collect(member, at);
      else this.collect(without(member, below), at);
    }
  }

  /** Where an error body has its code. Beside the code, it has the text or the status. */
  #codesIn(value: unknown): Path[] {
    const { code, message, status } = this.#contract.options;
    const found = valuesAt(value, pointerOf(code), []);
    const others = [message, status].flatMap((one) => (one === false ? [] : [pointerOf(one)]));
    const isBody = others.some((pointer) => valuesAt(value, pointer, []).length > 0);
    return isBody ? found.map(({ path }) => path) : [];
  }
}

/** A copy of a value without the parts at some paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const below = paths.flatMap(([first, ...rest]) => (String(first) === name ? [rest] : []));
    return [name, below.length === 0 ? member : without(member, below)] as const;
  });
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}

const known = new WeakMap<ErrorContract, ReadonlySet<unknown>>();

/** The schemas of the members that hold codes. */
function codeSchemasOf(contract: ErrorContract): ReadonlySet<unknown> {
  const found =
    known.get(contract) ??
    new Set(
      [...contract.errors.values()].flatMap((error) => {
        const rest = within(error, pointerOf(contract.options.code));
        return rest === undefined
          ? []
          : descend(contract.document, error.located, rest).at.map(({ schema }) => schema);
      }),
    );
  known.set(contract, found);
  return found;
}
