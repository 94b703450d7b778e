import { members, text } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "The actor of an error, who can remove its cause, matches its status.",
  severity: "warn",
  why: "Programs send the error to the person that the actor names. A customer can't end an outage of the API.",
  where: "components.schemas.ServiceUnavailableError",
  good: `
x-error: { actor: operator }`,
  bad: `
x-error: { actor: caller }   # a 503: the caller can only wait`,
  fix: "Write `operator` for a 5xx. For a refused request, write `caller`, or `end-user` if only the contact can change it.",
  links: ["https://www.rfc-editor.org/rfc/rfc9110#section-15"],
  set: "house",
  *check({ errors, options }) {
    for (const { path, extension, statusMember } of errors.values()) {
      const actor = text(members(extension)["actor"]);
      const status = statusMember.kind === "const" ? String(statusMember.value) : "";
      if (actor === undefined || !actors.has(actor)) continue;
      const place = [...path, options.extension, "actor"];
      if (status.startsWith("5") && actor !== "operator")
        yield problem(`write \`operator\`: a ${status} is a failure of the API`, place);
      if (refused.has(status) && actor === "operator")
        yield problem(`write \`caller\` or \`end-user\`: a ${status} asks for another request`, place);
    }
  },
} as const satisfies Rule;

const actors = new Set(["caller", "end-user", "operator"]);

// Statuses that the request itself causes. The operator can also lift a 403, 409, or 429.
const refused = new Set(["400", "401", "404", "405", "406", "411", "413", "414", "415", "422"]);
