"""Compiles the stages: mypyc makes C of a copy of the sources, a C compiler code of that; a rename makes it count."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from vigie.compiled.finder import GROUP, SWITCH, builds
from vigie.compiled.modules import compilable
from vigie.compiled.sources import ROOT, STAGES, TYPES, key
from vigie.errors import CompileError

Progress = Callable[[str, int, int], None]
KEPT = 3  # builds: another checkout or another Python may have one
# Runs in a process of its own: mypyc ends the process where it finds an error, and needs a gigabyte.
TRANSLATE = """
import json, sys
from mypyc.build import mypycify
group, *paths = sys.argv[1:]
options = ["--config-file=", "--ignore-missing-imports"]
made = mypycify([*options, *paths], multi_file=True, group_name=group, target_dir="c", opt_level="1", debug_level="0")
told = [(one.name, one.sources, one.include_dirs, one.extra_compile_args) for one in made]
open("extensions.json", "w").write(json.dumps(told))
"""


def build(progress: Progress | None = None) -> Path:
    """Compiles what can be compiled and returns the folder; ``progress`` is told (what, done, total). Some minutes.

    Raises CompileError, with what to do, where tools are missing or one of them fails.
    """
    step = progress or silent
    require()
    folder = builds()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="work-", dir=folder) as name:
        work = Path(name)
        root = copied(work)
        target = folder / key(root)
        step("translating to C", 0, 1)
        extensions = translated(work, compilable(root))
        made = work / "made"
        compiled(work, made, extensions, step)
        shutil.rmtree(target, ignore_errors=True)
        made.chmod(0o755)
        made.replace(target)
    for old in sorted(kept(), key=lambda one: one.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def remove() -> int:
    """Deletes all builds and returns how many there were; what runs goes on with what it has loaded."""
    found = kept()
    shutil.rmtree(builds(), ignore_errors=True)
    return len(found)


def kept() -> list[Path]:
    """The folders of all builds."""
    folder = builds()
    return [one for one in folder.iterdir() if not one.name.startswith("work-")] if folder.is_dir() else []


def require() -> None:
    """Raises CompileError where something is missing that compiling needs."""
    for module in ("mypyc", "setuptools"):
        if importlib.util.find_spec(module) is None:
            raise CompileError(f"compiling needs {module}: pip install 'vigie[compile]'")
    if not Path(sysconfig.get_paths()["include"], "Python.h").is_file():
        raise CompileError("compiling needs Python's headers: install python3-dev (Debian) or python3-devel (Fedora)")
    command = (sysconfig.get_config_var("CC") or "").split()
    if os.name == "posix" and not (command and shutil.which(os.environ.get("CC", command[0]).split()[0])):
        named = os.environ.get("CC") or " ".join(command) or "cc"
        raise CompileError(f"compiling needs a C compiler and there is no {named}: install gcc or clang, or set CC")


def copied(work: Path) -> Path:
    """The package's sources that count, copied: they may be edited meanwhile, and mypy reads no installed ones."""
    root = work / "src" / "vigie"
    for name in (*STAGES, *TYPES):
        shutil.copytree(ROOT / name, root / name, ignore=lambda _, names: [n for n in names if n == "__pycache__"])
    (root / "__init__.py").touch()
    shutil.copy(ROOT / "errors.py", root)
    return root


def translated(work: Path, modules: list[str]) -> list[Any]:
    """C of the modules: for each library its name, sources, folders of headers and options."""
    paths = [str(Path("src", *module.split(".")).with_suffix(".py")) for module in modules]
    done = subprocess.run(
        [sys.executable, "-c", TRANSLATE, GROUP, *paths], cwd=work, env=os.environ | {"MYPYPATH": "src", SWITCH: "0"},
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and " warning: " not in line]
        raise CompileError("mypyc fails; reading goes on interpreted:\n" + "\n".join(lines[-12:]))
    return list(json.loads((work / "extensions.json").read_text()))


def compiled(work: Path, made: Path, extensions: list[Any], step: Progress) -> None:
    """Compiles and links the libraries, as many files at a time as there are cores."""
    from vigie.compiled.compiler import Compiler

    compiler = Compiler(work)
    every = [(source, headers, options) for _, sources, headers, options in extensions for source in sources]
    every.sort(key=lambda one: -(work / one[0]).stat().st_size)  # the longest first, so that none is waited for
    done = 0
    with ThreadPoolExecutor(cores()) as pool:
        for _ in pool.map(lambda one: compiler.compile(*one), every):
            done += 1
            step("compiling", done, len(every))
        list(pool.map(lambda one: compiler.link(one[1], made.joinpath(*one[0].split("."))), extensions))


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def silent(what: str, done: int, total: int) -> None:
    """Tells nobody."""
    del what, done, total
