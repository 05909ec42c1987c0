"""The C compiler of this Python, as setuptools knows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vigie.compiled.sources import SUFFIX

HEADER = Path(__file__).with_name("inline.h")


class Compiler:
    """Compiles and links files in a folder of work; several threads may use it at a time."""

    def __init__(self, work: Path) -> None:
        import sysconfig

        import setuptools  # noqa: F401  # brings distutils along
        from setuptools._distutils import ccompiler
        from setuptools._distutils.sysconfig import customize_compiler

        self.work = work
        self.objects: dict[str, list[str]] = {}
        self.compiler: Any = ccompiler.new_compiler()
        customize_compiler(self.compiler)
        if hasattr(self.compiler, "initialize"):
            self.compiler.initialize()
        self.headers = [sysconfig.get_paths()["include"], sysconfig.get_paths()["platinclude"]]
        self.unix = self.compiler.compiler_type == "unix"

    def compile(self, source: str, headers: list[str], options: list[str]) -> None:
        """Makes an object of a file of C; what mypyc wrote reads attributes and globals by ``inline.h``."""
        options = [option for option in options if option != "-Werror"]  # newer compilers warn of more
        if self.unix:
            options += ["-w", "-fvisibility=hidden", "-g0"]
            if Path(source).name.startswith("__native_"):
                options += ["-include", str(HEADER)]
        self.objects[source] = self.compiler.compile(
            [str(self.work / source)], output_dir=str(self.work / "o"), extra_postargs=options,
            include_dirs=[*(str(self.work / one) for one in headers), str(self.work / "c"), *self.headers],
        )  # fmt: skip

    def link(self, sources: list[str], target: Path) -> None:
        """Makes a library of the objects of files of C."""
        objects = [name for one in sources for name in self.objects[one]]
        target.parent.mkdir(parents=True, exist_ok=True)
        self.compiler.link_shared_object(objects, str(target) + SUFFIX)
