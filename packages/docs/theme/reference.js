import { init } from "./redoc.js";

const response = await fetch("openapi.json");
init(
  await response.json(),
  { schemaDefinitionsTagName: "Error schemas", scrollYOffset: "header.site", disableTelemetry: true },
  document.getElementById("redoc"),
);
