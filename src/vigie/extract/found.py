"""An attribution in the making: what the readers of cues hand on before it is put into characters."""

from __future__ import annotations

import msgspec

from vigie.extract.contents import Stretch
from vigie.extract.findings import Phrase
from vigie.model.mention import SourceMention


class Found(msgspec.Struct):
    """An attribution in the making, in tokens; ``aside`` where it only answers another ("a claim the army denies")."""

    cue_first: int
    cue_last: int
    rule: str
    kind: str
    source: SourceMention | None
    content: list[Stretch]
    phrase: Phrase | None = None
    relay: list[str] = []
    hedged: bool = False
    denied: bool = False
    timex: int | None = None
    source_last: int = 0
    aside: bool = False
