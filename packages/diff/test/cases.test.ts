import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { kinds, type KindId } from "../src/kinds/index.ts";
import { consumers } from "../src/kinds/kind.ts";
import type { Change, Report } from "../src/report/report.ts";
import { cases, documents } from "./cases.ts";
import { compare } from "./compare.ts";
import { patched } from "./patch.ts";

const levels = ["none", "notice", "breaking"] as const;
const letters = { none: "-", notice: "n", breaking: "B" };

/** `nB-nn`: a letter for each consumer in their order; `B` breaks, `n` notices. */
function verdictsOf({ changes }: Report): string {
  return consumers
    .map(
      (consumer) =>
        levels[Math.max(0, ...changes.map(({ verdicts }) => levels.indexOf(verdicts[consumer])))] ?? "none",
    )
    .map((verdict) => letters[verdict])
    .join("");
}

/** `error-member-removed cap_reached /plan`. */
function eventOf({ kind, codes, operations, member, guess }: Change): string {
  const subject = codes.join("+") || operations.join("+");
  return [kind, subject, member === "/" ? "" : member, guess ? "(guess)" : ""]
    .filter((part) => part)
    .join(" ");
}

const eventsOf = ({ changes }: Report) => changes.map(eventOf).sort();

/** Compares the documents of a case in both directions, once for all tests of it. */
const compared = cases.map(({ document, edits, ...expected }) => {
  let reports: { readonly there: Report; readonly back: Report } | undefined;
  const both = () => {
    if (reports !== undefined) return reports;
    const base = documents[document]();
    const head = patched(base, edits);
    return (reports = { there: compare(base, head), back: compare(head, base) });
  };
  return { document, ...expected, both };
});

describe.each(compared)("$title ($document)", ({ both, events, verdicts, step, back, backStep }) => {
  it("has the expected events, verdicts and step", () => {
    const report = both().there;
    expect({ events: eventsOf(report), verdicts: verdictsOf(report), step: report.step }).toEqual({
      events,
      verdicts,
      step,
    });
  });

  it("and in the other direction", () => {
    const report = both().back;
    expect({ events: eventsOf(report), step: report.step }).toEqual({ events: back, step: backStep });
  });
});

it("has at least 80 cases over at least four styles", () => {
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(new Set(cases.map(({ document }) => document)).size).toBeGreaterThanOrEqual(4);
});

it("has each case, as it is now, in the table beside redocly diff", async () => {
  const table = await readFile(new URL("../side-by-side.md", import.meta.url), "utf8");
  const rows = cases.map(({ title, document, step, verdicts, events }) => {
    const names = [...new Set(events.map((event) => `\`${event.split(" ")[0] ?? ""}\``))];
    return `| ${title} | ${document} | ${step} | \`${verdicts}\` | ${names.join(", ")} | `;
  });
  expect(rows.filter((row) => !table.includes(row))).toEqual([]);
  expect(table.match(/^\| .* \| `[-nB]{5}` \|/gm)).toHaveLength(cases.length);
});

it("reaches every kind of change, in one direction or the other", () => {
  const reached = new Set(
    cases.flatMap(({ events, back }) => [...events, ...back]).map((event) => event.split(" ")[0] ?? ""),
  );
  // What only the lock can find has its own tests.
  reached.add("code-vanished");
  expect(Object.keys(kinds).filter((kind) => !reached.has(kind))).toEqual([]);
});

/** For an added member, the change says whether it is required. For a removed one, it doesn't. */
const plain = (kind: string) =>
  kind.replace("-added-required", "-added").replace("envelope-extended", "envelope-changed");

it.each(compared)("mirrors: $title ($document)", ({ both }) => {
  const reports = both();
  const there = reports.there.changes.map(({ kind }) => plain(kinds[kind].mirror)).sort();
  const back = reports.back.changes.map(({ kind }) => plain(kind)).sort();
  expect(back).toEqual(there);
});

it("every mirror is a kind", () => {
  for (const [id, { mirror }] of Object.entries(kinds)) expect(Object.hasOwn(kinds, mirror), id).toBe(true);
  for (const id of Object.keys(kinds) as KindId[])
    expect(plain(kinds[kinds[id].mirror as KindId].mirror), id).toBe(plain(id));
});

it("every kind says in a sentence what it means", () => {
  for (const [id, { why }] of Object.entries(kinds)) expect(why, id).toMatch(/^[A-Z`].*\.$/);
});
