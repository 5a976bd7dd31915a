"""A legal instrument and its rules, exactly as its file states them.

An edition of an instrument is one `Instrument`; editions of one text share a `family`. A number is
an `Amount` with its own source, tier and evidence, because one text is often seen in parts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from polysight.policy.bounds import OPEN, Bounds

#: Tiers and kinds of evidence on which no verdict may rest.
UNSEEN_TIERS = ("unverified", "template")
MEMORY = "memory"


class InstrumentKind(StrEnum):
    """What sort of text an instrument is."""

    ANNOUNCEMENT = "announcement"
    STANDARD = "standard"
    NOTICE = "notice"
    ACT = "act"
    TAX = "tax"
    TARIFF = "tariff"
    MARKET = "market"
    LIST = "list"
    SCORECARD = "scorecard"
    UNOFFICIAL = "unofficial"


class LegalForce(StrEnum):
    """What follows from not meeting a rule, the strongest force first."""

    MANDATORY = "mandatory"
    LISTING = "listing"
    SUPERVISION = "supervision"
    MONITORED = "monitored"
    ENCOURAGED = "encouraged"
    METHOD = "method"
    ASSOCIATION = "association"
    UNOFFICIAL = "unofficial"


class Status(StrEnum):
    """State of an edition as its source tells it; what holds on a day follows from its dates."""

    DRAFT = "draft"
    PUBLISHED = "published"
    IN_FORCE = "in-force"
    HISTORIC = "historic"
    UNKNOWN = "unknown"


class Project(StrEnum):
    """Whether a plant stood, is built or is extended when the rule is applied."""

    EXISTING = "existing"
    NEW = "new"
    EXPANSION = "expansion"


class Comparator(StrEnum):
    """How an answer is held against a limit; `APPLIES` states that something holds, not a limit."""

    AT_MOST = "<="
    BELOW = "<"
    AT_LEAST = ">="
    ABOVE = ">"
    EQUAL = "="
    APPLIES = "applies"


class Standing(StrEnum):
    """How a rule stands on a day; `UNKNOWN` where its dates do not settle it."""

    IN_FORCE = "in-force"
    PREVIEW_FUTURE = "preview-future"
    PREVIEW_DRAFT = "preview-draft"
    NOT_YET = "not-yet"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in both languages.

    Parameters
    ----------
    en, zh : str
        English and Chinese.
    """

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date as precisely as a source tells it.

    Parameters
    ----------
    text : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    earliest, latest : datetime.date
        First and last day that it may mean.
    """

    text: str
    earliest: dt.date
    latest: dt.date

    @property
    def exact(self) -> bool:
        """Whether it means one day.

        Returns
        -------
        bool
            False for a month or a year.
        """
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Amount:
    """One number, or answer, that a rule states, and what it rests on.

    Parameters
    ----------
    value : float, bool, str or None
        In the unit of its rule; a yes or no, or a code, where the parameter is answered so; None
        where the text was not seen.
    tier : str
        Tier of the source for this number.
    source : str
        Key of the source.
    evidence : str
        as-stated, midpoint, derived, inferred or memory.
    ref : str
        Id of the row that gives the number; empty where the file states it.
    low, high : float or None
        Range in which the number lies, where no single one was seen; None else.
    """

    value: float | bool | str | None
    tier: str
    source: str
    evidence: str
    ref: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def seen(self) -> bool:
        """Whether a verdict may rest on it.

        Returns
        -------
        bool
            False where there is no value or range, or only memory or an unverified text gives it.
        """
        known = self.tier not in UNSEEN_TIERS and self.evidence != MEMORY
        return known and (self.value is not None or self.low is not None)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a rule by state of the plant.

    Parameters
    ----------
    existing, new, expansion : Amount or None
        None where the rule says nothing for that state.
    """

    existing: Amount | None = None
    new: Amount | None = None
    expansion: Amount | None = None

    def of(self, project: Project) -> Amount | None:
        """Limit for one state of the plant.

        Parameters
        ----------
        project : Project
            The state.

        Returns
        -------
        Amount or None
            The limit; None where the rule says nothing for it.
        """
        every = (self.existing, self.new, self.expansion)
        return dict(zip(Project, every, strict=True))[project]


@dataclass(frozen=True, slots=True)
class Condition:
    """An answer that a plant must have given for a rule to concern it.

    Parameters
    ----------
    parameter : str
        Code of the parameter.
    answer : bool or str
        The yes or no, or the code.
    """

    parameter: str
    answer: bool | str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a rule concerns; an empty list is no restriction.

    Parameters
    ----------
    routes, products, regions, origins, companies : tuple of str
        Codes of which one must be that of the plant.
    projects : tuple of Project
        States of the plant that the rule concerns.
    exclude_routes, exclude_products : tuple of str
        Codes that the text leaves out.
    where : tuple of Condition
        Answers that must all be given.
    """

    routes: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    projects: tuple[Project, ...] = ()
    exclude_routes: tuple[str, ...] = ()
    exclude_products: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversion:
    """Coal equivalent of one energy carrier as an instrument counts it.

    Parameters
    ----------
    carrier : str
        Code: electricity, steam, natural-gas, ...
    value : float
        Coal equivalent [unit].
    unit : str
        Unit code, for example ``kgce/kWh``.
    ref : str
        Id of the row.
    """

    carrier: str
    value: float
    unit: str
    ref: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit, grade table or rate of an instrument.

    Parameters
    ----------
    id : str
        Name of the rule.
    parameter : str
        Code of what is limited.
    boundary : Wording or None
        What is counted.
    unit : str
        Unit code of limits, grades and rate.
    comparator : Comparator
        How an answer is held against the limit.
    scope : Scope
        Whom it concerns.
    start, end : ToldDate or None
        First and last day inside the instrument; None where those of the instrument hold.
    limits : Limits or None
        Limits by state of the plant.
    grades : tuple of Amount
        Limits of the grades, the best grade first; may be empty.
    rate : Amount or None
        Rate, where the rule states one instead of limits.
    source, tier, evidence : str
        What the rule rests on.
    clause : str
        Table or clause; empty where it was not seen.
    from_draft : bool
        Whether the values come from the draft of a text whose final wording was not seen.
    note : Wording or None
        Remark.
    bounds : Bounds
        Numbers that an answer can be [unit].
    """

    id: str
    parameter: str
    boundary: Wording | None
    unit: str
    comparator: Comparator
    scope: Scope
    start: ToldDate | None
    end: ToldDate | None
    limits: Limits | None
    grades: tuple[Amount, ...]
    rate: Amount | None
    source: str
    clause: str
    tier: str
    evidence: str
    from_draft: bool = False
    note: Wording | None = None
    bounds: Bounds = OPEN


@dataclass(frozen=True, slots=True)
class Instrument:
    """One edition of a legal or other text that asks something of a plant.

    Parameters
    ----------
    id : str
        Name of the edition.
    family : str
        Name that its editions share; at most one of them is in force on a day.
    edition : str
        Name of the edition inside the family.
    title, body : Wording
        What it is called, and who issued it.
    kind : InstrumentKind
        What sort of text it is.
    jurisdiction : str
        Region code.
    legal_force : LegalForce
        What follows from not meeting it.
    status : Status
        State as the source tells it.
    published, effective_from, effective_to : ToldDate or None
        Day of publication, first and last day of effect; None where not told, or open.
    supersedes : tuple of str
        Ids of the instruments that end when this one takes effect.
    source, tier, evidence : str
        What the dates and title rest on.
    clause : str
        Clause that sets the dates; empty where it was not seen.
    conversion : tuple of Conversion
        Coal equivalents with which it counts energy; may be empty.
    rules : tuple of Rule
        What it asks.
    note : Wording or None
        Remark.
    renewed : bool
        Whether it states the targets of one year, and others of the next are to be expected: past
        its last day nobody can tell, until a successor was seen.
    """

    id: str
    family: str
    edition: str
    title: Wording
    body: Wording
    kind: InstrumentKind
    jurisdiction: str
    legal_force: LegalForce
    status: Status
    published: ToldDate | None
    effective_from: ToldDate | None
    effective_to: ToldDate | None
    supersedes: tuple[str, ...]
    source: str
    clause: str
    tier: str
    evidence: str
    conversion: tuple[Conversion, ...]
    rules: tuple[Rule, ...]
    note: Wording | None = None
    renewed: bool = False
