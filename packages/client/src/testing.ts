export { errorBody, errorResponse, type Changes } from "./error-body.ts";
export {
  createFakeClient,
  type FakeAnswer,
  type FakeAnswers,
  type FakeCall,
  type FakeClient,
} from "./fake-client.ts";
export {
  eventBody,
  eventRequest,
  type EventChanges,
  type EventRequestOptions,
} from "./webhooks/event-request.ts";
