"""What a build withheld and why: told by reason, never by name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from generator.findings.code import Code
from generator.public.parts import parts
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Between, Exact, Figure, NotKnown, NotMeasured, Rounded, Withheld
from generator.records.portfolio import Portfolio
from generator.safeguarding.consent import WARN, endings
from generator.safeguarding.overrides import lifted

Account = Mapping[str, Any]
"""Ready to be written as JSON."""


def account(portfolio: Portfolio, shown: PublicPortfolio, codes: Iterable[Code], today: date) -> Account:
    """Figures by form and by unit, findings by code, overrides by rule, consents by the days that are left to them.

    `valid_until` is the last day on which every story and every picture of this build may be shown.
    """
    figures = [one for one in parts(shown) if isinstance(one, Figure)]
    in_force = list(endings(portfolio, today))
    return {
        "as_of": today.isoformat(),
        "valid_until": (min(in_force) - timedelta(days=1)).isoformat() if in_force else None,
        "figures": {
            unit: _counted(_form(one) for one in figures if one.unit == unit)
            for unit in sorted({one.unit for one in figures})
        },
        "findings": _counted(str(code) for code in codes),
        "overrides": _counted(str(rule) for rule, _, _ in lifted(portfolio, today)),
        "consents": {
            "in_force": len(in_force),
            **{f"ending_within_{days}_days": sum(end <= today + timedelta(days) for end in in_force) for days in WARN},
        },
    }


def _form(figure: Figure) -> str:
    match figure.amount:
        case Exact():
            return "exact"
        case Rounded():
            return "rounded"
        case Between():
            return "range"
        case Withheld(because):
            return f"withheld: {because}"
        case NotKnown():
            return "not known"
        case NotMeasured():
            return "not measured"


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(names).items()))
