"""What a field may name: records, by the kind that the field names."""

from generator.records.portfolio import Portfolio

KIND_NAMED_BY = {
    "source": "source",
    "publisher": "organisation",
    "organisation": "organisation",
    "person": "person",
    "indicator": "indicator",
    "places": "place",
    "background": "background",
    "group": "group",
    "groups": "group",
    "image": "media",
}
"""Fields that hold the id of another record, or a list of them."""


def known_names(portfolio: Portfolio, field: str, cohort: str) -> tuple[str, ...]:
    """The ids that may stand in a field of a record, `cohort` being the one that it lies in; none for other fields."""
    kind = KIND_NAMED_BY.get(field)
    return tuple(groups(portfolio).get(cohort, ()) if kind == "group" else shelves(portfolio).get(kind or "", {}))


def shelves(portfolio: Portfolio) -> dict[str, dict[str, str]]:
    """For each kind, the audience of every id."""
    return {
        "source": {one.id: one.record.audience for one in portfolio.sources},
        "organisation": {one.id: one.record.audience for one in portfolio.organisations},
        "person": {one.id: one.record.audience for one in portfolio.people},
        "indicator": {one.id: one.record.audience for one in portfolio.indicators},
        "media": {one.id: one.record.audience for one in portfolio.media},
        "place": {one.id: one.record.audience for one in portfolio.places},
        "background": {one.id: "public" for one in portfolio.programme.record.backgrounds},
    }


def groups(portfolio: Portfolio) -> dict[str, tuple[str, ...]]:
    """The ids of the groups of each cohort."""
    return {folder.cohort.id: tuple(group.group.id for group in folder.groups) for folder in portfolio.cohorts}
