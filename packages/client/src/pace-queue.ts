import { until, type Ended } from "./until.ts";

/** Options of `pace`. */
export interface PaceOptions {
  /** How many calls per second to begin with. The default is 10. The server's answers change it. */
  readonly perSecond?: number | undefined;
}

/** The longest pause between two calls. */
const slowestMs = 10_000;

/** Grants turns one after the other. Refusals slow the pace down, and successes speed it up. */
export class Queue<E> {
  #intervalMs: number;
  /** When the next call can start, by `Date.now()`. */
  #next = 0;
  #refusedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting: ((stop?: E) => void)[] = [];

  constructor({ perSecond = 10 }: PaceOptions) {
    this.#intervalMs = 1000 / perSecond;
  }

  /**
   * Waits for a turn. If something else ends the wait, resolves to that: a limit, the signal, or the error of a stop.
   */
  async turn(
    limitMs: number,
    signal: AbortSignal | null | undefined,
    isFirst: boolean,
  ): Promise<Ended | E | undefined> {
    let leave: (stop?: E) => void = () => {};
    const turn = new Promise<E | undefined>((resolve) => {
      leave = resolve;
      // A refused call has waited already.
      if (isFirst) this.#waiting.unshift(resolve);
      else this.#waiting.push(resolve);
    });
    this.#schedule();
    const ended = await until(limitMs, signal, () => turn);
    const at = this.#waiting.indexOf(leave);
    if (at >= 0) this.#waiting.splice(at, 1);
    return ended;
  }

  /** Slows down, and starts nothing before the server's pause is over. */
  refused(retryAfterMs = 1000): void {
    const now = Date.now();
    // Several calls were running, so their refusals count as one.
    if (now > this.#refusedAt + this.#intervalMs)
      this.#intervalMs = Math.min(slowestMs, this.#intervalMs * 1.5);
    this.#refusedAt = now + retryAfterMs;
    this.#next = Math.max(this.#next, this.#refusedAt + Math.random() * this.#intervalMs);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#schedule();
  }

  /** Speeds up, little by little. */
  accepted(): void {
    this.#intervalMs *= 0.99;
  }

  /** Ends all waits. */
  stop(error: E): void {
    for (const leave of this.#waiting.splice(0)) leave(error);
  }

  #schedule(): void {
    if (this.#timer !== undefined || !this.#waiting.length) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        const go = this.#waiting.shift();
        if (go) this.#next = Math.max(this.#next, Date.now()) + this.#intervalMs;
        go?.();
        this.#schedule();
      },
      Math.max(0, this.#next - Date.now()),
    );
  }
}
