import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { chatWith } from "../state/peers.ts";
import type { ContactCard, SenderNumber } from "../state/types.ts";
import { peerOf } from "./chats.ts";
import { deviceFault, deviceOf } from "./device.ts";
import { isDedicated, withOwnNumber } from "./own-number.ts";
import type { Operation } from "./types.ts";

interface Changes {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly avatar?: string;
  readonly sharing?: Partial<ContactCard["sharing"]>;
}

export const getMyContactCard: Operation = (call) =>
  withActiveNumber(call, (number) => {
    const { avatar, firstName, lastName, sharing } = cardOf(number);
    const name = [firstName, lastName].filter((one) => one !== null).join(" ") || null;
    return answer(200, {
      phone_number: number.phoneNumber,
      first_name: firstName,
      last_name: lastName,
      name,
      avatar,
      has_wallpaper: false,
      sharing,
    });
  });

export const updateMyContactCard: Operation = (call) =>
  withActiveNumber(call, (number) => {
    const { avatar, first_name, last_name, sharing } = bodyOf<Changes>(call);
    const names = [first_name, last_name, avatar].filter((one) => one !== undefined);
    if (names.length > 0 && !isDedicated(number)) return refuse(403);
    if (avatar !== undefined && !isPicture(avatar))
      return refuse(400, {}, "`avatar` must be a JPEG or PNG file in Base64");
    if (number.inTrouble) return refuse(502);
    const card = cardOf(number);
    number.card = {
      firstName: first_name === undefined ? card.firstName : first_name || null,
      lastName: last_name === undefined ? card.lastName : last_name || null,
      avatar: avatar ?? card.avatar,
      sharing: { ...card.sharing, ...sharing },
    };
    const { firstName, lastName } = number.card;
    const { phoneNumber: phone_number } = number;
    return answer(200, { success: true, phone_number, first_name: firstName, last_name: lastName });
  });

/** The next message to the chat carries the card: `accept` reads the flag and clears it. */
export const shareContactCard: Operation = (call) => {
  const { organization } = call;
  const peer = peerOf(call);
  if (peer === undefined) return refuse(400, {}, "these recipients have no group yet; send them a message");
  if (peer.startsWith("grp_") && !organization.groups.has(peer))
    return refuse(400, {}, "no group has the id in `chatId`");
  const known = organization.chats.get(peer);
  const number = deviceOf(organization, known);
  if (number !== undefined && !isDedicated(number)) return refuse(403);
  const fault = deviceFault(call, known);
  if (fault !== undefined) return fault;
  chatWith(organization, peer).cardStaged = true;
  const message = "The next message to this chat carries the contact card.";
  return answer(200, { success: true, chat_id: peer, message });
};

/** Our assumption: an inactive number has no card. */
function withActiveNumber(call: Call, use: (number: SenderNumber) => Answer): Answer {
  return withOwnNumber(call, (number) => (number.isActive ? use(number) : refuse(404)));
}

function cardOf({ card }: SenderNumber): ContactCard {
  const sharing = { enabled: false, audience: 0, name_format: 0 };
  return card ?? { firstName: null, lastName: null, avatar: null, sharing };
}

/** Base64 of the first bytes of a JPEG or a PNG file. */
function isPicture(text: string): boolean {
  return /^(?:\/9j\/|iVBORw0KGgo)(?:[A-Za-z0-9+/]{4})*/.test(text) && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
