import type { Consumer, Step, Verdict } from "../kinds/kind.ts";
import type { KindId } from "../kinds/index.ts";

/** A line in the author's files. */
export interface Place {
  /** As you would type it in the folder of the report. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A verdict of a policy that replaces the default. */
export interface Overrule {
  readonly reason: string;
  /** The last day on which it holds, `2027-03-31`. */
  readonly until: string;
  /** The step without the policy. */
  readonly from: Step;
}

/** One change between two versions of a contract. */
export interface Change {
  /** 12 hexadecimal digits; the same for the same change in a later comparison, wherever the lines moved. */
  readonly fingerprint: string;
  readonly kind: KindId;
  /** What changed, as a sentence without a period. */
  readonly what: string;
  /** What that means, in one sentence. */
  readonly why: string;
  readonly operations: readonly string[];
  readonly statuses: readonly string[];
  readonly codes: readonly string[];
  /** The place inside the subject: a pointer into the body, a parameter, a header. */
  readonly member?: string;
  readonly before?: string;
  readonly after?: string;
  /** The place in the new version, or the nearest place above if something was removed. */
  readonly place: Place;
  /** The place in the old version. */
  readonly was?: Place;
  readonly verdicts: Readonly<Record<Consumer, Verdict>>;
  readonly step: Step;
  /** A new case of a list that clients switch on: a compile error in an exhaustive switch, compatible otherwise. */
  readonly newCase: boolean;
  /** Whether two things were paired only by similarity. */
  readonly guess: boolean;
  /** Whether no policy can accept it. */
  readonly refused: boolean;
  readonly overruled?: Overrule;
}

/** A version that was compared. */
export interface Version {
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
}

/** The step that one package needs. */
export interface PackageStep {
  readonly name: string;
  readonly role: Role;
  readonly step: Step;
}

/** How a package relates to the contract. */
export const roles = ["types", "client", "server", "docs"] as const;
export type Role = (typeof roles)[number];

/** The result of a comparison. */
export interface Report {
  /** The name of the contract: its path. */
  readonly contract: string;
  readonly base: Version;
  readonly head: Version;
  /** The largest step of all changes. */
  readonly step: Step;
  /** The version that the changes need; empty if the version of the base isn't semantic. */
  readonly nextVersion: string;
  readonly packages: readonly PackageStep[];
  readonly changes: readonly Change[];
  /** Other notes for the reader: references that weren't followed, expired policies. */
  readonly notes: readonly string[];
}
