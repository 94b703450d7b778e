import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * Writes everything that is generated from a contract, in a thread. Meanwhile, the main thread answers the browser and
 * reads the next edit.
 */
export class Rest {
  readonly #worker: Worker;
  #running: Promise<string | undefined> | undefined;
  #next: Promise<string | undefined> | undefined;

  constructor(root: string) {
    this.#worker = new Worker(new URL("./rest-worker.ts", import.meta.url), { workerData: root });
  }

  /**
   * Writes everything, after the run that is in progress. Calls during a run share the next one.
   *
   * @returns why it failed, or undefined.
   */
  write(): Promise<string | undefined> {
    if (this.#running === undefined) return this.#start();
    return (this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#start();
    }));
  }

  #start(): Promise<string | undefined> {
    this.#worker.postMessage("write");
    return (this.#running = once(this.#worker, "message")
      .then(([failure]) => (failure === undefined ? undefined : String(failure)))
      .finally(() => {
        this.#running = undefined;
      }));
  }

  /** Ends the thread after the run in progress. */
  async close(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
    await this.#worker.terminate();
  }
}
