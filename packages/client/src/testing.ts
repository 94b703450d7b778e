export { errorBody, errorResponse, type Changes } from "./error-body.ts";
export {
  createFakeClient,
  type FakeAnswer,
  type FakeAnswers,
  type FakeCall,
  type FakeClient,
} from "./fake-client.ts";
