import { createContext, Script } from "node:vm";

/** Matching a value against a pattern takes too long to validate with it. */
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

// Only a search in a script can be interrupted. Creating a script takes 70 microseconds, so all searches share one.
const shared = createContext({});
const script = new Script("expression.test(value)");

/** What Ajv needs of a pattern. It compares patterns by their text. */
export interface BoundedPattern {
  test(value: string): boolean;
  toString(): string;
}

/** A `RegExp` for Ajv whose search always ends. */
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

/** What Ajv would write in standalone code. */
boundedPattern.code = "new RegExp";
