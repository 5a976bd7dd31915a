"""The report as a PDF, set by Typst with the bundled fonts alone."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from polysight.report.blocks import Block, Cite, Grid, Listing, Paragraph, Picture, Runs, plain
from polysight.report.catalogue import catalogue
from polysight.report.document import Document
from polysight.report.fonts import FAMILY, FOLDER
from polysight.report.glyphs import require_glyphs
from polysight.report.number_table import NumberGroup
from polysight.study.references import SCENARIO

TEMPLATES = Path(__file__).with_name("templates")


@cache
def _template() -> bytes:
    return (TEMPLATES / "report.typ").read_bytes()


def _runs(runs: Runs, anchors: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"t": run.text, "n": anchors[run.id]} if isinstance(run, Cite) else {"t": run.text}
        for run in runs
    ]


def _block(block: Block, anchors: dict[str, str]) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "text", "runs": _runs(block.runs, anchors), "style": block.style}
        case Listing():
            items = [_runs(item, anchors) for item in block.items]
            return {"kind": "list", "items": items, "numbered": block.numbered}
        case Picture():
            return {
                "kind": "picture",
                "file": f"{block.key}.svg",
                "summary": _runs(block.summary, anchors),
                "alt": f"{block.caption}: {plain(block.summary)}",
            }
        case Grid():
            return {
                "kind": "table",
                "caption": block.caption,
                "head": list(block.head),
                "rows": [[_runs(cell, anchors) for cell in row] for row in block.rows],
                "note": _runs(block.note, anchors),
                "words": list(block.words),
                "widths": list(block.widths),
                "wide": block.wide,
            }


def _group(group: NumberGroup) -> dict[str, Any]:
    shared = {name: group.shared(name) for name in ("basis", "period", "known", "references")}
    shared["references"] = group.united or shared["references"]
    return {
        "name": group.name,
        "formula": group.formula,
        **shared,
        "rows": [
            {
                "anchor": row.anchor,
                "keys": row.keys or row.id.removeprefix(SCENARIO),
                "value": row.value,
                **{name: "" if told else getattr(row, name) for name, told in shared.items()},
            }
            for row in group.rows
        ],
    }


def tree(document: Document) -> dict[str, Any]:
    """The report as plain data for the page.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    dict
        Texts, numbers and links; text is data here and is never read as markup.
    """
    anchors = document.anchors
    words = {
        name.partition(".")[2]: text
        for name, text in catalogue(document.language).items()
        if name.startswith("page.")
    }
    year, month, day = (int(part) for part in document.vintage.split("-"))
    return {
        "family": FAMILY,
        "language": document.language,
        "region": {"zh": "cn", "en": "gb"}[document.language],
        "date": {"year": year, "month": month, "day": day},
        "title": document.title,
        "subtitle": document.subtitle,
        "facts": [list(fact) for fact in document.facts],
        "words": words,
        "sections": [
            {
                "title": section.title,
                "key": section.key,
                "level": section.level,
                "blocks": [_block(block, anchors) for block in section.blocks],
            }
            for section in document.sections
        ],
        "groups": [_group(group) for group in document.groups],
        "sources_note": document.sources_note,
        "references": [
            {
                "index": one.index,
                "text": one.citation,
                "terms": document.terms(one),
                "url": one.url if one.url.startswith(("http://", "https://")) else "",
                "host": one.url.partition("://")[2].partition("/")[0],
            }
            for one in document.references
        ],
    }


def pdf(document: Document) -> bytes:
    """The report as a tagged PDF; the same report gives the same bytes.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    bytes
        The file, in the form that PDF/UA asks for.

    Raises
    ------
    DataError
        If the bundled fonts lack a character of the report.
    """
    data = tree(document)
    require_glyphs(data)
    # A dictionary of files is taken at run time, though the stubs of the binding do not say so.
    files: Any = {
        "main.typ": _template(),
        "report.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                files[f"{block.key}.svg"] = block.svg
    made: bytes = typst.compile(
        files, font_paths=[FOLDER], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )
    return made
