import { createContext, Script } from "node:vm";

/** A pattern takes so long for a value that nobody should validate by it. */
export class SlowPattern extends Error {
  constructor(pattern: string) {
    super(
      `the pattern ${pattern} takes too long for it: a repeated part matches the same text in many ways, ` +
        "so write it in a way that does so in one",
    );
  }
}

// Milliseconds. An honest pattern takes less than one.
const patience = 100;
const repetitions = /(?<!\\)(?:[*+]|\{\d+,\d*\})/g;

// A search is interrupted only if it runs as a script, which takes 70 microseconds: the same for all of them.
const shared = createContext({});
const script = new Script("expression.test(value)");

/** What Ajv asks of a pattern. It tells two of them apart by their text. */
export interface BoundedPattern {
  test(value: string): boolean;
  toString(): string;
}

/** A `RegExp` for Ajv whose search has an end. */
export function boundedPattern(pattern: string, flags: string): BoundedPattern {
  const expression = new RegExp(pattern, flags);
  // Two repetitions, or one of a group, share a text in exponentially many ways; one still tries it from each place.
  const ambiguous = (pattern.match(repetitions)?.length ?? 0) > 1 || /\)[*+{]/.test(pattern);
  const harmless = ambiguous ? 8 : 5_000;
  let slow = false;
  return {
    test(value) {
      if (value.length <= harmless) return expression.test(value);
      if (!slow) {
        Object.assign(shared, { expression, value });
        try {
          return script.runInContext(shared, { timeout: patience }) === true;
        } catch {
          slow = true;
        }
      }
      throw new SlowPattern(pattern);
    },
    toString: () => String(expression),
  };
}

/** What Ajv would write in code that stands alone. */
boundedPattern.code = "new RegExp";
