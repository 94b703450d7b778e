/** The rules in their simplest form. It never discards anything, and recounts everything from the whole history. */

export const day = 24 * 3_600_000;

/** One of our numbers. */
export interface ModelNumber {
  readonly phone: string;
  kind: "dedicated" | "shared" | "inbound";
  active: boolean;
  limit: number | null;
}

/** A message that was let through, or came in. */
interface Happened {
  readonly at: number;
  readonly peer: string;
  readonly number: string;
  readonly direction: "in" | "out";
  /** The conversation began with it. */
  readonly first: boolean;
  readonly pinned: boolean;
}

/** A message to be sent. */
export interface Attempt {
  /** The recipient: a list in whatever order has one name. */
  readonly peer: string;
  readonly hasText: boolean;
  readonly from: string | undefined;
  readonly once: string | undefined;
  /** What tells this request from another one under the same `once`. */
  readonly request: string;
  /** How many messages it becomes. */
  readonly texts: number;
}

/** What the API answers with: status and code, and the members that tell why. */
export type Verdict = Readonly<Record<string, unknown>> & { readonly http: number };

/** One organization with its API key. */
export class Model {
  totalLimit: number | null = null;
  dailyCap: number | null = null;
  readonly history: Happened[] = [];
  readonly accepted = new Map<string, { readonly at: number; readonly request: string }>();
  /** Messages beyond one that a request has become. */
  extra = 0;

  readonly numbers: ModelNumber[];

  constructor(numbers: ModelNumber[]) {
    this.numbers = numbers;
  }

  private with(peer: string): Happened[] {
    return this.history.filter((one) => one.peer === peer);
  }

  /** First messages to people who had never written, in the 24 hours up to now. */
  newContacts(now: number, number?: string): number {
    return this.history.filter(
      ({ at, direction, first, ...one }) =>
        direction === "out" && first && at + day > now && (number === undefined || one.number === number),
    ).length;
  }

  /** Conversations that a message of ours began on the UTC day of now. */
  newConversations(now: number): number {
    const date = (at: number) => new Date(at).toISOString().slice(0, 10);
    return this.history.filter(({ at, direction, first }) => {
      return direction === "out" && first && date(at) === date(now);
    }).length;
  }

  get messages(): number {
    return this.history.length + this.extra;
  }

  /** The number that is to send, or the status that says why there is none. */
  private sender(peer: string, from: string | undefined): ModelNumber | 403 | 503 {
    const active = this.numbers.filter((one) => one.active);
    if (from !== undefined) {
      const pinned = this.numbers.find(({ phone }) => phone === from);
      if (pinned === undefined) return 403;
      return pinned.active ? pinned : 503;
    }
    const own = active.find(({ phone }) => phone === this.numberOf(peer));
    if (own !== undefined) return own;
    const able = active.filter(({ kind }) => kind !== "inbound");
    const pool = able.length > 0 ? able : active;
    const turns = this.history.filter(
      ({ direction, first, pinned }) => direction === "out" && first && !pinned,
    );
    return pool[turns.length % pool.length] ?? 503;
  }

  /** The number of a conversation: its first, unless that was out of service when the conversation went on. */
  private readonly owners = new Map<string, string>();
  private numberOf(peer: string): string | undefined {
    return this.owners.get(peer);
  }

  private note(peer: string, number: string): void {
    const owner = this.numbers.find(({ phone }) => phone === this.owners.get(peer));
    if (owner === undefined || !owner.active) this.owners.set(peer, number);
  }

  receive(now: number, peer: string, number: string): void {
    const first = this.with(peer).length === 0;
    this.history.push({ at: now, peer, number, direction: "in", first, pinned: false });
    if (first) this.owners.set(peer, number);
  }

  send(now: number, { peer, hasText, from, once, request, texts }: Attempt): Verdict {
    const earlier = this.accepted.get(once ?? "");
    if (earlier !== undefined && earlier.at + day > now)
      return earlier.request === request ? { http: 200 } : { http: 409, code: undefined };
    const number = this.sender(peer, from);
    if (typeof number === "number") return { http: number, code: undefined };
    const before = this.with(peer);
    const refusal = before.length > 0 ? undefined : this.refusal(now, number, hasText);
    const mayWrite =
      number.kind !== "inbound" ||
      before.some((one) => one.direction === "in" && one.number === number.phone);
    if (!mayWrite) return { http: 403, code: "inbound_only_no_prior_inbound" };
    if (refusal !== undefined) return refusal;
    if (once !== undefined) this.accepted.set(once, { at: now, request });
    const first = before.length === 0;
    this.history.push({
      at: now,
      peer,
      number: number.phone,
      direction: "out",
      first,
      pinned: from !== undefined,
    });
    this.extra += texts - 1;
    this.note(peer, number.phone);
    return { http: 202, number: number.phone, first };
  }

  /** Why a conversation cannot begin. */
  private refusal(now: number, number: ModelNumber, hasText: boolean): Verdict | undefined {
    if (!hasText) return { http: 400, code: "attachment_first_message_not_allowed" };
    const begun = this.newConversations(now);
    if (this.dailyCap !== null && begun >= this.dailyCap)
      return { http: 429, code: "new_conversation_limit_reached", cap: this.dailyCap, current: begun };
    const all = this.newContacts(now);
    const limited = { http: 429, code: "outbound_limit_reached" };
    if (this.totalLimit !== null && all >= this.totalLimit)
      return { ...limited, limit: this.totalLimit, current: all, mode: "total" };
    const own = this.newContacts(now, number.phone);
    if (number.limit !== null && own >= number.limit)
      return {
        ...limited,
        limit: number.limit,
        current: own,
        mode: "per_number",
        sender_number: number.phone,
      };
    return undefined;
  }
}
