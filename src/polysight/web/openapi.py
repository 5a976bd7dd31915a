"""The description of the interface (OpenAPI 3.1), in either language, from one catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from polysight.answers.published_schema import FOLDER, schema
from polysight.messages import Language, text
from polysight.study.project_file import ProjectFile
from polysight.web.described import EXAMPLES, SCHEMAS, groups, said
from polysight.web.media import CSV_TEXT, HTML, JSON, TABLES, TOML, XLSX
from polysight.web.problem import MEDIA, STATUS
from polysight.web.project_forms import RunForm
from polysight.web.reading import ENDINGS, JSON_ENDING, PAGES, operation
from polysight.web.resource import Resource
from polysight.web.resources import RESOURCES
from polysight.web.root import VERSION
from polysight.web.run_routes import MEDIA as RUN_MEDIA

Tree = dict[str, Any]
COMPONENTS, RESPONSES, HEADERS = (
    f"#/components/{part}/" for part in ("schemas", "responses", "headers")
)
#: Names of the answers that are no refusal of one kind.
UNCHANGED, OTHER = "not_modified", "refused"
#: The description that is kept.
KEPT = Path(__file__).with_name("openapi.json")
#: Schema of the document of operations that are no resource.
DOCUMENTS = {
    "entry": "entry", "description": "description", "projects": "projects",
    "run_state": "run", "run_begin": "run", "sent_project": "project",
    "sent_project_tornado": "project_tornado", "sent_project_stress": "project_stress",
    "sent_project_shocks": "project_shocks", "sent_project_scenarios": "project_scenarios",
    "sent_project_fields": "project_fields", "sent_audit": "audit", "sent_run_audit": "run",
    "sent_run_document": "run",
    "sent_run_project_draws": "run",
}  # fmt: skip
#: Other media of operations that are no resource.
FILES = {
    "project_file": TOML, "project_workbook": XLSX, "sent_project_workbook": XLSX,
    "sent_audit_csv": CSV_TEXT, "sent_audit_xlsx": XLSX, "sent_audit_html": HTML,
    "audit_template_csv": CSV_TEXT, "audit_template_xlsx": XLSX, "audit_example": CSV_TEXT,
}  # fmt: skip
#: Operations that begin a run.
BEGINS = ("run_begin", "sent_run_")
#: Kinds of problems by status, that every operation may end in; the last words win.
COMMON = ("host", "invalid", "rate", "busy", "internal")


def description(app: FastAPI, language: Language) -> Tree:
    """Description of an application.

    Parameters
    ----------
    app : FastAPI
        The application.
    language : {"en", "zh"}
        Language of titles and descriptions.

    Returns
    -------
    dict
        OpenAPI 3.1.
    """
    about = said("api_text", "about", language)
    tree = get_openapi(
        title=said("api_text", "title", language), version=VERSION, description=about,
        routes=app.routes, openapi_version="3.1.0",
        tags=[{"name": key, "description": words} for key, words in groups(language).items()],
    )  # fmt: skip
    tree["components"] = {
        "schemas": _schemas(),
        "responses": _refusals(language),
        "headers": _all_headers(language),
    }
    tree["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    by_id = {operation(one, end): (one, end) for one in RESOURCES for end in ("", *ENDINGS)}
    for path in tree["paths"].values():
        for told in path.values():
            _describe(told, by_id.get(told["operationId"]), language)
    return tree


def kept_text(app: FastAPI) -> str:
    """Description as it is kept beside the code, for readers of the file and for the page.

    Parameters
    ----------
    app : FastAPI
        The application.

    Returns
    -------
    str
        JSON in English.
    """
    return f"{json.dumps(description(app, 'en'), ensure_ascii=False, indent=1)}\n"


def _describe(told: Tree, found: tuple[Resource, str] | None, language: Language) -> None:
    """Words, examples and answers of an operation."""
    key = found[0].key if found else told["operationId"]
    title, more = (said(part, key, language) for part in ("api_title", "api_more"))
    if found and found[1] == JSON_ENDING:
        more = said("api_text", "json_more", language, more=more)
    elif found and found[1]:
        form = found[1].lstrip(".").upper()
        title = said("api_text", "table", language, what=title, form=form)
        more = said("api_text", "table_more", language, more=more)
    told["summary"], told["description"] = title, more
    examples = EXAMPLES.get(key, {})
    for one in told.get("parameters", ()):
        one["description"] = _words(one["name"], (key, told["tags"][0]), language)
        one["schema"].pop("title", None)
        if one["name"] in examples:
            one["example"] = _typed(examples[one["name"]], one["schema"])
    if told["operationId"].startswith("sent_"):
        told["requestBody"] = _body(told["operationId"], language)
    elif "requestBody" in told:
        told["requestBody"]["content"] = {JSON: {"schema": _ref("run_request")}}
    told["responses"] = _responses(told, found, language)


def _words(name: str, owners: tuple[str, ...], language: Language) -> str:
    """Words of a parameter: those of its resource or group where it has some of its own."""
    for owner in owners:
        with suppress(KeyError):
            return said("api_parameter", f"{owner}_{name}", language)
    return said("api_parameter", name, language)


def _body(key: str, language: Language) -> Tree:
    """What is sent."""
    if key.endswith("audit") or key.startswith("sent_audit"):
        form: Tree = {"type": "string"}
        kinds = {TABLES[0]: form, TABLES[1]: {**form, **_BINARY}}
        words, content = "claims_body", {kind: {"schema": one} for kind, one in kinds.items()}
    else:
        words = "project_body"
        content = {kind: {"schema": _ref("project_file")} for kind in (JSON, TOML)}
    return {"required": True, "description": said("api_text", words, language), "content": content}


def _typed(example: str, form: Tree) -> object:
    kinds = {form.get("type"), *(one.get("type") for one in form.get("anyOf", ()))}
    value: object = example
    if "boolean" in kinds:
        value = example == "true"
    elif kinds & {"integer", "number"}:
        value = int(example)
    return [value] if "array" in kinds else value


def _ref(name: str) -> Tree:
    return {"$ref": f"{COMPONENTS}{name}"}


def _responses(told: Tree, found: tuple[Resource, str] | None, language: Language) -> Tree:
    key = told["operationId"]
    status, words = ("202", "begun") if key.startswith(BEGINS) else ("200", "ok")
    if key == "run_end":
        status, words = "204", "ended"
    answer: Tree = {
        "description": said("api_text", words, language),
        "headers": _headers(key, found),
    }
    content = _content(key, found)
    if content:
        answer["content"] = content
    responses: Tree = {status: answer}
    if status == "200" and not key.startswith("sent_"):
        responses["304"] = {"$ref": f"{RESPONSES}{UNCHANGED}"}
    for kind in _kinds(key, found):
        responses[str(STATUS[kind])] = {"$ref": f"{RESPONSES}{kind}"}
    responses["default"] = {"$ref": f"{RESPONSES}{OTHER}"}
    return dict(sorted(responses.items()))


def _kinds(key: str, found: tuple[Resource, str] | None) -> Iterator[str]:
    yield from COMMON
    if (found and found[0].variable) or key.startswith(("run_", "project_")):
        yield "not_found"
    if found and found[0].listed and found[1] in PAGES:
        yield "outdated"
    if key.startswith("sent_") or key == "run_begin":
        yield from ("bad_request", "cross_site", "too_large")
    if key.startswith("sent_"):
        yield "media"
    if key == "run_end":
        yield "cross_site"
    if key == "run_result":
        yield "not_ready"


def _refusals(language: Language) -> Tree:
    """Refusals by kind, that nothing has changed, and whatever else may be."""
    found: Tree = {UNCHANGED: {"description": said("api_text", "not_modified", language)}}
    for kind, status in STATUS.items():
        told = {"description": text(f"api_problem.{kind}", language), "content": _PROBLEM}
        if status in (429, 503):
            told["headers"] = {"Retry-After": {"$ref": f"{HEADERS}Retry-After"}}
        found[kind] = told
    found[OTHER] = {"description": said("api_text", "error", language), "content": _PROBLEM}
    return found


_PROBLEM = {MEDIA: {"schema": {"$ref": f"{COMPONENTS}problem"}}}
#: Words and type by header.
_TOLD = {
    "Polysight-Data": ("data", "string"), "Polysight-Code": ("code", "string"),
    "ETag": ("etag", "string"), "Content-Language": ("language", "string"),
    "Link": ("link", "string"), "Location": ("location", "string"),
    "Retry-After": ("again", "integer"),
}  # fmt: skip


def _all_headers(language: Language) -> Tree:
    return {
        name: {"description": said("api_text", key, language), "schema": {"type": kind}}
        for name, (key, kind) in _TOLD.items()
    }


def _headers(key: str, found: tuple[Resource, str] | None) -> Tree:
    names = ["Polysight-Data", "Polysight-Code"]
    if not key.startswith(("sent_", "run_begin", "run_end")):
        names += ["ETag", "Content-Language"]
    if found and found[0].listed and found[1] in PAGES:
        names.append("Link")
    if key.startswith(BEGINS):
        names.append("Location")
    return {name: {"$ref": f"{HEADERS}{name}"} for name in names}


def _content(key: str, found: tuple[Resource, str] | None) -> Tree:
    """Media and schema of an answer."""
    if key == "run_end":
        return {}
    if key == "run_result":
        rooms = ("market", "market_compare", "project_draws", "audit")
        files = {one.partition(";")[0]: _file(one) for one in RUN_MEDIA.values() if one != JSON}
        return {JSON: {"schema": {"anyOf": [_ref(one) for one in rooms]}}, **files}
    if key in FILES:
        return {FILES[key].partition(";")[0]: _file(FILES[key])}
    if found is None:
        return {JSON: {"schema": _ref(DOCUMENTS[key])}}
    one, ending = found
    if ending not in PAGES:
        return {ENDINGS[ending].partition(";")[0]: _file(ENDINGS[ending])}
    return {JSON: {"schema": _page(one.schema) if one.listed else _ref(one.schema)}}


def _file(media: str) -> Tree:
    """Schema of a file of a kind."""
    form = {"type": "string"}
    return {"schema": form if media.startswith(("text/", TOML)) else {**form, **_BINARY}}


_BINARY = {"contentMediaType": "application/octet-stream"}


def _page(item: str) -> Tree:
    return {
        "type": "object",
        "required": ["count", "withheld", "items", "next", "data"],
        "additionalProperties": False,
        "properties": {
            "count": {"type": "integer"},
            "withheld": {"type": "integer"},
            "items": {"type": "array", "items": _ref(item)},
            "next": {"type": ["string", "null"]},
            "data": {"type": "string"},
        },
    }


def _schemas() -> Tree:
    """Every schema by name; parts of a schema become schemas of their own."""
    found: Tree = deepcopy(SCHEMAS)
    used = {one.schema for one in RESOURCES} | set(DOCUMENTS.values())
    wanted = used | {"market_compare", "project_draws", "market"}
    for name in sorted(wanted - found.keys()):
        assert (FOLDER / f"{name}.schema.json").is_file()
        found |= _hoisted(name, schema(name))
    found |= _hoisted("project_file", ProjectFile.model_json_schema(by_alias=True))
    found |= _hoisted("run_request", RunForm.model_json_schema())
    return dict(sorted(found.items()))


def _hoisted(name: str, tree: Tree) -> Tree:
    told = {key: part for key, part in tree.items() if key not in ("$schema", "$id", "$defs")}
    parts = {f"{name}_{key}": part for key, part in tree.get("$defs", {}).items()}
    found: Tree = {key: _renamed(part, name) for key, part in {name: told, **parts}.items()}
    return found


def _renamed(node: object, name: str) -> object:
    if isinstance(node, dict):
        return {
            key: f"{COMPONENTS}{name}_{part.removeprefix('#/$defs/')}"
            if key == "$ref" and isinstance(part, str) and part.startswith("#/$defs/")
            else _renamed(part, name)
            for key, part in node.items()
        }
    if isinstance(node, list):
        return [_renamed(part, name) for part in node]
    return node
