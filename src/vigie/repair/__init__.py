"""Stage 2 of 8, repair: Report -> Document with its offset map."""

from __future__ import annotations

from vigie.lexicon.pack import Pack
from vigie.model.document import Document
from vigie.model.report import Report
from vigie.repair import boilerplate, encoding, names, places, quotations, repeats, seams
from vigie.repair.clean import is_clean
from vigie.repair.offsets import Draft
from vigie.repair.words import open_words

__all__ = ["repair"]


def repair(report: Report, pack: Pack | None) -> Document:
    """The report as a document with readable text; every edit is recorded and reversible.

    Without a pack only what holds for every language is mended: encoding and repeated paragraphs.
    """
    draft = Draft(report.original)
    clean = is_clean(draft.text)
    if not clean or "&" in draft.text or "<" in draft.text:
        encoding.mend(draft)
    if pack is not None:
        words = open_words(pack)
        names_places = boilerplate.remove(draft, words)
        if not clean or draft.made:
            seams.mend(draft, words)
        names.mend(draft, words)
        seams.join(draft, words)
        if names_places or draft.made:
            places.mend(draft, words)
        quotations.mend(draft, words)
    repeats.remove(draft)
    return Document(
        report=report,
        text=draft.text,
        offsets=draft.offsets(),
        repairs=draft.repairs(),
        issues=draft.issues(),
        language=report.language or "",
    )
