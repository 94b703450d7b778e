import type { Consumer, Step, Verdict } from "../kinds/kind.ts";
import type { KindId } from "../kinds/index.ts";

/** A line of the author's. */
export interface Place {
  /** As one would type it in the folder that the report is made for. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A verdict that a policy gave in place of the default. */
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
  /** What changed, in a sentence without its end. */
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
  /** Where the new version says it; the nearest place above, if something is gone. */
  readonly place: Place;
  /** Where the former version said it. */
  readonly was?: Place;
  readonly verdicts: Readonly<Record<Consumer, Verdict>>;
  readonly step: Step;
  /** A new case of a list that clients switch on: a compile error in an exhaustive switch, compatible otherwise. */
  readonly newCase: boolean;
  /** Two things were paired by likeness, which no name confirms. */
  readonly guess: boolean;
  /** No policy accepts it. */
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

/** What a package is to the contract. */
export const roles = ["types", "client", "server", "docs"] as const;
export type Role = (typeof roles)[number];

/** All that a comparison says. */
export interface Report {
  /** What the contract is called: its path. */
  readonly contract: string;
  readonly base: Version;
  readonly head: Version;
  /** The greatest step of all changes. */
  readonly step: Step;
  /** The version that the changes need; empty if the version of the base isn't semantic. */
  readonly nextVersion: string;
  readonly packages: readonly PackageStep[];
  readonly changes: readonly Change[];
  /** What a reader must know besides: references that were not followed, expired policies. */
  readonly notes: readonly string[];
}
