import { follow, has, members, texts, type Json } from "@messaging-api/error-model";
import type { Direction } from "./sites.ts";

/** Which way a value goes, for the members that go one way only. Either way, all of them are required. */
export type Way = Direction;

/** The members that a schema requires of a value: a request needs none that is `readOnly`, a response none that is `writeOnly`. */
export function requiredOneWay(document: Json, schema: Json, way: Way): readonly string[] {
  const required = texts(schema["required"]);
  if (way === "either") return required;
  const flag = way === "request" ? "readOnly" : "writeOnly";
  const properties = members(schema["properties"]);
  const isFree = (name: string) =>
    has(properties, name) && members(follow(document, properties[name], [])?.value)[flag] === true;
  return required.filter((name) => !isFree(name));
}
