import type { ErrorContract } from "../model/error-contract.ts";

/** Members that all errors have in common; every other member is a context member. */
export function envelopeMembers({ envelope, options }: ErrorContract): ReadonlySet<string> {
  const names = [
    ...(envelope?.properties.keys() ?? []),
    ...options.required,
    ...Object.keys(options.constants),
    options.code,
    options.status,
    options.message,
  ];
  return new Set(names.filter((name) => name !== false));
}
