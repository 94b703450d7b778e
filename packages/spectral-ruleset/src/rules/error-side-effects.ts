import { members, text } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "What an error says about side effects matches its status.",
  severity: "warn",
  why: "Callers decide by it whether to repeat a request by hand. After a wrong `none`, a message goes out twice.",
  where: "components.schemas.contact_blocked",
  good: `
x-error: { sideEffects: none }`,
  bad: `
x-error: { sideEffects: unknown }   # a 403: the request was refused`,
  fix: "Write `none` for a refused request. Write `unknown` for a 500, 502, or 504, where the API may have acted before it failed.",
  links: ["https://www.rfc-editor.org/rfc/rfc9110#section-15"],
  set: "house",
  *check({ errors, options }) {
    for (const { path, extension, statusMember } of errors.values()) {
      const effects = text(members(extension)["sideEffects"]);
      const status = statusMember.kind === "const" ? String(statusMember.value) : "";
      if (effects === undefined || !known.has(effects)) continue;
      const place = [...path, options.extension, "sideEffects"];
      if (refused.has(status) && effects !== "none")
        yield problem(`write \`none\`: a ${status} refuses the request before anything happens`, place);
      if (uncertain.has(status) && effects === "none")
        yield problem(`write \`unknown\`: a ${status} can come after the API has acted`, place);
    }
  },
} as const satisfies Rule;

const known = new Set(["none", "partial", "unknown"]);
const refused = new Set(["400", "401", "402", "403", "404", "405", "406", "413", "415", "422", "429"]);
const uncertain = new Set(["500", "502", "504"]);
