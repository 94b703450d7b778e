// The program that the documentation shows for Java. It writes models of every schema to the folder in the second
// argument.
import { readFileSync } from "node:fs";
import { JavaFileGenerator } from "@asyncapi/modelina";

const [, , document, folder] = process.argv;
const generator = new JavaFileGenerator({ collectionType: "List" });
await generator.generateToFiles(JSON.parse(readFileSync(document, "utf8")), folder, { packageName: "api" });
