import { members, text, type Path } from "../model/json.ts";
import type { ErrorContract } from "../model/error-contract.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "The numbers in the message of an example are the ones of its members.",
  severity: "error",
  why: "An example that says 35 in words and 36 in numbers teaches that one of them cannot be trusted.",
  good: `
message: You have reached 35 of 35 contacts.
limit: 35
current: 35`,
  bad: `
message: You have reached 35 of 35 contacts.
limit: 36
current: 35`,
  fix: "Make the two agree. Spans of time (`24 hours`) are not compared.",
  *check(contract) {
    const { errors, responses, envelope, options } = contract;
    const ofSchemas = [...errors.values()].flatMap(({ examples }) => examples);
    const ofResponses = responses.flatMap(({ bodies }) => bodies.flatMap(({ examples }) => examples));
    const known = new Set([...(envelope?.properties.keys() ?? []), options.status, options.code]);
    for (const { value, path } of [...ofSchemas, ...ofResponses])
      yield* compare(contract, value, path, known);
  },
} as const satisfies Rule;

function* compare(
  { options }: ErrorContract,
  example: unknown,
  path: Path,
  envelope: ReadonlySet<string>,
): Generator<Problem> {
  const body = members(example);
  const context = Object.entries(body).filter(
    ([name, value]) => !envelope.has(name) && Number.isInteger(value),
  );
  const spoken = numbersIn(text(body[options.message]) ?? "");
  if (context.length === 0 || spoken.length === 0) return;
  const values = context.map(([, value]) => Number(value));
  const strangers = spoken.filter((number) => !values.includes(number));
  const silent =
    spoken.length === values.length ? context.filter(([, value]) => !spoken.includes(Number(value))) : [];
  if (strangers.length === 0 && silent.length === 0) return;
  const has = context.map(([name, value]) => `${name}: ${String(value)}`).join(", ");
  yield problem(`the message speaks of ${spoken.join(", ")}, the members say ${has}`, path);
}

function numbersIn(message: string): number[] {
  const found = message.matchAll(
    /(?<![\w.,+-])(\d+)(?![\w.,-]*\d)(?!\w)(?!\s*-?\s*(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|h|s|d|%)\b)/g,
  );
  return [...found].map(([, number]) => Number(number));
}
