import { kind, type Kind } from "./kind.ts";

const clients = "deployed exhaustive";

/** Changes of operations, parameters, bodies, security and servers. */
export const operationKinds = {
  "operation-added": kind(
    "minor",
    { tells: "server docs" },
    {
      what: "the operation is new",
      why: "Servers implement it; no client calls it yet.",
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
      why: "Deployed clients call the former place.",
      mirror: "operation-moved",
    },
  ),
  "operation-id-changed": kind(
    "major",
    { breaks: "exhaustive", tells: "docs" },
    {
      what: "operationId changed from {before} to {after}",
      why: "Generated clients name their functions and types by it; requests stay as they are.",
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
      why: "What deployed clients send with it is ignored or refused.",
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
      why: "Requests stay as they are; generated clients may name an argument by it.",
      mirror: "parameter-renamed",
    },
  ),
  "parameter-style-changed": kind(
    "major",
    { breaks: `${clients} server`, tells: "docs" },
    {
      what: "{member} is written otherwise: {before} became {after}",
      why: "Deployed clients write the value in the former way.",
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
      why: "Servers read it when it is there.",
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
      why: "What deployed clients send is ignored or refused.",
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
  "response-added": kind(
    "minor",
    { tells: "deployed exhaustive server docs" },
    {
      what: "status {after} is a new answer",
      why: "Clients that expect one success status meet another.",
      mirror: "response-removed",
    },
  ),
  "response-removed": kind(
    "major",
    { breaks: "deployed exhaustive server", tells: "docs" },
    {
      what: "status {before} is no longer an answer",
      why: "Clients that wait for this status never see it.",
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
      why: "Clients that parse this media type read nothing.",
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
      why: "Requests of deployed clients bring less than is now asked for.",
      mirror: "security-loosened",
    },
  ),
  "security-loosened": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "authentication {before} became {after}",
      why: "Servers must accept requests that bring less.",
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
      why: "Deployed clients that call it find nothing.",
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
    { what: "{member} of the document changed", why: "It is shown in the docs.", mirror: "info-changed" },
  ),
} as const satisfies Record<string, Kind>;
