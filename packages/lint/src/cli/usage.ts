/** What `--help` prints. */
export const usage = `Usage: npx @messaging-api/lint [document ...] [options]

Lints OpenAPI documents and the files that they refer to: their error contract, and the rest with the rules for OpenAPI
of Spectral and, if there is a redocly.yaml, of Redocly. A document is a path, a glob in quotes, or - for standard input.

  --init                   reads the document, writes a config file for it, and says what it found
  --config FILE            the config file. By default the nearest error-contract.config.{js,ts,json,yaml}
  --preset NAME            how the documents write errors. By default detected in each document
  --format FORMAT          stylish, github, sarif, json, markdown. By default stylish, and github on GitHub Actions
  --report FORMAT=FILE     also writes a report to a file. Repeatable
  --fail-severity LEVEL    the lowest severity that fails: error, warning, information, hint. By default warning
  --ruleset FILE           a JavaScript module with a Spectral ruleset to run instead of ours
  --redocly FILE           a redocly.yaml whose rules to run too, or off
  --baseline FILE          leaves out the findings in this file
  --update-baseline        writes all findings to that file
  --allow-remote           lets references lead to other hosts
  --max-size MB            how large all files together may be. By default 50
  --timing                 prints how long each part took
  --version, --help

Other commands, each with its own --help:
  profile                  writes the document for tools that read less of OpenAPI

To adopt the rules late, write down once what there is, and commit that file:
  npx @messaging-api/lint openapi.yaml --baseline lint-baseline.json --update-baseline
From then on, the same command without --update-baseline reports only what is new.

Exit codes: 0 nothing found, 1 something found, 2 a document, the config, or an option is wrong.`;
