import { basePath } from "../../generated/routes.ts";
import { example, refuse, type Answer } from "../answer.ts";
import type { Incoming } from "../call.ts";
import { documents, isKnown, knownErrors } from "../contract.ts";
import type { Known, OperationId, Route } from "../contract.ts";
import { failures, type Failure } from "../delivery/failures.ts";
import type { State } from "../state/types.ts";
import { faultNames, isDelay, isFault, type FaultName } from "./faults.ts";
import type { Forced, Matcher } from "./forced.ts";

/** What is forced on a call: an answer that replaces its own, and faults on the way. */
export interface Forcing {
  readonly answer: Answer | undefined;
  readonly faults: readonly FaultName[];
  /** How the message that the call sends fails later. */
  readonly failure: Failure | undefined;
}

const none: Forcing = { answer: undefined, faults: [], failure: undefined };

/** Finds what waits for a call like this one, and what the call's own `Sandbox-Force` header asks for. */
export function findForced(state: State, incoming: Incoming, route: Route, path: string): Forcing {
  const header = incoming.header("sandbox-force");
  if (!header && state.forced.length === 0) return none;
  const asked = (header ?? "").split(",").map((name) => name.trim());
  const wrong = asked.find((name) => name !== "" && readName(name) === undefined);
  if (wrong !== undefined)
    return { ...none, answer: misuse(`\`Sandbox-Force: ${wrong}\` isn't one of ${allNames()}`) };
  const now = asked.flatMap((name) => readName(name) ?? []).map((what) => ({ what, context: {} }));
  // A call's own request doesn't use up what waits.
  const waiting = now.some(({ what }) => !isDelay(what)) ? [] : takeWaiting(state, incoming, route, path);
  return forcingOf([...now, ...waiting], route);
}

/** A code, a status, or a fault, as text. */
export function readName(name: string): Known | FaultName | undefined {
  const known = /^\d+$/.test(name) ? Number(name) : name;
  if (isKnown(known)) return known;
  return isFault(name) ? name : undefined;
}

export function allNames(): string {
  return [...knownErrors, ...faultNames].join(", ");
}

/** The first that waits for such a call. A delay combines with what comes after it. */
function takeWaiting(state: State, { method }: Incoming, route: Route, path: string): Forced[] {
  const taken: Forced[] = [];
  for (const one of state.forced) {
    if (!isPossible(one.what, route) || !fits(one.on, method, route, path)) continue;
    one.times -= 1;
    taken.push(one);
    if (!isDelay(one.what)) break;
  }
  if (taken.length > 0) state.forced = state.forced.filter(({ times }) => times > 0);
  return taken;
}

/** The operations whose message can fail after it was accepted. */
const sendingOperations: readonly OperationId[] = ["sendMessage"];

/** An error waits for a call that can have it. Network faults apply to every call. */
export function isPossible(what: Known | FaultName, route: Route): boolean {
  if (what === "message.failed") return sendingOperations.includes(route.operationId);
  return !isKnown(what) || documents(route, what);
}

function fits(on: Matcher, method: string, route: Route, path: string): boolean {
  const { operationId = route.operationId, method: wanted = method, path: place = path } = on;
  return operationId === route.operationId && wanted.toUpperCase() === method && plain(place) === plain(path);
}

/** A path as people write it: without the base path, and decoded if possible. */
export function plain(path: string): string {
  const short = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  try {
    return decodeURIComponent(short);
  } catch {
    return short;
  }
}

function forcingOf(forced: readonly Pick<Forced, "what" | "context">[], route: Route): Forcing {
  const faults: FaultName[] = [];
  let answer: Answer | undefined;
  let failure: Failure | undefined;
  for (const { what, context } of forced) {
    if (what === "message.failed" && !isPossible(what, route)) answer ??= undocumented(what, route);
    else if (what === "message.failed") failure ??= { ...failures.forced, ...context };
    else if (!isKnown(what)) faults.push(what);
    else answer ??= documents(route, what) ? example(what, context) : undocumented(what, route);
  }
  return { answer, faults, failure };
}

function undocumented(what: Known | FaultName, { operationId }: Route): Answer {
  return misuse(`${operationId} can't have ${what}, so it can't be forced there`);
}

/** Not an answer of the API: the caller's instruction to the sandbox is wrong. */
function misuse(detail: string): Answer {
  return { ...refuse(400, {}, detail), outside: true };
}
