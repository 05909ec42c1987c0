"""Finds expressions of time: the grammar is tried only at words that may start one, then neighbours are joined."""

from __future__ import annotations

import re

from vigie.annotate.findings import Draft
from vigie.annotate.time_joins import join
from vigie.annotate.time_values import DURATION_SHAPES, complete, type_of, value_of
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import Pack
from vigie.lexicon.time_patterns import DIGITS, WORD, lower_text
from vigie.lexicon.times import Reader, Role, TimeLexicon, open_times
from vigie.model.document import Document, OffsetMap
from vigie.model.mention import Timex
from vigie.model.report import Report

LAST_YEAR = 9999
FAR_REACH = 240  # characters: as many words as may stand between an opening and the day ("since the start of ... on")
YEAR = 4  # digits
GLUED = frozenset(":/.-–'’")  # marks that join digits to more of an expression: "16:20", "21/08/2013"
WINDOW, NEAR = 36, 4  # characters and words after a number: "24 dernières heures", "12 and a half hours"
AHEAD_REACH = 80  # characters: "is expected to take part in the next round of talks on"
REACH = 32  # characters looked at before an expression: the longest preposition is "à compter du", "au cours de la"
EXAMPLE_MARK = re.compile(r"\{(?:([a-z]+) )?([^{}:\s]+(?::\d\d[^{}:]*)?):([^{}]*)\}")


def find_times(document: Document, pack: Pack) -> None:
    """Fills ``document.timexes`` from its text and tokens, in order, none inside another."""
    lexicon = open_times(pack)
    lower = lower_text(document.text)
    found = join(lower, drafts(document, lower, lexicon), lexicon)
    document.timexes = [timex(lower, draft, lexicon) for draft in found]


def drafts(document: Document, lower: str, lexicon: TimeLexicon) -> list[Draft]:
    """The expressions that single rules read, from left to right, the longest first; ``lower`` is the whole text."""
    found: list[Draft] = []
    free, text, tokens, openings, followed = 0, document.text, document.tokens, lexicon.openings, lexicon.followed
    starts, ends, lowers = tokens.starts, tokens.ends, tokens.lowers
    count = len(starts)
    for i in [i for i, low in enumerate(lowers) if low in openings or not low.isalpha()]:
        start, end = starts[i], ends[i]
        if end <= free or (end - start == 1 and not text[start].isalnum()):
            continue
        behind = ""
        if i + 1 < count and starts[i + 1] > end and lowers[i + 1].isalpha():
            after = ends[i + 1]
            behind = "" if text[after : after + 1].isalnum() else lowers[i + 1]  # a part of a longer word says nothing
        ways = followed.get(tokens.words[i]) if behind else None
        if ways is not None and not (ways[behind] if behind in ways else ways[""]):
            continue  # most of the small words that open an expression here and there
        for first, last in runs(text, start, end):
            draft = None
            if first >= free:
                draft = draft_at(text, lower, first, last, behind if last == end else "", lexicon)
            if draft is not None:
                free = draft.end
                if draft.shape != "none":
                    found.append(draft)
    return found


def runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of letters or digits of a token; the tokeniser parts some words that are one here."""
    while text[end : end + 1].isalpha():
        end += 1
    return [(start, end)] if text[start:end].isalpha() else [word.span() for word in WORD.finditer(text, start, end)]


def draft_at(text: str, lower: str, start: int, end: int, behind: str, lexicon: TimeLexicon) -> Draft | None:
    """What is read at a run of letters or digits, numbers only before an anchor; ``behind`` it may be a known word."""
    readers, here = lexicon.readers, text[start:end]
    if here in readers:
        first, bare = here, here not in lexicon.numbers
    elif here.isdigit():
        of_old = len(here) == YEAR - 1 and text[max(0, start - 3) : start - 1].istitle()  # "*In 180* the tribes"
        first, bare = DIGITS, len(here) == YEAR or of_old or text[end : end + 1] in GLUED
    else:
        first = here.lower()
        bare = first not in lexicon.numbers
        if first not in readers:
            return None
    fitting = lexicon.before_word(first, behind) if behind else readers[first]
    if not fitting or not (bare or anchored(text, end, lexicon)):
        return None
    return longest(text, lower, start, fitting, lexicon)


def anchored(text: str, end: int, lexicon: TimeLexicon) -> bool:
    """True where a number that ends here has a word of time close behind it."""
    if text[end : end + 1].isalpha():
        return True
    near = WORD.findall(text, end, end + WINDOW)[:NEAR]
    return not lexicon.anchors.isdisjoint([word.lower() for word in near])


def longest(text: str, lower: str, start: int, readers: list[Reader], lexicon: TimeLexicon) -> Draft | None:
    """What the readers read at a word: the longest, and among equals the one of the highest rank, the first.

    ``lower`` is the text in lower case.
    """
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#$€£"):
        return None
    best: tuple[int, tuple[bool, bool]] = (start, (False, False))
    chosen: tuple[Reader, re.Match[str]] | None = None
    for reader in readers:
        pattern = reader.pattern
        match = pattern.regex.match(text if pattern.exact else lower, start)
        if match and match.end() >= best[0] and allowed(lower, start, reader):
            order = (match.end(), rank(reader))
            if chosen is None or order > best:
                best, chosen = order, (reader, match)
    return draft_of(lower, *chosen, lexicon) if chosen else None


def draft_of(lower: str, reader: Reader, match: re.Match[str], lexicon: TimeLexicon) -> Draft:
    """The expression that a reader has matched, with its article; of shape "none" where the words around forbid it."""
    start, end = match.span()
    left = lower[max(0, start - REACH) : start]
    slots = dict(reader.rule.slots)
    for group, slot, name in reader.pattern.groups:
        if match[group]:
            slots[slot] = lexicon.value(name, match[group])
    backwards = int(slots.get("to_year", LAST_YEAR)) <= int(slots.get("year", 0)) and "month" not in slots
    if backwards or lexicon.never(left, lower, end):
        return Draft(start, end, "none", {}, reader.rule.id)
    if reader.rule.determiner:
        opening = lexicon.determiner.search(left)
        start -= len(opening[0]) if opening else 0
    return Draft(start, end, reader.rule.shape, slots, reader.rule.id, reader.rule.role)


def rank(reader: Reader) -> tuple[bool, bool]:
    """Which of two equally long readings is meant: what is history by itself, then what asks for words before it."""
    return "historical" in reader.rule.slots, reader.before is not None


def allowed(lower: str, start: int, reader: Reader) -> bool:
    """True where the words around allow the reading."""
    if reader.before is None and reader.not_before is None:
        return True
    left = lower[max(0, start - REACH) : start]
    if reader.before is not None and not reader.before.search(left):
        return False
    return reader.not_before is None or not reader.not_before.search(left)


def timex(lower: str, draft: Draft, lexicon: TimeLexicon) -> Timex:
    """The expression with its type, its value and the role that the words before it give."""
    slots = complete(draft.slots)
    role = draft.role or role_of(lower, draft, lexicon)
    historical = bool(slots.pop("historical", 0))
    value = value_of(draft.shape, slots)
    if lies_ahead(lower, draft, lexicon):
        slots["ahead"] = 1
    return Timex(
        start=draft.start, end=draft.end, type=type_of(draft.shape, slots), value=value,
        rule=draft.rule, shape=draft.shape, slots=slots, role=role, historical=historical,
    )  # fmt: skip


def role_of(lower: str, draft: Draft, lexicon: TimeLexicon) -> Role:
    """The role that the words before an expression give; a preposition of duration gives none to a date."""
    left = lower[max(0, draft.start - REACH) : draft.start]
    lasting = draft.shape in DURATION_SHAPES
    for role, pattern in lexicon.roles if lexicon.any_role.search(left) else ():
        if (lasting or role != "duration") and pattern.search(left):
            return role if role != "at" or not begun(lower, draft, lexicon) else "since"
    return "since" if not lasting and begun(lower, draft, lexicon) else "bare"


def lies_ahead(lower: str, draft: Draft, lexicon: TimeLexicon) -> bool:
    """True for a day of which the words before it say that it is to come ("talks *due to resume on* Sunday")."""
    if lexicon.ahead is None or not ({"weekday", "day"} & draft.slots.keys()) or "year" in draft.slots:
        return False
    return lexicon.ahead.search(lower, max(0, draft.start - AHEAD_REACH), draft.start) is not None


def begun(lower: str, draft: Draft, lexicon: TimeLexicon) -> bool:
    """True where something that lasts began then: "since the start of the raid on Friday"."""
    if lexicon.starts is None:
        return False
    return lexicon.starts.search(lower, max(0, draft.start - FAR_REACH), draft.start) is not None


def read_times(text: str, pack: Pack) -> list[Timex]:
    """The expressions of time of a bare text."""
    document = Document(report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap())
    document.tokens, document.sentences = tokenise(text, pack)
    find_times(document, pack)
    return document.timexes


def failing_examples(pack: Pack) -> list[str]:
    """Every example of the pack that does not read as it is marked: rule, example, what was read."""
    failures = []
    for rule in open_times(pack).section.rules:
        for example in rule.examples:
            text, wanted = parse_example(example)
            found = read_times(text, pack)
            got = [(text[t.start : t.end], t.value) for t in found]
            roles_hold = all(role in ("", t.role) for (_, _, role), t in zip(wanted, found, strict=False))
            if got != [(words, value) for words, value, _ in wanted] or not roles_hold:
                failures.append(
                    f"{rule.id}: {example!r} reads {[(*g, t.role) for g, t in zip(got, found, strict=True)]}"
                )
        if rule.shape != "none" and not any(
            rule.id in t.rule.split("+") for e in rule.examples for t in read_times(parse_example(e)[0], pack)
        ):
            failures.append(f"{rule.id}: no example uses the rule")
    return failures


def parse_example(example: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The bare text of an example, and (words, value, role) of each expression marked in it."""
    wanted = [(mark[3], mark[2], mark[1] or "") for mark in EXAMPLE_MARK.finditer(example)]
    return EXAMPLE_MARK.sub(lambda mark: mark[3], example), wanted
