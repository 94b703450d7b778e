import { follow, has, members, texts, type Json } from "@messaging-api/error-model";
import type { Direction } from "./sites.ts";

/** The direction of a value, for members that go in only one direction. With `either`, all of them are required. */
export type Way = Direction;

/**
 * The members that a schema requires in a value: a request doesn't need the `readOnly` ones, nor a response the
 * `writeOnly` ones.
 */
export function requiredOneWay(document: Json, schema: Json, way: Way): readonly string[] {
  const required = texts(schema["required"]);
  if (way === "either") return required;
  const flag = way === "request" ? "readOnly" : "writeOnly";
  const properties = members(schema["properties"]);
  const isFree = (name: string) =>
    has(properties, name) && members(follow(document, properties[name], [])?.value)[flag] === true;
  return required.filter((name) => !isFree(name));
}
