"""The table for people: for each report, who says what, about whom, where, when, with which figures, and the quote."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from vigie.export import words
from vigie.model.claim import Claim, Reading

# Below this many columns a table's cells are too narrow to read: each claim is a block of lines instead.
WIDE = 130
COLOURS = {"asserted": "", "hedged": "yellow", "denied": "red", "planned": "cyan", "hypothetical": "magenta"}


def reading_table(reading: Reading, *, plain: bool = False, width: int | None = None) -> str:
    """One reading as text for a terminal; ``plain`` leaves colours out. ``width`` is the terminal's where not given."""
    console = Console(
        file=io.StringIO(), width=width or console_width(), force_terminal=not plain, no_color=plain, highlight=False,
        emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    console.print(heading(reading))
    body = claims_table(reading) if console.width >= WIDE else claim_blocks(reading)
    if reading.claims:
        console.print(body)
    else:
        console.print(Text("  no claims", "dim"))
    for issue in reading.issues:
        console.print(Text(f"  ! {issue.code}: {clean(issue.message)}", "yellow"))
    console.print()
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def console_width() -> int:
    """Columns of the terminal, 100 where there is none."""
    import shutil

    return max(40, shutil.get_terminal_size((100, 24)).columns)


def heading(reading: Reading) -> RenderableType:
    """The report's masthead under a line."""
    title = Text(clean(words.report_words(reading.report)), "bold")
    return Group(Rule(style="dim"), title, Text(f"{reading.report.id}", "dim"))


def claims_table(reading: Reading) -> RenderableType:
    """One row for each claim."""
    table = Table(show_lines=True, expand=True, header_style="bold")
    for name, ratio in (
        ("Who says", 3),
        ("What", 3),
        ("Who, to whom", 4),
        ("Where", 3),
        ("When", 2),
        ("Figures", 3),
        ("Quote", 7),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in reading.claims:
        table.add_row(
            clean(words.source_words(claim)),
            Group(Text(words.type_words(claim), "bold"), Text(claim.factuality, COLOURS[claim.factuality])),
            clean(parties(claim, reading.text)),
            clean(words.place_words(claim)),
            clean(words.time_words(claim)),
            "\n".join(map(words.figure_words, claim.figures)),
            Text(f"“{clean(words.quote(claim, reading.text))}”", "italic"),
        )
    return table


def claim_blocks(reading: Reading) -> RenderableType:
    """A few labelled lines for each claim."""
    return Group(*(claim_block(number, claim, reading.text) for number, claim in enumerate(reading.claims, 1)))


def claim_block(number: int, claim: Claim, text: str) -> RenderableType:
    """One claim: what it tells on its first line; then who says so, who did it, where, when, figures and quote."""
    first = Text(f"{number:>3}  ")
    first.append(words.type_words(claim), "bold")
    first.append(f"  {claim.factuality}", COLOURS[claim.factuality])
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=8, style="dim")
    grid.add_column(overflow="fold")
    rows = (
        ("says", words.source_words(claim)),
        ("who", parties(claim, text)),
        ("where", words.place_words(claim)),
        ("when", words.time_words(claim)),
        ("figures", "; ".join(map(words.figure_words, claim.figures))),
        ("quote", f"“{words.quote(claim, text)}”"),
    )
    for label, value in rows:
        if value:
            grid.add_row(label, clean(value))
    return Group(Padding(first, (1, 0, 0, 0)), Padding(grid, (0, 0, 0, 5)))


def parties(claim: Claim, text: str) -> str:
    """Who did it, to whom or what, and with what: "army → residents, a school (drones)"."""
    does = words.actor_words(claim, "initiator", "participant")
    suffers = ", ".join(
        filter(None, (words.actor_words(claim, "target", "beneficiary"), words.object_words(claim, text)))
    )
    means = words.means_words(claim, text)
    both = f"{does} → {suffers}" if suffers and does else f"→ {suffers}" if suffers else does
    return f"{both} ({means})".strip() if means else both


def clean(value: str) -> str:
    """The words without control characters: a report must not steer the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in value)
