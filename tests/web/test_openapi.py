"""The description that is kept is that of the application, whole, and in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI

from polysight.messages import LANGUAGES
from polysight.web.application import application
from polysight.web.openapi import KEPT, description, kept_text
from polysight.web.projects import SENT
from polysight.web.resources import RESOURCES
from tests.web.interface_example import Scripted, little_store
from tools.openapi.manual import DOCS, page

HANZI = re.compile(r"[一-鿿]")


@pytest.fixture(scope="module")
def app() -> FastAPI:
    """The application."""
    return application(little_store(), staff=[Scripted()])


def operations(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in tree["paths"].values():
        yield from path.values()


def test_the_kept_description_is_that_of_the_application(app: FastAPI) -> None:
    assert KEPT.read_text(encoding="utf-8") == kept_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_is_that_of_the_application(app: FastAPI, language: Any) -> None:
    assert (DOCS / language / "api.md").read_text(encoding="utf-8") == page(app, language)


def test_every_reference_leads_somewhere(app: FastAPI) -> None:
    tree = description(app, "en")
    for name in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(tree))):
        here: Any = tree
        for part in name.split("/"):
            here = here[part]
        assert here


def test_every_schema_is_a_schema(app: FastAPI) -> None:
    for one in description(app, "en")["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_words(app: FastAPI, language: Any) -> None:
    tree = description(app, language)
    told = [one["summary"] + one["description"] for one in operations(tree)]
    told += [each["description"] for one in operations(tree) for each in one.get("parameters", ())]
    assert all(bool(HANZI.search(one)) is (language == "zh") for one in told)
    ids = [one["operationId"] for one in operations(tree)]
    assert len(ids) == len(set(ids)) > len(RESOURCES) + len(SENT)


def test_both_languages_describe_the_same_interface(app: FastAPI) -> None:
    def bare(node: Any) -> Any:
        if isinstance(node, dict):
            words = ("description", "summary", "title")
            return {k: bare(v) for k, v in node.items() if not (k in words and isinstance(v, str))}
        return [bare(one) for one in node] if isinstance(node, list) else node

    assert bare(description(app, "en")) == bare(description(app, "zh"))
