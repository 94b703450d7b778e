export { items, members, type Json, type JsonObject } from "./json.ts";
export { profiles, toProfile, type ProfileName, type ProfileReport } from "./profile.ts";
export type { AcceptsMore, Transformation } from "./transformation.ts";
