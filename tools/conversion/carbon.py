"""Carbon rows: grid factors, footprints, emission factors, carbon prices and border facts."""

from __future__ import annotations

import re

from build import codelists
from lib import Build, number

GRID = "carbon_grid_factors.csv"
FOOTPRINTS = "carbon_footprints.csv"
FACTORS = "carbon_emission_factors.csv"
PRICES = "carbon_price_history.csv"
BORDER = "carbon_cbam_facts.csv"

# The address names the notice; number and day stand in the notes of the researcher and in the
# address itself. The factors were read through second hands, hence the tier.
NOTICES = {
    "202412/t20241226_1099413": ("MEE+NBS 公告2024年第33号 (data of 2022)", "2024-12-26"),
    "202512/W020251231726284332528": ("MEE+NBS 公告2025年第47号 (data of 2023)", "2025-12-31"),
    "202510/W020251024569470952545": ("MEE+NBS+NEA life-cycle electricity factor of 2024", "2025-10-23"),
    "公告2024年第12号": ("MEE+NBS 公告2024年第12号 (data of 2021)", "2024-04-12"),
    "Jan 2025": ("MEE+NBS+NEA life-cycle electricity factor of 2023", "2025-01"),
    "环办气候函": ("环办气候函〔2023〕43号", "2023"),
}
GRID_BASES = {
    "combustion, average": "combustion",
    "combustion, excluding market-traded non-fossil": "combustion-excluding-traded-non-fossil",
    "fossil power only": "fossil-only",
    "LIFE-CYCLE (product carbon footprint)": "life-cycle",
    "power-sector ETS reporting value (2023 notice)": "ets-reporting",
    "IEA average emission factor": "iea-average",
    "Electricity Maps direct, 2020 average": "direct",
    "Electricity Maps life-cycle, 2020 average": "life-cycle",
}


def regions() -> dict[str, str]:
    """Region code by Chinese name, as the grid table prints them."""
    return {row["zh"]: row["code"] for row in codelists()["regions"][1]} | {"全国": "CN"}


def grid(build: Build, places: dict[str, str]) -> None:
    through = ""
    for index, row in enumerate(build.read(GRID), 1):
        row["evidence"] = through = through if row["evidence"] == "same" else row["evidence"]
        identity = f"GF{index:04d}"
        if row["data_year"] == "n/a":
            build.leave_out(GRID, identity, "factor a tool applies: no data year, no stated basis, third-party page")
            continue
        document = row["official_document"]
        title, published = next((pair for part, pair in NOTICES.items() if part in document), (document, ""))
        tier = {"memory for the notice number": "memory", "partly-memory": "partly-memory"}.get(
            row["confidence"], row["confidence"])
        source = build.source(title, document, publisher="MEE" if title.startswith("MEE") else "",
                              published=published, tier=tier)
        build.observation(
            "grid_factors", GRID, id=identity, quantity="grid_factor", value=row["kgco2_per_kwh"],
            unit="kgCO2e/kWh", period=row["data_year"], basis=f"electricity={GRID_BASES[row['basis']]}",
            geography=places[row["region"]], product="electricity", tier=tier, source=source,
            published=published, evidence="inferred" if tier.endswith("memory") else "as-stated",
            note="; ".join(filter(None, [row["basis"], "read through: " + row["evidence"] if row["evidence"] else "",
                                         "" if row["confidence"] in ("primary", "secondary") else row["confidence"],
                                         "grid area, not a province" if row["level"] == "regional" else ""])))


def companies_of(row: dict[str, str]) -> str:
    name = row["producer_or_dataset"]
    for start, code in (("GCL Inner Mongolia Xinhuan", "gcl-xinhuan"), ("GCL", "gcl"), ("Wacker", "wacker"),
                        ("REC Solar Norway", "rec-solar-norway"), ("Elkem", "rec-solar-norway")):
        if name.startswith(start):
            return code
    return ""


FOOTPRINT_BASES = {
    "F01": ("french-tender", "included"), "F02": ("unstated", "unstated"), "F03": ("french-tender", "excluded"),
    "F04": ("iso-14067", "included"), "F05": ("french-tender", "included"), "F06": ("epd", "included"),
    "F07": ("life-cycle-study", "included"), "F14": ("life-cycle-study", ""), "F15": ("korea-certification", ""),
    "F16": ("epeat", ""), "F17": ("french-tender", ""),
}
FOOTPRINT_PLACES = {"F01": "CN-JS", "F02": "CN", "F03": "CN-NM", "F04": "CN-NM", "F05": "DE", "F06": "NO",
                    "F07": "NO", "F14": "CN", "F15": "KR", "F16": "WLD", "F17": "FR"}


def footprints(build: Build) -> None:
    for row in build.read(FOOTPRINTS):
        identity = row["id"]
        tier = {"seen-company": "primary", "seen-abstract": "secondary"}.get(row["evidence"], row["evidence"])
        if "mirror" in row["source"]:
            tier = "mirror"
        dated = re.search(r"(Oct|Dec) (20\d\d)", row["method_or_verifier"])
        published = f"{dated[2]}-{({'Oct': '10', 'Dec': '12'})[dated[1]]}" if dated else ""
        method, metal = FOOTPRINT_BASES[identity]
        module = metal == ""
        limit = module and method != "life-cycle-study"
        published = row["year"] if limit else published
        source = build.source(f"{row['source']}: {row['producer_or_dataset']}", row["url"], published=published, tier=tier)
        route = "siemens" if row["route"] == "Siemens" else "umg" if "metallurgical" in row["route"] else "silane-fbr"
        inferred = "inferred" in row["mg_si_included"] or "inferred" in row["note"] or "slip" in row["note"]
        fields = dict(
            unit="kgCO2e/kW" if module else "kgCO2e/kg", period=row["year"],
            geography=FOOTPRINT_PLACES[identity], company=companies_of(row),
            product="module" if module else "polysilicon", route="all" if module else route,
            grade="granular" if "granular" in row["route"] else "", kind="limit" if limit else "observed",
            evidence="inferred" if inferred else "as-stated", tier=tier, source=source, published=published,
            note="; ".join(filter(None, [row["producer_or_dataset"], row["route"], row["boundary"],
                                         "silicon metal: " + row["mg_si_included"], row["method_or_verifier"], row["note"]])))
        if not module:
            build.observation(
                "carbon_footprints", FOOTPRINTS, id=identity, quantity="carbon_footprint",
                value=row["kgco2e_per_kg"], site=m[1] if (m := re.fullmatch(r"(\w+)(?:, [\w ]+)? (?:CN|NO)", row["site_or_region"])) else "",
                basis=f"boundary=cradle-to-gate;method={method};silicon_metal={metal}",
                qualifier="about" if "approximately" in row["note"] else "", **fields)
            continue
        boundary = "cradle-to-gate-and-end-of-life" if "EoL" in row["boundary"] else "unstated"
        fields["qualifier"] = "limit" if limit else ""
        for order, extra in enumerate(module_values(row)):
            build.observation(
                "carbon_footprints", FOOTPRINTS, id=identity + (f"-{order + 1}" if order else ""),
                quantity="module_carbon_footprint", counts=order == 0,
                basis=f"boundary={boundary};method={method};module={extra.pop('module', 'unstated')}",
                **(fields | extra))


def module_values(row: dict[str, str]) -> list[dict[str, str]]:
    """The value of the row and those that its remark prints beside it."""
    text = f"{row['method_or_verifier']}; {row['note']}"
    first = {"value": row["kgco2e_per_kg"].removesuffix(".0")}
    if m := re.search(r"DE (\d+), EU (\d+); glass-glass (\d+)/(\d+)/(\d+)", text):
        german, european, *double = m.groups()
        single = [first | {"module": "glass-backsheet"}, {"value": german, "geography": "DE", "module": "glass-backsheet"},
                  {"value": european, "geography": "EU", "module": "glass-backsheet"}]
        places = ("CN", "DE", "EU")
        return single + [{"value": value, "geography": place, "module": "glass-glass"}
                         for value, place in zip(double, places, strict=True)]
    if m := re.search(r"grades <(\d+), (\d+)-(\d+), >\d+", text):
        return [first, {"low": m[2], "high": m[3]}]
    if m := re.search(r"ultra-low <=(\d+)", text):
        return [first, {"value": m[1]}]
    if m := re.search(r"general (\d+)", text):
        return [first, {"value": m[1]}]
    return [first]


FACTOR_ROWS: dict[str, dict[str, str]] = {
    "purchased heat/steam default": dict(quantity="heat_emission_factor", unit="tCO2e/GJ", period="2025", product="steam", kind="limit", published="2025"),
    "saturated steam enthalpy used in a published test": dict(quantity="steam_enthalpy", unit="kJ/kg", period="2025", product="steam"),
    "MG-Si direct fossil CO2": dict(quantity="emission_factor", unit="kgCO2e/kg", period="2026", product="silicon-metal", geography="WLD", basis="boundary=direct", published="2026"),
    "MG-Si cradle-to-gate, CN 2024 life-cycle grid": dict(quantity="emission_factor", unit="kgCO2e/kg", period="2024", product="silicon-metal", basis="boundary=cradle-to-gate", kind="estimate"),
    "MG-Si cradle-to-gate, Sichuan 2023": dict(quantity="emission_factor", unit="kgCO2e/kg", period="2023", product="silicon-metal", geography="CN-SC", basis="boundary=cradle-to-gate-combustion-electricity", kind="estimate"),
    "silicon (PV_ICE v_MFG process CO2)": dict(quantity="emission_factor", unit="kgCO2e/kg", period="2024", product="polysilicon", geography="WLD", basis="boundary=direct"),
    "hydrogen, CBAM default, China": dict(quantity="emission_factor", unit="tCO2e/t", period="2026", product="hydrogen", basis="boundary=embedded-direct", kind="limit", published="2026"),
    "hydrogen, CBAM default, other countries": dict(quantity="emission_factor", unit="tCO2e/t", period="2026", product="hydrogen", geography="XCN", basis="boundary=embedded-direct", kind="limit", published="2026"),
    "hydrogen, CBAM transitional global default": dict(quantity="emission_factor", unit="tCO2e/t", period="2023/2025", product="hydrogen", geography="WLD", basis="boundary=embedded-direct", kind="limit", published="2023"),
    "hydrogen, CBAM benchmark": dict(quantity="border_benchmark", unit="tCO2e/t", period="2026", product="hydrogen", geography="EU", kind="limit", published="2025"),
    "natural gas combustion": dict(quantity="fuel_emission_factor", unit="kgCO2e/m3", period="2026", product="natural-gas"),
    "electricity equivalent value": dict(quantity="electricity_coal_equivalent", unit="kgce/kWh", period="2026", product="electricity"),
    "steam (low pressure) equivalent": dict(quantity="mass_coal_equivalent", unit="kgce/kg", period="2026", product="steam"),
    "natural gas equivalent": dict(quantity="volume_coal_equivalent", unit="kgce/m3", period="2026", product="natural-gas"),
    "fresh water equivalent": dict(quantity="volume_coal_equivalent", unit="kgce/m3", period="2026", product="fresh-water"),
}


def factors(build: Build) -> None:
    """Factors without a printed year get the year in which they were read as period, and say so."""
    title = ""
    for index, row in enumerate(build.read(FACTORS), 1):
        identity = f"EF{index:04d}"
        if row["confidence"] == "not-found":
            build.leave_out(FACTORS, identity, f"searched for and not found: {row['item']} ({row['basis']})")
            continue
        title = title if row["source"] == "same" else row["source"]
        derived = row["source"] == "derived"
        tier = "secondary" if derived else row["confidence"]
        plan = dict(FACTOR_ROWS[row["item"]])
        undated = plan["period"] == "2026" and "published" not in plan
        source = build.source("Computed from the grid factors and the direct factor of silicon metal" if derived else title,
                              published=plan.get("published", ""), tier=tier)
        same = {"same_value_as": "EL0012"} if row["value"] == "0.1229" else {}
        build.observation(
            "emission_factors", FACTORS, id=identity, value=row["value"], tier=tier, source=source,
            evidence="derived" if derived else "as-stated", **same,
            **({"geography": "CN"} | plan),
            note="; ".join(filter(None, [row["item"], row["basis"],
                                         "undated: the period is the year it was read" if undated else ""])))


MONTHS = {"Apr": "04", "Jul": "07", "Oct": "10"}


def prices(build: Build, issued: dict[str, str]) -> None:
    previous = ""
    for index, row in enumerate(build.read(PRICES), 1):
        identity = f"CP{index:04d}"
        if not number(row["value"]):
            build.leave_out(PRICES, identity, "no 2026 price of the allowance was found")
            continue
        title = previous if row["source"] == "same" else row["source"]
        previous = title
        period = row["period"].replace("..", "/").replace("Q", "-Q")
        note = [row["metric"], row["source"] if "another source" in row["source"] else ""]
        if "pre-holiday" in period:
            period = "2025-09/2025-10"
            note.append("week before the October holiday of 2025, printed " + row["period"])
        point = re.fullmatch(r"\d{4}-\d\d-\d\d", period) and "average" not in row["metric"]
        border = row["market"] == "EU CBAM"
        averaging = ("quarter" if border else "point" if point or row["metric"].endswith("CEA24 close") else
                     "week" if "pre-holiday" in row["period"] else "unstated" if "to date" in row["metric"] else "year")
        quote = ("auction-average" if border else "opening" if "opening" in row["metric"] else
                 "average-of-deals" if "secondary" in row["metric"] or "deal" in row["metric"] else
                 "average-of-closings" if "average" in row["metric"] else "closing")
        published = issued.get(period, "") if border else (m[1] if (m := re.search(r"(\d{4}-\d\d-\d\d)", title)) else "")
        title = "Certificate price of the EU border mechanism as listed with its other facts" if border else title
        build.observation(
            "carbon_prices", PRICES, id=identity, quantity="carbon_price", value=row["value"],
            unit="EUR/tCO2e" if border else "CNY/tCO2e", period=period,
            basis=f"averaging={averaging};quote={quote}", geography="EU" if border else "CN",
            product="cbam-certificate" if border else "ccer" if row["market"] == "CCER" else "carbon-allowance",
            tier=row["confidence"], source=build.source(title, published=published, tier=row["confidence"]),
            published=published, note="; ".join(filter(None, note)))


FACTS = {
    "Legal act": ("legal_act", "法律依据"), "Annex I chemicals entry": ("annex_chemicals", "附件一化工品条目"),
    "Polysilicon code": ("code_polysilicon", "多晶硅编码"), "Solar modules code": ("code_module", "光伏组件编码"),
    "Transitional phase": ("transitional_phase", "过渡期"), "Definitive phase": ("definitive_phase", "正式实施期"),
    "De minimis": ("de_minimis", "小额豁免"), "Certificate sales": ("certificate_sales", "证书发售"),
    "Price basis": ("price_basis", "定价依据"), "Q1 2026 price": ("certificate_price", "证书价格"),
    "Q2 2026 price": ("certificate_price", "证书价格"), "Q3 2026 price": ("certificate_price", "证书价格"),
    "CBAM factor": ("free_share_kept", "保留免费配额比例"), "CSCF 2026-2030": ("cross_sectoral_factor", "跨行业修正系数"),
    "Default mark-up": ("default_mark_up", "缺省值加成"), "Extension proposal": ("extension_proposal", "扩围提案"),
    "Formula": ("formula", "计算公式"),
}


def border(build: Build) -> dict[str, str]:
    """Facts of the EU border mechanism; lists of numbers become one row a year."""
    sheet = build.read(BORDER)
    table: list[dict[str, str]] = []
    issued: dict[str, str] = {}
    for index, row in enumerate(sheet, 1):
        code, zh = FACTS[row["fact"]]
        memory = "memory" in row["confidence"]
        tier = "unverified" if memory else row["confidence"]
        title = table[-1]["origin"] if row["source"] == "same" else row["source"]
        source = build.source(title, tier=tier)
        for order, part in enumerate(border_parts(code, row)):
            table.append(dict(
                id=f"BC{index:02d}" + (f"-{order + 1}" if order else ""), code=code, en=row["fact"], zh=zh,
                period=part.get("period", ""), value=part.get("value", ""), unit=part.get("unit", ""),
                scope=part.get("scope", ""), text=row["value"], published=part.get("published", ""),
                evidence="memory" if memory else "as-stated", tier=tier, source=source,
                note=row["confidence"] if memory else "", origin=title))
            if part.get("published"):
                issued[part["period"]] = part["published"]
    columns = [name for name in table[0] if name != "origin"]
    build.table("border_carbon", "", columns, [{k: row[k] for k in columns} for row in table])
    build.used[BORDER] += len(sheet)
    return issued


def border_parts(code: str, row: dict[str, str]) -> list[dict[str, str]]:
    text = row["value"]
    if code == "certificate_price" and (m := re.match(r"([\d.]+) EUR/t \((\d+) (\w{3}) (\d{4})\)", text)):
        quarter = re.match(r"Q(\d) (\d{4})", row["fact"])
        assert quarter
        return [dict(period=f"{quarter[2]}-Q{quarter[1]}", value=m[1], unit="EUR/tCO2e",
                     published=f"{m[4]}-{MONTHS[m[3]]}-{int(m[2]):02d}")]
    if code == "certificate_price" and (m := re.match(r"([\d.]+) EUR/t", text)):
        raise ValueError(f"date of {text}")
    if code == "free_share_kept":
        first = re.search(r"for (\d{4})\.\.(\d{4})", text)
        assert first
        shares = re.match(r"[\d./]+", text)[0].split("/")
        years = range(int(first[1]), int(first[2]) + 1)
        return [dict(period=str(year), value=share, unit="%") for year, share in zip(years, shares, strict=True)]
    if code == "cross_sectoral_factor":
        return [dict(period="2026/2030", value=text.split()[0], unit="1")]
    if code == "default_mark_up":
        parts = [dict(period=m[2], value=m[1], unit="%", scope="from this year on" if m[3] else "this year")
                 for m in re.finditer(r"(\d+)% (\d{4})(\+?)", text)]
        fertiliser = re.search(r"fertilisers (\d+)%", text)
        assert fertiliser
        return [*parts, dict(value=fertiliser[1], unit="%", scope="fertilisers")]
    if code == "de_minimis":
        return [dict(value=text.split()[0], unit="t", scope="per importer and year")]
    return [{}]


def convert(build: Build) -> None:
    grid(build, regions())
    footprints(build)
    factors(build)
    prices(build, border(build))
