"""The interface as an application: what is read and computed behind it is given."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from polysight.errors import BasisError, DataError, PolysightError, Problem, UsageError
from polysight.web import audits, entry, pages, projects, reading, run_routes
from polysight.web.desk import Desk, Shelf, language_of
from polysight.web.guard import Guard
from polysight.web.limits import Limits
from polysight.web.media import MediaError
from polysight.web.openapi import description
from polysight.web.paging import OutdatedError
from polysight.web.problem import MEDIA, STATUS, invalid, problem
from polysight.web.resources import RESOURCES
from polysight.web.root import ROOT, VERSION
from polysight.web.runs import Runs
from polysight.web.store import Store
from polysight.web.study_reading import NoStudyError
from polysight.web.worker import WorkerError
from polysight.web.workshop import (
    Answering,
    BusyError,
    TooLongError,
    Workshop,
    workers,
)

LOG = logging.getLogger("polysight.web")
#: Seconds after which a busy interface is worth asking again.
PAUSE = "5"
#: Methods that are refused where an address does not take them.
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
#: Kind of problem by exception; the first that fits.
KINDS: tuple[tuple[type[Exception], str], ...] = (
    (reading.NoSuchNameError, "not_found"),
    (run_routes.NoSuchRunError, "not_found"),
    (run_routes.NotReadyError, "not_ready"),
    (NoStudyError, "no_study"),
    (OutdatedError, "outdated"),
    (MediaError, "media"),
    (projects.MalformedError, "bad_request"),
    (BusyError, "busy"),
    (TooLongError, "too_long"),
    (UsageError, "invalid"),
    (BasisError, "invalid"),
    (DataError, "invalid"),
    (WorkerError, "internal"),
)


def application(
    store: Store,
    *,
    limits: Limits | None = None,
    staff: Sequence[Answering] | None = None,
    hosts: Iterable[str] = (),
    ahead: bool = False,
) -> FastAPI:
    """The REST interface, and the page where it is built.

    Parameters
    ----------
    store : Store
        What is read.
    limits : Limits, optional
        What is allowed.
    staff : sequence of Answering, optional
        Who computes; processes of their own when omitted.
    hosts : iterable of str
        Names under which it may be called beside those of the loopback.
    ahead : bool
        Whether to make, once it runs, what the first readers would wait for.

    Returns
    -------
    FastAPI
        The application.
    """
    bounds = limits or Limits()
    workshop = Workshop(staff or workers(store.overlays, bounds, store.folder), bounds)
    desk = Desk(store, workshop, Runs(workshop, bounds), bounds, Shelf(bounds.cached))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        workshop.open()
        if ahead:
            Thread(target=desk.prepare, name="prepare", daemon=True).start()
        yield
        desk.runs.close()
        workshop.close()

    app = FastAPI(
        title="polysight", version=VERSION, lifespan=lifespan, openapi_url=None, docs_url=None,
        redoc_url=None, redirect_slashes=False,
    )  # fmt: skip
    app.state.desk = desk
    router = APIRouter(prefix=ROOT)
    entry.register(router)
    reading.register(router, RESOURCES)
    projects.register(router)
    audits.register(router)
    run_routes.register(router)
    app.state.methods = [
        (one.path, one.path_regex, tuple(one.methods or ()))
        for one in router.routes
        if isinstance(one, APIRoute)
    ]
    router.add_api_route(
        "/{rest:path}", _nothing, methods=list(METHODS), include_in_schema=False,
        response_model=None,
    )  # fmt: skip
    app.include_router(router)
    pages.register(app)
    _refusals(app)
    app.openapi = lambda: description(app, "en")  # type: ignore[method-assign]
    app.add_middleware(Guard, limits=bounds, versions=store.versions, hosts=tuple(hosts))
    return app


def _nothing(request: Request) -> Response:
    """Refusal of what is below the root and no resource, before the page is looked for there."""
    raise HTTPException(405 if _methods(request) else 404)


def _refusals(app: FastAPI) -> None:
    for kind, name in KINDS:
        app.add_exception_handler(kind, _handler(name))
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(run_routes.IncompleteError, _incomplete)
    app.add_exception_handler(HTTPException, _framework)


def _refused(
    request: Request,
    kind: str,
    problems: Sequence[Problem] = (),
    places: Sequence[str] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    language = language_of(request)
    told = {"Cache-Control": "no-store", "Content-Language": language, **(headers or {})}
    content = problem(kind, language, problems, places)
    return Response(content, STATUS[kind], told, MEDIA)


def _handler(kind: str) -> Callable[[Request, Exception], Response]:
    def handler(request: Request, fault: Exception) -> Response:
        if kind == "internal":
            LOG.error("a worker failed: %s", fault)
        found = fault.problems if isinstance(fault, PolysightError) else ()
        again = {"Retry-After": PAUSE} if kind == "busy" else None
        return _refused(request, kind, found, headers=again)

    return handler


def _malformed(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    faults: Sequence[Any] = fault.errors()
    if any(one["type"] == "json_invalid" for one in faults):
        return _refused(request, "bad_request")
    problems, places = invalid(faults, _parameters(request))
    return _refused(request, "invalid", problems, places)


def _parameters(request: Request) -> list[str]:
    """Names that the form of a request knows."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    names: list[str] = []
    for part in ("query_params", "body_params"):
        for one in getattr(dependant, part, ()):
            form = getattr(one.field_info, "annotation", None)
            names += list(getattr(form, "model_fields", {one.alias: None}))
    return names


def _incomplete(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, run_routes.IncompleteError)
    problems = [Problem("api_fault.missing", (("name", one),)) for one in fault.names]
    return _refused(request, "invalid", problems, [f"body.{one}" for one in fault.names])


def _framework(request: Request, fault: Exception) -> Response:
    """What the framework itself refuses: paths and methods that there are not."""
    assert isinstance(fault, HTTPException)
    kind = {404: "not_found", 405: "method"}.get(fault.status_code, "bad_request")
    headers = {name.casefold(): told for name, told in (fault.headers or {}).items()}
    if kind == "method":
        headers["allow"] = ", ".join(_methods(request)) or headers.get("allow", "")
    return _refused(request, kind, headers=headers)


def _methods(request: Request) -> list[str]:
    """Methods of all resources at the address of a request; one that is named goes before names."""
    asked = request.url.path
    matching = [
        (path, methods) for path, form, methods in request.app.state.methods if form.match(asked)
    ]
    named = [one for one in matching if one[0] == asked]
    return sorted({method for _, methods in named or matching for method in methods})
