"""What stands around the two languages: the first page, the page for a wrong address, the map of the site."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final
from urllib.parse import urlsplit

from generator.language.speech import LANGUAGES, Language
from generator.site.policy import policy_around


def first_page(languages: Sequence[Language], notices: Sequence[str]) -> str:
    """Offers the languages, Indonesian first. `notices` stand above them."""
    return _page(languages, languages[0].word("site.name"), "", "site.opening", notices)


def wrong_address(languages: Sequence[Language], site_address: str, notices: Sequence[str]) -> str:
    """Shown by the server for any address, so its links begin at the site's own path."""
    return _page(languages, "404", urlsplit(site_address).path, "site.wrong_address", notices)


def _page(languages: Sequence[Language], title: str, base: str, key: str, notices: Sequence[str]) -> str:
    choices = "".join(
        f'<li lang="{language.code}"><p>{escape(language.word(key))}</p>'
        f'<a href="{escape(base)}{language.code}/" hreflang="{language.code}">{escape(language.name)}</a></li>'
        for language in languages
    )
    said = "".join(f'<p class="fictional">{escape(notice)}</p>' for notice in notices if notice)
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<link rel="icon" href="{escape(base)}{languages[0].code}/assets/emblem.svg">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{said}<h1>{escape(title)}</h1>\n<ul>{choices}</ul>\n</main>\n</body>\n</html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.1rem/1.6 system-ui,sans-serif;"
    "background:#fdf8f2;color:#3a2a24}"
    "main{padding:2rem;max-width:30rem}h1{font-size:2.4rem;margin:0 0 1rem;color:#7a3b2e}"
    "ul{list-style:none;margin:0;padding:0;display:grid;gap:1.5rem}p{margin:0 0 .6rem}"
    "a{display:inline-block;padding:.7rem 1.4rem;border-radius:.6rem;background:#7a3b2e;color:#fff;"
    "text-decoration:none;font-weight:600}a:focus-visible{outline:3px solid #f4a259;outline-offset:3px}"
    ".fictional{padding:.6rem 1rem;border-radius:.6rem;background:#f7dcb8;color:#3a2a24;font-weight:600}"
    "@media(prefers-color-scheme:dark){body{background:#211a18;color:#f3e7dc}h1{color:#f4b583}"
    "a{background:#f4b583;color:#2a1d18}}"
)
POLICY: Final = policy_around(_STYLE)
"""What these pages let a browser do."""


def sitemap(site_address: str, addresses: Iterable[str]) -> str:
    """Every page in every language, each with its counterparts."""
    entries = "".join(
        f"<url><loc>{escape(site_address)}{language}/{escape(address)}</loc>"
        + "".join(
            f'<xhtml:link rel="alternate" hreflang="{other}" href="{escape(site_address)}{other}/{escape(address)}"/>'
            for other in LANGUAGES
        )
        + "</url>\n"
        for address in sorted(addresses)
        for language in LANGUAGES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n"
    )


def files(
    languages: Sequence[Language], site_address: str, addresses: Iterable[str], notices: Sequence[str]
) -> Mapping[str, str]:
    """Name and content of every file at the top of the site."""
    return {
        "index.html": first_page(languages, notices),
        "404.html": wrong_address(languages, site_address, notices),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site_address}sitemap.xml\n",
        "sitemap.xml": sitemap(site_address, addresses),
        ".nojekyll": "",
    }
