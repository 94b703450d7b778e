import { members, texts } from "../model/json.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A code that was renamed, retired or reserved is not used again.",
  severity: "error",
  why: "Clients in the field still hold the old meaning of the code, and do the wrong thing when it comes back with another.",
  where: "info",
  good: `
x-retired-codes: [contact_gone]`,
  bad: `
x-retired-codes: [contact_blocked]   # which is the code of an error`,
  fix: "Choose a code that never was. Former codes are in `renamedFrom` of an error and in `x-retired-codes` of `info`; reserved ones are an option.",
  links: ["https://google.aip.dev/193"],
  *check({ document, errors, options }) {
    const former = new Map<string, string>();
    for (const { name, extension } of errors.values())
      for (const code of texts(members(extension)["renamedFrom"])) former.set(code, `${name} had it before`);
    for (const code of texts(members(document["info"])["x-retired-codes"])) former.set(code, "it is retired");
    for (const code of options.reserved) former.set(code, "it is reserved");
    for (const { code, codeMember } of errors.values()) {
      const why = code === undefined ? undefined : former.get(code);
      if (why !== undefined && codeMember.kind === "const")
        yield problem(`do not use the code "${code}" again: ${why}`, codeMember.path);
    }
  },
} as const satisfies Rule;
