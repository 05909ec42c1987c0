"""The dead one by one: who is told by name, and who killed others and then himself, is one more of the dead."""

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


def count_named(document: Document, first: Draft, second: Draft) -> None:
    """Adds up the dead whom each of two tellings has by a full name of his own ("Ann Lind died, as did Carl Dunn")."""
    mine, theirs = dead_of(first), dead_of(second)
    if first.title or second.title or len(mine) != 1 or len(theirs) != 1:
        return
    one, other = mine[0], theirs[0]
    if not (one.single and other.single) or one.definite or other.definite or one.doer or other.doer:
        return
    known, new = full_names(document, first), full_names(document, second)
    if known and new and set().union(*known).isdisjoint(set().union(*new)):
        one.low, one.high = one.low + other.low, one.high + other.high
        one.group_name = one.group_name if one.group_name == other.group_name else "people"
        second.figures = [figure for figure in second.figures if figure is not other]


def full_names(document: Document, draft: Draft) -> list[set[str]]:
    """The words of the names of two words and more that the draft's victims have."""
    tokens, groups = document.tokens, [document.groups[p.group] for p in draft.parties if p.role == "target"]
    names = [{tokens.lowers[i] for i in range(g.first, g.last) if tokens.pos[i] == "PROPN"} for g in groups]
    return [name for name in names if len(name) > 1]


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
