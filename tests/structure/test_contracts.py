"""Layers, independence of rooms, no cycles: the import-linter contracts hold, and can fail."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.source import ROOT, SRC

RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def verdict(folder: Path) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, 'src'); {RUN}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_contracts_hold() -> None:
    done = verdict(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def miniature(folder: Path, files: dict[str, str]) -> Path:
    """A package with our contracts and a few files."""
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    start = config.index("[tool.importlinter]")
    end = re.compile(r"^\[(?!\[?tool\.importlinter)", re.MULTILINE).search(config, start + 1)
    (folder / "pyproject.toml").write_text(config[start : end.start() if end else None])
    for original in SRC.rglob("*.py"):
        path = folder / original.relative_to(ROOT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name, text in files.items():
        path = folder / "src" / "polysight" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("costing/cost.py", "import polysight.market\n"),
        ("policy/rule.py", "import polysight.carbon.basis\n"),
        ("estimate.py", "import polysight.evidence\n"),
        ("units.py", "import polysight.estimate\n"),
        ("study/run.py", "import polysight.report.page\n"),
        ("answers/told.py", "import polysight.report.page\n"),
        ("web/route.py", "import polysight.market.price\n"),
        ("stray.py", ""),
    ],
)
def test_contracts_can_fail(tmp_path: Path, name: str, text: str) -> None:
    files = {"market/price.py": "", "report/page.py": "", "carbon/basis.py": "", name: text}
    done = verdict(miniature(tmp_path, files))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "exhaustive" in done.stdout.lower()


def test_contracts_pass_on_an_empty_package(tmp_path: Path) -> None:
    done = verdict(miniature(tmp_path, {}))
    assert done.returncode == 0, done.stdout + done.stderr
