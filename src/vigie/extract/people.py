"""People: whom a noun group names, as the group of people, the side or the one person that it is."""

from __future__ import annotations

from vigie.extract.place_words import place_lemmas
from vigie.extract.words import CARRIERS, Words
from vigie.lexicon.harms import GroupRule, HarmRule
from vigie.lexicon.objects import MeansRule
from vigie.model.syntax import Clause, NounGroup

PERSON_KINDS = frozenset({"person"})
# the people that a party to the fighting loses, by its kind
PEOPLE_OF = {"state_force": "soldiers", "peacekeeping": "soldiers", "police": "police", "rebel_group": "fighters",
             "militia": "fighters", "political_militia": "fighters", "identity_militia": "fighters",
             "armed": "fighters", "government": "soldiers"}  # fmt: skip


def group_name(words: Words, index: int) -> str | None:
    """The group of people that a noun group names ("soldiers"), None where it names no people."""
    if index not in words.people:
        words.people[index] = named_people(words, index)
    return words.people[index]


def named_people(words: Words, index: int) -> str | None:
    """What ``group_name`` says, read off the words."""
    group = words.document.groups[index]
    counted = group.quantity is not None
    lost_by = side_that_lost(words, group) if counted and words.hits(group.head, "harm") else None
    if lost_by is not None:
        return lost_by
    found: str | None = None
    for hit in words.group_hits(group, "group"):
        if hit.shape == "adjective" or hit.token == group.head or is_title(words, group, hit.token):
            rule = words.rules[hit.rule]
            if isinstance(rule, GroupRule) and rule.group != "people":
                return "police" if is_of_police(words, group) else rule.group
            found = "people"
    if found is not None and words.document.tokens.lemmas[group.head] in words.section.ranks:
        actors = (words.actor(complement) for complement in words.complements.get(index, ()))
        side = next((PEOPLE_OF[words.kind(a)] for a in actors if a is not None and words.kind(a) in PEOPLE_OF), None)
        inside = words.actor(index)
        if side is None and inside is not None and words.kind(inside) in PEOPLE_OF:
            side = PEOPLE_OF[words.kind(inside)]
        found = side or found
    if found is not None:
        return name_beside(words, index) if counted and found == "people" else found
    if found is None and is_age(words, group):
        return "people"
    for complement in words.complements.get(index, ()):  # "trois de ses employés", "huit membres d'une famille"
        name = group_name(words, complement)
        if name is not None and group.quantity is not None:
            return name
    return of_them(words, index) if counted else None


def is_of_police(words: Words, group: NounGroup) -> bool:
    """True for bare officers where the police are told of, in their sentence or alone in the report."""
    document = words.document
    if document.tokens.lemmas[group.head] not in words.section.officers or words.hits(group.head - 1, "group"):
        return False
    sentence = document.sentences[group.sentence]
    start, end = document.tokens.starts[sentence.first], document.tokens.ends[sentence.last - 1]
    near = {a.kind for a in document.actors if start <= a.start < end and a.kind in PEOPLE_OF}
    return "police" in near or ("state_force" not in near and alone_told(words, "police"))


def alone_told(words: Words, kind: str) -> bool:
    """True where no force but one of a kind is told of in the report."""
    forces = {a.kind for a in words.document.actors if a.kind in ("police", "state_force", "peacekeeping")}
    return forces == {kind}


def of_them(words: Words, index: int) -> str | None:
    """The people that a number is some of ("two *of them*"): those that the pronoun stands for; None for no pronoun."""
    if not is_of_them(words, index):
        return None
    before = words.antecedent(words.complements[index][0])
    if before is None or is_done_by(words, index, before):
        return "people"
    return group_name(words, before) or "people"


def is_done_by(words: Words, index: int, doer: int) -> bool:
    """True where one group is the subject of what befalls another: "police arrested six *of them*" is of others."""
    for clause in words.sentence_clauses(words.document.groups[index].sentence):
        acts = any(slot.function == "subject" and doer in slot.groups for slot in clause.slots)
        if acts and any(slot.function == "object" and index in slot.groups for slot in clause.slots):
            return True
    return False


def is_of_them(words: Words, index: int) -> bool:
    """True for a group whose complement is a pronoun for several ("half *of them*", "l'un *d'eux*")."""
    document = words.document
    heads = (document.groups[other].head for other in words.complements.get(index, ())[:1])
    return any(document.tokens.lowers[head] in words.section.plural_pronouns for head in heads)


def is_age(words: Words, group: NounGroup) -> bool:
    """True for a group whose noun is an age: "a *17-year-old*" is somebody."""
    tokens, head = words.document.tokens, group.head
    if tokens.pos[head] not in ("NOUN", "ADJ") or "-" not in tokens.lowers[head] or group.quantity is None:
        return False
    start, end = tokens.starts[head], tokens.ends[head]
    return any(q.unit == "age" and start <= q.start < end for q in words.document.quantities)


def name_beside(words: Words, index: int) -> str:
    """What an apposition says of the people that a number counts ("ten people, *civilians*, died"); else people."""
    for other in words.beside.get(index, ()):
        noun = words.document.groups[other]
        made = words.document.tokens.lowers[noun.head] in words.section.predicatives  # "took nine men *hostage*"
        name = group_name(words, other) if noun.quantity is None and not made else None
        if name is not None and not words.document.groups[other].determiner:
            return name
    return "people"


def is_title(words: Words, group: NounGroup, token: int) -> bool:
    """True for a noun that a person's name follows to the end of the group ("French *journalist* Marie Dupont")."""
    pos, head = words.document.tokens.pos, group.head
    return token < head == group.last - 1 and all(tag == "PROPN" for tag in pos[token + 1 : group.last])


def side_that_lost(words: Words, group: NounGroup) -> str | None:
    """Whose dead a counted harm is: "military casualties", "nine dead among the rebels", "losses on the army"."""
    inside = (words.actor_at.get(i) for i in range(group.first, group.last) if i != group.head)
    lost = next((PEOPLE_OF[words.kind(a)] for a in inside if a is not None and words.kind(a) in PEOPLE_OF), None)
    if lost is not None:
        return lost
    return side_after(words, group)


def side_after(words: Words, group: NounGroup) -> str | None:
    """The side that a preposition right behind a number names ("nine *on the army's side*", "in the ranks of")."""
    document = words.document
    for i in range(group.last + 1, min(group.last + 5, len(document.tokens))):
        g = words.group_at.get(i)
        if g is None:
            continue
        after = document.groups[g]
        if after.preposition_token != group.last or after.preposition in words.section.agents:
            return None
        if words.place(g) is not None or is_source(words, after):
            return None  # "20 dead *in Kabul*", "*according to the army*": neither says whose they are
        named = [after]
        if document.tokens.lemmas[after.head] in words.section.ranks:
            named = [document.groups[n] for n in (after.possessor, *words.complements.get(g, ())) if n is not None]
        actors = (words.actor_at.get(noun.head) for noun in named)
        side = next((side for a in actors if a is not None and (side := PEOPLE_OF.get(words.kind(a)))), None)
        return side or (group_name(words, g) if after.preposition in words.section.sides else None)
    return None


def is_source(words: Words, group: NounGroup) -> bool:
    """True for a noun group within the words of a source."""
    start, end = words.chars(group.first, group.last)
    sources = (found.source for found in words.document.attributions)
    return any(source is not None and source.start < end and start < source.end for source in sources)


def is_person(words: Words, index: int) -> bool:
    """True where a noun group names people: a group noun, a person, or an actor's people."""
    if group_name(words, index) is not None:
        return True
    actor = words.actor(index)
    return actor is not None and words.document.actors[actor].kind in PERSON_KINDS


def is_one_person(words: Words, index: int) -> bool:
    """True where a group with "a" names one of its people itself: "a majority of women" is no woman."""
    group = words.document.groups[index]
    own = words.group_hits(group, "group") or words.document.tokens.pos[group.head] in ("PRON", "NUM")
    own = own or is_age(words, group)
    return is_person(words, index) and bool(own or words.actor(index) is not None)


def is_no_person(words: Words, index: int) -> bool:
    """True for a group that names a place or a thing: it cannot be killed, arrested or displaced."""
    group = words.document.groups[index]
    if group_name(words, index) is None and is_machine(words, group):
        return True  # "76 drones were shot down"
    if group_name(words, index) is not None or words.actor(index) is not None:
        return False
    return (
        words.place(index) is not None
        or words.document.tokens.lemmas[group.head] in place_lemmas(words.pack)
        or any(hit.token == group.head for s in ("object", "means") for hit in words.group_hits(group, s))
    )


def is_machine(words: Words, group: NounGroup) -> bool:
    """True for a group whose own noun is a drone, an aircraft, a tank."""
    rules = (words.rules[hit.rule] for hit in words.hits(group.head, "means"))
    return any(isinstance(rule, MeansRule) and rule.kind in CARRIERS for rule in rules)


def single_person(words: Words, index: int) -> bool:
    """True for one person: a person's name, or a singular people noun with a determiner."""
    document = words.document
    group = document.groups[index]
    tokens = document.tokens
    if tokens.pos[group.head] == "PRON":
        return False
    actor = words.actor(index)
    if actor is not None and document.actors[actor].kind in PERSON_KINDS and not is_plural(words, group):
        return True
    titled = any(is_title(words, group, hit.token) for hit in words.group_hits(group, "group"))
    if titled and group.quantity is None:
        return True
    owned = group.possessor is not None or owns(words, index)  # "the mayor's *son*", "a *nurse*'s death"
    told = owned or group.determiner or group.quantity is not None or document.sentences[group.sentence].kind == "title"
    if not is_person(words, index) or not told:  # headlines leave articles out: "*Boy* dies of wounds"
        return False
    if not is_one_person(words, index) and any(is_many(words, c) for c in words.complements.get(index, ())):
        return False  # "a total of 31 villagers", "a list of victims"
    if group.determiner in words.section.plural_determiners:
        return False
    return is_singular(words, group.head) and tokens.pos[group.head] == "NOUN"


def owns(words: Words, index: int) -> bool:
    """True for whoever the next noun is said to belong to ("*nurse*'s shooting death")."""
    groups = words.document.groups
    return index + 1 < len(groups) and groups[index + 1].possessor == index


def is_singular(words: Words, token: int) -> bool:
    """True for a noun's form of one."""
    tokens = words.document.tokens
    return words.section.is_singular(tokens.lowers[token], tokens.lemmas[token])


def is_plural(words: Words, group: NounGroup) -> bool:
    """True for several by a common noun: "the *priests*"."""
    return words.document.tokens.pos[group.head] == "NOUN" and not is_singular(words, group.head)


def counted_people(words: Words, index: int) -> int:
    """The counted people that a noun, none of them itself, is of ("a total *of 31 villagers*"); else the group."""
    document = words.document
    group, tokens = document.groups[index], document.tokens
    if tokens.lowers[group.head] != tokens.lemmas[group.head] or document.has_number(group):
        return index
    own = words.group_hits(group, "group") or words.actor(index) is not None
    if own and not is_collective(words, index):
        return index
    counted = (
        c for c in words.complements.get(index, ()) if document.has_number(document.groups[c])
        and (is_person(words, c) or tokens.pos[document.groups[c].head] == "NUM")
    )  # fmt: skip
    return next(counted, index)


def is_collective(words: Words, index: int) -> bool:
    """True for many people in one word: "a family", "two families" tell no number of them; "three crew" are three."""
    head, tokens = words.document.groups[index].head, words.document.tokens
    counted = words.document.has_number(words.document.groups[index]) and tokens.lowers[head] == tokens.lemmas[head]
    return tokens.lemmas[head] in words.section.collectives and not counted


def size_of(words: Words, index: int) -> int | None:
    """How many people one collective is ("a *couple* was killed"); None where it does not say."""
    group, tokens = words.document.groups[index], words.document.tokens
    one = tokens.lowers[group.head] == tokens.lemmas[group.head] and not words.document.has_number(group)
    return words.section.sized.get(tokens.lemmas[group.head]) if one and not words.complements.get(index) else None


def is_many(words: Words, index: int) -> bool:
    """True for a noun group in the plural or with a number."""
    group, tokens = words.document.groups[index], words.document.tokens
    return group.quantity is not None or tokens.lowers[group.head] != tokens.lemmas[group.head]


def refers_back(words: Words, index: int) -> bool:
    """True for one person by a definite common noun ("the official", "the victim")."""
    group, tokens = words.document.groups[index], words.document.tokens
    aged = group.quantity is not None and words.document.quantities[group.quantity].unit == "age"
    alone = (group.quantity is None or aged) and is_singular(words, group.head)
    if not alone or group.determiner not in words.section.definite:
        return False
    return "PROPN" not in tokens.pos[group.first : group.last] and group_name(words, index) is not None


def is_first_title(words: Words, index: int) -> bool:
    """True for a bare title that a list joins to another before one name ("*senator* and candidate Luis Ortega")."""
    document = words.document
    group, tokens = document.groups[index], document.tokens
    if (
        group.determiner
        or group.quantity is not None
        or tokens.pos[group.head] != "NOUN"
        or index + 1 >= len(document.groups)
    ):
        return False
    name = document.groups[index + 1]
    joined = name.first == group.last + 1 and tokens.pos[group.last] == "CCONJ" and not name.determiner
    singular = tokens.lowers[group.head] == tokens.lemmas[group.head]
    titled = tokens.pos[name.last - 1] == "PROPN" and any(tokens.pos[i] == "NOUN" for i in range(name.first, name.last))
    return joined and singular and titled and name.quantity is None and group_name(words, index) is not None


def is_one_more(words: Words, index: int) -> bool:
    """True for one more of the people just counted ("two were killed and *a third* wounded")."""
    group, section, tokens = words.document.groups[index], words.section, words.document.tokens
    low = tokens.lowers[group.head]
    if group.last - group.first > 2 or (low not in section.further and low not in section.ordinals):
        return False
    if group.preposition and group.preposition not in section.absolutes:
        return False
    apart = group.first > 0 and tokens.pos[group.head] == "PRON" and tokens.pos[group.first - 1] == "DET"
    determiner = tokens.lowers[group.first - 1] if apart else group.determiner  # "et *un* autre est mort"
    if low in section.further:
        return group.last - group.first == 1 and not determiner
    counted = group.quantity is not None and words.document.quantities[group.quantity].rule.endswith("article")
    return (counted or bool(determiner)) and determiner not in section.definite


def people_before(words: Words, index: int) -> str | None:
    """The people just counted in the sentence, of whom a group is one more; None where none were."""
    groups = words.document.groups
    for other in range(index - 1, -1, -1):
        if groups[other].sentence != groups[index].sentence:
            break
        name = group_name(words, other) if groups[other].timex is None else None
        if name is not None:
            return name
    return None


def whose_body(words: Words, index: int) -> int | None:
    """Whom a body is of ("the body *of the trader*"), the group itself where it is no body; None for nobody told.

    Several bodies without such words are people themselves ("*six bodies* were found").
    """
    noun = words.document.groups[index]
    if not is_body(words, index):
        return index
    owner = next(iter(words.complements.get(index, ())), noun.possessor)
    if owner is not None and (is_person(words, owner) or is_bare_name(words, owner)):
        return owner
    several = words.document.has_number(noun) or is_plural(words, noun)
    return index if several else None


def is_body(words: Words, index: int) -> bool:
    """True for a noun for the dead, unless it names a body of people ("a *body* of troops", "a *governing* body")."""
    noun, tokens = words.document.groups[index], words.document.tokens
    for hit in words.hits(noun.head, "harm"):
        rule = words.rules[hit.rule]
        if hit.shape == "noun" and isinstance(rule, HarmRule) and rule.finder and rule.mode == "counted":
            beside = slice(noun.first, noun.last + 1)
            told = frozenset(tokens.lemmas[beside]) | frozenset(tokens.lowers[beside])  # "le corps *enseignant*"
            if told.isdisjoint(rule.unfit):
                return not is_body_of_people(words, index)
    return False


def is_body_of_people(words: Words, index: int) -> bool:
    """True for one body of several people without a number, or one that is a known force."""
    document, noun = words.document, words.document.groups[index]
    actor = words.actor(index)
    named = document.actors[actor] if actor is not None else None
    if named is not None and named.start <= document.tokens.starts[noun.head] < named.end:
        return True
    several = any(is_plural(words, document.groups[other]) for other in words.complements.get(index, ()))
    return several and is_singular(words, noun.head) and not is_several(words, index)


def is_several(words: Words, index: int) -> bool:
    """True for bodies by their number, their article or the number of whom they are of."""
    groups, document = words.document.groups, words.document
    counted = (index, *words.complements.get(index, ()))
    return (
        any(document.has_number(groups[g]) for g in counted)
        or groups[index].determiner in words.section.plural_determiners
    )


def is_bare_name(words: Words, index: int) -> bool:
    """True for proper names that are no place's and no known body's."""
    head = words.document.tokens.pos[words.document.groups[index].head]
    return head == "PROPN" and words.place(index) is None and words.actor(index) is None


def complements_of(words: Words, clause: Clause) -> list[int]:
    """What a harm noun is of, behind all words of its term ("les corps *sans vie* de quatre bergers")."""
    ends = [words.group_at.get(hit.last - 1) for hit in words.hits(clause.head, "harm")]
    groups = dict.fromkeys(group for group in (clause.group, *ends) if group is not None)
    return [complement for group in groups for complement in words.complements.get(group, ())]
