"""Opens language packs: strict YAML in, typed structs out, compiled once into the user's cache.

A pack is the folder ``data/lang/<code>/``. A section is ``<name>.yml`` or every ``<name>/*.yml`` in name order; each
noun's own module says what type a section has. An unknown key is an error.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
import platformdirs

from vigie.errors import PackError

T = TypeVar("T")

DATA = Path(str(resources.files("vigie"))) / "data"


def cache_folder() -> Path:
    """The user's cache folder for compiled packs and indexes; ``VIGIE_CACHE`` overrides it. Made when missing."""
    folder = Path(os.environ.get("VIGIE_CACHE") or platformdirs.user_cache_dir("vigie"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Pack(msgspec.Struct, frozen=True, cache_hash=True):
    """One language pack: its code and folder. Sections are read on first use and kept."""

    code: str
    folder: Path

    def section(self, name: str, kind: type[T]) -> T:
        """The section ``name`` as ``kind``; raises PackError with file and key where the data break the type."""
        section: T = read_section(self.folder, name, cast(Any, kind))
        return section

    def parts(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """Each file of the section ``name`` as ``kind``, in name order: for files with a head of their own."""
        parts: tuple[T, ...] = read_parts(self.folder, name, cast(Any, kind))
        return parts


@functools.cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(p.name for p in (DATA / "lang").iterdir() if (p / "pack.yml").is_file()))


@functools.cache
def open_pack(code: str) -> Pack:
    """The pack of a language code; raises PackError naming the codes there are."""
    if code not in languages():
        raise PackError(f"no language pack for {code!r}: there are packs for {', '.join(languages())}")
    return Pack(code, DATA / "lang" / code)


@functools.cache
def read_section(folder: Path, name: str, kind: Any) -> Any:
    """Reads ``folder/name.yml`` (or merges ``folder/name/*.yml``: lists are joined, maps united) as ``kind``."""
    return decoded(compiled(section_files(folder, name)), f"{folder.name}/{name}", kind)


@functools.cache
def read_parts(folder: Path, name: str, kind: Any) -> tuple[Any, ...]:
    """Reads each file of a section as ``kind``, unmerged."""
    files = section_files(folder, name)
    return tuple(decoded(compiled([file]), f"{folder.name}/{name}/{file.name}", kind) for file in files)


def section_files(folder: Path, name: str) -> list[Path]:
    """The files of a section in name order; raises PackError where there is none."""
    files = [folder / f"{name}.yml"] if (folder / f"{name}.yml").is_file() else sorted((folder / name).glob("*.yml"))
    if not files:
        raise PackError(f"{folder.name}: no section {name!r}: write {folder / name}.yml")
    return files


def decoded(raw: bytes, where: str, kind: type[T]) -> T:
    """Compiled data as ``kind``; raises PackError that says where they break the type."""
    try:
        return msgspec.json.decode(raw, type=kind, strict=True)
    except msgspec.ValidationError as error:
        raise PackError(f"{where}: {error}") from error


def compiled(files: list[Path]) -> bytes:
    """The merged content of YAML files as JSON, from the cache when the same bytes were compiled before."""
    contents = [file.read_bytes() for file in files]
    digest = hashlib.sha256(b"2\0" + b"\0".join(contents)).hexdigest()[:32]
    pairs = zip(files, contents, strict=True)
    return cached(digest, lambda: msgspec.json.encode(merged([parse_yaml(file, content) for file, content in pairs])))


def cached(digest: str, make: Callable[[], bytes]) -> bytes:
    """What was made of the data with this digest before, from the cache; made and kept there where it is new."""
    kept = cache_folder() / "packs" / f"{digest}.json"
    if kept.is_file():
        return kept.read_bytes()
    raw = make()
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_bytes(raw)
    partial.replace(kept)
    return raw


def parse_yaml(file: Path, content: bytes) -> Any:
    """One YAML file's content; raises PackError with the line where it is broken.

    Only ``true`` and ``false`` are booleans: "on", "no" and "off" are words of a language.
    """
    import yaml

    try:
        return yaml.load(content, Loader=loader())
    except yaml.YAMLError as error:
        raise PackError(f"{file}: {error}") from error


@functools.cache
def loader() -> Any:
    """A safe YAML loader that reads "on", "off", "yes" and "no" as words."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, rules in base.yaml_implicit_resolvers.items()
    }
    return type("WordLoader", (base,), {"yaml_implicit_resolvers": resolvers})


def merged(parts: list[Any]) -> Any:
    """One value of several files' values: lists joined, maps united key by key, anything else must be equal."""
    first, *rest = parts
    for part in rest:
        if isinstance(first, list) and isinstance(part, list):
            first = first + part
        elif isinstance(first, dict) and isinstance(part, dict):
            first = {k: merged([v[k] for v in (first, part) if k in v]) for k in {**first, **part}}
        elif first != part:
            raise PackError(f"two files of one section disagree: {first!r} and {part!r}")
    return first
