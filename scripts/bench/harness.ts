/** One thing to measure. It resolves to its own measurement, or to nothing: then the wall time counts. */
export type Contender = () => Promise<number | void> | number | void;

/** A table of contenders that are measured side by side. */
export interface Bench {
  readonly title: string;
  /** Unit of the measured figures; wall times are in `ms`. */
  readonly unit: string;
  /** How often each contender runs, besides one run to warm up. */
  readonly rounds: number;
  /** The others are compared with the first. */
  readonly contenders: Readonly<Record<string, Contender>>;
  /** What a reader needs to know to judge the figures. */
  readonly note?: string;
}

/** The figures of one contender over all rounds. */
export interface Row {
  readonly name: string;
  readonly median: number;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number];
  /** Median of the per-round ratio to the first contender. */
  readonly ratio: number;
  readonly samples: readonly number[];
}

/**
 * Runs the contenders interleaved, in another order each round, so that a slow machine affects all of them. Ratios
 * are computed within a round, where conditions are most similar.
 */
export async function measure({ contenders, rounds }: Bench): Promise<Row[]> {
  const entries = Object.entries(contenders);
  const samples = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, contender] of rotated(entries, Math.max(round, 0))) {
      const started = performance.now();
      const own = await contender();
      const figure = own ?? performance.now() - started;
      if (round >= 0) samples.get(name)?.push(figure);
    }
  }
  const [first = []] = samples.values();
  return [...samples].map(([name, figures]) => ({
    name,
    median: quantile(figures, 0.5),
    quartiles: [quantile(figures, 0.25), quantile(figures, 0.75)],
    ratio: quantile(
      figures.map((figure, round) => figure / (first[round] ?? Number.NaN)),
      0.5,
    ),
    samples: figures,
  }));
}

/** The rows as a Markdown table. */
export function toMarkdown({ title, unit, rounds, note }: Bench, rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, median, quartiles: [low, high], ratio }) =>
      `| ${name} | ${short(median)} | ${short(low)} - ${short(high)} | ${ratio.toFixed(2)} |`,
  );
  return [
    `### ${title}`,
    "",
    `| | median, ${unit} | quartiles, ${unit} | ratio to the first |`,
    "|---|---|---|---|",
    ...lines,
    "",
    `${rounds} rounds, interleaved.${note ? ` ${note}` : ""}`,
    "",
  ].join("\n");
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

function quantile(figures: readonly number[], q: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

function short(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3);
}
