import { expect, it } from "vitest";
import { createApi } from "../../src/gate/api.ts";
import { markerOf } from "../../src/gate/comments.ts";
import { readGateData, type GateData } from "../../src/gate/data.ts";
import { publish } from "../../src/gate/publish.ts";
import type { Report } from "../../src/report/report.ts";
import { ownDocument } from "../documents/own.ts";
import { compare } from "../compare.ts";
import { patched } from "../patch.ts";
import { startPlatform, type Platform } from "./platform.ts";

const own = ownDocument();
const breaking = compare(own, patched(own, [["remove", "/components/schemas/Message/properties/score"]]));
const none = compare(own, own);
const sha = "a".repeat(40);

const data = (...reports: Report[]): GateData =>
  readGateData(
    JSON.stringify({
      schemaVersion: 1,
      pullRequest: 7,
      reports: reports.map((report) => ({ schemaVersion: 1, ...report })),
      checks: [{ name: "lint", outcome: "success" }],
    }),
  );

async function start(): Promise<{
  platform: Platform;
  run: (given: GateData, event?: string, head?: string, repository?: string) => ReturnType<typeof publish>;
}> {
  const platform = await startPlatform();
  platform.pulls.set(7, { sha, repository: "fork/r" });
  const api = createApi({ url: platform.url, token: "secret-token" });
  return {
    platform,
    run: (given, event = "pull_request", head = sha, repository = "fork/r") =>
      publish(api, given, {
        repository: "o/r",
        runUrl: "https://example.com/run/1",
        run: { event, head_sha: head, head_repository: { full_name: repository } },
      }),
  };
}

it("comments once, rewrites the comment, and keeps it when the changes are gone", async () => {
  const { platform, run } = await start();
  expect((await run(data(breaking))).lines).toEqual(["openapi.json: comment created"]);
  expect(platform.comments[0]?.body).toContain("`score` was removed");
  expect((await run(data(breaking))).lines).toEqual(["openapi.json: comment unchanged"]);
  expect((await run(data(none))).lines).toEqual(["openapi.json: comment updated"]);
  expect(platform.comments).toHaveLength(1);
  expect(platform.comments[0]?.body).toContain("No contract changes.");
});

it("says nothing where there was never anything to say", async () => {
  const { platform, run } = await start();
  await run(data(none));
  expect(platform.comments).toEqual([]);
});

it("finds its comment behind hundreds of others, and takes nobody's copy of the marker for it", async () => {
  const { platform, run } = await start();
  platform.add(`${markerOf("openapi.json")}\nI copied this.`);
  for (let count = 0; count < 250; count += 1) platform.add(`Comment ${count}`);
  platform.add(`${markerOf("openapi.json")}\nold`, "Bot");
  platform.add("The last one");
  expect((await run(data(breaking))).lines).toEqual(["openapi.json: comment updated"]);
  expect(platform.comments).toHaveLength(253);
  expect(
    platform.requests.filter((request) => request.startsWith("GET") && request.includes("comments")),
  ).toHaveLength(3);
});

it("keeps a comment for each contract", async () => {
  const { platform, run } = await start();
  const other = { ...breaking, contract: "billing/openapi.yaml" };
  await run(data(breaking, other));
  await run(data(breaking, { ...none, contract: "billing/openapi.yaml" }));
  expect(platform.comments.map(({ body }) => body.split("\n")[0])).toEqual([
    "<!-- contract-diff: openapi.json -->",
    "<!-- contract-diff: billing/openapi.yaml -->",
  ]);
  expect(platform.comments[1]?.body).toContain("No contract changes.");
});

it("cuts a long report at the limit with a pointer to the whole, and tries a shorter one on 422", async () => {
  const { platform, run } = await start();
  const [change] = breaking.changes;
  if (change === undefined) throw new Error("There is no change.");
  const long = {
    ...breaking,
    changes: Array.from({ length: 900 }, (_, index) => ({
      ...change,
      what: `\`member_${index}\` was removed`,
    })),
  };
  await run(data(long));
  const [comment] = platform.comments;
  expect(comment?.body.length).toBeGreaterThan(40_000);
  expect(comment?.body.length).toBeLessThanOrEqual(65_536);
  expect(comment?.body).toMatch(/of 900 changes, the most severe first.*\(https:\/\/example\.com\/run\/1\)/);
  // A platform that counts bytes, say.
  platform.limit = 30_000;
  await run(data({ ...long, contract: "b.json" }));
  expect(platform.comments[1]?.body.length).toBeLessThanOrEqual(30_000);
  platform.limit = 100;
  await expect(run(data({ ...long, contract: "c.json" }))).rejects.toThrow("even when it is short (422)");
});

it("never passes in silence where it may not write", async () => {
  const { platform, run } = await start();
  platform.readOnly = true;
  await expect(run(data(breaking))).rejects.toThrow(
    /may not write comments \(403: Resource not accessible.*pull-requests: write/,
  );
});

it("writes to no pull request but the one that the run is of", async () => {
  const { platform, run } = await start();
  await expect(run(data(breaking), "pull_request", sha, "other/r")).rejects.toThrow(
    "belongs to another repository",
  );
  expect((await run(data(breaking), "pull_request", "b".repeat(40))).lines).toEqual([
    "Pull request 7 has newer commits, whose own run comments.",
  ]);
  await expect(run({ ...data(breaking), pullRequest: 8 })).rejects.toThrow("cannot be read (404)");
  expect((await run(data(breaking), "merge_group")).lines).toEqual([
    "A run for merge_group has no pull request to comment on.",
  ]);
  expect(platform.comments).toEqual([]);
});

it("does not send its token to another host", async () => {
  const platform = await startPlatform();
  const api = createApi({ url: platform.url, token: "secret-token" });
  await expect(api.call("GET", "http://127.0.0.1:9/steal")).rejects.toThrow("isn't the API of this run");
});

it("shows nothing of data that is not as the schema says", () => {
  const good = JSON.parse(JSON.stringify(data(breaking))) as Record<string, unknown>;
  const bad: readonly [object | string, RegExp][] = [
    ["{", /not JSON/],
    [{ ...good, run: "curl" }, /\/run is unknown/],
    [{ ...good, pullRequest: "7" }, /\/pullRequest must be integer/],
    [{ ...good, checks: [{ name: "$(x)", outcome: "success" }] }, /\/checks\/0\/name must match/],
    [
      {
        ...good,
        reports: [{ ...breaking, schemaVersion: 1, changes: [{ ...breaking.changes[0], step: "huge" }] }],
      },
      /\/reports\/0\/changes\/0\/step must be one of/,
    ],
    [
      { ...good, reports: [{ ...breaking, schemaVersion: 1, contract: "x".repeat(5000) }] },
      /longer than 4000/,
    ],
    ["1".repeat(9_000_000), /at most 8000000/],
  ];
  for (const [text, fault] of bad)
    expect(() => readGateData(typeof text === "string" ? text : JSON.stringify(text))).toThrow(fault);
});
