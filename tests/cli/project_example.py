"""An example project worked through once, for pages and documents."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from polysight.answers.project_answer import ProjectAnswer, project_answer
from polysight.answers.published_schema import FOLDER
from polysight.report.workbook.book import write_workbook
from polysight.report.workbook.facts import facts
from polysight.study.project_evaluation import Evaluation, evaluate

NAME = "granular-leshan"
SCHEMAS = FOLDER


@cache
def asked(name: str = NAME, scenario: str = "") -> ProjectAnswer:
    """A shipped example as a branch asks for it."""
    return project_answer(name, scenario=scenario)


@cache
def evaluated(name: str = NAME) -> Evaluation:
    """What it comes to."""
    return evaluate(asked(name).resolved)


def without_loans() -> ProjectAnswer:
    """The example on owners' capital alone: no debt cover, no interest."""
    resolved = asked().resolved
    money = replace(resolved.case.financing, loans=(), equity_share=1.0)
    return replace(
        asked(), resolved=replace(resolved, case=replace(resolved.case, financing=money))
    )


def without_price() -> ProjectAnswer:
    """The example with a product worth nothing: no rate of return, no payback."""
    resolved = asked().resolved
    sold = tuple(
        replace(one, price_cny_per_kg=0.0 * one.price_cny_per_kg) for one in resolved.case.products
    )
    return replace(asked(), resolved=replace(resolved, case=replace(resolved.case, products=sold)))


@cache
def _book() -> bytes:
    path = Path(tempfile.mkdtemp()) / "book.xlsx"
    write_workbook(asked().case, path, facts(asked(), "en"), "en")
    return path.read_bytes()


def workbook(folder: Path) -> Path:
    """Workbook of the example in a folder, written once."""
    path = folder / "book.xlsx"
    path.write_bytes(_book())
    return path


def fits(document: object, name: str) -> Any:
    """The document after JSON, held against its published form."""
    told = json.loads(json.dumps(document, allow_nan=False))
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validate(told, schema)
    return told
