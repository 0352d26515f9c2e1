"""Contact details."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import SHAPES
from salon.safety.rule import Exhibit, rule


@rule(
    "contact",
    version=2,
    family="contact",
    clause="2.2",
    hint="remove_contact",
    hit=(
        "mon numéro 06 12 34 56 78",
        "écris à camille.test(at)exemple.org",
        "ajoute moi sur snap : camille_t",
        "s n a p camille",
        "+33 6 12 34 56 78",
        "add me on insta camille.t",
        "06 | 12 | 34 | 56 | 78",
        "0 6 1 2 3 4 5 6 7 8",
        "(06) 12 34 56 78",
        "O6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "tel.0612345678",
        "camille[at]exemple[dot]org",
        "mon snap c'est camille_t",
        "snapchat camille_t",
        "my kik is camille99",
        "viens en pv sur whatsapp",
        "mon snap : camille",
    ),
    miss=(
        "en 1789 puis en 1914",
        "le match a fini 3 2",
        "il y avait 10 000 personnes",
        "c'est un snap judgment",
        "100 000 000",
        "le 06/12/2024 10h",
        "09.00 12.30 14.00 19.00 horaires du bus",
        "ISBN 978 2 07 036822 8",
        "mon insta est en panne",
        "mon mari est sur whatsapp toute la journée",
        "my signal is weak here",
        "viens voir le discord de la réunion",
        "moi j'ai supprimé insta",
        "un i n s t a n t",
        "on se retrouve @ la place",
    ),
)
def contact(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Telephone numbers, mail addresses and handles elsewhere, shouted into a room."""
    yield from SHAPES["contact"].spans(exhibit.folded, exhibit.unmasked)
