"""The root of the interface: what it offers, of which versions, within which limits."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from polysight.messages import LANGUAGES
from polysight.web import forms
from polysight.web.desk import desk_of, language_of
from polysight.web.limits import MOST_DRAWS, MOST_PAGE_ROWS, MOST_RUN_DRAWS
from polysight.web.media import JSON
from polysight.web.openapi import description
from polysight.web.question import answer_text
from polysight.web.representation import represented

GROUP = "entry"
Asked = Annotated[forms.Form, Query()]


def register(router: APIRouter) -> None:
    """Add the root and the description of the interface.

    Parameters
    ----------
    router : APIRouter
        Takes them.
    """
    told: dict[str, Any] = {"tags": [GROUP], "response_class": Response, "response_model": None}
    router.add_api_route("", _entry, operation_id="entry", **told)
    router.add_api_route("/openapi.json", _description, operation_id="description", **told)


def _entry(request: Request, asked: Asked) -> Response:
    del asked
    desk = desk_of(request)
    versions, limits = desk.store.versions, asdict(desk.limits)
    document = {
        "versions": asdict(versions),
        "languages": list(LANGUAGES),
        "study": None if desk.store.study is None else desk.store.study.manifest["scenario"],
        "study_of_same_data": desk.store.same_data,
        "stored_markets": sorted(desk.store.markets),
        "limits": {
            **limits, "page_rows": MOST_PAGE_ROWS, "draws": MOST_DRAWS, "run_draws": MOST_RUN_DRAWS,
        },
        "description": f"{request.url.path.rstrip('/')}/openapi.json",
    }  # fmt: skip
    return represented(request, answer_text(document), JSON, language_of(request))


def _description(request: Request, asked: Asked) -> Response:
    del asked
    language = language_of(request)
    shelf = desk_of(request).shelf
    content = shelf.find(f"description {language}")
    if content is None:
        made = answer_text(description(request.app, language))
        content = shelf.keep(f"description {language}", made)
    return represented(request, content, JSON, language)
