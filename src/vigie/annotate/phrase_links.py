"""What binds the noun groups of a sentence to one another: complement, possessor, coordination, apposition."""

from __future__ import annotations

from vigie.annotate.age_rows import ages_aside, is_bare_age
from vigie.annotate.asides import BRACKETS, after_aside, lists_aside, roles_aside, short_forms
from vigie.annotate.clause_openings import bare, closed, is_finite, list_is_subject, opens_clause, opens_contact
from vigie.lexicon.syntax import Syntax, SyntaxSection
from vigie.model.document import Document
from vigie.model.syntax import Item, NounGroup

GOES_ON = frozenset({",", '"', "C"})  # what may stand before one more of a list


def bind(document: Document, items: list[Item], syntax: Syntax) -> None:
    """Sets ``of``, ``conjunct`` and ``apposition`` of the noun groups of one sentence."""
    marks = {kind for kind, _, _ in items}
    bracketed, parted = not BRACKETS.isdisjoint(marks), "," in marks
    short = short_forms(items) if bracketed else []
    ages = ages_aside(document, items) if parted else []
    if short or ages:  # "X, head of the Future Party (*FP*), and Y": what a short form stands in is bound without it
        for k in (*short, *(k for run in ages for k in run)):
            bind_group(document, items, k, syntax)
        inside = {i for k in short for i in (k - 1, k, k + 1)}
        inside |= {i for run in ages for i in range(run[0] - (items[run[0] - 1][0] == ","), run[-1] + 1)}
        items = [item for i, item in enumerate(items) if i not in inside]
    for aside in reversed(lists_aside(items) if bracketed else []):
        bind_aside(document, items, aside, syntax)
        items = [*items[: aside.start - 1], *items[aside.stop + 1 :]]
    for aside in reversed(roles_aside(document, items, syntax.section) if parted else []):
        bind_aside(document, items, aside, syntax)
        items = [*items[: aside.start - 1], *items[after_aside(items, aside) :]]
    for k, item in enumerate(items):
        if item[0] == "N":
            bind_group(document, items, k, syntax)


def bind_aside(document: Document, items: list[Item], aside: range, syntax: Syntax) -> None:
    """Binds the groups of an aside to one another, and the first of them to the group that it stands beside."""
    own = items[aside.start : aside.stop]
    for k in range(len(own)):
        bind_group(document, own, k, syntax)
    document.groups[own[0][1]].apposition = items[aside.start - 2][1]


def bind_group(document: Document, items: list[Item], k: int, syntax: Syntax) -> None:
    """Sets what binds the noun group at item ``k`` to others."""
    kind, index, _ = items[k]
    if kind != "N":
        return
    section, group = syntax.section, document.groups[index]
    if group.timex is not None or (group.of is not None and group.of > index):
        return  # a possessor is bound to what it possesses
    if group.preposition in section.genitives:
        group.of = governor(document, items, first_owner(document, items, k))
    listed = group.conjunct is None and may_go_on(document, items, k) and not is_bare_age(document, group)
    if listed and not describes(document, items, k, section.definite):
        group.conjunct = coordinated_with(document, items, k, section)
    if not group.preposition and group.conjunct is None and group.possessor is None:
        contact = section.contact_relatives and opens_contact(document, items, k, section.receivers) is not None
        group.apposition = None if contact else beside(document, items, k)


def may_go_on(document: Document, items: list[Item], k: int) -> bool:
    """False where what stands right before a group ends any list: a verb, a stop, another group that is no time."""
    kind, index, _ = items[k - 1]
    if kind == "N":
        before = document.groups[index]
        return before.timex is not None or document.groups[items[k][1]].possessor is not None
    return kind in GOES_ON


def first_owner(document: Document, items: list[Item], k: int) -> int:
    """The item of the first possessor before group ``k`` ("*Syria*'s army's base"); ``k`` where it has none."""
    owner = document.groups[items[k][1]].possessor
    while owner is not None and k > 0 and items[k - 1][:2] == ("N", owner):
        k, owner = k - 1, document.groups[owner].possessor
    return k


def governor(document: Document, items: list[Item], k: int) -> int | None:
    """The group that a genitive complement belongs to: the one just before it, times between them apart."""
    for n in range(k - 1, -1, -1):
        kind, index, _ = items[n]
        if kind == "N":
            if document.groups[index].timex is None and not stands_between(document, items, n, k):
                return index
        elif kind != '"' and not (kind == "V" and bare(document, index)):
            return None  # a bare participle is passed over: "le déplacement forcé de 3 000 personnes"
    return None


def stands_between(document: Document, items: list[Item], n: int, k: int) -> bool:
    """True for the town at item ``n`` where what is done to item ``k`` was done: "the murder *in Cali* of two men"."""
    place, group, pos = document.groups[items[n][1]], document.groups[items[k][1]], document.tokens.pos
    town = place.place is not None and bool(place.preposition) and pos[place.head] == "PROPN" and place.of is None
    if n == 0 or items[n - 1][0] != "N" or not town or group.place is not None:
        return False
    deed = document.groups[items[n - 1][1]].head
    return any(hit.section == "trigger" and hit.shape == "noun" for hit in document.hits.get(deed, ()))


def coordinated_with(document: Document, items: list[Item], k: int, section: SyntaxSection) -> int | None:
    """The first group of the list that group ``k`` goes on with ("A, B et C"), None where it starts none."""
    groups, genitives = document.groups, section.genitives
    group = groups[items[k][1]]
    first_item = k if group.possessor is None else first_owner(document, items, k)
    j = first_item - 1
    while j >= 0 and (items[j][0] in (",", '"') or (items[j][0] == "N" and groups[items[j][1]].timex is not None)):
        j -= 1
    conjunction = j >= 0 and items[j][0] == "C" and not joins_times(document, items, j)
    listed = items[first_item - 1][0] == "," and (
        list_goes_on(document, items, k) or is_headed(document, items, k) or is_headline_list(document, items, k)
    )
    rest = not conjunction and is_rest(document, items, k, section)
    if not (conjunction or listed or rest):
        return None
    if not rest and (
        opens_clause(document, items, j, k, section.sayings)
        if conjunction
        else list_is_subject(document, items, first_item, k)
    ):
        return None
    j -= conjunction
    comma = j >= 0 and items[j][0] == ","
    while j >= 0 and items[j][0] in (",", '"'):
        j -= 1
    named = described_before(document, items, j) if comma and not group.preposition else None
    if named is not None:
        return document.groups[named].conjunct if document.groups[named].conjunct is not None else named
    while j >= 0 and items[j][0] == "N":
        before = document.groups[items[j][1]]
        owner = whose_home(document, items, j, genitives) if is_name(document, group) else None
        if owner is not None:
            j = owner
            continue
        same = before.preposition == group.preposition
        first = document.groups[before.conjunct] if before.conjunct is not None else before
        counted = document.has_number(first) and not is_bare_age(document, first)  # "a man of 45 and *a girl*"
        apart = bool(group.determiner) or (document.has_number(group) and not counted)
        apart = apart and not (conjunction and are_people(document, group, first))
        if apart and not group.preposition and first.preposition in genitives and first.of is not None:
            j -= 1  # "les villes de A et B, et le village de C": the list is of what A and B complement
            while j >= 0 and items[j][0] in (",", "C"):
                j -= 1
            continue
        if conjunction and comma and first is not before and first.preposition in section.subset_markers:
            return counted_before(document, items, before.conjunct)
        if not conjunction and first.preposition and first.of is None and starts_count(document, group, first):
            return None
        if same or (not group.preposition and before.preposition not in genitives):
            return before.conjunct if before.conjunct is not None else items[j][1]
        if not group.preposition and before.preposition in genitives:
            return items[j][1]
        j -= 1
    return None


def are_people(document: Document, group: NounGroup, first: NounGroup) -> bool:
    """True for people and others whom a noun that names none is of ("the murder of *a woman and her son*")."""
    of = document.groups[first.of] if first.of is not None else None
    if of is None or group.preposition or (not first.determiner and first.quantity is None):
        return False
    mine, theirs, told = (
        any(hit.section == "group" for hit in document.hits.get(g.head, ())) for g in (group, first, of)
    )
    return mine and theirs and not told


def starts_count(document: Document, group: NounGroup, first: NounGroup) -> bool:
    """True for a number behind a circumstance that has none ("In Kabul, *ten people*, a child and a guard died")."""
    return not group.preposition and document.has_number(group) and not document.has_number(first)


def counted_before(document: Document, items: list[Item], subset: int | None) -> int | None:
    """The group that a subset is of: a list goes on it ("40 people, 6 of them soldiers and 34 guards, *and 5 rebels*").

    The last of the list has its conjunction already; one more behind a comma stands beside the whole.
    """
    at = next((i for i, item in enumerate(items) if item[:2] == ("N", subset)), 0)
    for kind, index, _ in reversed(items[:at]):
        if kind == "N" and not document.groups[index].preposition:
            whole = document.groups[index].conjunct
            return whole if whole is not None else index
        if kind not in (",", "N"):
            return None
    return None


def joins_times(document: Document, items: list[Item], j: int) -> bool:
    """True for a coordinator between two times ("late on Saturday *and* into Sunday, 20 men were arrested")."""
    beside = [items[i] for i in (j - 1, j + 1) if 0 <= i < len(items)]
    return len(beside) == 2 and all(kind == "N" and document.groups[n].timex is not None for kind, n, _ in beside)


def is_name(document: Document, group: NounGroup) -> bool:
    """True for a name of several words, no place's, on which no preposition hangs."""
    named = all(document.tokens.pos[i] == "PROPN" for i in range(group.first, group.last))
    return named and group.last - group.first > 1 and group.place is None and not group.preposition


def whose_home(document: Document, items: list[Item], j: int, genitives: frozenset[str]) -> int | None:
    """The item of the name whose home the place at item ``j`` is ("*Ann Hill* of Tampa"), None where it is none's."""
    home = document.groups[items[j][1]]
    aside = j > 1 and items[j - 1][0] == ","
    proper = aside and all(document.tokens.pos[i] == "PROPN" for i in range(home.first, home.last))
    if not (home.place is not None or proper) or home.preposition not in genitives:
        return None
    k = j - 2 if aside else j - 1
    return k if k >= 0 and items[k][0] == "N" and is_name(document, document.groups[items[k][1]]) else None


def describes(document: Document, items: list[Item], k: int, definite: frozenset[str]) -> bool:
    """True where group ``k`` says between commas what the name before it is ("X, *the mayor of Y*, and Z").

    A bare or definite singular right behind a name that is no place's is nobody else.
    """
    if k < 2 or items[k - 1][0] != "," or items[k - 2][0] != "N":
        return False
    group, name, tokens = document.groups[items[k][1]], document.groups[items[k - 2][1]], document.tokens
    if names_bearer(document, name, group, definite):
        return set_off(document, items, k)
    role = tokens.pos[group.head] == "NOUN" and tokens.lowers[group.head] == tokens.lemmas[group.head]
    if not role or group.preposition or group.quantity is not None or group.place is not None:
        return False
    if group.determiner and group.determiner not in definite:
        return False
    if not all(tokens.pos[i] == "PROPN" for i in range(name.first, name.last)) or name.last - name.first < 2:
        return False
    named = name.place is None and name.of is None and name.timex is None
    return named and set_off(document, items, k)


def names_bearer(document: Document, role: NounGroup, name: NounGroup, definite: frozenset[str]) -> bool:
    """True for a person's full name behind a role of one person ("the group's leader, *Salim Daw*, and six others")."""
    tokens = document.tokens
    actor = document.actors[name.actor] if name.actor is not None else None
    named = all(tokens.pos[i] == "PROPN" for i in range(name.first, name.last)) and name.last - name.first > 1
    bare = name.place is None and name.timex is None and not name.preposition and name.possessor is None
    one = tokens.pos[role.head] == "NOUN" and tokens.lowers[role.head] == tokens.lemmas[role.head]
    told = role.determiner in definite or role.possessor is not None
    person = actor is None or actor.kind == "person"
    return named and bare and one and told and person and role.place is None and role.quantity is None


def set_off(document: Document, items: list[Item], k: int) -> bool:
    """True where group ``k``, with its complements, ends at a comma."""
    for kind, index, _ in items[k + 1 :]:
        if kind != "N" or not document.groups[index].preposition:
            return kind == ","
    return False


def described_before(document: Document, items: list[Item], j: int) -> int | None:
    """The group that the one at item ``j``, or what it complements, says more of; None where it stands by itself."""
    for kind, index, _ in reversed(items[max(0, j - 4) : j + 1]):
        if kind != "N":
            return None
        if document.groups[index].apposition is not None:
            return document.groups[index].apposition
        if not document.groups[index].preposition:
            return None
    return None


def list_goes_on(document: Document, items: list[Item], k: int) -> bool:
    """True where, after group ``k``, further commas and groups lead to a coordinator ("A, B, C et D")."""
    saw_comma = False
    for kind, index, _ in items[k + 1 :]:
        if kind == "C":
            return True
        if kind == "N":
            if not document.groups[index].preposition and not saw_comma:
                return False
            saw_comma = False
        elif kind == ",":
            saw_comma = True
        else:
            return False
    return False


def is_headed(document: Document, items: list[Item], k: int) -> bool:
    """True for the second of two bare nouns that open a headline before a participle ("*2 men, 3 boys* killed in")."""
    if k < 2 or items[k - 2][0] != "N" or (k > 2 and items[k - 3][0] != ":"):
        return False
    if k + 1 >= len(items) or items[k + 1][0] != "V" or is_finite(document, items[k + 1][1]):
        return False
    pair = [document.groups[items[n][1]] for n in (k - 2, k)]
    if any(hit.section == "harm" for group in pair for hit in document.hits.get(group.head, ())):
        return False  # "5 morts, 12 blessés": each says its own
    return all(
        not group.preposition and not group.determiner and document.tokens.pos[group.head] in ("NOUN", "NUM")
        for group in pair
    )


def is_rest(document: Document, items: list[Item], k: int, section: SyntaxSection) -> bool:
    """True for a number of others behind somebody who opens the sentence or stands right behind its verb.

    "The mayor, *two others* killed"; "bandits kill monarch, *two others*".
    """
    if k < 2 or items[k - 1][0] != "," or items[k - 2][0] != "N" or not (k == 2 or items[k - 3][0] == "V"):
        return False
    group, first, tokens = document.groups[items[k][1]], document.groups[items[k - 2][1]], document.tokens
    others = not section.others.isdisjoint(tokens.lowers[group.first : group.last])
    plain = not (first.preposition or group.preposition or first.timex is not None or first.quantity is not None)
    return others and plain and group.quantity is not None


def is_headline_list(document: Document, items: list[Item], k: int) -> bool:
    """True for one more of the bare people behind a headline's verb ("man kills wife, *son*, daughter")."""
    j = k
    while j > 1 and items[j][0] == "N" and is_bare_person(document, document.groups[items[j][1]]):
        if items[j - 1][0] == "V":
            return j < k and is_finite(document, items[j - 1][1])
        if items[j - 1][0] != ",":
            return False
        j -= 2
    return False


def is_bare_person(document: Document, group: NounGroup) -> bool:
    """True for somebody by a bare noun in a headline."""
    bare = not group.preposition and not group.determiner and group.quantity is None
    title = document.sentences[group.sentence].kind == "title"
    return bare and title and any(hit.section == "group" for hit in document.hits.get(group.head, ()))


def counts_others(document: Document, name: int, index: int) -> bool:
    """True for a number of people right behind a name, who are others ("told Reuters *four villagers* died")."""
    group = document.groups[index]
    return document.has_number(group) and document.tokens.pos[document.groups[name].head] == "PROPN"


def beside(document: Document, items: list[Item], k: int) -> int | None:
    """The group that group ``k`` is in apposition to: just before it, or before a comma or an opening parenthesis.

    "Selon X, les rebelles ont pris..." has none: a group that a verb follows is the subject, not an apposition.
    """
    j = k - 1
    if j > 0 and items[j][0] == "N" and items[j - 1][0] == "," and is_pronoun_of(document, items[j][1]):
        j -= 1  # "ten people, *all of them* civilians"
    mark = j >= 0 and items[j][0] in (",", "(")
    if j >= 0 and items[j][0] == "N" and counts_others(document, items[j][1], items[k][1]):
        return None
    if mark and not closed(document, items, k):
        return None
    j -= mark
    while j >= 0 and items[j][0] == "N" and document.groups[items[j][1]].timex is not None:
        j -= 1
    if j < 0 or items[j][0] != "N":
        return None
    steps = 0
    while j >= 0 and items[j][0] == "N" and document.groups[items[j][1]].of is not None and steps < 3:
        j, steps = j - 1, steps + 1
    if j < 0 or items[j][0] != "N" or (not mark and document.groups[items[j][1]].preposition):
        return None
    first, group = document.groups[items[j][1]], document.groups[items[k][1]]
    if first.preposition and starts_count(document, group, first) and opens(items, j):
        return None
    return items[j][1]


def opens(items: list[Item], j: int) -> bool:
    """True where no verb stands before item ``j`` ("*In Homs province*, ten men, two of them guards, were killed")."""
    return not any(kind in ("V", "S", "R", ";", ":") for kind, _, _ in items[:j])


def is_pronoun_of(document: Document, index: int) -> bool:
    """True for a pronoun behind a preposition: "of them", "of whom"."""
    group = document.groups[index]
    return document.tokens.pos[group.head] == "PRON" and bool(group.preposition)
