import type { SchemaChange } from "../schema/pair.ts";
import { kind, type Kind, type Step } from "./kind.ts";

/** Where a schema is used. Rules for what a server sends are the reverse of those for what it accepts. */
export type Scope = "error" | "request" | "response";

type Who = { readonly breaks?: string; readonly tells?: string };
type Row = readonly [Step, Who, why: string];

const clients = "deployed exhaustive";
const read = { tells: "docs" };
const reviewed: Row = ["patch", read, "A reviewer checks that it still says the same."];
const tested: Row = ["patch", read, "Tests and mocks that use the examples see other data."];
const decoder: Row = [
  "major",
  { breaks: "exhaustive", tells: "docs" },
  "Generated decoders no longer find the right type; the bytes stay the same.",
];

/** What is sent to clients. */
const sent: Record<SchemaChange, Row> = {
  "member-added": ["minor", { tells: "server docs" }, "Clients can read it; servers may send it."],
  "member-added-required": [
    "minor",
    { breaks: "server", tells: "docs" },
    "Clients can rely on it; servers that do not send it yet break the contract.",
  ],
  "member-removed": [
    "major",
    { breaks: clients, tells: "server docs" },
    "Clients that read it find nothing.",
  ],
  "member-renamed": [
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    "Clients that read the old name find nothing.",
  ],
  "member-excluded": [
    "major",
    { breaks: "deployed", tells: "exhaustive server docs" },
    "Clients that read it find nothing.",
  ],
  "member-included": ["minor", { tells: "server docs" }, "Clients can read it; servers may send it."],
  "member-required": [
    "minor",
    { breaks: "server", tells: "docs" },
    "Clients can rely on it; servers that leave it out break the contract.",
  ],
  "member-optional": [
    "major",
    { breaks: clients, tells: "docs" },
    "Clients that rely on it get bodies without it.",
  ],
  nullable: ["major", { breaks: clients, tells: "docs" }, "Clients that read it get `null`."],
  "not-nullable": [
    "minor",
    { breaks: "server", tells: "docs" },
    "Servers must send a value; a check for `null` is dead.",
  ],
  retyped: [
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    "Clients get a value of another type than they were written for.",
  ],
  widened: [
    "major",
    { breaks: clients, tells: "docs" },
    "Clients get values of a type that they weren't written for.",
  ],
  narrowed: [
    "minor",
    { breaks: "server", tells: "exhaustive docs" },
    "Servers may send fewer values than before; comparisons with the others are dead code.",
  ],
  "values-added": [
    "minor",
    { breaks: "exhaustive", tells: "deployed server docs" },
    "Deployed clients get a value that they don't know; an exhaustive switch needs one more case.",
  ],
  "values-removed": [
    "minor",
    { breaks: "exhaustive server", tells: "docs" },
    "The case for it is dead and stops compiling; servers must no longer send it.",
  ],
  loosened: [
    "minor",
    { tells: "deployed docs" },
    "Clients that rely on the old limit get values outside it.",
  ],
  tightened: [
    "minor",
    { breaks: "server", tells: "docs" },
    "Servers that send values outside the new limit break the contract.",
  ],
  "rule-changed": [
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    "Values that were valid may not be, and the reverse; a reviewer decides.",
  ],
  closed: ["minor", { breaks: "server", tells: "docs" }, "No member can be added later without a break."],
  opened: ["patch", { tells: "docs" }, "Members can be added later."],
  "variant-added": [
    "minor",
    { breaks: "exhaustive", tells: "deployed server docs" },
    "Deployed clients get a variant that they don't know; an exhaustive switch needs one more case.",
  ],
  "variant-removed": [
    "major",
    { breaks: "exhaustive server", tells: "docs" },
    "Code for it is dead and stops compiling; servers must no longer send it.",
  ],
  "variants-mode-changed": [
    "patch",
    { tells: "server docs" },
    "What is sent stays the same if the alternatives exclude each other.",
  ],
  "discriminator-added": [
    "minor",
    { tells: "exhaustive docs" },
    "Generated decoders choose by it; the bytes stay the same.",
  ],
  "discriminator-removed": decoder,
  "discriminator-changed": decoder,
  "mapping-added": ["patch", { tells: "exhaustive docs" }, "Generated decoders know one more value."],
  "mapping-removed": decoder,
  "mapping-changed": decoder,
  "default-changed": [
    "minor",
    { tells: "deployed docs" },
    "Clients that fill in the default use the old one.",
  ],
  deprecated: ["minor", { tells: "exhaustive docs" }, "Readers should move to its successor."],
  undeprecated: ["patch", read, "Readers can stay."],
  "text-changed": reviewed,
  "example-changed": tested,
};

/** What is accepted from clients: mostly the reverse. */
const accepted: Record<SchemaChange, Row> = {
  ...sent,
  "member-added": ["minor", { tells: "server docs" }, "Clients may send it; servers should read it."],
  "member-added-required": [
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    "Requests of deployed clients lack it.",
  ],
  "member-removed": [
    "major",
    { breaks: "exhaustive", tells: "deployed server docs" },
    "Values that deployed clients send with it are ignored or refused.",
  ],
  "member-excluded": [
    "major",
    { tells: "deployed exhaustive server docs" },
    "Values that deployed clients send with it are ignored or refused.",
  ],
  "member-included": ["minor", { tells: "server docs" }, "Clients may send it; servers should read it."],
  "member-required": ["major", { breaks: clients, tells: "server docs" }, "Requests without it are refused."],
  "member-optional": [
    "minor",
    { breaks: "server", tells: "docs" },
    "Servers must accept requests without it.",
  ],
  nullable: ["minor", { breaks: "server", tells: "docs" }, "Servers must accept `null`."],
  "not-nullable": ["major", { breaks: clients, tells: "server docs" }, "Requests with `null` are refused."],
  widened: ["minor", { breaks: "server", tells: "docs" }, "Servers must accept more than before."],
  narrowed: [
    "major",
    { breaks: clients, tells: "server docs" },
    "Deployed clients send values that are now refused.",
  ],
  "values-added": ["minor", { breaks: "server", tells: "docs" }, "Servers must accept it."],
  "values-removed": [
    "major",
    { breaks: clients, tells: "server docs" },
    "Deployed clients that send it are refused.",
  ],
  loosened: ["minor", { breaks: "server", tells: "docs" }, "Servers must accept more than before."],
  tightened: [
    "major",
    { breaks: "deployed", tells: "exhaustive server docs" },
    "Deployed clients send values that are now refused; say which code they are refused with.",
  ],
  closed: ["major", { breaks: clients, tells: "server docs" }, "Requests with other members are refused."],
  opened: ["minor", { breaks: "server", tells: "docs" }, "Servers must accept other members."],
  "variant-added": ["minor", { breaks: "server", tells: "docs" }, "Servers must accept it."],
  "variant-removed": [
    "major",
    { breaks: clients, tells: "server docs" },
    "Deployed clients that send it are refused.",
  ],
  "default-changed": ["minor", { tells: "deployed server docs" }, "Requests without it mean something else."],
};

const mirrors: Record<SchemaChange, SchemaChange> = {
  "member-added": "member-removed",
  "member-added-required": "member-removed",
  "member-removed": "member-added",
  "member-renamed": "member-renamed",
  "member-excluded": "member-included",
  "member-included": "member-excluded",
  "member-required": "member-optional",
  "member-optional": "member-required",
  nullable: "not-nullable",
  "not-nullable": "nullable",
  retyped: "retyped",
  widened: "narrowed",
  narrowed: "widened",
  "values-added": "values-removed",
  "values-removed": "values-added",
  loosened: "tightened",
  tightened: "loosened",
  "rule-changed": "rule-changed",
  closed: "opened",
  opened: "closed",
  "variant-added": "variant-removed",
  "variant-removed": "variant-added",
  "variants-mode-changed": "variants-mode-changed",
  "discriminator-added": "discriminator-removed",
  "discriminator-removed": "discriminator-added",
  "discriminator-changed": "discriminator-changed",
  "mapping-added": "mapping-removed",
  "mapping-removed": "mapping-added",
  "mapping-changed": "mapping-changed",
  "default-changed": "default-changed",
  deprecated: "undeprecated",
  undeprecated: "deprecated",
  "text-changed": "text-changed",
  "example-changed": "example-changed",
};

const texts: Record<SchemaChange, string> = {
  "member-added": "{member} is a new member, {after}",
  "member-added-required": "{member} is a new member and always present, {after}",
  "member-removed": "{member} was removed",
  "member-renamed": "{before} was renamed to {after}{guess}",
  "member-excluded": "{member} is now {after}",
  "member-included": "{member} is no longer {before}",
  "member-required": "{member} is now required",
  "member-optional": "{member} is now optional",
  nullable: "{member} may now be null",
  "not-nullable": "{member} can no longer be null",
  retyped: "{member} changed from {before} to {after}",
  widened: "{member} was widened from {before} to {after}",
  narrowed: "{member} was narrowed from {before} to {after}",
  "values-added": "{member} may now be {after}",
  "values-removed": "{member} can no longer be {before}",
  loosened: "{member} has a looser limit: {before} became {after}",
  tightened: "{member} has a tighter limit: {before} became {after}",
  "rule-changed": "{member} has another rule: {before} became {after}",
  closed: "{member} no longer accepts other members",
  opened: "{member} now accepts other members",
  "variant-added": "{member} has a new variant, {after}",
  "variant-removed": "{member} no longer has the variant {before}",
  "variants-mode-changed": "the variants of {member} are now under {after}, not {before}",
  "discriminator-added": "variants of {member} are now distinguished by {after}",
  "discriminator-removed": "variants of {member} are no longer distinguished by {before}",
  "discriminator-changed": "variants of {member} are distinguished by {after}, not {before}",
  "mapping-added": "the discriminator of {member} now knows {after}",
  "mapping-removed": "the discriminator of {member} no longer knows {before}",
  "mapping-changed": "the discriminator of {member} leads to {after}, not {before}",
  "default-changed": "the default of {member} changed from {before} to {after}",
  deprecated: "{member} is deprecated",
  undeprecated: "{member} is no longer deprecated",
  "text-changed": "the description of {member} was rewritten",
  "example-changed": "the examples of {member} changed",
};

function rowsOf<S extends Scope>(
  scope: S,
  rows: Record<SchemaChange, Row>,
): Record<`${S}-${SchemaChange}`, Kind> {
  const entries = Object.entries(rows).map(([change, [step, who, why]]) => {
    const name = change as SchemaChange; // TypeScript allows for further keys.
    const isNewCase = scope !== "request" && (name === "values-added" || name === "variant-added");
    const told = { what: texts[name], why, mirror: `${scope}-${mirrors[name]}` };
    return [`${scope}-${name}`, kind(step, who, told, isNewCase ? { newCase: true } : {})];
  });
  // A name per change, in the scope.
  return Object.fromEntries(entries) as Record<`${S}-${SchemaChange}`, Kind>;
}

/** Changes of what bodies, parameters and headers may be. */
export const schemaKinds = {
  ...rowsOf("error", sent),
  ...rowsOf("response", sent),
  ...rowsOf("request", accepted),
};
