import type { Deliver } from "../webhooks/ask.ts";
import { isLoopback } from "../loopback.ts";

/** Delivers events by HTTP to this machine, and to other hosts only if that's allowed. */
export function deliverByHttp(anywhere: boolean): Deliver {
  return (request) => {
    if (anywhere || isLoopback(new URL(request.url).hostname)) return fetch(request);
    throw new Error(
      "the sandbox delivers webhooks to this machine only; start it with --allow-remote-webhooks to deliver anywhere",
    );
  };
}
