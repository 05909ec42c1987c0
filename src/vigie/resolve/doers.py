"""Doers: who killed others and then himself is one more of the dead, however apart the two are told."""

from __future__ import annotations

from vigie.model.document import Document
from vigie.model.draft import Draft, DraftFigure
from vigie.resolve.apart import named_victims, names


def count_doer(document: Document, first: Draft, second: Draft) -> None:
    """Counts the doer of either draft who killed himself with the victims of the other ("shot her *and himself*").

    Only where the two tell of one doer: his victims' count is then one higher, and his own figure gone.
    """
    for killing, suicide in ((first, second), (second, first)):
        own = [figure for figure in dead_of(suicide) if figure.doer]
        victims = dead_of(killing)
        if not own or not victims or len(own) < len(dead_of(suicide)):
            continue
        if not any(figure.doer for figure in victims):
            alone = len(victims) == 1 and victims[0].high == 1
            if not (alone or first.sentence == second.sentence) or not is_one_doer(document, killing, suicide):
                return
            join(killing, victims[-1], own[0])
        suicide.figures = [figure for figure in suicide.figures if figure not in own]
        return


def with_doer(draft: Draft) -> list[DraftFigure]:
    """The draft's figures with a doer who killed himself counted with those whom he killed."""
    own = [figure for figure in dead_of(draft) if figure.doer]
    victims = [figure for figure in dead_of(draft) if not figure.doer]
    doers = {party.group for party in draft.parties if party.role == "initiator"}
    others = {party.group for party in draft.parties if party.role == "target"} - doers
    if len(own) != 1 or own[0].high != 1 or not victims or not doers:
        return draft.figures
    if not others and victims[-1].high == 1:
        return draft.figures  # "was found dead, having shot himself"
    draft.figures = [figure for figure in draft.figures if figure is not own[0]]
    join(draft, victims[-1], own[0])
    return draft.figures


def join(draft: Draft, victims: DraftFigure, doer: DraftFigure) -> None:
    """One count of both where one does not say who they are; a nurse and a soldier stay two counts."""
    victims.doer = True
    if victims.group_name == doer.group_name or "people" in (victims.group_name, doer.group_name):
        victims.low, victims.high = victims.low + 1, victims.high + 1
        victims.group_name = victims.group_name if victims.group_name == doer.group_name else "people"
    else:
        draft.figures.append(doer)


def dead_of(draft: Draft) -> list[DraftFigure]:
    """The draft's counts of dead, parts of others left out."""
    return [figure for figure in draft.figures if figure.harm == "killed" and figure.whole is None]


def is_one_doer(document: Document, killing: Draft, suicide: Draft) -> bool:
    """True where whoever killed himself did the killing, and is not the one who was killed."""
    own = {party.group for party in suicide.parties if party.role in ("initiator", "target")}
    killed = {party.group for party in killing.parties if party.role == "target"}
    if own & killed or named_victims(document, killing) & named_victims(document, suicide):
        return False
    doers = {party.group for party in killing.parties if party.role == "initiator"}
    told = names(document, suicide, "initiator") | names(document, suicide, "target")
    return bool(own & doers or names(document, killing, "initiator") & told)
