import { pointerOf } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";

/** Members that all errors have in common, beside the code; every other member there is a context member. */
export function envelopeMembers({ envelope, options }: ErrorContract): ReadonlySet<string> {
  const holder = pointerOf(options.code).slice(0, -1);
  const pointers = [...options.required, options.code, options.status, options.message];
  const own = pointers
    .filter((one) => one !== false)
    .map(pointerOf)
    .filter((pointer) => holder.every((name, index) => pointer[index] === name))
    .map((pointer) => pointer[holder.length] ?? "");
  const shared = holder.length === 0 ? [...(envelope?.properties.keys() ?? [])] : [];
  return new Set([...shared, ...Object.keys(options.constants), ...own]);
}
