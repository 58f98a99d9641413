"""Of what stands around a page, nothing is other for having been rendered once for many."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.language.speech import language
from generator.site.alike import PARTIALS, once
from generator.site.configuration import Notices, derived
from tests.building import ROOT

NAVIGATION: list[object] = ["index.md", "a/index.md", {"Bagian": ["b/deep/one.md", "b/deep/two/index.md", "c.md"]}]
BESIDE_IT = [
    *("x.md", "y.md", "a/x.md", "a/x/y.md", "a/x/z.md", "b/x.md", "b/deep/index.md", "b/deep/x.md", "b/deep/one/x.md"),
    *("assets/x.md", "b/deep/one/y.md", "b/other/one/y.md", "c/x.md", "c/d/e/f.md", "c/d/e/g.md", "c/d/e/f/x.md"),
]
"""Pages that the navigation does not lead to: at its pages' sides, below them and far from them."""


def named(navigation: list[object]) -> Iterator[str]:
    for one in navigation:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            for its in one.values():
                yield from named(its)


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in the theme, as ours are, with a navigation of several depths."""
    folder = tmp_path_factory.mktemp("alike")
    for path in (*named(NAVIGATION), *BESIDE_IT):
        page = folder / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {path}\n---\n\n# Halaman {path}\n\n## Bagian\n", "utf-8")
    notices = Notices("Contoh", "Contoh rekaan", "CC0-1.0", "default-src 'none'")
    text = derived(
        ROOT / "mkdocs.yml", "https://contoh.example/", language("id"), folder / "docs", folder / "x", folder, notices
    )
    configuration = folder / "mkdocs.yml"
    configuration.write_text(yaml.safe_dump({**yaml.safe_load(text), "nav": NAVIGATION}), "utf-8")
    return configuration


def made(configuration: Path, site: Path, changed: Callable[[Environment], Environment]) -> Mapping[str, bytes]:
    config = load_config(config_file=str(configuration), site_dir=str(site))
    of_theme = config.theme.get_env
    config.theme.get_env = lambda: changed(of_theme())  # type: ignore[method-assign]
    build(config)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_every_page_is_as_the_theme_makes_it(configured: Path, tmp_path: Path) -> None:
    before = made(configured, tmp_path / "each", lambda templates: templates)
    assert len(before) == len([*named(NAVIGATION), *BESIDE_IT, "404"])
    assert made(configured, tmp_path / "once", once) == before


def test_what_is_alike_is_rendered_fewer_times_than_there_are_pages(configured: Path, tmp_path: Path) -> None:
    rendered: list[str] = []

    def counted(templates: Environment) -> Environment:
        for name in PARTIALS:
            partial = templates.get_template(name)
            partial.root_render_func = counting(name, partial.root_render_func)
        return once(templates)

    def counting(name: str, render: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
        def rendering(context: Context) -> Iterator[str]:
            rendered.append(name)
            yield from render(context)

        return rendering

    pages = len(made(configured, tmp_path / "site", counted))
    assert all(0 < rendered.count(name) < pages for name in PARTIALS)
