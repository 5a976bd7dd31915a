"""A built wheel works away from the checkout, with its data, fonts and licences inside."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.structure.source import ROOT

pytestmark = pytest.mark.slow

INSIDE = (
    "polysight/py.typed",
    "polysight/_data/sources.csv",
    "polysight/_data/datapackage.json",
    "polysight/_data/LICENSE.md",
    "polysight/messages/zh.toml",
    "polysight/report/fonts/PolysightSansSC-Regular.otf",
    "polysight/report/fonts/OFL.txt",
)


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the source archive as an index would get it."""
    if not (ROOT / "data" / "datapackage.json").exists():
        pytest.skip("the data are not there yet")
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    run(*build, folder=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_code_data_fonts_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        record = next(name for name in names if name.endswith("METADATA"))
        told = archive.read(record).decode()
    assert set(INSIDE) <= names
    assert [name for name in names if "__pycache__" in name or name.startswith("tests")] == []
    for licence in ("LICENSE", "data/LICENSE.md", "src/polysight/report/fonts/OFL.txt"):
        assert f"License-File: {licence}" in told


def test_an_installed_wheel_reads_its_own_data(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    program = (
        f"import sys; sys.path.insert(0, {str(place)!r})\n"
        "from polysight.evidence.location import data_folder\n"
        "from polysight.cli import main\n"
        f"sys.exit(main(['show', '--json']) or {str(place)!r} not in str(data_folder()))"
    )
    assert run(sys.executable, "-c", program, folder=tmp_path).startswith(("{", "["))
