/**
 * How much of each kind the sandbox stores at most, per organization. The oldest is forgotten first, so that memory
 * stays flat no matter how many requests come.
 */
export const limits = {
  chats: 20_000,
  contacts: 20_000,
  groups: 5_000,
  messages: 20_000,
  messagesInChat: 1_000,
  /** Characters of texts, attachments, and GUIDs in all messages. */
  messageText: 16_000_000,
  newContacts: 20_000,
  reactions: 100,
  tags: 200,
  polls: 1_000,
  /** Characters of one poll. */
  pollText: 10_000,
  replays: 10_000,
  forced: 1_000,
  /** What the API allows an organization. */
  webhooks: 64,
  /** In the log of one webhook. */
  logs: 500,
  events: 500,
  deliveries: 10_000,
} as const;

/** The last millisecond that a `Date` can hold. */
export const lastDate = 8.64e15;

export const second = 1_000;
export const day = 24 * 60 * 60 * second;

/**
 * Forgets the first entries of a full map: one in sixteen, not one at a time, because a map finds its first entry
 * slowly after many deletions.
 */
export function makeRoom(map: Pick<Map<string, unknown>, "size" | "keys" | "delete">, limit: number): void {
  if (map.size < limit) return;
  const left = Math.floor((limit * 15) / 16);
  for (const name of map.keys()) {
    if (map.size <= left) return;
    map.delete(name);
  }
}
