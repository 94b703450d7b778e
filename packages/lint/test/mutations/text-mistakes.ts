import type { Mistake } from "./mistake.ts";

const schema = (name: string) => `components/schemas/${name}`;
const quota = schema("outbound_limit_reached");
const cap = schema("new_conversation_limit_reached");
const reply = schema("reply_target_expired");

/** Mistakes in what is said of an error: its extension, its prose and its examples. */
export const textMistakes: readonly Mistake[] = [
  {
    name: "misspells a retry class",
    set: { [`${reply}/x-error/retry`]: "nevr" },
    finds: { rule: "error-extension", at: `${reply}/x-error/retry` },
    says: /never/,
  },
  {
    name: "forgets the fix",
    set: { [`${reply}/x-error/fix`]: undefined },
    finds: { rule: "error-extension", at: `${reply}/x-error` },
    says: /fix/,
  },
  {
    name: "retries a quota by itself",
    set: { [`${quota}/x-error/retry`]: "backoff" },
    finds: { rule: "error-retry", at: `${quota}/x-error/retry` },
    says: /quota/,
  },
  {
    name: "retries a request that is wrong",
    set: { [`${reply}/x-error/retry`]: "backoff" },
    finds: { rule: "error-retry", at: `${reply}/x-error/retry` },
    says: /never/,
  },
  {
    name: "never retries what passes by itself",
    set: { [`${schema("ServiceUnavailableError")}/x-error/retry`]: "never" },
    finds: { rule: "error-retry", at: `${schema("ServiceUnavailableError")}/x-error/retry` },
    says: /backoff/,
  },
  {
    name: "says where one example comes from, and there are two",
    set: { [`${quota}/x-error/exampleSources`]: ["errors-page"] },
    finds: { rule: "error-example-sources", at: `${quota}/x-error/exampleSources` },
    says: /2/,
  },
  {
    name: "is listed since a version that is not out",
    set: { [`${reply}/x-error/since`]: "9.0.0" },
    finds: { rule: "error-since", at: `${reply}/x-error/since` },
    says: /9\.0\.0/,
  },
  {
    name: "is deprecated, and no successor is named",
    set: { [`${reply}/deprecated`]: true },
    finds: { rule: "error-deprecated", at: `${reply}/deprecated` },
    says: /successor/,
  },
  {
    name: "has no title",
    set: { [`${reply}/title`]: undefined },
    finds: { rule: "error-documented", at: reply },
    says: /title/,
  },
  {
    name: "has one word as its description",
    set: { [`${reply}/description`]: "Expired" },
    finds: { rule: "error-documented", at: reply },
    says: /description/,
  },
  {
    name: "has the title of another error",
    set: { [`${reply}/title`]: "Malformed reply target" },
    finds: { rule: "error-title-unique", at: `${reply}/title` },
    says: /reply_target_invalid/,
  },
  {
    name: "sends its reader to a code that does not exist",
    set: { [`${reply}/x-error/fix`]: "If you see `reply_target_missing` as well, leave `reply_to` out." },
    finds: { rule: "error-code-known", at: `${reply}/x-error/fix` },
    says: /reply_target_missing/,
  },
  {
    name: "mentions a member that it does not have",
    set: { [`${cap}/description`]: "The shared plan has opened `plan_limit` new conversations today." },
    finds: { rule: "error-code-known", at: `${cap}/description` },
    says: /plan_limit/,
  },
  {
    name: "names a code by its first two words",
    set: { [`${quota}/x-error/cause`]: "As with `conversation_limit`, the number has met its limit." },
    finds: { rule: "error-code-known", at: `${quota}/x-error/cause` },
    says: /conversation_limit/,
  },
  {
    name: "claims another status in its prose",
    set: { [`${reply}/description`]: "The API answers 404 when the parent message is older than 30 days." },
    finds: { rule: "error-prose-status", at: `${reply}/description` },
    says: /400/,
  },
  {
    name: "shows an example of another status",
    set: { [`${reply}/examples/0/status`]: 404 },
    finds: { rule: "example-valid", at: `${reply}/examples/0/status` },
  },
  {
    name: "shows numbers that contradict the message",
    set: { [`${quota}/examples/0/limit`]: 50 },
    finds: { rule: "error-example-message", at: `${quota}/examples/0` },
    says: /50/,
  },
  {
    name: "shows one variant only",
    set: { [`${quota}/examples/1`]: undefined },
    finds: { rule: "error-example-present", at: `${quota}/oneOf/1` },
  },
  {
    name: "explains an error with the cause of another",
    set: { [`${reply}/x-error/cause`]: "The `reply_to` names a message that is in another chat." },
    finds: undefined,
    unseen: "Only a person knows what the API means.",
  },
  {
    name: "calls a fact documented that nobody has published",
    set: { [`${reply}/x-error/source`]: "errors-page" },
    finds: undefined,
    unseen: "Only a person can compare the contract with the published page.",
  },
];
