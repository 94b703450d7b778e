import { answer, refuse } from "../answer.ts";
import { identifierOf } from "../recipients.ts";
import { second } from "../state/limits.ts";
import type { ContactLocation, Organization } from "../state/types.ts";
import type { Operation } from "./types.ts";

/** How long a refresh of locations takes. The API says 15 to 20 seconds. */
const refreshMs = 15 * second;

export const listLocationContacts: Operation = ({ organization, world }) =>
  isReachable(organization) ? answer(200, { friends: friendsOf(organization, world.now()) }) : refuse(404);

export const getLocationContact: Operation = ({ organization, parameters, world }) => {
  const handle = identifierOf(parameters["handle"] ?? "");
  if (handle === undefined) return refuse(400, {}, "`handle` must be a phone number or an email address");
  const friend = friendsOf(organization, world.now()).find((one) => one.handle === handle);
  return friend === undefined ? refuse(404) : answer(200, friend);
};

export const refreshLocationContacts: Operation = ({ organization, world }) => {
  const now = world.now();
  const friends = isReachable(organization) ? friendsOf(organization, now) : [];
  // One refresh at a time: the next one can begin when this one has ended.
  if (now >= organization.refreshedAt + refreshMs) organization.refreshedAt = now;
  return answer(200, { success: true, friends });
};

/** The locations, including those of a completed refresh. */
function friendsOf(organization: Organization, now: number) {
  const fresh = organization.refreshedAt + refreshMs;
  if (organization.refreshedAt > 0 && now >= fresh)
    for (const location of organization.locations.values()) location.updatedAt = fresh;
  return [...organization.locations].map(([handle, location]) => shown(handle, location));
}

function isReachable({ numbers }: Organization): boolean {
  return numbers.some(({ isActive }) => isActive);
}

function shown(handle: string, { coordinates, updatedAt }: ContactLocation) {
  return { handle, coordinates, status: "live", last_updated: updatedAt };
}
