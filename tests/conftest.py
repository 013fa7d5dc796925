"""Shared fixtures: a clean home for every test, and no skipped real part where that is forbidden."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the developer's own store."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(home / "data"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes runs where real parts are required, which is in CI, and on demand there."""
    if not os.environ.get("REQUIRE_REAL"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes minutes: set REQUIRE_REAL=1"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With REQUIRE_REAL set, a skip of a real part is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and item.get_closest_marker("real") and os.environ.get("REQUIRE_REAL"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: a real part was skipped: {report.longrepr}"


# The same examples on every run: a red run can be repeated, a green one owes nothing to luck. Wider searches
# run with HYPOTHESIS_PROFILE=search.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes never name a test: a packed file holds the second it was made, workers must agree."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) and len(val) > 20 else None
