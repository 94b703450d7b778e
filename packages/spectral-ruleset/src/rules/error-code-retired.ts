import { members, texts } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A renamed, retired, or reserved code is not used again.",
  severity: "error",
  why: "Deployed clients still know the old meaning of the code and react wrongly when it returns with a new one.",
  where: "info",
  good: `
x-retired-codes: [contact_gone]`,
  bad: `
x-retired-codes: [contact_blocked]   # which is the code of an error`,
  fix: "Choose a code that was never used. Former codes are listed in `renamedFrom` of an error's extension and in `x-retired-codes` of `info`; reserved codes are an option.",
  links: ["https://google.aip.dev/193"],
  *check({ document, errors, options }) {
    const former = new Map<string, string>();
    for (const { name, extension } of errors.values())
      for (const code of texts(members(extension)["renamedFrom"])) former.set(code, `${name} had it before`);
    for (const code of texts(members(document["info"])["x-retired-codes"])) former.set(code, "it is retired");
    for (const code of options.reserved) former.set(code, "it is reserved");
    for (const { codes } of errors.values()) {
      for (const { code, path } of codes) {
        const why = former.get(code);
        if (why !== undefined) yield problem(`choose another code than "${code}": ${why}`, path);
      }
    }
  },
} as const satisfies Rule;
