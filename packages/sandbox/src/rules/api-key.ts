import type { ApiKey, Organization, State } from "../state/types.ts";

/** Whose request it is. */
export interface Owner {
  readonly key: ApiKey;
  readonly organization: Organization;
}

/**
 * Finds the owner of the API key in an `Authorization` header. Without a valid key, the request is refused before any
 * other check.
 */
export function ownerOf(state: State, authorization: string | null | undefined): Owner | undefined {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  const key = token === undefined ? undefined : state.keys.get(token);
  const organization = key && state.organizations.get(key.organization);
  return key && organization && { key, organization };
}
