"""Serving the interface on a port of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from socket import socket

import uvicorn
from fastapi import FastAPI

from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.store import Store

#: Seconds for which requests that have begun may go on when the server is told to end.
GRACE = 5


def serve(
    found: Store,
    host: str,
    port: int,
    *,
    names: Iterable[str] = (),
    limits: Limits | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until it is interrupted.

    Parameters
    ----------
    found : Store
        What is served.
    host : str
        Address to listen on.
    port : int
        Port; any free one for 0.
    names : iterable of str
        Names under which it may be called beside those of the loopback.
    limits : Limits, optional
        What is allowed.
    ready : callable
        Told the address once requests are answered.
    """
    app = application(found, limits=limits, hosts=(*names, host), ahead=True)
    server(app, host, port, ready).run()


def server(app: FastAPI, host: str, port: int, ready: Callable[[str], None]) -> TellingServer:
    """Server of an application.

    Parameters
    ----------
    app : FastAPI
        The application.
    host : str
        Address to listen on.
    port : int
        Port; any free one for 0.
    ready : callable
        Told the address once requests are answered.

    Returns
    -------
    TellingServer
        Ready to be run.
    """
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, date_header=True,
        timeout_graceful_shutdown=GRACE, proxy_headers=False, lifespan="on",
    )  # fmt: skip
    return TellingServer(config, ready)


class TellingServer(uvicorn.Server):
    """A server that tells where it listens.

    Parameters
    ----------
    config : uvicorn.Config
        What it serves, and where.
    ready : callable
        Told the address once requests are answered.
    """

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to listen, then tell the address.

        Parameters
        ----------
        sockets : list of socket, optional
            Sockets that are open already.
        """
        await super().startup(sockets)
        if self.started and self.servers:
            host, port, *_ = self.servers[0].sockets[0].getsockname()
            name = f"[{host}]" if ":" in host else host
            self._ready(f"http://{name}:{port}/")
