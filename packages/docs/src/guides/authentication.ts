import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { statusLink } from "./links.ts";

/** How to authenticate a request. */
export function authentication(contract: Contract): Guide {
  const head = {
    slug: "authentication",
    title: "Authentication",
    description: "Send your API key as a bearer token, keep it secret, and rotate it without downtime.",
  };
  return guide(
    head,
    (code) => html`<p class="lead">Send your API key as a bearer token with every request.</p>
${code("A request with its key", "bash", `curl -s ${contract.apiUrl}/me \\\n  -H "Authorization: Bearer $MESSAGING_API_KEY"`)}
<h2 id="client">Rotate API keys with the client</h2>
<p>Pass the key as a string or as a function. The client calls the function before each attempt, so you can rotate the key without a new client.</p>
${code(
  "A client that reads the key before each attempt",
  "ts",
  `import { createClient } from "@messaging-api/client";

const client = createClient({ apiKey: () => process.env.MESSAGING_API_KEY! });
const { data } = await client.GET("/me");
console.log(data);`,
)}
<h2 id="secret">Keep the key secret</h2>
<ul>
<li>Read the key from an environment variable or a secret store. Never commit it.</li>
<li>Use it on your server only. Anyone who has the key can send messages in your name.</li>
</ul>
<h2 id="wrong">When the API rejects the key</h2>
<p>${statusLink(contract, 401)} means that the key is missing or invalid. ${statusLink(contract, 403)} means that the key is valid but isn't allowed to do this. Don't retry either of them: the same request fails again.</p>`,
  );
}
