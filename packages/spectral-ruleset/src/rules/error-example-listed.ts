import { pointerOf, valuesAt, type ErrorBody, type ErrorSchema } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
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
    const shared = sharedLists(contract);
    for (const { bodies } of contract.responses) {
      for (const { path, alternatives, examples } of bodies) {
        const errors = alternatives.flatMap((key) => contract.errors.get(key) ?? []);
        const missing = errors.flatMap((error) => notShown(contract, error, examples, shared.has(error.key)));
        if (missing.length > 0) yield problem(`add an example of ${missing.join(", ")}`, path);
      }
    }
  },
} as const satisfies Rule;

/** Schemas with a list of codes that several responses use. Not every response can show every code. */
function sharedLists({ responses, errors }: ErrorContract): ReadonlySet<string> {
  const keys = responses.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives));
  return new Set(
    keys.filter((key, index) => keys.indexOf(key) < index && (errors.get(key)?.codes.length ?? 0) > 1),
  );
}

/** What no example of an error shows: its codes, or the error itself if it has no code or only one variant is shown. */
function notShown(
  contract: ErrorContract,
  error: ErrorSchema,
  examples: ErrorBody["examples"],
  isShared: boolean,
): string[] {
  const pointer = pointerOf(contract.options.code);
  const codesOf = (value: unknown) => valuesAt(value, pointer, []).map((found) => String(found.value));
  // `error-code-const` reports open codes. Which examples they need isn't known.
  if (error.codes.length === 0 && error.codeMember.kind === "open") return [];
  if (isShared) return examples.length > 0 ? [] : ["an error"];
  if (error.codes.length === 0)
    return examples.some(({ value }) => codesOf(value).length === 0) ? [] : [error.name];
  const shown = new Set(examples.flatMap(({ value }) => codesOf(value)));
  const missing = error.codes.map(({ code }) => code).filter((code) => !shown.has(code));
  if (missing.length > 0) return error.code === undefined ? missing : [error.name];
  if (error.base.length > 0) return [];
  const own = examples.filter(({ value }) => codesOf(value).includes(error.code ?? ""));
  const isShown = ({ schema }: { readonly schema: unknown }) =>
    own.some(({ value }) => contract.accepts(schema, value));
  return error.variants.every(isShown) ? [] : [error.name];
}
