/** Who depends on a contract. */
export const consumers = ["deployed", "exhaustive", "retry", "server", "docs"] as const;
export type Consumer = (typeof consumers)[number];

/** What each consumer is, for tables and the terminal. */
export const consumerTitles: Readonly<Record<Consumer, string>> = {
  deployed: "Deployed client, tolerant",
  exhaustive: "Client compiled with an exhaustive switch",
  retry: "Retries of deployed clients",
  server: "Server implementer",
  docs: "Reader of the docs",
};

/** What a change does to a consumer: nothing, something to know, or a break. */
export type Verdict = "none" | "notice" | "breaking";

/** Semantic-versioning steps, the smallest first. */
export const steps = ["none", "patch", "minor", "major"] as const;
export type Step = (typeof steps)[number];

/** A kind of change, with its verdicts as defaults that a policy can overrule. */
export interface Kind {
  readonly step: Step;
  /** Consumers that are not named have the verdict `none`. */
  readonly verdicts: Partial<Readonly<Record<Consumer, Verdict>>>;
  /** `{…}` are placeholders for parts of the change. */
  readonly what: string;
  /** One sentence: what happens to those who depend on it, or what they do now. */
  readonly why: string;
  /** The kind of the reverse change. */
  readonly mirror: string;
  /** A new case of a list that clients switch on: compatible when deployed, a compile error in an exhaustive switch. */
  readonly newCase?: true;
  /** No policy can accept this. */
  readonly refused?: true;
}

export function isStep(text: unknown): text is Step {
  return steps.some((step) => step === text);
}

/** The larger of two steps. */
export function greater(one: Step, other: Step): Step {
  return steps.indexOf(one) >= steps.indexOf(other) ? one : other;
}

/** A kind in one line: step, then who is broken and who gets a notice. */
export function kind(
  step: Step,
  who: { readonly breaks?: string; readonly tells?: string },
  texts: { readonly what: string; readonly why: string; readonly mirror: string },
  flags: Pick<Kind, "newCase" | "refused"> = {},
): Kind {
  const verdicts: Partial<Record<Consumer, Verdict>> = {};
  for (const name of consumersIn(who.tells)) verdicts[name] = "notice";
  for (const name of consumersIn(who.breaks)) verdicts[name] = "breaking";
  return { step, verdicts, ...texts, ...flags };
}

function consumersIn(names = ""): Consumer[] {
  return consumers.filter((consumer) => names.split(" ").includes(consumer));
}
