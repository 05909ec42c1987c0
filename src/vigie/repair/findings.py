"""Data without behaviour: what the repairs of this stage hand each other."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """One proposed change of a draft's present text: ``[start, end)`` becomes ``after``."""

    start: int
    end: int
    after: str
    rule: str


class Made(NamedTuple):
    """One change that stands: ``[start, end)`` of the present text stands for the original's."""

    start: int
    end: int
    original_start: int
    original_end: int
    after: str
    rule: str


class Warned(NamedTuple):
    """A warning about ``[start, end)`` of the original text."""

    code: str
    message: str
    start: int
    end: int


class Mark(NamedTuple):
    """A quotation mark and which way it opens; ``opens`` None where its shape does not say."""

    position: int
    character: str
    opens: bool | None
