import json
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from generator.findings.code import Code
from generator.public.portfolio import PublicPortfolio
from generator.public.values import (
    Amount,
    Between,
    Exact,
    Figure,
    NotKnown,
    NotMeasured,
    Rounded,
    Text,
    Unit,
    Withheld,
)
from generator.records.model import Consent
from generator.records.portfolio import Filed, Portfolio
from generator.safeguarding.account import Account, account
from generator.safeguarding.disclosure import disclose
from generator.safeguarding.publish import publish
from tests.bad_records.changed import COHORT, portfolio_with

TODAY = date(2025, 6, 1)
OVERRIDE = f"""\
overrides:
  - rule: P14
    file: records/{COHORT}
    field: summary.id
    literal: Ibu Kenanga
    reason: Rekaan.
    approved_by: [direktur, pengurus]
    since: 2025-05-01
    expires: 2025-11-01
"""


@cache
def good() -> Portfolio:
    return portfolio_with()


def with_consents(*consents: Consent) -> Portfolio:
    return replace(good(), consents=tuple(Filed(f"{n}", f"consents/{n}.yml", one) for n, one in enumerate(consents)))


def consent(**changes: Any) -> Consent:
    fields: dict[str, Any] = {
        "subject": "S-0001",
        "scopes": ("story",),
        "languages": ("id",),
        "given": "2025-05-01",
        "review_by": "2025-09-01",
        "expires": "2026-01-01",
    }
    return Consent.model_validate(fields | changes)


def ending_in(days: int) -> Consent:
    return consent(review_by=(TODAY + timedelta(days=days)).isoformat())


def figure(amount: Amount, unit: Unit = "people") -> Figure:
    return Figure(amount, unit, "recorded")


@cache
def empty() -> PublicPortfolio:
    """What is shown of the good records, without any figure."""
    shown = publish(good(), disclose(good()), {}, TODAY)
    nothing: Any = None
    return replace(shown, cohorts=(), participants=nothing, funds=nothing)


def of(portfolio: Portfolio, *figures: Figure, codes: tuple[Code, ...] = (), today: date = TODAY) -> Account:
    where: Any = figures
    return account(portfolio, replace(empty(), cohorts=where), codes, today)


def test_of_nothing_nothing_is_told() -> None:
    assert of(good()) == {
        "as_of": "2025-06-01",
        "valid_until": None,
        "figures": {},
        "findings": {},
        "overrides": {},
        "consents": {
            "in_force": 0,
            "ending_within_7_days": 0,
            "ending_within_30_days": 0,
            "ending_within_60_days": 0,
        },
    }


class TestFigures:
    @pytest.mark.parametrize(
        ("amount", "form"),
        [
            (Exact(0), "exact"),
            (Rounded(25), "rounded"),
            (Between(10, 12), "range"),
            (Withheld("safety"), "withheld: safety"),
            (Withheld("agreement"), "withheld: agreement"),
            (Withheld("planned"), "withheld: planned"),
            (NotKnown(Text("Rekaan", None)), "not known"),
            (NotMeasured(None), "not measured"),
        ],
    )
    def test_each_form_has_its_name(self, amount: Amount, form: str) -> None:
        assert of(good(), figure(amount))["figures"] == {"people": {form: 1}}

    def test_they_are_counted_by_unit_and_form(self) -> None:
        said = of(
            good(),
            figure(Withheld("safety")),
            figure(Exact(12)),
            figure(Withheld("safety")),
            figure(Exact(500), "rupiah"),
            figure(Exact(12), "things"),
        )["figures"]
        assert said == {
            "people": {"exact": 1, "withheld: safety": 2},
            "rupiah": {"exact": 1},
            "things": {"exact": 1},
        }
        assert list(said) == sorted(said)
        assert list(said["people"]) == ["exact", "withheld: safety"]

    def test_every_figure_of_what_is_shown_is_counted(self) -> None:
        """As many as its values say, wherever they stand."""
        shown = publish(good(), disclose(good()), {}, TODAY)
        said = account(good(), shown, (), TODAY)["figures"]
        assert sum(sum(forms.values()) for forms in said.values()) == repr(shown).count("Figure(amount=")
        assert said["people"]["exact"] >= 1

    def test_numbers_themselves_are_not_told(self) -> None:
        told = json.dumps(
            of(good(), figure(Exact(987654321)), figure(Between(987654321, 987654322)), figure(Rounded(987654321)))
        )
        assert "98765432" not in told


def test_findings_are_counted_by_their_codes() -> None:
    codes = (Code.CONSENT_LACKING, Code.ENGLISH_MISSING, Code.CONSENT_LACKING)
    said = of(good(), codes=codes)["findings"]
    assert said == {"C02": 2, "L01": 1}
    assert list(said) == ["C02", "L01"]


def test_overrides_are_counted_by_their_rules_while_they_are_in_force() -> None:
    portfolio = portfolio_with(("overrides.yml", "", OVERRIDE))
    assert of(portfolio)["overrides"] == {"P14": 1}
    assert of(portfolio, today=date(2025, 11, 1))["overrides"] == {}


class TestConsents:
    @pytest.mark.parametrize(
        ("days", "within"),
        [
            (1, (1, 1, 1)),
            (7, (1, 1, 1)),
            (8, (0, 1, 1)),
            (30, (0, 1, 1)),
            (31, (0, 0, 1)),
            (60, (0, 0, 1)),
            (61, (0, 0, 0)),
        ],
    )
    def test_they_are_counted_by_the_days_that_are_left(self, days: int, within: tuple[int, int, int]) -> None:
        said = of(with_consents(ending_in(days)))["consents"]
        assert said["in_force"] == 1
        assert tuple(said[f"ending_within_{limit}_days"] for limit in (7, 30, 60)) == within

    @pytest.mark.parametrize(
        "changes",
        [
            {"review_by": "2025-06-01"},
            {"withdrawn": "2025-05-20"},
            {"withdrawn": "2030"},
            {"given": "2025-06-02"},
            {"given": "2025-06"},
            {"given": "2024-06-01"},
        ],
        ids=str,
    )
    def test_those_that_are_not_in_force_are_not(self, changes: dict[str, str]) -> None:
        said = of(with_consents(consent(**changes)))
        assert set(said["consents"].values()) == {0}
        assert said["valid_until"] is None

    def test_one_that_was_given_today_is(self) -> None:
        assert of(with_consents(consent(given="2025-06-01")))["consents"]["in_force"] == 1

    def test_the_build_is_valid_until_the_day_before_the_first_of_them_ends(self) -> None:
        its = with_consents(ending_in(40), ending_in(9), consent(withdrawn="2025-05-20", review_by="2025-06-03"))
        assert of(its)["valid_until"] == (TODAY + timedelta(days=8)).isoformat()
        assert of(with_consents(ending_in(1)))["valid_until"] == TODAY.isoformat()

    def test_nobody_is_named(self) -> None:
        assert "S-0001" not in json.dumps(of(with_consents(consent())))
