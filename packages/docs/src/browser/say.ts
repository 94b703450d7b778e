let place: HTMLElement | undefined;

/** Announces something to screen readers that is also visible. */
export function say(text: string): void {
  if (place === undefined) {
    place = document.createElement("p");
    place.setAttribute("role", "status");
    place.className = "skip";
    document.body.append(place);
  }
  const own = place;
  own.textContent = "";
  // Screen readers don't announce a text that is present from the start or that doesn't change.
  setTimeout(() => (own.textContent = text), 50);
}
