import { members } from "../model/json.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A response shows an example of each error that it can return, and of each variant.",
  severity: "warn",
  why: "Mock servers and documentation take their examples from the response. An error without an example is never shown and never tested.",
  where: "components.responses.Forbidden.content.application/json",
  good: `
examples:
  contact_blocked:
    value: { error: ApiError, message: The contact has blocked you., status: 403, code: contact_blocked }
  contact_expired:
    value: { error: ApiError, message: The contact has expired., status: 403, code: contact_expired }
  ForbiddenError:
    value: { error: ApiError, message: Not allowed., status: 403 }`,
  bad: `
examples:
  ForbiddenError:
    value: { error: ApiError, message: Not allowed., status: 403 }`,
  fix: "Add one example per error. You can reference the example in the error's schema.",
  *check(contract) {
    const { errors, options } = contract;
    for (const { bodies } of contract.responses) {
      for (const { path, alternatives, examples } of bodies) {
        const missing = alternatives.filter((name) => {
          const error = errors.get(name);
          if (error === undefined) return false;
          const own = examples.filter(({ value }) => members(value)[options.code] === error.code);
          const shown = ({ schema }: { readonly schema: unknown }) =>
            own.some(({ value }) => contract.accepts(schema, value));
          return own.length === 0 || !error.variants.every(shown);
        });
        if (missing.length > 0) yield problem(`add an example of ${missing.join(", ")}`, path);
      }
    }
  },
} as const satisfies Rule;
