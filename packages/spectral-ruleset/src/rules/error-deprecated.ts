import { members, text, texts, type ErrorSchema } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A deprecated error that operations still list names its successor.",
  severity: "warn",
  why: "Developers who see a code struck through need to know which code replaces it.",
  where: "components.schemas.contact_expired",
  good: `
deprecated: true
description: The contact was archived. Deprecated, use \`contact_blocked\` instead.`,
  bad: `
deprecated: true
description: The contact was archived. Deprecated, and no longer used.`,
  fix: "Name the code that replaces it, in backticks in the description. If no operation returns the error any more, remove it and add its code to `x-retired-codes` of `info`.",
  *check({ errors, responses, codes }) {
    const listed = new Set(
      responses.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives)),
    );
    for (const error of errors.values()) {
      if (error.schema["deprecated"] !== true || !listed.has(error.key)) continue;
      const others = [...codes].filter((code) => code !== error.code);
      if (!others.some((code) => prose(error).includes(`\`${code}\``)))
        yield problem(`name the successor of ${error.name}: write its code in backticks in \`description\``, [
          ...error.path,
          "deprecated",
        ]);
    }
  },
} as const satisfies Rule;

function prose({ description = "", extension }: ErrorSchema): string {
  const own = members(extension);
  const successors = [text(own["successor"]) ?? "", ...texts(own["successor"])].map((code) => `\`${code}\``);
  return [description, text(own["fix"]) ?? "", text(own["cause"]) ?? "", ...successors].join(" ");
}
