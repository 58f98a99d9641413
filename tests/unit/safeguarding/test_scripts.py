"""Scripts in a finished page: what is one, in every place where a browser would run it."""

import pytest

from generator.safeguarding.scripts import script_runs, tag_runs


def known(script: str) -> bool:
    return script == "tema()"


@pytest.mark.parametrize("script", ["", " \n", "tema()", '{"base": ".", "features": []}', "[1, 2]", "null"])
def test_nothing_data_and_what_is_known_may_stand(script: str) -> None:
    assert not script_runs(script, known)


@pytest.mark.parametrize(
    "script", ["rekaan()", "tema() ", "{base: rekaan()}", "[rekaan()]", "<!-- rekaan() -->", "[" * 9999]
)
def test_any_other_script_is_told(script: str) -> None:
    assert script_runs(script, known)


@pytest.mark.parametrize(
    "tag",
    [
        '<p onclick="rekaan()">',
        "<p onclick=rekaan()>",
        "<P ONCLICK=rekaan()>",
        "<p/onclick=rekaan()>",
        "<svg onload>",
        '<a href="javascript:rekaan()">',
        "<a href=' JavaScript&#58;rekaan()'>",
        '<a href="java\tscript:rekaan()">',
        '<a href="java&#10;script:rekaan()">',
        '<a href="&#1;javascript:rekaan()">',
        '<form action="javascript:rekaan()">',
        '<set attributeName="href" to="javascript:rekaan()">',
        '<animate attributeName="href" values="#a;javascript:rekaan()">',
        '<iframe srcdoc="Contoh">',
    ],
)
def test_a_tag_that_runs_something_is_told(tag: str) -> None:
    assert tag_runs(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "<p>",
        "<p data-on=1>",
        '<a href="../javascript/">',
        '<meta content="Tentang javascript: bahasa">',
        '<a title="onclick=rekaan()">',
        "</a>",
    ],
)
def test_any_other_tag_may_stand(tag: str) -> None:
    assert not tag_runs(tag)
