import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of security, servers and the document itself. */
export const accessKinds = {
  "security-added": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "requests may also authenticate with {after}",
      why: "Servers must accept it.",
      mirror: "security-removed",
    },
  ),
  "security-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "requests can no longer authenticate with {before}",
      why: "Deployed clients that do are refused.",
      mirror: "security-added",
    },
  ),
  "security-tightened": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "authentication {before} became {after}",
      why: "Requests of deployed clients have less than is now required.",
      mirror: "security-loosened",
    },
  ),
  "security-loosened": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "authentication {before} became {after}",
      why: "Servers must accept requests with less.",
      mirror: "security-tightened",
    },
  ),
  "server-added": kind(
    "minor",
    { tells: "docs" },
    { what: "server {after} is new", why: "Clients may call it.", mirror: "server-removed" },
  ),
  "server-removed": kind(
    "major",
    { breaks: clients, tells: "docs" },
    {
      what: "server {before} was removed",
      why: "Calls of deployed clients to it fail.",
      mirror: "server-added",
    },
  ),
  "server-default-changed": kind(
    "minor",
    { tells: "exhaustive docs" },
    {
      what: "the first server is now {after}, not {before}",
      why: "Tools call the first server when none is chosen.",
      mirror: "server-default-changed",
    },
  ),
  "info-changed": kind(
    "patch",
    { tells: "docs" },
    { what: "{member} of the document changed", why: "The docs show it.", mirror: "info-changed" },
  ),
} as const satisfies Record<string, Kind>;
