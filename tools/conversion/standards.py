"""Purity limits of product standards, species data, balances and recorded contradictions."""

from __future__ import annotations

import re
from pathlib import Path

from lib import Build, number, rows

GRADES = "process_grades.csv"
SPECIES = "process_thermo_species.csv"
BALANCE = "process_mass_balance.csv"
CONTRADICTIONS = "process_contradictions.csv"
LABELS = Path(__file__).parent / "labels" / "process_words.csv"
SICL4_PAGE = "https://news.solarbe.com/tag/%E5%9B%9B%E6%B0%AF%E5%8C%96%E7%A1%85?page=67"


def labelled(table: list[dict[str, str]], column: str) -> list[dict[str, str]]:
    """The table with the Chinese words of a column behind it."""
    words = {row["en"]: row["zh"] for row in rows(LABELS) if row["column"] == column}
    found = []
    for row in table:
        place = list(row).index(column) + 1
        cells = list(row.items())
        found.append(dict([*cells[:place], (f"{column}_zh", words[row[column]]), *cells[place:]]))
    return found


def grades(build: Build) -> None:
    table = []
    for index, row in enumerate(build.read(GRADES), 1):
        memory = row["status"] == "memory"
        unofficial = "unofficial" in row["status"]
        tier = "unverified" if memory else "mirror" if unofficial or "chinesestandard" in row["source"] else "secondary"
        if row["status"] == "computed":
            tier, evidence = "secondary", "derived"
        else:
            evidence = "memory" if memory else "as-stated"
        match = re.fullmatch(r"(<=|>=|<|>)?\s*([\d.e]+)", row["limit"])
        empty = row["limit"] in ("<=-", ">=-")
        edition = m[1] if (m := re.search(r"-(\d{4})", row["standard"])) else ""
        remark = m[1] if (m := re.search(r"\((.*)\)", row["standard"])) else ""
        kind = "conversion" if row["standard"] == "unit aid" else "limit" if match or empty else "remark"
        table.append(dict(
            id=f"SG{index:04d}", standard=re.sub(r"\s*\(.*\)", "", row["standard"]), edition=edition,
            grade=row["grade"].strip("-"), property=row["property"], unit=row["unit"].replace(" (>=)", "").strip("-"),
            comparator=(match[1] or "") if match else "", limit=match[2] if match else "",
            kind=kind, text="" if match or empty else row["limit"], evidence=evidence, tier=tier,
            source="" if row["source"].startswith("computed") or row["status"] == "computed"
            else build.source("" if memory else row["source"], tier=tier),
            note="; ".join(filter(None, [remark, row["source"] if row["status"] == "computed" or memory else "", row["status"]]))))
    table = labelled(table, "property")
    build.table("standards/grade_limits", GRADES, list(table[0]), table)


SETS = {
    "cantera-nasa7": ("Cantera 3.2.0 nasa_gas.yaml (NASA TM-4513, 1993; JANAF 1970-77)", "primary"),
    "nasa-glenn-2002": ("cea 3.3.4 (NASA CEA thermo.lib, Glenn)", "primary"),
    "burcat-ho-melius-1990": ("Burcat 2003 file in thermochem 0.9.0 (Ho & Melius 1990)", "primary"),
    "crc-chemicals": ("chemicals 1.5.2, CRC column", "secondary"),
}
COLUMNS = [
    ("Hf298_kJ_mol_cantera_nasa7_TM4513", "enthalpy_of_formation", "cantera-nasa7"),
    ("S298_J_molK_cantera", "entropy", "cantera-nasa7"),
    ("Hf298_kJ_mol_NASA_Glenn2002_cea", "enthalpy_of_formation", "nasa-glenn-2002"),
    ("S298_J_molK_cea", "entropy", "nasa-glenn-2002"),
    ("Hf298_kJ_mol_Burcat_HoMelius1990", "enthalpy_of_formation", "burcat-ho-melius-1990"),
    ("Hf298_kJ_mol_CRC_via_chemicals", "enthalpy_of_formation", "crc-chemicals"),
]


def species(build: Build) -> None:
    """One row a species, property and data set; the wide sheet has one row a species."""
    sheet = build.read(SPECIES)
    table = []
    for row in sheet:
        name = row["species_name_in_cantera"]
        for column, quantity, origin in COLUMNS:
            text = row[column]
            match = re.fullmatch(r"(-?[\d.]+)(?: \+-([\d.]+))?", text)
            if not match and text != "absent":
                continue
            title, tier = SETS[origin]
            table.append(dict(
                id=f"TC{len(table) + 1:04d}", species=name, quantity=quantity, set=origin,
                value=match[1].replace("-0.0", "0.0") if match and match[1] == "-0.0" else match[1] if match else "",
                uncertainty=(match[2] or "") if match else "", status="present" if match else "absent",
                unit="kJ/mol" if quantity.startswith("enthalpy") else "J/(mol K)", temperature_k="298.15",
                vintage=row["vintage_in_cantera"] if origin == "cantera-nasa7" else "",
                tier=tier, source=build.source(title, tier=tier)))
    table = labelled(table, "quantity")
    build.table("thermochemistry", "", list(table[0]), table)
    build.used[SPECIES] += len(sheet)


def balance(build: Build) -> None:
    """Stoichiometric and equilibrium bounds; a printed list is one row a number."""
    sheet = build.read(BALANCE)
    table: list[dict[str, str]] = []
    case = ""
    for index, row in enumerate(sheet, 1):
        row["case"] = case = case if row["case"] == "same" else row["case"]
        if row["case"].endswith("per 10 kg Si") and row["unit"] == "kg":
            row["unit"] = "kg per 10 kg Si"
        if row["note"].startswith("see process_energy_limits"):
            row["note"] = "solarbe.com tag page (SiCl4) page 67"
        computed = row["status"] == "computed"
        tier = "secondary" if computed or row["case"] != "cold hydrogenation" else "mirror"
        source = "" if computed else build.source(
            row["note"] if not row["case"].startswith("patent") else
            "Patent application US 2012/0114546 (Chee & Kunimune)",
            SICL4_PAGE if row["note"].startswith("solarbe") else "", tier=tier)
        for order, part in enumerate(balance_parts(row)):
            table.append(dict(
                id=f"MB{index:02d}" + (f"-{order + 1}" if order else ""), case=part.get("case", row["case"]),
                quantity=part.get("quantity", row["quantity"]), unit=row["unit"], value=part.get("value", ""),
                low=part.get("low", ""), high=part.get("high", ""),
                evidence="derived" if computed else "as-stated", tier=tier, source=source,
                note="; ".join(filter(None, [row["note"], row["status"]]))))
    table = labelled(table, "quantity")
    build.table("mass_balance", "", list(table[0]), table)
    build.used[BALANCE] += len(sheet)


def balance_parts(row: dict[str, str]) -> list[dict[str, str]]:
    text = row["value"].replace(" ", "")
    if number(text):
        return [{"value": text}]
    if m := re.fullmatch(r"([\d.]+)-([\d.]+)", text):
        low, high = sorted((m[1], m[2]), key=float)
        return [{"low": low, "high": high}]
    values = text.split("/")
    if m := re.search(r"H2:TCS ([\d/]+)", row["case"]):
        return [{"case": row["case"].replace(m[1], ratio), "value": value}
                for ratio, value in zip(m[1].split("/"), values, strict=True)]
    head, _, tail = row["quantity"].partition(" ")
    if head == "recovery":
        names = [f"recovery floor {name}" for name in tail.removeprefix("floor ").split("/")]
    else:
        names = [name.strip() for name in row["quantity"].split("/")]
        names[1:3] = [f"TCS {name}" for name in names[1:3]]
    return [{"quantity": name, "value": value} for name, value in zip(names, values, strict=True)]


def contradictions(build: Build) -> None:
    table = [dict(id=f"PX{index:02d}", **row) for index, row in enumerate(build.read(CONTRADICTIONS), 1)]
    table = labelled(table, "topic")
    build.table("contradictions_process", CONTRADICTIONS, list(table[0]), table)


def convert(build: Build) -> None:
    grades(build)
    species(build)
    balance(build)
    contradictions(build)
