import type { ApiKey, Organization, State } from "../state/types.ts";

/** Whose request it is. */
export interface Owner {
  readonly key: ApiKey;
  readonly organization: Organization;
}

/** Finds the owner of the API key in an `Authorization` header; without one, the request is refused before anything else. */
export function ownerOf(state: State, authorization: string | null | undefined): Owner | undefined {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  const key = token === undefined ? undefined : state.keys.get(token);
  const organization = key && state.organizations.get(key.organization);
  return key && organization && { key, organization };
}
