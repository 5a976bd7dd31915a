"""Every resource that is read: its address, form, answer, schema and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polysight.answers import audit_answer
from polysight.audit.document import rules_document
from polysight.messages import Language
from polysight.study.shipped_files import shipped_files
from polysight.web import (
    evidence_lists,
    evidence_reading,
    forms,
    model_forms,
    plant_reading,
    project_forms,
    study_reading,
)
from polysight.web.desk import Desk
from polysight.web.document_tables import (
    market_months,
    market_years,
    project_years,
    series_rows,
    warning_months,
)
from polysight.web.plant_reading import ROUTES
from polysight.web.resource import Asked, Resource, part, read, worked
from polysight.web.store import Store


def _files(folder: str) -> Callable[[Store], Iterable[str]]:
    return lambda store: shipped_files(store.evidence, folder)


def _plants(store: Store) -> Iterable[str]:
    return (*ROUTES, *shipped_files(store.evidence, "plant_files"))


def _instruments(store: Store) -> Iterable[str]:
    return store.instruments


def _indicators(store: Store) -> Iterable[str]:
    return (row.cells["key"] for row in store.evidence.tables["warning_indicators"])


def _rules(store: Store, asked: Asked, language: Language) -> object:
    del store, language
    return rules_document(audit_answer.rules(asked.get("rule", "")))


def _arrays(store: Store) -> Iterable[str]:
    return study_reading.study_of(store).arrays


def _stored_market(desk: Desk, asked: Asked, language: Language) -> object:
    del language
    return study_reading.market(desk.store, asked["scenario"], asked["as_of"])


def _stored_markets(store: Store, asked: Asked, language: Language) -> object:
    del asked, language
    return {"scenarios": sorted(store.markets)}


EVIDENCE = (
    Resource(
        "quantities", "evidence", "/evidence/quantities", forms.Dated,
        read(evidence_reading.quantities), "show", tables={"quantities": part("quantities")},
    ),
    Resource(
        "codelist", "evidence", "/evidence/codelists/{list}", forms.Form,
        read(evidence_reading.codelist), "codelist",
        names=lambda store: store.evidence.codelists, tables={"codes": part("codes")},
    ),
    Resource(
        "observations", "evidence", "/evidence/observations", forms.Observations,
        read(evidence_reading.observations), "observation",
    ),
    Resource(
        "observation", "evidence", "/evidence/observations/{id}", forms.Dated,
        read(evidence_reading.observation), "cited_observation",
        names=lambda store: store.evidence.by_id,
    ),
    Resource(
        "sources", "evidence", "/evidence/sources", forms.Sources,
        read(evidence_reading.sources), "source",
    ),
    Resource(
        "source", "evidence", "/evidence/sources/{key}", forms.Dated,
        read(evidence_reading.source), "source", names=lambda store: store.evidence.sources,
    ),
    Resource(
        "series", "evidence", "/evidence/series", forms.Series,
        read(evidence_reading.series), "show",
        tables={"rows": series_rows, "contradictions": part("contradictions")},
    ),
    Resource(
        "contradictions", "evidence", "/evidence/contradictions", forms.Contradictions,
        read(evidence_reading.disputes), "contradiction",
    ),
    Resource(
        "explanation", "evidence", "/evidence/explanation", forms.Explanation,
        read(evidence_reading.explanation), "explain",
    ),
    Resource(
        "register", "evidence", "/evidence/plants", forms.Plants,
        read(evidence_reading.plants), "show", tables={"plants": part("plants")},
    ),
    Resource(
        "vintages", "evidence", "/evidence/vintages", forms.Dated,
        read(evidence_lists.vintages), "vintages", tables={"months": part("months")},
    ),
    Resource(
        "bases", "evidence", "/evidence/bases", forms.Form,
        read(evidence_lists.bases), "bases", tables={"bases": part("bases")},
    ),
    Resource(
        "tiles", "evidence", "/evidence/tiles", forms.Form,
        read(evidence_lists.tiles), "tiles", tables={"tiles": part("tiles")},
    ),
)  # fmt: skip
STUDY = (
    Resource(
        "study", "study", "/study", forms.Dated, read(study_reading.study), "study",
        tables={"arrays": part("arrays")},
    ),
    Resource(
        "numbers", "study", "/study/arrays/{array}", forms.Numbers,
        read(study_reading.numbers), "number", names=_arrays,
    ),
    Resource(
        "assumptions", "study", "/study/assumptions", forms.Numbers,
        read(study_reading.assumptions), "assumption",
    ),
)  # fmt: skip
MARKET = (
    Resource(
        "market_scenarios", "market", "/market/scenarios", forms.Form,
        read(evidence_reading.scenarios), "market_scenarios",
        tables={"scenarios": part("scenarios")},
    ),
    Resource(
        "market_results", "market", "/market/results", forms.Form,
        read(_stored_markets), "stored_markets",
    ),
    Resource(
        "market_result", "market", "/market/results/{scenario}", forms.Dated,
        _stored_market, "market", names=lambda store: store.markets,
        tables={"years": market_years, "months": market_months},
    ),
    Resource(
        "market_record", "market", "/market/record", forms.Form,
        worked("market_record"), "market_backtest",
        tables={name: part(name) for name in ("forecasts", "published", "turns")},
    ),
    Resource(
        "market_history", "market", "/market/history", forms.Dated,
        worked("market_history"), "market_history",
        tables={name: part(name) for name in ("months", "episodes", "season")},
    ),
    Resource(
        "market_calibration", "market", "/market/calibration", forms.Form,
        worked("market_calibration"), "market_calibration",
        tables={name: part(name) for name in ("parameters", "correlations")},
    ),
)  # fmt: skip
WARNING = (
    Resource(
        "warning", "warning", "/warning", forms.Dated, worked("warning"), "warn",
        tables={name: part(name) for name in ("indicators", "probabilities", "indices")},
    ),
    Resource(
        "warning_history", "warning", "/warning/history", forms.Dated,
        worked("warning_history"), "warn_history", tables={"months": warning_months},
    ),
    Resource(
        "warning_record", "warning", "/warning/record", forms.Dated,
        worked("warning_record"), "warn_record",
    ),
    Resource(
        "warning_indicator", "warning", "/warning/indicators/{indicator}", forms.Dated,
        worked("warning_indicator"), "warn_why", names=_indicators,
    ),
)  # fmt: skip
MODELS = (
    Resource(
        "plants", "models", "/plants", forms.Form, read(plant_reading.plants), "plants",
        tables={"plants": part("plants")},
    ),
    Resource(
        "plant_parameters", "models", "/plant/{route}/parameters", forms.Dated,
        read(plant_reading.parameters), "plant_parameters", names=lambda store: ROUTES,
        tables={"parameters": part("parameters")},
    ),
    Resource(
        "plant", "models", "/plant/{route}", model_forms.Model, worked("plant"), "plant",
        names=lambda store: ROUTES,
        tables={name: part(name) for name in ("energy", "sections", "parameters")},
    ),
    Resource(
        "cost", "models", "/cost", model_forms.Cost, worked("cost"), "cost",
        tables={name: part(name) for name in ("places", "curve", "curve_band")},
    ),
    Resource(
        "footprint", "models", "/footprint/{plant}", model_forms.Footprint, worked("footprint"),
        "footprint", names=_plants,
        tables={name: part(name) for name in ("rows", "influences")},
    ),
    Resource(
        "compliance", "law", "/compliance/{plant}", model_forms.Compliance, worked("compliance"),
        "comply", names=_files("plant_files"), tables={"verdicts": part("verdicts")},
    ),
    Resource(
        "compliance_gap", "law", "/compliance/{plant}/gap", model_forms.Gap,
        worked("compliance_gap"), "comply_gap", names=_files("plant_files"),
    ),
    Resource(
        "law", "law", "/law", model_forms.Law, worked("law"), "law",
        tables={"instruments": part("instruments")},
    ),
    Resource(
        "law_changes", "law", "/law/changes", model_forms.LawChanges, worked("law_changes"),
        "law_diff", tables={"differences": part("differences")},
    ),
    Resource(
        "law_instrument", "law", "/law/instruments/{instrument}", forms.Dated,
        worked("law_instrument"), "law_show", names=_instruments,
    ),
)  # fmt: skip
AUDIT = (
    Resource(
        "audit_rules", "audit", "/audit/rules", forms.Form, read(_rules), "audit",
        tables={"rules": part("rules")},
    ),
    Resource(
        "audit_rule", "audit", "/audit/rules/{rule}", forms.Form, read(_rules), "audit",
        names=lambda store: audit_answer.rule_names(),
    ),
)  # fmt: skip
_PROJECT = _files("projects")
PROJECTS = (
    Resource(
        "project", "projects", "/projects/{name}", project_forms.Evaluation,
        worked("project"), "project", names=_PROJECT, tables={"tables": project_years},
    ),
    Resource(
        "project_tornado", "projects", "/projects/{name}/tornado", project_forms.Tornado,
        worked("project_tornado"), "project_tornado", names=_PROJECT,
        tables={"factors": part("factors")},
    ),
    Resource(
        "project_stress", "projects", "/projects/{name}/stress", project_forms.Chosen,
        worked("project_stress"), "project_stress", names=_PROJECT,
        tables={"stresses": part("stresses")},
    ),
    Resource(
        "project_shocks", "projects", "/projects/{name}/shocks", project_forms.Chosen,
        worked("project_shocks"), "project_shocks", names=_PROJECT,
    ),
    Resource(
        "project_scenarios", "projects", "/projects/{name}/scenarios", project_forms.Project,
        worked("project_scenarios"), "project_scenarios", names=_PROJECT,
    ),
    Resource(
        "project_fields", "projects", "/projects/{name}/fields", project_forms.Project,
        worked("project_fields"), "project_fields", names=_PROJECT,
        tables={"fields": part("fields")},
    ),
)  # fmt: skip
#: All resources in the order of the description of the interface.
RESOURCES = (*EVIDENCE, *STUDY, *MARKET, *WARNING, *MODELS, *AUDIT, *PROJECTS)
