import { members, pointerOf, text, valuesAt, type Path } from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { envelopeMembers } from "../shared/envelope-members.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "The numbers in an example's message match the example's members.",
  severity: "error",
  why: "An example that says 35 in words and 36 in a member teaches readers to trust neither.",
  where: "components.responses.TooManyRequests.content.application/json.examples.total.value",
  good: `
message: 35 of 35 contacts reached.
limit: 35
current: 35`,
  bad: `
message: 35 of 35 contacts reached.
limit: 36
current: 35`,
  fix: "Make the two numbers agree. The rule ignores time spans such as `24 hours`.",
  *check(contract) {
    const { errors, responses, options } = contract;
    const ofSchemas = [...errors.values()].flatMap(({ base, examples }) =>
      base.length === 0 ? examples : [],
    );
    const ofResponses = responses.flatMap(({ bodies }) => bodies.flatMap(({ examples }) => examples));
    const known = envelopeMembers(contract);
    // The members that the message refers to are next to it.
    const holder = options.message === false ? undefined : pointerOf(options.message).slice(0, -1);
    if (holder === undefined) return;
    for (const example of [...ofSchemas, ...ofResponses])
      for (const { value, path } of valuesAt(example.value, holder, example.path))
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
  const context = Object.entries(body).filter(([name]) => !envelope.has(name));
  const numbers = context.flatMap(([name, value]) => numbersOf(name, value));
  const spoken = numbersIn(text(body[nameOf(options.message)]) ?? "");
  if (numbers.length === 0 || spoken.length === 0) return;
  // A name can contain a number, and the status isn't a context member.
  const others = [...context.map(([, value]) => JSON.stringify(value)), String(body[nameOf(options.status)])];
  const isKnown = (number: number) =>
    numbers.some(([, value]) => value === number) ||
    others.some((one) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(one));
  const strangers = spoken.filter((number) => !isKnown(number));
  const silent = numbers.filter(([, value]) => !spoken.includes(value));
  // A message can contain other numbers too. It contradicts the members if it has as many numbers as there are
  // members, or if no number matches.
  const isWhole = spoken.length === numbers.length;
  const agrees = strangers.length === 0 || silent.length === 0;
  if (isWhole ? strangers.length === 0 && silent.length === 0 : agrees) return;
  const has = numbers.map(([name, value]) => `${name}: ${value}`).join(", ");
  yield problem(
    `make the numbers agree: the message says ${spoken.join(", ")}, the members say ${has}`,
    path,
  );
}

function nameOf(pointer: string | false): string {
  return pointer === false ? "" : (pointerOf(pointer).at(-1) ?? "");
}

function numbersOf(name: string, value: unknown): (readonly [string, number])[] {
  if (typeof value === "number") return [[name, value]];
  return Object.entries(members(value)).flatMap(([inner, one]) => numbersOf(`${name}.${inner}`, one));
}

/** Separate numbers in a text (`1,000` is one), without durations and percentages. */
function numbersIn(message: string): number[] {
  const found = message.matchAll(
    /(?<![\w.,+-])(\d{1,3}(?:,\d{3})+|\d+)((?:\.\d+)?)(?![\w.,-]*\d)(?!\w)(?!\s*-?\s*(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|h|s|d|%)(?!\w))/g,
  );
  return [...found].map(([, whole = "", part = ""]) => Number(whole.replaceAll(",", "") + part));
}
