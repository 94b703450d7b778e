#!/usr/bin/env bash
# A NestJS handler that documents two errors of one status: two `@ApiResponse({ status: 429 })`, each with its own schema.
# Expected: a response whose schema is a union of the two, or an error that says that a status can be documented once.
# Seen (@nestjs/swagger 12.0.2): the description joins the texts of both, and the schema is that of the upper decorator alone.
# Nothing warns that the other one is gone.
# For you: the document describes an error that no client generated from it knows. Write one decorator a status, with `oneOf`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @nestjs/common@12.5.1 @nestjs/core@12.5.1 @nestjs/platform-express@12.5.1 \
  @nestjs/swagger@12.0.2 reflect-metadata@0.2.2 rxjs@7.8.2 typescript@5.9.3
npm install --silent --no-audit --no-fund node@24.21.0
export PATH="$folder/node_modules/.bin:$PATH"
cat > app.mts <<'TS'
import "reflect-metadata";
import { Controller, Module, Post } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ApiResponse, DocumentBuilder, SwaggerModule } from "@nestjs/swagger";
const schema = (code: string) => ({ type: "object", required: ["code"], properties: { code: { type: "string", enum: [code] } } });
@Controller()
class Messages {
  @Post("/messages")
  @ApiResponse({ status: 429, description: "The quota is used up.", schema: schema("quota") })
  @ApiResponse({ status: 429, description: "The plan allows no more.", schema: schema("plan_cap") })
  send() {}
}
@Module({ controllers: [Messages] })
class App {}
const app = await NestFactory.create(App, { logger: false });
const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
const response = paths["/messages"].post.responses[429];
console.log(`description: ${JSON.stringify(response.description)}`);
console.log(`schema: ${JSON.stringify(response.content["application/json"].schema)}`);
const both = ["The quota is used up.", "The plan allows no more."].every((text) => response.description.includes(text));
process.exit(both && JSON.stringify(response.content) === JSON.stringify({ "application/json": { schema: schema("quota") } }) ? 0 : 1);
TS
npx --no-install tsc app.mts --noCheck --module nodenext --target es2022 --experimentalDecorators
echo "@nestjs/swagger 12.0.2, @nestjs/core 12.5.1"
node app.mjs
