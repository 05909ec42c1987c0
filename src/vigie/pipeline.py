"""The table of contents: the stages in order, for one report."""

from __future__ import annotations

import time

import msgspec

from vigie.annotate.actors import find_actors
from vigie.annotate.ages import mend_aged
from vigie.annotate.clauses import find_clauses
from vigie.annotate.compounds import mend_compounds
from vigie.annotate.cues import find_cues
from vigie.annotate.datelines import find_datelines
from vigie.annotate.headline_passives import mend_headline_passives
from vigie.annotate.language import identify
from vigie.annotate.mistags import mend_mistags
from vigie.annotate.paired_pasts import mend_paired_pasts
from vigie.annotate.phrases import find_phrases
from vigie.annotate.places import find_places
from vigie.annotate.prefilter import NEIGHBOURS, choose, mark_full
from vigie.annotate.presents import mend_presents
from vigie.annotate.quantities import find_quantities
from vigie.annotate.sentences import mark_given_title, unwrapped, without_pictures
from vigie.annotate.speech_tags import mend_speech_tags
from vigie.annotate.tags import tag
from vigie.annotate.times import find_times
from vigie.annotate.tokens import tokenise
from vigie.annotate.triggers import find_triggers
from vigie.extract.attributions import find_attributions
from vigie.extract.drafts import find_drafts
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.pack import Pack, languages, open_pack
from vigie.model.claim import Claim, Reading
from vigie.model.document import Document
from vigie.model.draft import Draft
from vigie.model.mention import ResolvedTime
from vigie.model.report import Issue, Report
from vigie.repair import repair
from vigie.repair.offsets import to_original
from vigie.resolve.actors import resolve_actors
from vigie.resolve.claims import make_claims
from vigie.resolve.places import resolve_places
from vigie.resolve.readings import reading_of
from vigie.resolve.timeline import resolve_times
from vigie.settings import Settings

Clock = dict[str, float]


def read_report(report: Report, settings: Settings, clock: Clock | None = None) -> Reading:
    """The reading of one report: repair, annotate, extract, resolve. ``clock`` collects seconds by stage."""
    with timed(clock, "language"):
        report, pack = with_language(report, settings)
    with timed(clock, "repair"):
        document = repair(report, pack)
    whole = document.text
    claims: list[Claim] = []
    times: list[ResolvedTime] = []
    if pack is not None and annotate(document, pack, settings, clock):
        claims, times = claims_of(document, pack, settings, clock)
        document.text = whole
    return reading_of(
        document, claims, times, lambda a, b: to_original(document.offsets, a, b), annotations=settings.annotations
    )


def annotate(document: Document, pack: Pack, settings: Settings, clock: Clock | None) -> bool:
    """Stage 3: fills the document's layers; False where no sentence bears on violence and none is read in full.

    Ends of lines broken at a width are spaces in ``document.text``, and what is not read is blank, so that no layer
    looks at it; the caller has the whole text. Where little of a report tells of violence, the sentences that do so
    most plainly are read first, alone: where they yield nothing, neither do those that count only beside them.
    """
    with timed(clock, "prefilter"):
        choice = choose(
            unwrapped(without_pictures(document.text)),
            pack,
            all_of_them=settings.annotations or settings.assume_conflict,
        )
    if not choice.wanted:
        return False
    if choice.core is not None:
        first = Document(
            document.report, choice.core_text, document.offsets, list(document.repairs), list(document.issues),
            document.language,
        )  # fmt: skip
        add_layers(first, choice.core, 0, pack, clock)
        if not names_violence(first) or not drafts_of(first, pack, settings, clock, first=True)[0]:
            return False
    document.text = choice.text
    add_layers(document, choice.wanted, NEIGHBOURS, pack, clock)
    return True


def add_layers(
    document: Document, wanted: list[tuple[int, int]], neighbours: int, pack: Pack, clock: Clock | None
) -> None:
    """Fills the layers of a document, of which the wanted stretches are read in full, and sentences beside them."""
    with timed(clock, "tokens"):
        document.tokens, document.sentences = tokenise(document.text, pack)
        mark_given_title(document.sentences, document.text, document.report.title)
        mark_full(document.sentences, wanted, neighbours)
    with timed(clock, "tags"):
        tag(document.tokens, document.sentences, pack)
    with timed(clock, "times and quantities"):
        find_times(document, pack)
        find_quantities(document, pack)
    with timed(clock, "names"):
        find_actors(document, pack, open_actors())
        find_places(document, pack, open_gazetteer())
        find_datelines(document)
    with timed(clock, "phrases and clauses"):
        mend_compounds(document, pack)
        mend_mistags(document, pack)
        mend_aged(document, pack)
        mend_headline_passives(document, pack)
        mend_presents(document, pack)
        mend_speech_tags(document, pack)
        mend_paired_pasts(document, pack)
        find_triggers(document, pack)
        find_phrases(document, pack)
        find_clauses(document, pack)


def names_violence(document: Document) -> bool:
    """True where a word of a happening or of harm is left in what is read, once words are tagged."""
    return any(hit.section in ("trigger", "harm") for hits in document.hits.values() for hit in hits)


def claims_of(
    document: Document, pack: Pack, settings: Settings, clock: Clock | None
) -> tuple[list[Claim], list[ResolvedTime]]:
    """Stages 4 and 5: attributions and drafts, then identities, claims and the times they stand on."""
    drafts, times = drafts_of(document, pack, settings, clock)
    with timed(clock, "claims"):
        claims = make_claims(
            document, drafts, pack, times, lambda a, b: to_original(document.offsets, a, b),
            known=settings.assume_conflict,
        )  # fmt: skip
    return claims, times


def drafts_of(
    document: Document, pack: Pack, settings: Settings, clock: Clock | None, *, first: bool = False
) -> tuple[list[Draft], list[ResolvedTime]]:
    """The drafts of an annotated document, each sentence by itself, and its times on the calendar.

    At a ``first`` look nobody is credited with anything, and what is found serves only to say that there is something.
    """
    actors = open_actors()
    if not first:
        with timed(clock, "attributions"):
            find_cues(document, pack)
            find_attributions(
                document, pack, lambda words: describe(words, pack, actors), unclaimed=settings.annotations
            )  # fmt: skip
    with timed(clock, "resolve names"):
        resolve_places(document, pack, open_gazetteer())
        resolve_actors(document, actors, country=document.country)
        times = resolve_times(document)
    with timed(clock, "extract"):
        drafts = find_drafts(document, pack, scope=settings.scope, armed=settings.assume_conflict, first=first)
    return drafts, times


def with_language(report: Report, settings: Settings) -> tuple[Report, Pack | None]:
    """The report with its language, and that language's pack; an issue where there is none."""
    code = (report.language or settings.language or "").lower().replace("_", "-").split("-")[0]
    if not code:
        code, _ = identify(report.original)
    report = msgspec.structs.replace(report, language=code)
    if code in languages():
        return report, open_pack(code)
    message = (
        f"no language pack for {code!r}: the report is kept unread; there are packs for {', '.join(languages())}. "
        "If the language is told wrongly, give it with --language."
    )
    return msgspec.structs.replace(report, issues=(*report.issues, Issue("language.no-pack", message))), None


class timed:
    """Adds the seconds that the block takes to the stage's; does nothing without a clock."""

    __slots__ = ("clock", "stage", "start")

    def __init__(self, clock: Clock | None, stage: str) -> None:
        self.clock, self.stage = clock, stage

    def __enter__(self) -> None:
        self.start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        if self.clock is not None:
            self.clock[self.stage] = self.clock.get(self.stage, 0.0) + time.perf_counter() - self.start
