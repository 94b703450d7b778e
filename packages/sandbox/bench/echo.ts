import { createServer } from "node:http";

// The minimum for a Node.js server with the same bodies: it reads each request to its end and sends a fixed answer.
const [port, body = ""] = process.argv.slice(2);
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
const server = createServer({ noDelay: true }, (request, response) => {
  request.setEncoding("utf8");
  let text = "";
  request.on("data", (chunk: string) => (text += chunk));
  request.on("end", () => response.writeHead(202, headers).end(body));
});
server.listen(Number(port), "127.0.0.1", () => console.log("Echo: ready"));
