import { members } from "../model/json.ts";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "A response shows an example of every error that it can be, and of every variant.",
  severity: "warn",
  why: "Mock servers and documentation take their examples from the response: an error without one is never shown and never tried.",
  good: `
examples:
  contact_blocked:
    value: { error: ApiError, message: The contact has blocked this number., status: 403, code: contact_blocked }
  ForbiddenError:
    value: { error: ApiError, message: Not allowed., status: 403 }`,
  bad: `
examples:
  ForbiddenError:
    value: { error: ApiError, message: Not allowed., status: 403 }`,
  fix: "Add one example per error, best a reference to the one of the error's schema.",
  *check({ responses, errors, options }) {
    for (const { bodies } of responses) {
      for (const { path, alternatives, examples } of bodies) {
        const shown = examples.map(({ value }) => members(value));
        const missing = alternatives.filter((name) => {
          const error = errors.get(name);
          if (error === undefined) return false;
          const wanted = Math.max(1, error.variants.length);
          return shown.filter((body) => body[options.code] === error.code).length < wanted;
        });
        if (missing.length > 0) yield problem(`add an example of ${missing.join(", ")}`, path);
      }
    }
  },
} as const satisfies Rule;
