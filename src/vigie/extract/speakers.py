"""Speakers: who a source phrase is, with pronouns, "the same source" and documents traced to whoever speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

import msgspec

from vigie.extract.chunks import Chunks
from vigie.extract.findings import Phrase
from vigie.extract.phrase_ends import to_the_right
from vigie.lexicon.attribution import AttributionLexicon
from vigie.lexicon.pack import open_pack
from vigie.lexicon.syntax import open_syntax
from vigie.model.document import Document
from vigie.model.mention import SourceMention
from vigie.model.syntax import NounGroup

Describe = Callable[[str], tuple[str | None, str | None]]
PERSONAL = frozenset({"PRON"})
ISSUERS = frozenset({"military", "government", "rebel", "police", "monitor", "un", "ngo", "rescue", "court", "medical"})


def undescribed(_: str) -> tuple[str | None, str | None]:
    """A describer that knows nobody."""
    return None, None


class Speakers:
    """Makes source mentions of phrases and remembers who spoke last."""

    def __init__(self, document: Document, lexicon: AttributionLexicon, describe: Describe) -> None:
        self.document, self.lexicon, self.describe = document, lexicon, describe
        self.last: SourceMention | None = None
        self.last_plural = False
        self.plural_marks = open_syntax(open_pack(document.language)).section.plural_marks
        self.subject_phrase: Phrase | None = None  # of whom the sentence before is about, until somebody asks
        self.subject_mention: SourceMention | None = None
        self.through: str | None = None  # the document through which the source last made spoke
        self.actor_tokens = actor_tokens(document)

    @property
    def subject(self) -> SourceMention | None:
        """Whom the sentence before is about; described on the first call, as few sentences need to know."""
        if self.subject_phrase is not None:
            phrase, self.subject_phrase = self.subject_phrase, None
            start, end = self.chars(phrase)
            self.subject_mention = self.described(phrase, start, end, self.document.text[start:end])
        return self.subject_mention

    def chars(self, phrase: Phrase) -> tuple[int, int]:
        return self.document.tokens.starts[phrase.first], self.document.tokens.ends[phrase.last - 1]

    def mention(self, chunks: Chunks, phrase: Phrase) -> SourceMention:
        """The source that a phrase names."""
        lowers = self.document.tokens.lowers
        start, end = self.chars(phrase)
        if phrase.last - phrase.first == 1 and lowers[phrase.first] in self.lexicon.section.anaphors.pronouns:
            return self.pronoun(chunks, phrase.first)
        opens = lowers[phrase.first] in self.lexicon.same.by_first
        same = self.lexicon.same.match(lowers, phrase.first) if opens else None
        known = (self.last or self.subject) if same and same[0] >= phrase.group.last else None
        if known is not None:
            return SourceMention(start=start, end=end, name=known.name, source_class=known.source_class,
                                 actor_id=known.actor_id)  # fmt: skip
        self.through = None
        name = self.issuer(chunks, phrase) if self.is_document(phrase.group) else None
        if name is not None:
            self.through = chunks.text(phrase.group.first, phrase.group.last)
        if isinstance(name, SourceMention):
            return SourceMention(
                start=start, end=end, name=name.name, source_class=name.source_class, actor_id=name.actor_id
            )
        source = self.described(phrase, start, end, name or self.document.text[start:end])
        counted = self.document.tokens.lemmas[phrase.group.head] in self.lexicon.impersonal
        return msgspec.structs.replace(source, impersonal=True) if name is None and counted else source

    def described(self, phrase: Phrase, start: int, end: int, words: str) -> SourceMention:
        """The source that a phrase names by its own words, or by those that name the issuer of a document."""
        actor_id, source_class = self.describe(words)
        source_class = source_class or self.source_class(phrase)
        return SourceMention(
            start=start, end=end, name=words, source_class=source_class or "unnamed", actor_id=actor_id
        )

    def pronoun(self, chunks: Chunks, token: int) -> SourceMention:
        """Whoever a pronoun stands for: the last speaker, else the person or body that the sentence before is about."""
        start, end = chunks.chars(token, token + 1)
        plural = self.document.tokens.lowers[token] in self.lexicon.section.anaphors.plural
        speaker = self.last
        if speaker is None or (self.last_plural != plural and self.subject is not None):
            speaker = self.subject or self.last
        if speaker is None:
            return SourceMention(
                start=start,
                end=end,
                name=self.document.text[start:end].removeprefix("-t").lstrip("-"),
                source_class="unnamed",
            )
        return SourceMention(
            start=start, end=end, name=speaker.name, source_class=speaker.source_class, actor_id=speaker.actor_id
        )

    def is_document(self, group: NounGroup) -> bool:
        tokens = self.document.tokens
        return tokens.lemmas[group.head] in self.lexicon.documents and group.head not in self.actor_tokens

    def issuer(self, chunks: Chunks, phrase: Phrase) -> str | SourceMention | None:
        """Who issued a document: its complement ("a statement by X"), its owner, else the body that spoke last."""
        owner = phrase.group.possessor
        if owner is not None and self.document.groups[owner].timex is None:  # "*Monday's* report" is another's
            group = self.document.groups[owner]
            return chunks.text(group.first, group.last)
        k = chunks.at[phrase.group.first]
        following = chunks.noun(k + 1)
        published = chunks.verb(k + 1)
        agent = chunks.noun(self.past_times(chunks, k + 2))
        if (
            published is not None
            and published.form == "Part"
            and agent is not None
            and agent.preposition in chunks.syntax.agents
            and not self.is_judged(published.head)
        ):
            return chunks.text(agent.first, to_the_right(chunks, self.past_times(chunks, k + 2), agent))
        if following is not None and following.preposition and following.last <= phrase.last and self.speaks(following):
            return chunks.text(following.first, phrase.last)
        inside = [i for i in range(phrase.group.first, phrase.group.last) if i in self.actor_tokens]
        if self.is_quality(phrase.group, inside):
            inside = []
        if inside:
            return chunks.text(inside[0], inside[-1] + 1)
        if not refers_back(chunks, phrase.group):
            return None
        known = (speaker for speaker in (self.last, self.subject) if speaker is not None)
        return next((speaker for speaker in known if speaker.source_class in ISSUERS), None)

    def is_quality(self, group: NounGroup, inside: list[int]) -> bool:
        """True where the words for a person in a document's group only say what it is ("an *official* toll")."""
        person = group.actor is not None and self.document.actors[group.actor].kind == "person"
        return person and all(self.document.tokens.pos[i] == "ADJ" for i in inside)

    def past_times(self, chunks: Chunks, k: int) -> int:
        """The item behind the times that open at item ``k`` ("published *on Tuesday* by the police")."""
        while (group := chunks.noun(k)) is not None and group.timex is not None:
            k += 1
        return k

    def is_judged(self, token: int) -> bool:
        """True for a participle of who looked at a document and did not issue it ("a video *verified* by X")."""
        tokens = self.document.tokens
        found = self.lexicon.verbs.match(tokens.lowers, tokens.lemmas, token)
        return any(rule.kind == "confirms" or rule.classes for _, rule in found)

    def speaks(self, group: NounGroup) -> bool:
        """True where a noun group can name a speaker: an actor, a name, a noun of the pack's sources, a pronoun."""
        tokens = self.document.tokens
        if group.timex is not None:
            return False
        if group.head in self.actor_tokens:
            return True
        if any(hit.section == "means" for hit in self.document.hits.get(group.head, ())):
            return False  # "*Russian missiles* slammed into Dnipro"
        if group.actor is not None:
            return True
        low = tokens.lowers[group.head]
        word = tokens.words[group.head]
        if tokens.pos[group.head] == "PROPN" or low in self.lexicon.section.anaphors.pronouns:
            return True
        if len(word) > 1 and word.isupper():
            return True
        classes = self.lexicon.source_classes
        return any(tokens.lemmas[i] in classes or tokens.lowers[i] in classes for i in range(group.first, group.last))

    def is_signed(self, phrase: Phrase) -> bool:
        """True for a document that names its issuer ("the report by X")."""
        inside = range(phrase.group.last, phrase.last)
        return self.is_document(phrase.group) and any(
            i in self.actor_tokens or self.document.tokens.pos[i] == "PROPN" for i in inside
        )

    def can_issue(self, group: NounGroup) -> bool:
        """True for a speaker or for a document that speaks for one."""
        return self.speaks(group) or self.is_document(group)

    def source_class(self, phrase: Phrase) -> str | None:
        """The class of the phrase's head, else of the first of its words that has one."""
        tokens, classes = self.document.tokens, self.lexicon.source_classes
        order = [phrase.group.head, *range(phrase.first, phrase.last)]
        found = (classes.get(tokens.lemmas[i]) or classes.get(tokens.lowers[i]) for i in order if i < len(tokens))
        return next((source_class for source_class in found if source_class), None)

    def remember(self, source: SourceMention, phrase: Phrase | None) -> None:
        """Keeps a source as the last speaker."""
        self.last = source
        if phrase is not None and phrase.last - phrase.first > 1:
            self.last_plural = self.document.tokens.words[phrase.group.head].endswith(self.plural_marks) and (
                self.document.tokens.pos[phrase.group.head] == "NOUN"
            )

    def note_subject(self, chunks: Chunks) -> None:
        """Keeps the first speaker that a sentence is about, for a pronoun in the next; nobody where it has none."""
        self.subject_phrase = self.subject_mention = None
        for k in range(min(3, len(chunks.items))):
            group = chunks.noun(k)
            if group is None or group.preposition or not self.speaks(group):
                continue
            if self.document.tokens.pos[group.head] != "PRON":
                self.set_subject(chunks, Phrase(group.first, group.last, group))
            return

    def set_subject(self, chunks: Chunks, phrase: Phrase) -> None:
        """Keeps a phrase as the subject; at once where what it means hangs on who spoke before."""
        lowers = self.document.tokens.lowers
        pronoun = phrase.last - phrase.first == 1 and lowers[phrase.first] in self.lexicon.section.anaphors.pronouns
        if pronoun or self.is_document(phrase.group) or self.lexicon.same.match(lowers, phrase.first):
            self.subject_mention = self.mention(chunks, phrase)
            self.subject_phrase = None
        else:
            self.subject_phrase, self.through = phrase, None


def refers_back(chunks: Chunks, group: NounGroup) -> bool:
    """True for a group with a determiner that points to what is known ("*le* communiqué"; not "*des* images")."""
    return group.determiner in chunks.syntax.definite and group.determiner not in chunks.partitives


def actor_tokens(document: Document) -> frozenset[int]:
    """Tokens that lie in an actor mention."""
    found: set[int] = set()
    starts, ends, i = document.tokens.starts, document.tokens.ends, 0
    count = len(starts)
    for actor in document.actors:
        i, end = bisect_right(ends, actor.start, i), actor.end
        first = i
        while i < count and starts[i] < end:
            found.add(i)
            i += 1
        i = first
    return frozenset(found)
