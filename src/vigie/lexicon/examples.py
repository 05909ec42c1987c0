"""Examples of rules: one sentence with its roles marked, ``{role:words}``; ``!`` first where it must not fire."""

from __future__ import annotations

import re

import msgspec

from vigie.model.span import Span

MARK = re.compile(r"\{([a-z_]+):([^{}]*)\}")


class Example(msgspec.Struct, frozen=True):
    """The bare sentence, whether the rule must fire in it, and the marked roles with spans in the bare sentence."""

    text: str
    fires: bool
    roles: tuple[tuple[str, Span], ...]


def parse_example(source: str) -> Example:
    """The example that a pack writes as ``source``."""
    fires, marked = not source.startswith("!"), source.removeprefix("!")
    text, roles, done = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        roles.append((mark[1], Span(len(text), len(text) + len(mark[2]))))
        text += mark[2]
        done = mark.end()
    return Example(text + marked[done:], fires, tuple(roles))
