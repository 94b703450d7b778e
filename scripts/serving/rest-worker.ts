import { parentPort, workerData } from "node:worker_threads";
import { docsStep } from "../../packages/docs/build.ts";
import { steps } from "../generate.ts";
import { textOf } from "../lib/failure.ts";
import { writeStep } from "../lib/step.ts";

// The thread behind rest.ts. At every message, it writes everything that is generated from the contract below its root.
parentPort?.on("message", () => {
  void writeAll(String(workerData)).then((failure) => parentPort?.postMessage(failure));
});

async function writeAll(root: string): Promise<string | undefined> {
  try {
    for (const step of [...steps, docsStep]) await writeStep(step, root);
    return undefined;
  } catch (error) {
    return textOf(error);
  }
}
