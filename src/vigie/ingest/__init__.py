"""Stage 1 of 8, ingest: item -> Report."""

from __future__ import annotations

from vigie.ingest.formats import Defaults, to_report
from vigie.ingest.items import Found, Item, Unread, find_items

__all__ = ["Defaults", "Found", "Item", "Unread", "find_items", "to_report"]
