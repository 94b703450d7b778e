import { own } from "./own.ts";
import { must } from "./unsendable-error.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The URL of an operation: `path` with its parameters filled in, and the query.
 *
 * @throws UnsendableError for a parameter that is missing, or whose value can't be in a URL.
 */
export function buildUrl(
  baseUrl: string,
  path: unknown,
  values: Values | undefined,
  query: Values | undefined,
): string {
  must(typeof path === "string" && path[0] === "/", "path must start with /");
  let url =
    baseUrl +
    // `replace` with a function would take twice as long. Every other part is a name.
    path
      .split(/[{}]/)
      .map((part, index) => {
        if (index % 2 === 0) return part;
        const value = own(values, part);
        // A list of recipients, if no compiler objects.
        const text = Array.isArray(value)
          ? value.map((one) => encode(one, part)).join()
          : encode(value, part);
        // An empty segment or `.` or `..` would call another path.
        must(!/^\.{0,2}$/.test(text), `${part} must not be empty or dots`);
        return text;
      })
      .join("");
  let separator = "?";
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? []].flat()) {
      url += separator + encode(name) + "=" + encode(one);
      separator = "&";
    }
  }
  return url;
}

function encode(value: unknown, name = "a query parameter"): string {
  let text;
  try {
    // No objects, functions, or missing values.
    if (/^[sb]/.test(typeof value) || Number.isFinite(value)) text = encodeURIComponent(value as string);
  } catch {
    // A lone surrogate.
  }
  must(text !== undefined, `${name} must be text, a number or a boolean`);
  return text;
}
