"""Write the pages of the manual that are made from the product: ``python -m tools.manual.pages``.

A test compares them with what they would be, so that they cannot fall behind.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.manual import capabilities, gallery, glossary, reference
from tools.manual.words import ROOT

#: Pages by name, the same in both languages.
PAGES: dict[str, Callable[[str], str]] = {
    "capabilities": capabilities.page,
    "gallery": gallery.page,
    "glossary": glossary.page,
    "reference": reference.page,
}


def made() -> dict[Path, str]:
    """Every page as it should be.

    Returns
    -------
    dict of Path to str
        Text by file.
    """
    return {
        ROOT / "docs" / language / f"{name}.md": page(language)
        for language in ("en", "zh")
        for name, page in PAGES.items()
    }


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))
