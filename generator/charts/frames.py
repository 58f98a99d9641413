"""Frames on pages, in which pictures of charts are hung once all of them are known and drawn together."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.charts.chart import Chart
from generator.charts.drawing import key_of


class Frames:
    """Of the pages of one edition."""

    def __init__(self) -> None:
        self._charts: dict[str, Chart] = {}

    def frame(self, chart: Chart) -> str:
        """What stands on a page in place of the picture."""
        its = key_of(chart)
        self._charts[its] = chart
        return f"{{{{{its}}}}}"

    def charts_in(self, page: str) -> Iterator[Chart]:
        return (self._charts[its] for its in keys_in(page))

    def hung(self, page: str, picture: Callable[[Chart], str]) -> str:
        """`page` with the picture in every frame."""
        return _FRAME.sub(lambda found: picture(self._charts[found[1]]), page)

    def clear(self) -> None:
        """All pages there are have their pictures. There may be more charts than there is room for."""
        self._charts.clear()


def keys_in(page: str) -> Iterator[str]:
    """Of the charts on it, as their pictures are remembered."""
    return (found[1] for found in _FRAME.finditer(page))


# No text of a record comes near it: there, braces are written as numbers.
_FRAME: Final = re.compile(r"\{\{([0-9a-f]{64})\}\}")
