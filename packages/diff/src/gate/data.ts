import gateSchema from "../schemas/gate.schema.json" with { type: "json" };
import reportSchema from "../schemas/report.schema.json" with { type: "json" };
import { Failure } from "../failure.ts";
import type { Report } from "../report/report.ts";
import { faultOf, type Schema } from "./validate.ts";

/** What the untrusted part of the gate passes to the trusted part: only data, no code. */
export interface GateData {
  readonly schemaVersion: 1;
  /** 0 if there is none, as in a merge queue. It is a claim that the trusted part checks. */
  readonly pullRequest: number;
  readonly reports: readonly Report[];
  readonly checks: readonly {
    readonly name: string;
    readonly outcome: "success" | "failure" | "cancelled" | "skipped";
  }[];
}

// A report of a megabyte is a hundred comments.
const maxBytes = 8_000_000;

// Both files are written by hand, and use only those keywords of JSON Schema that the validator knows.
const report: Schema & { readonly $defs: Readonly<Record<string, Schema>> } = Object(reportSchema);
const gate: Schema = Object(gateSchema);

function find(ref: string): Schema {
  const found = ref === "report.schema.json" ? report : report.$defs[ref.slice("#/$defs/".length)];
  if (found === undefined) throw new TypeError(`No schema is called ${ref}.`);
  return found;
}

/**
 * Reads the data of a run that anyone can have started.
 *
 * @throws Failure if it is anything but what the schema describes.
 */
export function readGateData(text: string): GateData {
  if (text.length > maxBytes)
    throw new Failure(`The gate's data has ${text.length} characters; at most ${maxBytes} are read.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Failure("The gate's data is not JSON, so nothing of it is shown.");
  }
  const fault = faultOf(data, gate, find);
  if (fault !== undefined)
    throw new Failure(`The gate's data doesn't match its schema, so nothing of it is shown: ${fault}.`);
  return data as GateData; // Just checked against its schema.
}
