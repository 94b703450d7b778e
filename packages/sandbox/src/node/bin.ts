#!/usr/bin/env node
import { run } from "./run.ts";

// Without `await`, because CommonJS has no top-level `await`. `run` reports failures.
void run(process.argv.slice(2));
