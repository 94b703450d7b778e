import { problem, type Rule } from "../rule.ts";
import { casingOf, casings } from "../shared/casing.ts";

export default {
  description: "All codes are written in the same case.",
  severity: "error",
  why: "Developers type codes into switches and searches by hand. A second style makes them guess.",
  where: "components.schemas.contact_blocked.properties",
  good: `
code: { const: contact_blocked }`,
  bad: `
code: { const: contactBlocked }`,
  fix: "Rename the code, and its file if it has one. If the code is already published, renaming it breaks every client that switches on it.",
  *check(contract) {
    const casing = casingOf(contract);
    const { casing: chosen } = contract.options;
    const pattern = chosen instanceof RegExp ? chosen : casing && casings[casing];
    if (pattern === undefined) return;
    const wanted = casing === undefined ? `so that it matches ${String(chosen)}` : `in ${casing} case`;
    for (const { codes } of contract.errors.values())
      for (const { code, value, path } of codes)
        if (typeof value === "string" && code.search(pattern) < 0)
          yield problem(`write the code "${code}" ${wanted}`, path);
  },
} as const satisfies Rule;
