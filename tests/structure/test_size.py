"""Files and functions that a reader can hold in mind."""

from __future__ import annotations

from tests.structure.source import FunctionNode, functions, module, modules

FILE_LINES, FUNCTION_LINES, HABIT_LINES = 400, 60, 40
#: Share of functions that may be longer than the habit.
HABIT_SHARE = 0.05


def length(function: FunctionNode) -> int:
    """Lines of code of a function: signature and body, docstring left out."""
    first = function.body[0]
    documented = first.end_lineno - first.lineno + 1 if is_text(first) else 0  # type: ignore[operator]
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented


def is_text(node: object) -> bool:
    value = getattr(node, "value", None)
    return isinstance(getattr(value, "value", None), str)


def test_no_file_is_long() -> None:
    long = {
        str(each.path): lines
        for each in modules()
        if (lines := len(each.path.read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert long == {}


def test_no_function_is_long_and_few_exceed_the_habit() -> None:
    lengths = {
        f"{each}:{function.name}": length(function)
        for each in modules()
        for function in functions(each.tree)
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}
    over = {name: lines for name, lines in lengths.items() if lines > HABIT_LINES}
    assert len(over) <= HABIT_SHARE * len(lengths) + 1, over


def test_the_measure_counts_code_and_no_docstring() -> None:
    text = 'def f(x):\n    """One.\n\n    Two.\n    """\n    y = x\n    return y\n'
    assert length(next(functions(module(text).tree))) == 3
