"""What a page lets a browser do, said to the browser by the page itself: a Content-Security-Policy.

Scripts run from files of the site alone, and those few that the theme writes into its pages. What these are is read
from the theme's templates, never from a finished page: a script that came in with a record has no way into the policy.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs.theme import Theme

_WRITTEN_BY_THE_THEME: Final = ("base", "palette", "content")
"""Templates of Material that every page holds, each a script; a page with another is refused."""


@dataclass(frozen=True, slots=True)
class Policy:
    text: str
    """Of the pages of a language: what stands in the `content` of the meta."""
    scripts: frozenset[str]
    """What may stand in a page as a script, each as the policy names it: `sha256-…`, in base64."""


def policy(overrides: Path, scope: str) -> Policy:
    """`overrides` is the folder laid over the theme; `scope` the path of the whole site, below which its scripts keep
    what a reader has chosen."""
    templates = Theme(name="material", custom_dir=str(overrides)).get_env()
    names = [f"partials/javascripts/{name}.html" for name in _WRITTEN_BY_THE_THEME]
    rendered = "".join(
        templates.get_template(name).render(config={"extra": {"scope": scope}}, features=()) for name in names
    )
    hashes = [digest(script) for script in re.findall(r"<script>(.*?)</script>", rendered, re.DOTALL)]
    return Policy(_PAGE.format(scripts=" ".join(f"'{one}'" for one in hashes)), frozenset(hashes))


# What is not named falls back to `default-src`, except for `form-action` and `base-uri`. WebAssembly is the search's,
# which compiles it from a file of the site; pictures as data are the theme's icons, in its style sheets.
_PAGE: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
)
_AROUND: Final = (
    "default-src 'none'; style-src '{style}'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
)


def policy_around(style: str) -> str:
    """Of the pages around the languages: no script at all, and the one `style` that they hold."""
    return _AROUND.format(style=digest(style))


def digest(text: str) -> str:
    """As a policy names it: `sha256-…`."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def lacks(policies: Iterable[str]) -> Callable[[bytes], bool]:
    """Whether a page of HTML does not begin with one of the `policies`: before anything else that a browser acts on."""
    known = b"|".join(re.escape(one.encode()) for one in policies)
    begins = re.compile(_BEGINNING % known)
    return lambda page: begins.match(page) is None


_BEGINNING: Final = (
    rb"\s*<!doctype html>\s*<html[\w\s=\"-]*>\s*<head>\s*<meta charset=\"utf-8\">\s*"
    rb"<meta http-equiv=\"Content-Security-Policy\" content=\"(?:%s)\">"
)
