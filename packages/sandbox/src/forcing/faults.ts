import type { Known } from "../contract.ts";
import type { Reply } from "../reply.ts";

/** What happens to an answer on its way. The sandbox doesn't execute a request whose answer is replaced. */
interface Fault {
  readonly replace?: Partial<Reply>;
  readonly change?: (reply: Reply) => Partial<Reply>;
}

const html = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
const unknown = {
  error: "ApiError",
  message: "This error is newer than the contract.",
  status: 400,
  code: "sandbox_unknown_code",
  since: "tomorrow",
};

const faults = {
  /** The message is accepted, and fails later. */
  "message.failed": {},
  /** The request is executed, and the connection breaks before the answer. */
  drop: { change: () => ({ dropped: true }) },
  /** The request is executed, and half of the answer arrives. */
  "truncated-json": { change: ({ text }) => ({ text: text.slice(0, Math.ceil(text.length / 2)) }) },
  "html-502": { replace: { status: 502, headers: { "content-type": "text/html" }, text: html } },
  "empty-500": { replace: { status: 500, headers: {}, text: "" } },
  "unknown-code": { replace: { status: 400, text: JSON.stringify(unknown), code: unknown.code } },
} satisfies Record<string, Fault>;

/** A network or server fault, a delay in milliseconds, or the failure of an accepted message. */
export type FaultName = keyof typeof faults | `latency=${number}`;

export const faultNames: readonly string[] = [...Object.keys(faults), "latency=<ms>"];

export function isFault(name: string): name is FaultName {
  return Object.hasOwn(faults, name) || /^latency=\d{1,6}$/.test(name);
}

export function isDelay(what: Known | FaultName): boolean {
  return String(what).startsWith("latency=");
}

function isNamed(name: FaultName): name is keyof typeof faults {
  return Object.hasOwn(faults, name);
}

export function faultOf(name: FaultName): Fault {
  if (isNamed(name)) return faults[name];
  const delayMs = Number(name.slice("latency=".length));
  return { change: (reply) => ({ delayMs: reply.delayMs + delayMs }) };
}
