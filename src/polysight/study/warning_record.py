"""How good every alarm was: by episode, by horizon, and against plain rules."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.study.warning_labels import Episode


@dataclass(frozen=True, slots=True)
class EpisodeCall:
    """What a signal did before and in one glut.

    Parameters
    ----------
    episode : Episode
        The glut.
    known_months : int
        Months of the window before it in which the signal could be told.
    lead_months : float
        From the first alarm in the window to the beginning; NaN without one.
    steady_lead_months : float
        Length of the unbroken alarm that ran up to the beginning; zero without one, NaN where the
        signal was not known in the month before.
    delay_months : float
        From the beginning to the first alarm in the glut; zero if it alarmed at once, NaN if never.
    share_inside : float
        Part of the known months of the glut in which it alarmed; NaN without any.
    missed : bool or None
        Whether no alarm came in the window; None where the signal was not known in any of it.
    """

    episode: Episode
    known_months: int
    lead_months: float
    steady_lead_months: float
    delay_months: float
    share_inside: float
    missed: bool | None


@dataclass(frozen=True, slots=True)
class Skill:
    """Area under the ROC curve at a horizon.

    Parameters
    ----------
    horizon : int
        Months ahead; zero for the beginning of a glut within the window.
    months, events : int
        Months that count, and those of them with the event.
    auroc : float
        One for a perfect order, a half for none; NaN without both outcomes.
    low, high : float
        Interval by the block bootstrap.
    least, most : float
        Range over the same without one episode each.
    episodes : int
        Episodes with the event among the months that count. Where it is one, nothing tells skill
        from a drift.
    calendar : float
        The same area for the number of the month in place of the signal: what a mere drift would
        have reached on these months.
    """

    horizon: int
    months: int
    events: int
    auroc: float
    low: float
    high: float
    least: float
    most: float
    episodes: int = 0
    calendar: float = float("nan")


@dataclass(frozen=True, slots=True)
class Rebound:
    """What a signal did in a rebound of the price inside a glut.

    Parameters
    ----------
    episode : Episode
        The rebound.
    known_months, alarm_months : int
        Months in which it was known, and in which it alarmed.
    before : bool or None
        Whether it alarmed in the month before; None where it was not known.
    switched_off : int or None
        First month without alarm, since January of year 0; None where it held, or was not on.
    """

    episode: Episode
    known_months: int
    alarm_months: int
    before: bool | None
    switched_off: int | None


@dataclass(frozen=True, slots=True)
class SignalRecord:
    """Record of one signal.

    Parameters
    ----------
    name, kind : str
        Key of the indicator, index or rule, or how a probability was made, and which of these it
        is: ``indicator``, ``index``, ``probability`` or ``rule``.
    horizon : int
        Months ahead that a probability is about; zero for the others.
    first : int
        First month in which it was known, since January of year 0.
    good, false, missed, quiet : int
        Months of the two-by-two table (A, B, C and D), months inside a glut left out.
    false_spells : int
        Separate stretches of false alarm.
    noise_to_signal : float
        ``[B / (B + D)] / [A / (A + C)]``; below one for a signal that is worth something.
    usefulness : tuple of float
        By preference (0.3, 0.5, 0.7), as a part of what a perfect signal would be worth over the
        best naive rule; below zero where one does better without it.
    calls : tuple of EpisodeCall
        By glut.
    skills : tuple of Skill
        By horizon; the first for the beginning of a glut within the window.
    rebounds : tuple of Rebound
        By rebound.
    brier, brier_base : float
        Mean squared error of a probability, and of the frequency known at the time; NaN for others.
    state : {"glut", "shortage"}
        What is foreseen.
    """

    name: str
    kind: str
    horizon: int
    first: int
    good: int
    false: int
    missed: int
    quiet: int
    false_spells: int
    noise_to_signal: float
    usefulness: tuple[float, ...]
    calls: tuple[EpisodeCall, ...]
    skills: tuple[Skill, ...]
    rebounds: tuple[Rebound, ...]
    brier: float
    brier_base: float
    state: str = "glut"


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Told and seen frequency of the months in which about the same probability was told.

    Parameters
    ----------
    low, high : float
        Probabilities that it holds.
    count : int
        Months.
    told, seen : float
        Mean probability, and part of the months in which the state came.
    """

    low: float
    high: float
    count: int
    told: float
    seen: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Reliability curve of one probability.

    Parameters
    ----------
    state : str
        Glut or shortage.
    method : {"indicators", "left_out", "ensemble", "pooled"}
        Which probability.
    horizon : int
        Months ahead.
    bins : tuple of ReliabilityBin
        Those that hold months.
    brier, reliability, resolution, uncertainty : float
        Score and its parts: brier = reliability - resolution + uncertainty over the bins, to the
        scatter inside the bins.
    """

    state: str
    method: str
    horizon: int
    bins: tuple[ReliabilityBin, ...]
    brier: float
    reliability: float
    resolution: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class WarningRecord:
    """The whole record.

    Parameters
    ----------
    first, last : int
        Months that it is about, since January of year 0.
    window : int
        Months before a glut in which an alarm counts as good.
    preferences : tuple of float
        Weights of a missed glut against a false alarm (theta) at which usefulness is told.
    signals : tuple of SignalRecord
        Every signal.
    reliability : tuple of Reliability
        Every probability.
    """

    first: int
    last: int
    window: int
    preferences: tuple[float, ...]
    signals: tuple[SignalRecord, ...]
    reliability: tuple[Reliability, ...]
