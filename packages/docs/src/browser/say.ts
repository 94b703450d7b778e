let place: HTMLElement | undefined;

/** Says something to screen readers that others see elsewhere. */
export function say(text: string): void {
  if (place === undefined) {
    place = document.createElement("p");
    place.setAttribute("role", "status");
    place.className = "skip";
    document.body.append(place);
  }
  const own = place;
  own.textContent = "";
  // A text that is there from the start, or that does not change, is not read.
  setTimeout(() => (own.textContent = text), 50);
}
