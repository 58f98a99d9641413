"""The picture of where the fund went."""

from itertools import pairwise

import pytest

from generator.charts.chart import Chart
from generator.charts.drawing import draw
from generator.charts.fund_flow import Flow, fund_flow
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.portfolio import Cohort, Fund, Group
from generator.public.values import Amount, Between
from tests.unit.charts.examples import (
    UNKNOWN,
    UNMEASURED,
    WITHHELD,
    cohort,
    fund,
    group,
    line,
    painted,
    words_of,
)

ID = language("id")
HIJAB, KULINER, RAJUT = group(), group("kuliner", "Kelompok kuliner"), group("rajut", "Kelompok rajut")
ALL = (HIJAB, KULINER, RAJUT)


def with_fund(given: Fund | None, groups: tuple[Group, ...] = ALL) -> Cohort:
    return cohort(fund=given, groups=groups)


def chart(given: Fund, groups: tuple[Group, ...] = ALL, code: LanguageCode = "id") -> Chart:
    made = fund_flow(with_fund(given, groups), language(code))
    assert made is not None
    return made


def flows(made: Chart) -> list[tuple[str, str, int, bool]]:
    found = [flow for flow in made.series if isinstance(flow, Flow)]
    return [(flow.source.name, flow.target.name, flow.rupiah, flow.is_known) for flow in found]


def heights(svg: str, colour: str) -> list[float]:
    """Of the stops in a colour; a ribbon's path has curves in it, a stop's has not."""
    paths = [shape.attrib["d"] for shape in painted(svg, colour) if "v" in shape.attrib.get("d", "")]
    return [float(path.split("v")[1].split("h")[0]) for path in paths]


@pytest.mark.parametrize(
    "given",
    [
        None,
        fund(UNKNOWN, hijab=5),
        fund(WITHHELD, hijab=5),
        fund(Between(5, 9), hijab=5),
        fund(0, hijab=0),
        fund(10),
        fund(10, hijab=UNKNOWN, kuliner=WITHHELD),
        fund(10, hijab=6, kuliner=5),
    ],
)
def test_there_is_no_picture_where_total_or_all_shares_are_unknown_or_contradict_each_other(given: Fund | None) -> None:
    assert fund_flow(with_fund(given), ID) is None


def test_one_group_that_had_everything() -> None:
    made = chart(fund(5_000_000, hijab=5_000_000), (HIJAB,))
    assert made.title == "Seluruh dana Rp5.000.000 disalurkan kepada Kelompok hijab"
    assert flows(made) == [("Dana insentif", "Kelompok hijab", 5_000_000, True)]
    assert sorted(words_of(draw(made))) == ["Dana insentif", "Kelompok hijab", "Rp5.000.000", "Rp5.000.000"]


def test_equal_and_unequal_shares_have_a_sentence_each() -> None:
    equal = chart(fund(10_000_000, hijab=5_000_000, kuliner=5_000_000))
    assert equal.title == "Seluruh dana Rp10.000.000 disalurkan kepada 2 kelompok, masing-masing Rp5.000.000"
    unequal = chart(fund(10_000_000, hijab=4_000_000, kuliner=5_000_000))
    assert unequal.title == (
        "Rp9.000.000 dari dana Rp10.000.000 tercatat disalurkan kepada 2 kelompok, dari Rp4.000.000 sampai Rp5.000.000"
    )


def test_heights_are_in_rupiah_throughout() -> None:
    svg = draw(chart(fund(10_000_000, hijab=6_000_000, kuliner=4_000_000)))
    whole, first, second = sorted(heights(svg, "1"), reverse=True)
    assert first / whole == pytest.approx(0.6, rel=0.001)
    assert second / whole == pytest.approx(0.4, rel=0.001)


def test_instalments_of_a_group_are_one_ribbon() -> None:
    twice = fund(10, hijab=3)
    made = chart(Fund(twice.total, None, twice.disbursements * 2))
    assert flows(made)[0] == ("Dana insentif", "Kelompok hijab", 6, True)


def test_eight_groups_do_not_run_into_each_other() -> None:
    groups = tuple(group(f"g{n}", f"Kelompok dengan nama yang cukup panjang {n}") for n in range(8))
    made = chart(fund(36, **{f"g{n}": n + 1 for n in range(8)}), groups)
    svg = draw(made)
    assert len(heights(svg, "1")) == 9
    places = sorted(float(y) for y in _text_places(svg))
    assert all(below - above >= 18.99 for above, below in pairwise(places))


def _text_places(svg: str) -> list[str]:
    return [
        part.split(")")[0].split(",")[1] for part in svg.split('<text text-anchor="start" transform="translate(')[1:]
    ]


@pytest.mark.parametrize("amount", [UNKNOWN, UNMEASURED, Between(1, 2)])
def test_what_is_not_known_gets_the_rest_as_an_upper_limit_and_a_dashed_outline(amount: Amount) -> None:
    made = chart(fund(10, hijab=3, kuliner=2, rajut=amount))
    assert flows(made)[-1] == ("Dana insentif", "Bagian Kelompok rajut", 5, False)
    svg = draw(made)
    assert "paling banyak Rp5" in words_of(svg)
    dashed = [shape for shape in painted(svg, "quiet") if shape.get("stroke-dasharray") == "5,3"]
    assert len(dashed) == 2
    assert f"Dana untuk Kelompok rajut: {ID.amount(amount, 'rupiah')}." in made.caption
    assert "Garis putus-putus" in made.caption


def test_several_unknown_shares_are_one_rest() -> None:
    made = chart(fund(10, hijab=3, kuliner=UNKNOWN, rajut=UNKNOWN))
    assert made.title == "Rp3 dari dana Rp10 tercatat disalurkan kepada Kelompok hijab"
    assert flows(made)[-1][1] == "Bagian Kelompok kuliner dan Kelompok rajut"
    assert "Dana untuk Kelompok kuliner dan Kelompok rajut: tidak diketahui." in made.caption


def test_unknown_shares_of_an_exhausted_fund_leave_no_rest() -> None:
    made = chart(fund(10, hijab=10, kuliner=UNKNOWN))
    assert all(known for *_, known in flows(made))


def test_a_withheld_share_is_not_given_away_by_the_rest() -> None:
    made = chart(fund(10_000_000, hijab=6_000_000, kuliner=WITHHELD))
    everything = " ".join((draw(made), made.title, made.caption, repr(made.series), repr(made.table)))
    assert "4.000.000" not in everything
    assert "4000000" not in everything
    assert "Dana untuk Kelompok kuliner: ditahan (keselamatan)." in made.caption
    assert ("Dana insentif", "Kelompok kuliner", "ditahan (keselamatan)") in made.table.rows


def test_money_that_nobody_had_yet_is_the_rest() -> None:
    made = chart(fund(10, hijab=3))
    assert flows(made)[-1] == ("Dana insentif", "Selebihnya", 7, False)
    assert made.table.rows[-1] == ("Dana insentif", "Selebihnya", "Rp7")


def test_groups_that_are_not_shown_are_not_named() -> None:
    made = chart(fund(10, hijab=3, tersembunyi=7), (HIJAB,))
    assert "tersembunyi" not in repr(made)


def test_budgets_lead_on_to_what_the_money_is_for() -> None:
    lines = [line("materials", 2), line("materials", 1), line("equipment", UNKNOWN), line("other", 1)]
    groups = (group(lines=lines), group("kuliner", "Kelompok kuliner", [line("materials", 4)]))
    made = chart(fund(10, hijab=5, kuliner=5), groups)
    assert flows(made)[2:] == [
        ("Kelompok hijab", "Bahan", 3, True),
        ("Kelompok hijab", "Lainnya", 1, True),
        ("Kelompok kuliner", "Bahan", 4, True),
    ]
    svg = draw(made)
    assert {"Bahan", "Rp7", "Lainnya"} <= set(words_of(svg))
    assert sorted(heights(svg, "2")) == pytest.approx([14, 98])
    assert "menurut rencana anggaran" in made.caption
    assert "1 pos anggaran tanpa jumlah" in made.caption


def test_a_budget_beyond_the_share_makes_the_stop_higher_and_not_the_ribbons_thinner() -> None:
    svg = draw(chart(fund(10, hijab=10), (group(lines=[line("materials", 20)]),)))
    assert sorted(heights(svg, "1")) == pytest.approx([140, 280])
    assert heights(svg, "2") == pytest.approx([280])


def test_a_share_of_zero_is_said_and_still_visible() -> None:
    svg = draw(chart(fund(10, hijab=10, kuliner=0)))
    assert "Rp0" in words_of(svg)
    assert min(heights(svg, "1")) == 1.5


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart(fund(10, hijab=3, kuliner=UNKNOWN), (group(lines=[line("packaging", 1)]), KULINER), code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption, *made.table.header))
    indonesian = ("Dana insentif", "Kemasan", "paling banyak", "tidak diketahui", "Jumlah")
    english = ("Incentive fund", "Packaging", "at most", "not known", "Amount")
    assert all(words in said for words in (indonesian if code == "id" else english))
