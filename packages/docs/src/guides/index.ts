import type { Contract } from "../contract.ts";
import { authentication } from "./authentication.ts";
import { deliveryFailures } from "./delivery-failures.ts";
import type { Guide } from "./guide.ts";
import { handlingErrors } from "./handling-errors.ts";
import { limitsAndPlans } from "./limits-and-plans.ts";
import { otherTools } from "./other-tools.ts";
import { quickStart } from "./quick-start.ts";
import { receivingWebhooks } from "./receiving-webhooks.ts";
import { retriesAndIdempotency } from "./retries-and-idempotency.ts";
import { testingWithTheSandbox } from "./testing-with-the-sandbox.ts";
import { whatIsDocumented } from "./what-is-documented.ts";

export type { Guide } from "./guide.ts";

/** The guides, in the order in which a newcomer needs them. */
export function makeGuides(contract: Contract): Guide[] {
  return [
    quickStart(contract),
    authentication(contract),
    handlingErrors(contract),
    retriesAndIdempotency(contract),
    limitsAndPlans(contract),
    receivingWebhooks(contract),
    deliveryFailures(contract),
    testingWithTheSandbox(contract),
    otherTools(),
    whatIsDocumented(contract),
  ];
}
