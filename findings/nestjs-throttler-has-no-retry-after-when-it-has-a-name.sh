#!/usr/bin/env bash
# @nestjs/throttler with a limit that has a name, `{ name: "short", ... }`, as its documentation shows for more than one limit.
# Expected: a 429 with `Retry-After`, as without a name, since the name is for the decorators that choose limits by it.
# Seen (@nestjs/throttler 6.7.1): the 429 has a header `Retry-After-short` and no `Retry-After`.
# For you: a client that waits as long as the server asks finds nothing to wait for. Set the header in the guard's
# `throwThrottlingException`, which knows the time, and check it in a test.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @nestjs/common@12.5.1 @nestjs/core@12.5.1 @nestjs/platform-express@12.5.1 \
  @nestjs/throttler@6.7.1 reflect-metadata@0.2.2 rxjs@7.8.2 typescript@5.9.3
npm install --silent --no-audit --no-fund node@24.21.0
export PATH="$folder/node_modules/.bin:$PATH"
cat > app.mts <<'TS'
import "reflect-metadata";
import { Controller, Get, Module } from "@nestjs/common";
import { APP_GUARD, NestFactory } from "@nestjs/core";
import { ThrottlerGuard, ThrottlerModule, type ThrottlerOptions } from "@nestjs/throttler";
async function waitingHeaders(limits: ThrottlerOptions[]) {
  @Controller()
  class Messages {
    @Get("/messages")
    list() {
      return [];
    }
  }
  @Module({ imports: [ThrottlerModule.forRoot(limits)], controllers: [Messages], providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }] })
  class App {}
  const app = await NestFactory.create(App, { logger: false });
  await app.listen(0, "127.0.0.1");
  await fetch(`${await app.getUrl()}/messages`);
  const { status, headers } = await fetch(`${await app.getUrl()}/messages`);
  await app.close();
  return `${status} with ${[...headers.keys()].filter((name) => name.startsWith("retry-after")).join(" and ")}`;
}
const unnamed = await waitingHeaders([{ ttl: 60_000, limit: 1 }]);
const named = await waitingHeaders([{ name: "short", ttl: 60_000, limit: 1 }]);
console.log(`without a name: ${unnamed}`);
console.log(`with the name "short": ${named}`);
process.exit(unnamed === "429 with retry-after" && named === "429 with retry-after-short" ? 0 : 1);
TS
npx --no-install tsc app.mts --noCheck --module nodenext --target es2022 --experimentalDecorators
echo "@nestjs/throttler 6.7.1, @nestjs/core 12.5.1"
node app.mjs
