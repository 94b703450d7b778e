import type { Path } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

// https://www.iana.org/assignments/http-status-codes, the 4xx and 5xx that are assigned and not "unused".
const registered = new Set(
  "400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 421 422 423 424 425 426 428 429 431 451 500 501 502 503 504 505 506 507 508 510 511".split(
    " ",
  ),
);

export default {
  description: "Operations list only statuses that are registered for HTTP.",
  severity: "warn",
  why: "Proxies and libraries treat an unknown status as 400 or 500, whatever you meant by it.",
  where: "paths./contacts/{contactId}.get.responses",
  good: `
"404": { $ref: "#/components/responses/NotFound" }`,
  bad: `
"404": { $ref: "#/components/responses/NotFound" }
"499": { $ref: "#/components/responses/NotFound" }`,
  fix: "Use the closest registered status, and express the rest with a code.",
  links: ["https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml"],
  everywhere: true,
  *check({ operations }) {
    const strangers = new Map<string, Path[]>();
    for (const { path, statuses } of operations)
      for (const status of statuses)
        if (/^[45]\d\d$/.test(status) && !registered.has(status))
          strangers.set(status, [...(strangers.get(status) ?? []), [...path, "responses", status]]);
    for (const [status, [first = [], ...others]] of strangers) {
      const count = others.length === 0 ? "" : ` (${others.length + 1} operations list it)`;
      yield problem(`${status} is not a registered HTTP status: use the closest one that is${count}`, first);
    }
  },
} as const satisfies Rule;
