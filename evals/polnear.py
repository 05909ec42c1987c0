"""PolNeAR, read and scored: our attributions in the set's own terms against its source, cue and content spans.

What the set counts in differs from what a claim needs, and the mapping renders its conventions (of its paper and its
README; the small ones as its annotations show them):

- *Every token belongs to one attribution at most.* What stands inside another's content is not annotated again: of our
  nested readings the outermost stays.
- *The content takes in its complementizer* ("said | *that* the bridge was gone"), which ours leaves out.
- *The cue takes in the preposition that it governs* ("complained *about* | the mic", "called *for* | calm"): three
  cues in four of those that stand before "about", "for", "of", "on", "against" or "with".
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from vigie.model.document import Document
from vigie.model.mention import Attribution

WORD = re.compile(r"\w+")
Gold = dict[str, list[tuple[int, int]]]
ROLES = ("source", "cue", "content")
COMPLEMENTIZER = re.compile(r"\bthat[\s“\"‘',]*$", re.IGNORECASE)


def polnear_gold(ann: str) -> list[Gold]:
    """The attributions of one brat file: role -> character spans."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[Gold] = []
    for line in ann.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            ranges = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in ranges.split(";"))]
    for line in ann.splitlines():
        if line.startswith("E"):
            roles: Gold = {role: [] for role in ROLES}
            for part in line.split("\t")[1].split()[1:]:
                role, target = part.split(":")
                roles[role.rstrip("0123456789").lower()] += spans[target]
            found.append(roles)
    return found


def predicted(document: Document) -> list[Gold]:
    """Our attributions in the set's terms."""
    found = [in_their_terms(document, attribution) for attribution in (*document.attributions, *document.unclaimed)]
    return [one for one in found if not any(lies_in(one, other) and not lies_in(other, one) for other in found)]


def in_their_terms(document: Document, attribution: Attribution) -> Gold:
    """The spans of one attribution, with the complementizer and the governed preposition where the set has them."""
    source, cue_end, content = attribution.source, attribution.cue_end, list(attribution.content)
    following = preposition_after(document, cue_end)
    if following is not None and content and content[0][0] == following[0]:
        cue_end = following[1]
        content[0] = following[1] + 1, content[0][1]
    return {
        "source": [source.whole or (source.start, source.end)] if source else [],
        "cue": [(attribution.cue_start, cue_end)],
        "content": [(with_complementizer(document.text, start), end) for start, end in content],
    }


def preposition_after(document: Document, end: int) -> tuple[int, int] | None:
    """The preposition that is the next word after an offset, None where another word is."""
    tokens = document.tokens
    i = bisect_left(tokens.starts, end)
    if i + 1 >= len(tokens) or tokens.pos[i] != "ADP" or tokens.lowers[i] == "as":
        return None
    return tokens.starts[i], tokens.ends[i]


def with_complementizer(text: str, start: int) -> int:
    """Where a content starts that a complementizer leads."""
    found = COMPLEMENTIZER.search(text, max(0, start - 8), start)
    return found.start() if found else start


def lies_in(inner: Gold, outer: Gold) -> bool:
    """True where the cue of an attribution lies within the content of another."""
    ((first, last),) = inner["cue"]
    return any(start <= first and last <= end for start, end in outer["content"])


def words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Offsets of the words in some spans."""
    return {a + match.start() for a, b in spans for match in WORD.finditer(text[a:b])}


def score_document(
    text: str, gold: list[Gold], got: list[Gold], counts: Counter[str], soft: defaultdict[str, float]
) -> None:
    """Adds the token overlap of paired attributions (same cue, or content and source that overlap most) to counts."""
    pairs = []
    sets_gold = [{role: words(text, g[role]) for role in ROLES} for g in gold]
    sets_got = [{role: words(text, p[role]) for role in ROLES} for p in got]
    for i, g in enumerate(sets_gold):
        for j, p in enumerate(sets_got):
            shared = [len(g[role] & p[role]) for role in ROLES]
            if shared[1] or (shared[0] and shared[2]):
                pairs.append((shared[1] > 0, sum(shared), -i, -j, i, j))
    used_gold: set[int] = set()
    used_got: set[int] = set()
    for *_, i, j in sorted(pairs, reverse=True):
        if i in used_gold or j in used_got:
            continue
        used_gold.add(i)
        used_got.add(j)
        for role in ROLES:
            overlap = len(sets_gold[i][role] & sets_got[j][role])
            counts[f"{role} shared"] += overlap
            soft[f"{role} gold"] += overlap / max(1, len(sets_gold[i][role]))
            soft[f"{role} got"] += overlap / max(1, len(sets_got[j][role]))
    counts["found"] += len(used_gold)
    counts["gold"] += len(gold)
    counts["got"] += len(got)
    for role in ROLES:
        counts[f"{role} gold"] += sum(len(g[role]) for g in sets_gold)
        counts[f"{role} got"] += sum(len(p[role]) for p in sets_got)
        soft[f"{role} spans gold"] += sum(bool(g[role]) for g in sets_gold)
        soft[f"{role} spans got"] += sum(bool(p[role]) for p in sets_got)


def prf(shared: float, got: float, gold: float) -> tuple[float, float, float]:
    precision, recall = shared / got if got else 0.0, shared / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def polnear(folder: Path, show: int, annotated: Callable[[str], Document]) -> dict[str, tuple[float, float, float]]:
    """P, R, F of source, cue and content on every annotation of a PolNeAR folder, read by ``annotated``.

    By role: all tokens pooled. "... span": the share of each span that its partner covers, averaged over spans, as
    Johansson and Moschitti (2013) score opinion holders and Pareti (2015) attributions.
    """
    counts: Counter[str] = Counter()
    soft: defaultdict[str, float] = defaultdict(float)
    done: dict[str, tuple[str, Document]] = {}
    shown = 0
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = re.sub(r"_[0-9a-f]{4}$", "", ann.stem)
        if name not in done:
            text = (folder / "text" / f"{name}.txt").read_text(encoding="utf8")
            done[name] = (text, annotated(text))
        text, document = done[name]
        gold, got = polnear_gold(ann.read_text(encoding="utf8")), predicted(document)
        score_document(text, gold, got, counts, soft)
        if shown < show:
            shown += errors(text, gold, got, show - shown)
    table = {role: prf(counts[f"{role} shared"], counts[f"{role} got"], counts[f"{role} gold"]) for role in ROLES}
    for role in ROLES:
        precision = soft[f"{role} got"] / max(1, soft[f"{role} spans got"])
        recall = soft[f"{role} gold"] / max(1, soft[f"{role} spans gold"])
        table[f"{role} span"] = precision, recall, 2 * precision * recall / ((precision + recall) or 1)
    table["found"] = prf(counts["found"], counts["got"], counts["gold"])
    return table


def errors(text: str, gold: list[Gold], got: list[Gold], most: int) -> int:
    """Prints attributions that are missed, false or wrongly cut."""
    shown = 0

    def say(spans: list[tuple[int, int]]) -> str:
        return " | ".join(text[a:b] for a, b in spans).replace("\n", " ")[:90]

    cues = {offset: i for i, p in enumerate(got) for offset in words(text, p["cue"])}
    matched = set()
    for g in gold:
        hit = next((cues[o] for o in sorted(words(text, g["cue"])) if o in cues), None)
        if hit is not None:
            matched.add(hit)
        lines = [f"- gold {say(g['source'])!r} [{say(g['cue'])}] {say(g['content'])!r}"]
        if hit is None:
            lines.append("  MISSED")
        else:
            p = got[hit]
            if words(text, p["source"]) == words(text, g["source"]) and words(text, p["content"]) == words(
                text, g["content"]
            ):
                continue
            lines.append(f"  got  {say(p['source'])!r} [{say(p['cue'])}] {say(p['content'])!r}")
        if shown < most:
            print("\n".join(lines), file=sys.stderr)
            shown += 1
    for i, p in enumerate(got):
        if i not in matched and shown < most:
            print(f"- FALSE {say(p['source'])!r} [{say(p['cue'])}] {say(p['content'])!r}", file=sys.stderr)
            shown += 1
    return shown
