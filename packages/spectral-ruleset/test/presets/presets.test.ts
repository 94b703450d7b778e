import { readFileSync } from "node:fs";
import core from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { describe, expect, it } from "vitest";
import { errorContract } from "../../src/error-contract.ts";
import { rules } from "../../src/rules.ts";
import { presets } from "../../src/presets.ts";
import { parseYaml } from "../../src/testing/rule-tests.ts";

/** A way to break the clean document of a style. */
interface Fault {
  readonly rule: string;
  readonly replace: string;
  readonly with: string;
  /** A part of the line of the finding; without it and without `place`, the finding is at the first line of `with`. */
  readonly at?: string;
  /** The path of the finding, names separated by dots, where no text is unique. */
  readonly place?: string;
}

interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly place: string;
  readonly message: string;
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const styles = Object.keys(presets) as (keyof typeof presets)[];

const spectrals = new Map<keyof typeof presets, core.Spectral>();

/** Spectral with the rules of a style. Once, because to check a ruleset takes longer than to run it. */
function spectralOf(preset: keyof typeof presets): core.Spectral {
  const known = spectrals.get(preset);
  if (known !== undefined) return known;
  const spectral = new core.Spectral();
  spectral.setRuleset(errorContract({ preset }) as core.RulesetDefinition);
  spectrals.set(preset, spectral);
  return spectral;
}

/** What the rules find in a text, as Spectral reports it. */
async function lint(text: string, preset: keyof typeof presets): Promise<Finding[]> {
  const found = await spectralOf(preset).run(new core.Document(text, parsers.Yaml as never, "document.yaml"));
  return found
    .filter(({ code }) => String(code) in rules)
    .map(({ code, path, range, message }) => ({
      rule: String(code),
      line: range.start.line,
      place: path.join("."),
      message,
    }));
}

const shown = (found: readonly Finding[]) =>
  found.map(({ rule, line, place, message }) => `${rule} ${line + 1} ${place} ${message}`).join("\n");

describe.each(styles)("the style %s", (preset) => {
  const clean = read(preset === "messaging-api" ? "../../src/testing/good.yaml" : `${preset}.yaml`);
  const faults = parseYaml(read(`${preset}.faults.yaml`)) as Fault[];

  it("has no finding in its clean document", async () => expect(shown(await lint(clean, preset))).toBe(""));

  it("has at least 12 faults, of as many rules", () =>
    expect(new Set(faults.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(12));

  it.each(faults)("$rule: $with", async (fault) => {
    expect(clean).toContain(fault.replace);
    const broken = clean.replace(fault.replace, () => fault.with);
    const found = await lint(broken, preset);
    const own = found.filter(({ rule }) => rule === fault.rule);
    if (fault.place !== undefined)
      expect(
        own.map(({ place }) => place),
        shown(found),
      ).toContain(fault.place);
    else
      expect(
        own.map(({ line }) => line),
        shown(found),
      ).toContain(lineOf(broken, clean, fault));
    // One cause, one finding.
    expect(own, shown(found)).toHaveLength(1);
  });
});

/** The line, from 0, of the fault, or of what stands for it. */
function lineOf(broken: string, clean: string, { at, replace, with: text }: Fault): number {
  if (at === undefined) {
    const change = text.split("\n").findIndex((line, index) => line !== replace.split("\n")[index]);
    return clean.slice(0, clean.indexOf(replace)).split("\n").length - 1 + change;
  }
  const lines = broken.split("\n");
  const line = lines.findIndex((one) => `${one}\n`.includes(at));
  if (line < 0) throw new TypeError(`No line has ${at}.`);
  return line;
}
