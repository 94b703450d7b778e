import type { components } from "@messaging-api/types";
import { example } from "../answer.ts";
import { allRoutes, documents, errorSpecs, isKnown, problemOf, type Code, type Known } from "../contract.ts";
import type { FaultName } from "../forcing/faults.ts";
import { allNames, readName } from "../forcing/find-forced.ts";
import type { Matcher } from "../forcing/forced.ts";
import { isObject } from "../is-object.ts";
import { limits } from "../state/limits.ts";
import type { World } from "../world.ts";
import { ControlError } from "./find.ts";
import { only } from "./values.ts";

type Schemas = components["schemas"];

/** The members of an error's body that can be given in place of the example's. */
export type ContextOf<K> = K extends Code & keyof Schemas
  ? Partial<Omit<Schemas[K], "error" | "status" | "code">>
  : { readonly message?: string };

/** How a forced error or fault comes about. */
export interface ForceOptions<K> {
  /** Which calls are meant; without it, the next one. */
  readonly on?: Matcher;
  /** How many calls, one if not given. */
  readonly times?: number;
  readonly context?: ContextOf<K>;
}

const matcherMembers = ["operationId", "method", "path"] as const satisfies (keyof Matcher)[];

/** Notes what is to happen to calls to come, once it is clear that it can. */
export function force(
  world: World,
  what: Known | FaultName,
  { on = {}, times = 1, context = {} }: ForceOptions<unknown> = {},
): void {
  if (readName(String(what)) === undefined) throw new ControlError(`\`${what}\` is none of ${allNames()}`);
  if (!isObject(on) || !isObject(context)) throw new ControlError("`on` and `context` are objects");
  if (!Number.isSafeInteger(times) || times < 1)
    throw new ControlError("`times` is a whole number, 1 or more");
  checkMatcher(what, on);
  checkContext(what, context);
  if (world.state.forced.length >= limits.forced) throw new ControlError("too much is forced already");
  world.state.forced.push({ what, on: { ...on }, times, context: { ...context } });
}

/** A matcher that can never fit would wait for ever, and one that is misspelt would fit everything. */
function checkMatcher(what: Known | FaultName, on: Matcher): void {
  only("`on`", on, matcherMembers);
  for (const name of matcherMembers) {
    if (on[name] !== undefined && typeof on[name] !== "string")
      throw new ControlError(`\`on.${name}\` is a string`);
  }
  if (on.operationId === undefined) return;
  const route = allRoutes.find(({ operationId }) => operationId === on.operationId);
  if (route === undefined) {
    const names = allRoutes.map(({ operationId }) => operationId).join(", ");
    throw new ControlError(`\`on.operationId\` is one of ${names}`);
  }
  if (isKnown(what) && !documents(route, what))
    throw new ControlError(`${route.operationId} has no error ${what} in the contract`);
}

function checkContext(what: Known | FaultName, context: object): void {
  if (!isKnown(what)) return only(`the fault ${what}`, context, []);
  const problem = problemOf(errorSpecs[what]?.schema ?? "", example(what, { ...context }).body, "the body");
  if (problem !== undefined) throw new ControlError(`\`context\` does not fit ${what}: ${problem}`);
}
