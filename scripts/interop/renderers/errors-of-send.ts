import { members, type Json, type JsonObject } from "@messaging-api/lint/profile";

const path = "/chats/{chatId}/messages";

/** A document with only `sendMessage` and its errors, which are what a reader looks for. */
export function errorsOfSend(document: JsonObject): JsonObject {
  const {
    requestBody: _,
    parameters: __,
    responses,
    ...post
  } = members(members(members(document["paths"])[path])["post"]);
  const { webhooks: ___, ...rest } = document;
  const errors = Object.entries(members(responses)).filter(([status]) => Number(status) >= 400);
  return { ...rest, paths: { [path]: { post: { ...post, responses: Object.fromEntries(errors) } } } };
}

/** The same without examples and descriptions, so that a code can only come from its schema. */
export function schemasAlone(document: JsonObject): JsonObject {
  const strip = (value: Json, name: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => strip(item, ""));
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(
      ([member, child]) =>
        name === "properties" ||
        !(
          ["example", "examples", "externalDocs", "x-error"].includes(member) ||
          (member === "description" && typeof child === "string")
        ),
    );
    const made = Object.fromEntries(kept.map(([member, child]) => [member, strip(child, member)]));
    return /^[1-5]\d\d$/.test(name) || "content" in made ? { description: "An error.", ...made } : made;
  };
  return members(strip(document, ""));
}

/** The bodies that the document gives as examples of an error of the send. */
export function examplesOfSend(document: JsonObject): JsonObject[] {
  const responses = members(members(members(members(document["paths"])[path])["post"])["responses"]);
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, response]) => {
      const ref = members(response)["$ref"];
      const name = typeof ref === "string" ? ref.slice(ref.lastIndexOf("/") + 1) : undefined;
      const held = members(
        name === undefined ? response : members(members(document["components"])["responses"])[name],
      );
      const { examples } = members(members(held["content"])["application/json"]);
      return Object.values(members(examples)).map((one) => members(members(one)["value"]));
    });
}
