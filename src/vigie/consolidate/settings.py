"""How claims are held against each other: groups of types, reaches, weights; data/knowledge/linking.yml as types."""

from __future__ import annotations

import functools
import hashlib

import msgspec

from vigie.lexicon.pack import DATA, read_section

# How rows and keys are made of claims, and events of links; one more where that changes: ledgers then make them anew.
MAKING = 3


class Bias(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the comparisons must overcome, in log-odds: between two reports, and within one report."""

    reports: float
    one_report: float


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file's content; the file says what each key means."""

    groups: dict[str, tuple[str, ...]]
    general: tuple[str, ...]
    kindred: tuple[tuple[str, ...], ...]
    takings: tuple[str, ...]
    sieges: tuple[str, ...]
    reach: dict[str, float]
    apart_km: float
    apart_hours: float
    published_days: int
    weights: dict[str, float]
    bias: Bias
    same: float
    different: float
    margin: float


@functools.cache
def open_linking() -> Linking:
    """The settings of linking; raises PackError where the file breaks the type."""
    linking: Linking = read_section(DATA / "knowledge", "linking", Linking)
    return linking


@functools.cache
def fingerprint() -> str:
    """The hash, sixteen digits, of all that the keys of claims and the links between them depend on."""
    content = msgspec.json.encode((MAKING, open_linking()), order="deterministic")
    return hashlib.sha256(content).hexdigest()[:16]
