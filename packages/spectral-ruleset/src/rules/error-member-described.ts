import { has, items, members, text, type Path } from "../model/json.ts";
import { follow } from "../model/reference.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description:
    "Members beside the envelope have a type and a description; times, numbers to call and addresses have a format, amounts of time a unit.",
  severity: "warn",
  why: "They are what a program acts on: a limit that nobody explains is shown to nobody, and a delay without a unit is waited for a thousand times too long.",
  good: `
retry_after_ms: { type: integer, description: How long to wait, in milliseconds. }
sender: { type: string, format: email, description: Who sent it. }`,
  bad: `
retry_after: { type: integer }`,
  fix: "Add `type` and `description`; a `format` or a `pattern` for what has one; the unit in the name or the description.",
  *check({ document, errors, envelope, options }) {
    const shared = new Set([
      ...(envelope?.properties.keys() ?? []),
      ...options.required,
      options.code,
      options.status,
      options.message,
    ]);
    for (const { shape, variants } of errors.values()) {
      for (const [index, { properties }] of [shape, ...variants.map((variant) => variant.shape)].entries()) {
        for (const [name, found] of properties) {
          if (shared.has(name)) continue;
          for (const { schema, path } of found) {
            const target = follow(document, schema, path);
            // A variant narrows a member that is described above it.
            if (typeof target?.value !== "object" || (index > 0 && shape.properties.has(name))) continue;
            const missing = missingOf(name, target.value);
            if (missing.length > 0) yield problem(`give \`${name}\` ${missing.join(" and ")}`, path as Path);
          }
        }
      }
    }
  },
} as const satisfies Rule;

const formatted = /(^|_)(at|date|time|timestamp|email|url|uri|uuid|ip|phone)$|_number$/i;
const spans = /(^|_)(after|delay|duration|timeout|ttl|age|interval|window|wait)$/i;
const units = /milliseconds?|\bms\b|seconds?|minutes?|hours?|days?|weeks?/i;

function missingOf(name: string, schema: unknown): string[] {
  const own = members(schema);
  const description = text(own["description"]) ?? "";
  const types = [own["type"], ...items(own["type"])];
  const typed = ["type", "const", "enum", "oneOf", "anyOf", "allOf", "$ref"].some((keyword) =>
    has(own, keyword),
  );
  const numeric = types.includes("integer") || types.includes("number");
  const formless = types.includes("string") && !has(own, "format") && !has(own, "pattern");
  return [
    ...(typed ? [] : ["a `type`"]),
    ...(description.trim().split(/\s+/).length < 3 ? ["a `description`"] : []),
    ...(formatted.test(name) && formless ? ["a `format` or a `pattern`"] : []),
    ...(spans.test(name) && numeric && !units.test(description) ? ["a unit in its description"] : []),
  ];
}
