import type { ContractFile, Kind } from "./mutation.ts";

const isPath = ({ path }: ContractFile) => path.startsWith("paths/");
/** The first operation of a path's file. */
const method = ({ data }: ContractFile) =>
  ["get", "post", "put", "patch", "delete"].find((name) => name in data) ?? "";
const operation = (file: ContractFile) => file.data[method(file)] as Record<string, Record<string, unknown>>;
const lists = (status: string) => (file: ContractFile) =>
  isPath(file) && status in (operation(file)["responses"] ?? {});
const at =
  (...names: string[]) =>
  (file: ContractFile) => ({ pointer: `#/${[method(file), ...names].join("/")}` });
const isSend = ({ text }: ContractFile) => text.includes("IdempotencyKey.yaml");
const sends = (file: ContractFile) => isPath(file) && isSend(file);

/** What can go wrong in the file of a path, and in the entry document. */
export const operationKinds: readonly Kind[] = [
  {
    name: "does not list 401",
    rule: "operation-401",
    to: lists("401"),
    change: (document, file) => document.deleteIn([method(file), "responses", "401"]),
    at: at("responses"),
  },
  {
    name: "lists 401 though anyone may call it",
    rule: "operation-401",
    to: lists("401"),
    change: (document, file) => document.setIn([method(file), "security"], []),
    at: at("responses", "401"),
  },
  {
    name: "does not list 404 for what its path names",
    rule: "operation-errors",
    to: (file) => lists("404")(file) && !isSend(file) && file.path.includes("{"),
    change: (document, file) => document.deleteIn([method(file), "responses", "404"]),
    at: at("responses"),
  },
  ...["400", "429", "503"].map((status): Kind => ({
    name: `is a send that does not list ${status}`,
    rule: "operation-errors",
    to: sends,
    change: (document) => document.deleteIn(["post", "responses", status]),
    at: "#/post/responses",
  })),
  {
    name: "lists anything else as well",
    rule: "operation-default",
    to: lists("400"),
    change: (document, file) =>
      document.setIn([method(file), "responses", "default"], { $ref: "../responses/BadRequest.yaml" }),
    at: at("responses", "default"),
  },
  {
    name: "has a copy of a shared response",
    rule: "error-response-shared",
    to: lists("401"),
    change: (document, file) =>
      document.setIn([method(file), "responses", "401"], {
        description: "The API key is missing or invalid.",
        content: { "application/json": { schema: { $ref: "../errors/UnauthorizedError.yaml" } } },
      }),
    at: at("responses", "401"),
  },
  {
    name: "lists a status that does not exist",
    rule: "operation-status-known",
    to: lists("401"),
    change: (document, file) =>
      document.setIn([method(file), "responses", "499"], { $ref: "../responses/Unauthorized.yaml" }),
    at: at("responses", "499"),
  },
  {
    name: "lists a response under a status that is not its own",
    rule: "error-status-matches",
    to: (file) => lists("400")(file) && !lists("409")(file) && !isSend(file),
    change: (document, file) =>
      document.setIn([method(file), "responses", "409"], { $ref: "../responses/BadRequest.yaml" }),
    at: at("responses", "409"),
  },
  {
    name: "answers an error with success",
    rule: "error-not-in-success",
    to: lists("200"),
    change: (document, file) =>
      document.setIn([method(file), "responses", "200", "content", "application/json", "schema"], {
        $ref: "../errors/UnauthorizedError.yaml",
      }),
    at: at("responses", "200", "content", "application~1json", "schema"),
  },
  {
    name: "has an example of success that is not valid",
    rule: "example-valid",
    to: ({ path, text }) => path === "paths/me.yaml" && text.includes("valid: true"),
    change: (document) => {
      const examples = ["get", "responses", "200", "content", "application/json", "examples"];
      const names = Object.keys((document.getIn(examples) as { toJSON(): object }).toJSON());
      document.setIn([...examples, names[0], "value", "valid"], "yes");
    },
    at: ({ data }) => {
      const content = (
        data["get"] as { responses: Record<string, { content: Record<string, { examples: object }> }> }
      ).responses["200"];
      const [name = ""] = Object.keys(content?.content["application/json"]?.examples ?? {});
      return { pointer: `#/get/responses/200/content/application~1json/examples/${name}/value/valid` };
    },
  },
  {
    name: "names a code that does not exist",
    rule: "error-prose-known",
    to: sends,
    change: (document) =>
      document.setIn(["post", "description"], "It is refused with `reply_target_lost` then."),
    at: "#/post/description",
  },
  {
    name: "does not list the only response with a code",
    rule: "file-unused",
    to: sends,
    change: (document) =>
      document.setIn(["post", "responses", "404"], { $ref: "../responses/NotFound.yaml" }),
    at: () => ({ file: "responses/SendMessageNotFound.yaml", pointer: "#/" }),
  },
  {
    name: "has a component that nothing uses",
    rule: "component-unused",
    to: ({ path }) => path === "openapi.yaml",
    change: (document) => document.setIn(["components", "schemas", "Forgotten"], { type: "string" }),
    at: "#/components/schemas/Forgotten",
  },
  {
    name: "has an error that no operation returns",
    rule: "error-reachable",
    to: ({ path }) => path === "openapi.yaml",
    change: (document) =>
      document.setIn(["components", "schemas", "forgotten_error"], {
        type: "object",
        properties: { status: { const: 400 }, code: { const: "forgotten_error" } },
      }),
    at: "#/components/schemas/forgotten_error",
  },
];

/** What is wrong only beside another file. */
export const pairKinds: readonly Kind[] = [
  {
    name: "has the code of its neighbor",
    rule: "error-code-unique",
    to: ({ path }) => path === "errors/reply_target_expired.yaml",
    change: (document) => document.setIn(["properties", "code", "const"], "reply_target_invalid"),
    at: "#/properties/code/const",
  },
  {
    name: "has almost the code of its neighbor",
    rule: "error-code-similar",
    to: ({ path }) => path === "errors/reply_target_expired.yaml",
    change: (document) => document.setIn(["properties", "code", "const"], "reply_targets_invalid"),
    at: "#/properties/code/const",
  },
];
