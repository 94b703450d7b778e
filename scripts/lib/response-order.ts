import type { Document, Operation } from "@messaging-api/error-model/bundled";
import { isMap, isScalar, parseAllDocuments, visit, type YAMLMap } from "yaml";

/** The statuses of each operation whose author did not write them in ascending order, by its `operationId`. */
export type ResponseOrder = ReadonlyMap<string, readonly string[]>;

// A private-use character: no text of a contract has it, and YAML writers don't quote a key with it.
const mark = "\uE000";

/** The text of one of the contract's files. An object always keeps its text. */
interface SourceFile {
  readonly body: string;
}

const known = new WeakMap<SourceFile, readonly (readonly [string, readonly string[]])[]>();

/**
 * Reads the order of the responses from the contract's files. A JavaScript object can't keep this order: it
 * lists numeric keys first, in ascending order, so the 200 of a repeated request would come before the 202.
 */
export function responseOrderOf(files: readonly SourceFile[]): ResponseOrder {
  const orders = files.flatMap((file) => {
    const found = known.get(file) ?? (mayDescend(file.body) ? ordersIn(file.body) : []);
    known.set(file, found);
    return found;
  });
  return new Map(orders);
}

/** The same from the text of the bundled JSON, which has it already. To parse the contract's files again takes longer. */
export function responseOrderIn(json: string): ResponseOrder {
  const order = new Map<string, readonly string[]>();
  for (const operation of json.split(/^ {6}"(?:get|put|post|delete|patch)": \{$/m).slice(1)) {
    const operationId = /^ {8}"operationId": "(\w+)"/m.exec(operation)?.[1];
    const responses = /^ {8}"responses": \{$([\s\S]*?)^ {8}\}/m.exec(operation)?.[1] ?? "";
    const statuses = [...responses.matchAll(/^ {10}"(\w+)": /gm)].map(([, status = ""]) => status);
    if (operationId !== undefined && statuses.join() !== statuses.toSorted().join())
      order.set(operationId, statuses);
  }
  return order;
}

/** Whether a file is worth parsing: parsing all of them takes longer than making the whole document. */
function mayDescend(text: string): boolean {
  return text.split(/\bresponses\b/).some((part) => {
    const statuses = [...part.matchAll(/['"]?\b([1-5]\d\d)['"]?\s*:/g)].map(([, status]) => Number(status));
    return statuses.some((status, index) => status < (statuses[index - 1] ?? 0));
  });
}

function ordersIn(text: string): [string, readonly string[]][] {
  const found: [string, readonly string[]][] = [];
  for (const document of parseAllDocuments(text)) {
    if (!("contents" in document)) continue;
    visit(document, {
      Map(_, map: YAMLMap) {
        const [operationId, responses] = [map.get("operationId"), map.get("responses")];
        if (typeof operationId !== "string" || !isMap(responses)) return;
        const statuses = responses.items.map(({ key }) => String(isScalar(key) ? key.value : key));
        if (statuses.join() !== statuses.toSorted().join()) found.push([operationId, statuses]);
      },
    });
  }
  return found;
}

/**
 * Serializes a document with its responses in the author's order.
 *
 * @param write Makes the text. It may put keys in quotes or not: they come out in the quotes that YAML and JSON need.
 */
export function inResponseOrder(document: object, order: ResponseOrder, write: (document: object) => string) {
  const quote = write({ "200": "" }).includes("'") ? "'" : '"';
  // If the key is quoted, the first quote is before the mark. A search that starts with the mark is fast.
  return write(withMarks(document, order)).replaceAll(
    new RegExp(`${mark}(\\w+)(['"]?):`, "g"),
    (_, status: string, end: string) => (end === "" ? `${quote}${status}${quote}:` : `${status}${end}:`),
  );
}

/** The document with a mark in front of every status whose order is known, so that objects keep the order. */
function withMarks(document: object, order: ResponseOrder): object {
  const inItem = (item: object = {}) =>
    Object.fromEntries(Object.entries(item).map(([name, operation]) => [name, inOperation(operation)]));
  const inOperation = (operation: unknown) => {
    const own: Operation = Object(operation);
    const { operationId, responses } = own;
    const statuses = order.get(operationId ?? "");
    if (statuses === undefined || responses === undefined) return operation;
    const rank = new Map(statuses.map((status, index) => [status, index]));
    const entries = Object.entries(responses)
      .sort(([one], [other]) => (rank.get(one) ?? statuses.length) - (rank.get(other) ?? statuses.length))
      .map(([status, response]) => [mark + status, response]);
    return { ...own, responses: Object.fromEntries(entries) };
  };
  const inItems = (items: Partial<Document["paths"]>) =>
    Object.fromEntries(Object.entries(items).map(([path, item]) => [path, inItem(item)]));
  const { paths, webhooks }: Partial<Document> = document;
  return {
    ...document,
    ...(paths !== undefined && { paths: inItems(paths) }),
    ...(webhooks !== undefined && { webhooks: inItems(webhooks) }),
  };
}
