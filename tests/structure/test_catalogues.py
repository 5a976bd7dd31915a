"""The two message catalogues say the same things, and only things that are said."""

from __future__ import annotations

import ast
import re
import string
import tomllib

import pytest

from tests.structure.source import SRC, modules

FOLDER = SRC / "polysight" / "messages"
FILE_ENDING = re.compile(r"\.(csv|toml|json|ya?ml|md|html|pdf|xlsx|parquet|typ|svg|txt|py)$")


def catalogue(language: str) -> dict[str, str]:
    path = FOLDER / f"{language}.toml"
    if not path.exists():
        pytest.skip("the message catalogues are not there yet")
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{head}.{key}": text for head, part in tree.items() for key, text in part.items()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    told = [f"{key} is in one language only" for key in sorted(one.keys() ^ other.keys())]
    told += [
        f"{key}: {sorted(placeholders(one[key]))} against {sorted(placeholders(other[key]))}"
        for key in sorted(one.keys() & other.keys())
        if placeholders(one[key]) != placeholders(other[key])
    ]
    return told


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    assert differences(catalogue("en"), catalogue("zh")) == []


def test_the_check_can_fail() -> None:
    assert differences({"a.b": "x"}, {})
    assert differences({"a.b": "{got}"}, {"a.b": "{other}"})
    assert differences({"a.b": "{x} of {y}"}, {"a.b": "{y} 的 {x}"}) == []


def test_english_is_english_and_chinese_is_chinese() -> None:
    hanzi = re.compile(r"[一-鿿]")
    assert [key for key, text in catalogue("en").items() if hanzi.search(text)] == []


def test_every_message_that_the_code_names_exists() -> None:
    known = catalogue("en")
    heads = {key.split(".")[0] for key in known}
    named = re.compile(rf"^({'|'.join(sorted(heads))})\.[a-z_0-9]+$")
    missing = {
        f"{each}:{node.lineno} {node.value}"
        for each in modules()
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if named.match(node.value) and node.value not in known
        and not FILE_ENDING.search(node.value)
    }  # fmt: skip
    assert missing == set()
