import { lockName, readLock, type Lock } from "@messaging-api/error-model";
import { readContract, type Contract } from "../contract/contract.ts";
import { compareContracts } from "../contract/compare.ts";
import { requireCodes } from "../errors/require-codes.ts";
import type { FoundChange } from "../contract/change.ts";
import { Failure, messageOf } from "../failure.ts";
import { resolvePath } from "../graph/graph.ts";
import { withRefusals } from "../lock/refusals.ts";
import { members, namesOf, type Node } from "../graph/node.ts";
import { kinds } from "../kinds/index.ts";
import { consumers, steps, type Consumer, type Verdict } from "../kinds/kind.ts";
import { applyPolicy, greatestStep } from "../policy/apply.ts";
import { noPolicy, type Policy } from "../policy/policy.ts";
import type { Loaded } from "../read/load.ts";
import { Positions } from "../read/position.ts";
import { packageSteps } from "../version/packages.ts";
import { isSemantic, nextVersion } from "../version/semver.ts";
import { describe, unique } from "./describe.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Change, Place, Report } from "./report.ts";

/** A version to compare: its files and its name. */
export interface Input {
  readonly loaded: Loaded;
  readonly title: string;
}

export interface ReportOptions {
  readonly policy?: Policy;
  /** The day on which policies are applied, such as `2026-11-27`. */
  readonly today: string;
  /** Where a body holds the code: member names from the outermost in. Detected by default. */
  readonly code?: readonly string[];
  /** The name of a file in the report. */
  readonly nameOf: (file: string) => string;
}

/**
 * Compares two versions, and reports what changed, what it breaks for whom, and which version it needs.
 *
 * @throws Failure if `code` is given and neither version has a code there.
 */
export function makeReport(
  old: Input,
  now: Input,
  { policy = noPolicy, today, nameOf, code }: ReportOptions,
): Report {
  const [before, after] = [readContract(old.loaded, code), readContract(now.loaded, code)];
  requireCodes(before, after);
  const places = { old: placesIn(old.loaded, nameOf), new: placesIn(now.loaded, nameOf) };
  const found = withRefusals(compareContracts(before, after), lockOf(now.loaded, nameOf), after).map(
    (change) => changeOf(change, places),
  );
  const { changes, notes } = applyPolicy(found, policy, today);
  const step = greatestStep(changes);
  const versions = { base: versionOf(before), head: versionOf(after) };
  return {
    contract: nameOf(now.loaded.root),
    base: { title: old.title, version: versions.base },
    head: { title: now.title, version: versions.head },
    step,
    nextVersion: nextVersion(versions.base, step),
    packages: packageSteps(policy.packages, changes),
    changes: [...changes].sort(byGravity),
    notes: [...old.loaded.notes, ...now.loaded.notes, ...versionNotes(Object.values(versions)), ...notes],
  };
}

/** The published codes, according to the lock in the new version. */
function lockOf({ lock, root }: Loaded, nameOf: ReportOptions["nameOf"]): Lock | undefined {
  if (lock === undefined) return undefined;
  const name = nameOf(resolvePath(lockName, root));
  try {
    return readLock(lock, name);
  } catch (error) {
    throw new Failure(messageOf(error));
  }
}

type PlaceOf = (node: Node) => Place;

function placesIn({ texts }: Loaded, nameOf: ReportOptions["nameOf"]): PlaceOf {
  const known = new Map<string, Positions>();
  return ({ file, path }) => {
    const positions = known.get(file) ?? new Positions(texts.get(file) ?? "");
    known.set(file, positions);
    return { file: nameOf(file), ...positions.of(namesOf(path)) };
  };
}

function changeOf(found: FoundChange, places: { readonly old: PlaceOf; readonly new: PlaceOf }): Change {
  const { kind, subjects, member, before, after, old, new: now, guess = false } = found;
  const { step, why, newCase = false, refused = false, verdicts } = kinds[kind];
  const was = old && places.old(old);
  const is = now && places.new(now);
  return {
    fingerprint: fingerprintOf(found),
    kind,
    what: describe(found),
    why,
    operations: unique(subjects.map(({ operation }) => operation)),
    statuses: unique(subjects.map(({ status }) => status)),
    codes: unique(subjects.map(({ code }) => code)),
    ...(member !== undefined && { member }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    place: is ?? was ?? { file: "", line: 1, column: 1 },
    ...(was !== undefined && { was }),
    verdicts: complete(verdicts),
    step,
    newCase,
    guess,
    refused,
  };
}

function complete(verdicts: Partial<Readonly<Record<Consumer, Verdict>>>): Record<Consumer, Verdict> {
  const all = consumers.map((name) => [name, verdicts[name] ?? "none"] as const);
  // Every consumer has a verdict.
  return Object.fromEntries(all) as Record<Consumer, Verdict>;
}

function versionOf({ root }: Contract): string {
  return String(members(members(root.value)["info"])["version"] ?? "");
}

/** Without a semantic version, the next version isn't known. A linter reports a missing version. */
function versionNotes(versions: readonly string[]): string[] {
  return unique(versions)
    .filter((version) => version !== "" && !isSemantic(version))
    .map((version) => `info.version is "${version}", which isn't a semantic version such as 1.2.3.`);
}

/** Refused changes first, then by step, then changes of errors, then by place. */
function byGravity(one: Change, other: Change): number {
  return (
    Number(other.refused) - Number(one.refused) ||
    steps.indexOf(other.step) - steps.indexOf(one.step) ||
    Number(other.codes.length > 0) - Number(one.codes.length > 0) ||
    compareText(one.place.file, other.place.file) ||
    one.place.line - other.place.line ||
    compareText(one.fingerprint, other.fingerprint)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
