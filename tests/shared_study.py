"""The baseline study, its stored form and its report: made once, for all tests and all workers."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import fcntl
import io
import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from polysight.cli import main
from polysight.evidence.location import data_folder
from polysight.study.result import Result
from polysight.study.run import Plan, plan, run
from polysight.study.storage import write

#: Days of knowledge on which the study is tried, from hardly any rows to one market.
EARLY_DAYS = ("2010-06-30", "2018-06-30", "2024-06-30", "2026-01-31")
#: Makes a folder by a name, or waits for the worker that makes it.
Made = Callable[[str, Callable[[Path], object]], Path]


@dataclass(frozen=True, slots=True)
class Reported:
    """A written report.

    Parameters
    ----------
    folder : Path
        Where it is.
    said : str
        What the command printed with ``--json``.
    """

    folder: Path
    said: str


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Folders that all workers of a run share; nobody changes them once they are made."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        place, partial = root / f"shared-{name}", root / f"shared-{name}-partial"
        with (root / f"shared-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.is_dir():
                shutil.rmtree(partial, ignore_errors=True)
                partial.mkdir()
                make(partial)
                partial.rename(place)
        return place

    return folder


def kept(made: Made, name: str, compute: Callable[[], Result]) -> Result:
    """A result that the first worker computes and the others read."""

    def make(folder: Path) -> None:
        (folder / "result.pickle").write_bytes(pickle.dumps(compute()))

    found = pickle.loads((made(name, make) / "result.pickle").read_bytes())
    assert isinstance(found, Result)
    return found


@pytest.fixture(scope="session")
def planned() -> Plan:
    """The plan of the baseline study."""
    return plan()


@pytest.fixture(scope="session")
def baseline(planned: Plan, made: Made) -> Result:
    """The result of the baseline study."""
    return kept(made, "baseline", lambda: run(planned))


@pytest.fixture(scope="session", params=EARLY_DAYS)
def early(request: pytest.FixtureRequest, made: Made) -> tuple[Plan, Result]:
    """The plan of the study on an early day of knowledge, and its result."""
    day = str(request.param)
    own = plan(as_of=dt.date.fromisoformat(day))
    return own, kept(made, day, lambda: run(own))


@pytest.fixture(scope="session")
def stored(baseline: Result, made: Made) -> Path:
    """Folder with the stored result of the baseline study."""
    return made("stored", lambda folder: write(baseline, folder))


@pytest.fixture(scope="session")
def reported(stored: Path, made: Made) -> Reported:
    """The report of the baseline study as the command writes it, in every language and format."""

    def make(folder: Path) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as said:
            assert main(["report", str(stored), "--output", str(folder / "report"), "--json"]) == 0
        told = said.getvalue().replace(str(folder), str(folder.with_name("shared-reported")))
        (folder / "said.json").write_text(told, encoding="utf-8")

    folder = made("reported", make)
    return Reported(folder / "report", (folder / "said.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def overlay(made: Made) -> Path:
    """A folder of a user with one weekly quote of a month that has none, and one that is unused."""
    return made("overlay", write_overlay)


@pytest.fixture(scope="session")
def overlaid(overlay: Path, made: Made) -> tuple[Plan, Result]:
    """The plan of the study with these own rows, and its result."""
    own = plan(overlays=[overlay])
    return own, kept(made, "overlaid", lambda: run(own))


def write_overlay(folder: Path) -> None:
    """Write own rows after the pattern of a shipped one."""
    shipped = data_folder() / "observations" / "polysilicon_prices.csv"
    with shipped.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    row = rows["MP0415"]
    own = [
        {**row, "id": "OWN1", "period": "2025-12-17"},
        {**row, "id": "OWN2", "period": "2025-12-17", "grade": "mono-dense"},
    ]
    path = folder / "observations" / "own.csv"
    path.parent.mkdir(parents=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(own)
