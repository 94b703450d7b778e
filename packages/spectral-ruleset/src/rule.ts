import type { ErrorContract } from "./model/error-contract.ts";
import type { Path } from "./model/json.ts";

/** One finding: what is wrong and what to type, at a path of the document. */
export interface Problem {
  readonly message: string;
  readonly path: Path;
}

/** A rule, with its documentation. Everything that is told of it elsewhere is made from this. */
export interface Rule {
  /** What holds where the rule finds nothing, as one sentence. */
  readonly description: string;
  readonly severity: "error" | "warn" | "info" | "hint";
  /** What goes wrong for whom where it does not hold. */
  readonly why: string;
  /** The path in a document, names separated by dots, that the two examples stand at. */
  readonly where: string;
  /** YAML that it takes there, and YAML that it does not. */
  readonly good: string;
  readonly bad: string;
  /** What to do about a finding. */
  readonly fix: string;
  readonly links?: readonly string[];
  /** Whether it also says something of a document without an error contract. */
  readonly everywhere?: true;
  /** Whether `pnpm lint:fix` mends what is mechanical of it in this project. */
  readonly mended?: true;
  /** Reads the whole document's contract, and finds. */
  readonly check: (contract: ErrorContract) => Iterable<Problem>;
}

/** A finding at a path. */
export function problem(message: string, path: Path): Problem {
  return { message, path };
}
