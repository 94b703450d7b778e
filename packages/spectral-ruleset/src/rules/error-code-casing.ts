import type { Casing } from "../options.ts";
import { problem, type Rule } from "../rule.ts";

const patterns: Readonly<Record<Casing, RegExp>> = {
  snake: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  kebab: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  camel: /^[a-z][a-zA-Z0-9]*$/,
  pascal: /^[A-Z][a-zA-Z0-9]*$/,
  "screaming-snake": /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
};

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
  *check({ errors, options }) {
    const { casing } = options;
    const pattern = typeof casing === "string" ? patterns[casing] : casing;
    const wanted = typeof casing === "string" ? `in ${casing} case` : `so that it matches ${String(casing)}`;
    for (const { codes } of errors.values())
      for (const { code, value, path } of codes)
        if (typeof value === "string" && code.search(pattern) < 0)
          yield problem(`write the code "${code}" ${wanted}`, path);
  },
} as const satisfies Rule;
