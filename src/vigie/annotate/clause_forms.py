"""Forms that clauses decide: a past or a participle, by what stands around the verb."""

from __future__ import annotations

from vigie.annotate.clause_subjects import ClauseSubjects
from vigie.model.syntax import VerbGroup


class ClauseForms(ClauseSubjects):
    """Mends the forms of verbs by their objects, subjects and the verbs beside them."""

    def mend_form(self, k: int, verb: VerbGroup) -> None:
        """Where past and participle look alike, what follows decides: a bare object makes it active and finite.

        "Gunmen killed 12 villagers" is a past; "16 were killed and dozens wounded" goes on a passive.
        """
        bare = verb.first == verb.head and not verb.reflexive
        if self.section.participle_plurals or not bare or verb.form not in ("Part", "Fin"):
            return
        if verb.lemma in self.section.copulas:
            return  # "four were killed and nine *are* missing": no form of theirs is a past and a participle
        has_object = self.object_follows(k) or self.shares_object(k) or self.holds_object(verb)
        if verb.form == "Part" and (has_object or self.has_own_subject(k, verb)):
            verb.form, verb.voice = "Fin", "active"
        elif verb.form == "Fin" and not has_object and self.is_undergone(k, verb):
            verb.form, verb.voice = "Part", "passive"

    def is_undergone(self, k: int, verb: VerbGroup) -> bool:
        """True for a past without an object that tells what befell its subject."""
        if verb.lemma in self.section.intransitives:
            return False  # "was shot and *died*"
        reduced = self.is_reduced(k, verb) or self.has_agent(k, verb) or self.is_in_commas(k, verb)
        reduced = reduced or self.is_of_those(k, verb)
        return reduced or self.goes_on_passive(k) or self.is_telegraphic(k, verb)

    def is_of_those(self, k: int, verb: VerbGroup) -> bool:
        """True for a harm right behind those that somebody is one of ("was *among seven people killed* when")."""
        before = self.groups[self.items[k - 1][1]] if k > 0 and self.items[k - 1][0] == "N" else None
        if before is None or before.preposition not in self.section.sides:
            return False
        return any(hit.section == "harm" and hit.shape == "verb" for hit in self.document.hits.get(verb.head, ()))

    def is_telegraphic(self, k: int, verb: VerbGroup) -> bool:
        """True for a harm behind a bare number, with nothing after it ("4 killed, 17 *injured*")."""
        before = self.groups[self.items[k - 1][1]] if k > 0 and self.items[k - 1][0] == "N" else None
        if before is None or before.quantity is None or self.document.tokens.pos[before.head] != "NUM":
            return False
        alone = k + 1 >= len(self.items) or self.items[k + 1][0] in (",", ".", ";", "C", ")")
        harm = any(hit.section == "harm" and hit.shape == "verb" for hit in self.document.hits.get(verb.head, ()))
        return alone and harm

    def is_reduced(self, k: int, verb: VerbGroup) -> bool:
        """True for a past that another finite verb without a subject follows: "an air strike *meant* for X hit Y"."""
        tokens = self.document.tokens
        if verb.lemma in self.section.intransitives or tokens.lowers[verb.head] == verb.lemma:
            return False
        if k == 0 or self.items[k - 1][0] != "N" or self.is_timex(k - 1):
            return False
        i = k + 1
        while i < len(self.items) and self.is_timex(i):
            i += 1
        if i > k + 1 and self.is_finite(i):  # "those *killed* overnight had arrived"; not "discussed Monday's attack"
            next_verb = self.verbs[self.items[i][1]]
            return tokens.lowers[next_verb.head] != next_verb.lemma
        if i >= len(self.items) or self.items[i][0] != "N" or not self.groups[self.items[i][1]].preposition:
            return False
        while (
            i < len(self.items)
            and self.items[i][0] == "N"
            and (self.groups[self.items[i][1]].preposition or self.is_timex(i))
        ):
            i += 1
        if i >= len(self.items) or not self.is_finite(i):
            return False
        after = self.groups[self.items[i + 1][1]] if i + 1 < len(self.items) and self.items[i + 1][0] == "N" else None
        return after is None or after.preposition not in self.section.agents

    def is_in_commas(self, k: int, verb: VerbGroup) -> bool:
        """True for a deed in commas between a noun and its verb: "the man, *kidnapped* on Monday in Cali, was freed".

        Nothing but when and where it was done stands inside.
        """
        if k < 2 or self.items[k - 1][0] != "," or self.items[k - 2][0] != "N" or self.is_timex(k - 2):
            return False
        if not any(hit.section in ("harm", "trigger") for hit in self.document.hits.get(verb.head, ())):
            return False
        i = k + 1
        while i < len(self.items) and self.items[i][0] == "N":
            if not (self.is_timex(i) or self.groups[self.items[i][1]].preposition):
                return False
            i += 1
        return i + 1 < len(self.items) and self.items[i][0] == "," and self.is_finite(i + 1)

    def has_own_subject(self, k: int, verb: VerbGroup) -> bool:
        """True for a past that has no object but stands right after its subject, as no participle does.

        "the town *the army* took", "the men *who* fled", "the camp that *rebels* attacked", "protests erupted".
        """
        after = self.groups[self.items[k + 1][1]] if k + 1 < len(self.items) and self.items[k + 1][0] == "N" else None
        if after is not None and after.preposition in self.section.agents:
            return False
        if verb.lemma in self.section.intransitives or self.contact(k) is not None:
            return True
        before = self.items[k - 1][0] if k > 0 else ""
        return before == "R" or (before == "N" and k > 1 and self.items[k - 2][0] == "R" and not self.is_timex(k - 1))

    def holds_object(self, verb: VerbGroup) -> bool:
        """True for a harm with its object in its words ("*sustained injuries*"; not "*taken hostage* by")."""
        told = (hit for hit in self.document.hits.get(verb.head, ()) if hit.section == "harm")
        if not any(hit.shape == "verb" and hit.last > hit.first + 1 for hit in told):
            return False
        tokens, inside = self.document.tokens, range(verb.head + 1, verb.last)
        if any(tokens.pos[i] == "ADP" or tokens.lowers[i] in self.section.predicatives for i in inside):
            return False
        return any(tokens.pos[i] == "NOUN" for i in inside)

    def object_follows(self, k: int) -> bool:
        if k + 1 >= len(self.items) or self.items[k + 1][0] != "N" or self.is_timex(k + 1):
            return False
        group = self.groups[self.items[k + 1][1]]
        if not group.preposition:
            return True
        low = self.document.tokens.lowers[group.preposition_token] if group.preposition_token >= 0 else ""
        # "a tué dix civils et incendié *des* cases"
        return low in self.section.article_genitives and low not in self.section.genitives

    def shares_object(self, k: int) -> bool:
        """True for a harm right before another that has what both are done to ("*killed* and abducted nine people")."""
        kinds = [kind for kind, _, _ in self.items[max(0, k - 1) : k + 3]]
        if len(kinds) < 4 or kinds[0] not in ("N", "R") or kinds[2:] != ["C", "V"] or not self.object_follows(k + 2):
            return False
        second = self.verbs[self.items[k + 2][1]]
        heads = (self.verbs[self.items[k][1]].head, second.head)
        harms = all(any(h.section == "harm" for h in self.document.hits.get(head, ())) for head in heads)
        return harms and second.first == second.head

    def goes_on_passive(self, k: int) -> bool:
        """True where a coordinator and at most a noun group part the verb from a passive clause before it."""
        j = k - 1
        while j >= 0 and (self.items[j][0] == "N" or self.items[j][0] == ","):
            j -= 1
        if j < 0 or self.items[j][0] != "C":
            return False
        listed = self.items[j + 1][0] == "N" and self.groups[self.items[j + 1][1]].conjunct is not None
        if listed and any(kind == "," for kind, _, _ in self.items[j + 1 : k]):
            return False  # "were killed in Gao *and* Kidal, officials said": it joins two nouns
        previous = self.previous_clause(j)
        if previous is None:
            return False
        index = self.clauses[previous].verb
        return index is not None and self.verbs[index].voice == "passive"
