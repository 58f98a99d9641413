"""What stands behind a figure: its unit, its source, its parts."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.model import Attainment, Outcome, Result
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import Figure
from generator.records.walk import walk


def fits_its_unit(portfolio: Portfolio) -> Iterator[Finding]:
    """Rupiah, people and things are whole; people and things are not less than zero; a share is a percentage."""
    units = {indicator.id: indicator.record.unit for indicator in portfolio.indicators}
    for outcome, route, result in _results(portfolio):
        unit = units.get(result.indicator)
        for name in ("baseline", "target", "actual"):
            figure: Figure | None = getattr(result, name)
            if figure is None or unit is None:
                continue
            numbers = [figure.exact, *((figure.range.low, figure.range.high) if figure.range else ())]
            if figure.share is not None and (unit != "percent" or name == "target"):
                yield Finding(Code.FIGURE_FORM, outcome.file, (*route, name))
            elif unit != "percent" and any(isinstance(number, Decimal) for number in numbers):
                yield Finding(Code.NOT_WHOLE_NUMBER, outcome.file, (*route, name))
            elif unit in ("people", "things") and any(number is not None and number < 0 for number in numbers):
                yield Finding(Code.NUMBER_OUT_OF_RANGE, outcome.file, (*route, name))


def has_source(portfolio: Portfolio) -> Iterator[Finding]:
    """Every number says where it comes from, itself or through its record."""
    for record in portfolio.published():
        if record.record.source is not None:
            continue
        for route, value in walk(record.record):
            is_number = isinstance(value, Attainment) or (isinstance(value, Figure) and value.is_number)
            if is_number and value.source is None:
                yield Finding(Code.WITHOUT_SOURCE, record.file, route)


def computed_not_typed(portfolio: Portfolio) -> Iterator[Finding]:
    """A percentage whose parts are known is computed."""
    for outcome, route, result in _results(portfolio):
        if result.attainment is not None and result.target.is_number and result.actual.is_number:
            yield Finding(Code.PERCENTAGE_TYPED, outcome.file, (*route, "attainment"))


def _results(portfolio: Portfolio) -> Iterator[tuple[Filed[Outcome], Route, Result]]:
    for folder in portfolio.cohorts:
        for group in folder.groups:
            for outcome in group.outcomes:
                for position, result in enumerate(outcome.record.results):
                    yield outcome, ("results", position), result
