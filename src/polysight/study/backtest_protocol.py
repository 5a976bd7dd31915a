"""What was laid down about the record of the market model before it was scored."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from polysight.evidence.store import Evidence
from polysight.study.form import checked, toml_tree
from polysight.study.market_readings import MarketVariable
from polysight.study.scenario import STRICT, Wording

FILE, WORDS = "backtest_protocol.toml", "backtest"
#: Months at whose end a forecast is made.
QUARTER_ENDS = (3, 6, 9, 12)

Share = Annotated[float, Field(gt=0.0, lt=1.0)]


class OriginWindow(BaseModel):
    """Days on which forecasts are made.

    Parameters
    ----------
    first, last : datetime.date
        First and last quarter end.
    developed_until : datetime.date
        Last one that was looked at while the model was made.
    """

    model_config = STRICT
    first: dt.date
    last: dt.date
    developed_until: dt.date

    def origins(self) -> tuple[dt.date, ...]:
        """Every quarter end of the window.

        Returns
        -------
        tuple of datetime.date
            In order.
        """
        ends = (
            dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            for year in range(self.first.year, self.last.year + 1)
            for month in QUARTER_ENDS
        )
        return tuple(day for day in ends if self.first <= day <= self.last)


class ForecastTerms(BaseModel):
    """How each forecast is made.

    Parameters
    ----------
    months : int
        How far ahead.
    draws, members : int
        Draws of the forecast, members of the smoother.
    seed : int
        Seed of all of them.
    window_months : int
        Length of the stretches of the past to which behaviour is fitted.
    """

    model_config = STRICT
    months: Annotated[int, Field(ge=1)]
    draws: Annotated[int, Field(ge=50)]
    seed: Annotated[int, Field(ge=0)]
    window_months: Annotated[int, Field(ge=6)]
    members: Annotated[int, Field(ge=50)]


class ScoredVariable(BaseModel):
    """A variable that is judged.

    Parameters
    ----------
    name : MarketVariable
        Which.
    unit : str
        Its unit.
    """

    model_config = STRICT
    name: Annotated[MarketVariable, Field(strict=False)]
    unit: str


class ScoringTerms(BaseModel):
    """How forecasts are judged.

    Parameters
    ----------
    horizons : list of int
        Months ahead.
    tolerance_months : int
        How far an outturn may lie off a horizon.
    levels : list of float
        Central intervals whose coverage is told.
    resamples : int
        Series drawn by the block bootstrap.
    confidence : float
        Of the intervals of the scores.
    least_block : int
        Shortest stretch of the bootstrap, in quarters.
    variables : list of ScoredVariable
        What is judged.
    """

    model_config = STRICT
    horizons: list[Annotated[int, Field(ge=1)]]
    tolerance_months: Annotated[int, Field(ge=0)]
    levels: list[Share]
    resamples: Annotated[int, Field(ge=100)]
    confidence: Share
    least_block: Annotated[int, Field(ge=1)]
    variables: list[ScoredVariable]


class Aim(BaseModel):
    """What the model should reach.

    Parameters
    ----------
    variable : MarketVariable
        Of which.
    horizon : int
        Months ahead.
    ratio : float
        Score over that of the benchmark.
    benchmark : {"walk"}
        The benchmark.
    """

    model_config = STRICT
    variable: Annotated[MarketVariable, Field(strict=False)]
    horizon: int
    ratio: float
    benchmark: Literal["walk"]


class JudgedCode(BaseModel):
    """The model that is judged.

    Parameters
    ----------
    package, data : list of str
        Patterns of files below the package and below the data folder.
    hash : str
        Hash of these files when the code was frozen; empty before.
    """

    model_config = STRICT
    package: list[str]
    data: list[str]
    hash: str


class BacktestProtocol(BaseModel):
    """The protocol.

    Parameters
    ----------
    format : {1}
        Version of this form.
    written : datetime.date
        Day on which it was laid down.
    window : OriginWindow
        Days of forecasts.
    forecast : ForecastTerms
        How forecasts are made.
    scoring : ScoringTerms
        How they are judged.
    aim : Aim
        What should be reached.
    words : dict of str to Wording
        Score and benchmarks in words.
    code : JudgedCode
        The model.
    """

    model_config = STRICT
    format: Literal[1]
    written: dt.date
    window: OriginWindow
    forecast: ForecastTerms
    scoring: ScoringTerms
    aim: Aim
    words: dict[str, Wording]
    code: JudgedCode


def backtest_protocol(evidence: Evidence) -> BacktestProtocol:
    """The protocol that ships, or that of an overlay in its place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    BacktestProtocol
        The protocol.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    return checked(BacktestProtocol, toml_tree(paths[-1], WORDS), FILE, WORDS)


def code_hash(code: JudgedCode, package: Path, data: Path) -> str:
    """Hash of the files that make the model.

    Parameters
    ----------
    code : JudgedCode
        Patterns of the files.
    package, data : pathlib.Path
        Folder of the package, and of the data.

    Returns
    -------
    str
        SHA-256 over names and contents, in the order of the names; line ends count as one sign.
    """
    found = hashlib.sha256()
    for folder, patterns in ((package, code.package), (data, code.data)):
        paths = {path for pattern in patterns for path in folder.glob(pattern)}
        for path in sorted(paths, key=lambda one: one.relative_to(folder).as_posix()):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            told = f"{path.relative_to(folder).as_posix()}\0{len(content)}\0"
            found.update(told.encode() + content)
    return found.hexdigest()
