import type { paths } from "@messaging-api/types";
import type { Operations } from "../../generated/operations.ts";

interface Verbs {
  GET: "get";
  POST: "post";
  PUT: "put";
  PATCH: "patch";
  DELETE: "delete";
}

/** An HTTP method that the client has a function for. */
export type Method = keyof Verbs;

// From a generated table: to look for the method in each path of `paths` is what took a compiler the longest.
/** The paths that a method can be called on. */
export type PathOf<M extends Method> = keyof Operations[M] & string;

/** The name of an operation: its method and its path, as in `"POST /chats/{chatId}/messages"`. */
export type OperationName = { [M in Method]: `${M} ${PathOf<M>}` }[Method];

// `string` instead of `OperationName`, here and below: to prove that a generic method and path make a name, the
// compiler would try every pair of names.
// `infer` instead of `paths[P][Verbs[M]]`, which to the compiler may be any operation until it knows the path: it would work
// out the arguments of all of them.
export type OperationOf<N extends string> = N extends `${infer M extends Method} ${infer P}`
  ? P extends keyof paths
    ? paths[P] extends { [V in Verbs[M]]: infer O }
      ? O
      : never
    : never
  : never;
type ResponsesOf<N extends string> = OperationOf<N> extends { responses: infer R } ? R : never;
type Json<R> = R extends { content: { "application/json": infer B } }
  ? B
  : R extends { content?: never }
    ? undefined
    : never;
type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206;

/** The successful response of an operation. */
export type DataOf<N extends string> = {
  [S in keyof ResponsesOf<N>]: S extends Success ? Json<ResponsesOf<N>[S]> : never;
}[keyof ResponsesOf<N>];

type ParamsInit<O> = O extends { parameters: infer P }
  ? {} extends P
    ? { readonly params?: P }
    : { readonly params: P }
  : {};
type BodyInit<O> = O extends { requestBody: { content: { "application/json": infer B } } }
  ? { readonly body: B }
  : O extends { requestBody?: { content: { "application/json": infer B } } }
    ? { readonly body?: B }
    : {};

/** The input of an operation: `params` (path, query, header) and `body`. */
export type RequestOf<N extends string> = InitOf<OperationOf<N>>;
// One operation at a time: the intersection of two unions would be every pair.
type InitOf<O> = O extends unknown ? ParamsInit<O> & BodyInit<O> : never;

/** What an operation does, in a few words. */
export type SummaryOf<N extends string> = N extends `${infer M extends Method} ${infer P}`
  ? P extends keyof Operations[M]
    ? Operations[M][P]
    : never
  : never;
