import type { Schema, SchemaObject } from "@messaging-api/error-model/bundled";
import { isEnvelopeMember } from "./client-specs.ts";

const types: Readonly<Record<string, string>> = { integer: "number" };

/**
 * The context members of an error without variants, as TypeScript. What a compiler would find by itself in the schema of the
 * body, for each code that a program handles. `codeSpecsOf` refuses other keywords.
 */
export function contextMembersOf(schema: SchemaObject): string {
  const members = Object.entries(schema.properties ?? {})
    .filter(([name]) => !isEnvelopeMember(name))
    .map(([name, member]) => {
      const mark = schema.required?.includes(name) ? "" : "?";
      return `\n    ${comment(member)}readonly ${keyOf(name)}${mark}: ${typeOf(member)};`;
    });
  return members.length > 0 ? `{${members.join("")}\n  }` : "{}";
}

/** Without quotes if it can be, since editors show the name as it's written. */
function keyOf(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}

function typeOf(member: Schema): string {
  if (typeof member === "boolean") return "never";
  if (member.const !== undefined) return JSON.stringify(member.const);
  return [...new Set([member.type ?? []].flat().map((name) => types[name] ?? name))].join(" | ");
}

function comment(member: Schema): string {
  const text = typeof member === "boolean" ? undefined : member.description;
  return text === undefined
    ? ""
    : `/** ${text.trim().replaceAll("*/", "*\\/").replaceAll("\n", "\n     * ")} */\n    `;
}
