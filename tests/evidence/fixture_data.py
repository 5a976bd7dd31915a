"""A data folder small enough to read whole, in the schema of the shipped one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from polysight.evidence.location import data_folder

CODELISTS = {
    "quantities": """\
code,en,zh,dimension,canonical_unit,currency_free,basis_dimensions,publication_lag_days,definition
price,price,价格,CNY/mass,CNY/kg,yes,averaging;deal;tax,7,Price of a traded good
production,production,产量,mass,kt,no,,45,Output in the period
capacity,capacity,产能,mass/time,kt/a,no,measure;timing,60,Ability to produce
operating_rate,operating rate,开工率,ratio,1,no,,30,Share of capacity in use
gross_margin,gross margin,毛利率,ratio,1,no,,45,Gross profit over revenue
installations,PV installations,光伏新增装机,power,GW,no,electrical,60,Capacity installed
energy_intensity,energy intensity,单位产品综合能耗,coal-equivalent/mass,kgce/kg,no,step,180,Energy
capex_total,capital cost,投资额,CNY,MCNY,yes,scope,90,Capital cost of a project
""",
    "units": """\
code,en,zh,dimension,factor,suffix,pint,aliases
1,fraction,比值,ratio,1,fraction,dimensionless,fraction
%,per cent,百分比,ratio,0.01,percent,percent,percent
t,tonne,吨,mass,1000,t,metric_ton,吨
kt,thousand tonnes,千吨,mass,1e6,kt,kilometric_ton,
10kt,ten thousand tonnes,万吨,mass,1e7,10kt,,万吨
kt/a,thousand tonnes per year,千吨/年,mass/time,1,kt_per_year,kilometric_ton/year,
GW,gigawatt,吉瓦,power,1,gw,gigawatt,
kgce/kg,kilograms of coal equivalent per kilogram,千克标准煤/千克,coal-equivalent/mass,1,kgce_per_kg,,
CNY/kg,yuan per kilogram,元/千克,CNY/mass,1,cny_per_kg,,元/千克|元/kg
10kCNY/t,ten thousand yuan per tonne,万元/吨,CNY/mass,10,10kcny_per_t,,万元/吨
USD/kg,US dollars per kilogram,美元/千克,USD/mass,1,usd_per_kg,,美元/kg
MCNY,million yuan,百万元,CNY,1e6,mcny,,百万元
100MCNY,hundred million yuan,亿元,CNY,1e8,100mcny,,亿元
""",
    "bases": """\
dimension,code,en,zh,definition
averaging,point,point in time,时点,
averaging,month,month average,月均,
deal,spot,spot,现货,
deal,contract,contract,长单,
tax,included,VAT included,含税,
tax,excluded,VAT excluded,不含税,
tax,unstated,tax not stated,未说明,
measure,nameplate,nameplate,名义产能,
timing,year-end,at the end of the year,年末,
electrical,ac,AC rating,交流侧,
step,whole-plant,whole plant,全厂综合,
scope,polysilicon-only,polysilicon only,仅多晶硅,
""",
    "regions": """\
code,en,zh,pinyin,parent,kind,aliases
WLD,World,全球,quanqiu,,world,global
CN,China,中国,zhongguo,WLD,country,PRC
CN-XJ,Xinjiang,新疆,xinjiang,CN,province,
CN-NM,Inner Mongolia,内蒙古,neimenggu,CN,province,内蒙
""",
    "companies": """\
code,en,zh,pinyin,country,aliases,note
tongwei,Tongwei,通威股份,tong wei,CN,Yongxiang|永祥股份,
daqo,Daqo New Energy,大全能源,da quan,CN,Daqo,
""",
    "products": "code,en,zh,aliases,definition\npolysilicon,polysilicon,多晶硅,,\n",
    "routes": "code,en,zh,aliases,definition\nsiemens,modified Siemens,改良西门子法,Siemens,\n",
    "grades": "code,en,zh,aliases,definition\nn-type,n-type rod,N型复投料,N型料,\nmono-dense,mono dense,致密料,,\n",
    "kinds": """\
code,en,zh,definition
observed,observed,实际值,
estimate,estimate,估计值,
forecast,forecast,预测值,
target,target,目标值,
""",
    "qualifiers": "code,en,zh,definition\nabout,about,约,\nover,over,超过,\nwithdrawn,withdrawn,撤回,\n",
    "tiers": """\
code,en,zh,rank,definition
primary,primary,一手来源,1,
secondary,secondary,二手来源,2,
mirror,mirror,转载,3,
template,template,模板,4,
unverified,unverified,未核实,5,
""",
}
SOURCES = """\
key,title,producer,publisher,url,published,accessed,licence,redistributable,tier,note
cpia,Annual report,Producers' association,Producers' association,https://example.org/a,2025-03,2025-04-01,quoted facts,yes,primary,
daily,Daily prices,Price house,Price house,https://example.org/d,,2025-07-01,quoted facts,yes,secondary,
closed,Subscriber table,Price house,Price house,https://example.org/c,,2025-07-01,all rights reserved,no,secondary,
"""
OBSERVATIONS = """\
id,quantity,value,low,high,qualifier,unit,period,basis,geography,site,product,route,grade,company,kind,evidence,tier,source,published,first_known,first_known_by,supersedes,same_value_as,note
FX0001,price,40,,,,CNY/kg,2025-05,averaging=month;deal=spot;tax=included,CN,,polysilicon,,n-type,,observed,as-stated,secondary,daily,2025-06-03,2025-06-03,published,,,
FX0002,price,38.5,38,39,about,CNY/kg,2025-06,averaging=month;deal=spot;tax=included,CN,,polysilicon,,n-type,,observed,as-stated,secondary,daily,2025-07-03,2025-07-03,published,,,"a note, with a comma"
FX0003,production,1820,,,,kt,2024,,CN,,polysilicon,,,,observed,as-stated,primary,cpia,2025-03,2025-03-31,month-end,,,
FX0004,gross_margin,-12.5,,,,%,2024,,CN,,polysilicon,,,daqo,observed,as-stated,primary,cpia,2025-03,2025-03-31,month-end,,,negative
FX0005,price,37,,,,CNY/kg,2025-06,averaging=month;deal=spot;tax=included,CN,,polysilicon,,n-type,,observed,as-stated,secondary,closed,2025-07-03,2025-07-03,published,,,not to be passed on
FX0006,capacity,,2900,3100,,kt/a,2024,measure=nameplate;timing=year-end,CN,,polysilicon,,,,estimate,as-stated,primary,cpia,2025-03,2025-03-31,month-end,,,
"""


def write(folder: Path) -> Path:
    """Write the data folder; the descriptor is the shipped one with our files in it.

    Parameters
    ----------
    folder : pathlib.Path
        Where; made if needed.

    Returns
    -------
    pathlib.Path
        The same folder.
    """
    shipped = data_folder()
    descriptor = json.loads((shipped / "datapackage.json").read_text(encoding="utf-8"))
    texts = {f"codelists/{name}.csv": text for name, text in CODELISTS.items()}
    texts |= {"sources.csv": SOURCES, "observations/fixture.csv": OBSERVATIONS}
    resources: dict[str, dict[str, Any]] = {}
    for resource in descriptor["resources"]:
        schema = resource.get("schema")
        if isinstance(schema, str):
            texts[schema] = (shipped / schema).read_text(encoding="utf-8")
        name = resource["name"].partition(".")[0]
        resources.setdefault(name, {**resource, "name": name})
    resources["observations"]["path"] = "observations/fixture.csv"
    texts["datapackage.json"] = json.dumps({**descriptor, "resources": list(resources.values())})
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
