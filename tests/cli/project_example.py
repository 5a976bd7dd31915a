"""An example project worked through once, for pages and documents."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from polysight.cli import options
from polysight.cli.project_answer import ProjectAnswer, project_answer
from polysight.study.project_evaluation import Evaluation, evaluate

NAME = "granular-leshan"
SCHEMAS = Path(options.__file__).parent / "schemas"


@cache
def asked(name: str = NAME, scenario: str = "") -> ProjectAnswer:
    """A shipped example as a branch asks for it."""
    return project_answer(name, scenario=scenario)


@cache
def evaluated(name: str = NAME) -> Evaluation:
    """What it comes to."""
    return evaluate(asked(name).resolved)


def fits(document: object, name: str) -> Any:
    """The document after JSON, held against its published form."""
    told = json.loads(json.dumps(document, allow_nan=False))
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validate(told, schema)
    return told
