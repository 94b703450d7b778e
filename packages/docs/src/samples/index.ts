import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Contract } from "../contract.ts";
import type { Language } from "../highlight.ts";
import { scenarioOf } from "../make-it-happen.ts";
import { checkOf } from "./check.ts";
import { csharpSample, goSample, javaSample } from "./compiled.ts";
import { curlSample } from "./curl.ts";
import { exampleRequest, scenarioRequest, type ExampleRequest } from "./requests.ts";
import { phpSample, pythonSample, rubySample } from "./scripting.ts";
import { clientSample, fetchSample } from "./typescript.ts";

/** Programs that handle one error. They compile and run. */
export interface Samples {
  readonly client: string;
  readonly fetch: string;
  readonly curl: string;
  readonly python: string;
  readonly go: string;
  readonly php: string;
  readonly ruby: string;
  readonly java: string;
  readonly csharp: string;
}

/** The name of each kind of sample, and its language for highlighting. */
export const sampleNames: Readonly<Record<keyof Samples, readonly [name: string, language: Language]>> = {
  client: ["Typed client", "ts"],
  fetch: ["fetch", "ts"],
  curl: ["curl", "bash"],
  python: ["Python", "python"],
  go: ["Go", "go"],
  php: ["PHP", "php"],
  ruby: ["Ruby", "ruby"],
  java: ["Java", "java"],
  csharp: ["C#", "csharp"],
};

/** The samples of an error. They send the last request of its scenario, or an example of its first operation. */
export function samplesOf(entry: ErrorEntry, contract: Contract): Samples | undefined {
  const request = requestOf(entry, contract);
  if (request === undefined) return undefined;
  const { apiUrl } = contract;
  const check = checkOf(entry);
  return {
    client: clientSample(request, check),
    fetch: fetchSample(request, apiUrl, check),
    curl: curlSample(request, apiUrl, check),
    python: pythonSample(request, apiUrl, check),
    go: goSample(request, apiUrl, check),
    php: phpSample(request, apiUrl, check),
    ruby: rubySample(request, apiUrl, check),
    java: javaSample(request, apiUrl, check),
    csharp: csharpSample(request, apiUrl, check),
  };
}

function requestOf(entry: ErrorEntry, { document }: Contract): ExampleRequest | undefined {
  const scenario = scenarioOf(entry);
  const last = scenario?.steps.at(-1);
  const wanted = scenario && exampleRequest(document, scenario.operationId);
  if (wanted && last) return scenarioRequest(wanted, last);
  const [operation] = entry.operations;
  return operation && exampleRequest(document, operation.operationId);
}
