"""Dated finance parameters, benchmark rates and the terms of the futures contract."""

from __future__ import annotations

import datetime as dt
import re

from economics import published
from lib import Build, rows

PARAMETERS, BENCHMARK, CONTRACT = (
    "econ_finance_params_cn.csv", "econ_benchmark_irr_2006.csv", "econ_gfex_contract.csv")
VAT = "market_fx_vat.csv"  # read for the dated VAT rates and their source; converted elsewhere
COLUMNS = ("id parameter en zh value low high unit text valid_from valid_to geography source tier "
           "published note").split()
CONTRACT_COLUMNS = ("id term en zh contract value low high unit text valid_from valid_to source tier "
                    "published note").split()
ANY = r"-?\d[\d,]*\.?\d*"
# printed parameter -> parts: (code, en, zh, unit, field, pattern of value or of low and high)
PARTS: dict[str, list[tuple[str, str, str, str, str, str]]] = {
    "minimum equity ratio, new/expanded PV manufacturing": [
        ("equity-ratio-min-pv-manufacturing", "least equity ratio, new and expanded PV manufacturing",
         "光伏制造新建和改扩建项目最低资本金比例", "%", "value", f"({ANY})")],
    "minimum equity ratio, polysilicon as overcapacity sector": [
        ("equity-ratio-min-polysilicon", "least equity ratio, polysilicon as a sector with overcapacity",
         "多晶硅（产能过剩行业）最低资本金比例", "%", "value", r"(\d+)-(\d+)")],
    "minimum equity ratio, default project": [
        ("equity-ratio-min-default", "least equity ratio, other projects", "其他项目最低资本金比例",
         "%", "value", f"({ANY})")],
    "ferroalloy/calcium carbide/caustic soda": [
        ("equity-ratio-min-ferroalloy", "least equity ratio, ferroalloy, calcium carbide and caustic soda",
         "铁合金、电石、烧碱项目最低资本金比例", "%", "value", f"({ANY})")],
    "corporate income tax, standard": [
        ("income-tax-rate", "corporate income tax, standard", "企业所得税率（法定）", "%", "value", f"({ANY})")],
    "corporate income tax, West development encouraged": [
        ("income-tax-rate-west", "corporate income tax, encouraged industry in the West",
         "企业所得税率（西部大开发鼓励类）", "%", "value", f"({ANY})")],
    "corporate income tax, high-tech enterprise": [
        ("income-tax-rate-high-tech", "corporate income tax, high-tech enterprise",
         "企业所得税率（高新技术企业）", "%", "value", f"({ANY})")],
    "loss carry-forward": [
        ("loss-carry-forward", "loss carry-forward", "亏损结转年限", "years", "value", f"({ANY})"),
        ("loss-carry-forward-high-tech", "loss carry-forward, high-tech enterprise",
         "亏损结转年限（高新技术企业）", "years", "note", r"(\d+) for high-tech")],
    "VAT on goods": [
        ("vat-rate-goods", "VAT on goods", "增值税率（货物）", "%", "value", f"({ANY})")],
    "surtaxes on VAT payable": [
        ("surtax-urban-construction-city", "urban maintenance and construction tax, city",
         "城市维护建设税（市区）", "%", "value", r"^(\d)/"),
        ("surtax-urban-construction-town", "urban maintenance and construction tax, town",
         "城市维护建设税（县城、镇）", "%", "value", r"^\d/(\d)"),
        ("surtax-urban-construction-other", "urban maintenance and construction tax, elsewhere",
         "城市维护建设税（其他地区）", "%", "value", r"^\d/\d/(\d)"),
        ("surtax-education", "education surcharge", "教育费附加", "%", "value", r"\+ (\d) \+"),
        ("surtax-local-education", "local education surcharge", "地方教育附加", "%", "value", r"\+ (\d)$")],
    "capex input VAT": [
        ("capex-input-vat", "input VAT on capital goods", "固定资产进项税", "", "text", "")],
    "1-year LPR": [("lpr-1y", "loan prime rate, 1 year", "1年期LPR", "%", "value", f"({ANY})")],
    "5-year LPR": [("lpr-5y", "loan prime rate, 5 years", "5年期以上LPR", "%", "value", f"({ANY})")],
    "depreciation": [
        ("depreciation-method", "depreciation method", "折旧方法", "", "text", ""),
        ("depreciation-life-machinery", "depreciation life, machinery", "机器设备折旧年限", "years", "note",
         r"machinery (\d+)-(\d+) y"),
        ("depreciation-life-buildings", "depreciation life, buildings", "房屋建筑物折旧年限", "years", "note",
         r"buildings (\d+)-(\d+) y"),
        ("residual-value-ratio", "residual value ratio", "残值率", "%", "note", r"residual (\d+)-(\d+) %")],
    "working capital": [
        ("working-capital-method", "working capital method", "流动资金估算方法", "", "text", ""),
        ("working-capital-equity-ratio", "least equity share of working capital", "铺底流动资金比例", "%",
         "note", r"(\d+) % of working capital")],
    "construction period": [
        ("construction-period", "construction period", "建设期", "months", "value", r"(\d+)-(\d+)"),
        ("ramp-period", "ramp-up period", "爬坡期", "months", "note", r"ramp (\d+)-(\d+) months")],
    "MIIT minimum utilisation to be listed": [
        ("listing-utilisation-min", "least utilisation of the year before, to be listed (draft)",
         "规范条件：上年实际产量占产能最低比例（征求意见稿）", "%", "value", f"({ANY})")],
    "MIIT reduction electricity, existing / new": [
        ("listing-reduction-electricity-existing", "reduction electricity, existing plants (draft)",
         "规范条件：还原电耗（现有，征求意见稿）", "kWh/kg", "value", r"^(\d+) /"),
        ("listing-reduction-electricity-new", "reduction electricity, new plants (draft)",
         "规范条件：还原电耗（新建，征求意见稿）", "kWh/kg", "value", r"/ (\d+)$")],
    "MIIT total electricity, existing / new": [
        ("listing-total-electricity-existing", "comprehensive electricity, existing plants (draft)",
         "规范条件：综合电耗（现有，征求意见稿）", "kWh/kg", "value", r"^(\d+) /"),
        ("listing-total-electricity-new", "comprehensive electricity, new plants (draft)",
         "规范条件：综合电耗（新建，征求意见稿）", "kWh/kg", "value", r"/ (\d+)$")],
}
SECTORS = {
    "cement": "水泥制造", "glass": "玻璃制造", "primary plastics and resins": "初级塑料与树脂",
    "synthetic fibre monomers": "合成纤维单体", "ethylene complex": "乙烯联合装置",
    "cellulose fibre": "纤维素纤维", "chlor-alkali and chlorides": "氯碱及氯化物",
    "inorganic chemicals": "无机化学原料", "organic chemicals and intermediates": "有机化学原料及中间体",
    "fertiliser": "化肥", "pesticide": "农药", "rubber products": "橡胶制品",
    "new chemical materials": "化工新型材料", "speciality chemicals incl. fine chemicals": "专用化学品（含精细化工）",
    "thermal power": "火力发电", "gas power": "天然气发电", "nuclear": "核能发电", "wind power": "风力发电",
    "waste-to-energy": "垃圾发电", "cogeneration": "热电联产", "fixed telecom": "固定通信",
    "mobile telecom": "移动通信", "metal and alloy smelting": "金属及合金冶炼",
    "solar generating equipment": "太阳能发电设备",
}
SPECULATION = ("margin-speculation", "margin, speculation", "保证金（投机）", "%")
HEDGE = ("margin-hedge", "margin, hedge", "保证金（套保）", "%")
LIMIT = ("price-limit", "price limit", "涨跌停板幅度", "%")
FIRST_LIMIT = ("price-limit-first-day", "price limit, first day", "上市首日涨跌停板幅度", "%")
FEE = ("fee", "trading fee, share of turnover", "交易手续费（成交额比例）", "%")
CAP = ("opening-cap", "cap on opening per day", "日内开仓限额", "lots")
ORDER = ("opening-order-min", "least opening order", "最小开仓下单手数", "lots")
# item, or item and place among equals -> terms: (code, en, zh, unit), pattern, contract
TERMS: dict[str, list[tuple[tuple[str, str, str, str], str, str]]] = {
    "exchange / code": [(("exchange-and-code", "exchange and code", "交易所与代码", ""), "", "")],
    "lot": [(("lot", "lot", "交易单位", "t"), f"({ANY})", "")],
    "tick": [(("tick", "tick", "最小变动价位", "CNY/t"), f"({ANY})", "")],
    "delivery unit": [(("delivery-unit", "delivery unit", "交割单位", "t"), f"({ANY})", "")],
    "contract months": [(("contract-months", "contract months", "合约月份", ""), "", "")],
    "last trading day": [(("last-trading-day", "last trading day", "最后交易日", ""), "", "")],
    "last delivery day": [(("last-delivery-day", "last delivery day", "最后交割日", ""), "", "")],
    "delivery": [(("delivery", "way of delivery", "交割方式", ""), "", "")],
    "base / substitute grade": [
        (("base-grade", "base and substitute grade", "基准与替代交割品", ""), "", ""),
        (("substitute-premium", "premium of the substitute grade (p-type)", "替代品升贴水（P型）", "CNY/t"),
         r"at (-[\d,]+)", "")],
    "statutory minimum margin / limit": [
        (("margin-statutory", "least margin of the contract", "合约最低保证金", "%"), r"^(\d+) %", ""),
        (("price-limit-statutory", "least price limit of the contract", "合约涨跌停板幅度", "%"), r"\+-(\d+) %", "")],
    "effective margin / limit at listing": [
        (SPECULATION, r"^(\d+) %", ""), (HEDGE, r"^(\d+) %", ""), (FIRST_LIMIT, r"(\d+) % day one", ""),
        (LIMIT, r"then (\d+) %", "")],
    "effective margin / limit": [
        (SPECULATION, r"(\d+) % speculation", ""), (HEDGE, r"(\d+) % hedge", ""), (LIMIT, r"/ (\d+) %", "")],
    "effective margin PS2601": [
        (SPECULATION, r"(\d+) % speculation", "PS2601"), (HEDGE, r"(\d+) % hedge", "PS2601")],
    "effective margin": [(SPECULATION, r"^(\d+) % both", ""), (HEDGE, r"^(\d+) % both", "")],
    "position-opening cap PS2509": [(CAP, f"({ANY})", "PS2509")],
    "minimum opening order": [(ORDER, f"({ANY})", "")],
    "fee at listing": [(FEE, r"^([\d.]+) %", "")],
    "registered brands": [
        (("registered-brands", "registered brands", "注册品牌数", "count"), r"(\d+) brands", ""),
        (("registered-plants", "plants of registered brands", "注册品牌工厂数", "count"), r"(\d+) plants", ""),
        (("registered-capacity-share", "share of capacity of registered brands (more than)",
          "注册品牌产能占比（超过）", "%"), r">(\d+) %", "")],
    "position limits (general/10 days before/delivery month)": [
        (("position-limit", "position limit, general", "持仓限额（一般月份）", "lots"), r"^([\d,]+)", ""),
        (("position-limit-share", "position limit, share of open interest", "持仓限额（占持仓量比例）", "%"),
         r"or (\d+) %", ""),
        (("position-limit-share-from", "open interest from which the share holds", "比例限额适用的持仓量", "lots"),
         r">([\d,]+)\)", ""),
        (("position-limit-last-month", "position limit, from the 10th day of the month before delivery",
          "持仓限额（交割月前一个月第10个交易日起）", "lots"), r"/ (\d+) /", ""),
        (("position-limit-delivery-month", "position limit, delivery month", "持仓限额（交割月份）", "lots"),
         r"/ (\d+)$", "")],
}
SAME_DOCUMENT = {"kikihu": "kikihu reprint of GFEX notice", "renrendoc 206839291": "renrendoc 206839291 "
                 '(another "third edition" list, not the official one)',
                 "State Council 2009 No 27": "State Council 2009 No 27 (reprints)"}


# Parameters that the researchers had from memory, and the page that says the same: title, address,
# publisher, published, tier, what it says.
READ_SINCE = {
    "corporate income tax, standard": (
        "Enterprise Income Tax Law of the People's Republic of China (articles 1 to 4, translation)",
        "http://lnmlw.com/Localtaxation/splzqgpncp.html", "lnmlw.com", "", "mirror", "article 4: 25 %"),
    "loss carry-forward": (
        "Law of the People's Republic of China on Enterprise Income Tax",
        "http://www.bjreview.com.cn/document/txt/2007-08/02/content_71269_2.htm", "Beijing Review", "2007-08-02",
        "secondary", "article 18: not more than five years"),
    "urban maintenance and construction tax, city": (
        "Foreign Enterprises and Foreign Invested Enterprises to pay city construction tax and education surcharge",
        "https://www.mayerbrown.com/en/perspectives-events/publications/2010/10/foreign-enterprises-and-foreign-invested-enterpris",
        "Mayer Brown", "2010-10", "secondary", "7 % in city areas, 5 % in counties and towns, 1 % elsewhere"),
    "education surcharge": (
        "Foreign Enterprises and Foreign Invested Enterprises to pay city construction tax and education surcharge",
        "https://www.mayerbrown.com/en/perspectives-events/publications/2010/10/foreign-enterprises-and-foreign-invested-enterpris",
        "Mayer Brown", "2010-10", "secondary", "3 % of the turnover taxes paid"),
    "local education surcharge": (
        "Chinese Consumption, City Maintenance & Education Taxes",
        "https://www.avalara.com/vatlive/en/country-guides/asia/china/chinese-consumption-city-maintenance-education-taxes.html",
        "Avalara VATlive", "", "secondary", "a further 2 % of the turnover taxes"),
}


def cite(build: Build, title: str, tier: str) -> dict[str, str]:
    """Source, tier and publication date of a free-text source."""
    memory = tier == "unverified" and title in ("from memory", "usual; not verified for a polysilicon filer here")
    day = published(title)
    key = build.source("" if memory else title, tier=tier, published=day,
                       note="" if memory else "Cited as free text by the researchers; address not recorded")
    return {"source": key, "tier": tier, "published": day}


def found(pattern: str, text: str) -> dict[str, str]:
    """Value, or low and high, that a pattern finds in a text."""
    match = re.search(pattern, text)
    if not match:
        raise ValueError(f"{pattern!r} not in {text!r}")
    numbers = [part.replace(",", "") for part in match.groups()]
    if len(numbers) == 2:
        return {"value": "", "low": numbers[0], "high": numbers[1]}
    return {"value": numbers[0], "low": "", "high": ""}


def parameters(build: Build) -> list[dict[str, str]]:
    """Tax, equity, loan, depreciation and construction parameters."""
    table = []
    for row in build.read(PARAMETERS):
        build.used[PARAMETERS] += 1
        tier = "unverified" if row["verified_here"] == "no" else "secondary"
        if row["parameter"] == "VAT on goods":
            table += vat_rates(build, row)
            continue
        source = cite(build, SAME_DOCUMENT.get(row["source"], row["source"]), tier)
        for code, en, zh, unit, field, pattern in PARTS[row["parameter"]]:
            numbers = found(pattern, row[field]) if pattern else {"value": "", "low": "", "high": ""}
            read = READ_SINCE.get(en)
            cited = dict(source)
            if read:
                key = build.source(read[0], read[1], read[2], read[3], read[4])
                cited = {"source": key, "tier": build.sources[key]["tier"], "published": read[3]}
            remarks = [row["unit"] if row["unit"] not in (unit, "") and field == "value" else "",
                       row["note"], read[5] if read else f"verified: {row['verified_here']}"]
            table.append({
                "parameter": code, "en": en, "zh": zh, **numbers, "unit": unit,
                "text": row["value"] if field == "text" else "", "valid_from": row["valid_from"],
                "valid_to": row["valid_to"], "geography": "CN", **cited,
                "note": "; ".join(filter(None, remarks))})
    return table


def vat_rates(build: Build, row: dict[str, str]) -> list[dict[str, str]]:
    """Dated VAT rates: the page that prints the changes is the source, not the arithmetic check."""
    code, en, zh, unit, _, _ = PARTS["VAT on goods"][0]
    changes = [r for r in rows(build.source_dir / VAT) if r["item"] == "standard VAT rate"]
    starts = [r["period"].removeprefix("from ") for r in changes]
    ends = [*((dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat() for day in starts), ""]
    before = found(r"(\d+)% before this date", changes[0]["note"])["value"]
    assert starts[-1] == row["valid_from"] and float(changes[-1]["value"]) == float(row["value"])
    table = []
    for value, start, end, change in zip(
            [before, *(r["value"] for r in changes)], ["", *starts], ends, [changes[0], *changes], strict=True):
        key = build.source(change["source_title"], change["source_url"], change["publisher"],
                           change["published_date"], change["source_tier"])
        table.append({
            "parameter": code, "en": en, "zh": zh, "value": value, "low": "", "high": "", "unit": unit,
            "text": "", "valid_from": start, "valid_to": end, "geography": "CN", "source": key,
            "tier": change["source_tier"], "published": change["published_date"],
            "note": row["note"] if not end else ""})
    return table


def benchmarks(build: Build) -> list[dict[str, str]]:
    """Benchmark rates of return before financing and income tax, by sector."""
    table, title = [], ""
    for row in build.read(BENCHMARK):
        build.used[BENCHMARK] += 1
        title = title if row["source"] == "same" else SAME_DOCUMENT.get(row["source"], row["source"])
        source = cite(build, title, "mirror" if title.startswith("renrendoc") else "secondary")
        sector = row["sector"]
        slug = re.sub(r"[^a-z]+", "-", sector.lower()).strip("-")
        table.append({
            "parameter": f"benchmark-rate-{slug}",
            "en": f"benchmark rate of return before financing and income tax, {sector}",
            "zh": f"融资前税前基准收益率：{SECTORS[sector]}", "value": row["pre-financing pre-tax benchmark %"],
            "low": "", "high": "", "unit": "%", "text": "", "valid_from": source["published"], "valid_to": "",
            "geography": "CN", **source, "note": ""})
    return table


UNTOLD = "Change of the trading fee of the polysilicon futures, source not told"
# Contract of a later fee -> who printed it (the row of the least opening order prints it too).
FEE_SOURCES = {"PS2601+": "FC0025"}


def later_fee(build: Build, table: list[dict[str, str]], which: str) -> dict[str, str]:
    """Source of a fee that the note of the first fee tells."""
    if which in FEE_SOURCES:
        known = table[int(FEE_SOURCES[which][2:]) - 1]
        assert "0.05 %" in known["note"]
        return {key: known[key] for key in ("source", "tier", "published")}
    return {"source": build.source(UNTOLD, tier="unverified", note="The researchers' row does not tell who printed it"),
            "tier": "unverified", "published": ""}


def end_superseded(table: list[dict[str, str]]) -> None:
    """A term holds until the day before the next one of the same contract."""
    for row in table:
        starts = [other["valid_from"] for other in table
                  if (other["term"], other["contract"]) == (row["term"], row["contract"])
                  and other["valid_from"] > row["valid_from"]]
        if starts:
            row["valid_to"] = (dt.date.fromisoformat(min(starts)) - dt.timedelta(days=1)).isoformat()


def contract(build: Build) -> list[dict[str, str]]:
    """Terms of the futures contract with the day from which they hold."""
    table, title = [], ""
    for row in build.read(CONTRACT):
        build.used[CONTRACT] += 1
        title = title if row["source"] == "same" else SAME_DOCUMENT.get(row["source"], row["source"])
        source = cite(build, title, "mirror" if re.search("reportify|digest|repost", title) else "secondary")
        for (code, en, zh, unit), pattern, which in TERMS[row["item"]]:
            numbers = found(pattern, row["value"]) if pattern else {"value": "", "low": "", "high": ""}
            table.append({
                "term": code, "en": en, "zh": zh, "contract": which, **numbers, "unit": unit,
                "text": row["value"] if not pattern else "", "valid_from": row["valid_from"], "valid_to": "",
                **source, "note": row["note"]})
        later = re.findall(r"([\d.]+) % (PS\d+\+?) from (\d{4}-\d\d-\d\d)", row["note"])
        for value, which, day in later:
            table.append({"term": FEE[0], "en": FEE[1], "zh": FEE[2], "contract": which, "value": value,
                          "low": "", "high": "", "unit": "%", "text": "", "valid_from": day, "valid_to": "",
                          **later_fee(build, table, which), "note": "from the note of the fee at listing"})
    end_superseded(table)
    return table


def convert(build: Build) -> None:
    table = parameters(build) + benchmarks(build)
    for position, row in enumerate(table, 1):
        row["id"] = f"FP{position:04d}"
    build.table("finance_parameters", "", COLUMNS, table)
    terms = contract(build)
    for position, row in enumerate(terms, 1):
        row["id"] = f"FC{position:04d}"
    build.table("futures_contract", "", CONTRACT_COLUMNS, terms)
