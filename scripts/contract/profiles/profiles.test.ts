import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toProfile, profiles, type Json, type JsonObject } from "@messaging-api/lint/profile";
import { Document, Spectral } from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { oas } from "@stoplight/spectral-rulesets";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { repository } from "../../lib/paths.ts";
import { startRedocly } from "../../testing/redocly.ts";
import { pairsOf } from "./bodies.ts";
import { broken, instanceOf, seeded } from "./instances.ts";
import { judgeOf, readAs31 } from "./verdicts.ts";

const generated = (name: string) => join(repository, "packages/types/generated", name);
const read = (name: string) => JSON.parse(readFileSync(generated(name), "utf8")) as JsonObject;
const source = read("openapi.json");
const redocly = startRedocly();

// What the profiles lose is the exclusivity of variants, and nothing else: with that given up in the source, too, both must
// judge every body alike.
const [variants] = profiles.plain;
if (variants?.name !== "variants") throw new Error("The first transformation is no longer `variants`.");
const relaxed = variants.apply(source).document;
// Of eighty random edits of the profiles, 5,000 bodies of each schema found 41, the last of them with the 822nd. Most others
// change nothing, such as a type beside a constant.
const bodiesEach = 2000;

const read30 = (name: string) => readAs31(read(name)) as JsonObject;
const made = {
  "openapi.plain.json": read("openapi.plain.json"),
  "openapi-3.0.json": read30("openapi-3.0.json"),
};

// Both at once: drawing the bodies, and judging each by the source, takes longer than the verdicts of the profiles.
it("the profiles accept every example, and refuse and accept what the source does, but for the variants", () => {
  const [judgeSource, judgeRelaxed] = [judgeOf(source), judgeOf(relaxed)];
  const judges = Object.entries(made).map(([name, profile]) => {
    const schemas = new Map(pairsOf(source, profile).map(([body, other]) => [body.name, other.schema]));
    return { name, judgeProfile: judgeOf(profile), schemas };
  });
  const pairs = pairsOf(source, relaxed);
  const pool = pairs.flatMap(([{ examples }]) =>
    examples.flatMap((one) => Object.entries(typeof one === "object" && one !== null ? one : {})),
  ) as [string, Json][];
  const random = seeded(20_261_127);
  const wrong: string[] = [];
  const more = new Map<string, number>(judges.map(({ name }) => [name, 0]));
  let [accepted, refused] = [0, 0];
  for (const [body, other] of pairs) {
    const judge = (candidate: Json) => {
      const strict = judgeSource(body.schema, candidate);
      const loose = judgeRelaxed(other.schema, candidate);
      for (const { name, judgeProfile, schemas } of judges) {
        const verdict = judgeProfile(schemas.get(body.name) ?? true, candidate);
        if (verdict !== loose || (strict && !verdict))
          wrong.push(`${name} ${body.name} ${JSON.stringify(candidate)}`);
        if (verdict && !strict) more.set(name, (more.get(name) ?? 0) + 1);
      }
      if (strict) accepted += 1;
      else refused += 1;
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
  for (const [name, count] of more) expect(count, name).toBeGreaterThan(0);
});

describe.each(Object.keys(made))("%s", (name) => {
  it("says in its header what it accepts more", () => {
    const { report } = toProfile(source, name === "openapi-3.0.json" ? "3.0" : "plain");
    expect(report.acceptsMore.map(({ at }) => at)).toEqual(
      variants.apply(source).acceptsMore?.map(({ at }) => at),
    );
    const yaml = readFileSync(generated(name.replace(".json", ".yaml")), "utf8");
    for (const { at } of report.acceptsMore) expect(yaml).toContain(`# - ${at}`);
  });

  it("is valid to three independent validators", async () => {
    const { code, output } = await redocly("lint", generated(name), "--extends=spec");
    expect(code, output).toBe(0);
    expect(await new Validator().validate(generated(name))).toMatchObject({ valid: true });
    const linter = new Spectral();
    linter.setRuleset({ extends: [[oas, "off"]], rules: { "oas3-schema": "error" } } as never);
    const found = await linter.run(new Document(readFileSync(generated(name), "utf8"), parsers.Json, name));
    expect(found.map(({ message, path }) => `${path.join("/")}: ${message}`)).toEqual([]);
  });
});
