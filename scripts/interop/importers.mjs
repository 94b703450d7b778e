// Run by importers.ts in this folder, where the importers are installed. Prints what each of them keeps of the collection.
import { readFileSync } from "node:fs";
import { postmanToBruno } from "@usebruno/converters";
import sdk from "postman-collection";

const collection = JSON.parse(readFileSync(process.argv[2], "utf8"));
const nameOf = (body) => body.code ?? String(body.status);

function postman() {
  const found = new Set();
  new sdk.Collection(collection).forEachItem((item) =>
    item.responses.each((one) => found.add(nameOf(one.json()))),
  );
  return [...found];
}

async function bruno() {
  const made = await postmanToBruno(collection);
  const found = new Set();
  const walk = (items) => {
    for (const { items: below, examples = [] } of items) {
      if (below) walk(below);
      for (const { response } of examples)
        found.add(nameOf(JSON.parse(response.body.content ?? response.body)));
    }
  };
  walk((made.collection ?? made).items);
  return [...found];
}

console.log(JSON.stringify({ "postman-collection": postman(), "@usebruno/converters": await bruno() }));
