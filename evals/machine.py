"""What the processor's time goes to: to a server, to its children, to us, and to all else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec

PROCESSES = Path("/proc")


class Busy(msgspec.Struct, frozen=True):
    """Seconds of cores: what a server, its children and we took, what all programs took, and what there was."""

    server: float
    children: float
    ours: float
    every: float
    there: float

    def others(self, before: Busy) -> float:
        """The share of the machine that other programs took since before."""
        own = sum(getattr(self, name) - getattr(before, name) for name in ("server", "children", "ours"))
        return max(0.0, self.every - before.every - own) / (self.there - before.there)


def busy(pid: int) -> Busy:
    """What was used until now, by the process of a number and by others."""
    tick = os.sysconf("SC_CLK_TCK")
    children = [int(one.name) for one in PROCESSES.glob("[0-9]*") if int(fields_of(int(one.name))[1]) == pid]
    given = [int(word) for word in (PROCESSES / "stat").read_text().split("\n", 1)[0].split()[1:9]]
    idle = given[3] + given[4]
    return Busy(
        seconds_of(pid), sum(map(seconds_of, children)), time.process_time(), (sum(given) - idle) / tick,
        sum(given) / tick,
    )  # fmt: skip


def seconds_of(pid: int) -> float:
    """Seconds of one core that a process took."""
    fields = fields_of(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fields_of(pid: int) -> list[str]:
    """What the system says of a process, from its state on; zeros of one that is gone."""
    try:
        return (PROCESSES / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return ["0"] * 50
