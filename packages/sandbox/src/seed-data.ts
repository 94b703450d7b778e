import type { Seed } from "./seed.ts";

/** People in the seed data. All numbers are from the range 555-01xx, which is reserved for fiction. */
export const ada = "+15555550101";
export const charles = "+15555550102";

/** The default seed data of a sandbox: an organization on each kind of plan. */
export const defaultSeeds: readonly Seed[] = [
  {
    key: "sandbox_commercial",
    name: "Shared Commercial",
    plan: { id: "shared_com", dailyCap: 15 },
    numbers: [{ phoneNumber: "+15555550110", planKind: "shared" }],
  },
  {
    key: "sandbox_enterprise",
    name: "Shared Enterprise",
    plan: { id: "shared_ent", dailyCap: 20 },
    numbers: [
      { phoneNumber: "+15555550120", planKind: "shared" },
      { phoneNumber: "+15555550121", planKind: "shared" },
    ],
  },
  {
    key: "sandbox_dedicated",
    name: "Dedicated, with one limit for all numbers",
    plan: { id: "dedicated_ent", totalLimit: 35 },
    numbers: [
      { phoneNumber: "+15555550130", planKind: "dedicated" },
      { phoneNumber: "+15555550131", planKind: "dedicated" },
    ],
    groups: [
      {
        id: "grp_seedBookClub",
        name: "Book club",
        chatGuid: "iMessage;+;chat831046215",
        members: [ada, charles],
      },
    ],
    locations: { [ada]: [51.5203, -0.1561] },
    contacts: { [ada]: { name: "Ada Lovelace", tags: ["vip"] } },
    polls: [{ id: "poll_seedLunch", chat: ada, title: "Lunch", options: ["Noon", "One o'clock"] }],
    webhooks: [
      {
        id: "wh_seedExpired",
        url: "https://example.com/expired-webhook",
        logged: { id: "evt_seedDelivered", messageId: "msg_seedExpired" },
      },
    ],
    messages: [
      message("msg_seedExpired", "outbound", ada, "Want to meet next month?", 31),
      message("msg_seedAda", "inbound", ada, "Want to meet this week?", 1),
      message("msg_seedCharles", "inbound", charles, "Is the engine ready?", 1),
    ],
  },
  {
    key: "sandbox_per_number",
    name: "Dedicated, with a limit for each number",
    plan: { id: "dedicated_com" },
    numbers: [
      { phoneNumber: "+15555550140", planKind: "dedicated", limit: 20 },
      { phoneNumber: "+15555550141", planKind: null, limit: 20 },
    ],
  },
  {
    key: "sandbox_inbound",
    name: "Inbound only",
    numbers: [{ phoneNumber: "+15555550150", planKind: "inbound" }],
  },
  {
    key: "sandbox_inactive",
    name: "No number active",
    numbers: [{ phoneNumber: "+15555550160", planKind: "dedicated", isActive: false }],
  },
  {
    key: "sandbox_trial",
    name: "Used-up trial",
    numbers: [{ phoneNumber: "+15555550170", planKind: "trial", limit: 0 }],
  },
];

function message(id: string, direction: "inbound" | "outbound", peer: string, text: string, daysAgo: number) {
  return { id, direction, number: "+15555550130", peer, text, daysAgo };
}
