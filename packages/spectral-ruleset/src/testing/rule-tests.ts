import { members } from "@messaging-api/error-model";
import { readFileSync } from "node:fs";
import parsers from "@stoplight/spectral-parsers";
import { describe, expect, it } from "vitest";
import { optionsFrom } from "../checked-options.ts";
import { isOn } from "../error-contract.ts";
import { contractOf } from "../contract.ts";
import type { Options } from "../options.ts";
import { joined, type Problem, type Rule } from "../rule.ts";
import { rules, type RuleId } from "../rules.ts";
import { broken, type Fault } from "./fault.ts";

export const good = JSON.stringify(parseYaml(readFileSync(new URL("good.yaml", import.meta.url), "utf8")));

/** The tests of a rule. Each case starts with the good document, and breaks one thing. */
export interface Cases {
  /** What it must find, and where. */
  readonly finds: Readonly<Record<string, Fault & { readonly options?: Partial<Options> }>>;
  /** What it must accept, although it looks similar. */
  readonly takes?: Readonly<Record<string, Pick<Fault, "set"> & { readonly options?: Partial<Options> }>>;
  /** Rules that find something in the bad example of its documentation too. */
  readonly besides?: readonly RuleId[];
}

/** Tests a rule: its cases, and the two examples of its documentation. */
export function testRule(id: RuleId, { finds, takes = {}, besides = [] }: Cases): void {
  const rule: Rule = rules[id];
  if (Object.keys(finds).length === 0) throw new Error(`The test of ${id} breaks nothing.`);
  describe(id, () => {
    it.each(Object.entries(finds))("finds %s", (_, { set, at, options }) => {
      const found = placesOf(broken(good, { set }), options);
      expect(found).toContain(`${id} ${at}`);
    });

    it.each(Object.entries(takes))("takes %s", (_, { set, options }) => {
      const found = placesOf(broken(good, { set }), options);
      expect(found.filter((one) => one.startsWith(`${id} `))).toEqual([]);
    });

    it("finds nothing in its good example, and itself in its bad one", () => {
      expect(placesOf(withExample(rule, rule.good))).toEqual([]);
      const found = placesOf(withExample(rule, rule.bad)).map((one) => one.split(" ")[0]);
      expect([...new Set(found)].sort()).toEqual([id, ...besides].sort());
    });
  });
}

/** What all rules find, or those that are named. */
export function problemsOf(
  document: object,
  options: Partial<Options> = {},
  named: readonly string[] = Object.keys(rules),
): (Problem & { readonly rule: string })[] {
  const all = optionsFrom(options);
  const contract = contractOf(document, all);
  return Object.entries<Rule>(rules).flatMap(([id, rule]) =>
    named.includes(id) &&
    isOn(rule, all) &&
    rule.appliesTo?.(all) !== false &&
    (contract.present || rule.everywhere)
      ? joined(rule.check(contract)).map((found) => ({ ...found, rule: id }))
      : [],
  );
}

/** What all rules find, each as its id and path. */
export function placesOf(document: object, options: Partial<Options> = {}): string[] {
  return problemsOf(document, options).map(({ rule, path }) => `${rule} ${path.join(".")}`);
}

/** The good document with one of a rule's examples where the good one stands. */
function withExample({ where, good: before }: Rule, example: string): object {
  const document = JSON.parse(good) as object;
  const names = where.split(".");
  const holder = names
    .slice(0, -1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document);
  const last = names.at(-1) ?? "";
  const target = holder as Record<string, unknown>;
  expect(target[last], where).toBeTypeOf("object");
  // The good one is put there first, as far as it is not there already.
  target[last] = replaced(target[last], {}, parseYaml(before));
  target[last] = replaced(target[last], parseYaml(before), parseYaml(example));
  return document;
}

/** A value with one part replaced: members that only the old part has are gone. */
function replaced(value: unknown, old: unknown, now: unknown): unknown {
  if (!isObject(now) || !isObject(value)) return now;
  const result = { ...members(value) };
  for (const name of Object.keys(members(old))) if (!(name in members(now))) delete result[name];
  for (const [name, member] of Object.entries(members(now)))
    result[name] = replaced(result[name], members(old)[name], member);
  return result;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function parseYaml(text: string): unknown {
  const { data, diagnostics } = parsers.Yaml.parse(text);
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  return data;
}
