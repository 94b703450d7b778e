/** @internal Exported, so that declarations can name it. */
export declare enum UnknownValueTag {
  Value = "\u0000unknown value",
}

/**
 * An unknown string, where some are known. It is a string that equals none of the known literals, so that comparing
 * with those narrows.
 */
export type UnknownValue = UnknownValueTag.Value;

type Envelope = "error" | "message" | "status" | "code";
type CommonKey<B> = Exclude<keyof B, Envelope>;
type AnyKey<B> = B extends unknown ? CommonKey<B> : never;
type Literal<B, K extends PropertyKey> = B extends { [P in K]: infer V extends string }
  ? string extends V
    ? never
    : V
  : never;

/** A member that is fixed in some variants and open in others, such as `mode`. */
type OpenKey<B> = {
  [K in CommonKey<B>]: string extends B[K] ? ([Literal<B, K>] extends [never] ? never : K) : never;
}[CommonKey<B>];

/** One documented variant, whose open members exclude the literals of the others. */
type Variant<B, Open> = B extends unknown
  ? {
      readonly [K in keyof B as Exclude<K, Envelope>]: K extends Open
        ? string extends B[K]
          ? UnknownValue
          : B[K]
        : B[K];
    }
  : never;

/** An unknown variant: the members that all variants share, and none that only some have. */
type Unlisted<B, Open> = [Open] extends [never]
  ? never
  : {
      readonly [K in AnyKey<B> as [B] extends [{ [P in K]: unknown }] ? K : never]: K extends Open
        ? UnknownValue
        : K extends keyof B
          ? B[K]
          : never;
    } & { readonly [K in AnyKey<B> as [B] extends [{ [P in K]: unknown }] ? never : K]?: undefined };

type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

type IsUnion<B, Whole = B> = B extends unknown ? ([Whole] extends [B] ? false : true) : never;

/**
 * The context members of an error body: everything besides the envelope's own members.
 *
 * Most bodies have no variants and take a shortcut, since a program with many codes would wait for each of them.
 */
export type DetailsOf<B> =
  true extends IsUnion<B>
    ? Flat<Variant<B, OpenKey<B>> | Unlisted<B, OpenKey<B>>>
    : { readonly [K in keyof B as Exclude<K, Envelope>]: B[K] };
