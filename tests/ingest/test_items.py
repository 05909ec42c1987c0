"""Items are found in the order given, and nothing given is skipped in silence."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from vigie.ingest import items as module
from vigie.ingest.items import Item, Unread, find_items


def found(*arguments: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
    """Name and kind of each item, or name and issue code of what is none."""
    return [
        (item.name, item.kind) if isinstance(item, Item) else (item.name, item.issue.code)
        for item in find_items(map(str, arguments), io.BytesIO(stdin))
    ]


def test_folders_are_walked_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    names = [name for name, _ in found(tmp_path)]
    assert names == [str(tmp_path / name) for name in ("a.html", "b.txt", "sub/c.txt")]


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    kinds = found("https://example.org/x", tmp_path / "a.txt", "-", stdin=b"words")
    assert [kind for _, kind in kinds] == ["address", "file", "bytes"]


def test_each_line_of_json_lines_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\nbroken\n{"text": "b"}')
    items = list(find_items([str(path)], io.BytesIO()))
    assert [(item.name, item.raw) for item in items if isinstance(item, Item)] == [
        (f"{path}:1", b'{"text": "a"}'),
        (f"{path}:3", b"broken"),
        (f"{path}:4", b'{"text": "b"}'),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_lines_are_known_by_their_first_line_in_any_unicode(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "archive.data"
    path.write_bytes('{"text": "é"}\n{"text": "è"}\n'.encode(encoding))
    items = [item for item in find_items([str(path)], io.BytesIO()) if isinstance(item, Item)]
    assert [item.raw.decode() for item in items] == ['{"text": "é"}', '{"text": "è"}']


def test_standard_input_is_one_text_or_lines() -> None:
    assert found("-", stdin=b"Rebels shelled Aleppo.\nTen died.") == [("stdin", "bytes")]
    assert found("-", stdin=b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}\n') == [("stdin:1", "line"), ("stdin:2", "line")]


def test_what_is_no_item_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.jsonl").write_bytes(b"\n\n")
    os.mkfifo(tmp_path / "pipe")
    codes = [
        code for _, code in found(tmp_path / "nowhere", tmp_path / "empty", tmp_path / "no.jsonl", tmp_path / "pipe")
    ]
    assert codes == ["input.not-found", "input.no-files", "input.empty", "input.not-a-file"]


def test_what_is_too_large_is_said_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    (tmp_path / "a.txt").write_bytes(b"a" * 101)
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "' + b"a" * 1000 + b'"}\n{"text": "b"}\n')
    assert found(tmp_path, "-", stdin=b"a" * 101) == [
        (str(tmp_path / "a.txt"), "input.too-large"),
        (f"{tmp_path / 'b.jsonl'}:1", "input.too-large"),
        (f"{tmp_path / 'b.jsonl'}:2", "line"),
        ("stdin", "input.too-large"),
    ]


def test_unreadable_files_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("words")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (unread,) = find_items([str(tmp_path / "a.txt")], io.BytesIO())
    assert isinstance(unread, Unread)
    assert unread.issue.code == "input.unreadable"
    assert "Permission denied" in unread.issue.message
