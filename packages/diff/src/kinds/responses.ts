import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of successful responses: statuses, media types, headers, and texts. */
export const responseKinds = {
  "response-added": kind(
    "minor",
    { tells: "deployed exhaustive server docs" },
    {
      what: "status {after} is a new response",
      why: "Clients that expect one success status get another.",
      mirror: "response-removed",
    },
  ),
  "response-removed": kind(
    "major",
    { breaks: "deployed exhaustive server", tells: "docs" },
    {
      what: "status {before} is no longer a response",
      why: "Clients that expect this status never get it.",
      mirror: "response-added",
    },
  ),
  "response-media-type-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "the answer may also be {after}",
      why: "A client that sends `Accept` chooses.",
      mirror: "response-media-type-removed",
    },
  ),
  "response-media-type-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "the answer is no longer {before}",
      why: "Clients that parse this media type can't read the response.",
      mirror: "response-media-type-added",
    },
  ),
  "response-header-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "header {member} is new",
      why: "Clients can read it; servers should send it.",
      mirror: "response-header-removed",
    },
  ),
  "response-header-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "header {member} was removed",
      why: "Clients that read it find nothing.",
      mirror: "response-header-added",
    },
  ),
  "response-header-required": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "header {member} is now always sent",
      why: "Servers must send it.",
      mirror: "response-header-optional",
    },
  ),
  "response-header-optional": kind(
    "major",
    { breaks: clients, tells: "docs" },
    {
      what: "header {member} may now be absent",
      why: "Clients that rely on it need another way.",
      mirror: "response-header-required",
    },
  ),
  "response-text-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "the description of the answer was rewritten",
      why: "A reviewer checks that it still says the same.",
      mirror: "response-text-changed",
    },
  ),
  "response-example-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "an example changed",
      why: "Tests and mocks that use the examples see other data.",
      mirror: "response-example-changed",
    },
  ),
} as const satisfies Record<string, Kind>;
