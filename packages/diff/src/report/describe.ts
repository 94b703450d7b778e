import type { FoundChange, Subject } from "../contract/change.ts";
import { kinds } from "../kinds/index.ts";

const mayBeEmpty = new Set(["where", "guess"]);

/** What changed, as a sentence without a period. */
export function describe(change: FoundChange): string {
  const { kind, subjects, member, before, after, guess } = change;
  const values: Readonly<Record<string, string>> = {
    code: codeText(subjects),
    where: whereText(kind, subjects),
    member: memberText(kind, member),
    before: before === undefined ? "nothing" : quoted(kind, before),
    after: after === undefined ? "nothing" : quoted(kind, after),
    guess: guess === true ? " (a guess by similarity: confirm it with `renamedFrom`)" : "",
    detail: after ?? "changed",
  };
  const text = kinds[kind].what.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] ?? (mayBeEmpty.has(name) ? "" : name),
  );
  return `${prefix(change)}${text}`;
}

/** Members of a body are named with their error or operation. */
function prefix({ kind, subjects }: FoundChange): string {
  const text = kinds[kind].what;
  if (text.includes("{where}") || text.startsWith("{code}") || kind === "code-renamed") return "";
  const codes = unique(subjects.map(({ code }) => code));
  if (codes.length > 0) return `${listText(codes.map(mark))}: `;
  const operations = unique(subjects.map(({ operation }) => operation));
  if (operations.length === 0) return "";
  const statuses = unique(subjects.map(({ status }) => status));
  const sides = unique(subjects.map(({ side }) => side));
  const status = statuses.length > 0 ? ` ${statuses.join(" and ")}` : "";
  return `${listText(operations)}${status}${sides.length === 1 ? ` ${sides[0]}` : ""}: `;
}

function codeText(subjects: readonly Subject[]): string {
  const codes = unique(subjects.map(({ code }) => code));
  return codes.length === 0 ? "the error without a code" : listText(codes.map(mark));
}

function whereText(kind: FoundChange["kind"], subjects: readonly Subject[]): string {
  const operations = unique(subjects.map(({ operation }) => operation));
  const statuses = unique(subjects.map(({ status }) => status));
  // A response of an operation. Everything else is inside one.
  const preposition = kinds[kind].what.endsWith("returned{where}") ? "by" : "in";
  const place = operations.length === 0 ? "" : ` ${preposition} ${listText(operations)}`;
  return `${place}${statuses.length === 0 ? "" : `, status ${statuses.join(" and ")}`}`;
}

function memberText(kind: string, member: string | undefined): string {
  if (member === undefined || member === "/" || member === "")
    return kind.startsWith("request") ? "the request" : "the body";
  return mark(member.replace(/^\//, "").replaceAll("/", "."));
}

/** Names are in code style. Types and limits aren't, because they are English words. */
function quoted(kind: string, text: string): string {
  const isWords = /(typed|widened|narrowed|loosened|tightened|added|removed)$/.test(kind) && / /.test(text);
  return isWords || /^(no|nothing)\b/.test(text) ? text : mark(text);
}

function mark(text: string): string {
  return text.includes("`") ? text : `\`${text}\``;
}

function listText(names: readonly string[]): string {
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}

export function unique<T>(list: readonly (T | undefined)[]): T[] {
  return [...new Set(list.filter((one) => one !== undefined))];
}
