import type { ErrorContract } from "../contract/error-contract.ts";
import type { ErrorResponse } from "../contract/error-response.ts";
import { unionsOf } from "../document/union.ts";
import type { Pieces } from "./source.ts";
import type { Answer, Answers } from "./types.ts";

/** Which operations return each error's schema, by the schema's key. Schemas in the same responses share one object. */
export class AnswerIndex {
  readonly #byKey = new Map<string, number[]>();
  readonly #shared = new Map<string, Answers>();
  readonly #responses: readonly ErrorResponse[];
  readonly #pieces: Pieces;

  constructor({ responses }: ErrorContract, pieces: Pieces) {
    this.#responses = responses;
    this.#pieces = pieces;
    for (const [index, { bodies }] of responses.entries())
      for (const key of new Set(bodies.flatMap(({ alternatives }) => alternatives))) {
        const list = this.#byKey.get(key) ?? [];
        if (list.length === 0) this.#byKey.set(key, list);
        list.push(index);
      }
  }

  of(key: string): Answers {
    const indices = this.#byKey.get(key) ?? [];
    // The media types that list it: a response can list an error in only some of them.
    const chosen = indices.map((index) => [index, ...this.#bodiesWith(index, key)]);
    const id = JSON.stringify(chosen);
    const answers = this.#shared.get(id) ?? this.#read(chosen);
    this.#shared.set(id, answers);
    return answers;
  }

  #bodiesWith(index: number, key: string): number[] {
    const bodies = this.#responses[index]?.bodies ?? [];
    if (bodies.length === 1) return [0];
    return bodies.flatMap(({ alternatives }, at) => (alternatives.includes(key) ? [at] : []));
  }

  #read(chosen: readonly (readonly number[])[]): Answers {
    const all = chosen.flatMap(([index = 0, ...bodies]) => {
      const response = this.#responses[index];
      return response === undefined ? [] : this.#answersOf(response, bodies);
    });
    return {
      all,
      operations: [...new Set(all.map(({ operation }) => operation))],
      statuses: [...new Set(all.map(({ status }) => status))],
    };
  }

  #answersOf(response: ErrorResponse, chosen: readonly number[]): Answer[] {
    const bodies = chosen.flatMap((index) => response.bodies[index] ?? []);
    const unions = bodies.flatMap(({ root }) => [...unionsOf(root)]);
    const discriminators = unions.flatMap(({ discriminator }) =>
      discriminator === undefined
        ? []
        : [{ property: discriminator.propertyName, place: this.#pieces.placeOf(discriminator.path) }],
    );
    const same = {
      mediaTypes: bodies.map(({ mediaType }) => mediaType),
      headers: [...response.headers],
      discriminators,
      place: this.#pieces.placeOf(response.path),
    };
    return response.uses.map(({ operation, status }) => ({ operation, status, ...same }));
  }
}
