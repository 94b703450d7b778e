import { kind, type Kind } from "./kind.ts";

/** Changes of what all errors share: the envelope, media types, headers. */
export const envelopeKinds = {
  "envelope-moved": kind(
    "major",
    { breaks: "deployed exhaustive retry server", tells: "docs" },
    {
      what: "the code moved from {before} to {after} in the body",
      why: "Deployed clients no longer find the code.",
      mirror: "envelope-moved",
    },
  ),
  "envelope-changed": kind(
    "major",
    { breaks: "deployed exhaustive server", tells: "docs" },
    {
      what: "every error: {member} {detail}",
      why: "Every reader and every server of this contract depends on the envelope.",
      mirror: "envelope-changed",
    },
  ),
  "envelope-extended": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "every error has a new member {member}",
      why: "Clients can read it; servers should send it.",
      mirror: "envelope-changed",
    },
  ),
  "error-media-type-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "errors can also have the media type {after}",
      why: "A client that sends `Accept` chooses.",
      mirror: "error-media-type-removed",
    },
  ),
  "error-media-type-removed": kind(
    "major",
    { breaks: "deployed exhaustive server", tells: "docs" },
    {
      what: "errors no longer have the media type {before}",
      why: "Clients that parse this media type can't read the error.",
      mirror: "error-media-type-added",
    },
  ),
  "error-header-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "header {member} is new",
      why: "Clients can read it; servers should send it.",
      mirror: "error-header-removed",
    },
  ),
  "error-header-removed": kind(
    "major",
    { breaks: "deployed exhaustive retry", tells: "server docs" },
    {
      what: "header {member} was removed",
      why: "Clients that wait or report by it no longer have it.",
      mirror: "error-header-added",
    },
  ),
  "error-header-required": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "header {member} is now always sent",
      why: "Servers must send it.",
      mirror: "error-header-optional",
    },
  ),
  "error-header-optional": kind(
    "major",
    { breaks: "deployed retry", tells: "exhaustive docs" },
    {
      what: "header {member} may now be absent",
      why: "Clients that wait or report by it need another way.",
      mirror: "error-header-required",
    },
  ),
} as const satisfies Record<string, Kind>;
