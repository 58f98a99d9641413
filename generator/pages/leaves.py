"""A list that is too long for one page, which a phone shall load quickly, goes on over others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.page import address_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Item]):
    path: str
    """Of its page: `sources.md`, `sources/page_2.md`. No record has an underscore in its name."""
    number: int
    """From 1."""
    items: tuple[Item, ...]

    @property
    def address(self) -> str:
        return address_of(self.path)


def leaves(path: str, items: Sequence[Item], most: int, weight: Callable[[Item], int]) -> tuple[Leaf[Item], ...]:
    """`items` in their order, over pages of which none weighs more than `most`, unless a single item does; one page,
    though it be empty, there is always. `path` is the first page's."""
    split: list[list[Item]] = [[]]
    for item in items:
        if split[-1] and sum(map(weight, split[-1])) + weight(item) > most:
            split.append([])
        split[-1].append(item)
    folder = path.removesuffix(".md").removesuffix("/index")
    return tuple(
        Leaf(path if number == 1 else f"{folder}/page_{number}.md", number, tuple(its))
        for number, its in enumerate(split, start=1)
    )
