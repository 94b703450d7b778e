import fc from "fast-check";
import { expect, it } from "vitest";
import { Fifo } from "./fifo.ts";

it("behaves as an array does", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 9 })), { maxLength: 500 }), (steps) => {
      const fifo = new Fifo<number>();
      const array: number[] = [];
      for (const step of steps) {
        // A number is put in, `null` takes one out.
        if (step === null) expect(fifo.shift()).toBe(array.shift());
        else {
          fifo.push(step);
          array.push(step);
        }
        expect([fifo.length, fifo.first]).toEqual([array.length, array[0]]);
      }
      expect(fifo.toArray()).toEqual(array);
      expect(fifo.count((one) => one > 4)).toBe(array.filter((one) => one > 4).length);
    }),
  );
});

it("goes on after many have come and gone", () => {
  const fifo = new Fifo<number>();
  for (let index = 0; index < 10_000; index += 1) {
    fifo.push(index);
    if (index >= 10) expect(fifo.shift()).toBe(index - 10);
  }
  expect(fifo.toArray()).toHaveLength(10);
});
