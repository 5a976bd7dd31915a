"""What is run is named, and a name is no path."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.web import project_forms


@pytest.mark.parametrize("name", ["../x", "a/b", "a.toml", "", "-x", "x" * 101])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(ValidationError):
        project_forms.RunForm.model_validate({"room": "market", "scenario": name})
