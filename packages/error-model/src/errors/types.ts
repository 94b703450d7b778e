import type { ErrorContract } from "../contract/error-contract.ts";
import type { ErrorSchema } from "../contract/error-schema.ts";
import type { Path } from "../document/json.ts";
import type { Operation } from "../document/operation.ts";
import type { Pointer } from "../document/pointer.ts";
import type { Place } from "../files/files.ts";

/** A member of an error's body. */
export interface ErrorMember {
  readonly name: string;
  /** JSON types, without `null`. Empty if the schema names none. */
  readonly types: readonly string[];
  /** Whether every body of this error, or of this variant, has it. */
  readonly required: boolean;
  readonly nullable: boolean;
  /** The only values, if the schema lists them. */
  readonly values: readonly unknown[] | undefined;
  readonly format: string | undefined;
  readonly description: string | undefined;
  /** Whether all errors have it: the code, the status, the text, or a member of the envelope. */
  readonly common: boolean;
  readonly place: Place;
}

/** One of several shapes that the body of one error can have. */
export interface ErrorVariant {
  readonly title: string | undefined;
  readonly members: readonly ErrorMember[];
  /** Members that a body of this variant never has. */
  readonly absent: readonly string[];
  readonly schema: unknown;
  readonly place: Place;
}

/** An example body of an error. */
export interface ErrorExample {
  readonly value: unknown;
  /** Whether it is in the error's schema or in a response. */
  readonly source: "schema" | "response";
  readonly place: Place;
}

/** One operation that returns an error under one key of its responses. */
export interface Answer {
  readonly operation: Operation;
  /** The key of `responses`: a status, a range such as `4XX`, or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** Names of response headers, in lower case. */
  readonly headers: readonly string[];
  /** The discriminators of the unions that choose the error. */
  readonly discriminators: readonly { readonly property: string | undefined; readonly place: Place }[];
  /** Where the response is, after following references. */
  readonly place: Place;
}

/** Where an error is returned. Errors with the same responses share this object. */
export interface Answers {
  readonly all: readonly Answer[];
  /** Each operation once. `kind` marks those of webhooks and callbacks. */
  readonly operations: readonly Operation[];
  /** Each key of `responses` once. */
  readonly statuses: readonly string[];
}

/** An error: a schema with one of its codes. */
export interface ContractError {
  /** The component's name; undefined for a schema that is written in place. */
  readonly schema: string | undefined;
  /** The code as text. Undefined for an error without one, and for one whose code is open. */
  readonly code: string | undefined;
  /** The code as a body has it: a string or an integer. */
  readonly codeValue: unknown;
  /** Whether it has a code, has none, or has a member for the code that can hold anything. */
  readonly kind: "coded" | "codeless" | "open";
  /** Where the code is written. */
  readonly codePlace: Place | undefined;
  /** Where the schema is written. */
  readonly place: Place;
  /** The statuses that the schema itself fixes. Empty if only the keys of responses say. */
  readonly fixedStatuses: readonly number[];
  readonly answers: Answers;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The value of the extension, such as `x-error`, or what the list of codes says about this one. */
  readonly extension: unknown;
  /** The member `retry` of the extension. */
  readonly retry: string | undefined;
  /** The members of the object that holds the code. */
  readonly members: readonly ErrorMember[];
  readonly variants: readonly ErrorVariant[];
  readonly examples: readonly ErrorExample[];
  /** For rules: shapes, and the schemas that apply. */
  readonly source: ErrorSchema;
}

/** Why a part of a document can't be read. */
export interface ModelProblem {
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly place: Place;
  /** The broken reference as the author wrote it. Undefined for a part that exceeds the limits of the model. */
  readonly ref: string | undefined;
}

/** The errors of a document. */
export interface ErrorModel {
  /** Every pair of a schema and a code, in the order of the document. */
  readonly errors: readonly ContractError[];
  /** Broken references, and parts that exceed the limits of the model. The rest is still read. */
  readonly problems: readonly ModelProblem[];
  /** One sentence: what was found or, if nothing was, where `readErrors` looked and which option to set. */
  readonly summary: string;
  /** The code's place in a body. */
  readonly codePointer: Pointer;
  /** For rules. */
  readonly contract: ErrorContract;
  /** Where a path of `contract.document` is written. */
  readonly placeOf: (path: Path) => Place;
}
