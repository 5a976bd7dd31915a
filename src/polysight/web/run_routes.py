"""Runs: begun by a request, told of until they end, ended by another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from polysight.errors import Problem
from polysight.messages import Language
from polysight.study.shipped_files import shipped_files
from polysight.web import forms, project_forms
from polysight.web.desk import Desk, desk_of, language_of
from polysight.web.media import JSON
from polysight.web.question import answer_text, question
from polysight.web.reading import no_such_name
from polysight.web.representation import represented
from polysight.web.runs import Run, State
from polysight.web.speaking import spoken

GROUP = "runs"
ROOT = "/runs"
#: Name of a run.
ID = r"^[A-Za-z0-9_-]{22}$"
#: What a room has to be told by name, and the folder of what may be named.
NEEDED = {
    "market": (("scenario",), "market_scenarios"),
    "market_comparison": (("first", "second"), "market_scenarios"),
    "project_draws": (("project",), "projects"),
}
RunName = Annotated[str, Path(pattern=ID)]
Asked = Annotated[forms.Form, Query()]


class NotReadyError(Exception):
    """The run has no answer yet, or will have none."""


class NoSuchRunError(Exception):
    """There is no such run, or no longer."""


class IncompleteError(Exception):
    """A run was asked for without a name that its room needs.

    Parameters
    ----------
    names : iterable of str
        The names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(self.names)


def register(router: APIRouter) -> None:
    """Add runs.

    Parameters
    ----------
    router : APIRouter
        Takes them.
    """
    told: dict[str, Any] = {"tags": [GROUP], "response_class": Response, "response_model": None}
    one = f"{ROOT}/{{run}}"
    router.add_api_route(
        ROOT, _begin, methods=["POST"], status_code=202, operation_id="run_begin", **told
    )
    router.add_api_route(one, _state, operation_id="run_state", **told)
    router.add_api_route(f"{one}/result", _result, operation_id="run_result", **told)
    router.add_api_route(
        one, _end, methods=["DELETE"], status_code=204, operation_id="run_end", **told
    )


def _begin(request: Request, wanted: project_forms.RunForm) -> Response:
    desk = desk_of(request)
    language = spoken(wanted.lang, request.headers.get("accept-language", ""))
    one = desk.runs.start(question(wanted.room, _particulars(desk, wanted), language))
    place = f"{request.url.path.rstrip('/')}/{one.id}"
    headers = {"Location": place, "Cache-Control": "no-store", "Content-Language": language}
    return Response(
        answer_text(_told(one, place)), status_code=202, headers=headers, media_type=JSON
    )


def _particulars(desk: Desk, wanted: project_forms.RunForm) -> dict[str, Any]:
    needed, folder = NEEDED[wanted.room]
    told = wanted.model_dump()
    lacking = [name for name in needed if told[name] is None]
    if lacking:
        raise IncompleteError(lacking)
    known = shipped_files(desk.store.evidence, folder)
    for name in needed:
        if told[name] not in known:
            raise no_such_name(name, told[name], known)
    found = {name: told[name] for name in (*needed, "draws", "seed")}
    if wanted.room == "project_draws":
        return {**found, "name": found.pop("project"), "as_of": wanted.as_of, "scenario": None}
    return found


def _told(one: Run, place: str) -> dict[str, object]:
    return {
        "run": one.id,
        "room": one.asked.room,
        "asked": one.asked.particulars,
        "state": one.state.value,
        "done": one.done,
        "total": one.total,
        "errors": [_error(each) for each in one.problems],
        "result": f"{place}/result" if one.state is State.DONE else None,
    }


def _error(one: Problem) -> dict[str, object]:
    return {**one.document(), "place": one.column}


def _found(request: Request, run: str) -> Run:
    one = desk_of(request).runs.find(run)
    if one is None:
        raise NoSuchRunError
    return one


def _state(request: Request, run: RunName, asked: Asked) -> Response:
    del asked
    language: Language = language_of(request)
    one = _found(request, run)
    return represented(request, answer_text(_told(one, request.url.path)), JSON, language)


def _result(request: Request, run: RunName, asked: Asked) -> Response:
    del asked
    one = _found(request, run)
    if one.state is not State.DONE:
        raise NotReadyError
    return represented(request, one.answer, JSON, one.asked.language)


def _end(request: Request, run: RunName, asked: Asked) -> Response:
    del asked
    desk_of(request).runs.cancel(_found(request, run))
    return Response(status_code=204)
