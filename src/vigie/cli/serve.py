"""``vigie serve``: opens a ledger to people, in a browser and by HTTP."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vigie.serve.options import Options

Ledgers = Annotated[
    list[str],
    typer.Option("--ledger", metavar="FILE|postgresql://...", envvar="VIGIE_LEDGER", help="A ledger; may be repeated."),
]

# Seconds for which one who answers may go on before others take the interpreter, where they want it: at Python's own
# 0.005 short answers wait for long ones at each of their queries. `python -m evals.load`, a million claims, runs by
# turns: 19 of 20 reads within 136 and 177 ms at 0.005, 81 and 104 at 0.02, 188 at 0.05, 272 and 287 below 0.005.
SWITCH = 0.02


def serve(
    *,
    ledger: Ledgers = [],  # noqa: B006
    host: Annotated[str, typer.Option(help="The address of this machine to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")] = 8750,
    address: Annotated[str, typer.Option(metavar="URL", help="The public address, behind a proxy.")] = "",
    tiles: Annotated[str, typer.Option(metavar="URL", help="Map tiles: https://host/{z}/{x}/{y}.png.")] = "",
    people: Annotated[str, typer.Option(metavar="FILE", help="Accounts: FILE is made by `vigie people add`.")] = "",
    certificate: Annotated[str, typer.Option(metavar="FILE", help="TLS certificate (PEM).")] = "",
    key: Annotated[str, typer.Option(metavar="FILE", help="Its key (PEM).")] = "",
) -> None:
    """Open a ledger in the browser: look, question, review. For this machine alone unless there are accounts."""
    from vigie.cli.index import ensure_index
    from vigie.serve.options import Options, is_loopback

    if not ledger:
        raise typer.BadParameter("name a ledger: a file or postgresql://...", param_hint="--ledger")
    if not is_loopback(host) and not people:
        raise typer.BadParameter("others reach it: make accounts and give --people.", param_hint="--host")
    if people and not Path(people).is_file():
        raise typer.BadParameter(f"there is no {people}: make it with `vigie people add`.", param_hint="--people")
    ensure_index()
    options = Options(
        ledgers=tuple(ledger), host=host, port=port or free_port(host), address=address.rstrip("/") or None,
        tiles=tiles or None, people=people or None, secure=bool(certificate),
    )  # fmt: skip
    run(options, certificate, key)


def run(options: Options, certificate: str = "", key: str = "") -> None:
    """Serves until it is told to end."""
    import signal

    import uvicorn

    from vigie.serve.app import make_app

    app = make_app(options, say)
    app.state.house.warm()
    if options.people is None:
        typer.echo("The workbench, for one browser; the address works once (Ctrl-C ends):")
        app.state.house.tell_door()
    else:
        typer.echo(f"The workbench: {options.url} (Ctrl-C ends)")
    signal.signal(signal.SIGTERM, ended)  # what is left when uvicorn has ended in order: processes end in order, too
    sys.setswitchinterval(SWITCH)
    uvicorn.run(
        app, host=options.host, port=options.port, log_level="warning", access_log=False, server_header=False,
        date_header=False, ssl_certfile=certificate or None, ssl_keyfile=key or None, timeout_graceful_shutdown=3,
        proxy_headers=False,
    )  # fmt: skip


def ended(_signal: int, _frame: object) -> None:
    """Ends as any program does."""
    raise SystemExit(0)


def say(words: str) -> None:
    """Tells the person at the terminal."""
    typer.echo(f"  {words}")


def free_port(host: str) -> int:
    """A port that nobody listens at."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        found: int = server.getsockname()[1]
        return found
