import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of events that the API sends to a webhook or a callback, and of what the receiver may reply. */
export const eventKinds = {
  "event-added": kind(
    "minor",
    { tells: `${clients} server docs` },
    { what: "the event is new", why: "Receivers can subscribe to it.", mirror: "event-removed" },
  ),
  "event-removed": kind(
    "major",
    { breaks: `${clients} server docs` },
    { what: "the event was removed", why: "Receivers that wait for it never get it.", mirror: "event-added" },
  ),
  "reply-added": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "receivers may also reply with status {after}",
      why: "The sender of the event must accept it.",
      mirror: "reply-removed",
    },
  ),
  "reply-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "receivers may no longer reply with status {before}",
      why: "Deployed receivers that reply with it break the contract.",
      mirror: "reply-added",
    },
  ),
} as const satisfies Record<string, Kind>;
