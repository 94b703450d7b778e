import type { Json } from "@messaging-api/error-model/bundled";

/**
 * The message of an example body with `{limit}` and the like in the place of the example's own numbers, so that the
 * sandbox can say the same sentence about others. Where two members have the same value, the one whose name stands
 * just before it is meant, or else the one whose name stands before no other.
 */
export function messageTemplateOf(body: Readonly<Record<string, Json>>): string {
  const message = String(body["message"]);
  const members = Object.entries(body).filter(
    ([name, value]) => typeof value === "number" && name !== "status",
  );
  const used = new Set<string>();
  return message.replaceAll(/\d+/g, (digits, at: number) => {
    const candidates = members.filter(([, value]) => String(value) === digits).map(([name]) => name);
    const before = message.slice(Math.max(0, at - 12), at).toLowerCase();
    const named = candidates.find((name) => before.includes(name));
    const other = candidates.find(
      (name) => !used.has(name) && !new RegExp(`${name}\\D{0,8}${digits}`, "i").test(message),
    );
    const chosen = named ?? other ?? candidates[0];
    if (chosen === undefined) return digits;
    used.add(chosen);
    return `{${chosen}}`;
  });
}
