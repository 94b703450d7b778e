/**
 * The parts of Redocly's engine that read files. Its rules are loaded only by a run that needs them: the bundler takes from
 * here just the modules that these names come from.
 */
export {
  BaseResolver,
  getLineColLocation,
  isAbsoluteUrl,
  ResolveError,
  Source,
  YamlParseError,
} from "@redocly/openapi-core";
