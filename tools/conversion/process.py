"""Process rows: consumption, energy history and limits, grades, balances, species.

Tiers of the sources named here are set by what kind of page was read: a digest, a copy or a data
set carried by another project is a mirror; trade press that names its origin is secondary.
"""

from __future__ import annotations

import re

from lib import Build, number

CONSUMPTION = "process_consumption.csv"
HISTORY = "process_energy_history.csv"
LIMITS = "process_energy_limits.csv"
MIRRORS = ("solarbe.com tag page", "sgpjbg.com", "premise", "reprint", "kinkboard", "chinesestandard",
           "atghost", "hutangcun", "machine translation", "sqzrgg")

STEPS = {
    "plant total": "whole-plant", "deposition (reduction)": "deposition", "deposition": "deposition",
    "thermal (hot) hydrogenation": "hot-hydrogenation", "cold hydrogenation": "cold-hydrogenation",
    "silane plant": "silane-plant", "smelter": "smelter",
    "everything else (distillation, off-gas recovery, synthesis, H2, utilities)": "other-steps",
}
METRICS = {
    "electricity": "electricity_intensity", "electricity per t TCS recycled": "electricity_intensity",
    "steam": "steam_intensity", "water": "water_intensity", "silicon metal": "silicon_metal_intensity",
    "heat (natural gas)": "heat_intensity", "HCl (100%)": "hydrogen_chloride_intensity",
    "NaOH (100%)": "caustic_soda_intensity", "hydrogen": "hydrogen_intensity",
    "nitrogen": "nitrogen_intensity", "chloride to water": "chloride_discharge_intensity",
    "comprehensive energy": "energy_intensity",
    "comprehensive energy as electricity-equivalent": "energy_intensity",
    "electricity change vs 2022": "electricity_intensity_change",
    "electricity as share of Siemens": "electricity_intensity_ratio",
    "dense-chunk share per furnace": "dense_share", "hydrogen in granules": "hydrogen_content",
    "investment per 10 kt": "capex_intensity", "carbon footprint": "carbon_footprint",
}
NO_STEP = {"dense_share", "hydrogen_content", "capex_intensity", "carbon_footprint", "mono_grade_share"}
UNITS = {
    "kWh/t TCS": "kWh/t", "kWh/kg SiH4": "kWh/kg", "MJ/kg SiH4": "MJ/kg", "kg/kg SiH4": "kg/kg",
    "kWh/kg MG-Si": "kWh/kg", "kg CO2e/kg": "kgCO2e/kg", "billion CNY": "GCNY/(10kt/a)",
}


OVERRIDES = {
    "UC0052": {"site": "Xuzhou"}, "UC0053": {"site": "Xuzhou"}, "UC0058": {"company": "gcl"},
}


def tier_of(title: str, status: str) -> str:
    if status.startswith("memory") or title.startswith("from memory"):
        return "unverified"
    return "mirror" if any(word in title for word in MIRRORS) else "secondary"


def period_of(text: str) -> tuple[str, str]:
    """ISO period and what the text says beside it: 'c.2010-11' -> '2010/2011', 'about'."""
    about = "about" if text.startswith("c.") else ""
    text = text.removeprefix("c.")
    published = m[1] if (m := re.search(r"\(publ\. (\d{4})\)", text)) else ""
    text = re.sub(r"\s*\(.*\)", "", text)
    if m := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)", text):
        text = f"{m[1]}{m[2]}/{m[1]}{m[3]}"
    return text, about or published


def spread(text: str) -> dict[str, str]:
    """Value, low, high and qualifier of a printed number."""
    text = text.replace(" ", "")
    if m := re.fullmatch(r"(<=|<|>=|>)([\d.eE]+)", text):
        return {"value": m[2], "qualifier": "under" if m[1][0] == "<" else "over"}
    if m := re.fullmatch(r"([\d.]+)-([\d.]+)", text):
        low, high = sorted((m[1], m[2]), key=float)
        return {"low": low, "high": high}
    return {"value": number(text)}


def route_of(text: str, unit: str) -> str:
    if "t TCS" in unit or text == "MG-Si":
        return "all"
    if "FBR" in text or text.startswith("silane"):
        return "silane-fbr"
    return "siemens"


def product_of(row: dict[str, str]) -> str:
    if "t TCS" in row["unit"]:
        return "trichlorosilane"
    if "SiH4" in row["unit"]:
        return "silane"
    return "silicon-metal" if row["route"] == "MG-Si" else "polysilicon"


def place_of(text: str, kind: str) -> tuple[str, str]:
    """Geography and company of a route column that also names the sample."""
    if "Wacker" in text:
        return "DE", "wacker"
    if "GCL Xuzhou" in text:
        return "CN-JS", "gcl"
    if "GCL" in text or "GCL" in kind:
        return "CN", "gcl"
    return ("CN", "") if "China" in text or text == "Siemens" or kind == "press" else ("WLD", "")


def consumption(build: Build) -> None:
    for index, row in enumerate(build.read(CONSUMPTION), 1):
        period, aside = period_of(row["year"])
        remark = [row["route"], row["scope"], row["kind"]]
        published = aside if aside.isdigit() else ""
        if "2020 edition" in row["source"]:
            published = "2021"
            remark.append("the edition of 2020 prints full-year 2020 values and so came out in 2021")
        if aside == "about":
            remark.append("year given as about")
        if row["unit"].startswith("kWh-eq"):
            remark.append("printed as 54.4 kWh-equivalent, which is the value divided by 0.1229")
            build.leave_out(CONSUMPTION, str(index), "the row before in another unit (6.69 kgce/kg / 0.1229)")
            continue
        tier = tier_of(row["source"], row["status"])
        memory = row["status"] == "memory"
        if memory:
            remark.append(row["source"])
        source = build.source("" if memory else row["source"], row["url"], published=published, tier=tier,
                              note=row["url"] if row["url"].startswith("repo ") else "")
        forecast = "forecast" in row["kind"]
        step = STEPS.get(row["scope"], "whole-plant")
        geography, company = place_of(row["route"], row["kind"])
        fields = dict(
            unit=UNITS.get(row["unit"], row["unit"]), period=period, geography=geography,
            company=company, product=product_of(row), route=route_of(row["route"], row["unit"]),
            grade="granular" if "granular" in row["route"] else "",
            kind="forecast" if forecast else "observed", tier=tier, source=source, published=published,
            evidence="memory" if memory
            else "derived" if "derived" in row["status"] else "inferred" if "corrected" in row["status"] else "as-stated",
            note="; ".join(filter(None, remark)))
        identity = f"UC{index:04d}"
        fields |= OVERRIDES.get(identity, {})
        if row["metric"].startswith("FBR yield"):
            two_shares(build, identity, row["value"], fields)
            continue
        quantity = METRICS[row["metric"]]
        basis = "" if quantity in NO_STEP else f"step={step}"
        if quantity == "capex_intensity":
            basis = "scope=unstated"
        if quantity == "carbon_footprint":
            basis = footprint_basis(row)
            fields["same_value_as"] = {"37.0": "F01", "57.559": "F05", "14.441": "F02"}[row["value"]]
        same = {("73", "2017"): "EH0016", ("71", "2018"): "EH0017", ("33", "2018"): "EH0018",
                ("81", "2006"): "EH0010"}.get((row["value"], period))
        if same:
            fields["same_value_as"] = same
        if "LCI 2020" in row["source"] and row["value"] == "49" and row["unit"] == "kWh/kg":
            basis, fields["evidence"] = "step=deposition", "inferred"
            fields["note"] += ("; printed as plant total, but read as the deposition step: the report it cites "
                               "has 71 for the whole process, and 49 is the deposition step in China in 2020")
        build.observation("process_consumption", CONSUMPTION, id=identity, quantity=quantity,
                          basis=basis, **fields, **spread(row["value"]))


def two_shares(build: Build, identity: str, text: str, fields: dict[str, str]) -> None:
    """'99 / 90' is yield of the bed and share of output that meets the mono specification."""
    first, second = (part.strip() for part in text.split("/"))
    build.observation("process_consumption", CONSUMPTION, id=identity, quantity="silicon_yield",
                      basis="step=deposition", value=first, **fields)
    build.observation("process_consumption", CONSUMPTION, id=identity + "-2", quantity="mono_grade_share",
                      value=second, counts=False, **fields)


def footprint_basis(row: dict[str, str]) -> str:
    method = "french-tender" if "ADEME" in row["route"] or "Wacker" in row["route"] else "unstated"
    metal = "included" if method == "french-tender" else "unstated"
    return f"boundary=cradle-to-gate;method={method};silicon_metal={metal}"


def history(build: Build) -> None:
    """Literature values of electricity per kilogram; sums of electricity and heat keep their own name."""
    for index, row in enumerate(build.read(HISTORY), 1):
        reference = row["original_reference_as_listed_by_NREL_PV_ICE"]
        year = max(re.findall(r"(?:19|20)\d\d", re.sub(r"\(.*\)", "", reference)), default="")
        source = build.source(f"{re.sub(r' [(].*', '', reference)} as listed by NREL PV_ICE",
                              publisher="NREL PV_ICE", published=year, tier="secondary")
        fields = dict(period=row["year"], geography="WLD", product="polysilicon", kind="estimate",
                      route="siemens" if row["route"] == "Siemens" else "silane-fbr",
                      tier="secondary", source=source, published=year, note=reference,
                      basis="step=whole-plant")
        identity = f"EH{index:04d}"
        parts = re.search(r"\((\d+) kWh \+ (\d+) MJ\)", reference)
        mixed = bool(parts) or "steam" in reference
        build.observation(
            "energy_history", HISTORY, id=identity, unit="kWh/kg", value=row["kWh_per_kg"],
            quantity="final_energy_intensity" if mixed else "electricity_intensity",
            **fields)
        if parts:
            build.observation("energy_history", HISTORY, id=identity + "-2", value=parts[1], counts=False,
                              quantity="electricity_intensity", unit="kWh/kg", **fields)
        heat = parts[2] if parts else m[1] if (m := re.search(r"\+(\d+) MJ/kg heat", reference)) else ""
        if heat:
            build.observation("energy_history", HISTORY, id=identity + "-3", value=heat, counts=False,
                              quantity="heat_intensity", unit="MJ/kg", **fields)


def limits(build: Build) -> None:
    title = ""
    for index, row in enumerate(build.read(LIMITS), 1):
        identity = f"EL{index:04d}"
        if row["quantity"] in ("quality",) or row["applies_to"] == "scope":
            build.leave_out(LIMITS, identity, "words and no number; the scope stands in law/gb-29447-2022")
            continue
        published = limit_date(row["instrument"])
        title = row["source"] if row["source"] != "same" else title
        tier = tier_of(title, "")
        source = build.source(title, row["url"], published=published, tier=tier)
        common = dict(geography="CN", product="polysilicon", kind="limit", tier=tier, source=source,
                      published=published)
        if row["instrument"] == "conversion":
            build.observation("energy_limits", LIMITS, id=identity, quantity="electricity_coal_equivalent",
                              unit="kgce/kWh", value=row["value"], period="2025", evidence="derived",
                              note=row["quantity"], **(common | {"kind": "observed", "product": "electricity"}))
            continue
        for order, part in enumerate(limit_parts(row)):
            note = "; ".join(filter(None, [row["instrument"], row["applies_to"], row["quantity"], part.pop("note", "")]))
            build.observation("energy_limits", LIMITS, id=identity + (f"-{order + 1}" if order else ""),
                              counts=order == 0, unit=row["unit"], note=note,
                              **(common | {"period": published} | part))


def limit_date(instrument: str) -> str:
    if m := re.search(r"\((\d{4}-\d\d(?:-\d\d)?)", instrument):
        return m[1]
    return {"MIIT polysilicon access conditions (2010/2011)": "2011"}.get(instrument, "")


def limit_parts(row: dict[str, str]) -> list[dict[str, str]]:
    """One entry a printed number: 'deposition / total' and '<46 / <60' are two limits."""
    project = {"existing": "existing", "existing lines": "existing", "new/expansion": "new"}.get(row["applies_to"], "all")
    route = {"silane FBR": "silane-fbr", "TCS": "siemens", "Siemens solar grade": "siemens"}.get(row["applies_to"], "all")
    numbers = re.findall(r"[\d.]+(?![\d-]*1\b)", row["value"].split(";")[0])
    parts: list[dict[str, str]] = []
    if row["quantity"].startswith("comprehensive"):
        labels = re.findall(r"\b([123])\b", row["quantity"])
        for label, value in zip(labels, numbers, strict=True):
            level = "draft-threshold" if "draft" in row["instrument"] else f"grade-{label}"
            note = {"note": f"grade {label} of the draft"} if "draft" in row["instrument"] else {}
            parts.append(note | dict(quantity="energy_intensity_limit", value=value, qualifier="under", route=route,
                              basis=f"level={level};project={ {'1': 'all', '2': 'new', '3': 'existing'}[label]}"))
        return parts
    if row["quantity"].startswith("recovery"):
        for name, value in zip(("SiCl4", "HCl", "H2"), numbers, strict=True):
            product = {"SiCl4": "silicon-tetrachloride", "HCl": "hydrogen-chloride", "H2": "hydrogen"}[name]
            parts.append(dict(quantity="recovery_rate_limit", value=value, qualifier="over", route="all",
                              product=product, basis="level=threshold;project=all"))
        return parts
    steps = ["deposition", "whole-plant"] if row["quantity"].startswith("deposition / total") else (
        ["deposition"] * len(numbers) if row["quantity"].startswith("deposition") else ["whole-plant"])
    draft = "draft" in row["instrument"]
    level = "elimination" if "eliminated" in row["value"] else "draft-threshold" if draft else "threshold"
    for step, value in zip(steps, numbers, strict=True):
        parts.append(dict(quantity="electricity_intensity_limit", value=value, qualifier="under", route=route,
                          basis=f"level={level};project={project};step={step}"))
    if row["applies_to"].startswith("semiconductor"):
        for part, name in zip(parts, ("CZ grade", "FZ grade"), strict=True):
            part["note"], part["grade"] = name, "electronic"
    if m := re.search(r"; <(\d+) by end-(\d{4})", row["value"]):
        parts.append(parts[0] | {"value": m[1], "period": f"{m[2]}-12-31"})
    return parts


def convert(build: Build) -> None:
    consumption(build)
    history(build)
    limits(build)
