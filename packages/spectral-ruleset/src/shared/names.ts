import { members } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";

const named = new Set(["name", "const", "propertyName", "operationId"]);
const values = new Set(["enum", "example", "examples", "default", "const", "required"]);
// Their names are chosen, and may be codes that were.
const labels = new Set(["mapping", "examples"]);

/** Every name that a part of a document defines or shows: members, parameters, constants, values of examples. */
export function namesIn(part: unknown): ReadonlySet<string> {
  const words = new Set<string>();
  collect(part, words, { inExample: false, holder: "" });
  return words;
}

/** Names that the document defines anywhere but in its errors, whose members are their own. */
export function namesBesideErrors({ document, errors }: ErrorContract): ReadonlySet<string> {
  const components = members(document["components"]);
  const schemas = Object.entries(members(components["schemas"])).filter(([name]) => !errors.has(name));
  return namesIn({
    ...document,
    components: { ...components, responses: {}, schemas: Object.fromEntries(schemas) },
  });
}

interface At {
  readonly inExample: boolean;
  readonly holder: string;
}

function collect(value: unknown, words: Set<string>, { inExample, holder }: At): void {
  if (typeof value === "string") return void (inExample && words.add(value));
  if (Array.isArray(value)) return value.forEach((item) => collect(item, words, { inExample, holder }));
  for (const [name, member] of Object.entries(members(value))) {
    if (!labels.has(holder)) words.add(name);
    if (named.has(name) && typeof member === "string") words.add(member);
    // The code of an example is what is looked at, and so proves nothing.
    const isCode = holder === "code" || (inExample && name === "code");
    if (!isCode) collect(member, words, { inExample: inExample || values.has(name), holder: name });
  }
}
