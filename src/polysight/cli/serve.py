"""``polysight serve``: the interface and the page on this machine."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language, text

#: Where it listens unless told otherwise: on this machine alone.
HOST, PORT, WORKERS = "127.0.0.1", 8000, 2


def command(language: Language) -> click.Command:
    """The verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    folder = click.Path(path_type=Path, file_okay=False)
    return verb(
        "serve",
        language,
        [
            option("--study", language, "serve_study", type=folder),
            option("--port", language, "serve_port", type=click.IntRange(0, 65535), default=PORT),
            option("--host", language, "serve_host", default=HOST),
            option("--name names", language, "serve_name", multiple=True),
            option("--workers", language, "serve_workers", type=click.IntRange(1), default=WORKERS),
            overlay(language),
        ],
        _serve,
        documented=False,
    )


def _serve(
    language: Language,
    study: Path | None,
    port: int,
    host: str,
    names: tuple[str, ...],
    workers: int,
    overlays: tuple[Path, ...],
) -> int:
    try:
        serving = loaded("polysight.web.serving")
    except ModuleNotFoundError as fault:
        raise refusal(UsageError, "cli.serve_missing", package=fault.name) from fault
    found = loaded("polysight.web.store").store(study, overlays)
    limits = loaded("polysight.web.limits").Limits(workers=workers)
    if not _own(host):
        click.echo(text("cli.serve_open", language, host=host), err=True)

    def ready(address: str) -> None:
        click.echo(text("cli.serving", language, address=address))

    with suppress(KeyboardInterrupt):
        serving.serve(found, host, port, names=names, limits=limits, ready=ready)
    return 0


def _own(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
