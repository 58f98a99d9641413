"""One page of each kind, in both sites."""

from collections.abc import Mapping
from typing import Final

_EVERYWHERE: Final = {
    "home": "",
    "programme": "programme/",
    "journey": "journey/",
    "places": "places/",
    "stories": "stories/",
    "lessons": "lessons/",
    "cohorts": "cohorts/",
    "outcomes": "outcomes/",
    "method": "method/",
    "protection": "protection/",
    "gaps": "gaps/",
    "glossary": "glossary/",
    "corrections": "corrections/",
    "sources": "sources/",
    "about": "about/",
}
KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "real": {
        **_EVERYWHERE,
        "cohort": "cohorts/bekasi-2023/",
        "group": "cohorts/bekasi-2023/hijab/",
        "manual": "staff/",
        "manual entry": "staff/findings/y09/",
    },
    "example": {
        **_EVERYWHERE,
        "cohort": "cohorts/semarang-2023/",
        "cohort under way": "cohorts/yogyakarta-2026/",
        "group": "cohorts/surabaya-2024/pasar-bersama/",
        "group with pictures": "cohorts/semarang-2023/dapur/",
        "story": "cohorts/semarang-2023/stories/tetangga-belajar/",
    },
}
"""By the name of the site; addresses inside a language."""
BESIDE: Final = {"first page": "/", "wrong address": "/404.html"}
