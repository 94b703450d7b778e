import { cpus } from "node:os";
import { exponentOf, type Line } from "./chart.ts";
import type { Size } from "./contract.ts";
import type { Measured } from "./measure.ts";

/** A size, and what each part costs there. */
export interface Sized extends Size {
  /** Bytes of the bundled document as JSON. */
  readonly bytes: number;
  readonly measured: ReadonlyMap<string, Measured>;
}

/** CPU time and memory in a cell of the table. */
export function cell({ cpu, mb }: Measured): string {
  return `${(cpu / 1000).toFixed(1)} s, ${Math.round(mb)} MB`;
}

/** From 100 codes: below that, startup dominates. */
const fitted = (sizes: readonly Sized[]) => sizes.filter(({ codes }) => codes >= 100);

/** CPU time by codes, for each part. */
export function linesOf(sizes: readonly Sized[]): Line[] {
  return namesOf(sizes).map((name) => ({
    name,
    points: fitted(sizes).map((size) => [size.codes, cpuOf(size, name)]),
  }));
}

/** The table, for the documentation of the benches. */
export function toMarkdown(sizes: readonly Sized[]): string {
  const rows = namesOf(sizes).map((name) => {
    const cells = sizes.map(({ measured }) => measured.get(name)).map((one) => (one ? cell(one) : ""));
    return `| ${[name, ...cells, exponent(byCodes(sizes, name)), exponent(growth(sizes, name))].join(" | ")} |`;
  });
  const heads = sizes.map(
    ({ codes, operations, bytes }) =>
      `${codes.toLocaleString("en")}, ${operations.toLocaleString("en")}: ${(bytes / 1e6).toFixed(1)} MB`,
  );
  return [
    `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown CPU"}.`,
    "",
    `| | ${heads.join(" | ")} | by codes | growth |`,
    `|---|${sizes.map(() => "---|").join("")}---|---|`,
    ...rows,
    "",
  ].join("\n");
}

const namesOf = ([first]: readonly Sized[]) => [...(first?.measured.keys() ?? [])];
const cpuOf = ({ measured }: Sized, name: string) => measured.get(name)?.cpu ?? 0;
const byCodes = (sizes: readonly Sized[], name: string): Line["points"] =>
  fitted(sizes).map((size) => [size.codes, cpuOf(size, name)]);

/** What the synthetic codes and operations add to the document, and to the time. Startup isn't in it. */
function growth(sizes: readonly Sized[], name: string): Line["points"] {
  const [empty] = sizes;
  if (empty === undefined) return [];
  return fitted(sizes).map((size) => [size.bytes - empty.bytes, cpuOf(size, name) - cpuOf(empty, name)]);
}

/** A part that adds less than this isn't fitted, since the noise of a measurement is as large. */
const leastAdded = 30;

function exponent(points: Line["points"]): string {
  const clear = points.filter(([, added]) => added >= leastAdded);
  return clear.length < 3 ? "–" : exponentOf(clear).toFixed(2);
}
