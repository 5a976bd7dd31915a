"""What tells two numbers of one name apart: tax on income, grade, building time, money."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.claim import Claim
from polysight.audit.remembered import remembered

#: Parts of a basis that tell two numbers apart where both tell them.
BASES = (
    "income_tax", "counted", "invested", "discounting", "capital", "prices", "current", "terms",
    "measured", "holder", "scopes",
)  # fmt: skip
#: What a number that does not tell is taken for.
USUAL = {"capital": "project", "discounting": "static", "terms": "spot"}
#: Units of prices, of which one at the end of a year is not that of the year.
_PRICED = re.compile(r"(?:CNY|USD|EUR)/")
AT = "at"
#: Standards by number, with the year of their edition, such as ``GB 29447-2022``.
_NORM = re.compile(
    r"(?<![A-Za-z])(?:GB|HJ|YS|NB|DB\d*|ISO|IEC|SEMI)(?:/T)?\s*[A-Z]?\d+(?:[-—–:]\d+)*", re.I
)
#: Grades of a norm: ``2级``, ``二级``, ``grade 2``; 特级 is stricter than the first.
_GRADE = re.compile(
    r"(?P<zh>[1-5一二三四五特])\s*级(?![别联])|\b(?:grade|level|tier)\s*(?P<en>[1-5]|I{1,3})\b",
    re.I,
)
_FIGURES = {
    "特": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
    "I": "1", "II": "2", "III": "3",
}  # fmt: skip
_BEFORE = re.compile(r"所得税前|税前|\bpre-tax\b|\bbefore[ -](?:income[ -])?tax\b", re.I)
_AFTER = re.compile(r"所得税后|税后|\bpost-tax\b|\bafter[ -](?:income[ -])?tax\b", re.I)
_BUILDING = re.compile(
    r"(?:含|包括|计入)\s*建设期|\bincl(?:\.|uding)?\s+(?:[\w.]+\s+){0,3}(?:construction|building)"
    r"|\bfrom (?:the )?start of (?:construction|building)\b",
    re.I,
)
_OPERATION = re.compile(
    r"不含\s*建设期|自投产|投产后|\bexcl(?:\.|uding)?\s+(?:[\w.]+\s+){0,3}(?:construction|building)"
    r"|\bfrom (?:start-?up|commissioning|first output)\b",
    re.I,
)
#: Years or months of building, as in ``含建设期2年`` and ``incl. 24 months of construction``.
_BUILT_IN = re.compile(
    r"建设期\s*(?:为|约|按)?\s*(?P<zh>\d+(?:\.\d+)?)\s*(?P<unit>年|个?月)"
    r"|(?P<en>\d+(?:\.\d+)?)[ -](?P<word>years?|months?)(?: of)?[ -](?:construction|building)"
    r"|\b(?:construction|building)(?: period| time)? of"
    r" (?P<of>\d+(?:\.\d+)?)[ -](?P<long>year|month)",
    re.I,
)
BUILT_IN = "built_in"
_BUILT = re.compile(r"建设投资|固定资产投资|\bconstruction investment\b|\bfixed investment\b", re.I)
_WHOLE = re.compile(r"总投资|\btotal (?:project )?invest(?:ment|ed)\b", re.I)
_DYNAMIC = re.compile(r"动态|\bdynamic\b|\bdiscounted\b", re.I)
_STATIC = re.compile(r"静态|\bstatic\b|\bsimple payback\b|\bundiscounted\b", re.I)
_EQUITY = re.compile(
    r"资本金(?!比例|占)|股权|\bequity (?:IRR|return|payback)|\b(?<!un)levered\b|\bROE\b", re.I
)
_PROJECT = re.compile(r"全部?投资|项目投资|\bproject (?:IRR|return|payback)|\bunlevered\b", re.I)
_REAL = re.compile(r"不变价|实际价|\breal (?:terms?|IRR|prices?)\b|\bconstant prices?\b", re.I)
_NOMINAL = re.compile(r"现价|名义价|\bnominal (?:terms?|IRR|prices?)\b|\bcurrent prices?\b", re.I)
_SPOT = re.compile(r"现货|散单|\bspot\b", re.I)
_CONTRACT = re.compile(r"长单|长协|合同价|合约价|\b(?:long-term|contract(?:ed)?) price", re.I)
_FUTURES = re.compile(r"期货|\bfutures\b", re.I)
_NAMEPLATE = re.compile(r"名义|\bnameplate\b", re.I)
_EFFECTIVE = re.compile(
    r"有效产能|在产产能|实际产能|\b(?:effective|practical|operational|operating)\b(?! rate)", re.I
)
_MEAN = re.compile(
    r"(?:年初年末|期初期末|年初与年末)?的?平均(?:名义|有效)?产能"
    r"|\b(?:average|mean)(?: nameplate| effective| installed)? capacity\b",
    re.I,
)
#: Who holds a stock: all of the chain, makers, or those behind them.
_ALL_STOCKS = re.compile(
    r"(?:全产业链|全社会|全口径|全行业).*库存.*|^.*\b(?:whole|entire|total)[- ]chain\b.*", re.I
)
_MAKERS_STOCKS = re.compile(
    r"(?:生产|多晶硅|硅料)(?:企业|厂家?|工厂)[^，,]{0,4}库存|厂家库存|工厂库存"
    r"|\bproducers?'? (?:stocks?|inventor(?:y|ies))"
    r"|\b(?:stocks?|inventor(?:y|ies)) (?:at|of|held by) (?:the )?(?:polysilicon )?"
    r"(?:producers|makers)",
    re.I,
)
_USERS_STOCKS = re.compile(
    r"(?:下游|拉晶|硅片)[^，,]{0,6}库存"
    r"|\b(?:wafer|downstream)[^,]{0,20} (?:stocks?|inventor(?:y|ies))",
    re.I,
)
#: Scopes of emissions that are counted, and supplies of energy whose carbon is not the grid's.
_TWO_SCOPES = re.compile(
    r"\bscopes? 1\s*(?:plus|and|\+|&)\s*(?:scope )?2\b(?!\s*(?:plus|and|\+|&))"
    r"|范围一(?:加|和|与|及|、|\+)(?:范围)?二(?!和|、|及)"
    r"|范围1(?:加|和|与|及|、|\+)(?:范围)?2(?!和|、|及)",
    re.I,
)
_ALL_SCOPES = re.compile(
    r"\ball (?:three )?scopes\b|\bscopes? 1\s*(?:to|[-–]|, 2 and|\+ ?2 ?\+)\s*3\b"
    r"|全部?范围|范围一至三|范围1[-–至]3",
    re.I,
)
_FUELLED = re.compile(
    r"\b(?:gas|coal|oil|diesel|steam|heat|captive|hydro|solar|wind)\b"
    r"|燃气|天然气|燃煤|煤电|自备|蒸汽|热力|柴油|水电|光伏|风电",
    re.I,
)
_GRID = re.compile(r"\bgrid\b|\bpurchased\b|电网|外购电", re.I)
_END = re.compile(
    r"年末|年底|期末|\byear-end\b|\bend (?:of )?(?:the )?(?:year|(?:19|20)\d\d)", re.I
)
_START = re.compile(r"年初|期初|\b(?:start|beginning) of (?:the )?year\b", re.I)
_DIRECT = re.compile(r"直流|(?<![A-Za-z])(?:[MG]W)?-?dc(?![A-Za-z])", re.I)
_ALTERNATING = re.compile(r"交流侧|交流容量|(?<![A-Za-z])(?:[MG]W)?-?ac(?![A-Za-z])", re.I)

#: Bases with the words of their ways, the longer words first.
_TOLD = (
    ("income_tax", ("before", _BEFORE), ("after", _AFTER)),
    ("counted", ("operation", _OPERATION), ("building", _BUILDING)),
    ("invested", ("construction", _BUILT), ("whole", _WHOLE)),
    ("discounting", ("dynamic", _DYNAMIC), ("static", _STATIC)),
    ("capital", ("equity", _EQUITY), ("project", _PROJECT)),
    ("prices", ("real", _REAL), ("nominal", _NOMINAL)),
    ("current", ("DC", _DIRECT), ("AC", _ALTERNATING)),
    ("terms", ("futures", _FUTURES), ("contract", _CONTRACT), ("spot", _SPOT)),
    ("measured", ("nameplate", _NAMEPLATE), ("effective", _EFFECTIVE)),
    (AT, ("mean", _MEAN), ("end", _END), ("start", _START)),
    (
        "holder",
        ("chain", _ALL_STOCKS),
        ("makers", _MAKERS_STOCKS),
        ("users", _USERS_STOCKS),
    ),
    ("scopes", ("all", _ALL_SCOPES), ("two", _TWO_SCOPES)),
)


@remembered
def norm(text: str) -> str:
    """Standard that a text names.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        Its number without blanks; empty where none is named.
    """
    found = _NORM.search(text)
    return "".join(found[0].split()).upper() if found else ""


@remembered
def grade(text: str) -> str:
    """Grade of a norm that a text names.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        Its figure; empty where none, or more than one, is named.
    """
    told = {(one["zh"] or one["en"]).upper() for one in _GRADE.finditer(text)}
    return _FIGURES.get(one, one) if len(told) == 1 and (one := told.pop()) else ""


@remembered
def without_norms(text: str) -> str:
    """A text without its standards and grades, whose figures are no sizes.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        The rest.
    """
    return _GRADE.sub(" ", _NORM.sub(" ", text))


@remembered
def finer_basis(text: str) -> Mapping[str, str]:
    """Tax on income, time of building, kind of investment, of prices and of current as told.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    mapping of str to str
        ``income_tax`` before or after; ``counted`` building or operation; ``built_in`` years of
        building; ``invested`` construction or whole; ``discounting`` static or dynamic;
        ``capital`` equity or project; ``prices`` real or nominal; ``current`` AC or DC; ``terms``
        spot, contract or futures; ``measured`` nameplate or effective; ``at`` the start or the end
        of the year. What is not told, or both ways, is left out.
    """
    found = {}
    for name, *ways in _TOLD:
        told, rest = [], text
        for way, pattern in ways:
            if pattern.search(rest):
                told.append(way)
                rest = pattern.sub(" ", rest)
        if len(told) == 1:
            found[name] = told[0]
    if built := _BUILT_IN.search(text):
        count = float(built["zh"] or built["en"] or built["of"])
        unit = (built["unit"] or built["word"] or built["long"]).casefold()
        found[BUILT_IN] = f"{count if unit[:4] in ('年', 'year') else count / 12.0:g}"
    return found


def is_fuelled(text: str) -> bool:
    """Whether a factor of carbon is of a fuel or a supply of one's own and not of the grid.

    Parameters
    ----------
    text : str
        Words of the claim.

    Returns
    -------
    bool
        Whether they name such a supply and no grid.
    """
    return bool(_FUELLED.search(text)) and not _GRID.search(text)


def unlike_basis(one: Claim, other: Claim) -> bool:
    """Whether two claims tell different bases of money or time.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether both tell of a basis and not the same; a return that does not tell is one on all
        capital, a time that does not tell is not discounted, a price that does not tell is one of
        the year on the spot.
    """
    if _PRICED.match(one.unit) and one.basis.get(AT) != other.basis.get(AT):
        return True
    pairs = (
        (one.basis.get(name, USUAL.get(name)), other.basis.get(name, USUAL.get(name)))
        for name in BASES
    )
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)
