import type { ErrorContract } from "../contract/error-contract.ts";
import type { ErrorSchema } from "../contract/error-schema.ts";
import { pointerOf, valuesAt, type Pointer } from "../document/pointer.ts";
import type { Pieces } from "./source.ts";
import type { ErrorExample } from "./types.ts";

/** Examples in responses, by the code that each shows. */
export class ExampleIndex {
  readonly #pointer: Pointer;
  readonly #pieces: Pieces;
  readonly #byKey = new Map<string, Map<string, ErrorExample[]>>();

  constructor({ responses, options }: ErrorContract, pieces: Pieces) {
    this.#pointer = pointerOf(options.code);
    this.#pieces = pieces;
    for (const { bodies } of responses)
      for (const { alternatives, examples } of bodies)
        for (const { value, path } of examples) {
          const example = { value, source: "response", place: pieces.placeOf(path) } as const;
          for (const code of codesIn(value, this.#pointer))
            for (const key of alternatives) this.#add(key, code, example);
        }
  }

  #add(key: string, code: string, example: ErrorExample): void {
    const byCode = this.#byKey.get(key) ?? new Map<string, ErrorExample[]>();
    this.#byKey.set(key, byCode);
    const list = byCode.get(code) ?? [];
    byCode.set(code, list);
    list.push(example);
  }

  /** The examples of a schema for one of its codes, in the schema and in responses; `none` for an error without a code. */
  of(schema: ErrorSchema, code: string | undefined): ErrorExample[] {
    const pointer = this.#pointer.slice(schema.base.length);
    const own = schema.examples
      .filter(
        ({ value }) =>
          schema.codes.length < 2 || (code !== undefined && codesIn(value, pointer).includes(code)),
      )
      .map(({ value, path }) => ({ value, source: "schema", place: this.#pieces.placeOf(path) }) as const);
    return [...own, ...(this.#byKey.get(schema.key)?.get(code ?? none) ?? [])];
  }
}

const none = "";

function codesIn(value: unknown, pointer: Pointer): string[] {
  const codes = valuesAt(value, pointer, []).map((one) => String(one.value));
  return codes.length === 0 ? [none] : codes;
}
