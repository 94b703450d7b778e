import { expect, it } from "vitest";
import { send } from "../test/play.ts";
import { createSandbox, deliveryScenarios, scenarios, type Sandbox } from "./index.ts";
import { failures } from "./delivery/failures.ts";

/** The last event that a scenario shows. */
async function play(
  sandbox: Sandbox,
  { key, steps }: { key: string; steps: (typeof deliveryScenarios)[0]["steps"] },
) {
  let last: unknown;
  for (const step of steps) last = await (await send(sandbox, key, step)).json();
  return (last as { events: { body: object }[] }).events?.at(-1)?.body;
}

it.each(deliveryScenarios)("ends with the event: $title", async (scenario) => {
  const { event, errorCode } = scenario;
  expect(await play(createSandbox(), scenario)).toMatchObject({
    event,
    ...(errorCode && { error_code: errorCode }),
  });
});

it("has a scenario for each way in which a message can fail", () => {
  const codes = deliveryScenarios.flatMap(({ errorCode }) => errorCode ?? []);
  expect(codes.toSorted()).toEqual(
    Object.values(failures)
      .map(({ error_code }) => error_code)
      .toSorted(),
  );
});

it("lets every scenario be played after every other, twice", async () => {
  const sandbox = createSandbox();
  for (const scenario of [...Object.values(scenarios), ...Object.values(scenarios)])
    for (const step of scenario.steps) await send(sandbox, scenario.key, step);
  for (const scenario of [...deliveryScenarios, ...deliveryScenarios.toReversed()])
    expect(await play(sandbox, scenario)).toMatchObject({ event: scenario.event });
});
