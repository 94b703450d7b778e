/** What a validator says about one place of a value. */
export interface Violation {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  /** A member that can't be present together with this one. */
  readonly beside?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says what is wrong with a value: the member, and why. */
export function describe(violations: readonly Violation[], whole: string): string {
  // A choice only reports that no alternative fits. Each alternative reports why.
  const reasons = violations.filter(({ keyword }) => keyword !== "oneOf" && keyword !== "anyOf");
  // The alternative that got furthest has the most useful message.
  const depth = Math.max(...reasons.map(depthOf));
  const deepest = reasons.filter((one) => depthOf(one) === depth);
  const excluded = deepest.filter(({ keyword }) => keyword === "false schema");
  const [first] = excluded.length > 0 ? excluded : deepest;
  if (first === undefined) return `${whole} isn't valid`;
  if (excluded.length > 0) return exclusion(excluded);
  const here = deepest.filter(({ instancePath }) => instancePath === first.instancePath);
  // If names are listed, a pattern beside them only allows other spellings.
  const listed = here.filter(({ keyword }) => keyword === "enum");
  const texts = new Set((listed.length > 0 ? listed : here).map(expectation));
  return `${memberOf(first) || whole} ${[...texts].join(" or ").replaceAll(" or must be ", " or ")}`;
}

/** Members that exclude each other. */
function exclusion(excluded: readonly Violation[]): string {
  const names = [...new Set(excluded.map(memberOf))];
  const other = excluded[0]?.beside;
  if (other !== undefined) names.push(`\`${other}\``);
  return names.length > 1
    ? `${names.join(" and ")} exclude each other`
    : `${names.join()} isn't allowed here`;
}

function expectation({ keyword, message, params }: Violation): string {
  if (keyword === "required") return `must have \`${String(params["missingProperty"])}\``;
  if (keyword === "enum") return `must be one of ${[params["allowedValues"]].flat().join(", ")}`;
  return message ?? "isn't valid";
}

function memberOf({ instancePath }: Violation): string {
  return instancePath === "" ? "" : `\`${instancePath.slice(1).replaceAll("/", ".")}\``;
}

function depthOf({ instancePath }: Violation): number {
  return instancePath.split("/").length;
}
