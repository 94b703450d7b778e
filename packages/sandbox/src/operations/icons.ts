import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import type { UploadedFile } from "../rules/upload.ts";
import type { Group } from "../state/types.ts";
import { deviceFault } from "./device.ts";
import { withGroup } from "./groups.ts";
import { isSame, pictureOf } from "./pictures.ts";
import type { Operation } from "./types.ts";

export const setGroupIcon: Operation = (call) =>
  withLinkedGroup(call, (group, chatGuid) => {
    const { icon: file } = bodyOf<{ icon: UploadedFile }>(call);
    const icon = isSame(group.icon, file) && group.icon ? group.icon : pictureOf(call.world, "ico", file);
    group.icon = icon;
    const message = "The icon of the linked chat is set.";
    return changed(group, chatGuid, { icon_url: icon.url }, message, "The icon is set.");
  });

export const removeGroupIcon: Operation = (call) =>
  withLinkedGroup(call, (group, chatGuid) => {
    group.icon = null;
    return changed(group, chatGuid, {}, "The linked chat has no icon.", "The icon is removed.");
  });

/** Our assumption: a group that isn't linked to an iMessage chat is refused with 400. */
function withLinkedGroup(call: Call, use: (group: Group, chatGuid: string) => Answer): Answer {
  return withGroup(call, (group) => {
    const { chatGuid } = group;
    if (chatGuid === null) return refuse(400, {}, "the group isn't linked to an iMessage chat");
    return deviceFault(call, call.organization.chats.get(group.id)) ?? use(group, chatGuid);
  });
}

function changed({ id }: Group, chatGuid: string, icon: object, sync: string, message: string): Answer {
  const device_sync = { chat_guid: chatGuid, synced: true, message: sync };
  return answer(200, { success: true, group_id: id, chat_guid: chatGuid, ...icon, device_sync, message });
}
