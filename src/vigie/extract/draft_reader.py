"""What every reader of happenings works on: the words of a document, and the drafts made so far."""

from __future__ import annotations

from vigie.extract.links import Links
from vigie.extract.words import Words
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import open_frames
from vigie.model.draft import Draft


class DraftReader:
    """Drafts by the token of their trigger, and the links between them."""

    def __init__(self, words: Words, pack: Pack) -> None:
        self.words, self.document = words, words.document
        self.frames = open_frames(pack)
        self.by_token: dict[int, Draft] = {}
        self.links = Links(words, self.by_token)
