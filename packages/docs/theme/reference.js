import { init } from "./redoc.js";

const response = await fetch("openapi.json");
init(
  await response.json(),
  { schemaDefinitionsTagName: "Error schemas", disableTelemetry: true },
  document.getElementById("redoc"),
);
