"""Units in which reports write numbers, and the one unit in which the rules see them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from polysight.units import Unit, UnitTable, spelling

#: Marks of "per year" that a report may add to a yearly flow or leave out.
PER_YEAR = ("/a", "/year", "/yr", "peryear", "/年", "p.a.", "perannum", "ayear")
#: The same of a month or week, for amounts of one.
PER_MONTH = ("/month", "/mth", "/月", "/week", "/周")
#: Water by volume, of which a cubic metre is a tonne, for what is measured in this unit.
WATER, OF_WATER = "volume/mass", "t/t"
#: A step of a share, where what is measured is no trace of anything.
POINTS, POINT = "ppt", 0.01
RATIO, PREFIX = "ratio", "prefix"
#: Dimensions whose unit of size one is not what a quotient of units of size one would be.
IRREGULAR = ("time", "power")
_POWER = re.compile(r"1e\d+|10+(?=[a-z])")
_PER = re.compile(r"\s+per\s+", re.IGNORECASE)
#: Other ways to write a year under a line.
_YEARS = re.compile(r"/\s*(?:y|yr|year|annum)\b", re.IGNORECASE)
#: Tonnes in capital letters, which are no megatonnes (Mt).
_TONNES = re.compile(r"\s*(?:MT|mt)(?![A-Za-z])")
#: Notes in brackets or behind the unit: of tax and of what the mass is of.
_NOTES = re.compile(
    r"\s*[(（][^()（）/]*(?:税|VAT|tax|basis)[^()（）/]*[)）]"
    r"|[,，\s]+(?:(?:ex|in)cl(?:\.|uding|usive of)?|ex|incl?\.?)[ -]*(?:VAT|tax)\b"
    r"|[(（]?(?:不?含|未)税[)）]?",
    re.IGNORECASE,
)
#: Other ways to write money, mass, powers and "per", so that a unit can be taken apart.
_WRITTEN = (
    (re.compile(r"\bper\b|每", re.IGNORECASE), "/"),
    (re.compile(r"\s*/\s*"), "/"),
    (re.compile(r"/\s*(?:watt|Wp)\b", re.IGNORECASE), "/W"),
    (re.compile(r"\bUS\s?(?=¢|cents?\b)", re.IGNORECASE), ""),
    (re.compile(r"¢|\bcents?\b", re.IGNORECASE), "UScent"),
    (re.compile(r"\bUSUScent", re.IGNORECASE), "UScent"),
    (re.compile(r"\bUS\$|\$US|\bUS dollars?\b|\$", re.IGNORECASE), "USD"),
    (re.compile(r"€|\beuros?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"\bRMB|¥|\byuan\b", re.IGNORECASE), "CNY"),
    (re.compile(r"(?<!\d)100\s*(?:million|mn|m)\b", re.IGNORECASE), "1e8"),
    (re.compile(r"(?<!\d)10\s*million\b", re.IGNORECASE), "1e7"),
    (re.compile(r"(?<!\d)(?:10\s*thousand|10[,']?000|ten thousand)\b", re.IGNORECASE), "1e4"),
    (re.compile(r"'000\b|\bthousand\b", re.IGNORECASE), "1e3"),
    (re.compile(r"(?<=USD|CNY|EUR)\s*(?:bn|b)\b|\b(?:bn|billion)\b", re.IGNORECASE), "1e9"),
    (
        re.compile(
            r"(?<=USD|CNY|EUR)\s*(?:mn|mm|m)(?![\w²³^])|\b(?:mn|mln|million)\b", re.IGNORECASE
        ),
        "1e6",
    ),
    (re.compile(r"(CNY|USD|EUR)\s*(1e\d+)"), r"\2 \1"),
    (re.compile(r"\b(?:metric[ -]tons?|metric[ -]tonnes?|tonnes?|tons?)\b", re.IGNORECASE), "t"),
    (re.compile(r"\b(?:kilograms?|kilos?)\b", re.IGNORECASE), "kg"),
    (re.compile(r"\bMT\b|\bmt\b"), "t"),
    (re.compile(r"(?<=GW)(?:dc|ac|p)\b", re.IGNORECASE), ""),
    (re.compile(r"CO2(?:[\s-]*eq(?:uiv(?:alent)?)?\b\.?|e)?", re.IGNORECASE), "CO2e"),
    (
        re.compile(r"/\s*(kg|t)[\s-]*(?:Si|poly(?:silicon)?|of polysilicon)\b", re.IGNORECASE),
        r"/\1",
    ),
    (re.compile(r"\bNm(?:3|³)"), "m3n"),
)


class ClaimUnits:
    """Units of the evidence and those that only reports use.

    Parameters
    ----------
    known : UnitTable
        Units of the evidence.
    more : iterable of Unit
        Units that only reports use (万, 亿, N-number, percentage points).
    """

    def __init__(self, known: UnitTable, more: Iterable[Unit]) -> None:
        taken = {spelling(name) for u in known.units.values() for name in (u.code, *u.aliases)}
        listed = list(more)
        self._prefixes = sorted(
            (
                (spelling(name), u.factor)
                for u in listed
                if u.dimension == PREFIX
                for name in (u.code, *u.aliases)
            ),
            key=_longest,
        )
        fresh = [
            Unit(u.code, u.dimension, u.factor, u.suffix, _free(u.aliases, taken))
            for u in listed
            if spelling(u.code) not in taken and u.dimension != PREFIX
        ]
        self.table = UnitTable([*known.units.values(), *fresh])
        self._more = {
            spelling(alias): u.code
            for u in listed
            if spelling(u.code) in taken
            for alias in _free(u.aliases, taken)
        }
        self._spellings: dict[str, Unit] = {}
        self._factors: dict[tuple[str, str], float | None] = {}
        self._found: dict[str, Unit | None] = {}
        self._alike: dict[tuple[str, str], bool] = {}
        self._first: dict[str, str] = {}
        for unit in self.table.units.values():
            if unit.factor == 1:
                self._first.setdefault(unit.dimension, unit.code)

    def find(self, text: str) -> Unit | None:
        """Unit of a spelling.

        Parameters
        ----------
        text : str
            As stated.

        Returns
        -------
        Unit or None
            The unit, or nothing where the spelling is empty or unknown.
        """
        if text not in self._found:
            self._found[text] = self._read(text) if text.strip() else None
        return self._found[text]

    def _read(self, text: str) -> Unit | None:
        found = None if _TONNES.match(text) else self._listed(text) or self._parsed(text)
        if found is None:
            plain = _YEARS.sub("/a", unicodedata.normalize("NFKC", _NOTES.sub("", text)))
            for pattern, sign in _WRITTEN:
                plain = pattern.sub(sign, plain)
            found = (self._listed(plain) or self._parsed(plain)) if plain != text else None
        return found

    def _listed(self, text: str) -> Unit | None:
        """Unit as the tables have it; a look-up that suggests nothing."""
        if not self._spellings:
            for name, code in self._more.items():
                self._spellings[name] = self.table.unit(code)
            for unit in self.table.units.values():
                for name in (unit.code, *unit.aliases):
                    self._spellings.setdefault(spelling(name), unit)
        return self._spellings.get(spelling(text))

    def _parsed(self, text: str) -> Unit | None:
        """Unit made of a power of ten and a known unit, or of one known unit over another."""
        plain = spelling(text)
        over, _, under = plain.partition("/")
        below = self._listed(under) or self._scaled(under) if under else None
        if below is not None and below.dimension not in IRREGULAR:
            above = self._listed(over) or self._scaled(over)
            if above is not None and "/" not in above.dimension:
                dimension = f"{above.dimension}/{below.dimension}"
                return Unit(plain, dimension, above.factor / below.factor)
        return self._scaled(plain)

    def _scaled(self, plain: str) -> Unit | None:
        match = _POWER.match(plain)
        starts = [(match[0], float(match[0]))] if match else self._prefixes
        for prefix, factor in starts:
            rest = self._listed(plain.removeprefix(prefix)) if plain.startswith(prefix) else None
            if rest is not None:
                return Unit(plain, rest.dimension, factor * rest.factor)
        return None

    def canonical(self, text: str) -> str:
        """Unit in which numbers of one dimension are compared where no metric names one.

        Parameters
        ----------
        text : str
            Unit as stated.

        Returns
        -------
        str
            Code of the unit of size one of its dimension, or the stated text.
        """
        unit = self.find(text)
        return text.strip() if unit is None else self._first.get(unit.dimension, unit.code)

    def factor(self, stated: str, canonical: str) -> float | None:
        """Multiplier from a stated unit to a canonical one.

        A yearly flow may be written with or without "per year": kt in 2025 and kt/a are one thing.

        Parameters
        ----------
        stated, canonical : str
            Units as written.

        Returns
        -------
        float or None
            The multiplier, or nothing where the unit is unknown or measures something else.
        """
        key = (stated, canonical)
        if key not in self._factors:
            points = canonical == "1" and spelling(stated) == POINTS
            found = POINT if points else self._factor(_YEARS.sub("/a", stated), canonical)
            self._factors[key] = found
        return self._factors[key]

    def alike(self, stated: str, canonical: str) -> bool:
        """Whether two units measure one thing but for the currency or the kind of energy.

        Parameters
        ----------
        stated, canonical : str
            Units as written.

        Returns
        -------
        bool
            Whether they do; dollars per kilogram are alike to yuan per tonne.
        """
        key = (stated, canonical)
        if key not in self._alike:
            source, target = self.find(_YEARS.sub("/a", stated)), self.find(canonical)
            self._alike[key] = bool(source and target and _kind(source) == _kind(target))
        return self._alike[key]

    def _factor(self, stated: str, canonical: str) -> float | None:
        for one in (stated, *_without_year(stated)):
            for other in (canonical, *_without_year(canonical)):
                source, target = self.find(one), self.find(other)
                if source and target and _measure(source) == _measure(target):
                    return source.factor / target.factor
                if source and target and canonical == OF_WATER and source.dimension == WATER:
                    return source.factor / target.factor
        return None


def _longest(pair: tuple[str, float]) -> int:
    return -len(pair[0])


def _measure(unit: Unit) -> str:
    """Dimension; a tonne of CO2 is a tonne, and reports leave out of what."""
    return unit.dimension.replace("CO2e", "mass")


def _kind(unit: Unit) -> str:
    """Dimension without its currency, kind of energy, or whether it is by the year."""
    plain = _measure(unit).removesuffix("/time")
    if unit.currency:
        plain = plain.replace(unit.currency, "money", 1)
    return plain.replace("coal-equivalent", "energy").replace("nines", RATIO)


def _free(aliases: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(alias for alias in aliases if spelling(alias) not in taken)


def _without_year(text: str) -> tuple[str, ...]:
    plain = spelling(text)
    if "(" in plain and plain.endswith("/a)"):
        return (plain.replace("(", "").removesuffix("/a)"),)
    marks, ways = (*PER_YEAR, *PER_MONTH), dict.fromkeys((plain, spelling(_PER.sub("/", text))))
    return tuple(one.removesuffix(mark) for one in ways for mark in marks if one.endswith(mark))
