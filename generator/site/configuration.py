"""The two configurations that are derived from `mkdocs.yml`."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.utils.yaml import yaml_load

from generator.language.speech import LANGUAGES, Language, language
from generator.site import verbatim


@dataclass(frozen=True, slots=True)
class Notices:
    """What every page of one language says besides its own content."""

    description: str
    fictional: str
    """Empty unless the programme is fictional."""
    licence: str
    policy: str
    """What a browser may do with it: a Content-Security-Policy."""


def said(configuration: Path) -> Mapping[str, Any]:
    """What stands in `mkdocs.yml`."""
    return _read(configuration.read_text("utf-8"))


# Asked for many things, and slow to read.
@lru_cache(4)
def _read(configuration: str) -> Mapping[str, Any]:
    its: Mapping[str, Any] = yaml_load(configuration)
    return its


def site_address(configuration: Path) -> str:
    """The site's own address, with a slash at its end."""
    address: str = said(configuration)["site_url"]
    return address.rstrip("/") + "/"


def scope(address: str) -> str:
    """Below which path the scripts of the theme keep what a reader has chosen: the whole site's, so that it holds in
    every language. `address` is the site's own."""
    return urlsplit(address).path


def derived(
    configuration: Path, address: str, speech: Language, docs: Path, site: Path, folder: Path, notices: Notices
) -> str:
    """The text of one language's configuration, to be written into `folder`. `address` is the whole site's.

    It inherits `mkdocs.yml` and says only what differs; paths are relative to `folder`, so that the same records give
    the same bytes wherever the project lies.
    """

    def path(to: Path) -> str:
        return Path(os.path.relpath(to, folder)).as_posix()

    its = said(configuration)
    values: Mapping[str, Any] = {
        "INHERIT": path(configuration),
        "site_url": f"{address}{speech.code}/",
        "site_description": notices.description,
        "docs_dir": path(docs),
        "site_dir": path(site),
        "theme": {
            "language": speech.code,
            "custom_dir": path(configuration.parent / "docs" / "overrides"),
            "palette": _appearances(its["theme"]["palette"], speech),
        },
        "markdown_extensions": [*its["markdown_extensions"], verbatim.__name__],
        "extra": {
            "homepage": "./",
            "fictional": notices.fictional,
            "licence": notices.licence,
            "policy": notices.policy,
            "scope": scope(address),
            "menu": speech.word("site.menu"),
            "search": _search(speech),
            "more": _more(speech),
            "alternate": [
                {"name": other.name, "lang": other.code, "link": f"../{other.code}/"}
                for other in map(language, LANGUAGES)
            ],
        },
    }
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10_000)


def _more(speech: Language) -> Mapping[str, Any]:
    """The pages about the records themselves, which every page leads to at its foot."""
    titles = {page: f"{page}.title" for page in ("method", "protection", "gaps", "sources", "corrections")}
    titles |= {"glossary": "site.glossary", "about": "site.about"}
    pages = [{"title": speech.word(key), "address": f"{page}/"} for page, key in titles.items()]
    return {"label": speech.word("site.more"), "pages": pages}


def _appearances(palette: Iterable[Mapping[str, Any]], speech: Language) -> list[Mapping[str, Any]]:
    """Light, dark or as the device: those of `mkdocs.yml`, named in this language."""
    return [
        {**one, "toggle": {**one["toggle"], "name": speech.word(f"site.appearance_{one['toggle']['name']}")}}
        for one in palette
    ]


def _search(speech: Language) -> Mapping[str, str]:
    """The words of the search box. Numbers are filled in by the browser, in the place of "#"."""
    plain = ("label", "placeholder", "open", "close", "reset", "results", "hint", "none", "failed")
    return {
        **{key: speech.word(f"search.{key}") for key in plain},
        "one": speech.counted("search.found", 1),
        "other": speech.word("search.found.other", n="#"),
        "some": speech.word("search.some", n="#"),
        "first": speech.word("search.first", n="#", shown="##"),
        "page": speech.word("search.kind_page"),
    }
