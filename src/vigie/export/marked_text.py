"""The text of a reading as HTML: evidence marked and numbered, repairs in place, everything else escaped."""

from __future__ import annotations

from html import escape

from vigie.model.claim import Reading
from vigie.model.report import Repair


def marked_text(reading: Reading) -> str:
    """The text, cut where a stretch of evidence or a repair starts or ends; every cut is linear in the text."""
    text, size = reading.text, len(reading.text)
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, claim in enumerate(reading.claims, 1):
        for piece in claim.evidence:
            if 0 <= piece.start < piece.end <= size:
                starts.setdefault(piece.start, []).append(number)
                ends.setdefault(piece.end, []).append(number)
    repairs: dict[int, list[Repair]] = {}
    for repair in reading.repairs:
        repairs.setdefault(repair.start, []).append(repair)
    cuts = sorted({0, size, *starts, *ends, *repairs, *(r.end for r in reading.repairs if r.end <= size)})
    return "".join(stretches(text, cuts, starts, ends, repairs))


def stretches(
    text: str,
    cuts: list[int],
    starts: dict[int, list[int]],
    ends: dict[int, list[int]],
    repairs: dict[int, list[Repair]],
) -> list[str]:
    """The stretches between the cuts, each with the claims that rest on it."""
    parts: list[str] = []
    active: list[int] = []
    anchored: set[int] = set()
    mended = 0
    for at, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for number in ends.get(at, ()):
            active.remove(number)
            if number not in active:
                parts.append(reference(number))
        for number in starts.get(at, ()):
            active.append(number)
            if number not in anchored:
                anchored.add(number)
                parts.append(f'<span id="words-{number}" class="anchor"></span>')
        for repair in repairs.get(at, ()):
            parts.append(removed(repair))
            mended = max(mended, repair.end)
        if stop > at:
            words = escape(text[at:stop])
            words = f"<ins>{words}</ins>" if stop <= mended else words
            depth = min(len(set(active)), 3)
            parts.append(f'<mark class="d{depth}">{words}</mark>' if depth else words)
    return parts


def reference(number: int) -> str:
    """The number of a claim behind its words, linked to its card."""
    return f'<sup><a href="#claim-{number}" aria-label="claim {number}">{number}</a></sup>'


def removed(repair: Repair) -> str:
    """What stood before a repair, shown on demand."""
    label = escape(f"{repair.rule}", quote=True)
    before = escape(repair.before).replace("\n", "⏎")
    return f'<del title="{label}">{before}</del>'
