"""A project file as text: every section with what it asks, every choice with what may stand there.

Comments are of the language that is asked for; choices are those of the form itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from polysight.messages import Language, catalogue, text
from polysight.study.project_file import ProjectFile

Tree = Mapping[str, Any]

#: Tables that stand in one line: words in both languages, and a step of the ramp.
IN_A_LINE = ({"en", "zh"}, {"months", "load"})
#: Keys that need no quotes.
BARE = re.compile(r"[A-Za-z0-9_-]+")
#: Longest list that is written on one line.
SHORT = 3


def project_text(tree: Tree, language: Language) -> str:
    """Text of a project file.

    Parameters
    ----------
    tree : dict
        Content of the file, as TOML gives it.
    language : {"en", "zh"}
        Language of the comments.

    Returns
    -------
    str
        TOML that gives the same content, in the order of the form.
    """
    lines = _comment("project_text.head", language)
    lines += _table((), tree, ProjectFile, language)
    return "\n".join(lines).rstrip() + "\n"


def _table(path: tuple[str, ...], tree: Tree, form: Any, language: Language) -> list[str]:
    """Lines of a table without its own head: what stands in a line first, tables after it."""
    lines: list[str] = []
    later: list[tuple[str, Any]] = []
    for key in _ordered(tree, form):
        if _stands_in_a_line(tree[key]) and (path or not isinstance(tree[key], dict)):
            lines += _comment(_name((*path, key)), language)
            lines.append(_line(key, tree[key], _member(form, key)))
        else:
            later.append((key, tree[key]))
    for key, part in later:
        inner = _nested(_member(form, key))
        several = part if isinstance(part, list) else [part]
        marks = ("[[", "]]") if isinstance(part, list) else ("[", "]")
        for place, one in enumerate(several):
            body = _table((*path, key), one, inner, language)
            head = f"{marks[0]}{'.'.join(map(_key, (*path, key)))}{marks[1]}"
            told = _comment(_name((*path, key)), language) if place == 0 else []
            only_tables = one and not any(_stands_in_a_line(inside) for inside in one.values())
            if only_tables and marks == ("[", "]"):
                lines += ["", *told, *body[1:]]
            else:
                lines += ["", *told, head, *body]
    return lines


def _ordered(tree: Tree, form: Any) -> list[str]:
    """Keys in the order of the form, what it does not name behind."""
    known_keys = [field.alias or name for name, field in _fields(form).items()]
    return [key for key in known_keys if key in tree] + [k for k in tree if k not in known_keys]


def _fields(form: Any) -> dict[str, Any]:
    is_form = isinstance(form, type) and issubclass(form, BaseModel)
    return dict(form.model_fields) if is_form else {}


def _member(form: Any, key: str) -> Any:
    """Annotation of a field; that of all members of a table with free keys."""
    if get_origin(form) is dict:
        return get_args(form)[1]
    fields = _fields(form).items()
    return next((one.annotation for name, one in fields if key in (name, one.alias)), None)


def _nested(annotation: Any) -> Any:
    """Form of a table inside, through lists and unions."""
    if _fields(annotation) or get_origin(annotation) is dict:
        return annotation
    parts = get_args(annotation)
    return next((found for part in parts if (found := _nested(part)) is not None), None)


def _choices(annotation: Any) -> tuple[str, ...]:
    """Words that may stand in a field; none where any may."""
    if get_origin(annotation) is Literal:
        return tuple(str(one) for one in get_args(annotation) if isinstance(one, str))
    if get_origin(annotation) in (Union, UnionType):
        return tuple(word for part in get_args(annotation) for word in _choices(part))
    return ()


def _stands_in_a_line(part: Any) -> bool:
    if isinstance(part, list):
        return all(_stands_in_a_line(one) for one in part)
    if not isinstance(part, dict):
        return True
    number = "unit" in part and ("value" in part or "ref" in part)
    return number or set(part) in IN_A_LINE


def _line(key: str, part: Any, annotation: Any) -> str:
    choices = _choices(annotation)
    told = f"{_key(key)} = {_value(part)}"
    return f"{told:<40}# {' | '.join(choices)}" if len(choices) > 1 else told


def _value(part: Any) -> str:
    if isinstance(part, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in part.items()) + " }"
    if isinstance(part, list):
        if len(part) <= SHORT and not any(isinstance(one, dict) for one in part):
            return f"[{', '.join(_value(one) for one in part)}]"
        return "[\n" + "".join(f"  {_value(one)},\n" for one in part) + "]"
    if isinstance(part, str):
        return _quoted(part)
    return json.dumps(part)


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else _quoted(key)


def _quoted(words: str) -> str:
    """A string of JSON is one of TOML, but for the character that only JSON leaves as it is."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _name(path: tuple[str, ...]) -> str:
    return f"project_text.{'_'.join(path)}"


def _comment(key: str, language: Language) -> list[str]:
    """Comment of the catalogue; none where it has none."""
    told = text(key, language) if key in catalogue(language) else ""
    return [f"# {line}" for line in told.splitlines()]
