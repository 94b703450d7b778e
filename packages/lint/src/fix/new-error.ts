import { STATUS_CODES } from "node:http";
import { members, text, texts as stringsOf, type Json } from "@messaging-api/error-model";
import { isMap, isScalar } from "yaml";
import { Failure } from "../failure.ts";
import type { ContractTexts } from "./contract-texts.ts";
import { errorText, type NewError } from "./error-text.ts";
import { chosen, operationsIn, type OperationPlace } from "./operations.ts";
import { pairOf } from "./text-edits.ts";
import { codeIn, type Change } from "./unions.ts";

/**
 * Adds an error to a contract, in memory: its file, and its lines in the responses of its operations. A response that
 * other operations share stays as it is; the named operations get their own response.
 *
 * @throws Failure if the code, the status, or an operation isn't possible.
 */
export function addError(texts: ContractTexts, error: NewError): Change[] {
  refuse(texts, error);
  const all = operationsIn(texts);
  const places = chosen(all, error.operations);
  const file = `errors/${error.code}.yaml`;
  texts.set(file, errorText(error, versionOf(texts)));
  const changes: Change[] = [{ path: file, line: 1, what: "is new: replace the text in brackets" }];
  const byResponse = Map.groupBy(places, ({ path, responses }) => {
    const ref = responses[String(error.status)];
    return ref === undefined ? undefined : texts.target(path, ref);
  });
  for (const [response, users] of byResponse) {
    const isOwn = response !== undefined && usersOf(texts, all, response, error.status) === users.length;
    changes.push(...(isOwn ? listIn(texts, response, error) : giveOwn(texts, response, users, error)));
  }
  return changes;
}

function refuse(texts: ContractTexts, { code, status }: NewError): void {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(code))
    throw new Failure(`Write the code in snake_case, such as contact_blocked, not "${code}".`);
  if (STATUS_CODES[status] === undefined || status < 400)
    throw new Failure(`${status} isn't the HTTP status of an error. Use a registered one from 400 to 599.`);
  if (stringsOf(infoOf(texts)["x-retired-codes"]).includes(code))
    throw new Failure(
      `openapi/openapi.yaml lists ${code} as retired. A code never comes back with another meaning. Choose another.`,
    );
  for (const path of texts.paths.filter((one) => one.startsWith("errors/"))) {
    const former = stringsOf(members(members(texts.yaml(path).data)["x-error"])["renamedFrom"]);
    if (codeIn(texts, path) === code || path === `errors/${code}.yaml`)
      throw new Failure(
        `openapi/${path} already has the code ${code}. Choose another code, or change that file.`,
      );
    if (former.includes(code))
      throw new Failure(
        `openapi/${path} had the code ${code} before. A code never comes back with another meaning. Choose another.`,
      );
  }
}

function versionOf(texts: ContractTexts): string {
  return text(infoOf(texts)["version"]) ?? "";
}

function infoOf(texts: ContractTexts): Json {
  return members(members(texts.yaml("openapi.yaml").data)["info"]);
}

function usersOf(
  texts: ContractTexts,
  all: readonly OperationPlace[],
  response: string,
  status: number,
): number {
  return all.filter(({ path, responses }) =>
    Object.entries(responses).some(
      ([key, ref]) => ref !== undefined && key === String(status) && texts.target(path, ref) === response,
    ),
  ).length;
}

/** Lists the error in a response that only the named operations use. */
function listIn(texts: ContractTexts, path: string, error: NewError): Change[] {
  const yaml = texts.yaml(path);
  const ref = `../errors/${error.code}.yaml`;
  const coded = ["content", "application/json", "schema", "oneOf", 0];
  const list = yaml.list([...coded, "oneOf"]);
  const mapping = yaml.map([...coded, "discriminator", "mapping"]);
  if (list === undefined || mapping === undefined) {
    texts.set(path, unionText(texts.text(path), codelessOf(texts, path), error));
    return [{ path, line: 1, what: `now also lists ${error.code}` }];
  }
  yaml.append(list, `- $ref: ${ref}`);
  yaml.append(mapping, `${error.code}: ${ref}`);
  texts.set(path, withRetryAfter(yaml.toString(), error));
  return [{ path, line: yaml.lineOf(list.range?.[1] ?? 0), what: `lists ${error.code}` }];
}

/** Creates a response for operations that share one with other operations, or that don't have one. */
function giveOwn(
  texts: ContractTexts,
  shared: string | undefined,
  users: readonly OperationPlace[],
  error: NewError,
): Change[] {
  const [first] = users;
  const name = `${pascal(first?.operationId ?? "")}${pascal(STATUS_CODES[error.status] ?? "")}`;
  const path = `responses/${name}.yaml`;
  if (texts.has(path))
    throw new Failure(
      `${path} exists already, and isn't a response of ${first?.operationId ?? ""}. Rename it.`,
    );
  const before =
    shared === undefined ? `description: ${STATUS_CODES[error.status] ?? ""}.\n` : texts.text(shared);
  texts.set(
    path,
    shared !== undefined && before.includes("discriminator:")
      ? before
      : unionText(before, codelessOf(texts, shared), error),
  );
  if (before.includes("discriminator:")) listIn(texts, path, error);
  const changes = users.map((user) => refer(texts, user, error.status, `../${path}`));
  return [{ path, line: 1, what: `is new, with ${error.code}` }, ...changes];
}

/** The reference to the code-less error, if a response is only that. */
function codelessOf(texts: ContractTexts, response: string | undefined): string | undefined {
  if (response === undefined) return undefined;
  const { content } = members(texts.yaml(response).data);
  const ref = text(members(members(members(content)["application/json"])["schema"])["$ref"]);
  if (ref === undefined)
    throw new Failure(`${response} isn't a \`$ref\` to an error or a union of errors. Change it by hand.`);
  return ref;
}

/** Turns a response with one code-less error, or without an error, into a union with the new error. */
function unionText(before: string, codeless: string | undefined, error: NewError): string {
  const head = before.split(/^content:/m)[0] ?? "";
  const ref = `../errors/${error.code}.yaml`;
  const coded = [
    "oneOf:",
    `  - $ref: ${ref}`,
    "discriminator:",
    "  propertyName: code",
    "  mapping:",
    `    ${error.code}: ${ref}`,
  ];
  const schema =
    codeless === undefined
      ? coded
      : ["oneOf:", "  - title: With a code", ...coded.map((line) => `    ${line}`), `  - $ref: ${codeless}`];
  const lines = [
    "content:",
    "  application/json:",
    "    schema:",
    ...schema.map((line) => `      ${line}`),
    "",
  ];
  return withRetryAfter(head + lines.join("\n"), error);
}

/** A response needs this header if one of its errors is retried by it. */
function withRetryAfter(text: string, { retry }: NewError): string {
  if (retry !== "retry-after" || text.includes("Retry-After:")) return text;
  return text.replace(
    /^content:/m,
    "headers:\n  Retry-After: { $ref: ../headers/RetryAfter.yaml }\ncontent:",
  );
}

/** Makes an operation refer to a response, in the order of the statuses. */
function refer(texts: ContractTexts, { path, method }: OperationPlace, status: number, ref: string): Change {
  const yaml = texts.yaml(path);
  const responses = yaml.map([method, "responses"]);
  if (responses === undefined)
    throw new Failure(`openapi/${path}: \`${method}\` has no \`responses\`. Add them.`);
  const pair = pairOf(responses, String(status));
  const line = `'${status}': { $ref: ${ref} }`;
  const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : "");
  const next = responses.items.find(({ key }) => keyOf(key) > String(status));
  if (pair !== undefined && isMap(pair.value)) yaml.setValue(pair, responses, `{ $ref: ${ref} }`);
  else if (next === undefined) yaml.append(responses, line);
  else yaml.insertBefore(next, responses, line);
  texts.set(path, yaml.toString());
  return { path, line: yaml.lineOf(responses.range?.[0] ?? 0), what: `${method} answers ${status} with it` };
}

function pascal(text: string): string {
  return text.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
