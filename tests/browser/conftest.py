"""One browser, and the two built sites as hosts serve them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browser import Browser, chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def real_address(real: Path) -> Iterator[str]:
    with served(real) as where:
        yield where


@pytest.fixture(scope="session")
def example_address(example: Path) -> Iterator[str]:
    with served(example) as where:
        yield where


@pytest.fixture(params=["real", "example"])
def name(request: pytest.FixtureRequest) -> str:
    """Of a site."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def address(name: str, request: pytest.FixtureRequest) -> str:
    where: str = request.getfixturevalue(f"{name}_address")
    return where
