export { waitForDelivery } from "./wait-for-delivery.ts";
export type { DeliveryOptions, DeliveryResult, WaitError } from "./types.ts";
export type { DeliveryError, DeliveryErrorCode, MessageStatus } from "./delivery-error.ts";
