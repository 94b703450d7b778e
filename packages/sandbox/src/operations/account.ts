import { answer } from "../answer.ts";
import type { Operation } from "./types.ts";

export const getMe: Operation = ({ key, organization }) => {
  const { id, name, createdAt, numbers, usage } = organization;
  return answer(200, {
    auth_type: "api_key",
    valid: true,
    api_key: key.key,
    organization_id: id,
    metadata: {},
    integration_details: null,
    organization: { organization_id: id, name, country_code: "US", created_at: createdAt },
    devices: numbers.map(({ phoneNumber, isActive, lastActiveAt, planKind }) => ({
      phone_number: phoneNumber,
      is_active: isActive,
      last_active: lastActiveAt,
      plan_kind: planKind,
    })),
    usage: {
      inbound_messages: usage.inbound,
      outbound_messages: usage.outbound,
      last_message_sent: usage.lastSentAt,
    },
  });
};

export const listNumbers: Operation = ({ organization }) => {
  const numbers = organization.numbers.map(({ phoneNumber, isActive, lastActiveAt, planKind }) => ({
    phone_number: phoneNumber,
    is_active: isActive,
    last_active: lastActiveAt === null ? null : new Date(lastActiveAt).toISOString(),
    plan_kind: planKind,
  }));
  return answer(200, { numbers });
};
