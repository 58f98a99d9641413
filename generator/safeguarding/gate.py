"""What may not leave, looked for in the finished files. The full audit of the bytes takes this place."""

import json
from collections.abc import Iterator, Set
from html import unescape
from pathlib import Path

from generator.safeguarding.labels import Labels


def pages_with_label(site: Path, sensitive: Labels, may_carry: Set[str]) -> Iterator[str]:
    """Paths, inside `site`, of pages and of search entries with a sensitive label that are not the programme's own.

    `may_carry` holds addresses inside a language: `programme/`.
    """
    for path in sorted(site.rglob("*")):
        inside = path.relative_to(site)
        address = inside.relative_to(inside.parts[0]).as_posix().removesuffix("index.html")
        if (
            path.suffix == ".html"
            and address not in may_carry
            and sensitive.stand_in(unescape(path.read_text("utf-8")))
        ):
            yield inside.as_posix()
        elif path.name == "search_index.json":
            for entry in json.loads(path.read_text("utf-8"))["docs"]:
                location = entry["location"].partition("#")[0]
                if location not in may_carry and sensitive.stand_in(unescape(f"{entry['title']} {entry['text']}")):
                    yield f"{inside.as_posix()} ({location})"
        elif path.name in ("sitemap.xml", "robots.txt") and sensitive.stand_in(path.read_text("utf-8")):
            yield inside.as_posix()
