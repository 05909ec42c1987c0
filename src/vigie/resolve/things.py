"""Things: what was hit in a happening, of all that is told with it."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.draft import Draft, Thing

HURT = frozenset({"killed", "wounded", "abducted"})
AGAINST_PEOPLE = frozenset({"attack", "casualties", "abduction", "armed_clash"})  # no deeds that hit things of need
SHELTERS = frozenset({"school", "place_of_worship"})  # whoever kills several in one attacks it; hospitals take in
MANY = 10  # people: whoever kills that many somewhere attacks it


def things_hit(draft: Draft) -> list[Thing]:
    """The draft's things without those where some people were killed or taken ("was shot *in a restaurant*")."""
    hurt = [figure.high for figure in draft.figures if figure.harm in HURT]
    there = draft.event_type in AGAINST_PEOPLE and bool(hurt) and max(hurt) < MANY
    sheltered = draft.event_type == "attack" and bool(hurt) and max(hurt) > 1
    return [t for t in draft.objects if not (there and t.scene) or (sheltered and t.kind in SHELTERS)]


def add_things(document: Document, draft: Draft, other: Draft) -> None:
    """The other's things, save those of a kind and a name that the draft has already ("the bus", "a crowded *bus*")."""
    known = [(thing.kind, words_of(document, thing)) for thing in draft.objects]
    for thing in other.objects:
        words = words_of(document, thing)
        if not any(thing.kind == kind and (words & told or len(words) == 1) for kind, told in known):
            draft.objects.append(thing)


def words_of(document: Document, thing: Thing) -> set[str]:
    """The words of a thing's name."""
    return {word for word in document.text[thing.start : thing.end].lower().split() if len(word) > 2}
