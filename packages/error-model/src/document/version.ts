import { has, members, text, type Path } from "./json.ts";
import { operationsOf } from "./operation.ts";

/** Why a document can't be read, and the member that shows it. */
export interface NotOpenapi {
  /** What the document is, and what to do, in one or two sentences. */
  readonly message: string;
  readonly path: Path;
}

/** Why a parsed value isn't an OpenAPI 3 document; undefined if it is one. */
export function notOpenapi(data: unknown): NotOpenapi | undefined {
  const document = members(data);
  if (has(document, "openapi")) return wrongVersion(document["openapi"]);
  if (has(document, "swagger"))
    return {
      message: `This is Swagger ${String(document["swagger"])}, not OpenAPI 3. Convert it first, for example with \`npx swagger2openapi\`.`,
      path: ["swagger"],
    };
  return { message: `is not an OpenAPI document: ${whatItIs(data)}.`, path: [] };
}

function wrongVersion(version: unknown): NotOpenapi | undefined {
  const path = ["openapi"];
  const isText = text(version) !== undefined;
  if (isText && /^3\.[012]\./.test(String(version))) return undefined;
  const advice =
    /^3\.[012]$/.test(String(version)) || (!isText && /^3/.test(String(version)))
      ? `Write all three numbers, as in \`openapi: ${String(version).slice(0, 3)}.0\`.`
      : "Write the document in 3.0, 3.1, or 3.2.";
  return { message: `Unsupported OpenAPI version: ${shown(version)}. ${advice}`, path };
}

function shown(version: unknown): string {
  return typeof version === "object" ? JSON.stringify(version) : String(version);
}

function whatItIs(data: unknown): string {
  if (data === null || data === undefined) return "it is empty";
  if (Array.isArray(data)) return "it is a list, not an object";
  if (typeof data !== "object") return `it is a ${typeof data}, not an object`;
  return "it has no member `openapi`. Name the document that refers to this one";
}

/** What a document lacks for its responses to be read; undefined if it has operations. */
export function withoutOperations(data: unknown): string | undefined {
  const document = members(data);
  for (const _ of operationsOf(document)) return undefined;
  const names = ["paths", "webhooks"].filter((name) => has(document, name));
  const where =
    names.length === 0
      ? "it has no `paths`"
      : `${names.map((name) => `\`${name}\``).join(" and ")} ${names.length === 1 ? "has" : "have"} none`;
  return `found no operation: ${where}. Name the document whose \`paths\` refer to this one, or add operations`;
}
