import { members, text, texts, type ErrorSchema } from "@messaging-api/error-model";
import { nearestName } from "../shared/prose-words.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A deprecated error that operations still list names its successor.",
  severity: "warn",
  why: "Developers who see a code struck through need to know which code replaces it.",
  where: "components.schemas.contact_expired",
  good: `
deprecated: true
x-error: { successor: contact_blocked }`,
  bad: `
deprecated: true
x-error: { successor: contact_banned }   # no error has this code`,
  fix: "Write the code that replaces it in `x-error.successor`, or in backticks in the description. If no operation returns the error, remove it and add its code to `x-retired-codes` of `info`.",
  *check({ errors, responses, codes, options }) {
    const listed = new Set(
      responses.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives)),
    );
    for (const error of errors.values()) {
      if (error.schema["deprecated"] !== true || !listed.has(error.key)) continue;
      const others = [...codes].filter((code) => code !== error.code);
      const { extension: name } = options;
      const successors = successorsOf(error);
      for (const one of successors.filter((code) => !others.includes(code)))
        yield problem(
          `write another code that the document defines, not "${one}"${nearestName(one, others)}`,
          [...error.path, name, "successor"],
        );
      if (successors.length === 0 && !others.some((code) => prose(error).includes(`\`${code}\``)))
        yield problem(
          `name the successor of ${error.name}: write its code in \`${name}.successor\`, or in backticks in \`description\``,
          [...error.path, "deprecated"],
        );
    }
  },
} as const satisfies Rule;

function successorsOf({ extension }: ErrorSchema): string[] {
  const { successor } = members(extension);
  return [text(successor) ?? [], texts(successor)].flat();
}

function prose({ description = "", extension }: ErrorSchema): string {
  const own = members(extension);
  return [description, text(own["fix"]) ?? "", text(own["cause"]) ?? ""].join(" ");
}
