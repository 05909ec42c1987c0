"""Passages: stretches of a report that tell on, so that a place or a day named in one holds until the next."""

from __future__ import annotations

from vigie.model.document import Document


def passages(document: Document) -> list[int]:
    """The number of the passage that each sentence belongs to.

    A paragraph is one; so is a run of paragraphs of one sentence, as agencies set them, and a headline goes with what
    follows it. A paragraph that opens with a dateline, or with the hour of a live report's entry, starts anew.
    """
    sizes: dict[int, int] = {}
    for sentence in document.sentences:
        sizes[sentence.paragraph] = sizes.get(sentence.paragraph, 0) + 1
    filed = {start for start, _ in document.datelines}
    numbers: list[int] = []
    for n, sentence in enumerate(document.sentences):
        before = document.sentences[n - 1] if n else None
        if before is None:
            numbers.append(0)
            continue
        within = before.paragraph == sentence.paragraph  # a dateline there ends a headline that was run in
        told_on = before.kind == "title" or sizes[sentence.paragraph] == 1 == sizes[before.paragraph]
        goes_on = within or (sentence.start not in filed and told_on)
        numbers.append(numbers[-1] if goes_on else numbers[-1] + 1)
    return numbers
