// The program that the documentation shows for Java: models of every schema, in the folder that the second argument names.
import { readFileSync } from "node:fs";
import { JavaFileGenerator } from "@asyncapi/modelina";

const [, , document, folder] = process.argv;
const generator = new JavaFileGenerator({ collectionType: "List" });
await generator.generateToFiles(JSON.parse(readFileSync(document, "utf8")), folder, { packageName: "api" });
