"""The audit: a table of claims is sent, its findings are told; tables to begin with."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from polysight.audit.template import template
from polysight.web import audit_forms, forms
from polysight.web.desk import desk_of, language_of
from polysight.web.media import CSV_TEXT, HTML, JSON, TABLES, XLSX, MediaError, attached
from polysight.web.question import question
from polysight.web.representation import represented
from polysight.web.root import ROOT
from polysight.web.run_routes import ROOT as RUNS
from polysight.web.run_routes import begun

GROUP = "audit"
#: Media by form of the findings.
FORMS = {"json": JSON, "csv": CSV_TEXT, "xlsx": XLSX, "html": HTML}
#: Media of a table to fill in, by ending.
TEMPLATES = {".csv": CSV_TEXT, ".xlsx": XLSX}
#: Claims that ship: those of the report that was audited first.
EXAMPLE = ("claims", "reference_report.csv")


async def _table(request: Request) -> str:
    """Content of a table that is sent, in base 64."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind not in TABLES:
        raise MediaError
    return base64.b64encode(await request.body()).decode()


def register(router: APIRouter) -> None:
    """Add what is sent to the audit, and the tables to begin with.

    Parameters
    ----------
    router : APIRouter
        Takes it.
    """
    told: dict[str, Any] = {"tags": [GROUP], "response_class": Response, "response_model": None}
    for form in FORMS:
        path = "/audit" if form == "json" else f"/audit.{form}"
        key = "sent_audit" if form == "json" else f"sent_audit_{form}"
        router.add_api_route(path, _sent(form), methods=["POST"], operation_id=key, **told)
    router.add_api_route(
        "/audit/runs", _sent("run"), methods=["POST"], status_code=202,
        operation_id="sent_run_audit", **told,
    )  # fmt: skip
    for ending in TEMPLATES:
        key = f"audit_template{ending.replace('.', '_')}"
        path = f"/audit/template{ending}"
        router.add_api_route(path, _template(ending), operation_id=key, **told)
    router.add_api_route("/audit/example.csv", _example, operation_id="audit_example", **told)


def _sent(form: str) -> Callable[..., Response]:
    """Handler of a table that is sent; nothing of it is kept but what was found."""
    kinds: dict[str, type[audit_forms.Audit]] = {
        "json": audit_forms.AuditFindings, "run": audit_forms.AuditRun
    }  # fmt: skip
    kind = kinds.get(form, audit_forms.Audit)

    def handler(request: Request, asked: audit_forms.Audit, table: str) -> Response:
        desk, language = desk_of(request), language_of(request)
        told = {"finding": "", "form": form, "table": table, **asked.model_dump(exclude={"lang"})}
        if form == "run":
            return begun(request, question("audit", told, language), f"{ROOT}{RUNS}")
        content = desk.worked("audit", told, language)
        headers = {"Cache-Control": "no-store", "Content-Language": language}
        if form != "json":
            headers |= attached(f"polysight-audit-{language}.{form}")
        return Response(content, headers=headers, media_type=FORMS[form])

    body: Callable[[Request], Awaitable[str]] = _table
    handler.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
            Parameter("asked", Parameter.KEYWORD_ONLY, annotation=Annotated[kind, Query()]),
            Parameter("table", Parameter.KEYWORD_ONLY, annotation=Annotated[str, Depends(body)]),
        ]
    )
    handler.__name__ = f"sent_audit_{form}"
    return handler


def _template(ending: str) -> Callable[..., Response]:
    def handler(request: Request, asked: Annotated[forms.Form, Query()]) -> Response:
        del asked
        desk, language = desk_of(request), language_of(request)
        content = template(ending, desk.store.evidence, language)
        headers = attached(f"polysight-claims-{language}{ending}")
        return represented(request, content, TEMPLATES[ending], language, headers)

    handler.__name__ = f"audit_template{ending.replace('.', '_')}"
    return handler


def _example(request: Request, asked: Annotated[forms.Form, Query()]) -> Response:
    del asked
    path = desk_of(request).store.evidence.folders[0].joinpath(*EXAMPLE)
    headers = attached(EXAMPLE[-1])
    return represented(request, path.read_bytes(), CSV_TEXT, language_of(request), headers)
