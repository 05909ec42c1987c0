"""What a build weighs, what it asks for, and that the lock names nobody's host."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from tests.web.browsing import ROOT, STATIC

FIRST = 200 * 1024  # gzipped, without the map
REGISTRY = re.compile(r'"resolved"|registry\.|npmjs')


@pytest.fixture
def static() -> Path:
    """The workbench as it was built."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("the workbench is not built: python web/workbench.py")
    return STATIC


def imported(static: Path, name: str, seen: set[str]) -> set[str]:
    """A script with all that it needs before it can run."""
    if name not in seen:
        seen.add(name)
        code = (static / "assets" / name).read_text("utf-8")
        for found in re.findall(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""", code):
            imported(static, found, seen)
    return seen


def weight(static: Path, names: set[str]) -> int:
    """Bytes of scripts, each gzipped."""
    return sum(len(gzip.compress((static / "assets" / name).read_bytes())) for name in names)


def test_the_first_scripts_without_the_map_are_light(static: Path) -> None:
    entry = re.search(r'src="/assets/([\w.-]+\.js)"', (static / "index.html").read_text("utf-8"))
    assert entry is not None
    names = imported(static, entry[1], set())
    # All pages come with the first scripts; those of the map and the charts come when they are drawn.
    assert not any(name.startswith(("EventMap", "Timeline", "TollChart")) for name in names)
    assert 10_000 < weight(static, names) < FIRST


def test_the_page_holds_no_script_or_style_of_its_own(static: Path) -> None:
    page = (static / "index.html").read_text("utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"""(?:src|href)="(?!/)""", page) == []


def test_the_lock_names_no_host_and_pins_everything() -> None:
    text = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    assert REGISTRY.findall(text) == []
    packages = json.loads(text)["packages"]
    assert len(packages) > 50
    assert all("integrity" in package for path, package in packages.items() if path)
