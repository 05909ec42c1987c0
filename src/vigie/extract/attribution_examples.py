"""Runs the examples of the pack sections ``attribution`` and ``modality``, and says which fail and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vigie.extract.attributions import attribution_of
from vigie.extract.factuality import factuality_of
from vigie.lexicon.attribution import CueVerbRule, DocumentRule, HeadRule, NounCueRule, RelayRule, open_attribution
from vigie.lexicon.examples import Example, parse_example
from vigie.lexicon.modality import ModalityRule, open_modality
from vigie.lexicon.pack import Pack
from vigie.model.document import Document
from vigie.model.mention import Attribution
from vigie.model.span import Span

Read = Callable[[str], Document]
EFFECTS = frozenset({"asserted", "hedged", "denied", "planned", "hypothetical", "demanded"})
OUTCOMES = frozenset({"done", "attempted", "foiled"})
PUNCTUATION = " .,;:«»“”\"'’"


def failing_examples(pack: Pack, read: Read) -> list[str]:
    """Failures, one line each. ``read`` gives a document annotated and read up to its attributions."""
    return [*attribution_failures(pack, read), *modality_failures(pack, read)]


def attribution_failures(pack: Pack, read: Read) -> Iterator[str]:
    """Examples of cues whose source, cue, content or relay does not come out."""
    section = open_attribution(pack).section
    rules: list[CueVerbRule | HeadRule | NounCueRule | DocumentRule | RelayRule] = [*section.verbs, *section.heads]
    rules += [*section.noun_cues, *section.documents, *section.relays]
    for rule in [*rules, *section.acts]:
        for words in rule.examples:
            example = parse_example(words)
            document = read(example.text)
            found = document.unclaimed if rule in section.acts else document.attributions
            problem = attribution_problem(example, document, found)
            if problem:
                yield f"{rule.id}: {words}: {problem}"


def attribution_problem(example: Example, document: Document, found: list[Attribution]) -> str:
    """What is wrong with the attributions of an example, "" where nothing is."""
    if not example.fires:
        return f"makes an attribution of {found[0].cue!r}" if found else ""
    closest = ""
    for attribution in found:
        closest = ""
        for role, span in example.roles:
            wanted = example.text[span.start : span.end]
            if role == "source":
                source = attribution.source
                got = [source.name, document.text[source.start : source.end]] if source else []
            elif role == "relay":
                got = list(attribution.relay)
            elif role == "cue":
                got = [attribution.cue]
            else:
                got = [document.text[a:b] for a, b in attribution.content]
            if not any(same(words, wanted) for words in got):
                closest = f"{role} is {got}, not {wanted!r}"
                break
        if not closest:
            return ""
    return closest or "makes no attribution"


def same(first: str, second: str) -> bool:
    """True where two stretches differ in stops and quotation marks at most."""
    return first.strip(PUNCTUATION) == second.strip(PUNCTUATION)


def modality_failures(pack: Pack, read: Read) -> Iterator[str]:
    """Examples whose marked stretch does not get the factuality, outcome or background that its mark names."""
    section = open_modality(pack).section
    rules: list[ModalityRule] = [*section.shells, *section.markers, *section.moods]
    rules += [*section.auxiliaries, *section.history]
    for rule in rules:
        for words in rule.examples:
            example = parse_example(words)
            document = read(example.text)
            for role, span in example.roles:
                problem = modality_problem(role, span, document, pack)
                if problem:
                    yield f"{rule.id}: {words}: {problem}"


def modality_problem(role: str, span: Span, document: Document, pack: Pack) -> str:
    """What is wrong with the commitment to a stretch, "" where nothing is."""
    tokens = document.tokens
    inside = [i for i in range(len(tokens)) if span.start <= tokens.starts[i] < span.end]
    stretch = (inside[0], inside[-1] + 1)
    commitment = factuality_of(document, stretch, pack, attribution_of(document, span.start, span.end))
    if role == "background":
        return "" if commitment.background else "is no background"
    if role in OUTCOMES:
        return "" if commitment.outcome == role else f"outcome is {commitment.outcome}"
    wanted = "hypothetical" if role == "demanded" else role
    return "" if commitment.factuality == wanted else f"factuality is {commitment.factuality}"
