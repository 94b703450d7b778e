// Load this before a script to print the peak memory of the process, in kilobytes.
process.on("exit", () => void process.stderr.write(`\nPEAK ${process.resourceUsage().maxRSS}\n`));
