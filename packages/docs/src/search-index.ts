import { STATUS_CODES } from "node:http";
import { rules, type Rule } from "@messaging-api/spectral-ruleset/rules";
import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Entry } from "./browser/rank.ts";
import { nameOf, statusLine, type Contract } from "./contract.ts";
import type { Guide } from "./guides/index.ts";
import type { MemberView, ShapeView } from "./model/members.ts";
import { shapeOf } from "./model/members.ts";
import type { OperationView } from "./model/operations.ts";
import type { Json } from "@messaging-api/error-model/bundled";
import { resolved } from "./model/schema.ts";
import { operationPath } from "./operation-links.ts";
import type { Releases } from "./releases.ts";
import { linkedSchemas } from "./schema-page.ts";
import { firstSentence } from "./text.ts";

/** The search index: errors, guides, operations, events, schemas, lint rules, and the changelog. */
export function searchIndex(contract: Contract, guides: readonly Guide[], releases: Releases): Entry[] {
  return [
    ...contract.errors.map(entryOfError),
    ...guides.map(entryOfGuide),
    ...contract.operations.map(entryOfOperation),
    ...[...linkedSchemas(contract)].map((name) => entryOfSchema(name, contract)),
    ...Object.entries<Rule>(rules).map(entryOfRule),
    ...entriesOfChanges(releases),
    ...pages,
    ...(contract.sources === undefined ? [] : [coverage]),
  ];
}

/** Pages that consist of lists and headings. They are found by their title. */
const pages: readonly Entry[] = [
  page("rules/", "Lint rules", "Spectral rules, linter, ruleset"),
  page("changelog/", "Changelog", "Release notes, what's new, versions, changes"),
  page("operations/", "Operations", "List of endpoints, API reference, schemas"),
  page("errors/", "Errors", "List of all error codes"),
  page("reference/", "Interactive reference", "Redoc, OpenAPI, Swagger"),
];

const coverage = page(
  "coverage/",
  "What this contract covers",
  "Coverage, sources, missing operations, supported endpoints, comparison with the operator's document",
);

function page(url: string, title: string, text: string): Entry {
  return { url, kind: "page", title, name: "", phrases: text.split(", "), text, about: text };
}

function entryOfError(entry: ErrorEntry): Entry {
  return {
    url: entry.docsPath.slice(1),
    kind: "error",
    title: entry.code === null ? `${nameOf(entry)}: ${entry.title}` : entry.title,
    name: entry.code ?? "",
    status: entry.status,
    phrases: [
      ...entry.examples.map(({ body }) => String(Object(body).message)),
      // People call a code-less error by the HTTP phrase of its status.
      ...(entry.code === null ? [STATUS_CODES[entry.status] ?? "", ...wordsFor(entry)] : []),
    ],
    text: [
      entry.meaning,
      entry.cause,
      entry.fix,
      ...memberNames(entry),
      ...exampleWords(entry.examples.map(({ body }) => body)),
    ].join(" "),
    aliases: entry.words ?? [],
    fields: [...new Set(memberNames(entry))],
    about: statusLine(entry.status),
  };
}

/** Common words for every error of a kind, even if its page doesn't use them. */
function wordsFor({ retry, status }: ErrorEntry): string[] {
  return [
    ...(retry === "retry-after" ? ["rate limit", "rate limited", "throttled, too fast, too many calls"] : []),
    ...(status >= 500 ? ["failed, down, not delivered"] : []),
  ];
}

function memberNames({ members, variants }: ErrorEntry): string[] {
  return [members, ...variants.map((variant) => variant.members)].flat().map(({ name }) => name);
}

/** The words in example bodies that are identifiers: ids, plans, values of a list. */
function exampleWords(values: readonly Json[]): string[] {
  return values.flatMap((value): string[] => {
    if (typeof value === "string") return /^\S{3,40}$/.test(value) ? [value] : [];
    return typeof value === "object" && value !== null ? exampleWords(Object.values(value)) : [];
  });
}

function entryOfGuide({ slug, title, description, body }: Guide): Entry {
  const headings = [...body.text.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, heading = ""]) =>
    textOf(heading),
  );
  return {
    url: `guides/${slug}/`,
    kind: "guide",
    title,
    name: slug,
    phrases: [description, ...headings],
    // Tables and programs contain hundreds of names that aren't the topic of the guide.
    text: textOf(body.text.replaceAll(/<(table|pre)\b.*?<\/\1>/gs, " ")),
    about: description,
  };
}

/** The words of a piece of HTML. */
function textOf(markup: string): string {
  return (
    markup
      .replaceAll(/<p class="crumb">.*?<\/p>|<h1\b.*?<\/h1>/gs, " ")
      // Without a space, so that none stands before a comma.
      .replaceAll(/<wbr>|<\/?(?:a|b|code|em|i|strong)\b[^>]*>/g, "")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/&#?\w+;/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim()
  );
}

function entryOfOperation(operation: OperationView): Entry {
  const { kind, id, summary, method, path, description, parameters, body, answers } = operation;
  const input = [
    ...parameters.map((one) => [`${one.in}.${one.path}`, one] as const),
    ...placesIn(body?.shape, "body."),
  ];
  const output = answers.flatMap((answer) => placesIn(answer.body?.shape, `${answer.status}.`));
  const examples = [...(body?.examples ?? []), ...answers.flatMap((answer) => answer.body?.examples ?? [])];
  return {
    url: operationPath(operation),
    kind,
    title: summary,
    name: id,
    phrases: kind === "event" ? [] : [`${method} ${path}`],
    text: unique([
      plain(description),
      ...[...input, ...output].map(([, { name }]) => name),
      ...input.flatMap(([, { values }]) => values.map(String)),
      ...exampleWords(examples.map(({ value }) => value)),
    ]).join(" "),
    about: kind === "event" ? id : `${method} ${path}`,
    fields: unique(input.map(([place]) => place.replaceAll("[]", ""))),
  };
}

function entryOfSchema(name: string, { schemas }: Contract): Entry {
  const schema = schemas[name] ?? true;
  const own = resolved(schema, schemas);
  const places = placesIn(shapeOf(schema, schemas), "");
  return {
    url: `schemas/${name}/`,
    kind: "schema",
    title: name,
    name,
    phrases: own.title === undefined ? [] : [own.title],
    text: unique([
      plain(own.description ?? ""),
      ...places.flatMap(([, member]) => [member.name, ...member.values.map(String)]),
      ...(own.enum ?? []).map(String),
      ...exampleWords(own.examples ?? []),
    ]).join(" "),
    about: plain(firstSentence(own.description ?? own.title ?? "")),
    fields: unique(places.map(([place]) => place.replaceAll("[]", ""))),
  };
}

/** Every member of a shape, with its anchor on the page. */
function placesIn(shape: ShapeView | undefined, prefix: string): (readonly [string, MemberView])[] {
  if (shape === undefined) return [];
  return [
    ...shape.members.flatMap((member) => [
      [`${prefix}${member.path}`, member] as const,
      ...placesIn(member.shape, prefix),
    ]),
    ...shape.choices.flatMap((choice, index) => placesIn(choice.shape, `${prefix}${index + 1}.`)),
  ];
}

function entryOfRule([id, { description, why, fix }]: [string, Rule]): Entry {
  return {
    url: `rules/#${id}`,
    kind: "rule",
    title: id,
    name: id,
    phrases: [plain(description)],
    text: plain(`${why} ${fix}`),
    about: plain(description),
  };
}

function entriesOfChanges({ released, pending }: Releases): Entry[] {
  const all = [...(pending.length > 0 ? [{ version: "", changes: pending }] : []), ...released];
  return all.map(({ version, changes }) => ({
    url: `changelog/#${version === "" ? "next" : `v${version}`}`,
    kind: "change",
    title: version === "" ? "Changelog: next release" : `Changelog: version ${version}`,
    name: version,
    phrases: [],
    text: plain(changes.map(({ text }) => text).join(" ")),
    about: "What changed",
  }));
}

function plain(text: string): string {
  return text
    .replaceAll(/[`*]/g, "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ");
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].filter(Boolean);
}
