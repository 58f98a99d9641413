from pathlib import Path

import pytest

from tests.building import EXAMPLE, REAL, built


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real records."""
    return built(tmp_path_factory.mktemp("real"), REAL).out


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the fictional example."""
    return built(tmp_path_factory.mktemp("example"), EXAMPLE).out
