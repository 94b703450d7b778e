import { say } from "./say.ts";

/** Adds a copy button to every block of code, once, when the module is loaded. An insecure page may not copy. */
if (isSecureContext) {
  for (const block of document.querySelectorAll<HTMLElement>(".code")) {
    const code = block.querySelector("pre");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${code?.getAttribute("aria-label") ?? ""}`);
    button.addEventListener("click", async () => {
      const copied = await navigator.clipboard.writeText(code?.textContent ?? "").then(
        () => true,
        () => false,
      );
      button.textContent = copied ? "Copied" : "Not allowed";
      say(copied ? "Copied" : "The browser does not allow copying");
      setTimeout(() => (button.textContent = "Copy"), 2_000);
    });
    block.prepend(button);
  }
}
