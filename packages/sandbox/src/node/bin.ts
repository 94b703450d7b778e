#!/usr/bin/env node
import { run } from "./run.ts";

// Without `await`: CommonJS has none at the top level. `run` reports what goes wrong.
void run(process.argv.slice(2));
