export { items, members, type Json, type JsonObject } from "./json.ts";
export { profiles, toProfile, type ProfileName, type ProfileReport } from "./profile.ts";
export type { AcceptsMore, Transformation } from "./transformation.ts";
export { dependentSchemas } from "./v30/dependent-schemas.ts";
