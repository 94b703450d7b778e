import type { OperationId } from "../contract.ts";
import * as account from "./account.ts";
import * as backgrounds from "./backgrounds.ts";
import * as calls from "./calls.ts";
import * as cards from "./contact-cards.ts";
import * as chats from "./chats.ts";
import * as contacts from "./contacts.ts";
import * as groups from "./groups.ts";
import * as icons from "./icons.ts";
import * as locations from "./locations.ts";
import * as members from "./members.ts";
import * as messages from "./messages.ts";
import * as numbers from "./number-lookup.ts";
import * as polls from "./polls.ts";
import { addReaction } from "./reactions.ts";
import * as tags from "./tags.ts";
import type { Operation } from "./types.ts";
import * as typing from "./typing.ts";
import { webhookOperations } from "./webhooks.ts";

/** Every operation of the contract. One that is missing is a compile error here. */
export const operations = {
  getMe: account.getMe,
  listNumbers: account.listNumbers,
  getMyContactCard: cards.getMyContactCard,
  updateMyContactCard: cards.updateMyContactCard,
  requestCallForwarding: calls.requestCallForwarding,
  listContacts: contacts.listContacts,
  createContact: contacts.createContact,
  getContact: contacts.getContact,
  updateContact: contacts.updateContact,
  deleteContact: contacts.deleteContact,
  getContactCapabilities: contacts.getContactCapabilities,
  listContactTags: tags.listContactTags,
  addContactTags: tags.addContactTags,
  deleteContactTag: tags.deleteContactTag,
  listGroups: groups.listGroups,
  createGroup: groups.createGroup,
  getGroup: groups.getGroup,
  updateGroup: groups.updateGroup,
  deleteGroup: groups.deleteGroup,
  listGroupMembers: groups.listGroupMembers,
  addGroupMember: members.addGroupMember,
  removeGroupMember: members.removeGroupMember,
  setGroupIcon: icons.setGroupIcon,
  removeGroupIcon: icons.removeGroupIcon,
  listChats: chats.listChats,
  getChat: chats.getChat,
  markChatRead: chats.markChatRead,
  getChatBackground: backgrounds.getChatBackground,
  setChatBackground: backgrounds.setChatBackground,
  removeChatBackground: backgrounds.removeChatBackground,
  startTyping: typing.startTyping,
  stopTyping: typing.stopTyping,
  sendMessage: messages.sendMessage,
  listMessages: messages.listMessages,
  getMessage: messages.getMessage,
  getMessageStatus: messages.getMessageStatus,
  addReaction,
  sendPoll: polls.sendPoll,
  getPollResults: polls.getPollResults,
  shareContactCard: cards.shareContactCard,
  listLocationContacts: locations.listLocationContacts,
  getLocationContact: locations.getLocationContact,
  refreshLocationContacts: locations.refreshLocationContacts,
  callFaceTime: calls.callFaceTime,
  lookupPhoneNumber: numbers.lookupPhoneNumber,
  lookupPhoneNumberPost: numbers.lookupPhoneNumberPost,
  batchLookupPhoneNumbers: numbers.batchLookupPhoneNumbers,
  ...webhookOperations,
} satisfies Record<OperationId, Operation>;
