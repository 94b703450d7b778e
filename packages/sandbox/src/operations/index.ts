import type { OperationId } from "../contract.ts";
import * as account from "./account.ts";
import * as backgrounds from "./backgrounds.ts";
import * as chats from "./chats.ts";
import * as contacts from "./contacts.ts";
import * as groups from "./groups.ts";
import * as icons from "./icons.ts";
import * as messages from "./messages.ts";
import { addReaction } from "./reactions.ts";
import * as tags from "./tags.ts";
import type { Operation } from "./types.ts";
import * as typing from "./typing.ts";
import { webhookOperations } from "./webhooks.ts";

/** Every operation of the contract. One that is missing is a compile error here. */
export const operations = {
  getMe: account.getMe,
  listNumbers: account.listNumbers,
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
  ...webhookOperations,
} satisfies Record<OperationId, Operation>;
