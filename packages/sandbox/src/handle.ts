import { refuse, type Answer } from "./answer.ts";
import type { Call, Incoming } from "./call.ts";
import { checkAnswer } from "./check-answer.ts";
import { controlPath } from "./control/paths.ts";
import { controlOverHttp } from "./control/http.ts";
import type { Control } from "./control/control.ts";
import type { Failure } from "./delivery/failures.ts";
import { faultOf, type FaultName } from "./forcing/faults.ts";
import { findForced } from "./forcing/find-forced.ts";
import { operations } from "./operations/index.ts";
import { replyOf, type Reply } from "./reply.ts";
import { match, whyNot, type Match } from "./router.ts";
import { ownerOf } from "./rules/api-key.ts";
import { entry } from "./rules/order.ts";
import type { World } from "./world.ts";

/** Answers a request synchronously. It changes only the world's state. */
export function handle(world: World, control: Control, incoming: Incoming): Reply {
  const at = incoming.target.indexOf("?");
  const path = at < 0 ? incoming.target : incoming.target.slice(0, at);
  if (path.startsWith(controlPath)) return replyOf(controlOverHttp(control, incoming, path));
  const found = match(incoming.method, path);
  if (found === undefined) return replyOf({ ...refuse(404, {}, whyNot(path)), outside: true });
  const { answer, faults, failure } = findForced(world.state, incoming, found.route, path);
  const replacement = faults.map((name) => faultOf(name).replace).find((one) => one !== undefined);
  const reply = replyOf(
    replacement
      ? { status: 500, body: {}, outside: true }
      : checked(world, found, answer ?? run(world, found, incoming, failure)),
  );
  return faults.length === 0 ? reply : withFaults({ ...reply, ...replacement }, faults);
}

function run(
  world: World,
  { route, parameters }: Match,
  incoming: Incoming,
  failure: Failure | undefined,
): Answer {
  const owner = ownerOf(world.state, incoming.header("authorization"));
  if (owner === undefined) return refuse(401);
  const call: Call = {
    world,
    route,
    incoming,
    ...owner,
    rawParameters: parameters,
    parameters: {},
    recipient: undefined,
    query: {},
    body: undefined,
    failure,
  };
  for (const rule of entry) {
    const decided = rule(call);
    if (decided !== undefined) return decided;
  }
  return operations[route.operationId](call);
}

function checked(world: World, match: Match, answer: Answer): Answer {
  const { route } = match;
  if (world.validateResponses && answer.later === undefined) checkAnswer(route, answer);
  const later = answer.later?.then((one) => checked(world, match, one));
  return later === undefined ? answer : { ...answer, later };
}

function withFaults(reply: Reply, faults: readonly FaultName[]): Reply {
  return faults.reduce((sum, name) => ({ ...sum, ...faultOf(name).change?.(sum) }), reply);
}
