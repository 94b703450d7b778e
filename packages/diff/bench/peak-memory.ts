// Loaded before a script, it says how much memory the process took at most, in kilobytes.
process.on("exit", () => void process.stderr.write(`\nPEAK ${process.resourceUsage().maxRSS}\n`));
