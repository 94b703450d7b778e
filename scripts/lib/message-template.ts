import type { Json } from "@messaging-api/error-model/bundled";

/**
 * An example body whose message has `{limit}` and the like in place of the example's own numbers, so that the sandbox can
 * say the same sentence about other numbers. If two members have the same value, the message means the one whose name comes
 * just before the number, or else the one whose name comes before no other number.
 */
export function withMessageTemplate(body: Json): Readonly<Record<string, Json>> {
  const members: Readonly<Record<string, Json>> = Object(body);
  return { ...members, message: messageTemplateOf(members) };
}

function messageTemplateOf(body: Readonly<Record<string, Json>>): string {
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
