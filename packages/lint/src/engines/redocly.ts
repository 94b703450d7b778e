import { lint, loadConfig } from "@redocly/openapi-core";
import { Failure, messageOf } from "../failure.ts";
import type { Finding } from "../findings/finding.ts";
import { nameOf, placeOf, start } from "../document/place.ts";
import type { Reading } from "../document/read-files.ts";
import { ownFinding } from "../document/unreadable.ts";
import { withoutPlace } from "../document/yaml-fault.ts";

type Problem = Awaited<ReturnType<typeof lint>>[number];

/**
 * The findings of Redocly's rules in the files of a document, except those about references: `reference-broken`
 * reports the same faults, and doesn't look into data.
 *
 * @param configPath The user's `redocly.yaml`.
 * @throws Failure if the configuration can't be read.
 */
export async function redoclyFindings(reading: Reading, configPath: string): Promise<Finding[]> {
  const config = await loadConfig({ configPath }).catch((error: unknown) => {
    throw new Failure(`Can't read ${nameOf(configPath)}: ${messageOf(error)}`);
  });
  try {
    const problems = await lint({ ref: reading.entry, config, externalRefResolver: reading.resolver });
    return problems.filter((problem) => !problem.ignored && isOwn(problem)).map(findingOf);
  } catch (error) {
    return [failed(reading.entry, error)];
  }
}

/** Redocly's linter throws if references form a circle or a very long chain. The other rules still run. */
function failed(entry: string, error: unknown): Finding {
  const why = withoutPlace(messageOf(error));
  const message = `Redocly's rules can't run on this document: ${why}. Fix its references, or switch Redocly off.`;
  return ownFinding("redocly-failed", "warning", {
    file: nameOf(entry),
    message,
    place: start,
    pointer: "#/",
  });
}

function isOwn({ ruleId }: Problem): boolean {
  return ruleId !== "no-unresolved-refs" && ruleId !== "bundler";
}

function findingOf({ location, message, ruleId, severity, suggest, reference }: Problem): Finding {
  const [at] = location;
  if (at === undefined) throw new TypeError(`A finding of ${ruleId} has no place: ${message}`);
  const pointer = at.pointer ?? "#/";
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  return {
    file: nameOf(at.source.absoluteRef),
    pointer,
    ...placeOf(at.source, pointer),
    rule: ruleId,
    severity: severity === "warn" ? "warning" : "error",
    message: message.trim().replaceAll(/\s*\n\s*/g, " ") + hint,
    engine: "redocly",
    ...(reference !== undefined && { url: reference }),
  };
}
