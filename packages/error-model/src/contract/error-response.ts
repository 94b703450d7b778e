import { has, members, type Json, type Path } from "../document/json.ts";
import type { Operation } from "../document/operation.ts";
import { readMember, type Member } from "../document/union.ts";
import { follow } from "../document/reference.ts";

/** The body of an error response in one media type. */
export interface ErrorBody {
  readonly mediaType: string;
  readonly path: Path;
  /** Undefined where the body has no schema. */
  readonly root: Member | undefined;
  /** Keys of the error schemas that a body can have. */
  readonly alternatives: readonly string[];
  /** Those of them that are listed more than once. */
  readonly repeated: readonly string[];
  readonly examples: readonly { readonly value: unknown; readonly path: Path }[];
}

/** Where a response is used. */
export interface Use {
  /** The key of `responses`: a status, a range such as `4XX`, or `default`. */
  readonly status: string;
  readonly path: Path;
  readonly operation: Operation;
}

/** An error response: shared, or written in place under an operation. */
export interface ErrorResponse {
  readonly path: Path;
  readonly shared: boolean;
  /** The status codes that it is used under (also `4XX` and `default`), and where. */
  readonly uses: readonly Use[];
  /** Names of headers, in lower case. */
  readonly headers: ReadonlySet<string>;
  readonly bodies: readonly ErrorBody[];
}

/** A response before its schemas are read. */
export interface ResponseDraft extends Omit<ErrorResponse, "bodies"> {
  readonly bodies: readonly Omit<ErrorBody, "alternatives" | "repeated">[];
}

export function readResponse(
  document: unknown,
  value: unknown,
  path: Path,
  use: Pick<ErrorResponse, "shared" | "uses">,
): ResponseDraft {
  const response = members(value);
  const content = Object.entries(members(response["content"]));
  return {
    path,
    ...use,
    headers: new Set(Object.keys(members(response["headers"])).map((name) => name.toLowerCase())),
    bodies: content.map(([type, body]) =>
      readBody(document, type, members(body), [...path, "content", type]),
    ),
  };
}

function readBody(
  document: unknown,
  mediaType: string,
  body: Json,
  path: Path,
): ResponseDraft["bodies"][number] {
  const root = has(body, "schema") ? readMember(document, body["schema"], [...path, "schema"]) : undefined;
  const named = Object.entries(members(body["examples"])).map(([name, example]) => {
    const target = follow(document, example, [...path, "examples", name]);
    // OpenAPI 3.2 distinguishes a value from its serialization.
    const key = has(target?.value, "dataValue") ? "dataValue" : "value";
    return {
      value: members(target?.value)[key],
      path: [...(target?.path ?? [...path, "examples", name]), key],
    };
  });
  const single = has(body, "example") ? [{ value: body["example"], path: [...path, "example"] }] : [];
  return { mediaType, path, root, examples: [...single, ...named] };
}

/** Whether a key of `responses` is for errors: 4xx and 5xx, their ranges, and `default`. */
export function isErrorStatus(status: string): boolean {
  return /^[45]|^default$/.test(status);
}

/**
 * The error responses of an operation by their keys. By the OpenAPI Specification, a response that is the only one is for
 * success, also under `default`.
 */
export function errorResponsesOf(responses: Json): readonly (readonly [status: string, response: unknown])[] {
  const all = Object.entries(responses).filter(([key]) => !key.startsWith("x-"));
  return all.filter(([key]) => isErrorStatus(key) && !(key === "default" && all.length === 1));
}

/** Returns every value that occurs earlier in the list. */
export function repeatedIn(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((name) => seen.has(name) || !seen.add(name));
}
