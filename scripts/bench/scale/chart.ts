/** A line of a chart: its name, and a point for each size. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const [width, height, left, top, right, bottom] = [920, 560, 70, 40, 270, 60];
const colors = [
  "#0b62a4",
  "#b3261e",
  "#2e7d32",
  "#8e24aa",
  "#b26a00",
  "#00695c",
  "#5d4037",
  "#455a64",
  "#ad1457",
  "#33691e",
  "#283593",
  "#6d4c41",
  "#00838f",
  "#9e9d24",
  "#37474f",
];

/** The exponent of the best-fitting power function. 1 is linear. */
export function exponentOf(points: Line["points"]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(Math.max(y, 0.1))] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/** Draws lines on two logarithmic axes, with a grey line for what grows as fast as the contract. */
export function chart(title: string, lines: readonly Line[]): string {
  const all = lines.flatMap(({ points }) => points);
  const range = (at: 0 | 1) =>
    [Math.min(...all.map((point) => point[at])), Math.max(...all.map((point) => point[at]))] as const;
  const [xs, ys] = [range(0), range(1)];
  const place = (value: number, [low, high]: readonly [number, number], from: number, to: number) =>
    Math.round(from + ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (to - from));
  const x = (value: number) => place(value, xs, left, width - right);
  const y = (value: number) => place(Math.max(value, ys[0]), ys, height - bottom, top);
  const ticks = (low: number, high: number) =>
    Array.from({ length: 12 }, (_, power) => 10 ** (power - 2)).filter((tick) => tick >= low && tick <= high);
  const lowest = [...lines].sort(
    (one, other) => (other.points.at(-1)?.[1] ?? 0) - (one.points.at(-1)?.[1] ?? 0),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${title}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="22" font-size="15" font-weight="600">${title}</text>`,
    ...ticks(...ys).map(
      (tick) =>
        `<path d="M${left} ${y(tick)}H${width - right}" stroke="#ddd"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick >= 1000 ? `${tick / 1000} s` : `${tick} ms`}</text>`,
    ),
    ...[...new Set(all.map(([value]) => value))].map(
      (tick) =>
        `<text x="${x(tick)}" y="${height - bottom + 20}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 14}" text-anchor="middle">codes</text>`,
    ...lowest.map(({ name, points }, index) => {
      const color = colors[index % colors.length];
      const line = points.map(([at, value]) => `${x(at)},${y(value)}`).join(" ");
      const label = top + 14 + index * 22;
      // Lines that share a color differ in their dashes.
      const dashes = Math.floor(index / colors.length);
      const stroke = `stroke="${color}"${dashes === 0 ? "" : ` stroke-dasharray="${4 / dashes} 2"`}`;
      const [from, to] = [width - right + 18, width - right + 36];
      return `<polyline points="${line}" fill="none" ${stroke} stroke-width="2"/><path d="M${from} ${label - 5}H${to}" ${stroke} stroke-width="3"/><text x="${to + 4}" y="${label}">${name} (${exponentOf(points).toFixed(2)})</text>`;
    }),
    "</svg>",
    "",
  ].join("\n");
}
