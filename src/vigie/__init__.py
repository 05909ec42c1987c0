"""Vigie reads reports of armed conflicts into sourced claims.

>>> import vigie
>>> reading = vigie.read("Rebels shelled Aleppo on Friday.", published="2024-11-30")
>>> [claim.event_type for claim in reading.claims]
['shelling']
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Literal

from vigie.compiled.finder import install

if TYPE_CHECKING:
    from vigie.model.claim import Reading

__all__ = ["__version__", "read"]
__version__ = "0.1.0"

install()  # compiled modules, where there are any, before the first import of one


def read(
    text: str,
    *,
    published: str | date | None = None,
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    scope: Literal["conflict", "violence"] = "conflict",
    annotations: bool = False,
) -> Reading:
    """The claims of one report's text, with who says so and the words that say it.

    ``published`` is a day, a moment, or as much of one as is known ("2024-11"); without it relative times stay
    unresolved. ``language`` is found out where it is not given. Spans count code points of ``reading.text``,
    ``original_*`` ones those of ``text``. Raises ValueError, with what to write, for a ``published`` that is no date.
    """
    from vigie.batch import reading_of_report
    from vigie.ingest.dates import read_published
    from vigie.ingest.formats import SURROGATES, Defaults, finished
    from vigie.ingest.masthead import Masthead
    from vigie.model.report import Report
    from vigie.settings import Settings

    text = SURROGATES.sub("\ufffd", text)  # halves of characters cannot be written as UTF-8
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    head = Masthead(title=title, outlet=outlet, url=url, language=language)
    if published is not None:
        head.published, head.published_precision = read_published(str(published))
    report = finished(Report(id=f"text-{sha256[:12]}", original="", sha256=sha256), text, head, Defaults(), [])
    return reading_of_report(report, Settings(scope=scope, annotations=annotations))
