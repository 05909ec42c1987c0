"""Runs every example and every mini-report of a pack through the reader, and says which fail and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from vigie.lexicon.examples import Example, parse_example
from vigie.lexicon.harms import HARMS, GroupRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.samples import Sample, SampleClaim, open_samples, parse_figure
from vigie.lexicon.terms import Rule, sections
from vigie.model.claim import Claim, Reading

Read = Callable[[str, str | None], Reading]
ELIDED = re.compile(r"\b\w{1,2}'(?=\w)")


class Failure(msgspec.Struct, frozen=True):
    """A rule or sample, the words it was tried on, and what was wrong."""

    rule: str
    text: str
    problem: str


def failing_examples(pack: Pack, read: Read) -> Iterator[Failure]:
    """Failures of the rules' examples; ``read`` takes a text and a day of publication."""
    for section, rules in sections(pack):
        for rule in rules:
            for source in rule.examples:
                example = parse_example(source)
                reading = read(example.text, "2024-11-30")
                problem = examine(rule, section, example, reading)
                if problem:
                    yield Failure(rule.id, source, problem)


def examine(rule: Rule, section: str, example: Example, reading: Reading) -> str:
    """What is wrong with the reading of an example, "" where nothing is."""
    if isinstance(rule, GroupRule):
        fired = [c for c in reading.claims if any(f.group == rule.group for f in c.figures)]
    elif section == "support":
        fired = list(reading.claims)
    else:
        fired = [c for c in reading.claims if rule.id in c.rules]
    if not example.fires:
        return f"fired: {fired[0].event_type}" if fired and section != "support" else ""
    if not fired:
        return f"did not fire; claims: {[c.event_type for c in reading.claims]}"
    for role, span in example.roles:
        words = example.text[span.start : span.end]
        if not any(role_holds(claim, role, words, reading.text) for claim in reading.claims):
            return f"{role} is not {words!r}"
    return ""


def role_holds(claim: Claim, role: str, words: str, text: str) -> bool:
    """True where the claim gives the role to (some of) the words."""
    if role in ("initiator", "target", "victim", "beneficiary", "participant"):
        role = "target" if role == "victim" else role
        return any(a.role == role and same_words(a.name, words) for a in claim.actors)
    if role == "place":
        return claim.place is not None and (same_words(claim.place.text, words) or same_words(claim.place.name, words))
    if role == "object":
        return any(same_words(text[o.span.start : o.span.end], words) for o in claim.objects)
    if role == "means":
        return any(same_words(text[m.span.start : m.span.end], words) for m in claim.means)
    if role == "source":
        return any(same_words(a.source, words) for a in claim.attribution)
    if role in HARMS:
        return any(f.harm == role and same_words(text[f.span.start : f.span.end], words) for f in claim.figures)
    return False


def same_words(given: str, wanted: str) -> bool:
    """True where one of two phrases holds half of the other's words or more; elided articles do not count."""
    a, b = (set(ELIDED.sub("", words.lower().replace("’", "'")).split()) for words in (given, wanted))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


def failing_samples(pack: Pack, read: Read) -> Iterator[Failure]:
    """Failures of the mini-reports: a wanted claim that did not come out, or one that must not."""
    for sample in open_samples(pack):
        reading = read(sample.text, sample.published)
        for problem in sample_problems(sample, reading):
            yield Failure(sample.id, sample.text, problem)


def sample_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    left = list(reading.claims)
    for wanted in sample.claims:
        scored = [(len(differences(wanted, claim)), n) for n, claim in enumerate(left)]
        if not scored:
            yield f"no claim for {wanted.kind} {wanted.event_type}"
            continue
        _, n = min(scored)
        wrong = differences(wanted, left[n])
        if wrong:
            yield f"{wanted.kind} {wanted.event_type}: {'; '.join(wrong)}"
        if "type" not in " ".join(wrong):
            left.pop(n)
    for claim in reading.claims:
        if claim.event_type in sample.absent:
            yield f"must not tell {claim.event_type}"
    if sample.only and left:
        yield f"too many claims: {[c.event_type for c in left]}"


def differences(wanted: SampleClaim, claim: Claim) -> list[str]:
    """The fields in which a claim is not as wanted."""
    wrong: list[str] = []
    if claim.event_type not in (wanted.event_type, *wanted.types) or claim.kind != wanted.kind:
        wrong.append(f"kind and type are {claim.kind} {claim.event_type}")
    for role in ("initiator", "target"):
        words = getattr(wanted, role)
        if words is not None:
            wrong.extend(party_problems(claim, role, (words,) if isinstance(words, str) else words))
    for name in ("objects", "means"):
        kinds = getattr(wanted, name)
        have = {thing.kind for thing in getattr(claim, name)}
        if kinds is not None and not set(kinds) <= have:
            wrong.append(f"{name} are {sorted(have)}")
    if wanted.place is not None:
        place = claim.place
        if (place is None) != (wanted.place == "") or (
            place is not None and wanted.place.lower() not in f"{place.text} {place.name}".lower()
        ):
            wrong.append(f"place is {place.text if place else None!r}")
    wrong.extend(figure_problems(wanted, claim))
    wrong.extend(other_problems(wanted, claim))
    return wrong


def party_problems(claim: Claim, role: str, words: tuple[str, ...]) -> Iterator[str]:
    named = " | ".join(a.name for a in claim.actors if a.role == role)
    if words in ((), ("",)):
        if named:
            yield f"{role} is {named!r}"
    elif not all(word.lower() in named.lower() for word in words):
        yield f"{role} is {named!r}"


def figure_problems(wanted: SampleClaim, claim: Claim) -> Iterator[str]:
    if wanted.figures is None:
        return
    have = list(claim.figures)
    for words in wanted.figures:
        figure = parse_figure(words)
        found = next(
            (
                f for f in have
                if (f.harm, f.low, f.high) == (figure.harm, figure.low, figure.high)
                and figure.group in (None, f.group) and figure.qualifier in (None, f.qualifier)
                and (not figure.subset or f.part_of is not None)
            ),
            None,
        )  # fmt: skip
        if found is None:
            yield f"no figure {words!r} among {[(f.harm, f.low, f.high, f.qualifier, f.group) for f in claim.figures]}"
        else:
            have.remove(found)
    if have:
        yield f"figures too many: {[(f.harm, f.low) for f in have]}"


def other_problems(wanted: SampleClaim, claim: Claim) -> Iterator[str]:
    if wanted.time is not None:
        time = claim.period if claim.kind == "toll" and claim.period else claim.time
        start, _, end = wanted.time.partition("/")
        got = ((time.start or "")[:10], (time.end or time.start or "")[:10]) if time else ("", "")
        if got != (start, end or start):
            yield f"time is {'/'.join(got)}"
    if wanted.source is not None:
        named = " | ".join(a.source for a in claim.attribution)
        if (wanted.source == "" and named) or wanted.source.lower() not in named.lower():
            yield f"source is {named!r}"
    for name in ("factuality", "outcome", "background"):
        value = getattr(wanted, name)
        if value is not None and getattr(claim, name) != value:
            yield f"{name} is {getattr(claim, name)}"
