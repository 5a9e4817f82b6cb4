"""Both of PyYAML's parsers, since a machine may lack the quick one."""

import pytest
import yaml

from cocreport.notation import events


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LOADER", getattr(yaml, request.param))
