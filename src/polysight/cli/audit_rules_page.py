"""The rules of the audit for people at a terminal."""

from __future__ import annotations

import re

import click

from polysight.audit.finding import FindingKind
from polysight.audit.rule import Rule
from polysight.audit.sentence import RELATIONS
from polysight.cli.audit_lines import indented, kind_name
from polysight.evidence.store import Evidence
from polysight.messages import Language, text

_INDENT = 2
#: Behind a full stop.
_END = re.compile(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])|(?<=。)")


def write_list(told: tuple[Rule, ...], language: Language) -> None:
    """Print rules: key, classes, title and an example.

    Parameters
    ----------
    told : tuple of Rule
        The rules.
    language : {"en", "zh"}
        Language of the page.
    """
    for rule in told:
        kinds = " ".join(kind.value for kind in rule.kinds)
        line = {"name": rule.key, "kinds": kinds, "title": rule.told("title", language)}
        indented(text("audit_cli.rule_line", language, **line) + _optional(rule, language))
        indented(_first(rule.told("explanation", language)), 2 * _INDENT)
        indented(
            text("audit_cli.example", language, value=rule.told("example", language)), 2 * _INDENT
        )
    click.echo()
    indented(text("audit_cli.kinds", language))
    for kind in FindingKind:
        indented(f"{kind.value:<7} {kind_name(kind, language)}", _INDENT, 8)
    click.echo()
    indented(text("audit_cli.rules_next", language, count=len(told)))


def write_rule(rule: Rule, evidence: Evidence, language: Language) -> None:
    """Print a rule whole.

    Parameters
    ----------
    rule : Rule
        The rule.
    evidence : Evidence
        Holds the relations that some rules check.
    language : {"en", "zh"}
        Language of the page.
    """
    title = rule.told("title", language)
    indented(text("audit_cli.rule", language, name=rule.key, title=title)
             + _optional(rule, language))  # fmt: skip
    for kind in rule.kinds:
        indented(f"{kind.value}: {kind_name(kind, language)}", _INDENT, 2)
    click.echo()
    indented(rule.told("explanation", language))
    indented(text("audit_cli.example", language, value=rule.told("example", language)))
    rows = [row.cells for row in evidence.tables[RELATIONS] if row.cells["rule"] == rule.key]
    if rows:
        click.echo()
        indented(text("audit_cli.relations", language, count=len(rows)))
    for cells in rows:
        formula = f"{cells['left']} {cells['sign']} {cells['right']}"
        told = {"name": cells[language], "formula": formula, "relation": cells["key"]}
        indented(text("audit_cli.relation", language, **told), _INDENT, 2)
    click.echo()


def _first(explanation: str) -> str:
    """First sentence of an explanation."""
    return _END.split(explanation, maxsplit=1)[0]


def _optional(rule: Rule, language: Language) -> str:
    return "" if rule.default else text("audit_cli.optional", language)
