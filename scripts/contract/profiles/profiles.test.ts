import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toProfile, profiles, type Json, type JsonObject } from "@messaging-api/lint/profile";
import { Document, Spectral } from "@stoplight/spectral-core";
import * as parsers from "@stoplight/spectral-parsers";
import { oas } from "@stoplight/spectral-rulesets";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { repository } from "../../lib/paths.ts";
import { redoclyCli } from "../../lib/redocly.ts";
import { run } from "../../lib/run.ts";
import { pairsOf } from "./bodies.ts";
import { broken, instanceOf, seeded } from "./instances.ts";
import { judgeOf, readAs31 } from "./verdicts.ts";

const generated = (name: string) => join(repository, "packages/types/generated", name);
const read = (name: string) => JSON.parse(readFileSync(generated(name), "utf8")) as JsonObject;
const source = read("openapi.json");

// What the profiles lose is the exclusivity of variants, and nothing else: with that given up in the source, too, both must
// judge every body alike.
const [variants] = profiles.plain;
if (variants?.name !== "variants") throw new Error("The first transformation is no longer `variants`.");
const relaxed = variants.apply(source).document;
const bodiesEach = 5000;

describe.each([
  ["openapi.plain.json", (document: JsonObject) => document],
  ["openapi-3.0.json", (document: JsonObject) => readAs31(document) as JsonObject],
] as const)("%s", (name, asJsonSchema) => {
  const profile = asJsonSchema(read(name));
  const [judgeSource, judgeRelaxed, judgeProfile] = [source, relaxed, profile].map(judgeOf);
  const relaxedBodies = new Map(pairsOf(source, relaxed).map(([body, other]) => [body.name, other.schema]));
  const pairs = pairsOf(source, profile);
  const pool = pairs.flatMap(([{ examples }]) =>
    examples.flatMap((one) => Object.entries(typeof one === "object" && one !== null ? one : {})),
  ) as [string, Json][];

  it("accepts every example, and refuses and accepts what the source does, but for the variants", () => {
    const random = seeded(20_261_127);
    const wrong: string[] = [];
    let [accepted, refused, more] = [0, 0, 0];
    for (const [body, other] of pairs) {
      const judge = (candidate: Json) => {
        const strict = judgeSource?.(body.schema, candidate);
        const loose = judgeRelaxed?.(relaxedBodies.get(body.name) ?? true, candidate);
        const made = judgeProfile?.(other.schema, candidate);
        if (made !== loose || (strict && !made)) wrong.push(`${body.name} ${JSON.stringify(candidate)}`);
        if (strict) accepted += 1;
        else refused += 1;
        if (made && !strict) more += 1;
      };
      body.examples.forEach(judge);
      for (let count = 0; count < bodiesEach; count += 2) {
        const candidate = instanceOf(source, body.schema, random);
        judge(candidate);
        judge(broken(candidate, pool, random));
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    // The bodies are worth something only if both verdicts are common, and the variants were among them.
    expect(Math.min(accepted, refused) / (accepted + refused)).toBeGreaterThan(0.15);
    expect(more).toBeGreaterThan(0);
  });

  it("says in its header what it accepts more", () => {
    const { report } = toProfile(source, name === "openapi-3.0.json" ? "3.0" : "plain");
    expect(report.acceptsMore.map(({ at }) => at)).toEqual(
      variants.apply(source).acceptsMore?.map(({ at }) => at),
    );
    const yaml = readFileSync(generated(name.replace(".json", ".yaml")), "utf8");
    for (const { at } of report.acceptsMore) expect(yaml).toContain(`# - ${at}`);
  });

  it("is valid to three independent validators", async () => {
    const { code, output } = await run(
      process.execPath,
      [redoclyCli, "lint", generated(name), "--extends=spec"],
      {
        REDOCLY_TELEMETRY: "off",
      },
    );
    expect(code, output).toBe(0);
    expect(await new Validator().validate(generated(name))).toMatchObject({ valid: true });
    const linter = new Spectral();
    linter.setRuleset({ extends: [[oas, "off"]], rules: { "oas3-schema": "error" } } as never);
    const found = await linter.run(new Document(readFileSync(generated(name), "utf8"), parsers.Json, name));
    expect(found.map(({ message, path }) => `${path.join("/")}: ${message}`)).toEqual([]);
  });
});
