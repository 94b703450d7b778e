import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { launchBrowser } from "../../../scripts/lib/browser.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { bundle } from "../test/bundle.ts";
import { contendersOf, type Kind } from "./calls.ts";

const kinds: Readonly<Record<Kind, string>> = {
  failing: "Bar: 0.9 times openapi-fetch.",
  successful: "Bar: 1.0 times openapi-fetch.",
};

const inNode = Object.entries(kinds).map(([kind, note]): Bench => ({
  title: `One ${kind} call in Node, with a fetch that answers at once`,
  unit: "µs",
  rounds: 61,
  contenders: contendersOf(kind as Kind),
  note,
}));

/** Runs all rounds in a page, and returns the median of each contender. */
async function inPage(kind: Kind): Promise<Record<string, number>> {
  const script = await bundle(`import { contendersOf } from "../bench/calls.ts";
import { measure } from "../../../scripts/bench/harness.ts";
measure({ contenders: contendersOf("${kind}"), rounds: 41 }).then((rows) => {
  document.title = JSON.stringify(Object.fromEntries(rows.map(({ name, median }) => [name, median])));
});`);
  const page = new TextDecoder().decode(script);
  const server = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end(`<script type="module">${page}</script>`),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction("document.title !== ''", undefined, { timeout: 120_000 });
    return JSON.parse(await tab.title()) as Record<string, number>;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

const inChromium = Object.entries(kinds).map(([kind, note]): Bench => {
  // One page measures all contenders of a round, interleaved.
  let round: Promise<Record<string, number>> | undefined;
  const names = Object.keys(contendersOf(kind as Kind));
  let asked = 0;
  const figure = (name: string) => async () => {
    if (asked++ % names.length === 0) round = inPage(kind as Kind);
    return (await round!)[name]!;
  };
  return {
    title: `One ${kind} call in Chromium, with a fetch that answers at once`,
    unit: "µs",
    rounds: 3,
    contenders: Object.fromEntries(names.map((name) => [name, figure(name)])),
    note: `Each round is a page, with the medians of 41 rounds of its own. ${note}`,
  };
});

export const callTimes: readonly Bench[] = [...inNode, ...inChromium];
