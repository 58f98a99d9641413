"""What stands around a page, and is alike on thousands of them: the theme would make it anew for each.

Its navigation, its tabs and what belongs to every page ask of a page only where it is: of that, their links depend on
how deep it lies, and on how far it lies with what they lead to.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from jinja2 import Environment
from jinja2.runtime import Context

PARTIALS: Final = (
    "partials/nav.html",
    "partials/tabs.html",
    "partials/palette.html",
    "partials/javascripts/palette.html",
    "partials/search.html",
    "partials/copyright.html",
)
"""Besides the navigation, they lead to pages at the top alone."""


def once(templates: Environment) -> Environment:
    """The same templates of a theme, for one build: `PARTIALS` are rendered once for all pages where they are alike."""
    # Nor does any of them change meanwhile: each time it is included, it would be asked for its time.
    templates.auto_reload = False
    for name in PARTIALS:
        partial = templates.get_template(name)
        partial.root_render_func = _once(partial.root_render_func)
    return templates


def _once(render: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    known: dict[object, str] = {}

    def rendered(context: Context) -> Iterator[str]:
        page = context.get("page")
        if page is None:
            yield from render(context)
            return
        place = _place(page, context["nav"].pages)
        if place not in known:
            known[place] = "".join(render(context))
        yield known[place]

    return rendered


def _place(page: Any, pages: Any) -> object:
    """What of its address links to `pages` depend on, and to whatever lies at the top. Of each of these `pages`, which
    the navigation shows to be where a reader is, it is the place of no other."""
    folders = page.url.split("/")
    deepest = max((one.url.count("/") for one in pages), default=0)
    return len(folders), *folders[: max(1, deepest)]
