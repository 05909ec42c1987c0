"""Settling a draft: its final type, its words, its place and times in the sentence, who says it and how firmly."""

from __future__ import annotations

from collections.abc import Callable

from vigie.extract.figures import MAX_PEOPLE, figure_of
from vigie.extract.guards import HABITUAL, is_in_words, is_specific, needs_hold
from vigie.extract.names import name_beside_title
from vigie.extract.others import set_another
from vigie.extract.periods import Periods
from vigie.extract.scenery import Scenery
from vigie.extract.scenes import Scenes
from vigie.extract.signs import tells_of_war
from vigie.extract.strikes import name_strikes
from vigie.extract.words import FIGHTERS, GROUPS, VIOLENT, Words
from vigie.lexicon.attribution import open_attribution
from vigie.lexicon.harms import HarmRule
from vigie.lexicon.modality import open_modality
from vigie.lexicon.objects import MeansRule
from vigie.lexicon.pack import Pack
from vigie.lexicon.tolls import open_tolls
from vigie.lexicon.triggers import TriggerRule
from vigie.model.document import Document
from vigie.model.draft import Draft, Party
from vigie.model.syntax import NounGroup

# people that no single incident of the annotated reports kills, hurts or drives out at once
VAST = {"killed": 1000, "wounded": 2000, "displaced": 100_000}
HELD = frozenset({"detained", "abducted", "displaced"})  # harms that tell of no violence by themselves
SIDES = frozenset({"soldiers", "police", "fighters", "combatants"})
JUDGING = frozenset({"condemns", "supports"})  # what is judged is taken for granted and not reported
OFFICIAL = frozenset({"state", "government", "intergovernmental"})
GRANTED = frozenset({"promise", "announce", "support", "consult"})  # speech whose refusal is a denial


def ends_in_name(document: Document, start: int, group: NounGroup) -> bool:
    """True where a group goes on from a known body's words to a person's name ("U.S. citizen *Scott Smith*")."""
    tokens = document.tokens
    after = [i for i in range(group.first, group.last) if tokens.starts[i] >= start]
    return bool(after) and group.head == after[-1] and tokens.pos[group.head] == "PROPN"


class Settler:
    """Settles the drafts of one document."""

    def __init__(
        self, words: Words, pack: Pack, scenery: Scenery, attribution_of: Callable[[int, int], list[int]]
    ) -> None:
        self.words, self.document, self.scenery = words, words.document, scenery
        self.tolls = open_tolls(pack)
        self.periods = Periods(words, self.tolls)
        self.platforms = open_attribution(pack).relay_nouns
        self.judging = frozenset(r.id for r in open_attribution(pack).section.verbs if r.kind in JUDGING)
        self.attribution_of = attribution_of
        self.doubtful = open_modality(pack).section.doubtful

    def settle(self, drafts: list[Draft], *, armed: bool = False) -> list[Draft]:
        """The drafts that their guards allow; ``armed``: the report is known to be about armed violence."""
        for draft in drafts:
            self.set_type(draft)
            self.count_evacuated(draft)
            self.set_span(draft)
            self.set_mood(draft)
            set_another(self.words, draft, self.tolls)
            self.set_parties(draft)
            self.set_attribution(draft)
        name_strikes(self.words, drafts)
        scenes = Scenes(self.words, self.scenery)
        beside: dict[int, list[Draft]] = {}
        for draft in drafts:
            beside.setdefault(draft.sentence, []).append(draft)
        for draft in drafts:
            scenes.set_places(draft, beside[draft.sentence])
            scenes.set_times(draft, beside[draft.sentence])
            self.set_kind(draft)
        armed = armed or self.armed_report(drafts)
        return scenes.dated_again([d for d in drafts if self.is_told(d, armed=armed)], beside)

    def count_evacuated(self, draft: Draft) -> None:
        """The number of those who were or will be brought away ("*300 people* were evacuated")."""
        if draft.event_type == "evacuation" and not draft.figures:
            groups = dict.fromkeys(party.group for party in draft.parties if party.role == "target")
            counted = (figure_of(self.words, group, "displaced", count_one=False) for group in groups)
            draft.figures = [figure for figure in counted if figure is not None]

    def is_told(self, draft: Draft, *, armed: bool) -> bool:
        """True for a draft that its guards allow; its dead are told even where its type's guard does not hold."""
        holds = needs_hold(self.words, draft, armed_report=armed)
        if not holds and draft.kind == "incident" and any(not f.again and f.harm not in HELD for f in draft.figures):
            draft.event_type, draft.generic, draft.harm_only, draft.needs = "casualties", True, True, ()
            holds = armed
        told = holds and (draft.strong or armed)
        return told and not is_in_words(self.words, draft) and is_specific(self.words, draft)

    def armed_report(self, drafts: list[Draft]) -> bool:
        """True where any draft makes its report one on armed violence."""
        return any(self.makes_armed(draft) for draft in drafts) or tells_of_war(self.words, drafts)

    def makes_armed(self, draft: Draft) -> bool:
        """True for a draft that makes its report one on armed violence: strong words, armed parties, or victims."""
        fighters = any(p.actor is not None and self.words.kind(p.actor) in FIGHTERS for p in draft.parties)
        if draft.kind == "statement":
            return self.speaks_of_violence(draft) or (fighters and any(self.is_group(p) for p in draft.parties))
        deadly = any(not figure.again for figure in draft.figures) and not draft.harm_only
        return (draft.strong or fighters or deadly) and needs_hold(self.words, draft, armed_report=fighters or deadly)

    def is_group(self, party: Party) -> bool:
        """True for an armed group by name: what is said of it is said of a conflict."""
        return (
            party.actor is not None
            and self.words.kind(party.actor) in GROUPS
            and bool(self.document.actors[party.actor].actor_ids)
        )

    def speaks_of_violence(self, draft: Draft) -> bool:
        """True for a state's or a body of states' word on violence ("the council condemned the bombing")."""
        official = any(
            p.role == "initiator" and p.actor is not None and self.words.kind(p.actor) in OFFICIAL
            for p in draft.parties
        )
        return official and any(
            isinstance(rule := self.words.rules[hit.rule], TriggerRule) and rule.event_type in VIOLENT
            for clause in (self.document.clauses[n] for n in draft.clauses if n >= 0)
            for slot in clause.slots
            for group in slot.groups
            for hit in self.words.hits(self.document.groups[group].head, "trigger")
        )

    def set_type(self, draft: Draft) -> None:
        """The type that the weapon makes of the one that the words leave open; a refusal is a denial."""
        if draft.event_type == "offensive" and self.is_raid(draft):
            draft.event_type, draft.generic = "attack", True
            return
        if draft.event_type in GRANTED and self.is_refused(draft):
            draft.event_type, draft.plover = "deny", ()
            return
        for rule_id in list(draft.rules):
            rule = self.words.rules.get(rule_id)
            # what a car bomb destroys was blown up
            told = "attack" if draft.event_type == "destruction" else draft.event_type
            if isinstance(rule, MeansRule) and told in rule.implies:
                draft.event_type = rule.implies[told]
                draft.generic = False
                return

    def is_raid(self, draft: Draft) -> bool:
        """True where a verb of entering leads to the death of people who are on no side ("*stormed* a village")."""
        verbs = [self.words.rules.get(rule) for rule in draft.rules]
        entered = any(
            isinstance(rule, TriggerRule) and rule.event_type == "offensive" and rule.verbs and not rule.nouns
            for rule in verbs
        )
        dead = {figure.group_name for figure in draft.figures if figure.harm == "killed"}
        return entered and bool(dead) and dead.isdisjoint(SIDES)

    def is_refused(self, draft: Draft) -> bool:
        """True where the draft's own verb says that it will not be done ("will not lift the embargo")."""
        verbs = [c.verb for c in (self.document.clauses[n] for n in draft.clauses if n >= 0) if c.head == draft.token]
        return any(
            verb is not None and self.document.verbs[verb].negated and self.document.verbs[verb].form in ("Fut", "Cnd")
            for verb in verbs
        )

    def set_span(self, draft: Draft) -> None:
        """The characters that carry the draft: its clauses with what fills their slots, within the sentence."""
        document = self.document
        sentence = document.sentences[draft.sentence]
        first, last = draft.token, draft.token + 1
        for index in draft.clauses:
            if index < 0:
                continue
            clause = document.clauses[index]
            first, last = min(first, clause.first), max(last, clause.last)
            for slot in clause.slots:
                for group in slot.groups:
                    noun = document.groups[group]
                    start = noun.preposition_token if noun.preposition_token >= 0 else noun.first
                    end = self.words.phrase(group)[1]
                    first = start if start < first else first
                    last = end if end > last else last
        if not draft.clauses and draft.token in self.words.group_at:
            noun = document.groups[self.words.group_at[draft.token]]
            first, last = min(first, noun.first), max(last, noun.last)
        for party in draft.parties:
            noun = document.groups[party.group]
            if noun.sentence == draft.sentence:
                first, last = min(first, noun.first), max(last, noun.last)
        for figure in draft.figures:
            noun = document.groups[figure.noun_group]
            if noun.sentence != draft.sentence:
                continue
            first, last = min(first, noun.first), max(last, noun.last)
        first, last = max(first, self.after_dateline(sentence.first)), min(last, sentence.last)
        last = max(last, first + 1)
        draft.spans = [self.words.chars(first, last)]
        draft.title = sentence.kind == "title"

    def after_dateline(self, first: int) -> int:
        """The first token of a sentence behind the dateline that it may open with."""
        start = self.document.tokens.starts[first]
        for begin, end in self.document.datelines:
            if begin == start:
                behind = self.words.token_at(end)
                return first if behind is None else behind
        return first

    def set_mood(self, draft: Draft) -> None:
        """Whether a finite verb tells the draft, and whether its clause stands by itself."""
        for index in draft.clauses:
            clause = self.document.clauses[index]
            verb = self.document.verbs[clause.verb] if clause.verb is not None else None
            done = verb is not None and verb.form == "Inf" and verb.perfect  # "said on Sunday *to have signed* a truce"
            if verb is not None and (done or verb.form not in HABITUAL):
                bare = clause.link == "participle"
                draft.finite = draft.finite or not bare
                draft.main = draft.main or (not bare and not clause.link.startswith("relative"))

    def set_parties(self, draft: Draft) -> None:
        """The characters that name each party."""
        for party in draft.parties:
            party.start, party.end = self.name_span(party)
            party.end = self.before_trigger(draft, party)
        draft.parties = [party for party in draft.parties if not (party.role == "target" and self.is_platform(party))]
        seen: set[tuple[str, int, int]] = set()
        unique = []
        for party in draft.parties:
            key = (party.role, party.start, party.end)
            if key not in seen:
                unique.append(party)
            seen.add(key)
        draft.parties = unique

    def is_platform(self, party: Party) -> bool:
        """True for a platform by name: what is said on it is not aimed at it ("a video on *Telegram*")."""
        name = self.document.text[party.start : party.end]
        return name[:1].isupper() and name.lower() in self.platforms

    def before_trigger(self, draft: Draft, party: Party) -> int:
        """Where a name that runs into the words of the happening ends ("Israeli | air strikes")."""
        tokens = self.document.tokens
        for hit in self.words.hits(draft.token, "trigger"):
            start = tokens.starts[hit.first]
            doubt = hit.first > 0 and tokens.lowers[hit.first - 1] in self.doubtful  # "a *suspected* jihadist attack"
            if hit.first < draft.token and party.start < start < party.end <= tokens.starts[draft.token] and not doubt:
                return tokens.ends[hit.first - 1]
        return party.end

    def name_span(self, party: Party) -> tuple[int, int]:
        document = self.document
        if party.actor is not None:
            mention = document.actors[party.actor]
            group = document.groups[party.group]
            start, end = self.words.chars(group.first, group.last)
            inside = start <= mention.start and mention.end <= end
            people = any(hit.token == group.head for hit in self.words.group_hits(group, "group"))
            names_head = mention.start <= document.tokens.starts[group.head] < mention.end
            befallen = party.role == "target" and ends_in_name(document, mention.end, group)
            if not inside or (not people and not names_head and not befallen):
                return mention.start, mention.end
        first, last = self.words.phrase(party.group)
        group = document.groups[party.group]
        if group.quantity is not None:
            quantity = document.quantities[group.quantity]
            after = next(
                (i for i in range(group.first, group.head + 1) if document.tokens.starts[i] >= quantity.end), group.head
            )
            first = max(first, after)
            while first < group.head and document.tokens.pos[first] in ("ADP", "DET", "PUNCT"):
                first += 1
        name = name_beside_title(self.words, party.group, last)
        last = document.groups[name].last if name is not None else last
        if last - 2 >= first and document.tokens.pos[first - 1] == document.tokens.pos[last - 1] == "PUNCT":
            last -= 1  # 30 "*rebels*": quotation marks are not the name's
        return self.words.chars(first, max(last, first + 1))

    def set_attribution(self, draft: Draft) -> None:
        start, end = draft.spans[0]
        document = self.document
        token = document.tokens
        if draft.kind == "control" and not draft.finite:
            return  # "à Idlib, tenue par les rebelles": what a participle takes for granted is the narrator's
        draft.attributions = self.counters(draft) or self.attribution_of(
            token.starts[draft.token], token.ends[draft.token]
        )
        if self.denies_part(draft):
            draft.parties = [party for party in draft.parties if party.role != "initiator"]
        if draft.event_type == "agreement":  # who agrees to a truce is no source for it
            heads = [token.starts[document.clauses[n].head] for n in draft.clauses if n >= 0]
            draft.attributions = [i for i in draft.attributions if not any(self.is_cue(i, head) for head in heads)]
        if draft.spoken:
            self.add_speaker(draft)
        elif draft.kind == "statement":
            self.set_speaker(draft)
        else:
            draft.attributions = self.tellers(draft.attributions)
        for index in draft.attributions:
            for a, b in document.attributions[index].content:
                if a <= token.starts[draft.token] < b:
                    told = [f for f in draft.figures if start <= f.start and f.end <= end]  # these stay in
                    clipped = (
                        min(max(start, a), *(f.start for f in told), end),
                        max(min(end, b), *(f.end for f in told), start),
                    )
                    if clipped[1] - clipped[0] > 0:
                        start, end = clipped
        draft.spans = [(start, end)]

    def denies_part(self, draft: Draft) -> bool:
        """True where somebody denies a part in a deed that nobody denies ("denied that he *took part* in the raid")."""
        denied = [span for found in self.document.attributions if found.denied for span in found.content]
        if not denied:
            return False
        starts = self.document.tokens.starts
        heads = [starts[self.document.clauses[n].head] for n in draft.clauses if n >= 0]
        return any(a <= head < b and not a <= starts[draft.token] < b for a, b in denied for head in heads)

    def counters(self, draft: Draft) -> list[int]:
        """Who gives a draft's figures by its very words ("residents *put the toll* at nine"), and who passes it on."""
        if draft.kind == "statement" or not draft.figures:
            return []
        document, start = self.document, self.document.tokens.starts[draft.token]
        counted = [self.words.chars(g.first, g.last)[0] for g in (document.groups[f.noun_group] for f in draft.figures)]
        for index, found in enumerate(document.attributions):
            told = found.cue_start <= start < found.cue_end and found.source is not None
            if told and any(a <= at < b for at in counted for a, b in found.content):
                return [index, *(i for i in self.attribution_of(found.cue_start, found.cue_end) if i != index)]
        return []

    def is_cue(self, index: int, start: int) -> bool:
        """True where a character lies in the cue of an attribution."""
        found = self.document.attributions[index]
        return found.cue_start <= start < found.cue_end

    def add_speaker(self, draft: Draft) -> None:
        """Who says the words that make the statement ("the mayor said that *the army was to blame*")."""
        for index in draft.attributions[:1]:
            source = self.document.attributions[index].source
            group = self.words.group_of(source.start, source.end) if source is not None else None
            if source is not None and group is not None:
                draft.parties.append(Party("initiator", group, self.words.actor(group), source.start, source.end))

    def tellers(self, found: list[int]) -> list[int]:
        """Those of a deed's attributions that tell of it: whoever condemns it or denies what another says does not."""
        attributions = self.document.attributions
        told = [i for i in found if attributions[i].rule not in self.judging]
        return told[:1] + [i for i in told[1:] if not attributions[i].denied]

    def set_speaker(self, draft: Draft) -> None:
        """The source that a statement's own cue has, where its words hide who speaks.

        A participle has none ("said 9 died, *blaming* X"), and behind what is said its subject looks like its object
        ("soldiers shot nine, *accused the union*").
        """
        tokens, start = self.document.tokens, self.document.tokens.starts[draft.token]
        cue = next((a for a in self.document.attributions if a.cue_start <= start < a.cue_end), None)
        group = self.words.group_of(cue.source.start, cue.source.end) if cue is not None and cue.source else None
        if cue is None or cue.source is None or group is None:
            return
        inverted = cue.content[0][1] <= cue.cue_start < cue.source.start
        if tokens.form[draft.token] != "Ger" and not inverted:
            return
        draft.parties = [
            party for party in draft.parties if party.role != "initiator" and not (inverted and party.group == group)
        ]
        speaker = Party("initiator", group, self.words.actor(group), cue.source.start, cue.source.end)
        draft.parties.append(speaker)

    def set_kind(self, draft: Draft) -> None:
        """A figure over a period or a cumulative phrase is a toll, and so is a stock of displaced people."""
        if draft.kind not in ("incident", "toll") or not draft.figures:
            return
        periods = self.periods
        period, is_open = periods.of(draft)
        cumulative = periods.is_cumulative(draft) or periods.is_of_a_war(draft) or periods.is_since(draft)
        spread = draft.plural and any(periods.is_long(t) for t in draft.timexes)
        stock = draft.harm_only and draft.event_type == "displacement" and not draft.finite
        summed = stock or spread or self.sums_up(draft, periods.told_in(draft)) or self.is_vast(draft)
        if draft.kind == "toll" or period is not None or cumulative or summed:
            draft.kind = "toll"
            if period is None and (cumulative or summed):
                period = periods.begun(draft.sentence)
                is_open = period is not None
            draft.period_timex, draft.open_period = period, is_open
            if draft.harm_only and draft.generic:
                draft.event_type = "casualties"

    def sums_up(self, draft: Draft, told_in: bool) -> bool:
        """True for a toll word that counts a plural or an episode ("le bilan des émeutes"), and not one attack."""
        rules = (self.words.rules.get(rule) for rule in draft.rules)
        return (draft.plural or told_in) and any(isinstance(r, HarmRule) and r.mode == "toll" for r in rules)

    def is_vast(self, draft: Draft) -> bool:
        """True for numbers that no single happening reaches where nothing tells one."""
        values = (self.document.timexes[t].value for t in draft.timexes)
        dated = any(value[:4].isdigit() and len(value) >= len("YYYY-MM-DD") for value in values)
        people = draft.harm_only or draft.event_type in ("displacement", "attack")  # "violence that began in 1980"
        return people and not dated and any(f.low >= VAST.get(f.harm, MAX_PEOPLE) for f in draft.figures)
