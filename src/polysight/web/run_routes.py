"""Runs: begun by a request, told of until they end, ended by another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from polysight.errors import Problem, UsageError, refusal
from polysight.messages import Language
from polysight.study.shipped_files import shipped_files
from polysight.web import forms, project_forms
from polysight.web.desk import Desk, desk_of, language_of
from polysight.web.media import CSV_TEXT, DOCX, HTML, JSON, PDF, XLSX, attached
from polysight.web.question import Question, answer_text, question
from polysight.web.reading import no_such_name
from polysight.web.representation import represented
from polysight.web.runs import Run, State
from polysight.web.speaking import spoken
from polysight.web.study_reading import study_of

GROUP = "runs"
ROOT = "/runs"
#: Name of a run.
ID = r"^[A-Za-z0-9_-]{22}$"
#: What a room has to be told by name, and the folder of what may be named.
NEEDED = {
    "market": (("scenario",), "market_scenarios"),
    "market_comparison": (("first", "second"), "market_scenarios"),
    "project_draws": (("project",), "projects"),
    "document": (("document",), ""),
}
#: Media by form of a file.
MEDIA = {"html": HTML, "pdf": PDF, "docx": DOCX, "xlsx": XLSX, "csv": CSV_TEXT, "json": JSON}
#: What a run does not tell back: it was sent, and may be large.
SENT = ("project", "table")
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
    asked = question(wanted.room, _particulars(desk, wanted), language)
    return begun(request, asked, request.url.path)


def begun(request: Request, asked: Question, place: str) -> Response:
    """Begin a run.

    Parameters
    ----------
    request : Request
        The request.
    asked : Question
        What is run.
    place : str
        Address below which runs are told of.

    Returns
    -------
    Response
        State of the run, and its address.
    """
    one = desk_of(request).runs.start(asked)
    place = f"{place.rstrip('/')}/{one.id}"
    headers = {"Location": place, "Cache-Control": "no-store", "Content-Language": asked.language}
    return Response(
        answer_text(_told(one, place)), status_code=202, headers=headers, media_type=JSON
    )


def _particulars(desk: Desk, wanted: project_forms.RunForm) -> dict[str, Any]:
    needed, folder = NEEDED[wanted.room]
    told = wanted.model_dump()
    if wanted.room == "document":
        return _document(desk, wanted)
    if wanted.as_of is not None and folder == "market_scenarios":
        raise refusal(UsageError, "api.market_day", got=wanted.as_of)
    _require(desk, told, needed, folder)
    found = {name: told[name] for name in (*needed, "draws", "seed")}
    if wanted.room == "project_draws":
        return {**found, "name": found.pop("project"), "as_of": wanted.as_of, "scenario": None}
    return found


def _require(desk: Desk, told: dict[str, Any], needed: Iterable[str], folder: str) -> None:
    """Refuse a request that lacks names, or names what does not ship."""
    lacking = [name for name in needed if told[name] is None]
    if lacking:
        raise IncompleteError(lacking)
    known = shipped_files(desk.store.evidence, folder) if folder else {}
    for name in needed if folder else ():
        if told[name] not in known:
            raise no_such_name(name, told[name], known)


def _document(desk: Desk, wanted: project_forms.RunForm) -> dict[str, Any]:
    told = wanted.model_dump()
    _require(desk, told, *NEEDED["document"])
    asked = {"document": wanted.document, "form": wanted.form, "as_of": wanted.as_of}
    if wanted.document == "industry":
        study_of(desk.store, wanted.as_of)
        return asked
    _require(desk, told, ("project",), "projects")
    return {**asked, "name": wanted.project, "scenario": None}


def _told(one: Run, place: str) -> dict[str, object]:
    return {
        "run": one.id,
        "room": one.asked.room,
        "asked": {name: value for name, value in one.asked.particulars.items() if name not in SENT},
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
    told = one.asked.particulars
    form = told.get("form", "json")
    if form == "json":
        return represented(request, one.answer, JSON, one.asked.language)
    what = told.get("document", one.asked.room)
    parts = ("polysight", told.get("name") if "document" in told else None, what)
    name = "-".join([*(part for part in parts if part), one.asked.language])
    headers = attached(f"{name}.{form}")
    return represented(request, one.answer, MEDIA[form], one.asked.language, headers)


def _end(request: Request, run: RunName, asked: Asked) -> Response:
    del asked
    desk_of(request).runs.cancel(_found(request, run))
    return Response(status_code=204)
