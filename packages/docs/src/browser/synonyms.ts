/** Synonyms, one group per line. A query for one word also finds the others, at a lower rank. */
const lines = [
  "picture image photo pic file attachment media video mms pdf document",
  "key token secret credential credentials apikey",
  "throttle throttled throttling ratelimit rate",
  "quota limit cap allowance maximum exceeded",
  "wait pause delay later backoff",
  "again repeat resend retry twice duplicate duplicated idempotency idempotent",
  "exist exists existing already taken conflict duplicate",
  "missing unknown lost nonexistent found",
  "forbidden denied permission allowed blocked",
  "unauthorized unauthorised",
  "failed fails failing failure fail broken",
  "broken down outage unavailable offline unreachable",
  "reaction react tapback emoji like",
  "typing indicator dots bubble",
  "seen read receipt",
  "receiver recipient contact customer lead",
  "group groupchat chat conversation thread",
  "number phone line sender allocation",
  "wrong invalid malformed bad incorrect",
  "begin start quickstart getting introduction tutorial intro",
  "login authenticate authentication authorization auth bearer",
  "webhook webhooks callback event events notification",
  "mock fake test testing sandbox simulate",
  "lint linter spectral ruleset rules",
  "release releases version versions changelog changes news",
  "reply replies quote thread answer",
  "delete remove erase",
  "change edit rename update modify",
  "list all fetch get show retrieve which",
  "add create new make",
  "delivered delivery status arrived sent",
  "check status",
  "endpoint endpoints operation operations api",
  "old expired late stale",
  "money payment trial billing",
  "message text sms imessage",
  "person people someone user contact",
  "colour color",
  "tag label",
  "signature verify signed hmac",
  "pages paging pagination offset cursor",
];

const groups = new Map<string, Set<string>>();
for (const line of lines) {
  const words = line.split(" ");
  for (const word of words) {
    const group = groups.get(word) ?? new Set<string>();
    for (const other of words) if (other !== word) group.add(other);
    groups.set(word, group);
  }
}

/** Other words for a word. */
export function synonymsOf(word: string): ReadonlySet<string> {
  return groups.get(word) ?? new Set();
}
