/**
 * The parts of Redocly's engine that read files. Only a run that needs Redocly's rules loads them: the bundler takes
 * just the modules that export these names.
 */
export {
  BaseResolver,
  getLineColLocation,
  isAbsoluteUrl,
  ResolveError,
  Source,
  YamlParseError,
} from "@redocly/openapi-core";
