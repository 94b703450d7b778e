import type { Random } from "./random.ts";

/** What an error of a synthetic contract has besides its envelope. */
export interface Shape {
  /** Context members of each code. */
  readonly members: number;
  /** Variants of one code. Each has its own member. 0 is the same as 1. */
  readonly variants: number;
}

const kinds = [
  { type: "integer", minimum: 0, examples: [35] },
  { type: "string", examples: ["abc"] },
  { type: "boolean", examples: [true] },
  { type: "string", format: "date-time", examples: ["2026-11-24T10:00:00Z"] },
] as const;

/** An error in the pattern of this repository's contract. */
export function errorSchema(
  code: string,
  status: number,
  { members, variants }: Shape,
  random: Random,
): object {
  const own = Array.from({ length: members }, (_, index) => {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? kinds[0];
    return [`member_${index + 1}`, { ...kind, description: `What member ${index + 1} says.` }] as const;
  });
  const shapes = variants > 1 ? Array.from({ length: variants }, (_, at) => variantOf(at, variants)) : [];
  const envelope = {
    error: "ApiError",
    message: `It failed with ${code}.`,
    status,
    ...(code && { code }),
  };
  const context = Object.fromEntries(own.map(([name, { examples }]) => [name, examples[0]]));
  const bodies =
    shapes.length === 0
      ? [{ ...envelope, ...context }]
      : shapes.map((_, at) => ({ ...envelope, ...context, shape: `shape_${at}`, [`only_${at}`]: at }));
  return {
    title: `Error ${code}`,
    description: `What ${code} means, in a full sentence.`,
    type: "object",
    required: [
      ...Object.keys(envelope),
      ...own.map(([name]) => name),
      ...(shapes.length > 0 ? ["shape"] : []),
    ],
    properties: {
      error: { const: "ApiError" },
      message: { type: "string" },
      status: { const: status },
      code: { const: code },
      ...Object.fromEntries(own),
      ...(shapes.length > 0 && {
        shape: { type: "string", description: "Which of the shapes this is.", examples: ["shape_0"] },
      }),
    },
    ...(shapes.length > 0 && { oneOf: shapes }),
    examples: bodies,
    "x-error": {
      cause: "Why it happens, in a full sentence.",
      fix: "What to do about it, in a full sentence.",
      retry: status === 429 ? "quota" : status === 503 ? "backoff" : "never",
      sideEffects: "none",
      actor: "caller",
      source: "project",
      exampleSources: bodies.map(() => "project"),
      since: "0.1.0",
    },
  };
}

function variantOf(at: number, variants: number): object {
  const absent = Array.from({ length: variants }, (_, other) => other).filter((other) => other !== at);
  return {
    title: `Shape ${at}`,
    properties: {
      shape: { const: `shape_${at}` },
      [`only_${at}`]: { type: "integer", description: "A member of this shape alone.", examples: [at] },
      ...Object.fromEntries(absent.map((other) => [`only_${other}`, false])),
    },
    required: ["shape", `only_${at}`],
  };
}
