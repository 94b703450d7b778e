/** A queue with constant cost at both ends. */
export class Fifo<T> {
  #items: T[];
  #head = 0;

  constructor(items: readonly T[] = []) {
    this.#items = [...items];
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** The oldest item. */
  get first(): T | undefined {
    return this.#items[this.#head];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (this.#head < this.#items.length) this.#head += 1;
    // Moving the rest down only when half is empty keeps the cost of one call constant on average.
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** Counts the items that pass the test. */
  count(test: (item: T) => boolean): number {
    let count = 0;
    for (let index = this.#head; index < this.#items.length; index += 1)
      if (test(this.#items[index] as T)) count += 1; // The index is below the length.
    return count;
  }

  toArray(): T[] {
    return this.#items.slice(this.#head);
  }
}
