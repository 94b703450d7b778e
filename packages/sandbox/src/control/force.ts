import type { components } from "@messaging-api/types";
import { example } from "../answer.ts";
import { basePath } from "../../generated/routes.ts";
import { allRoutes, errorSpecs, isKnown, problemOf } from "../contract.ts";
import type { Code, Known, Route } from "../contract.ts";
import type { Failure } from "../delivery/failures.ts";
import type { FaultName } from "../forcing/faults.ts";
import { allNames, isPossible, readName } from "../forcing/find-forced.ts";
import type { Matcher } from "../forcing/forced.ts";
import { isObject } from "../is-object.ts";
import { match } from "../router.ts";
import { limits } from "../state/limits.ts";
import type { World } from "../world.ts";
import { ControlError } from "./find.ts";
import { only } from "./values.ts";

type Schemas = components["schemas"];

/** The members of an error's body that can be given in place of the example's. */
export type ContextOf<K> = K extends Code & keyof Schemas
  ? Partial<Omit<Schemas[K], "error" | "status" | "code">>
  : K extends "message.failed"
    ? Partial<Failure>
    : { readonly message?: string };

/** When and how a forced error or fault happens. */
export interface ForceOptions<K> {
  /** Which calls it applies to. By default, the next call that can have the error. */
  readonly on?: Matcher;
  /** How many calls it applies to. The default is 1. */
  readonly times?: number;
  readonly context?: ContextOf<K>;
}

const matcherMembers = ["operationId", "method", "path"] as const satisfies (keyof Matcher)[];

/** Checks that something can happen to later calls, and stores it. */
export function force(
  world: World,
  what: Known | FaultName,
  { on = {}, times = 1, context = {} }: ForceOptions<unknown> = {},
): void {
  if (readName(String(what)) === undefined) throw new ControlError(`\`${what}\` isn't one of ${allNames()}`);
  if (!isObject(on) || !isObject(context)) throw new ControlError("`on` and `context` must be objects");
  if (!Number.isSafeInteger(times) || times < 1)
    throw new ControlError("`times` must be a whole number, 1 or more");
  checkMatcher(what, on);
  checkContext(what, context);
  if (world.state.forced.length >= limits.forced)
    throw new ControlError("too many calls are forced already; POST /_sandbox/reset clears them");
  world.state.forced.push({ what, on: { ...on }, times, context: { ...context } });
}

/** A matcher that can never fit would wait forever, and a misspelled one would fit everything. */
function checkMatcher(what: Known | FaultName, on: Matcher): void {
  only("`on`", on, matcherMembers);
  for (const name of matcherMembers) {
    if (on[name] !== undefined && typeof on[name] !== "string")
      throw new ControlError(`\`on.${name}\` must be a string`);
  }
  const names = allRoutes.map(({ operationId }) => operationId);
  if (on.operationId !== undefined && !names.includes(on.operationId))
    throw new ControlError(`\`on.operationId\` must be one of ${names.join(", ")}`);
  const fitting = allRoutes.filter((route) => fits(on, route));
  if (fitting.length === 0) throw new ControlError("no operation of the contract fits `on`");
  if (!fitting.some((route) => isPossible(what, route)))
    throw new ControlError(`${fitting.map(({ operationId }) => operationId).join(", ")} can't have ${what}`);
}

function fits({ operationId, method, path }: Matcher, route: Route): boolean {
  if (operationId !== undefined && operationId !== route.operationId) return false;
  if (method !== undefined && method.toUpperCase() !== route.method) return false;
  if (path === undefined) return true;
  const below = path.startsWith(`${basePath}/`) ? path : basePath + path;
  return match(route.method, below)?.route === route;
}

function checkContext(what: Known | FaultName, context: object): void {
  if (what === "message.failed") return checkFailure(context);
  if (!isKnown(what)) return only(`the fault ${what}`, context, []);
  const problem = problemOf(errorSpecs[what]?.schema ?? "", example(what, { ...context }).body, "the body");
  if (problem !== undefined) throw new ControlError(`\`context\` doesn't fit ${what}: ${problem}`);
}

function checkFailure(context: object): void {
  const members = ["error_code", "error_message"];
  only("message.failed", context, members);
  for (const [name, value] of Object.entries(context))
    if (typeof value !== "string") throw new ControlError(`\`context.${name}\` must be a string`);
}
