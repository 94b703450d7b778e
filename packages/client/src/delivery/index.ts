export { waitForDelivery } from "./wait-for-delivery.ts";
export type {
  DeliveryErrorCode,
  DeliveryOptions,
  DeliveryResult,
  MessageStatus,
  WaitError,
} from "./types.ts";
export type { DeliveryError } from "./delivery-error.ts";
