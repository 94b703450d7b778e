import { problem, type Rule } from "../rule.ts";

export default {
  description:
    "Every error has a title, a description in a full sentence, and the extension with cause, fix, and retry class.",
  severity: "error",
  why: "The error's page, the advice in the client, and automatic retries come from these texts.",
  where: "components.schemas.contact_blocked",
  good: `
title: The contact has blocked this number
description: The contact does not take messages from the number that sends.`,
  bad: `
description: blocked`,
  fix: "Add `title`, `description`, and the extension to the error's schema.",
  set: "house",
  *check({ errors, options }) {
    for (const { name, path, title, description, extension } of errors.values()) {
      const missing = [
        ...(title === undefined ? ["a `title`"] : []),
        ...(description === undefined || !isSentence(description)
          ? ["a `description` in a full sentence"]
          : []),
        ...(extension === undefined && options.extensionSchema !== false ? [`\`${options.extension}\``] : []),
      ];
      if (missing.length > 0) yield problem(`add ${missing.join(" and ")} to ${name}`, path);
    }
  },
} as const satisfies Rule;

function isSentence(text: string): boolean {
  return text.trim().split(/\s+/).length >= 4 && /[.!?]["'`)\]]*$/.test(text.trim());
}
