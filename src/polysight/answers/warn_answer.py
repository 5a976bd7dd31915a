"""The early warning as a branch of ``polysight warn`` asks for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence, evidence
from polysight.study.warning_assessment import Assessment, assessment, newest_month
from polysight.study.warning_indicators import indicators
from polysight.study.warning_own import OwnIndicator, own_indicator, with_own
from polysight.study.warning_panel import FIRST, LAST, indicator_values
from polysight.study.warning_panel_file import (
    Step,
    known_panel,
    panel_digest,
    panel_text,
    rebuilt_panel,
)

#: Months after the newest one of the data at which everything has long been grey.
BEYOND = 36


@dataclass(frozen=True, eq=False)
class WarnAnswer:
    """An early warning that was asked for.

    Parameters
    ----------
    evidence : Evidence
        Rows, sources, names.
    warning : Assessment
        The warning.
    own : OwnIndicator or None
        The user's own indicator, the last one of the warning.
    """

    evidence: Evidence
    warning: Assessment
    own: OwnIndicator | None = None

    def rows(self, key: str) -> tuple[str, ...]:
        """Ids of the rows behind the newest value of an indicator; takes seconds.

        Parameters
        ----------
        key : str
            The indicator.

        Returns
        -------
        tuple of str
            In the order of use; none of a user's own indicator.
        """
        if self.own is not None and key == self.own.indicator.key:
            return ()
        found = indicator_values(self.evidence, self.warning.day)
        return next(one.rows for one in found if one.key == key)


def warn_answer(
    overlays: tuple[Path, ...],
    day: dt.date | None,
    step: Step,
    *,
    rebuild: bool = False,
    own: Path | None = None,
) -> WarnAnswer:
    """The early warning of a day.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    day : datetime.date or None
        Day of knowledge; the last one of the data when None.
    step : callable
        Told of progress.
    rebuild : bool
        Whether all months are worked out from the rows, even where the shipped panel is of them.
    own : pathlib.Path, optional
        File of an indicator of the user; thresholds and weights are learnt anew with it.

    Returns
    -------
    WarnAnswer
        The warning.

    Raises
    ------
    UsageError
        If the day lies before the end of the first month, or long after the last one.
    """
    asked = LAST if day is None else day
    first, last, month = newest_month(FIRST), newest_month(LAST), newest_month(asked)
    if not first <= month <= last + BEYOND:
        raise refusal(UsageError, "warn_page.no_day", got=asked, first=FIRST, last=LAST)
    data = evidence(overlays)
    mine = None if own is None else own_indicator(own, data)
    panel = rebuilt_panel(data, first, month, step) if rebuild else known_panel(data, month, step)
    told = indicators(data)
    if mine is not None:
        panel, told = with_own(panel, told, mine)
    return WarnAnswer(data, assessment(data, asked, panel, told), mine)


def store(found: WarnAnswer, path: Path) -> Path:
    """Keep the panel of a warning in a file.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    path : pathlib.Path
        The file; with its own name beside the tables of the data it is used from then on.

    Returns
    -------
    pathlib.Path
        The file.
    """
    digest = panel_digest(found.evidence.folders[0])
    values = indicator_values(found.evidence, found.warning.day)
    rows = {one.key: one.rows for one in values}
    path.write_text(panel_text(found.warning.panel, digest, rows), encoding="utf-8")
    return path
