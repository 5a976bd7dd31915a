"""The gallery: which command draws which figure; and all figures on one page of pictures.

``python -m tools.manual.gallery out/gallery`` draws them in both languages and writes that page.
The manual has their list only, so that no picture lies in the repository.
"""

from __future__ import annotations

import contextlib
import io
import shlex
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from polysight.cli import main
from tools.manual.words import cell, word

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A command that draws.

    Parameters
    ----------
    line : str
        The command.
    figures : tuple of str
        Names of the files that it writes, without ending.
    """

    line: str
    figures: tuple[str, ...]


def commands() -> tuple[Drawn, ...]:
    """Commands that draw, in the order of the page.

    Returns
    -------
    tuple of Drawn
        The commands.
    """
    path = Path(__file__).with_name("gallery.toml")
    found = tomllib.loads(path.read_text(encoding="utf-8"))["command"]
    return tuple(Drawn(one["line"], tuple(one["figures"])) for one in found)


def draw(drawn: Drawn, language: str, folder: Path) -> list[Path]:
    """Draw the figures of a command.

    Parameters
    ----------
    drawn : Drawn
        The command.
    language : {"en", "zh"}
        Language of the figures.
    folder : Path
        Where to.

    Returns
    -------
    list of Path
        Pictures, by name.

    Raises
    ------
    RuntimeError
        If the command fails.
    """
    arguments = ["--lang", language, *shlex.split(drawn.line)[1:], "--figures", str(folder)]
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(arguments)
    if code:
        raise RuntimeError(f"{drawn.line}: {told.getvalue()}")
    return sorted(folder.glob("*.png"))


def page(language: str) -> str:
    """The page of the manual in one language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Markdown.
    """
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield f"# {word('gallery.title', language)}"
    yield ""
    yield word("gallery.intro", language)
    yield ""
    yield "```console"
    yield "make gallery"
    yield "```"
    for drawn in commands():
        yield ""
        yield f"## `{drawn.line}`"
        yield ""
        yield word("gallery.columns", language)
        yield "|---|---|"
        for name in drawn.figures:
            yield f"| `{name}` | {cell(word(f'figure.{name}', language))} |"


def _pictures(folder: Path) -> Iterator[str]:
    yield '<!doctype html><html lang="en"><meta charset="utf-8"><title>polysight</title>'
    yield "<style>body{font-family:sans-serif;max-width:70rem;margin:auto}img{width:49%}</style>"
    for number, drawn in enumerate(commands()):
        yield f"<h2><code>{escape(drawn.line)}</code></h2>"
        for language in LANGUAGES:
            draw(drawn, language, folder / f"{number}-{language}")
            print(drawn.line, language, file=sys.stderr)
        for name in drawn.figures:
            shown = " · ".join(word(f"figure.{name}", language) for language in LANGUAGES)
            yield f"<h3>{escape(shown)}</h3>"
            for language in LANGUAGES:
                yield f'<img alt="{name}" src="{number}-{language}/{name}.svg">'


if __name__ == "__main__":
    place = Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery")
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text("\n".join(_pictures(place)), encoding="utf-8")
    print(place / "index.html")
