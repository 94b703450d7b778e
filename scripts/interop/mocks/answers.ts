import { members, type Json, type JsonObject } from "@messaging-api/lint/profile";
import { at } from "../../contract/profiles/instances.ts";

/** The responses of `sendMessage` for one error status. */
export interface Answers {
  readonly status: number;
  readonly schema: Json;
  readonly examples: Readonly<Record<string, Json>>;
}

/** The errors of `sendMessage`, by status. */
export function answersOfSend(document: JsonObject): Answers[] {
  const path = members(members(document["paths"])["/chats/{chatId}/messages"]);
  return Object.entries(members(members(path["post"])["responses"]))
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const ref = members(response)["$ref"];
      const held = members(typeof ref === "string" ? at(document, ref) : response);
      const { schema = true, examples } = members(members(held["content"])["application/json"]);
      const values = Object.entries(members(examples)).map(([name, one]): [string, Json] => [
        name,
        members(one)["value"] ?? null,
      ]);
      return { status: Number(status), schema, examples: Object.fromEntries(values) };
    });
}
