import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { documents } from "../contract.ts";
import { second } from "../state/limits.ts";

/**
 * The rate limit of a key, if it has one. A second begins with the first request after the previous second has ended.
 * `Retry-After` is the rest of it, rounded up.
 */
export const rate: Rule = ({ key, route, world }) => {
  if (key.requestsPerSecond === null || !documents(route, 429)) return undefined;
  const now = world.now();
  if (now - key.rate.since >= second) Object.assign(key.rate, { since: now, count: 0 });
  if (key.rate.count >= key.requestsPerSecond) return { ...refuse(429), headers: { "retry-after": "1" } };
  key.rate.count += 1;
  return undefined;
};
