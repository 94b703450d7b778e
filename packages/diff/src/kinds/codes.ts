import { kind, type Kind } from "./kind.ts";

/** Changes of errors: codes, statuses, operations, retry classes, and explanations. */
export const codeKinds = {
  "code-added": kind(
    "minor",
    { breaks: "exhaustive", tells: "deployed server docs" },
    {
      what: "{code} is new{where}",
      why: "Deployed clients get a code that they don't know; an exhaustive switch stops compiling until it has a case for it.",
      mirror: "code-removed",
    },
    { newCase: true },
  ),
  "code-removed": kind(
    "major",
    { breaks: "exhaustive server", tells: "deployed docs" },
    {
      what: "{code} was removed",
      why: "The case for it stops compiling, and its cause now leads to another error; keep its page and never reuse the code.",
      mirror: "code-added",
    },
  ),
  "code-renamed": kind(
    "major",
    { breaks: "deployed exhaustive server", tells: "docs" },
    {
      what: "{before} was renamed to {after}{guess}",
      why: "Deployed clients no longer recognize the error; return the old code until they have been updated.",
      mirror: "code-renamed",
    },
  ),
  "code-retired": kind(
    "major",
    { breaks: "exhaustive server", tells: "deployed docs" },
    {
      what: "{code} was retired",
      why: "The case for it stops compiling; its page stays and says that the API no longer returns it.",
      mirror: "code-reused",
    },
  ),
  "code-reused": kind(
    "major",
    { breaks: "deployed exhaustive retry server docs" },
    {
      what: "{code} is retired and is in use again",
      why: "Deployed clients would treat the new error as the old one; choose another code.",
      mirror: "code-retired",
    },
    { refused: true },
  ),
  "code-vanished": kind(
    "major",
    { breaks: "deployed exhaustive server docs" },
    {
      what: "{code} was published, and was removed without being renamed or retired",
      why: "Add it to `renamedFrom` of the error that replaces it, or to `info.x-retired-codes`.",
      mirror: "code-vanished",
    },
    { refused: true },
  ),
  "code-status-changed": kind(
    "major",
    { breaks: "deployed exhaustive retry server", tells: "docs" },
    {
      what: "{code} moved from status {before} to {after}",
      why: "Clients, proxies, and retries that check the status first treat it as another error.",
      mirror: "code-status-changed",
    },
  ),
  "code-listed": kind(
    "minor",
    { breaks: "exhaustive", tells: "deployed server docs" },
    {
      what: "{code} is now returned{where}",
      why: "An exhaustive switch over this operation's errors needs one more case.",
      mirror: "code-unlisted",
    },
    { newCase: true },
  ),
  "code-unlisted": kind(
    "major",
    { breaks: "exhaustive server", tells: "docs" },
    {
      what: "{code} is no longer returned{where}",
      why: "The case for it is dead and stops compiling; the operation must no longer return it.",
      mirror: "code-listed",
    },
  ),
  "code-opened": kind(
    "major",
    { breaks: "exhaustive", tells: "deployed docs" },
    {
      what: "any code is now possible{where}",
      why: "Types no longer name the codes, so no switch over them is checked.",
      mirror: "code-closed",
    },
  ),
  "code-closed": kind(
    "minor",
    { breaks: "server", tells: "docs" },
    {
      what: "the possible codes are now listed{where}",
      why: "Servers may return only the listed codes.",
      mirror: "code-opened",
    },
  ),
  "codeless-added": kind(
    "minor",
    { breaks: "exhaustive", tells: "deployed server docs" },
    {
      what: "an error without a code is now returned{where}",
      why: "Clients that switch on the status have one more case.",
      mirror: "codeless-removed",
    },
    { newCase: true },
  ),
  "codeless-removed": kind(
    "minor",
    { breaks: "server", tells: "exhaustive docs" },
    {
      what: "the error without a code is no longer returned{where}",
      why: "The branch for it is dead; the operation must no longer return it.",
      mirror: "codeless-added",
    },
  ),
  "status-generalized": kind(
    "major",
    { breaks: "exhaustive", tells: "deployed docs" },
    {
      what: "the answers {before} became {after}{where}",
      why: "The type of a known status widens to that of every status in the range.",
      mirror: "status-specified",
    },
  ),
  "status-specified": kind(
    "minor",
    { breaks: "server", tells: "exhaustive docs" },
    {
      what: "the answers {before} became {after}{where}",
      why: "Servers may return only the named statuses.",
      mirror: "status-generalized",
    },
  ),
  "retry-allowed": kind(
    "major",
    { breaks: "retry", tells: "docs" },
    {
      what: "{code}: the retry class changed from {before} to {after}",
      why: "New clients start to retry the request; deployed ones still give up.",
      mirror: "retry-forbidden",
    },
  ),
  "retry-forbidden": kind(
    "major",
    { breaks: "retry", tells: "docs" },
    {
      what: "{code}: the retry class changed from {before} to {after}",
      why: "Deployed clients keep retrying a request that can't succeed.",
      mirror: "retry-allowed",
    },
  ),
  "retry-pace-changed": kind(
    "minor",
    { tells: "retry docs" },
    {
      what: "{code}: the retry class changed from {before} to {after}",
      why: "Deployed clients retry as often as before, at the old pace.",
      mirror: "retry-pace-changed",
    },
  ),
  "meaning-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{code}: its title or meaning was rewritten",
      why: "A reviewer checks that it still says the same.",
      mirror: "meaning-changed",
    },
  ),
  "cause-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{code}: its cause was rewritten",
      why: "A reviewer checks that the same conditions lead to it.",
      mirror: "cause-changed",
    },
  ),
  "fix-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{code}: its fix was rewritten",
      why: "Readers now follow other advice; a reviewer checks that it works.",
      mirror: "fix-changed",
    },
  ),
  "extension-changed": kind(
    "patch",
    { tells: "docs" },
    {
      what: "{code}: {member} changed from {before} to {after}",
      why: "The docs show it, and tools read it.",
      mirror: "extension-changed",
    },
  ),
} as const satisfies Record<string, Kind>;
