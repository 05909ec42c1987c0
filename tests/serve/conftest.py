"""A ledger and a client of a server over it, for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.serve.serving import enter, fill, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client whose user came in by the one-time address."""
    where = tmp_path_factory.mktemp("serve") / "war.vigie"
    fill(where)
    with served(where) as client:
        yield enter(client)
