"""Pages of the manual about the interface, written from its own description.

.venv/bin/python -m tools.openapi.manual
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI

from polysight.messages import LANGUAGES, Language
from polysight.web.application import application
from polysight.web.limits import MOST_DRAWS, MOST_PAGE_ROWS, MOST_RUN_DRAWS, Limits
from polysight.web.openapi import description
from polysight.web.root import ROOT
from polysight.web.store import store
from polysight.web.workshop import Inline

#: Begin of each page; the rest is generated.
HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
#: Endings that are told beside an address; that of JSON goes without saying.
ENDINGS = (".csv", ".parquet", ".xlsx", ".html")
HEAD: dict[Language, str] = {
    "en": "| Parameter | Meaning |\n|---|---|",
    "zh": "| 参数 | 含义 |\n|---|---|",
}


def page(app: FastAPI, language: Language) -> str:
    """The page in a language."""
    tree = description(app, language)
    limits = Limits()
    begin = (HERE / f"begin.{language}.md").read_text(encoding="utf-8").format(
        about=tree["info"]["description"], root=ROOT, rows=f"{MOST_PAGE_ROWS:,}",
        draws=f"{MOST_DRAWS:,}", run_draws=f"{MOST_RUN_DRAWS:,}", body=f"{limits.body:,}",
        upload=f"{limits.upload:,}",
        rate=f"{limits.rate:g}", patience=f"{limits.patience:g}",
    )  # fmt: skip
    told = [begin]
    paths: dict[str, Any] = tree["paths"]
    for group in tree["tags"]:
        told.append(f"### {group['description']}\n")
        for path, methods in paths.items():
            for method, one in methods.items():
                if one["tags"] == [group["name"]] and not (
                    path.endswith((*ENDINGS, ".json")) and path.rpartition(".")[0] in paths
                ):
                    told.append(_resource(path, method, one, paths, language))
    return "\n".join(told)


def _resource(
    path: str, method: str, one: dict[str, Any], paths: dict[str, Any], language: Language
) -> str:
    forms = [ending for ending in ENDINGS if f"{path}{ending}" in paths]
    address = f"`{method.upper()} {path}`" + "".join(f" `{ending}`" for ending in forms)
    lines = [f"#### {one['summary']}\n", f"{address}\n", f"{one['description']}\n"]
    asked = [each for each in one.get("parameters", ()) if each["name"] != "lang"]
    if asked:
        lines.append(HEAD[language])
        lines += [f"| `{each['name']}` | {each['description']} |" for each in asked]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the pages."""
    app = application(store(), staff=[Inline()])
    for language in LANGUAGES:
        (DOCS / language / "api.md").write_text(page(app, language), encoding="utf-8")


if __name__ == "__main__":
    main()
