import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Renderer } from "./renderer.ts";

const installed = (name: string) => join(import.meta.dirname, "../node_modules", name);
// The npm package `redoc` 3.0.1 asks for a version that is not published. The Redocly CLI carries the same bundle.
const redocly = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));

/** Every renderer of the suite. None of them may need another host. */
export const renderers: readonly Renderer[] = [
  {
    name: "Redoc 2",
    folder: installed("redoc-2"),
    files: { "redoc.js": "bundles/redoc.standalone.js" },
    html: `<redoc spec-url="openapi.json"></redoc>
<script src="redoc.js"></script>`,
    hash: "#operation/sendMessage",
    handles: {
      ready: "[data-section-id='operation/sendMessage'] h3",
      folded: "h3 ~ div > button:has(> strong):not(:has(+ div)), button[aria-label^='expand']",
      choices: ["[role=tab], td button:not([aria-label]), ul + div > button, button:has(+ button)"],
    },
  },
  {
    name: "Redoc 3",
    folder: redocly,
    files: { "redoc.js": "lib/chunks/redoc.standalone.js" },
    html: `<div id="redoc"></div>
<script type="module">
  import { init } from "./redoc.js";
  const response = await fetch("openapi.json");
  init(await response.json(), { disableTelemetry: true }, document.getElementById("redoc"));
</script>`,
    hash: "#/messages/sendmessage",
    handles: {
      ready: "[data-response-codes-tablist]",
      folded: "main button:has(> span + span:is(:not(:empty))):not([role]):not([aria-haspopup])",
      choices: ["main [role=tab], [data-response-codes-tablist] ~ * button"],
      menus: "button.button-variant-outlined[aria-haspopup=menu]",
    },
  },
  {
    name: "Swagger UI 5",
    folder: installed("swagger-ui-dist"),
    files: { "swagger-ui.js": "swagger-ui-bundle.js", "swagger-ui.css": "swagger-ui.css" },
    html: `<link rel="stylesheet" href="swagger-ui.css">
<div id="swagger-ui"></div>
<script src="swagger-ui.js"></script>
<script>SwaggerUIBundle({ url: "openapi.json", dom_id: "#swagger-ui", docExpansion: "full", defaultModelsExpandDepth: -1 });</script>`,
    handles: {
      ready: ".responses-table",
      folded:
        ".model-box-control[aria-expanded=false], .json-schema-2020-12-accordion:has(.json-schema-2020-12-accordion__icon--collapsed)",
      choices: [".responses-table [role=tab][data-name=model][aria-selected=false]"],
    },
  },
  {
    name: "Scalar",
    folder: installed("@scalar/api-reference"),
    files: { "scalar.js": "dist/browser/standalone.js" },
    html: `<script id="api-reference" data-url="openapi.json" data-configuration='{"withDefaultFonts":false,"hideModels":true}'></script>
<script src="scalar.js"></script>`,
    hash: "#tag/messages/POST/chats/{chatId}/messages",
    handles: {
      ready: "[id$='responses.429']",
      folded: ".parameter-item-trigger[aria-expanded=false], .schema-card-title[aria-expanded=false]",
      choices: ["[role=tab].tab"],
      menus: ".composition-selector, .response-example-selector",
    },
  },
  {
    name: "Stoplight Elements",
    folder: installed("@stoplight/elements"),
    files: { "elements.js": "web-components.min.js", "elements.css": "styles.min.css" },
    html: `<link rel="stylesheet" href="elements.css">
<elements-api apiDescriptionUrl="openapi.json" router="hash" hideSchemas="true"></elements-api>
<script src="elements.js"></script>`,
    hash: "#/operations/sendMessage",
    handles: {
      ready: "[role=tab][data-key='429']",
      folded: "[role=button]:has(.fa-chevron-right)",
      choices: ["[role=tab]"],
      menus: "[role=tabpanel] [aria-haspopup=true]",
    },
  },
  {
    name: "RapiDoc",
    folder: installed("rapidoc"),
    files: { "rapidoc.js": "dist/rapidoc-min.js" },
    html: `<rapi-doc spec-url="openapi.json" render-style="focused" load-fonts="false" schema-expand-level="9"></rapi-doc>
<script type="module" src="rapidoc.js"></script>`,
    hash: "#post-/chats/-chatId-/messages",
    handles: {
      ready: "api-response",
      folded: ".toggle-not-there",
      choices: ["[part~=btn-response-status]", "[data-tab=schema], [data-tab=example]"],
    },
  },
];
