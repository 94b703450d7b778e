import { STATUS_CODES } from "node:http";
import type { Entry } from "./browser/rank.ts";
import { operationsOf } from "../../../scripts/lib/document.ts";
import type { ErrorEntry } from "../../../scripts/lib/error-model.ts";
import { nameOf, statusLine, type Contract } from "./contract.ts";
import { referenceHash } from "./error-page.ts";
import type { Guide } from "./guides/index.ts";

/** What can be found: errors, guides and operations. */
export function searchIndex(contract: Contract, guides: readonly Guide[]): Entry[] {
  return [...errorsOf(contract), ...guides.map(entryOfGuide), ...operationEntries(contract)];
}

function errorsOf({ errors }: Contract): Entry[] {
  return errors.map((entry) => ({
    url: entry.docsPath.slice(1),
    kind: "error",
    title: entry.code === null ? `${nameOf(entry)}: ${entry.title}` : entry.title,
    name: entry.code ?? "",
    status: entry.status,
    phrases: [
      ...entry.examples.map(({ body }) => (body as { message: string }).message),
      // What HTTP calls a status is what people call an error that has no other name.
      ...(entry.code === null ? [STATUS_CODES[entry.status] ?? ""] : []),
    ],
    text: [entry.meaning, entry.cause, entry.fix, ...memberNames(entry)].join(" "),
    about: statusLine(entry.status),
  }));
}

function memberNames({ members, variants }: ErrorEntry): string[] {
  return [members, ...variants.map((variant) => variant.members)].flat().map(({ name }) => name);
}

function entryOfGuide({ slug, title, description, body }: Guide): Entry {
  const headings = [...body.text.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)].map(([, heading = ""]) =>
    textOf(heading),
  );
  return {
    url: `guides/${slug}/`,
    kind: "guide",
    title,
    name: slug,
    phrases: [description, ...headings],
    text: textOf(body.text),
    about: description,
  };
}

/** The words of a piece of HTML. */
function textOf(markup: string): string {
  return markup
    .replaceAll("<wbr>", "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#?\w+;/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function operationEntries({ document }: Contract): Entry[] {
  return [...operationsOf(document)].map(({ path, method, operation }) => {
    const { operationId = "", summary = operationId, tags = [] } = operation;
    return {
      url: `reference/${referenceHash({ tag: tags[0] ?? "", operationId })}`,
      kind: "operation",
      title: summary,
      name: operationId,
      phrases: [],
      text: `${method} ${path}`,
      about: `${method.toUpperCase()} ${path}`,
    };
  });
}
