import { lists } from "../generated/operations.ts";
import { errorOfResponse } from "./errors/parse.ts";
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

/** A page, as far as all lists agree, and if it is what the contract says. */
interface Page {
  readonly pagination?: { readonly total?: unknown };
  readonly [member: string]: unknown;
}

/** A call of any list, whose types are known to callers only. */
interface PageCall extends PromiseLike<{ readonly response?: Response }> {
  orThrow(): Promise<Page>;
}

/**
 * All items of a list, one after the other; pages are asked for as they are needed.
 * `limit` and `offset` of the query say how large the pages are and where to start. Throws the typed error of the
 * page that fails, or that holds no list.
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
  const get = client.GET as unknown as (path: string, init: object) => PageCall;
  const { params, ...options } = (init ?? {}) as { params?: { query?: { offset?: number } } };
  let offset = params?.query?.offset ?? 0;
  for (;;) {
    const call = get(path, { ...options, params: { ...params, query: { ...params?.query, offset } } });
    const page = await call.orThrow();
    const { [lists[path]]: items, pagination } = page;
    const total = pagination?.total;
    // To end here would pass for the end of the list.
    if (!Array.isArray(items) || typeof total !== "number") {
      const { response } = await call;
      const at = { operation: `GET ${path}`, attempts: 1, idempotencyKey: undefined };
      throw errorOfResponse(at, response!, page, {});
    }
    yield* items as Items<P>[];
    offset += items.length;
    // Without items there is no way on, whatever `total` says.
    if (offset >= total || items.length === 0) return;
  }
}
