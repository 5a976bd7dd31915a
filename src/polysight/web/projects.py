"""Projects: the examples, a project that is sent, and the live workbook of either."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Awaitable, Callable
from inspect import Parameter, Signature
from math import isfinite
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel

from polysight.errors import DataError, Problem
from polysight.study.project_file import load_project_file, project_of_tree
from polysight.study.shipped_files import shipped_files
from polysight.web import forms, project_forms
from polysight.web.desk import desk_of, language_of
from polysight.web.media import JSON, TOML, XLSX, MediaError, attached
from polysight.web.question import answer_text, question
from polysight.web.reading import SEGMENT, no_such_name
from polysight.web.representation import represented
from polysight.web.root import ROOT
from polysight.web.run_routes import ROOT as RUNS
from polysight.web.run_routes import begun

GROUP = "projects"
#: Deepest nesting of a project that is sent.
DEEPEST = 16
#: What may be asked about a project that is sent: path, answer, form.
SENT: dict[str, tuple[str, type[project_forms.Project]]] = {
    "/projects/evaluation": ("project", project_forms.Evaluation),
    "/projects/tornado": ("project_tornado", project_forms.Tornado),
    "/projects/stress": ("project_stress", project_forms.Chosen),
    "/projects/shocks": ("project_shocks", project_forms.Chosen),
    "/projects/scenarios": ("project_scenarios", project_forms.Project),
    "/projects/fields": ("project_fields", project_forms.Project),
    "/projects/workbook": ("project_workbook", project_forms.Project),
}

#: What may be run about a project that is sent: path, answer, form.
RUN: dict[str, tuple[str, type[project_forms.Project]]] = {
    "/projects/documents": ("document", project_forms.Document),
    "/projects/draws": ("project_draws", project_forms.Draws),
}


class MalformedError(Exception):
    """The body is not what its kind says."""


async def _body(request: Request) -> dict[str, Any]:
    """Content of a project that is sent as JSON or TOML."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind not in (JSON, TOML):
        raise MediaError
    content = await request.body()
    try:
        text = content.decode("utf-8")
        found = _json(text) if kind == JSON else tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise MalformedError from fault
    if not isinstance(found, dict):
        raise MalformedError
    problems = tuple(_forbidden(found))
    if problems:
        raise DataError(problems)
    return found


def _json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _forbidden(node: object, place: str = "", depth: int = 0) -> list[Problem]:
    """Names of files, which would be read where the interface runs, numbers without end, depth."""
    if depth > DEEPEST:
        return [Problem("api.project_deep", (), column=place[:200])]
    if isinstance(node, float) and not isfinite(node):
        return [Problem("api.project_number", (), column=place, got=str(node))]
    if isinstance(node, str) and PurePath(node).suffix.casefold() == ".toml":
        return [Problem("api.project_path", (), column=place, got=node[:200])]
    parts: list[tuple[str, object]] = []
    if isinstance(node, dict):
        parts = [(str(key), one) for key, one in node.items()]
    elif isinstance(node, list):
        parts = [(str(at), one) for at, one in enumerate(node)]
    return [
        fault
        for key, one in parts
        for fault in _forbidden(one, f"{place}.{key}".lstrip("."), depth + 1)
    ]


def register(router: APIRouter) -> None:
    """Add what is asked about projects beside the resources that are read.

    Parameters
    ----------
    router : APIRouter
        Takes it.
    """
    told: dict[str, Any] = {"tags": [GROUP], "response_class": Response, "response_model": None}
    router.add_api_route("/projects", _examples, operation_id="projects", **told)
    for path, (room, form) in SENT.items():
        made = _sent(room, form)
        router.add_api_route(path, made, methods=["POST"], operation_id=f"sent_{room}", **told)
    for path, (room, form) in RUN.items():
        made = _run(room, form)
        key = f"sent_run_{room}"
        router.add_api_route(
            path, made, methods=["POST"], status_code=202, operation_id=key, **told
        )
    router.add_api_route(
        "/projects/{name}/workbook", _workbook, operation_id="project_workbook", **told
    )
    router.add_api_route("/projects/{name}/file", _file, operation_id="project_file", **told)


def _examples(request: Request, asked: Annotated[forms.Form, Query()]) -> Response:
    del asked
    desk, language = desk_of(request), language_of(request)
    files = shipped_files(desk.store.evidence, "projects")
    told = [
        {
            "project": name,
            "title": {"en": one.title.en, "zh": one.title.zh},
            "description": {"en": one.description.en, "zh": one.description.zh},
            "scenarios": list(one.scenarios),
        }
        for name, path in files.items()
        for one in (load_project_file(path),)
    ]
    return represented(request, answer_text({"projects": told}), JSON, language)


ProjectName = Annotated[str, Path(pattern=SEGMENT)]


def _file(request: Request, name: ProjectName, asked: Annotated[forms.Form, Query()]) -> Response:
    del asked
    files = shipped_files(desk_of(request).store.evidence, "projects")
    if name not in files:
        raise no_such_name("name", name, files)
    return represented(request, files[name].read_bytes(), TOML, language_of(request))


def _workbook(
    request: Request, name: ProjectName, asked: Annotated[project_forms.Project, Query()]
) -> Response:
    desk, language = desk_of(request), language_of(request)
    files = shipped_files(desk.store.evidence, "projects")
    if name not in files:
        raise no_such_name("name", name, files)
    wanted = {**asked.model_dump(exclude={"lang"}), "name": name}
    content = desk.worked("project_workbook", wanted, language)
    return represented(request, content, XLSX, language, attached(f"{name}.xlsx"))


def _sent(room: str, form: type[BaseModel]) -> Callable[..., Response]:
    """Handler of a project that is sent; nothing of it is kept but the answer."""

    def handler(request: Request, asked: BaseModel, project: dict[str, Any]) -> Response:
        desk, language = desk_of(request), language_of(request)
        wanted = {**asked.model_dump(exclude={"lang"}), "project": project}
        content = desk.worked(room, wanted, language)
        headers = {"Cache-Control": "no-store", "Content-Language": language}
        if room == "project_workbook":
            headers |= attached("project.xlsx")
        media = XLSX if room == "project_workbook" else JSON
        return Response(content, headers=headers, media_type=media)

    return _signed(handler, f"sent_{room}", form)


def _run(room: str, form: type[BaseModel]) -> Callable[..., Response]:
    """Handler of a run about a project that is sent, refused at once if its form is broken."""

    def handler(request: Request, asked: BaseModel, project: dict[str, Any]) -> Response:
        project_of_tree(project, project_forms.NAMED)
        wanted = {**asked.model_dump(exclude={"lang"}), "project": project}
        told = question(room, wanted, language_of(request))
        return begun(request, told, f"{ROOT}{RUNS}")

    return _signed(handler, f"sent_run_{room}", form)


def _signed(
    handler: Callable[..., Response], name: str, form: type[BaseModel]
) -> Callable[..., Response]:
    """A handler with what it takes, as the framework reads it."""
    body: Callable[[Request], Awaitable[dict[str, Any]]] = _body
    handler.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
            Parameter("asked", Parameter.KEYWORD_ONLY, annotation=Annotated[form, Query()]),
            Parameter("project", Parameter.KEYWORD_ONLY, annotation=Annotated[dict, Depends(body)]),
        ]
    )
    handler.__name__ = name
    return handler
