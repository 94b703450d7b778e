import { lists } from "../generated/operations.ts";
import type { CallOptions, Client } from "./types/client.ts";
import type { DataOf, PathOf, RequestOf } from "./types/operations.ts";

/** The paths whose GET is a list. */
export type ListPath = keyof typeof lists & PathOf<"GET">;

type Items<P extends ListPath> =
  DataOf<`GET ${P}`> extends infer D
    ? (typeof lists)[P] extends infer K extends keyof D
      ? D[K] extends readonly (infer I)[]
        ? I
        : never
      : never
    : never;
type Arguments<T> = {} extends T ? [init?: T & CallOptions] : [init: T & CallOptions];

/** A page, as far as all lists agree. */
interface Page {
  readonly pagination: { readonly total: number };
  readonly [member: string]: unknown;
}

/**
 * All items of a list, one after the other; pages are asked for as they are needed.
 * `limit` and `offset` of the query say how large the pages are and where to start. Throws the typed error of the
 * page that fails.
 *
 * ```ts
 * for await (const chat of paginate(client, "/chats", { params: { query: { q: "Ada" } } })) …
 * ```
 */
export async function* paginate<P extends ListPath>(
  client: Client,
  path: P,
  ...[init]: Arguments<RequestOf<`GET ${P}`>>
): AsyncGenerator<Items<P>, void, undefined> {
  // What the path takes is known to the types only.
  const get = client.GET as unknown as (path: string, init: object) => { orThrow(): Promise<Page> };
  const { params, ...options } = (init ?? {}) as { params?: { query?: { offset?: number } } };
  let offset = params?.query?.offset ?? 0;
  for (;;) {
    const page = await get(path, {
      ...options,
      params: { ...params, query: { ...params?.query, offset } },
    }).orThrow();
    const items = page[lists[path]];
    // Without items there is no way on, whatever `total` says.
    if (!Array.isArray(items) || items.length === 0) return;
    yield* items as Items<P>[];
    offset += items.length;
    if (offset >= (page.pagination?.total ?? 0)) return;
  }
}
