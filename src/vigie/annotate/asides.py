"""What stands aside in a sentence: short forms and more in brackets, ages, what a named person is between commas."""

from __future__ import annotations

from vigie.lexicon.syntax import SyntaxSection
from vigie.model.document import Document
from vigie.model.syntax import Item, NounGroup

DASHES = frozenset({"–", "—", "-"})
BRACKETS = frozenset({"(", "["})
NOUNS = frozenset({"N", "C", ","})
ASIDE = 12  # items that an aside between dashes has at most


def bracket_dashes(items: list[Item]) -> None:
    """Makes brackets of two dashes around nouns alone ("six nuns – *five Germans and a Pole* – and two guards")."""
    for i in range(1, len(items) - 2):
        if items[i][0] not in DASHES or items[i - 1][0] != "N" or items[i + 1][0] != "N":
            continue
        ends = range(i + 2, min(i + ASIDE, len(items)))
        j = next((n for n in ends if items[n][0] not in NOUNS), 0)
        if j and items[j][0] == items[i][0]:
            items[i], items[j] = ("(", *items[i][1:]), (")", *items[j][1:])


def lists_aside(items: list[Item]) -> list[range]:
    """The items between brackets behind a noun that are several nouns and nothing else, the brackets left out."""
    found: list[range] = []
    for i in range(1, len(items)):
        if items[i][0] not in BRACKETS or items[i - 1][0] != "N" or i + 2 >= len(items) or items[i + 1][0] != "N":
            continue
        j = next((n for n in range(i + 2, len(items)) if items[n][0] not in NOUNS), 0)
        if j > i + 2 and items[i][0] + items[j][0] in ("()", "[]"):
            found.append(range(i + 1, j))
    return found


def short_forms(items: list[Item]) -> list[int]:
    """The items that stand alone between brackets."""
    return [
        k for k in range(1, len(items) - 1)
        if items[k][0] == "N" and items[k - 1][0] + items[k + 1][0] in ("()", "[]") and k > 1 and items[k - 2][0] == "N"
    ]  # fmt: skip


def roles_aside(document: Document, items: list[Item], section: SyntaxSection) -> list[range]:
    """The items that say what a person named before is ("Ann Hill, *an official and leader of the FP*, was shot").

    They go up to a comma or the end of what is said, the comma before them left out.
    """
    found: list[range] = []
    k = 2
    while k < len(items):
        aside = items[k - 1][0] == "," and is_role_of(document, items, k, section)
        stop = end_of_roles(document, items, k, section) if aside else 0
        if stop:
            found.append(range(k, stop))
        k = stop or k + 1
    return found


def is_role_of(document: Document, items: list[Item], k: int, section: SyntaxSection) -> bool:
    """True for one person's role behind a comma and the name of a person by two words."""
    if items[k][0] != "N" or items[k - 1][0] != "," or items[k - 2][0] != "N":
        return False
    name, tokens = document.groups[items[k - 2][1]], document.tokens
    role = document.groups[items[k][1]]
    if name.last - name.first < 2 or any(tokens.pos[i] != "PROPN" for i in (name.last - 2, name.last - 1)):
        return False
    if name.place is not None or name.timex is not None or name.of is not None or name.quantity is not None:
        return False
    actor = document.actors[name.actor] if name.actor is not None else None
    titled = any(tokens.pos[i] == "NOUN" for i in range(name.first, name.last))
    if actor is not None and actor.kind != "person" and not titled:
        return False  # "the Unity Party, a rival"
    return is_role(document, role, section) and not (titled and role.quantity is not None)


def is_role(document: Document, group: NounGroup, section: SyntaxSection, *, listed: bool = False) -> bool:
    """True for one person by what he is: "mayor", "the mayor", "a mayor"; not "his driver", not "mayor Ann Hill".

    Behind another role an adjective may stand for one ("avocate et *militante*").
    """
    tokens = document.tokens
    one = section.is_singular(tokens.lowers[group.head], tokens.lemmas[group.head])
    one = one and (tokens.pos[group.head] == "NOUN" or (listed and tokens.pos[group.head] == "ADJ"))
    told = group.determiner in section.articles or not group.determiner
    bare = not group.preposition and group.place is None and group.timex is None and group.possessor is None
    return one and told and bare and not document.has_number(group) and tokens.pos[group.last - 1] != "PROPN"


def end_of_roles(document: Document, items: list[Item], k: int, section: SyntaxSection) -> int:
    """The item after the roles that item ``k`` opens; 0 where they are a list of people and no aside.

    What a coordinator adds without a determiner is of the same person; with one, a comma must close it.
    """
    last, listed = k, False
    for i in range(k + 1, len(items)):
        kind, index, _ = items[i]
        group = document.groups[index] if kind == "N" else None
        if group is not None and group.preposition:
            last = i
        elif kind == "C" and items[i - 1][0] == "N" and i + 1 < len(items) and items[i + 1][0] == "N":
            other = document.groups[items[i + 1][1]]
            if other.preposition:
                continue
            if not is_role(document, other, section, listed=True):
                return 0
            listed = listed or bool(other.determiner)
        elif group is not None and items[i - 1][0] == "C":
            last = i
        else:
            return last + 1 if kind == "," and i == last + 1 else 0
    return 0 if listed else last + 1


def after_aside(items: list[Item], aside: range) -> int:
    """The item at which the sentence goes on: past the comma that closes an aside, or at it before one more noun."""
    after = aside.stop + 1
    return aside.stop if after < len(items) and items[after][0] == "N" else after
