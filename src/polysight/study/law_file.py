"""Reading the file of a legal instrument, and telling everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, Field, model_validator

from polysight.errors import DataError, Problem
from polysight.policy.instrument import (
    Comparator,
    InstrumentKind,
    LegalForce,
    Project,
    Status,
)
from polysight.study.form import checked
from polysight.study.scenario import STRICT, Wording

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
TIMESTAMP = "tag:yaml.org,2002:timestamp"


def _text(value: object) -> object:
    """A year or edition that YAML took for a number, as it was written."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]
Text = Annotated[str, BeforeValidator(_text)]
Date = Annotated[str, BeforeValidator(_text), Field(pattern=DATE)]
Texts = Annotated[tuple[str, ...], Field(strict=False)]
Tier = Literal["primary", "secondary", "mirror", "template", "unverified"]
Grade = Literal["as-stated", "midpoint", "derived", "inferred", "memory"]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]


class LimitSetting(BaseModel):
    """One number or answer of a rule.

    Parameters
    ----------
    value : float, bool, str or None
        The number, yes or no, or code; None where the text was not seen.
    ref : str
        Id of the row that gives the number; empty where ``value`` does.
    low, high : float or None
        Range in which the number lies, where no single one was seen.
    tier, source, evidence : str or None
        What it rests on; that of its rule where absent.
    """

    model_config = STRICT
    value: bool | Number | str | None = None
    ref: str = ""
    low: Number | None = None
    high: Number | None = None
    tier: Tier | None = None
    source: str | None = None
    evidence: Grade | None = None

    @model_validator(mode="after")
    def _rests_on_one_thing(self) -> Self:
        if self.ref and self.value is not None:
            raise ValueError("law.ref_or_value")
        ends = (self.low, self.high)
        if ends != (None, None):
            stated = self.value is not None or bool(self.ref)
            if stated or self.low is None or self.high is None or self.low > self.high:
                raise ValueError("law.range")
        return self


class LimitsSetting(BaseModel):
    """Limits by state of the plant.

    Parameters
    ----------
    existing, new, expansion : LimitSetting or None
        None where the rule says nothing for that state.
    """

    model_config = STRICT
    existing: LimitSetting | None = None
    new: LimitSetting | None = None
    expansion: LimitSetting | None = None


class ConditionSetting(BaseModel):
    """An answer that a plant must have given.

    Parameters
    ----------
    parameter : str
        Code of the parameter.
    answer : bool or str
        The yes or no, or the code; written ``is``.
    """

    model_config = STRICT
    parameter: str
    answer: bool | str = Field(alias="is")


class ScopeSetting(BaseModel):
    """Whom a rule concerns; an empty list is no restriction.

    Parameters
    ----------
    routes, products, regions, exclude_routes, exclude_products, origins, companies : tuple of str
        Codes.
    projects : tuple of Project
        States of the plant.
    where : tuple of ConditionSetting
        Answers that must all be given.
    """

    model_config = STRICT
    routes: Texts = ()
    products: Texts = ()
    regions: Texts = ()
    projects: Annotated[tuple[Project, ...], Field(strict=False)] = ()
    exclude_routes: Texts = ()
    exclude_products: Texts = ()
    origins: Texts = ()
    companies: Texts = ()
    where: Annotated[tuple[ConditionSetting, ...], Field(strict=False)] = ()


class RuleSetting(BaseModel):
    """One rule as the file states it; see `polysight.policy.instrument.Rule`.

    Parameters
    ----------
    id, parameter, unit, source : str
        Name, code of the parameter, unit code, key of the source.
    boundary, note : Wording or None
        What is counted; remark.
    comparator : Comparator
        How an answer is held against the limit.
    scope : ScopeSetting
        Whom it concerns.
    start, end : str or None
        Dates inside the instrument; written ``from`` and ``to``.
    limits : LimitsSetting or None
        Limits by state of the plant.
    grades : tuple of LimitSetting or None
        Limits of the grades, the best first.
    rate : LimitSetting or None
        Rate instead of limits.
    clause : str or None
        Table or clause.
    tier, evidence : str
        What the rule rests on.
    from_draft : bool
        Whether the values come from a draft of a text whose final wording was not seen.
    """

    model_config = STRICT
    id: str = Field(min_length=1)
    parameter: str
    boundary: Wording | None = None
    unit: str
    comparator: Annotated[Comparator, Field(strict=False)]
    scope: ScopeSetting = ScopeSetting()
    start: Date | None = Field(default=None, alias="from")
    end: Date | None = Field(default=None, alias="to")
    limits: LimitsSetting | None = None
    grades: Annotated[tuple[LimitSetting, ...], Field(strict=False)] | None = None
    rate: LimitSetting | None = None
    source: str
    clause: Text | None = None
    tier: Tier
    evidence: Grade
    from_draft: bool = False
    note: Wording | None = None

    @model_validator(mode="after")
    def _limits_or_rate(self) -> Self:
        if self.rate is not None and (self.limits is not None or self.grades):
            raise ValueError("law.limits_and_rate")
        return self


class ConversionSetting(BaseModel):
    """Row that gives the coal equivalent of an energy carrier.

    Parameters
    ----------
    ref : str
        Id of the row.
    """

    model_config = STRICT
    ref: str


class InstrumentFile(BaseModel):
    """An instrument as its file states it; see `polysight.policy.instrument.Instrument`.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id, family, edition : str
        Names.
    title, body, note : Wording
        What it is called, who issued it, remark.
    kind : InstrumentKind
        What sort of text it is.
    jurisdiction : str
        Region code.
    legal_force : LegalForce
        What follows from not meeting it.
    status : Status
        State as the source tells it.
    published, effective_from, effective_to : str or None
        Dates as precise as told.
    supersedes : tuple of str
        Ids of instruments that end when this one takes effect.
    source, clause, tier, evidence : str
        What the dates rest on.
    conversion : dict of str to ConversionSetting
        Coal equivalents by energy carrier.
    renewed : bool
        Whether it states the targets of one year, and others of the next are to be expected.
    rules : tuple of RuleSetting
        What it asks.
    """

    model_config = STRICT
    format: Literal[1]
    id: Identifier
    family: Identifier
    edition: Text
    title: Wording
    body: Wording
    kind: Annotated[InstrumentKind, Field(strict=False)]
    jurisdiction: str
    legal_force: Annotated[LegalForce, Field(strict=False)]
    status: Annotated[Status, Field(strict=False)]
    published: Date | None
    effective_from: Date | None
    effective_to: Date | None
    supersedes: Texts = ()
    source: str
    clause: Text | None = None
    tier: Tier
    evidence: Grade
    conversion: dict[str, ConversionSetting] | None = None
    note: Wording | None = None
    renewed: bool = False
    rules: Annotated[tuple[RuleSetting, ...], Field(strict=False)]


class _Reader(yaml.CSafeLoader):
    """YAML without dates, which stay text, and without keys that stand twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Mapping of a node, refused where a key stands twice."""
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{key} ×2", node.start_mark)
        return super().construct_mapping(node, deep=deep)


_Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != TIMESTAMP]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_instrument(path: Path) -> InstrumentFile:
    """Instrument of a file, checked.

    Parameters
    ----------
    path : pathlib.Path
        The YAML file.

    Returns
    -------
    InstrumentFile
        The instrument, its codes and references not yet resolved.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys.
    """
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=_Reader)
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        problem = Problem("law.malformed", (("why", str(fault)),), path.name)
        raise DataError((problem,)) from fault
    return checked(InstrumentFile, tree, path.name, "law")
