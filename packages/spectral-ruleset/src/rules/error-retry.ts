import { members, text } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

// Statuses after which a retry can help, and statuses with which the same request fails again. Others allow any
// class.
const classes: Readonly<Record<string, readonly string[]>> = {
  ...forAll(["400", "401", "404", "405", "406", "410", "411", "412", "413", "414", "415", "422"], ["never"]),
  ...forAll(["501", "505"], ["never"]),
  ...forAll(["402", "403"], ["never", "quota"]),
  "429": ["retry-after", "quota"],
  ...forAll(["502", "503", "504"], ["backoff", "retry-after"]),
};

export default {
  description: "The retry class of an error matches its status.",
  severity: "error",
  why: "Clients retry by this class. They repeat a request that cannot succeed, or give up on one that could.",
  where: "components.schemas.contact_blocked",
  good: `
x-error: { retry: never }`,
  bad: `
x-error: { retry: backoff }   # a 403: the same request fails again`,
  fix: "Write the class that fits: `never` for a request that must change, `quota` for a limit that frees up over time, `retry-after` for a rate limit, `backoff` for an outage.",
  links: ["https://www.rfc-editor.org/rfc/rfc9110#section-15"],
  *check({ errors, options }) {
    for (const { path, extension, statusMember } of errors.values()) {
      const retry = text(members(extension)["retry"]);
      const status = statusMember.kind === "const" ? String(statusMember.value) : "";
      const allowed = classes[status];
      if (retry === undefined || !known.has(retry) || allowed === undefined || allowed.includes(retry))
        continue;
      const list = allowed.map((one) => `\`${one}\``).join(" or ");
      yield problem(`write ${list}: ${reasonOf(status)}`, [...path, options.extension, "retry"]);
    }
  },
} as const satisfies Rule;

const known = new Set(["never", "quota", "retry-after", "backoff"]);

function reasonOf(status: string): string {
  if (status === "429") return "a 429 ends when the limit allows it, not after growing delays";
  if (/^50[234]$/.test(status)) return `a ${status} usually passes by itself`;
  return `a ${status} returns until the request changes`;
}

function forAll(statuses: readonly string[], allowed: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(statuses.map((status) => [status, allowed]));
}
