/** How many characters two texts differ in, as a list of that length: what remains of both without the common part. */
type Difference<A extends string, B extends string> =
  AfterStart<A, B> extends [infer C extends string, infer D extends string]
    ? AfterStart<Reversed<C>, Reversed<D>> extends [infer E extends string, infer F extends string]
      ? Characters<`${E}${F}`>
      : never
    : never;

/** Two texts without the start that they share. */
type AfterStart<A extends string, B extends string> = A extends `${infer First}${infer A2}`
  ? B extends `${First}${infer B2}`
    ? AfterStart<A2, B2>
    : [A, B]
  : [A, B];

type Reversed<A extends string, Done extends string = ""> = A extends `${infer First}${infer Rest}`
  ? Reversed<Rest, `${First}${Done}`>
  : Done;

type Characters<A extends string, Done extends unknown[] = []> = A extends `${infer _}${infer Rest}`
  ? Characters<Rest, [...Done, _]>
  : Done;

type AtDistance<A extends string, All extends string, N extends number> = All extends unknown
  ? Difference<A, All>["length"] extends N
    ? All
    : never
  : never;

/** The texts that are nearest to an unknown one. */
export type Nearest<A extends string, All extends string, Tried extends unknown[] = []> = [
  AtDistance<A, All, Tried["length"]>,
] extends [never]
  ? Tried["length"] extends 60
    ? All
    : Nearest<A, All, [...Tried, unknown]>
  : AtDistance<A, All, Tried["length"]>;
