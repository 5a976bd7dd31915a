"""Sources behind a market: counted, or told one by one."""

from __future__ import annotations

import pytest

from polysight.answers.market_sources import sources, weak
from polysight.cli.market_sources import write_sources
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


def test_sources_are_counted_or_told(capsys: pytest.CaptureFixture[str]) -> None:
    behind = sources(asked())
    assert list(behind) == sorted(behind)
    write_sources(asked(), "en", every=False)
    assert str(len(behind)) in capsys.readouterr().out
    write_sources(asked(), "en", every=True)
    told = capsys.readouterr().out
    assert all(f"[{key}]" in told for key in behind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_document_is_counted_from_the_rows(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    found = weak(asked())
    rows = asked().evidence.tables["market_parameters"]
    assert found["behaviour_all"] == len(rows)
    assert found["behaviour"] == sum(one.cells["tier"] == "unverified" for one in rows)
    for name in ("behaviour", "drivers", "terms"):
        assert 0 < found[name] < found[f"{name}_all"]
    write_sources(asked(), language, every=False)
    told = capsys.readouterr().out
    assert all(str(one) in told for one in found.values())
