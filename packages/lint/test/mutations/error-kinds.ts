import { nameOfFile, type ContractFile, type Kind } from "./mutation.ts";

const isError = ({ path }: ContractFile) => path.startsWith("errors/");
const properties = ({ data }: ContractFile) =>
  data["properties"] as Record<string, Record<string, unknown> | boolean>;
const isCoded = (file: ContractFile) => isError(file) && typeof properties(file)["code"] === "object";
const isCodeless = (file: ContractFile) => isError(file) && !isCoded(file);
const hasVariants = (file: ContractFile) => isError(file) && "oneOf" in file.data;
const required = ({ data }: ContractFile) => data["required"] as string[];
const envelope = ["error", "message", "status", "code"];
const contextOf = (file: ContractFile) =>
  Object.keys(properties(file)).filter((name) => !envelope.includes(name));

const isRefusal = (file: ContractFile) => isError(file) && /const: 40[04] /.test(file.text);

/** What can go wrong in the file of an error. */
export const errorKinds: readonly Kind[] = [
  ...["error", "message", "status"].map((member): Kind => ({
    name: `does not require ${member}`,
    rule: "error-envelope",
    to: isError,
    change: (document, file) =>
      document.set(
        "required",
        required(file).filter((name) => name !== member),
      ),
    at: "#/required",
  })),
  {
    name: "has another class",
    rule: "error-envelope",
    to: isError,
    change: (document) => document.setIn(["properties", "error", "const"], "Error"),
    at: "#/properties/error/const",
  },
  {
    name: "fixes its message",
    rule: "error-envelope",
    to: isError,
    change: (document) => document.setIn(["properties", "message"], { const: "No." }),
    at: "#/properties/message",
  },
  {
    name: "has another status",
    rule: "error-status-matches",
    to: isError,
    change: (document) => document.setIn(["properties", "status", "const"], 418),
    at: "#/properties/status/const",
  },
  {
    name: "leaves its status open",
    rule: "error-status-const",
    to: isError,
    change: (document) => document.setIn(["properties", "status"], { type: "integer" }),
    at: "#/properties/status",
  },
  {
    name: "leaves its code open",
    rule: "error-code-const",
    to: isCoded,
    change: (document) => document.setIn(["properties", "code"], { type: "string" }),
    at: "#/properties/code",
  },
  {
    name: "does not require its code",
    rule: "error-code-const",
    to: isCoded,
    change: (document, file) =>
      document.set(
        "required",
        required(file).filter((name) => name !== "code"),
      ),
    at: "#/",
  },
  {
    name: "may have any code though it has none",
    rule: "error-code-const",
    to: isCodeless,
    change: (document) => document.setIn(["properties", "code"], { type: "string" }),
    at: "#/properties/code",
  },
  {
    name: "takes a code though it has none",
    rule: "error-overlap",
    to: ({ path }) => path === "errors/BadRequestError.yaml",
    change: (document) => document.deleteIn(["properties", "code"]),
    at: () => ({
      file: "responses/SendMessageBadRequest.yaml",
      pointer: "#/content/application~1json/schema",
    }),
  },
  {
    name: "writes its code in another case",
    rule: "error-code-casing",
    to: isCoded,
    change: (document, file) =>
      document.setIn(["properties", "code", "const"], nameOfFile(file).toUpperCase()),
    at: "#/properties/code/const",
  },
  {
    name: "has a code that its file is not named after",
    rule: "error-schema-name",
    to: isCoded,
    change: (document, file) => document.setIn(["properties", "code", "const"], `${nameOfFile(file)}_today`),
    at: "#/",
  },
  {
    name: "has a retired code",
    rule: "error-code-retired",
    to: isCoded,
    change: (document, file) => document.setIn(["x-error", "renamedFrom"], [nameOfFile(file)]),
    at: "#/properties/code/const",
  },
  {
    name: "names a code that does not exist",
    rule: "error-code-known",
    to: isError,
    change: (document) =>
      document.setIn(["x-error", "fix"], "See `reply_target_of_nobody` for what to do now."),
    at: "#/x-error/fix",
  },
  {
    name: "has no title",
    rule: "error-documented",
    to: isError,
    change: (document) => document.delete("title"),
    at: "#/",
  },
  {
    name: "has one word as its description",
    rule: "error-documented",
    to: isError,
    change: (document) => document.set("description", "Refused"),
    at: "#/",
  },
  {
    name: "has no extension",
    rule: "error-documented",
    to: isError,
    change: (document) => document.delete("x-error"),
    at: "#/",
  },
  {
    name: "has a retry class that does not exist",
    rule: "error-extension",
    to: isError,
    change: (document) => document.setIn(["x-error", "retry"], "sometimes"),
    at: "#/x-error/retry",
  },
  {
    name: "does not say where it is documented",
    rule: "error-extension",
    to: isError,
    change: (document) => document.deleteIn(["x-error", "source"]),
    at: "#/x-error",
  },
  {
    name: "has no example",
    rule: "error-example-present",
    to: isError,
    change: (document) => document.set("examples", []),
    at: "#/",
  },
  {
    name: "has an example of another code",
    rule: "error-example-listed",
    to: ({ path }) => path === "errors/reply_target_expired.yaml",
    change: (document) => document.setIn(["examples", 0, "code"], "reply_target_invalid"),
    at: () => ({ file: "responses/SendMessageBadRequest.yaml", pointer: "#/content/application~1json" }),
  },
  {
    name: "shows one variant only",
    rule: "error-example-present",
    to: hasVariants,
    change: (document) => document.deleteIn(["examples", 1]),
    at: "#/oneOf/1",
  },
  {
    name: "has an example without a message",
    rule: "example-valid",
    to: isError,
    change: (document) => document.deleteIn(["examples", 0, "message"]),
    at: "#/examples/0",
  },
  {
    name: "has an example of another status",
    rule: "example-valid",
    to: isError,
    change: (document) => document.setIn(["examples", 0, "status"], 418),
    at: "#/examples/0/status",
  },
  {
    name: "has an example that contradicts its message",
    rule: "error-example-message",
    to: ({ path, text }) => path.startsWith("errors/") && /limit of \d+/.test(text),
    change: (document) => document.setIn(["examples", 0, "limit"], 1_000),
    at: "#/examples/0",
  },
  {
    name: "is closed",
    rule: "error-open",
    to: isError,
    change: (document) => document.set("additionalProperties", false),
    at: "#/additionalProperties",
  },
  {
    name: "does not describe a member",
    rule: "error-member-described",
    to: (file) => isCoded(file) && contextOf(file).length > 0,
    change: (document, file) => document.deleteIn(["properties", contextOf(file)[0], "description"]),
    at: (file) => ({ pointer: `#/properties/${contextOf(file)[0] ?? ""}` }),
  },
  {
    name: "leaves a refused request to the operator",
    rule: "error-actor",
    to: isRefusal,
    change: (document) => document.setIn(["x-error", "actor"], "operator"),
    at: "#/x-error/actor",
  },
  {
    name: "may have done what it refuses",
    rule: "error-side-effects",
    to: isRefusal,
    change: (document) => document.setIn(["x-error", "sideEffects"], "unknown"),
    at: "#/x-error/sideEffects",
  },
];
