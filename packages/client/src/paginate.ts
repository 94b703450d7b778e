import { lists } from "../generated/operations.ts";
import type { MessagingApiError } from "./errors/messaging-api-error.ts";
import { errorOfResponse } from "./errors/parse.ts";
import type { ArgumentsOf, Client } from "./types/client.ts";
import type { DataOf, PathOf } from "./types/operations.ts";

/** The paths whose GET is a list. */
export type ListPath = keyof typeof lists & PathOf<"GET">;

type Items<P extends ListPath> =
  DataOf<`GET ${P}`> extends infer D
    ? (typeof lists)[P][0] extends infer K extends keyof D
      ? D[K] extends readonly (infer I)[]
        ? I
        : never
      : never
    : never;

type Item = Readonly<Record<string, unknown>>;
interface Query {
  readonly limit?: number;
  readonly offset?: number;
}

/** A valid page, with the members that all lists share. */
interface Page {
  readonly items: readonly Item[];
  readonly total: number;
  /** The error of an invalid page, with what is wrong about it. */
  readonly broken: (why: string) => MessagingApiError;
}

/** The maximum number of items per page. */
const largest = 200;

/**
 * All items of a list, each once, also of a list that changes meanwhile: you may delete what you are given, and new items
 * in front neither hide nor repeat another. Items that are added during the walk may or may not come.
 *
 * Pages are requested as they are needed, and overlap by one item, by which a change is noticed. `limit` and `offset` of
 * the query say how large the pages are and where to start.
 *
 * ```ts
 * for await (const chat of paginate(client, "/chats", { params: { query: { q: "Ada" } } })) console.log(chat.id);
 * ```
 *
 * @throws the typed error of the page that fails, that has no list, or that has nothing new although `total` says that
 * there is more.
 */
export async function* paginate<P extends ListPath>(
  client: Client,
  path: P,
  ...[init]: ArgumentsOf<`GET ${P}`>
): AsyncGenerator<Items<P>, void, undefined> {
  const { params = {}, ...options }: { params?: { query?: Query } } = init ?? {};
  const { limit = 50, offset: start = 0 } = params.query ?? {};
  const get = (offset: number) => {
    // A page of one item would have no room for a known item.
    const size = params.query?.limit && Math.min(largest, Math.max(2, limit + (offset > start ? 1 : 0)));
    const query = { ...params.query, ...(size && { limit: size }), offset };
    return fetchPage(client, path, { ...options, params: { ...params, query } });
  };
  const walk = new Walk((item) => item?.[lists[path][1]] ?? JSON.stringify(item));
  let isSecondWalk = false;
  for (let offset = start; ;) {
    const { items, total, broken } = await get(offset);
    if (!items.length && offset < total)
      return broken("the page is empty, although `total` says that there is more").throw();
    if (offset > start && !walk.joins(items)) {
      // An earlier item was removed, or a new one was added. Go back to items that were already seen.
      offset = Math.max(start, offset - Math.max(limit, items.length, 2) + 1);
      continue;
    }
    const isEnd = offset + items.length >= total;
    const fresh = walk.take(items, offset > start);
    yield* fresh as unknown as Items<P>[]; // Only the types know what a list holds.
    if (isSecondWalk ? isEnd || !fresh.length : isEnd && !walk.hasMoved) return;
    // With a server that ignores the offset, this would never end.
    if (!isEnd && walk.isStuck(items, total))
      return broken("the page has no new items, although `total` says that there is more").throw();
    // Items that moved to the front were not seen. Walk again from the start, as long as there are new items.
    isSecondWalk ||= isEnd;
    offset = isEnd ? start : offset + Math.max(1, items.length - 1);
  }
}

/** The items seen so far, of a list that can change. */
class Walk {
  /** Whether known items appeared where new ones were expected, because items were added at the front. */
  hasMoved = false;
  readonly #id: (item: Item | undefined) => unknown;
  readonly #seen = new Set<unknown>();
  #last: readonly unknown[] = [];
  #isSingle = false;
  #idle = 0;

  constructor(id: (item: Item | undefined) => unknown) {
    this.#id = id;
  }

  /** Whether a page begins with a known item, as it does if nothing has changed. */
  joins(items: readonly Item[]): boolean {
    return this.#isSingle || (items.length > 0 && this.#seen.has(this.#id(items[0])));
  }

  /** The items of a page that are new. */
  take(items: readonly Item[], overlaps: boolean): readonly Item[] {
    const fresh = items.filter((item) => !this.#seen.has(this.#id(item)));
    for (const item of fresh) this.#seen.add(this.#id(item));
    this.hasMoved ||= overlaps && fresh.length < items.length - 1;
    this.#isSingle = items.length === 1;
    this.#idle = fresh.length ? 0 : this.#idle + 1;
    return fresh;
  }

  /** Whether the walk is stuck: the same page came twice, or more pages without new items came than there are items. */
  isStuck(items: readonly Item[], total: number): boolean {
    const page = [this.#id(items[0]), total];
    const isSame = page.every((part, index) => part === this.#last[index]);
    this.#last = page;
    return this.#idle > total || (this.#idle > 1 && isSame);
  }
}

/** A call of any list. Only callers know its types. */
interface PageCall extends PromiseLike<{ readonly response?: Response }> {
  orThrow(): Promise<Item>;
}

async function fetchPage(client: Client, path: ListPath, init: object): Promise<Page> {
  // Only the types know which paths are lists.
  const call = (client.GET as unknown as (path: string, init: object) => PageCall)(path, init);
  const page = await call.orThrow();
  const { [lists[path][0]]: items, pagination } = page;
  const { total }: { total?: unknown } = Object(pagination);
  const { response } = await call;
  const at = { operation: `GET ${path}`, attempts: 1, idempotencyKey: undefined };
  const broken = (why: string) => {
    const error = errorOfResponse(at, response!, page, {}); // A page came with a response.
    error.message = `${error.code} (${why})`;
    return error;
  };
  // To end here would pass for the end of the list.
  if (!Array.isArray(items) || typeof total !== "number")
    return broken(`the page needs a list \`${lists[path][0]}\` and a number \`pagination.total\``).throw();
  return { items, total, broken };
}
