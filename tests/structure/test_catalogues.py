"""The two message catalogues say the same things, and only things that are said."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.structure.source import SRC, modules

FOLDERS = sorted(path.parent for path in SRC.rglob("en.toml"))
FILE_ENDING = re.compile(r"\.(csv|toml|json|ya?ml|md|html|pdf|xlsx|parquet|typ|svg|txt|py)$")
#: Names of result arrays begin like this too.
ARRAYS = {"carbon", "costing", "investment", "market", "warning"}
HANZI = re.compile(r"[一-鿿]")


def flat(tree: dict[str, object], prefix: str = "") -> dict[str, str]:
    """Texts by dotted key."""
    found: dict[str, str] = {}
    for key, part in tree.items():
        if isinstance(part, dict):
            found |= flat(part, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(part)
    return found


def catalogue(folder: Path, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*{language}.toml")):
        found |= flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"(?<!{){([^{}:!]+)[^{}]*}", text))


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    told = [f"{key} is in one language only" for key in sorted(one.keys() ^ other.keys())]
    told += [
        f"{key}: {sorted(placeholders(one[key]))} against {sorted(placeholders(other[key]))}"
        for key in sorted(one.keys() & other.keys())
        if placeholders(one[key]) != placeholders(other[key])
    ]
    return told


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_languages_have_the_same_keys_and_placeholders(folder: Path) -> None:
    assert differences(catalogue(folder, "en"), catalogue(folder, "zh")) == []


def test_the_check_can_fail() -> None:
    assert differences({"a.b": "x"}, {})
    assert differences({"a.b": "{got}"}, {"a.b": "{other}"})
    assert differences({"a.b": "{x} of {y}"}, {"a.b": "{y} 的 {x}"}) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_english_holds_no_hanzi_but_in_examples(folder: Path) -> None:
    english = catalogue(folder, "en").items()
    assert [k for k, text in english if HANZI.search(text) and not k.endswith("examples")] == []


def test_every_message_that_the_code_names_exists() -> None:
    known = {key for folder in FOLDERS for key in catalogue(folder, "en")}
    heads = sorted({key.split(".")[0] for key in known} - ARRAYS)
    named = re.compile(rf"^({'|'.join(heads)})\.[a-z_0-9]*[a-z0-9]$")
    missing = {
        f"{each}:{node.lineno} {node.value}"
        for each in modules()
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if named.match(node.value)
        if node.value not in known and not FILE_ENDING.search(node.value)
        # An array of a result has the sentence of its formula instead.
        if f"formula.{node.value.replace('.', '_')}" not in known
    }
    assert missing == set()
