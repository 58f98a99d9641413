import pytest

from tests.golden.pages import PORTFOLIOS, accepted, written


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_pages_read_as_they_were_accepted(name: str) -> None:
    """A wanted change is accepted with `make golden`, and its difference read in review."""
    assert written(name) == accepted(name)
