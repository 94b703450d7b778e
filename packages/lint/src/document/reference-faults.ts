import { members } from "@messaging-api/error-model";
import { isAbsoluteUrl } from "./redocly-core.ts";
import { nearest } from "@messaging-api/error-model";
import type { Finding } from "../findings/finding.ts";
import { nameOf, placeOf, pointerOf } from "./place.ts";
import type { Reading } from "./read-files.ts";
import { outcomeOf, referencesIn, targetOf, type Reference } from "./references.ts";
import { ownFinding } from "./unreadable.ts";

/** The ids of the rules about references. */
export const referenceRules = ["reference-broken", "reference-circular"] as const;

/** A finding for each reference that leads to nothing, to another host, or in a circle. */
export function referenceFaults(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const [file, { source, parsed }] of reading.files) {
    // A file that refers to nothing isn't walked.
    if (!source.body.includes("$ref") && !source.body.includes("mapping")) continue;
    // Many references lead to one target.
    const faults = new Map<string, Fault | undefined>();
    for (const reference of referencesIn(parsed)) {
      const { ref } = reference;
      if (!faults.has(ref)) faults.set(ref, faultOf(reading, file, ref));
      const fault = faults.get(ref);
      if (fault === undefined) continue;
      const pointer = pointerOf(reference.path);
      const message = `\`${shown(reference.ref)}\` ${fault.message}`;
      const place = placeOf(source, pointer);
      findings.push(ownFinding(fault.rule, "error", { file: nameOf(file), message, place, pointer }));
    }
  }
  return findings;
}

interface Fault {
  readonly rule: (typeof referenceRules)[number];
  readonly message: string;
}

function faultOf(reading: Reading, file: string, ref: Reference["ref"]): Fault | undefined {
  const target = targetOf(file, ref);
  const known = reading.files.get(target.file);
  if (known === undefined) return { rule: "reference-broken", message: whyNotRead(reading, target.file) };
  const outcome = outcomeOf(reading.parsed, file, ref);
  if (outcome === "value") return undefined;
  if (outcome === "circle")
    return {
      rule: "reference-circular",
      message: "leads in a circle and never to a value. Write the value in place of one of its references.",
    };
  return {
    rule: "reference-broken",
    message: `leads to nothing. ${adviceFor(known.parsed, target.pointer)}`,
  };
}

function whyNotRead(reading: Reading, file: string): string {
  if (isAbsoluteUrl(file) && !reading.allowsRemote)
    return "is on another host. Copy it here, or allow it with --allow-remote.";
  const why = reading.failed.get(file);
  return why === undefined || /ENOENT|no such file/i.test(why)
    ? "leads to a file that doesn't exist. Create the file, or correct the path."
    : `can't be read: ${why}.`;
}

/** The nearest name beside the one that is missing. */
function adviceFor(root: unknown, pointer: string): string {
  const parts = pointer.split("/").slice(1);
  const wanted = parts.pop() ?? "";
  let holder: unknown = root;
  for (const part of parts) holder = Array.isArray(holder) ? holder[Number(part)] : members(holder)[part];
  const names = typeof holder === "object" && holder !== null ? Object.keys(holder) : [];
  const close = nearest(wanted, names);
  return close === undefined
    ? "Create what it refers to, or correct it."
    : `Did you mean \`${["", ...parts, close].join("/")}\`?`;
}

/** A reference on one line. */
function shown(ref: string): string {
  return ref.replaceAll(/\s+/g, " ");
}
