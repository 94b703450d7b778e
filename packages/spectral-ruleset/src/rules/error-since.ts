import { members, text } from "@messaging-api/error-model";
import { problem, type Rule } from "../rule.ts";

export default {
  description: "No error is listed since a version that is later than the document's.",
  severity: "error",
  why: "Readers compare `since` with the version they use. A version that does not exist hides the error from all of them.",
  where: "components.schemas.contact_expired",
  good: `
x-error: { since: 1.0.0 }   # and \`version: 1.0.0\` in \`info\``,
  bad: `
x-error: { since: 1.1.0 }   # and \`version: 1.0.0\` in \`info\``,
  fix: "Write the version that first lists the error, or raise `version` of `info`.",
  links: ["https://semver.org"],
  set: "house",
  *check({ document, errors, options }) {
    const version = text(members(document["info"])["version"]);
    if (version === undefined) return;
    for (const { path, extension } of errors.values()) {
      const since = text(members(extension)["since"]);
      if (since !== undefined && isLater(since, version))
        yield problem(`write a version up to ${version}, the document's own: ${since} is later`, [
          ...path,
          options.extension,
          "since",
        ]);
    }
  },
} as const satisfies Rule;

/** Whether one version is later than another. False for a text that isn't a version. */
function isLater(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((version) => /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version)?.slice(1));
  if (ours === undefined || theirs === undefined) return false;
  for (const [index, part] of ours.entries()) {
    const difference = Number(part ?? 0) - Number(theirs[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
