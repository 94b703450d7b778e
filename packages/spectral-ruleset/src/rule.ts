import type { Path } from "@messaging-api/error-model";
import type { ErrorContract } from "./contract.ts";
import type { Options } from "./options.ts";

/** A finding: what is wrong and what to type, at a path of the document. */
export interface Problem {
  readonly message: string;
  readonly path: Path;
}

/** A rule and its documentation. Every page and table about the rule is made from it. */
export interface Rule {
  /** What is true if the rule finds nothing, in one sentence. */
  readonly description: string;
  readonly severity: "error" | "warn" | "info" | "hint";
  /** What goes wrong otherwise, and for whom. */
  readonly why: string;
  /** The place of both examples in a document: a path with dots between the names. */
  readonly where: string;
  /** YAML that the rule accepts there, and YAML that it reports. */
  readonly good: string;
  readonly bad: string;
  /** What to do about a finding. */
  readonly fix: string;
  readonly links?: readonly string[];
  /** Whether it also checks a document in which no error has a code. */
  readonly everywhere?: true;
  /** Whether it also runs on a Swagger 2.0 document, which the other rules can't read. */
  readonly anyVersion?: true;
  /** Whether `pnpm lint:fix` fixes the mechanical part in this project. */
  readonly fixed?: true;
  /** Rules for this project's own house style, which are off elsewhere unless you turn them on. */
  readonly set?: "house";
  /** Whether it can find anything in a contract of this style. Undefined if it always can. */
  readonly appliesTo?: (options: Options) => boolean;
  /** Checks the contract of a whole document. */
  readonly check: (contract: ErrorContract) => Iterable<Problem>;
}

/** A finding at a path. */
export function problem(message: string, path: Path): Problem {
  return { message, path };
}

/** Joins the findings of one rule at one place, because Spectral would keep only the first. */
export function joined(problems: Iterable<Problem>): Problem[] {
  const byPlace = new Map<string, { messages: Set<string>; path: Path }>();
  for (const { message, path } of problems) {
    const place = JSON.stringify(path);
    const known = byPlace.get(place) ?? { messages: new Set<string>(), path };
    known.messages.add(message);
    byPlace.set(place, known);
  }
  return [...byPlace.values()].map(({ messages, path }) => ({
    message: [...messages].join("; "),
    path,
  }));
}

/**
 * Findings with one cause: a message at one place, which gets the list of what it concerns, such as the errors that
 * share a schema.
 */
export class Causes {
  readonly #found = new Map<
    string,
    { readonly path: Path; readonly message: string; readonly users: Set<string> }
  >();

  add(message: string, path: Path, user: string): void {
    const key = JSON.stringify([path, message]);
    const known = this.#found.get(key) ?? { path, message, users: new Set<string>() };
    known.users.add(user);
    this.#found.set(key, known);
  }

  /** One finding for each cause. It names the error that it concerns, or the number of errors. */
  *problems(): Generator<Problem> {
    for (const { path, message, users } of this.#found.values()) {
      const [first = ""] = users;
      const concerned =
        users.size > 1 ? ` (for ${users.size} errors)` : first === "this schema" ? "" : ` (${first})`;
      yield problem(`${message}${concerned}`, path);
    }
  }
}
