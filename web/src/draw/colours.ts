import type { Family } from "../show/families.ts";

/** The colours of tokens.css as they are now, light or dark, in a form that canvas and WebGL understand. */
export function colourOf(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

export function familyColour(family: Family): string {
  return colourOf(`family-${family}`);
}
