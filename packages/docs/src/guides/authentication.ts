import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { statusLink } from "./links.ts";

/** How a request says whose it is. */
export function authentication(contract: Contract): Guide {
  const head = {
    slug: "authentication",
    title: "Authentication",
    description: "Send your API key as a bearer token, keep it secret, and replace it without downtime.",
  };
  return guide(
    head,
    (code) => html`<p class="lead">Every request carries your API key as a bearer token.</p>
${code("A request with its key", "bash", `curl -s ${contract.apiUrl}/me \\\n  -H "Authorization: Bearer $MESSAGING_API_KEY"`)}
<h2 id="client">In the client</h2>
<p>Give the key once. A function is asked before each attempt, so a key that changes needs no new client.</p>
${code(
  "A client whose key can change",
  "ts",
  `import { createClient } from "@messaging-api/client";

const client = createClient({ apiKey: () => process.env.MESSAGING_API_KEY! });
const { data } = await client.GET("/me");
console.log(data);`,
)}
<h2 id="secret">Keep it secret</h2>
<ul>
<li>Read it from the environment or from a secret store; never commit it.</li>
<li>Keep it on your server. Whoever has it can send messages in your name.</li>
</ul>
<h2 id="wrong">When it is refused</h2>
<p>${statusLink(contract, 401)} says that the key is missing or not known; ${statusLink(contract, 403)} says that it is known and may not do this. Neither passes by itself: do not retry.</p>`,
  );
}
