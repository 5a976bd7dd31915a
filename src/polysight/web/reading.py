"""Handlers of what is read: one a resource and form, made from the table of resources."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from inspect import Parameter, Signature
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, create_model

from polysight.errors import PolysightError, UsageError, refusal
from polysight.messages import Language
from polysight.suggestion import nearest
from polysight.web import paging
from polysight.web.described import SCHEMAS
from polysight.web.desk import Desk, desk_of, language_of
from polysight.web.media import CSV_TEXT, JSON, PARQUET
from polysight.web.question import answer_text
from polysight.web.representation import represented
from polysight.web.resource import Asked, Record, Resource, listing, tree
from polysight.web.table import csv_bytes, parquet_bytes, table

#: Endings by which a table is had, and its media type.
CSV_ENDING, JSON_ENDING = ".csv", ".json"
ENDINGS = {CSV_ENDING: CSV_TEXT, ".parquet": PARQUET, JSON_ENDING: JSON}
#: Endings under which a list comes in pages, and a document whole.
PAGES = ("", JSON_ENDING)
#: Fields of a form that only a page has.
PAGE = ("limit", "cursor")
#: What an ending asks beside the form: which table, and whether a CSV begins with a mark.
TABLE, MARK = "part", "bom"
#: Name in a path: ids, keys and names of arrays.
SEGMENT = r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}$"


class NoSuchNameError(UsageError):
    """The path names something that there is not."""


def register(router: APIRouter, resources: tuple[Resource, ...]) -> None:
    """Add all resources with all their endings.

    Parameters
    ----------
    router : APIRouter
        Takes them.
    resources : tuple of Resource
        The resources.
    """
    for one in resources:
        for ending in ENDINGS:
            if ending in PAGES or one.listed or one.tables:
                _add(router, one, ending)
    for one in resources:
        _add(router, one, "")


def _add(router: APIRouter, one: Resource, ending: str) -> None:
    def handler(request: Request, asked: BaseModel, name: str = "") -> Response:
        desk, language = desk_of(request), language_of(request)
        wanted = asked.model_dump(exclude={"lang"})
        if one.variable:
            wanted[one.variable] = _checked(one, name, desk)
        if ending not in PAGES:
            return _tabled(request, one, ending, wanted, language)
        if one.listed:
            return _page(request, one, wanted, language)
        return represented(request, _document(desk, one, wanted, language), JSON, language)

    handler.__signature__ = _signature(one, ending)  # type: ignore[attr-defined]
    handler.__name__ = operation(one, ending)
    router.add_api_route(
        f"{one.path}{ending}", handler, operation_id=operation(one, ending), tags=[one.group],
        response_class=Response, response_model=None,
    )  # fmt: skip


def operation(one: Resource, ending: str) -> str:
    """Id of the operation of a resource in a form.

    Parameters
    ----------
    one : Resource
        The resource.
    ending : str
        Ending of the path; empty for JSON.

    Returns
    -------
    str
        The id.
    """
    return one.key + ending.replace(".", "_")


def _signature(one: Resource, ending: str) -> Signature:
    """What a handler takes, as the framework reads it."""
    form: Any = one.form if ending in PAGES else _tabled_form(one, ending)
    found = [
        Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
        Parameter("asked", Parameter.KEYWORD_ONLY, annotation=Annotated[form, Query()]),
    ]
    if one.variable:
        segment = Annotated[str, Path(alias=one.variable, pattern=SEGMENT)]
        found.append(Parameter("name", Parameter.KEYWORD_ONLY, annotation=segment))
    return Signature(found)


def _tabled_form(one: Resource, ending: str) -> type[BaseModel]:
    """Form of a whole table: no page, but which table, and whether a CSV begins with a mark."""
    fields: dict[str, Any] = {
        name: (field.annotation, field)
        for name, field in one.form.model_fields.items()
        if name not in PAGE
    }
    if one.tables and len(one.tables) > 1:
        fields[TABLE] = (Literal[tuple(one.tables)], next(iter(one.tables)))
    if ending == CSV_ENDING:
        fields[MARK] = (bool, False)
    name = f"{one.form.__name__}Of{operation(one, ending).title().replace('_', '')}"
    return create_model(name, __config__=one.form.model_config, **fields)


def _checked(one: Resource, name: str, desk: Desk) -> str:
    """Name in a path, if there is such a thing."""
    known = list(one.names(desk.store)) if one.names else [name]
    if name not in known:
        raise no_such_name(one.variable, name, known)
    return name


def no_such_name(what: str, name: str, known: Iterable[str]) -> PolysightError:
    """Refusal of a name in a path.

    Parameters
    ----------
    what : str
        Which part of the path it is.
    name : str
        What stands there.
    known : iterable of str
        What could stand there; the nearest is suggested.

    Returns
    -------
    PolysightError
        The refusal.
    """
    likely = nearest(name, known)
    return refusal(NoSuchNameError, "api.no_such", name=what, suggestion=likely)


def _columns(one: Resource) -> list[str]:
    """Columns of a list as its schema tells them, so that an empty table has them too."""
    if not one.listed:
        return []
    told: Asked = SCHEMAS[one.schema]["properties"]
    return [name for name, form in told.items() if "additionalProperties" not in form]


def _key(one: Resource, asked: Asked, language: Language, ending: str = "") -> str:
    told = json.dumps(asked, sort_keys=True, default=str)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return f"{one.key}{ending} {language} {today} {told}"


def _document(desk: Desk, one: Resource, asked: Asked, language: Language) -> bytes:
    key = _key(one, asked, language)
    known = desk.shelf.find(key)
    if known is not None:
        return known
    found = one.answer(desk, asked, language)
    return desk.shelf.keep(key, found if isinstance(found, bytes) else answer_text(found))


def _page(request: Request, one: Resource, asked: Asked, language: Language) -> Response:
    """A page of a list, and where the next one begins."""
    desk = desk_of(request)
    limit, text = int(asked.pop("limit")), asked.pop("cursor")
    version = desk.store.versions.data
    found = listing(one.answer(desk, asked, language))
    whole = _key(one, asked, language).replace(language, "", 1)
    start = paging.place(text, whole, version, len(found.rows)) if text else 0
    end = min(start + limit, len(found.rows))
    after = paging.cursor(whole, version, end) if end < len(found.rows) else None
    document = {
        "count": len(found.rows),
        "withheld": found.withheld,
        "items": found.records(start, end),
        "next": after,
        "data": version,
    }
    headers = {"Link": f'<{_next(request, after)}>; rel="next"'} if after else {}
    return represented(request, answer_text(document), JSON, language, headers)


def _next(request: Request, after: str) -> str:
    told = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*told, ('cursor', after)])}"


def _tabled(
    request: Request, one: Resource, ending: str, asked: Asked, language: Language
) -> Response:
    """All rows of a list, or of a table of a document, as a file."""
    desk, mark, chosen = desk_of(request), asked.pop(MARK, False), asked.pop(TABLE, None)
    key = _key(one, {**asked, TABLE: chosen, MARK: mark}, language, ending)
    content = desk.shelf.find(key)
    if content is None:
        if one.listed:
            records: Iterable[Record] = listing(one.answer(desk, asked, language)).records()
        else:
            tables = one.tables or {}
            rows = tables[chosen or next(iter(tables))]
            records = rows(tree(_document(desk, one, asked, language)))
        found = table(records, _columns(one))
        made = csv_bytes(found, bom=mark) if ending == CSV_ENDING else parquet_bytes(found)
        content = desk.shelf.keep(key, made)
    name = "-".join(part for part in (one.key, chosen) if part)
    headers = {"Content-Disposition": f'attachment; filename="polysight-{name}{ending}"'}
    return represented(request, content, ENDINGS[ending], language, headers)
