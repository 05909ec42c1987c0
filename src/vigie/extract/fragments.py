"""Fragments: a line of figures alone belongs to the deed of the line before it ("*4 dead, 11 injured*").

Messages and headlines tell a deed in one line and its harm in the next, without a verb.
"""

from __future__ import annotations

from vigie.extract.none_hurt import DEEDS
from vigie.extract.positions import FINITE
from vigie.extract.words import Words
from vigie.model.draft import Draft


def join_fragments(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of lines of figures alone joined to the one deed of the sentence before."""
    gone: list[int] = []
    for index, draft in enumerate(drafts):
        if not is_fragment(words, draft):
            continue
        deeds = [d for d in drafts if d.sentence == draft.sentence - 1 and d.kind == "incident" and not d.harm_only]
        if len(deeds) != 1 or deeds[0].event_type not in DEEDS or deeds[0].figures:
            continue
        deed = deeds[0]
        deed.figures.extend(draft.figures)
        deed.spans.extend(draft.spans)
        deed.attributions = deed.attributions or draft.attributions
        gone.append(index)
    return [draft for index, draft in enumerate(drafts) if index not in gone]


def is_fragment(words: Words, draft: Draft) -> bool:
    """True for harm told by nouns in a sentence that has no finite verb, and no place or day of its own."""
    if draft.kind != "incident" or not draft.harm_only or not draft.figures or draft.timexes:
        return False
    if draft.places and not draft.place_inferred:
        return False
    document, sentence = words.document, words.document.sentences[draft.sentence]
    cues = [
        (found.cue_start, found.cue_end) for found in document.attributions
        if found.cue_start < sentence.end and sentence.start < found.cue_end
    ]  # fmt: skip
    finite = (i for i in range(sentence.first, sentence.last) if document.tokens.form[i] in FINITE)
    return all(any(a <= document.tokens.starts[i] < b for a, b in cues) for i in finite)  # "..., *officials say*"
