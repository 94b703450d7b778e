import type { Entry } from "../../packages/docs/src/rank.ts";
import { operationsOf } from "../lib/document.ts";
import { nameOf, type Contract } from "./contract.ts";
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
    phrases: entry.examples.map(({ body }) => (body as { message: string }).message),
    text: [entry.meaning, entry.cause, entry.fix, ...entry.members.map(({ name }) => name)].join(" "),
  }));
}

function entryOfGuide({ slug, title, description, body }: Guide): Entry {
  const headings = [...body.text.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, heading]) => heading);
  const text = headings.join(" ");
  return { url: `guides/${slug}/`, kind: "guide", title, name: slug, phrases: [description], text };
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
    };
  });
}
