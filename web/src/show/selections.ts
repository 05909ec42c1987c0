import type { Span } from "../ask/types.ts";
import { length } from "../say/points.ts";

/** What is selected in a text whose pieces say where they begin (`data-start`, in code points); null for nothing. */
export function selectedSpan(root: HTMLElement): Span | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = pointOf(root, range.startContainer, range.startOffset, false);
  const end = pointOf(root, range.endContainer, range.endOffset, true);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

/** The point of a place in the tree: within a piece, or at the next piece (the end of the last, for an end). */
function pointOf(root: HTMLElement, node: Node, offset: number, end: boolean): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  if (piece && node.nodeType === Node.TEXT_NODE) {
    return Number(piece.dataset["start"]) + length((node.textContent ?? "").slice(0, offset));
  }
  const edge = document.createRange();
  edge.setStart(node, offset);
  edge.collapse(true);
  const all = [...root.querySelectorAll<HTMLElement>("[data-start]")];
  if (end) {
    const last = all.filter((one) => edge.comparePoint(one, 0) < 0).at(-1);
    return last ? Number(last.dataset["start"]) + length(last.textContent ?? "") : null;
  }
  const first = all.find((one) => edge.comparePoint(one, 0) >= 0);
  return first ? Number(first.dataset["start"]) : null;
}
