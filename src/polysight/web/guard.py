"""What every request passes: host, origin, size and rate; and the headers of every answer."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from polysight.messages import Language
from polysight.web.limits import Limits
from polysight.web.problem import MEDIA, STATUS, problem
from polysight.web.root import ROOT
from polysight.web.speaking import spoken
from polysight.web.store import Versions

LOG = logging.getLogger("polysight.web")
#: Names under which the interface of one machine is called.
LOOPBACK = ("localhost", "127.0.0.1", "::1")
#: Methods that change nothing.
READING = ("GET", "HEAD", "OPTIONS")
#: Begin of the addresses to which tables are sent.
UPLOADS = f"{ROOT}/audit"
#: Clients whose rate is remembered.
CLIENTS = 1024
#: The page: own scripts and own styles only; nothing that is written into it runs or dresses it.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: An answer for machines: a browser that shows it loads and runs nothing.
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class _TooLargeError(Exception):
    """More bytes came than a request may have."""


class Rate:
    """How often clients may call: a bucket a client that fills at a steady rate.

    Parameters
    ----------
    limits : Limits
        Rate and size of the bucket.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Time until a client may call again.

        Parameters
        ----------
        client : str
            Address of the client.
        now : float
            Steady clock [s].

        Returns
        -------
        float
            Seconds; 0 where the call is allowed, which takes one from the bucket.
        """
        limits = self._limits
        left, last = self._seen.pop(client, (float(limits.burst), now))
        left = min(float(limits.burst), left + (now - last) * limits.rate)
        allowed = left >= 1.0
        self._seen[client] = (left - 1.0 if allowed else left, now)
        while len(self._seen) > CLIENTS:
            self._seen.popitem(last=False)
        return 0.0 if allowed else (1.0 - left) / limits.rate


class Guard:
    """The outermost layer of the interface.

    Parameters
    ----------
    app : ASGI application
        What is guarded.
    limits : Limits
        Size and rate of requests.
    versions : Versions
        Told in the headers of every answer.
    hosts : iterable of str
        Names under which the interface may be called beside those of the loopback.
    """

    def __init__(
        self, app: ASGIApp, limits: Limits, versions: Versions, hosts: Iterable[str] = ()
    ) -> None:
        self._app = app
        self._limits = limits
        self._rate = Rate(limits)
        self._hosts = {*LOOPBACK, *(one.casefold() for one in hosts)}
        self._told = {
            **HEADERS,
            "polysight-version": versions.package,
            "polysight-code": versions.code,
            "polysight-data": versions.data,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it.

        Parameters
        ----------
        scope, receive, send
            As ASGI defines them.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._add_headers(scope, message)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        head = scope["method"] == "HEAD"
        passed = {**scope, "method": "GET"} if head else scope
        fault = self._fault(scope)
        if fault:
            await _refuse(fault[0], scope, told, fault[1])
            return
        try:
            await self._app(passed, self._counted(receive, self._most(scope)), told)
        except _TooLargeError:
            if not begun:
                await _refuse("too_large", scope, told)
        except Exception:
            LOG.exception("a request ended in a fault of the program")
            if not begun:
                await _refuse("internal", scope, told)

    def _fault(self, scope: Scope) -> tuple[str, dict[str, str]] | None:
        headers = _headers(scope)
        if _name(headers.get("host", "")) not in self._hosts:
            return "host", {}
        if scope["method"] not in READING and _elsewhere(headers):
            return "cross_site", {}
        if not _size(headers.get("content-length", "0")) <= self._most(scope):
            return "too_large", {}
        client = scope.get("client")
        wait = self._rate.wait(client[0] if client else "", time.monotonic())
        return ("rate", {"retry-after": str(int(wait) + 1)}) if wait else None

    def _most(self, scope: Scope) -> int:
        """Bytes that a request may have; tables are larger than whatever else is sent."""
        sent = scope["path"].startswith(UPLOADS)
        return self._limits.upload if sent else self._limits.body

    def _counted(self, receive: Receive, most: int) -> Receive:
        count = 0

        async def counted() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count > most:
                raise _TooLargeError
            return message

        return counted

    def _add_headers(self, scope: Scope, message: Message) -> None:
        found = dict(message.get("headers", []))
        # By the path and not by the kind of content: an answer that nothing was modified has none,
        # and its headers replace those of the page that the reader keeps.
        policy = DATA_POLICY if _below_root(scope["path"]) else PAGE_POLICY
        extra = {**self._told, "content-security-policy": policy}
        message["headers"] = [
            *message.get("headers", []),
            *(
                (name.encode(), value.encode())
                for name, value in extra.items()
                if name.encode() not in found
            ),
        ]


def _below_root(path: str) -> bool:
    return path == ROOT or path.startswith(f"{ROOT}/")


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _name(host: str) -> str:
    """Name in a host header without its port; nothing for what is no host."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""


def _elsewhere(headers: dict[str, str]) -> bool:
    """Whether a page of another site sent a request."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _size(told: str) -> float:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 20 else float("inf")


async def _refuse(kind: str, scope: Scope, send: Send, extra: dict[str, str] | None = None) -> None:
    language: Language = spoken(None, _headers(scope).get("accept-language", ""))
    body = problem(kind, language)
    headers = {"content-type": MEDIA, "content-length": str(len(body)), **(extra or {})}
    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": STATUS[kind], "headers": told})
    await send({"type": "http.response.body", "body": body})
