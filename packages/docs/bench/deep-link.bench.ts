import { join } from "node:path";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { conditions, measurePage, setup, type Condition } from "./conditions.ts";

const site = join(repository, paths.site);

/** How long a deep link takes until the operation's heading and its first parameter are painted. */
const untilShown = (path: string, condition: Condition) =>
  measurePage(site, path, condition, { watch, read: "window.shown" });

/** Looks in each frame, and reads the clock in the task after the frame that shows both texts. */
const watch = `window.shown = new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  const isShown = (text) =>
    [...document.querySelectorAll("main :is(h1, h2, dt, td, code, span)")].some(
      (one) => one.textContent.trim() === text && one.checkVisibility() && one.getBoundingClientRect().height > 0,
    );
  const look = () => {
    if (["Send a message", "chatId"].every(isShown)) port2.postMessage("");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});`;

export const benches: readonly Bench[] = conditions.map((condition) => ({
  title: `A deep link to an operation, ${condition.title}`,
  unit: "ms",
  rounds: 5,
  contenders: {
    "the operation in the Redoc reference": () => untilShown("reference/#/messages/sendmessage", condition),
    "the operation's own page": () => untilShown("operations/sendMessage/", condition),
  },
  note: `Until the heading and the first parameter are painted. ${setup}`,
}));
