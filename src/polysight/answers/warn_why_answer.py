"""Everything that a light rests on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from polysight.answers.warn_answer import WarnAnswer
from polysight.answers.warn_rows import RowBehind, rows_behind, sources_behind
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence, evidence
from polysight.messages import Language
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_indicators import Indicator, indicators
from polysight.study.warning_own import own_indicator
from polysight.study.warning_terms import PlainRule
from polysight.suggestion import nearest


@dataclass(frozen=True, eq=False)
class Why:
    """A light and everything that it rests on.

    Parameters
    ----------
    evidence : Evidence
        Names quantities.
    warning : Assessment
        The warning that it belongs to.
    at : int
        Row of the indicator.
    rows : tuple of RowBehind
        Rows behind its newest value.
    method : tuple of RowBehind
        Rows about the method.
    sources : dict of str to str
        Citation by key, of the rows, of the method and of fixed rules.
    """

    evidence: Evidence
    warning: Assessment
    at: int
    rows: tuple[RowBehind, ...]
    method: tuple[RowBehind, ...]
    sources: dict[str, str]

    @property
    def indicator(self) -> Indicator:
        """Definition of the indicator."""
        return self.warning.indicators[self.at]

    def series(self, language: Language) -> list[str]:
        """Names of the series that the indicator rests on.

        Parameters
        ----------
        language : {"en", "zh"}
            Language.

        Returns
        -------
        list of str
            Names of quantities; of a table of its own its key.
        """
        codes = self.evidence.codelists["quantities"]
        known = self.evidence.quantities
        return [
            codes.label(one, language) if one in known else one for one in self.indicator.series
        ]

    @property
    def rules(self) -> tuple[PlainRule, ...]:
        """Fixed rules that people use on the same indicator."""
        return tuple(one for one in self.warning.rules if one.indicator == self.indicator.key)


def known_indicator(overlays: tuple[Path, ...], key: str, own: Path | None = None) -> str:
    """Key of an indicator that exists.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    key : str
        What was typed.
    own : pathlib.Path, optional
        File of an indicator of the user.

    Returns
    -------
    str
        The key.

    Raises
    ------
    UsageError
        If there is none; the nearest one is suggested.
    """
    data = evidence(overlays)
    mine = () if own is None else (own_indicator(own, data).indicator.key,)
    return checked_key(data, key, mine)


def checked_key(data: Evidence, key: str, mine: tuple[str, ...] = ()) -> str:
    """Key of an indicator that the evidence defines.

    Parameters
    ----------
    data : Evidence
        Holds the definitions.
    key : str
        What was typed, with hyphens or underscores.
    mine : tuple of str
        Keys of indicators of the user.

    Returns
    -------
    str
        The key.

    Raises
    ------
    UsageError
        If there is none; the nearest one is suggested.
    """
    known = [*(one.key for one in indicators(data)), *mine]
    typed = key.replace("-", "_")
    if typed not in known:
        raise refusal(
            UsageError, "warn_page.no_indicator", got=key, suggestion=nearest(typed, known, 40)
        )
    return typed


def why(found: WarnAnswer, key: str) -> Why:
    """Everything that the light of an indicator rests on.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    key : str
        The indicator.

    Returns
    -------
    Why
        Its definition, rows and sources.
    """
    told = found.warning
    at = told.place(key)
    ids = found.rows(key)
    rows = rows_behind(found.evidence, ids)
    method = rows_behind(found.evidence, told.indicators[at].refs)
    rules = (one.source for one in told.rules if one.indicator == key)
    cited = sources_behind(found.evidence, (*rows, *method))
    if found.own is not None and found.own.indicator.key == key:
        cited[key] = found.own.source
    cited |= {
        one: found.evidence.sources[one].citation for one in rules if one in found.evidence.sources
    }
    return Why(found.evidence, told, at, rows, method, dict(sorted(cited.items())))
