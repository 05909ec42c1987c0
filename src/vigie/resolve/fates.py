"""Fates: who of those hit in one happening lived, as all that is told of them says in the end."""

from __future__ import annotations

import msgspec

from vigie.model.document import Document
from vigie.model.draft import DraftFigure


def told_to_the_end(document: Document, figures: list[DraftFigure]) -> list[DraftFigure]:
    """The figures without those of people shot whom another tells to have died ("was shot ... died in hospital").

    Whoever is the only one hurt and then told to have died, by a word that goes back to one person, is no more hurt.
    More people shot than died of them are killed or wounded, undivided ("seven were shot, *leaving one dead*").
    """
    dead = sum(figure.low for figure in figures if figure.harm == "killed" and figure.whole is None)
    hurt = [figure for figure in figures if figure.harm in ("wounded", "harmed") and figure.whole is None]
    alone = hurt[0] if len(hurt) == 1 and hurt[0].high == 1 else None
    died = alone is not None and any(
        figure.harm == "killed" and figure.definite and figure.high == 1
        and (alone.harm == "harmed" or figure.group_name == alone.group_name)
        for figure in figures
    )  # fmt: skip
    lost = {figure.noun_group for figure in figures if figure.harm == "killed"}  # "*a second victim* was found dead"
    kept = [
        f for f in figures
        if not ((f.deadly and dead >= f.low) or (died and f is alone) or (f.harm == "harmed" and f.noun_group in lost))
    ]  # fmt: skip
    hit = {f.noun_group for f in kept if holds_dead(document, f, kept)}
    return [
        msgspec.structs.replace(f, harm="harmed") if f.deadly and (f.noun_group in hit or f.whole in hit) else f
        for f in kept
    ]


def holds_dead(document: Document, figure: DraftFigure, figures: list[DraftFigure]) -> bool:
    """True for people shot of whom the words that follow tell some to be dead.

    A number alone goes back to them ("five were shot and *two* died"), as does what the shooting led to ("*killing a
    boy*"); whom a conjunction adds by a noun of their own are others ("shot two officers *and killed a guard*").
    """
    if not figure.deadly or figure.whole is not None:
        return False
    groups, pos = document.groups, document.tokens.pos
    shot = groups[figure.noun_group]
    for dead in figures:
        if dead.harm != "killed" or dead.whole is not None or dead.start <= figure.start:
            continue
        group = groups[dead.noun_group]
        bare = pos[group.head] == "NUM" and group.last - group.first == 1
        between = pos[shot.last : group.first]
        if bare or (group.sentence == shot.sentence and not {"CCONJ", "SCONJ"} & set(between)):
            return True
    return False
