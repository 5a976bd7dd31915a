"""Reading the file of a design: parameters by unit operation, each resting on a row or a reason."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.errors import DataError, UsageError, refusal
from polysight.study.form import checked, toml_tree
from polysight.study.scenario import STRICT, Wording
from polysight.suggestion import nearest

#: Keys of a design file beside its unit operations.
HEAD = ("format", "id", "extends", "title")
#: How many designs one process keeps in mind.
KEPT = 64

Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]


class DesignSetting(BaseModel):
    """One parameter of a unit operation as the file states it.

    Parameters
    ----------
    unit : str
        Unit code; with ``ref`` the unit into which the row is converted.
    ref : str
        Id of the row that gives the number; empty when none does.
    value : float or None
        The number, only where no row gives it.
    low, high : float or None
        Spread; that of the row where both are absent.
    minimum, maximum : float or None
        Range in which model and data hold; a number outside it is refused.
    assumption : Wording or None
        Why the number was chosen, or why the row may stand for what it does not speak of.
    """

    model_config = STRICT
    unit: str
    ref: str = ""
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if bool(self.ref) == (self.value is not None):
            raise ValueError("design.ref_or_value")
        if self.value is not None and self.assumption is None:
            raise ValueError("design.reason_missing")
        if (self.low is None) != (self.high is None):
            raise ValueError("design.half_spread")
        return self


#: Id of the design that states a parameter, and the parameter, by ``operation.field``.
Stated = dict[str, tuple[str, DesignSetting]]


class DesignFile(BaseModel):
    """A design as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Route of the design.
    extends : tuple of str
        Designs whose parameters hold where this one is silent, the first before the others.
    title : Wording
        What is made, and how.
    operations : dict of str to (dict of str to DesignSetting)
        Parameters by unit operation and field.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    extends: Annotated[tuple[str, ...], Field(strict=False)] = ()
    title: Wording
    operations: dict[str, dict[str, DesignSetting]]


def design_path(route: str, folder: Path) -> Path:
    """File of the design of a route.

    Parameters
    ----------
    route : str
        Code of a route, or path of a TOML file of one's own.
    folder : pathlib.Path
        Data folder with the shipped designs.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If there is none; the nearest route is suggested.
    """
    shipped = folder / "designs" / f"{route}.toml"
    for path in (shipped, Path(route)):
        if path.suffix == ".toml" and path.is_file():
            return path
    known = [path.stem for path in sorted((folder / "designs").glob("*.toml"))]
    near = nearest(route, known)
    raise refusal(UsageError, "design.unknown", got=route, known=", ".join(known), suggestion=near)


def load_design(path: Path) -> DesignFile:
    """Design of a file, checked.

    Parameters
    ----------
    path : pathlib.Path
        The TOML file.

    Returns
    -------
    DesignFile
        The design, without what it extends.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys.
    """
    return _design(path, path.read_bytes())


@lru_cache(maxsize=KEPT)
def _design(path: Path, content: bytes) -> DesignFile:
    """Design of a file with this content."""
    del content
    tree = toml_tree(path, "design")
    head = {key: part for key, part in tree.items() if key in HEAD or not isinstance(part, dict)}
    operations = {key: part for key, part in tree.items() if key not in head}
    form = {**head, "operations": operations}
    return checked(DesignFile, form, path.name, "design", silent=("operations",))


def content_of(path: Path, folder: Path) -> tuple[bytes, ...]:
    """Content of the file of a design and of those that it extends, directly or not.

    Parameters
    ----------
    path : pathlib.Path
        File of the design.
    folder : pathlib.Path
        Data folder with the shipped designs.

    Returns
    -------
    tuple of bytes
        Its own content, then those of the others; none twice.

    Raises
    ------
    UsageError
        If it extends a design that is not there.
    DataError
        If a file breaks a rule.
    """
    found: dict[Path, bytes] = {}
    wanted = [path]
    while wanted:
        one = wanted.pop()
        if one not in found:
            found[one] = one.read_bytes()
            wanted += [design_path(name, folder) for name in _design(one, found[one]).extends]
    return tuple(found.values())


def parameters_of(path: Path, folder: Path) -> tuple[DesignFile, Stated]:
    """Parameters of a design with those of the designs that it extends.

    Parameters
    ----------
    path : pathlib.Path
        File of the design.
    folder : pathlib.Path
        Data folder with the shipped designs.

    Returns
    -------
    DesignFile
        The design itself.
    dict of str to (str, DesignSetting)
        Id of the design that states it, and the parameter, by ``operation.field``.

    Raises
    ------
    DataError
        If a file breaks a rule, or a design extends itself.
    """
    return _gathered(path, folder, ())


def _gathered(path: Path, folder: Path, above: tuple[Path, ...]) -> tuple[DesignFile, Stated]:
    own = load_design(path)
    if path in above:
        raise refusal(DataError, "design.circle", got=own.id)
    found = {
        f"{operation}.{field}": (own.id, setting)
        for operation, fields in own.operations.items()
        for field, setting in fields.items()
    }
    for name in own.extends:
        _, inherited = _gathered(design_path(name, folder), folder, (*above, path))
        for key, pair in inherited.items():
            found.setdefault(key, pair)
    return own, found
