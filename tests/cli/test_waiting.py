from __future__ import annotations

import pytest

from polysight.cli.waiting import waiting
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language, text
from polysight.study import market_ensemble
from polysight.study.market_forecast import market_forecast
from polysight.study.market_scenario_file import market_scenario, sized


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_once_what_the_first_run_waits_for(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(market_ensemble, "awaits_compilation", lambda function: True)
    data, said = evidence(), text("market_engine.compiling", language)
    # Nobody else asks for these seeds, so that nothing is kept of them.
    seed = 1001 + LANGUAGES.index(language)
    scenario = sized(market_scenario("baseline", data), 2, seed)
    with waiting(language):
        market_forecast(data, scenario)
        market_forecast(data, scenario)
    printed = capsys.readouterr()
    assert "".join(printed.err.split()).count("".join(said.split())) == 1
    assert printed.out == ""
