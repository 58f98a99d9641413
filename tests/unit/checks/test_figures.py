import pytest

from generator.checks.figures import computed_not_typed, fits_its_unit, has_source
from generator.findings.code import Code
from tests.bad_records.changed import COHORT, INDICATOR, OUTCOME, PLAN, Change, found

NOT_KNOWN = "{not_known: {id: a, en: a}}"


def unit(name: str) -> Change:
    return (INDICATOR, "unit: rupiah", f"unit: {name}")


def target(figure: str) -> Change:
    return (OUTCOME, "target: 4000000", f"target: {figure}")


def actual(figure: str) -> Change:
    return (OUTCOME, "actual: -250000", f"actual: {figure}")


class TestUnits:
    def test_a_loss_in_rupiah_is_a_number(self) -> None:
        assert found(fits_its_unit) == []

    @pytest.mark.parametrize("name", ["rupiah", "people", "things"])
    @pytest.mark.parametrize(
        "figure", ["1.5", "{exact: 1.5}", "{range: {low: 1, high: 1.5}}", "{range: {low: 0.5, high: 1}}"]
    )
    def test_rupiah_people_and_things_are_whole(self, name: str, figure: str) -> None:
        changes = (unit(name), target(figure), actual("1"))
        assert [one[:3] for one in found(fits_its_unit, *changes)] == [(Code.NOT_WHOLE_NUMBER, OUTCOME, 12)]

    @pytest.mark.parametrize("figure", ["1.5", "-1.5", "{range: {low: -1.5, high: 1.5}}", "0", "150"])
    def test_a_percentage_may_be_anything(self, figure: str) -> None:
        assert found(fits_its_unit, unit("percent"), target(figure)) == []

    @pytest.mark.parametrize("name", ["people", "things"])
    @pytest.mark.parametrize("figure", ["-1", "{range: {low: -1, high: 1}}", "{range: {low: -2, high: -1}}"])
    def test_people_and_things_are_not_less_than_none(self, name: str, figure: str) -> None:
        assert [one[:3] for one in found(fits_its_unit, unit(name), actual(figure))] == [
            (Code.NUMBER_OUT_OF_RANGE, OUTCOME, 13)
        ]

    def test_a_share_of_people_is_a_percentage(self) -> None:
        share = "{share: {part: 12, whole: 24}}"
        assert found(fits_its_unit, unit("percent"), actual(share)) == []
        assert found(fits_its_unit, actual(share)) == [(Code.FIGURE_FORM, OUTCOME, 13, 5)]

    def test_a_baseline_is_looked_at_too(self) -> None:
        assert found(fits_its_unit, (OUTCOME, "baseline: 0", "baseline: 0.5")) == [
            (Code.NOT_WHOLE_NUMBER, OUTCOME, 11, 15)
        ]
        assert found(fits_its_unit, (OUTCOME, "    baseline: 0\n", "")) == []

    @pytest.mark.parametrize("figure", [NOT_KNOWN, "{not_measured: {id: a, en: a}}", "{withheld: safety}"])
    def test_what_is_no_number_fits_every_unit(self, figure: str) -> None:
        assert found(fits_its_unit, target(figure), actual(figure)) == []

    def test_of_an_unknown_indicator_nothing_is_said(self) -> None:
        assert found(fits_its_unit, (OUTCOME, "indicator: laba-contoh", "indicator: lain"), target("1.5")) == []


class TestSources:
    WITHOUT: Change = (OUTCOME, "source: laporan-contoh\n", "")

    def test_the_source_of_the_record_stands_for_all_its_figures(self) -> None:
        assert found(has_source) == []

    def test_without_one_every_figure_is_found(self) -> None:
        assert found(has_source, self.WITHOUT) == [
            (Code.WITHOUT_SOURCE, OUTCOME, line, column) for line, column in ((10, 15), (11, 13), (12, 13))
        ]

    def test_a_figure_may_name_its_own(self) -> None:
        changes = (
            self.WITHOUT,
            (OUTCOME, "    baseline: 0\n", ""),
            target("{exact: 1, source: laporan-contoh}"),
            actual("{range: {low: 1, high: 2}}"),
        )
        assert found(has_source, *changes) == [(Code.WITHOUT_SOURCE, OUTCOME, 11, 5)]

    def test_a_percentage_that_was_reported_is_a_figure(self) -> None:
        changes = (
            self.WITHOUT,
            (OUTCOME, "    baseline: 0\n", ""),
            target(NOT_KNOWN),
            actual(NOT_KNOWN + "\n    attainment: {reported: 86}"),
        )
        assert found(has_source, *changes) == [(Code.WITHOUT_SOURCE, OUTCOME, 12, 5)]

    def test_what_is_not_known_needs_no_source(self) -> None:
        changes = (self.WITHOUT, (OUTCOME, "    baseline: 0\n", ""), target(NOT_KNOWN), actual("{withheld: safety}"))
        assert found(has_source, *changes) == []

    def test_money_and_people_are_figures_too(self) -> None:
        assert {line for _, _, line, _ in found(has_source, (COHORT, "source: laporan-contoh\n", ""))} == {
            *(11, 14, 16),
            *(28, 39, 42),
        }
        assert len(found(has_source, (PLAN, "source: laporan-contoh\n", ""))) == 4


class TestPercentages:
    REPORTED = "\n    attainment: {reported: 86}"

    def test_one_whose_parts_are_known_is_not_typed(self) -> None:
        assert found(computed_not_typed, actual("5" + self.REPORTED)) == [(Code.PERCENTAGE_TYPED, OUTCOME, 14, 5)]

    @pytest.mark.parametrize("figure", ["{range: {low: 1, high: 2}}", "0", "-5"])
    def test_a_range_nought_or_a_loss_is_known(self, figure: str) -> None:
        assert len(found(computed_not_typed, actual(figure + self.REPORTED))) == 1

    @pytest.mark.parametrize("figure", [NOT_KNOWN, "{not_measured: {id: a}}", "{withheld: agreement}"])
    def test_one_whose_parts_are_not_may_be(self, figure: str) -> None:
        assert found(computed_not_typed, target(figure), actual("5" + self.REPORTED)) == []
        assert found(computed_not_typed, actual(figure + self.REPORTED)) == []

    def test_without_one_there_is_nothing_to_find(self) -> None:
        assert found(computed_not_typed) == []
