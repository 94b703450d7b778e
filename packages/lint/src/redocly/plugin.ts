import {
  documentation,
  isOn,
  optionsFrom,
  problemsIn,
  type Options,
} from "@messaging-api/spectral-ruleset/check";
import { rules, type Rule } from "@messaging-api/spectral-ruleset/rules";
import { Failure } from "../failure.ts";
import type { Sources } from "./sources.ts";
import { documentOf, type Context } from "./document.ts";

/** A plugin in Redocly's format. */
export interface Plugin {
  readonly id: "error-contract";
  readonly rules: Readonly<Record<"oas2" | "oas3", Readonly<Record<string, () => Visitor>>>>;
  readonly configs: Readonly<Record<"recommended", { readonly rules: Readonly<Record<string, Severity>> }>>;
}

type Severity = "error" | "warn" | "off";

/** What Redocly calls while it walks a document. */
interface Visitor {
  readonly ref: {
    readonly leave: (
      node: unknown,
      context: unknown,
      target: { readonly location?: Context["location"] },
    ) => void;
  };
  readonly Root: { readonly leave: (root: unknown, context: Context) => void };
}

/**
 * The rules of the error contract as a plugin for Redocly: `error-contract/error-code-known` and so on, and
 * `extends: [error-contract/recommended]` for all that are on by default.
 *
 * @param options A preset and what differs from it.
 * @throws Failure that names each unknown option and wrong value.
 */
export function errorContractPlugin(options: Readonly<Record<string, unknown>> = {}): Plugin {
  const all = checked(options);
  const entries = Object.entries<Rule>(rules);
  const visitorsOf = (some: typeof entries) =>
    Object.fromEntries(some.map(([id, rule]) => [id, () => visitorOf(id, rule, all)]));
  return {
    id: "error-contract",
    rules: {
      oas2: visitorsOf(entries.filter(([, { anyVersion }]) => anyVersion)),
      oas3: visitorsOf(entries),
    },
    configs: {
      recommended: {
        rules: Object.fromEntries(
          entries.map(([id, rule]) => [`error-contract/${id}`, severityOf(rule, all)]),
        ),
      },
    },
  };
}

function checked(options: Readonly<Record<string, unknown>>): Options {
  try {
    return optionsFrom(options);
  } catch (error) {
    throw error instanceof TypeError ? new Failure(error.message) : error;
  }
}

/** Redocly has no severity below a warning. */
function severityOf(rule: Rule, options: Options): Severity {
  if (!isOn(rule, options)) return "off";
  return rule.severity === "error" ? "error" : "warn";
}

function visitorOf(id: string, rule: Rule, options: Options): Visitor {
  const sources: Sources = new Map();
  return {
    ref: {
      // Redocly calls this for every file that the document refers to.
      leave: (_node, _context, { location }) => {
        if (location !== undefined) sources.set(location.source.absoluteRef, location.source);
      },
    },
    Root: {
      leave: (root, context) => {
        if (typeof root !== "object" || root === null) return;
        const { document, locationOf, textFor } = documentOf(root, context, sources);
        for (const { message, path } of problemsIn(rule, document, options))
          context.report({
            message: textFor(message, path),
            location: locationOf(path),
            reference: `${documentation}#${id}`,
          });
      },
    },
  };
}
