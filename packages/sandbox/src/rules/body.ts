import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { problemOf } from "../contract.ts";
import { otherType } from "../content-type.ts";
import { isObject } from "../is-object.ts";
import { readUpload } from "./upload.ts";

/** Reads the body, if the operation has one, and checks it against its schema. */
export const body: Rule = (call) => {
  const { route, incoming } = call;
  if (route.body === undefined && route.upload === undefined) return undefined;
  const text = incoming.body;
  if (typeof text === "object" && "unreadable" in text) return refuse(400, {}, text.unreadable);
  if (text === undefined || text === "") return refuse(400, {}, "the body is missing");
  if (route.upload !== undefined) return readUpload(call, route.upload);
  const other = otherType(incoming);
  if (other !== undefined || typeof text === "object") return refuse(400, {}, other ?? "the body isn't text");
  try {
    call.body = JSON.parse(text);
  } catch {
    return refuse(400, {}, "the body isn't valid JSON");
  }
  const problem = problemOf(route.body ?? "", call.body, "the body");
  if (problem === undefined) return undefined;
  return refuse(400, {}, isObject(call.body) ? problem : "the body isn't a JSON object");
};
