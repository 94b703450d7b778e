import type { Forced } from "../forcing/forced.ts";
import { newContacts } from "../rules/new-contact-window.ts";
import { conversationsToday } from "../rules/plan-cap.ts";
import type { ApiKey, Plan, SenderNumber, State } from "../state/types.ts";
import type { World } from "../world.ts";

/** What the sandbox knows, as plain data. */
export interface Inspection {
  readonly now: number;
  readonly organizations: readonly OrganizationInspection[];
  readonly forced: readonly Forced[];
}

export interface OrganizationInspection {
  readonly key: string;
  readonly name: string;
  readonly plan: Plan;
  readonly requestsPerSecond: number | null;
  readonly numbers: readonly (Omit<SenderNumber, "card"> & { readonly newContacts: number })[];
  readonly newContacts: number;
  readonly newConversationsToday: number;
  readonly contacts: number;
  readonly groups: number;
  readonly chats: number;
  readonly messages: number;
  readonly polls: number;
  /** How many messages carried a contact card. */
  readonly cardsSent: number;
}

/** Copies what is worth seeing, without the text of any message. */
export function inspect(world: World): Inspection {
  const { state } = world;
  const now = world.now();
  return {
    now,
    organizations: [...state.keys.values()].flatMap((key) => organizationOf(state, key, now)),
    forced: structuredClone(state.forced),
  };
}

function organizationOf(state: State, key: ApiKey, now: number): OrganizationInspection[] {
  const organization = state.organizations.get(key.organization);
  if (organization === undefined) return [];
  const { name, plan, numbers, contacts, groups, chats, messages, polls, cardsSent } = organization;
  return [
    {
      key: key.key,
      name,
      plan: { ...plan },
      requestsPerSecond: key.requestsPerSecond,
      numbers: numbers.map(({ card: _, ...one }) => ({
        ...one,
        newContacts: newContacts(organization, now, one.phoneNumber),
      })),
      newContacts: newContacts(organization, now),
      newConversationsToday: conversationsToday(organization, now),
      contacts: contacts.size,
      groups: groups.size,
      chats: chats.size,
      messages: messages.size,
      polls: polls.size,
      cardsSent,
    },
  ];
}
