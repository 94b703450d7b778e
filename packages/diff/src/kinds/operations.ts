import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of operations. */
export const operationKinds = {
  "operation-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "the operation is new",
      why: "Servers must implement it; no client calls it yet.",
      mirror: "operation-removed",
    },
  ),
  "operation-removed": kind(
    "major",
    { breaks: `${clients} server docs` },
    { what: "the operation was removed", why: "Every call of it fails.", mirror: "operation-added" },
  ),
  "operation-moved": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "the operation moved from {before} to {after}",
      why: "Deployed clients call the old URL.",
      mirror: "operation-moved",
    },
  ),
  "operation-id-changed": kind(
    "major",
    { breaks: "exhaustive", tells: "docs" },
    {
      what: "operationId changed from {before} to {after}",
      why: "Generated clients name functions and types after it; requests stay the same.",
      mirror: "operation-id-changed",
    },
  ),
  "operation-deprecated": kind(
    "minor",
    { tells: "exhaustive docs" },
    {
      what: "the operation is deprecated",
      why: "Callers should move to its successor.",
      mirror: "operation-undeprecated",
    },
  ),
  "operation-undeprecated": kind(
    "patch",
    { tells: "docs" },
    {
      what: "the operation is no longer deprecated",
      why: "Callers can stay.",
      mirror: "operation-deprecated",
    },
  ),
  "operation-text-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{member} was rewritten",
      why: "A reviewer checks that it still says the same.",
      mirror: "operation-text-changed",
    },
  ),
} as const satisfies Record<string, Kind>;
