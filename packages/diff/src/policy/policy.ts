import { Failure } from "../failure.ts";
import { members } from "../graph/node.ts";
import { isKindId, kinds, type KindId } from "../kinds/index.ts";
import { consumers, isStep, steps, type Consumer, type Step, type Verdict } from "../kinds/kind.ts";
import { roles, type Role } from "../report/report.ts";
import { nearest } from "./nearest.ts";

/** A verdict that replaces the default, and why. */
export interface Rule {
  readonly fingerprint?: string;
  readonly kind?: KindId;
  /** Narrows `kind` to one error. */
  readonly code?: string;
  /** Narrows `kind` to one operation. */
  readonly operation?: string;
  readonly step?: Step;
  readonly verdicts?: Partial<Readonly<Record<Consumer, Verdict>>>;
  readonly reason: string;
  /** The last day on which it applies. */
  readonly until: string;
}

/** A policy file: rules, and the packages that are made from the contract. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly packages: readonly { readonly name: string; readonly role: Role }[];
}

export const noPolicy: Policy = { rules: [], packages: [] };

/**
 * Reads the content of a policy file.
 *
 * @throws Failure that names each wrong member, and the nearest right one.
 */
export function readPolicy(data: unknown, name: string): Policy {
  const problems: string[] = [];
  const own = members(data);
  unknownNames(own, ["$schema", "rules", "packages"], "", problems);
  const rules = listOf(own["rules"], "rules", problems).map((rule, index) =>
    readRule(rule, `rules[${index}]`, problems),
  );
  const packages = listOf(own["packages"], "packages", problems).map((one, index) =>
    readPackage(one, `packages[${index}]`, problems),
  );
  if (problems.length > 0)
    throw new Failure(`${name} is not a policy:\n${problems.map((one) => `  ${one}`).join("\n")}`);
  return { rules, packages };
}

function listOf(value: unknown, place: string, problems: string[]): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  problems.push(`${place} must be a list.`);
  return [];
}

const ruleNames = ["fingerprint", "kind", "code", "operation", "step", "verdicts", "reason", "until"];

function readRule(data: unknown, place: string, problems: string[]): Rule {
  const rule = members(data);
  unknownNames(rule, ruleNames, `${place}.`, problems);
  const { fingerprint, kind, step, reason, until } = rule;
  if (fingerprint === undefined && kind === undefined)
    problems.push(`${place} needs a \`fingerprint\` or a \`kind\` to say which changes it is about.`);
  if (fingerprint !== undefined && !/^[0-9a-f]{12}$/.test(String(fingerprint)))
    problems.push(`${place}.fingerprint must be 12 hexadecimal digits in quotes, as the report shows them.`);
  const kindId = kind === undefined ? undefined : String(kind);
  if (kindId !== undefined && !isKindId(kindId))
    problems.push(`${place}.kind: there is no kind \`${kindId}\`.${nearest(kindId, Object.keys(kinds))}`);
  else if (kindId !== undefined && kinds[kindId].refused)
    problems.push(`${place}.kind: \`${kindId}\` is always refused. Fix the contract instead.`);
  if (step === undefined && rule["verdicts"] === undefined)
    problems.push(`${place} needs a \`step\` or \`verdicts\` to set.`);
  if (step !== undefined && !isStep(step)) problems.push(`${place}.step must be one of ${steps.join(", ")}.`);
  readVerdicts(rule["verdicts"], `${place}.verdicts`, problems);
  if (typeof reason !== "string" || reason.trim().length < 10)
    problems.push(`${place}.reason must say in a sentence why the default verdict is wrong.`);
  if (!/^\d{4}-\d\d-\d\d$/.test(String(until)) || Number.isNaN(Date.parse(String(until))))
    problems.push(
      `${place}.until must be a date such as 2027-03-31. After that day, the default verdict applies again.`,
    );
  // Every member was checked above. If one is wrong, the rule is never used.
  return rule as unknown as Rule;
}

function readVerdicts(data: unknown, place: string, problems: string[]): void {
  if (data === undefined) return;
  const verdicts = members(data);
  unknownNames(verdicts, consumers, `${place}.`, problems);
  for (const [name, verdict] of Object.entries(verdicts))
    if (!["none", "notice", "breaking"].includes(String(verdict)))
      problems.push(`${place}.${name} must be none, notice or breaking.`);
}

function readPackage(data: unknown, place: string, problems: string[]): { name: string; role: Role } {
  const own = members(data);
  unknownNames(own, ["name", "role"], `${place}.`, problems);
  const { name, role } = own;
  if (typeof name !== "string") problems.push(`${place}.name must be the name of a package.`);
  const known = roles.find((one) => one === role);
  if (known === undefined) problems.push(`${place}.role must be one of ${roles.join(", ")}.`);
  return { name: String(name), role: known ?? "types" };
}

function unknownNames(
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: string,
  problems: string[],
): void {
  for (const name of Object.keys(object))
    if (!known.includes(name)) problems.push(`${place}${name} is unknown.${nearest(name, known)}`);
}
