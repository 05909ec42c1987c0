"""The dead one by one: who is told by name, and who killed others and then himself, is one more of the dead."""

from __future__ import annotations

from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document
from vigie.model.draft import Draft, DraftFigure
from vigie.resolve.apart import named_victims, names


def count_doer(document: Document, killing: Draft, suicide: Draft) -> None:
    """Counts the doer who killed himself with those whom he killed ("shot her *and himself*").

    Two drafts tell of the two deeds, or one tells of both: then it is given twice. The victims' count is one higher
    after it, and the doer's own figure gone.
    """
    own = [figure for figure in dead_of(suicide) if figure.doer]
    if not own:
        return
    one_draft = killing is suicide
    victims = [figure for figure in dead_of(killing) if not (one_draft and figure.doer)]
    if not victims or not (one_draft or len(own) == len(dead_of(suicide))):
        return
    counted = any(figure.doer for figure in victims)
    if counted or (tells_of_doer(killing, own, victims) if one_draft else is_one_doer(document, killing, suicide)):
        suicide.figures = [figure for figure in suicide.figures if figure not in own]
        if not counted:
            if len(victims) > 1 and all(figure.single and figure.high == 1 for figure in victims):
                victims[-1].low = victims[-1].high = len(victims)  # "killed *his wife and son* before killing himself"
                victims[-1].group_name = "people"
                killing.figures = [figure for figure in killing.figures if figure not in victims[:-1]]
            join(killing, victims[-1], own[0])


def tells_of_doer(draft: Draft, own: list[DraftFigure], victims: list[DraftFigure]) -> bool:
    """True for a doer and somebody else; a man "found dead, having shot himself" is one."""
    doers = {party.group for party in draft.parties if party.role == "initiator"}
    others = {party.group for party in draft.parties if party.role == "target"} - doers
    return len(own) == 1 == own[0].high and bool(doers) and bool(others or victims[-1].high > 1)


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


def count_theirs(document: Document, first: Draft, second: Draft) -> None:
    """Adds to one of the dead those who are his ("the mayor was shot; *his driver* was also killed").

    Not whom the words of the first name already, who is told of again.
    """
    mine = dead_of(first)
    if first.title or not mine or not all(figure.single and figure.high == 1 for figure in mine):
        return
    section, lemmas = open_syntax(open_pack(document.language)).section, document.tokens.lemmas
    sentence = document.sentences[first.sentence]
    told = set(lemmas[sentence.first : sentence.last])
    told |= {lemmas[document.groups[party.group].head] for party in first.parties}
    for figure in dead_of(second) if second.sentence == first.sentence + 1 else []:
        group = document.groups[figure.noun_group]
        theirs = group.determiner in section.owning and lemmas[group.head] not in told
        if theirs and figure.single and figure.high == 1 and not figure.doer:
            same = mine[-1].group_name == figure.group_name
            mine[-1].low, mine[-1].high = mine[-1].low + 1, mine[-1].high + 1
            mine[-1].group_name = mine[-1].group_name if same else "people"
            second.figures = [other for other in second.figures if other is not figure]


def full_names(document: Document, draft: Draft) -> list[set[str]]:
    """The words of the names of two words and more that the draft's victims have."""
    tokens, groups = document.tokens, [document.groups[p.group] for p in draft.parties if p.role == "target"]
    names = [{tokens.lowers[i] for i in range(g.first, g.last) if tokens.pos[i] == "PROPN"} for g in groups]
    return [name for name in names if len(name) > 1]


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
    """True where whoever killed himself did the killing, and is not the one who was killed.

    Of several killed he is the doer only where one sentence tells both deeds.
    """
    victims = dead_of(killing)
    if killing.sentence != suicide.sentence and not (len(victims) == 1 and victims[0].high == 1):
        return False
    own = {party.group for party in suicide.parties if party.role in ("initiator", "target")}
    killed = {party.group for party in killing.parties if party.role == "target"}
    if own & killed or named_victims(document, killing) & named_victims(document, suicide):
        return False
    doers = {party.group for party in killing.parties if party.role == "initiator"}
    if doers and not own and killing.sentence == suicide.sentence:
        return True  # "she was shot by a neighbour before *he* killed himself": who is dead already did not
    told = names(document, suicide, "initiator") | names(document, suicide, "target")
    return bool(own & doers or names(document, killing, "initiator") & told)
