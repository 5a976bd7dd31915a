"""Register of plants: one row an event, one row a plant.

Marks of a plant's fields (``owner_mark`` ... ``captive_power_mark``):

- observed: a row that is not from memory and whose evidence is "as stated" says it;
- inferred: only inferred or derived rows say it, or its own words say that it was read from
  something else ("group has own", "said to", "shares", "region");
- defaulted: unknown, or known from memory alone.

Two refinements. A row whose note says that the route (or the site) was not stated, was approximate
or came from memory does not vouch for it. ``start`` is the day of the first row at which the plant ran
(start, expansion, conversion, restart, idling, sale); when that row is no start of the plant, the
plant ran by that day (``start_qualifier`` = by) and the mark is inferred at best. A plant that never
produced has no start.

``total`` is yes when the phase begins with "total". For plants outside China the level of the site
often stands in the words of the basis; there ``nameplate_t_per_year`` takes that level and
``total`` is yes, and it stays empty where the printed number is no nameplate of the plant (output,
company, several sites, a design that was given up). ``stated_t_per_year`` keeps the printed number.
"""

from __future__ import annotations

import re

from build import HERE, codelists
from lib import EVIDENCE, OBSERVATION, TIERS, Build, last_day, rows

CHINA, OVERSEAS = "plants_china.csv", "plants_overseas.csv"
PLANNED = {"planned", "delayed", "cancelled"}
RUNNING = {"start", "expansion", "converted", "restarted", "idled", "sold"}
COUNTRIES = {"UAE": "AE", "USA": "US", "South Korea": "KR", "Saudi Arabia": "SA"}
ROUTES = {"silane_fbr": "silane-fbr"}
NEVER_RAN = ("HOK-POC", "HSC-CLA")
OWNERS = {
    "tbea-damao": "tbea", "GCL-UAE": "gcl", "GCL-KSA": "gcl", "gcl-xinjiang": "goens", "mudanjiang": "",
    "gcl-hohhot-eg": "xinhua-semiconductor", "SUN-KSA": "sunedison", "TOK-PHM": "tokuyama",
}
GROUPS = {
    "GCL (with TCL Zhonghuan)": "gcl", "GCL / TCL": "gcl", "GCL until 2023-2025": "goens",
    "TBEA / Xinte": "tbea", "Hoku (Tianwei)": "tianwei", "REC Silicon (Hanwha)": "rec-silicon",
    "Elkem then REC Group (Reliance)": "elkem", "OCI TerraSus and Tokuyama": "oci",
    "Qatar Foundation 70%, SolarWorld 29%, QDB 1%": "qatar-foundation", "Motech": "motech",
    "SunEdison/MEMC 50-65% with Samsung Fine Chemicals": "sunedison", "unknown": "",
    "Shaanxi Non-Ferrous / REC": "shaanxi-non-ferrous", "Dongfang Electric": "dongfang-electric",
    "Tianwei / Leshan Electric": "tianwei", "Sichuan Investment / Tianwei": "sichuan-investment",
    "China Minmetals / ENFI": "china-minmetals",
}
EXCLUDED = {
    "tbea-damao": "silicon metal smelter: two of three reports call the 400 kt silicon metal, one printed polysilicon",
    "tzs-hohhot": "the GCL base at Hohhot (gcl-hohhot) seen from the partner: not counted twice",
    "OCI-USC": "cell plant, no polysilicon", "OCI-VNW": "wafer plant, no polysilicon",
    "TOK-PHM": "finishing of polysilicon, no deposition (inferred from the sum)",
    "KAZ-BAS": "refined silicon metal, not polysilicon",
}
# Rows whose number is already in a site total that counts from an earlier day.
CONTAINED = {("WAC-NUN", "debottleneck"): "the later site total of 20,000 t counts from 2011 and contains it"}
# Printed before the day of which they speak, and contained in later totals of the owner.
AHEAD = {"PE0286", "PE0383", "PE0413"}
# A plan to close: the tonnage is what goes, not what comes.
CLOSING_PLAN = {"PE0105"}
# Words of a phase that mean the whole site, and phases that another row of the plant equates with it.
WHOLE = re.compile(r"total|site|all|initial")
SAME_AS_SITE = {("hoshine-urumqi", "line 1-2"), ("REC-MLK", "FBR"), ("REC-BUT", "polysilicon")}
PARTIAL = re.compile(r"partial|cut to \d+%|two[- ]thirds|output cut|cut of staff")
SUCCESSORS = {"TOK-SAM": "OCI-BIN"}
NOT_VOUCHED = {"route": r"route (?:not stated|from memory)|; route not stated", "geography": r"site from memory"}
APPROXIMATE = {"route": r"route class approximate", "geography": r"site taken as"}
SECOND_HAND = re.compile(r"group has own|said to|shares the|region")
ORDER = ("observed", "inferred", "defaulted")
EVENT_COLUMNS = (
    "id plant phase event event_date nameplate_t_per_year nameplate_basis total stated_t_per_year extent "
    "measure partial evidence tier source published first_known first_known_by note capex").split()


def sites() -> dict[str, str]:
    return {row["site"]: row["zh"] for row in rows(HERE / "labels" / "plant_sites.csv")}


class Names:
    """Codes of companies and places by any of their names."""

    def __init__(self) -> None:
        lists = codelists()
        self.companies: dict[str, str] = {}
        self.company_zh = {row["code"]: row["zh"] for row in lists["companies"][1]}
        for row in lists["companies"][1]:
            for name in (row["code"], row["en"], row["zh"], *row["aliases"].split("|")):
                self.companies.setdefault(name.lower(), row["code"])
        self.region_names = {row["code"]: row for row in lists["regions"][1]}
        self.regions = {row["en"]: row["code"] for row in lists["regions"][1]} | COUNTRIES

    def company(self, *names: str) -> str:
        return next((code for name in names if name and (code := self.companies.get(name.lower()))), "")


def quality(row: dict[str, str]) -> str:
    if row["tier"] == "unverified":
        return "defaulted"
    return "observed" if row["evidence"] == "as stated" else "inferred"


def best(marks: list[str]) -> str:
    return min(marks, key=ORDER.index, default="defaulted")


def vouched(field: str, row: dict[str, str]) -> str:
    """How well one row vouches for a field of its plant."""
    if field in NOT_VOUCHED and re.search(NOT_VOUCHED[field], row["note"]):
        return "defaulted"
    if field in APPROXIMATE and re.search(APPROXIMATE[field], row["note"]):
        return max("inferred", quality(row), key=ORDER.index)
    return quality(row)


def capacity(row: dict[str, str], chinese: bool) -> dict[str, str]:
    """Counting nameplate, whether it is the level of the site, and what the printed number is."""
    stated, basis = row["nameplate_t_per_year"], row["nameplate_basis"]
    total = row["phase"].startswith("total")
    if chinese:
        return dict(nameplate_t_per_year=stated, total="yes" if total else "", extent=extent_china(row, total),
                    measure={"effective": "effective", "planned": "planned"}.get(basis, "nameplate") if stated else "")
    planned = row["event"] in PLANNED
    measure = "" if not stated else "planned" if planned else "output" if "output" in basis and "target" not in basis else "nameplate"
    level = "" if planned else site_level(basis)
    extent = ("" if not stated else "site" if total or level or re.search(r"\bsite (?:total|capacity)|total at start|later site total|remaining", basis)
              else "company" if "company" in basis else "several-sites" if basis.startswith("Burghausen plus")
              else "given-up" if "given up" in basis else "output" if measure == "output" else "phase")
    counts = extent in ("site", "phase") and not planned
    printed = (level or stated) if counts else stated if planned else ""
    if not counts and not planned:
        measure = "output" if measure == "output" else ""
    return dict(nameplate_t_per_year=printed, total="yes" if extent == "site" and not planned else "", extent=extent, measure=measure)


def partial(row: dict[str, str], sheet: list[dict[str, str]]) -> str:
    """Whether an idling or closure touched only a part of the site or of its output.

    It did when it names a phase and the plant has another one.
    """
    if row["event"] not in ("idled", "closed"):
        return ""
    words = row["event"] == "idled" and PARTIAL.search(row["nameplate_basis"] + row["note"])
    if row["phase"] == "part" or words:
        return "yes"
    if WHOLE.match(row["phase"]) or (row["plant_id"], row["phase"]) in SAME_AS_SITE:
        return ""
    others = [other for other in sheet if other["plant_id"] == row["plant_id"]
              and other["event"] in ("start", "expansion", "converted") and other["phase"] != row["phase"]]
    return "yes" if others else ""


def extent_china(row: dict[str, str], total: bool) -> str:
    return "" if not row["nameplate_t_per_year"] else "site" if total else "phase"


def site_level(basis: str) -> str:
    """Level of the site that the words of a basis print: 'site 32,000 to 37,000' -> '37000'."""
    if basis.startswith(("design", "site total; target", "site total planned")) or ", from " in basis:
        return ""
    match = re.search(r"\bsite (?:to |over |about )?([\d,]+\d)(?: to ([\d,]+\d))?", basis)
    return (match[2] or match[1]).replace(",", "") if match else ""


def apart(row: dict[str, str]) -> list[dict[str, str]]:
    """A closure of two phases is one row a phase."""
    names = row["phase"].split(" and ")
    if row["event"] != "closed" or len(names) == 1 or row["nameplate_t_per_year"]:
        return [row]
    return [row | {"phase": name} | ({"second": f"-{index}"} if index > 1 else {})
            for index, name in enumerate(names, 1)]


def events(build: Build, sheets: list[tuple[str, list[dict[str, str]]]]) -> list[dict[str, str]]:
    table, order = [], 0
    for file, sheet in sheets:
        for row in [part for one in sheet for part in apart(one)]:
            order += not row.get("second")
            identity = f"PE{order:04d}" + row.get("second", "")
            memory = row["source_title"] in ("(none)", "from memory")
            published = re.sub(r"\d{4}-\d\d-\d\d \(page stamp; text is (\d{4})\)", r"\1", row["published_date"])
            note = [row["note"], f"published printed as {row['published_date']}" if published != row["published_date"] else ""]
            tier = TIERS[row["tier"]]
            numbers = capacity(row, file == CHINA)
            if (why := CONTAINED.get((row["plant_id"], row["phase"]))):
                numbers |= dict(nameplate_t_per_year="", extent="contained", measure="")
                note.append(why)
            if identity in AHEAD:
                note.append("said in advance; that it was built is inferred from later totals of the owner")
            if identity in CLOSING_PLAN:
                numbers |= dict(nameplate_t_per_year="", measure="")
            source = build.source("" if memory else row["source_title"], row["source_url"], row["publisher"],
                                  published, tier, note="" if row["source_url"].startswith("http") else row["source_url"])
            evidence = "memory" if memory else EVIDENCE[row["evidence"]]
            evidence = "inferred" if identity in AHEAD else evidence
            known, how = build.first_known(dict.fromkeys(OBSERVATION, "") | dict(
                published=published, kind="observed", period=row["event_date"], evidence=evidence), "plant_events")
            table.append(dict(
                id=identity, plant=row["plant_id"], phase=row["phase"], event=row["event"],
                event_date=row["event_date"], nameplate_basis=row["nameplate_basis"], stated_t_per_year=row["nameplate_t_per_year"],
                **numbers, partial=partial(row, sheet), evidence=evidence, tier=tier,
                source=source, published=published, first_known=known, first_known_by=how,
                note="; ".join(filter(None, note)), capex=row["capex"]))
    return table


def power(sheet: list[dict[str, str]]) -> tuple[str, str, str]:
    """Captive power, the words about it, and its mark."""
    said = [row for row in sheet if row["captive_power"] not in ("", "unknown")]
    if not said:
        return "unknown", "", "defaulted"
    words = list(dict.fromkeys(row["captive_power"] for row in said))
    text = words[0].lower()
    if text.startswith(("yes", "planned", "no")):
        answer = re.match(r"\w+", text)
        assert answer
        value = answer[0]
    else:
        value = "no" if text.startswith("grid") else "planned"
    mark = best([quality(row) for row in said])
    return value, "; ".join(words), "inferred" if mark == "observed" and SECOND_HAND.search(text) else mark


def start(plant: str, sheet: list[dict[str, str]]) -> tuple[str, str, str]:
    """First day at which the plant ran, whether it is only an upper bound, and its mark."""
    ran = [row for row in sheet if row["event"] in RUNNING and row["phase"] not in ("ownership", "finishing")]
    if plant in NEVER_RAN or not ran:
        return "", "", "defaulted"
    def rank(row: dict[str, str]) -> tuple[str, bool, int]:
        return str(last_day(row["event_date"])), row["event"] != "start", ORDER.index(quality(row))
    first = min(ran, key=rank)
    exact = first["event"] == "start"
    mark = quality(first)
    return first["event_date"], "" if exact else "by", mark if exact else max(mark, "inferred", key=ORDER.index)


def route_mark(route: str, sheet: list[dict[str, str]]) -> str:
    """A doubt that one row utters about the route holds for the plant."""
    if route == "unknown":
        return "defaulted"
    saying = [vouched("route", row) for row in sheet if ROUTES.get(row["route"], row["route"]) == route]
    doubts = [vouched("route", row) for row in sheet if re.search(f"{NOT_VOUCHED['route']}|{APPROXIMATE['route']}", row["note"])]
    return max([best(saying), *doubts], key=ORDER.index)


def place(row: dict[str, str], chinese: bool, names: Names) -> tuple[str, str]:
    """Region code and site without the state."""
    if chinese:
        return ("CN" if row["province"] == "unknown" else names.regions[row["province"]],
                "" if row["site_city"] == "unknown" else row["site_city"])
    site = re.sub(r"^(not disclosed|not stated)$", "", row["site_city"]).replace("Shunan (Tokuyama)", "Shunan")
    if row["country"] == "USA" and (m := re.search(r" ([A-Z]{2})(?= \(|$)", site)):
        return f"US-{m[1]}", site.replace(m[0], "", 1)
    return names.regions[row["country"]], site


def plant_row(plant: str, sheet: list[dict[str, str]], chinese: bool, names: Names, zh_sites: dict[str, str]) -> dict[str, str]:
    last = sheet[-1]
    located = next((row for row in reversed(sheet) if row["site_city"]), last)
    geography, site = place(located, chinese, names)
    owner = OWNERS.get(plant, names.company(last["owner_en"], last.get("owner_zh", ""), last["group"]))
    group = GROUPS.get(last["group"], names.company(last["group"], last["owner_en"]))
    route = ROUTES.get(last["route"], last["route"])
    captive, words, captive_mark = power(sheet)
    began, qualifier, start_mark = start(plant, sheet)
    site_zh = zh_sites.get(site, "")
    land = names.region_names[geography]
    zh = last["owner_zh"] if chinese else f"{names.company_zh.get(owner, '')}·{site_zh or land['zh']}"
    en = last["owner_en"]
    if not chinese and (site or land["en"]).split(" (")[0] not in en:
        en = f"{en}, {site or land['en']}"
    unknown_place = chinese and located["province"] == "unknown"
    return dict(
        plant=plant, en=en, zh=zh, owner=owner, group=group, group_note=last["group"], site=site, site_zh=site_zh,
        geography=geography, route=route, grade_focus=last["grade_focus"], captive_power=captive, captive_power_note=words,
        start=began, start_qualifier=qualifier,
        kind="plan" if all(row["event"] in PLANNED for row in sheet) else "plant",
        excluded_reason=EXCLUDED.get(plant, ""), successor=SUCCESSORS.get(plant, ""),
        owner_mark=best([vouched("owner", row) for row in sheet]) if owner else "defaulted",
        geography_mark="defaulted" if unknown_place else best([vouched("geography", row) for row in sheet]),
        route_mark=route_mark(route, sheet),
        start_mark=start_mark, captive_power_mark=captive_mark)


def convert(build: Build) -> None:
    sheets = [(CHINA, build.read(CHINA)), (OVERSEAS, build.read(OVERSEAS))]
    names, zh_sites = Names(), sites()
    build.table("plant_events", "", EVENT_COLUMNS, events(build, sheets))
    table = []
    for file, sheet in sheets:
        build.used[file] += len(sheet)
        by_plant: dict[str, list[dict[str, str]]] = {}
        for row in sheet:
            by_plant.setdefault(row["plant_id"], []).append(row)
        for plant, members in by_plant.items():
            members = sorted(members, key=lambda row: str(last_day(row["event_date"])))
            table.append(plant_row(plant, members, file == CHINA, names, zh_sites))
    build.table("plants", "", list(table[0]), table)
