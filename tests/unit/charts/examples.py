"""Public values as short as a test needs them. All of it is made up."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal
from xml.etree import ElementTree

from generator.public.attainment import attained
from generator.public.portfolio import (
    Budget,
    BudgetLine,
    Cohort,
    CohortStage,
    Disbursement,
    Event,
    Fund,
    Group,
    Indicator,
    Outcome,
    Plan,
    Result,
    Shown,
    Stage,
    StageId,
    Status,
    Submission,
)
from generator.public.values import (
    Amount,
    Citation,
    Day,
    Exact,
    Figure,
    NotKnown,
    NotMeasured,
    Period,
    Text,
    Unit,
    Window,
    Withheld,
)

UNKNOWN = NotKnown(Text("Tidak disebut.", "Not said."))
UNMEASURED = NotMeasured(None)
WITHHELD = Withheld("safety")
SOURCE = Citation("laporan", "Yayasan Contoh", 2024, None)
TWO_WEEKS = Window(2, "weeks", "operation")


def text(words: str) -> Text:
    return Text(words, f"{words} (en)")


def number(value: int | str | Amount) -> Amount:
    if isinstance(value, int):
        return Exact(value)
    return Exact(Decimal(value)) if isinstance(value, str) else value


def figure(
    value: int | str | Amount, unit: Unit = "rupiah", how: Literal["recorded", "reported"] = "recorded"
) -> Figure:
    return Figure(number(value), unit, how, sources=(SOURCE,))


def period(first: tuple[int, ...], last: tuple[int, ...] | None = None) -> Period:
    return Period(Day(*first), Day(*(last or first)))


# --- attainment ---------------------------------------------------------------------------------------------------


def indicator(name: str = "Laba bersih", direction: Literal["higher", "lower"] = "higher") -> Indicator:
    return Indicator(name.lower().replace(" ", "-"), text(name), text("Penjelasan"), direction)


def result(
    target: int | str | Amount,
    actual: int | str | Amount,
    *,
    baseline: int | str | Amount | None = None,
    reported: int | str | None = None,
    of: Indicator | None = None,
    unit: Unit = "rupiah",
    caveats: tuple[Text, ...] = (),
) -> Result:
    """With percentage, gap and verdict as they are computed for the site."""
    of = of or indicator()
    given = (number(target), number(actual))
    start = None if baseline is None else number(baseline)
    told = attained(of.direction, start, *given, None if reported is None else number(reported))
    return Result(
        indicator=of,
        baseline=None if start is None else figure(start, unit),
        target=figure(given[0], unit),
        actual=figure(given[1], unit),
        attainment=None
        if told.percent is None
        else Figure(
            told.percent,
            "percent",
            "computed" if reported is None else "reported",
            sources=(SOURCE,),
            caveats=caveats,
        ),
        gap=None if told.gap is None else Figure(told.gap, unit, "computed"),
        verdict=told.verdict,
    )


def outcome(
    window: Window | Period | None = TWO_WEEKS, measured: Shown = UNKNOWN, results: Sequence[Result] = ()
) -> Outcome:
    return Outcome("evaluasi", measured, window, None, tuple(results))


def group(
    id_: str = "hijab",
    name: str = "Kelompok hijab",
    lines: Sequence[BudgetLine] | None = None,
    outcomes: Sequence[Outcome] = (),
) -> Group:
    submitted = Submission(UNKNOWN, before_fund=True)
    budget = None if lines is None else Budget(submitted, tuple(lines), figure(UNKNOWN), None)
    return Group(
        id=id_,
        name=text(name),
        business=text("Usaha"),
        sector="fashion",
        summary=None,
        started=UNKNOWN,
        members=figure(UNKNOWN, "people"),
        plan=Plan(submitted, text("Rencana"), (), None, budget),
        picture=None,
        outcomes=tuple(outcomes),
    )


# --- cohort -------------------------------------------------------------------------------------------------------

STAGES: tuple[StageId, ...] = ("preparation", "training", "fund", "mentoring")
NAMES = ("Persiapan peserta", "Pelatihan kohesi sosial", "Mobilisasi dana insentif", "Pendampingan teknis dan evaluasi")


def event(when: Shown, name: str = "Orientasi") -> Event:
    return Event(text(name), when, None, None, (), (), (), ())


def stages(*given: tuple[Status, Shown, Sequence[Event]]) -> tuple[CohortStage, ...]:
    return tuple(
        CohortStage(Stage(id_, text(name), text("Ringkasan")), status, when, None, tuple(events))
        for id_, name, (status, when, events) in zip(STAGES, NAMES, given, strict=False)
    )


def cohort(
    stages: tuple[CohortStage, ...] = (),
    fund: Fund | None = None,
    groups: Sequence[Group] = (),
    name: str = "Angkatan Contoh",
) -> Cohort:
    return Cohort(
        id="contoh",
        name=text(name),
        summary=text("Ringkasan"),
        places=(),
        period=UNKNOWN,
        participants=figure(UNKNOWN, "people"),
        breakdown=None,
        stages=stages,
        fund=fund,
        lessons=(),
        picture=None,
        groups=tuple(groups),
        stories=(),
    )


def fund(total: int | Amount, **paid: int | Amount) -> Fund:
    """`fund(10, hijab=5, kuliner=5)`."""
    return Fund(figure(total), None, tuple(Disbursement(id_, figure(amount), UNKNOWN) for id_, amount in paid.items()))


def line(
    category: Literal["materials", "equipment", "packaging", "marketing", "transport", "other"],
    planned: int | Amount,
    spent: int | Amount | None = None,
    item: str = "Barang",
) -> BudgetLine:
    used = None if spent is None else figure(spent)
    return BudgetLine(text(item), category, None, None, None, figure(planned), used)


# --- pictures -----------------------------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg: str) -> list[str]:
    """Every line of words in a picture, in the order of drawing."""
    return [found.text or "" for found in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def painted(svg: str, colour: str) -> list[ElementTree.Element]:
    """The shapes filled or drawn with `var(--chart-COLOUR)`."""
    value = f"var(--chart-{colour})"
    shapes = (one for shape in ElementTree.fromstring(svg).iter() for one in apart(shape) if one.tag != f"{SVG}text")
    return [shape for shape in shapes if value in (shape.get("fill"), shape.get("stroke"))]


def apart(shape: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Lines that are written as one path."""
    if shape.tag != f"{SVG}path" or "fill" in shape.attrib:
        yield shape
        return
    style = {name: value for name, value in shape.items() if name != "d"}
    for course in re.findall(r"M[^M]+", shape.attrib["d"]):
        if line := re.fullmatch(r"M([^l]+)l([^,]+),([^,]+)", course):
            begins, x, y = line.groups()
            yield ElementTree.Element(f"{SVG}line", {"transform": f"translate({begins})", "x2": x, "y2": y, **style})
        else:
            yield ElementTree.Element(shape.tag, {"d": course, **style})


def across(shape: ElementTree.Element) -> tuple[float, float]:
    """Left and right of a box as Vega writes it: `M1,52h342.28v18h-342.28Z`."""
    written = re.match(r"M(-?[\d.]+),-?[\d.]+h(-?[\d.]+)", shape.attrib["d"])
    assert written is not None, shape.attrib["d"]
    left, width = map(float, written.groups())
    return left, left + width
