"""The file of a plant: what it is, what it answers, where its energy and materials come from.

Compliance and footprint read the same file. A number rests on a row (``ref``), on a measurement, on
the plant model (``computed``) or on an assumption that says why; what nobody knows is ``unknown``,
and what the file does not mention is taken as unknown too, never as kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.policy.instrument import Project
from polysight.study.form import checked, toml_tree
from polysight.study.plant_supply import Costs, Energy, Materials, Number, Stated, Transport
from polysight.study.scenario import STRICT, Wording

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

Texts = Annotated[tuple[str, ...], Field(strict=False)]


class AnswerSetting(BaseModel):
    """What a plant answers about one parameter of the codelist ``parameters``.

    Parameters
    ----------
    value : bool, float, str or None
        Yes or no, a number in ``unit``, or a code.
    unit : str
        Unit code of a number.
    ref : str
        Id of the row that gives the number.
    computed : bool
        Whether the plant model gives it.
    unknown : bool
        Whether nobody knows.
    period : str
        Day, month or year of the measurement.
    boundary : Wording or None
        What was counted.
    assumption : Wording or None
        Why the answer was chosen, where nobody measured it.
    note : Wording or None
        Remark.
    """

    model_config = STRICT
    value: bool | Number | str | None = None
    unit: str = ""
    ref: str = ""
    computed: bool = False
    unknown: bool = False
    period: str = ""
    boundary: Wording | None = None
    assumption: Wording | None = None
    note: Wording | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        given = (self.value is not None, bool(self.ref), self.computed, self.unknown)
        if sum(given) != 1:
            raise ValueError("plant_file.one_answer")
        return self


class PlantHead(BaseModel):
    """What the plant is.

    Parameters
    ----------
    route, product, region : str
        Codes; ``product`` is ``solar`` or ``electronic``.
    project : Project
        Whether it stands, is built or is extended.
    commissioned : str
        Day, month or year of its start.
    year : int
        Year of the fleet that the plant model speaks of.
    register_code : str
        Code of the plant in the register, written ``register``; empty where it is not in it.
    company : str
        Code of the company; empty where it does not matter.
    capacity : Stated
        Nameplate capacity.
    """

    model_config = STRICT
    route: str
    product: Literal["solar", "electronic"]
    region: str
    project: Annotated[Project, Field(strict=False)]
    commissioned: str = Field(pattern=DATE)
    year: int
    register_code: str = Field(default="", alias="register")
    company: str = ""
    capacity: Stated


class DesignChanges(BaseModel):
    """How the plant differs from the default design of its route.

    Parameters
    ----------
    changes : tuple of str
        ``operation.field=value`` of the plant model.
    assumption : Wording or None
        Why these.
    """

    model_config = STRICT
    changes: Texts = ()
    assumption: Wording | None = None


class PlantFile(BaseModel):
    """A plant as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Name of the plant file.
    title, description : Wording
        What the plant is.
    plant : PlantHead
        Route, product, place, age and size.
    design : DesignChanges
        How it differs from the default design of its route.
    energy : Energy
        Where electricity and steam come from.
    materials : Materials
        Where materials come from.
    transport : Transport
        How far they travel.
    costs : Costs
        Prices of the plant itself.
    answers : dict of str to AnswerSetting
        Answers by parameter.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Wording
    description: Wording
    plant: PlantHead
    design: DesignChanges = DesignChanges()
    energy: Energy
    materials: Materials
    transport: Transport
    costs: Costs = Costs()
    answers: dict[str, AnswerSetting]

    @property
    def design_changes(self) -> tuple[str, ...]:
        """All changes of the default design: those of its sources, then the stated ones.

        Returns
        -------
        tuple of str
            ``operation.field=value``; a later one of a field holds.
        """
        return (*self.materials.design_changes, *self.design.changes)


def load_plant_file(path: Path) -> PlantFile:
    """Plant of a file, its form checked; see `polysight.study.plant_files` for its codes and rows.

    Parameters
    ----------
    path : pathlib.Path
        The TOML file.

    Returns
    -------
    PlantFile
        The plant.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys and words.
    """
    return checked(PlantFile, toml_tree(path, "plant_file"), path.name, "plant_file")
