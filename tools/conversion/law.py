"""Rules on polysilicon in China: one YAML file an instrument, placeholders for the policy room.

A printed pair or list of limits becomes one parameter a number; words that hold no number stay as
``limit_text``. Nothing is added that the rows do not say: an unseen limit stays empty.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from lib import Build, number, worse

RULES = "rules_cn_polysilicon.csv"

# id, edition, English title, Chinese title (without the number where the row prints it in front)
INSTRUMENTS: dict[str, tuple[str, str, str, str]] = {
    "ACC2011": ("access-conditions-2011", "2011", "Access conditions for the polysilicon industry", "多晶硅行业准入条件"),
    "PVNORM2013": ("pv-norms-2013", "2013", "Norm conditions for the photovoltaic manufacturing industry (2013)", "光伏制造行业规范条件（2013）"),
    "PVNORM2015": ("pv-norms-2015", "2015", "Norm conditions for the photovoltaic manufacturing industry (2015)", "光伏制造行业规范条件（2015）"),
    "PVNORM2018": ("pv-norms-2018", "2018", "Norm conditions for the photovoltaic manufacturing industry (2018)", "光伏制造行业规范条件（2018）"),
    "PVNORM2021": ("pv-norms-2021", "2021", "Norm conditions for the photovoltaic manufacturing industry (2021)", "光伏制造行业规范条件（2021）"),
    "PVNORM2024 draft": ("pv-norms-2024-draft", "2024 draft", "Norm conditions for the photovoltaic manufacturing industry (2024, consultation draft)", "光伏制造行业规范条件（2024征求意见稿）"),
    "PVNORM2024": ("pv-norms-2024", "2024", "Norm conditions for the photovoltaic manufacturing industry (2024)", "光伏制造行业规范条件（2024）"),
    "GB29447-2012": ("gb-29447-2012", "2012", "GB 29447-2012 Norm of energy consumption per unit product of polysilicon enterprises", "GB 29447-2012 多晶硅企业单位产品能源消耗限额"),
    "GB29447-2022": ("gb-29447-2022", "2022", "GB 29447-2022 Norm of energy consumption per unit product of polysilicon and germanium", "GB 29447-2022 多晶硅和锗单位产品能源消耗限额"),
    "GB29447-DRAFT2025": ("gb-29447-2025-draft", "2025 draft", "GB 29447 revision, consultation draft of 2025", "GB 29447 硅多晶和锗单位产品能源消耗限额（2025征求意见稿）"),
    "GB29447-2026": ("gb-29447-2026", "2026", "GB 29447-2026 Norm of energy consumption per unit product of polysilicon and germanium", "GB 29447-2026 硅多晶和锗单位产品能源消耗限额"),
    "GB47835-2026": ("gb-47835-2026", "2026", "GB 47835-2026 Norm of energy consumption per unit product of monocrystalline silicon", "GB 47835-2026 硅单晶单位产品能源消耗限额"),
    "GB21347-2023": ("gb-21347-2023", "2023", "GB 21347-2023 Norm of energy consumption per unit product of industrial silicon and magnesium", "GB 21347-2023 工业硅和镁单位产品能源消耗限额"),
    "RE669-01": ("re-weights-2025", "2025", "Notice on the renewable electricity consumption weights of 2025 (NDRC General Office, energy, 2025 no. 669)", "关于2025年可再生能源电力消纳责任权重及有关事项的通知（发改办能源〔2025〕669号）"),
    "RE669-02": ("re-weights-2025-chongqing-draft", "2025 draft", "Renewable electricity weights of 2025, Chongqing implementation (draft)", "2025年可再生能源电力消纳责任权重重庆实施方案（征求意见稿）"),
    "REMIN": ("re-minimum-share-2026", "2026", "Implementation measures for the minimum share of renewable energy", "可再生能源最低比重目标实施办法"),
    "SUP2025": ("energy-inspection-2025", "2025", "Task list of the special energy-saving inspection of the polysilicon industry in 2025 (MIIT General Office, energy, 2025 no. 318)", "2025年度多晶硅行业专项节能监察任务清单（工信厅节函〔2025〕318号）"),
    "BENCH2023": ("energy-benchmarks-2023", "2023", "Energy efficiency benchmark and baseline levels in key industrial fields (2023)", "工业重点领域能效标杆水平和基准水平（2023年版）"),
    "PACE": ("front-runner-nm-2025", "2025", "Energy efficiency front runners, Inner Mongolia 2025", "内蒙古能效“领跑者”（2025）"),
    "HCL-16297": ("gb-16297-1996", "1996", "GB 16297-1996 Integrated emission standard of air pollutants", "GB 16297-1996 大气污染物综合排放标准"),
    "HCL-31573": ("gb-31573-2015", "2015", "GB 31573-2015 Emission standard of pollutants for the inorganic chemical industry", "GB 31573-2015 无机化学工业污染物排放标准"),
    "TCNIA0123": ("t-cnia-0123-2021", "2021", "T/CNIA 0123-2021 Emission standard of air pollutants for industrial silicon production", "T/CNIA 0123-2021 工业硅生产大气污染物排放标准"),
    "GBT32150": ("gbt-32150-2025", "2025", "GB/T 32150-2025 General rules for greenhouse gas accounting of industrial enterprises", "GB/T 32150-2025 工业企业温室气体核算通则"),
    "TRAIN": ("safety-training", "", "Provisions on safety training of production units and measures on emergency plans", "生产经营单位安全培训规定、生产安全事故应急预案管理办法"),
}
BODIES = {
    "MIIT+NDRC+MEP": ("Ministry of Industry and Information Technology, National Development and Reform Commission, Ministry of Environmental Protection", "工业和信息化部、国家发展改革委、环境保护部"),
    "MIIT": ("Ministry of Industry and Information Technology", "工业和信息化部"),
    "SAMR/SAC": ("State Administration for Market Regulation, Standardization Administration", "国家市场监督管理总局、国家标准化管理委员会"),
    "NDRC+NEA general offices": ("General offices of the National Development and Reform Commission and the National Energy Administration", "国家发展改革委办公厅、国家能源局综合司"),
    "Chongqing Energy Bureau": ("Chongqing Energy Bureau", "重庆市能源局"),
    "NDRC+NEA": ("National Development and Reform Commission, National Energy Administration", "国家发展改革委、国家能源局"),
    "NDRC": ("National Development and Reform Commission", "国家发展改革委"),
    "MIIT general office": ("General Office of the Ministry of Industry and Information Technology", "工业和信息化部办公厅"),
    "NDRC and others": ("National Development and Reform Commission and others", "国家发展改革委等部门"),
    "Inner Mongolia MIIT/DRC/SAMR": ("Inner Mongolia departments of industry, development and reform, and market regulation", "内蒙古自治区工业和信息化厅、发展和改革委员会、市场监督管理局"),
    "MEP": ("Ministry of Environmental Protection", "环境保护部"),
    "MEE": ("Ministry of Ecology and Environment", "生态环境部"),
    "CNIA": ("China Nonferrous Metals Industry Association", "中国有色金属工业协会"),
    "MEM": ("Ministry of Emergency Management", "应急管理部"),
}
# The words of the rows are longer than the five kinds of force that the design names.
FORCES = (
    ("mandatory", "mandatory"), ("binding", "mandatory"), ("industry norm", "listing"), ("access rule", "mandatory"),
    ("monitored", "monitored"), ("provincial", "unstated"), ("supervision", "supervision"),
    ("policy benchmark", "encouraged"), ("voluntary", "encouraged"), ("method", "method"),
)
STATUSES = (("FUTURE", "published"), ("IN FORCE", "in-force"), ("historic", "historic"), ("draft", "draft"), ("closed", "historic"))
PAIR = {"reduction / total electricity": ["reduction electricity", "total electricity"],
        "R&D spend": ["R&D spend, share of sales", "R&D spend, amount"],
        "HCl / Cl2 / NOx / particulates": ["HCl stack", "Cl2 stack", "NOx stack", "particulates stack"],
        "initial training; yearly retraining; drills": ["initial training", "yearly retraining", "drills"]}


CODES = {
    "project scale per phase": "project-scale", "scale per phase": "project-scale", "capital ratio": "capital-ratio",
    "land use of new projects": "land-use", "reduction electricity": "reduction-electricity",
    "total electricity": "total-electricity",
    "total electricity above which lines are eliminated by end 2011": "elimination-electricity",
    "recovery of SiCl4 from reduction off-gas": "recovery-stc", "recovery of HCl from reduction off-gas": "recovery-hcl",
    "recovery of H2 from reduction off-gas": "recovery-h2", "distance from sensitive areas": "distance",
    "R&D spend, share of sales": "research-share", "R&D spend, amount": "research-spend",
    "prior-year output / capacity": "output-ratio", "water: WAFERS": "wafer-water", "water: CELLS": "cell-water",
    "reclaimed water use: wafers, cells": "reclaimed-water",
    "green electricity, micro-grid, green certificates": "green-electricity",
    "comprehensive energy": "comprehensive-energy", "green-electricity share by province": "green-electricity-share",
    "green-electricity share": "green-electricity-share", "minimum renewable share": "minimum-renewable-share",
    "unit energy vs mandatory limit; motors, transformers, pumps": "inspection",
    "benchmark / baseline": "benchmark-baseline", "non-fossil energy share": "non-fossil-share",
    "HCl stack": "hcl-stack", "Cl2 stack": "cl2-stack", "NOx stack": "nox-stack",
    "particulates stack": "particulates-stack", "air pollutants": "air-pollutants",
    "heat emission factor default": "heat-factor", "initial training": "initial-training",
    "yearly retraining": "yearly-retraining", "drills": "drills",
}
PLACES = {"RE669-02": ["CN-CQ"], "RE669-03": ["CN-YN", "CN-QH"], "PACE-NM2025": ["CN-NM"]}


def instrument_of(rule: str) -> str:
    rule = "RE669-01" if rule == "RE669-03" else rule
    found = [key for key in INSTRUMENTS if rule.startswith(key)]
    return max(found, key=len)


def tier_of(confidence: str) -> str:
    if "memory" in confidence or confidence == "unreliable":
        return "unverified"
    return "mirror" if confidence.startswith("seen") else "secondary"


def plain(text: str) -> float | int | None:
    """A number without loss, or None when the text is none."""
    cleaned = number(text)
    return None if not cleaned else int(cleaned) if re.fullmatch(r"-?\d+", cleaned) else float(cleaned)


def pieces(text: str, count: int) -> list[str]:
    text = re.sub(r"\s*\(one table\)$", "", text)
    parts = re.split(r"\s*/\s*|\s*;\s*|\s+and\s+", text) if text else []
    return parts if len(parts) == count else [text] * count


def limit(text: str) -> tuple[float | int | None, str]:
    """Number of a printed limit and the words around it, when it is not a bare number."""
    if plain(text) is not None:
        return plain(text), ""
    if m := re.fullmatch(r"(\d+)M", text):
        return int(m[1]), ""
    return None, text


def parameters(row: dict[str, str], source: dict[str, str]) -> list[dict[str, Any]]:
    if row["limit_new_or_expansion"] == "same":
        row["limit_new_or_expansion"] = row["limit_existing"]
    names = PAIR.get(row["parameter"], [row["parameter"]])
    units = {"% of sales and CNY 10M/a": ["%", "MCNY/a"], "h; h; per year": ["h", "h", "1/a"]}.get(
        row["unit"], [row["unit"]] * len(names))
    existing, new = pieces(row["limit_existing"], len(names)), pieces(row["limit_new_or_expansion"], len(names))
    found = []
    for index, name in enumerate(names):
        found += dated(row, name, units[index], existing[index], new[index], source)
    return found


def dated(row: dict[str, str], name: str, unit: str, existing: str, new: str,
          source: dict[str, str]) -> list[dict[str, Any]]:
    """One entry, or two where one row prints a limit now and a tighter one by a later date."""
    steps: list[tuple[str, str, str, str]] = [("", existing, new, "")]
    if m := re.fullmatch(r"(\d+); (\d+) by end (\d{4})", existing):
        steps = [("", m[1], m[1], ""), (f"{m[3]}-12-31", m[2], m[2], "")]
    elif m := re.fullmatch(r"([\d.]+) \((\d{4})\); ([\d.]+) \((\d{4})\)", existing):
        steps = [(m[2], m[1], m[1], ""), (m[4], m[3], m[3], "")]
    elif m := re.fullmatch(r"(\d+) polysilicon, (\d+) others", new):
        steps = [("", "", m[1], "polysilicon"), ("", "", m[2], "other photovoltaic products")]
    entries = []
    draft = from_draft(row, source["title"])
    tier = worse(tier_of(row["confidence"]), source["tier"])
    for start, old_limit, new_limit, scope in steps:
        (old_value, old_text), (new_value, new_text) = limit(old_limit), limit(new_limit)
        entries.append({
            "rules": [row["rule_id"]], "parameter": CODES[name], "printed": name, "unit": unit, "comparator": row["comparator"],
            "scope": scope or row["scope_route"], "geography": PLACES.get(row["rule_id"], ["CN"]), "from": start or None,
            "limit_existing": old_value, "limit_new_or_expansion": new_value,
            "limit_text": "; ".join(dict.fromkeys(filter(None, [old_text, new_text]))) or None,
            "grade_1": plain(row["grade_1"]), "grade_2": plain(row["grade_2"]), "grade_3": plain(row["grade_3"]),
            "source": source["key"], "tier": tier, "from_draft": draft, "confidence": row["confidence"],
            "note": "; ".join(filter(None, [row["note"], f"grade 1 {row['grade_1']}" if row["grade_1"] and plain(row["grade_1"]) is None else ""])) or None,
        })
    return entries


def from_draft(row: dict[str, str], title: str) -> bool:
    """Whether a parameter was read in a draft text: its instrument or its source is one."""
    return bool(re.search("draft|征求意见", f"{row['rule_id']} {row['title']} {title}", re.I))


def convert(build: Build) -> None:
    groups: dict[str, list[tuple[dict[str, str], str]]] = {}
    previous = ""
    for row in build.read(RULES):
        title = row["source"]
        if title.startswith("same"):
            title = previous if title == "same" or title == "same rule base" else previous.split(";")[0] + title[4:]
        else:
            previous = title
        source = build.source("" if title == "none" else title, tier=tier_of(row["confidence"]))
        groups.setdefault(instrument_of(row["rule_id"]), []).append((row, source))
        build.used[RULES] += 1
    for key, members in groups.items():
        identity, edition, english, chinese = INSTRUMENTS[key]
        first = members[0][0]
        body_en, body_zh = BODIES[first["issuing_body"]]
        document = {
            "id": identity, "title": {"zh": chinese, "en": english}, "body": {"zh": body_zh, "en": body_en},
            "edition": edition or None, "instrument": first["instrument"],
            "status": "; ".join(dict.fromkeys(filter(None, (row["status_on_2026-11-21"] for row, _ in members)))) or None,
            "status_code": next((code for text, code in STATUSES if first["status_on_2026-11-21"].startswith(text)), "unknown"),
            "legal_force": "association" if first["instrument"].startswith("association") else next(code for text, code in FORCES if first["legal_force"].startswith(text)),
            "legal_force_text": "; ".join(dict.fromkeys(row["legal_force"] for row, _ in members)),
            "published": first["published"] or None, "effective_from": first["effective_from"] or None,
            "effective_to": first["effective_to"] or None,
            "scope_route": list(dict.fromkeys(row["scope_route"] for row, _ in members)),
            "modelled": False,
            "parameters": [entry for row, source in members
                           for entry in parameters(dict(row), build.sources[source])],
        }
        if document["status_code"] == "historic" and not document["effective_to"]:
            document["effective_to_note"] = "end not seen"
        build.document(f"law/{identity}.yaml", yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110))
