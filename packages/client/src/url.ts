import { must } from "./unsendable-error.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The URL of an operation: `path` with its parameters filled in, and the query.
 *
 * @throws UnsendableError for a parameter that is missing, or whose value a URL can't carry.
 */
export function buildUrl(baseUrl: string, path: unknown, values: Values, query: Values): string {
  must(typeof path === "string" && path[0] === "/", "the path must start with /");
  const filled = path.replace(/{(\w+)}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    must(value != null, "a path parameter is missing");
    // The recipients of a group, where no compiler objects.
    const text = [value].flat().map(encode).join();
    // An empty or dotted segment would call another path than the one that was meant.
    must(!/^\.{0,2}$/.test(text), "a path parameter is empty or dots");
    return text;
  });
  const search = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${encode(name)}=${encode(one)}`),
  );
  return baseUrl + filled + (search.length ? "?" : "") + search.join("&");
}

function encode(value: unknown): string {
  const isText = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  // `encodeURIComponent` throws for half of a surrogate pair.
  must(isText && !/\p{Cs}/u.test(`${value as string}`), "a parameter must be text, a number or a boolean");
  return encodeURIComponent(value as string);
}
