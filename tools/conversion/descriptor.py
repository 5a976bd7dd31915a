"""Write datapackage.json for a converted data folder (temporary): descriptor.py DATA_DIR."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

REQUIRED = {
    "sources": "key title accessed licence redistributable tier".split(),
    "observations": "id quantity unit period geography kind evidence tier source first_known first_known_by".split(),
    "plants": "plant en geography route kind".split(),
    "plant_events": "id plant event event_date tier source first_known first_known_by".split(),
}
ENUM = {
    "redistributable": ["yes", "no"],
    "evidence": ["as-stated", "midpoint", "derived", "inferred", "memory"],
    "first_known_by": ["published", "month-end", "year-end", "lag", "accessed"],
    "currency_free": ["yes", "no"],
    "total": ["yes", "no", ""],
}
EVENTS = ["planned", "start", "expansion", "converted", "delayed", "cancelled", "idled", "restarted", "closed", "sold"]
REFERENCES = {
    "quantity": "quantities", "unit": "units", "geography": "regions", "product": "products",
    "route": "routes", "grade": "grades", "company": "companies", "owner": "companies", "group": "companies", "kind": "kinds",
    "qualifier": "qualifiers", "tier": "tiers", "source": "sources", "plant": "plants",
}
NUMBERS = {"value", "low", "high", "nameplate_t_per_year", "factor"}
DATES = {"first_known", "accessed"}
PERIOD = r"\d{4}(-(Q[1-4]|H[12]|W\d\d|\d\d(-\d\d)?))?(/\d{4}(-(Q[1-4]|H[12]|W\d\d|\d\d(-\d\d)?))?)?"
DAY = r"\d{4}(-\d\d(-\d\d)?)?"


WORDS = {
    "id": "Name of the row / 行编号",
    "quantity": "What is measured / 指标",
    "value": "Number in the stated unit / 数值（按原单位）",
    "low": "Lower end of a stated range / 区间下限",
    "high": "Upper end of a stated range / 区间上限",
    "qualifier": "About, over, under, limit or withdrawn / 约、超过、低于、限值或撤回",
    "unit": "Unit as the source states it / 来源所用单位",
    "period": "Time that the number is about, ISO 8601 / 所属期间",
    "basis": "dimension=code pairs that make the number comparable / 口径",
    "geography": "Region / 地区",
    "site": "Site, or the part of the region, trade or user class that the row is about / 厂址，或所指的局部（用户类别、合约月份、企业群）",
    "product": "Product / 产品",
    "route": "Process route / 工艺路线",
    "grade": "Grade / 品级",
    "company": "Company / 公司",
    "owner": "Owner / 业主",
    "group": "Group that the owner belongs to / 所属集团",
    "kind": "Observed, estimate, forecast, target, limit or scenario / 类型",
    "evidence": "How the value was found / 取值方式",
    "tier": "Trust in the row / 来源等级",
    "source": "Key of the source / 来源键",
    "published": "Date printed on the source / 来源发布日期",
    "first_known": "Day on which the value could first be known / 首次可知日期",
    "first_known_by": "How that day was found; anything but published is inferred / 该日期的依据（除 published 外均为推断）",
    "supersedes": "Row that this one replaces or withdraws / 取代或撤回的行",
    "same_value_as": "Row that this one repeats / 与之重复的行",
    "note": "Remark / 备注",
    "key": "Key of the source / 来源键",
    "title": "Title / 标题",
    "producer": "Who made it / 编制者",
    "publisher": "Who published it / 发布者",
    "url": "Where it was read / 网址",
    "accessed": "Day on which it was read / 读取日期",
    "licence": "Licence, or the ground on which facts are quoted / 许可或引用依据",
    "redistributable": "Whether its numbers may be passed on / 能否再分发",
    "code": "Code / 代码",
    "en": "English name / 英文名",
    "zh": "Chinese name / 中文名",
    "pinyin": "Pinyin without tones / 拼音（无声调）",
    "aliases": "Other spellings, divided by | / 其他写法，以 | 分隔",
    "definition": "What is meant / 定义",
    "dimension": "Dimension / 量纲或口径维度",
    "factor": "Size in the reference unit of the dimension / 换算因子",
    "suffix": "Ending of a Python name that carries the unit / 变量名后缀",
    "pint": "The same unit in pint, to check the factor / 对应的 pint 单位",
    "canonical_unit": "Unit in which the quantity is kept / 规范单位",
    "currency_free": "Whether any currency may be stated / 是否可用任意币种",
    "basis_dimensions": "Dimensions that an observation must state / 必须给出的口径维度",
    "publication_lag_days": "Usual days from the end of the period to publication / 通常发布滞后天数",
    "plant": "Code of the plant / 工厂代码",
    "event": "What happened or was said to be going to happen / 事件",
    "event_date": "Day, month or year of the event / 事件日期",
    "phase": "Phase as the source names it / 期次",
    "nameplate_t_per_year": "Tonnage that counts for the level / 计入产能的吨位（吨/年）",
    "total": "Whether the tonnage is the level of the whole site / 是否为全厂水平",
    "partial": "Whether only a part of the site was idled or closed / 是否仅部分停产或关闭",
    "parameter": "What the rate or parameter is / 参数",
    "valid_from": "First day on which it holds / 生效日",
    "valid_to": "Last day on which it holds / 失效日",
    "parent": "Region that contains it / 上级地区",
}


def field(resource: str, name: str, codelist: bool) -> dict[str, object]:
    kind = "string"
    constraints: dict[str, object] = {}
    if name in NUMBERS and resource in ("observations", "plant_events", "units", "dated_rates"):
        kind = "number"
    if name == "publication_lag_days":
        kind = "integer"
    if name in DATES:
        kind = "date"
    if name in REQUIRED.get(resource, []) or (codelist and name in ("code", "en", "zh")):
        constraints["required"] = True
    if resource == "bases" and name in ("dimension", "code", "en", "zh"):
        constraints["required"] = True
    if name in ENUM and (resource in ("sources", "observations", "quantities", "plant_events")):
        constraints["enum"] = [v for v in ENUM[name] if v]
    if resource == "plant_events" and name == "event":
        constraints["enum"] = EVENTS
    if name.endswith("_mark"):
        constraints["enum"] = ["observed", "inferred", "defaulted"]
        constraints["required"] = True
    if resource == "plants" and name == "kind":
        constraints["enum"] = ["plant", "plan"]
    if resource == "observations" and name == "period":
        constraints["pattern"] = PERIOD
    if resource in ("observations", "plant_events") and name in ("published", "event_date") or resource == "sources" and name == "published":
        constraints["pattern"] = DAY
    if resource in ("observations", "plant_events", "plants") and name in ("id", "plant"):
        constraints["pattern"] = r"[A-Za-z0-9][A-Za-z0-9._-]*"
    row: dict[str, object] = {"name": name, "type": kind}
    if name in WORDS:
        row["description"] = WORDS[name]
    elif name.endswith("_mark"):
        row["description"] = f"How {name[:-5]} is known: observed, inferred or defaulted / 该字段的依据：观测、推断或缺省"
    if constraints:
        row["constraints"] = constraints
    return row


def main() -> int:
    data = Path(sys.argv[1])
    resources = []
    groups: dict[str, list[str]] = {}
    for path in sorted(data.rglob("*.csv")):
        relative = path.relative_to(data).as_posix()
        name = "observations" if relative.startswith("observations/") else path.stem
        groups.setdefault(name, []).append(relative)
    for name, paths in groups.items():
        with (data / paths[0]).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        codelist = paths[0].startswith("codelists/") and name != "bases"
        schema: dict[str, object] = {"fields": [field(name, column, codelist) for column in header]}
        first = header[0]
        schema["primaryKey"] = ["dimension", "code"] if name == "bases" else [first]
        keys = []
        for column in header:
            target = REFERENCES.get(column)
            wanted = target and target != name and (name in ("observations", "plant_events", "plants") or column in ("source", "tier", "geography"))
            if name == "plants" and column == "kind" or name in ("regions",) or (codelist and column != "tier"):
                wanted = False
            if name in ("sources", "reference_report") and column != "tier":
                wanted = False
            if wanted:
                key = {"quantities": "code", "sources": "key", "plants": "plant"}.get(str(target), "code")
                keys.append({"fields": [column], "reference": {"resource": target, "fields": [key]}})
        if keys:
            schema["foreignKeys"] = keys
        if len(paths) > 1:
            (data / "schemas").mkdir(exist_ok=True)
            (data / "schemas" / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for path in paths:
            own = name if len(paths) == 1 else f"{name}.{Path(path).stem}"
            resources.append({
                "name": own, "type": "table", "path": path,
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ","},
                "schema": schema if len(paths) == 1 else f"schemas/{name}.json",
            })
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "polysight-data",
        "title": "Evidence on the polysilicon industry",
        "description": "Dated, sourced observations of the polysilicon industry with units, bases and vintages, and the codelists that they use.",
        "version": "0.1.0",
        "created": "2026-11-21T00:00:00Z",
        "contributors": [{"title": "The polysight contributors", "roles": ["compiler"]}],
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0 (the compilation; each source keeps its own licence, see sources.csv)"}],
        "resources": resources,
    }
    (data / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
