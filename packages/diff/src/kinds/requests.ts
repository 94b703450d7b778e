import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of parameters and request bodies. */
export const requestKinds = {
  "parameter-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "{member} is a new parameter",
      why: "Clients may send it; servers should read it.",
      mirror: "parameter-removed",
    },
  ),
  "parameter-added-required": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "{member} is a new parameter and required",
      why: "Requests of deployed clients lack it.",
      mirror: "parameter-removed",
    },
  ),
  "parameter-removed": kind(
    "major",
    { breaks: "exhaustive", tells: "deployed server docs" },
    {
      what: "{member} is no longer a parameter",
      why: "Values that deployed clients send with it are ignored or refused.",
      mirror: "parameter-added",
    },
  ),
  "parameter-required": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "{member} is now required",
      why: "Requests without it are refused.",
      mirror: "parameter-optional",
    },
  ),
  "parameter-optional": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "{member} is now optional",
      why: "Servers must accept requests without it.",
      mirror: "parameter-required",
    },
  ),
  "parameter-renamed": kind(
    "patch",
    { tells: "exhaustive docs" },
    {
      what: "path parameter {before} is now called {after}",
      why: "Requests stay the same; generated clients may name an argument after it.",
      mirror: "parameter-renamed",
    },
  ),
  "parameter-style-changed": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "{member} is serialized differently: {before} became {after}",
      why: "Deployed clients serialize the value in the old way.",
      mirror: "parameter-style-changed",
    },
  ),
  "parameter-deprecated": kind(
    "minor",
    { tells: "exhaustive docs" },
    {
      what: "{member} is deprecated",
      why: "Callers should stop sending it.",
      mirror: "parameter-undeprecated",
    },
  ),
  "parameter-undeprecated": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{member} is no longer deprecated",
      why: "Callers can go on sending it.",
      mirror: "parameter-deprecated",
    },
  ),
  "request-body-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "the request may now have a body",
      why: "Servers must read it if it is present.",
      mirror: "request-body-removed",
    },
  ),
  "request-body-added-required": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "the request must now have a body",
      why: "Requests of deployed clients have none.",
      mirror: "request-body-removed",
    },
  ),
  "request-body-removed": kind(
    "major",
    { breaks: "exhaustive", tells: "deployed server docs" },
    {
      what: "the request no longer has a body",
      why: "Bodies that deployed clients send are ignored or refused.",
      mirror: "request-body-added",
    },
  ),
  "request-body-required": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "the body is now required",
      why: "Requests without it are refused.",
      mirror: "request-body-optional",
    },
  ),
  "request-body-optional": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "the body is now optional",
      why: "Servers must accept requests without it.",
      mirror: "request-body-required",
    },
  ),
  "request-media-type-added": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "the request may also be {after}",
      why: "Servers must accept it.",
      mirror: "request-media-type-removed",
    },
  ),
  "request-media-type-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "the request can no longer be {before}",
      why: "Deployed clients that send it are refused.",
      mirror: "request-media-type-added",
    },
  ),
  "request-part-type-added": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "the part {member} may also be {after}",
      why: "Servers must accept it.",
      mirror: "request-part-type-removed",
    },
  ),
  "request-part-type-removed": kind(
    "major",
    { breaks: clients, tells: "server docs" },
    {
      what: "the part {member} can no longer be {before}",
      why: "Deployed clients that send it are refused.",
      mirror: "request-part-type-added",
    },
  ),
  "request-encoding-changed": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "the part {member} is encoded differently: {before} became {after}",
      why: "Deployed clients send the part in the old way.",
      mirror: "request-encoding-changed",
    },
  ),
} as const satisfies Record<string, Kind>;
