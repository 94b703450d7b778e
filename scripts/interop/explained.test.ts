import { expect, it } from "vitest";
import { failuresOf, type Executed } from "./explained.ts";

const operations = [
  { name: "POST /groups/{groupId}/members", statuses: [200, 201, 501] },
  { name: "POST /groups/{groupId}/icon", statuses: [200, 400] },
];
const step = (stepId: string, statusCode: number, passed: boolean, type = "application/json"): Executed => ({
  stepId,
  request: { headers: { "content-type": type } },
  response: { statusCode },
  checks: [{ passed }],
});
const members = "post-groups-{groupId}-members-step";
const icon = "post-groups-{groupId}-icon-step";

it("says why a step of a generated workflow can't pass", () => {
  const { explained, unexplained } = failuresOf(
    [step(members, 501, false), step(members, 201, false), step(icon, 400, false, "multipart/form-data")],
    operations,
  );
  expect(explained.map((one) => [one.why.split(" ").slice(0, 3).join(" "), ...one.operations])).toEqual([
    ["The API has", "POST /groups/{groupId}/members"],
    ["The workflow expects", "POST /groups/{groupId}/members"],
    ["The runner sends", "POST /groups/{groupId}/icon"],
  ]);
  expect(unexplained).toEqual([]);
});

it("explains nothing else", () => {
  const { explained, unexplained } = failuresOf(
    [
      step(members, 404, false),
      step(members, 200, false),
      step(icon, 400, false),
      step(icon, 501, false),
      step("get-other-step", 200, false),
      { stepId: icon, checks: [] },
      step(icon, 200, true),
    ],
    operations,
  );
  expect(explained).toEqual([]);
  expect(unexplained).toEqual([
    "POST /groups/{groupId}/members (answer 404)",
    "POST /groups/{groupId}/members (answer 200)",
    "POST /groups/{groupId}/icon (answer 400)",
    "POST /groups/{groupId}/icon (answer 501)",
    "get-other-step (answer 200)",
    "POST /groups/{groupId}/icon (answer 0)",
  ]);
});
