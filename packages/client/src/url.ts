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
    path.replace(/{(\w+)}/g, (_, name: string) => {
      const value = own(values, name);
      // A list of recipients, if no compiler objects.
      const text = Array.isArray(value) ? value.map((one) => encode(one, name)).join() : encode(value, name);
      // An empty segment or `.` or `..` would call another path.
      must(!/^\.{0,2}$/.test(text), `${name} must not be empty or dots`);
      return text;
    });
  let separator = "?";
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? []].flat()) {
      url += `${separator + encode(name)}=${encode(one)}`;
      separator = "&";
    }
  }
  return url;
}

function encode(value: unknown, name = "a query parameter"): string {
  let text: string | undefined;
  try {
    // No objects, functions, or missing values.
    if (/^[sb]/.test(typeof value) || Number.isFinite(value)) text = encodeURIComponent(`${value}`);
  } catch {
    // A lone surrogate.
  }
  must(text !== undefined, `${name} must be text, a number or a boolean`);
  return text;
}
