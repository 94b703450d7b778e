/** The comparison of the contract with its sources, from `openapi/sources.yaml`. */
export interface Sources {
  readonly sources: Readonly<Record<string, SourceInfo>>;
  /** By method and path. */
  readonly operations: Readonly<Record<string, ComparedOperation>>;
  readonly differences: readonly Difference[];
  readonly assumptions: readonly Assumption[];
}

export interface SourceInfo {
  readonly description: string;
  readonly date?: string;
  readonly url?: string;
  readonly repository?: string;
  readonly commit?: string;
  readonly path?: string;
}

export interface ComparedOperation {
  readonly operationId: string;
  /** The statuses that the operator's document lists. */
  readonly statuses: readonly number[];
  /** False for an operation that the contract leaves out. */
  readonly described?: false;
  readonly why?: string;
  /** Remarks that no status or member can express. */
  readonly note?: string;
}

/** What a source says about a place in an operation, as JSON Schema keywords. */
export interface Difference {
  readonly operation: string;
  readonly at: string;
  readonly fact: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly followed: boolean;
  readonly why?: string;
}

/** A status that no source lists. */
export interface Assumption {
  readonly operation: string;
  readonly status: number;
  readonly why: string;
}

const phrases: Readonly<Record<string, (value: unknown) => string>> = {
  nullable: () => "can be null",
  required: (value) => (value === true ? "is required" : "can be absent"),
  present: (value) => (value === true ? "exists" : "doesn't exist"),
  status: (value) => `${String(value)} exists`,
  type: (value) => `has the type ${String(value)}`,
  items: (value) => `has items of the type ${String(value)}`,
  format: (value) => `has the format ${String(value)}`,
  contentEncoding: (value) => `is encoded as ${String(value)}`,
  maxLength: (value) => `has at most ${String(value)} characters or bytes`,
  minItems: (value) => `has at least ${String(value)} item${value === 1 ? "" : "s"}`,
  maxItems: (value) => `has at most ${String(value)} items`,
  minimum: (value) => `is at least ${String(value)}`,
  maximum: (value) => `is at most ${String(value)}`,
  default: (value) => `is ${String(value)} by default`,
  enum: (value) => `has the values ${listOf(value)}`,
  accepts: (value) => `accepts ${listOf(value)}`,
};

/** A fact in a few words: `can be null`. */
export function wordsOf(fact: Difference["fact"]): string {
  return Object.entries(fact)
    .map(([keyword, value]) => phrases[keyword]?.(value) ?? `has ${keyword} ${JSON.stringify(value)}`)
    .join(", ");
}

function listOf(value: unknown): string {
  return [value]
    .flat()
    .map((one) => (typeof one === "string" ? one : JSON.stringify(one)))
    .join(", ");
}
