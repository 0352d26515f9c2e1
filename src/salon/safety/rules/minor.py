"""Signs of a minor."""

from __future__ import annotations

from collections.abc import Iterator

from salon.safety.patterns import IN_NAMES, IN_TOPICS, SHAPES
from salon.safety.rule import Exhibit, rule
from salon.safety.talk.minor_places import apart, in_name, in_topic, shut


@rule(
    "minor",
    version=2,
    family="minor_contact",
    clause="1.1",
    hint="",
    hit=(
        "j'ai 15 ans",
        "i'm 14 years old",
        "16 ans fille",
        "je suis mineure",
        "cherche ados",
        "j'ai bientôt 15 ans",
        "j'aurai 16 ans en mai",
        "j'ai quinze ans",
        "j'ai 1 5 ans",
        "j'ai 15 piges",
        "j'ai 15 ans de Lyon",
        "salut, F15 ici",
        "lycéenne 16 ans",
        "i'm fifteen",
        "im 15",
        "je cherche une fille de 15 ans",
        "looking for a teen",
        "cherche lycéenne",
        "qui a moins de 18 ans ?",
    ),
    miss=(
        "j'ai 15 ans de métier",
        "mon fils a 12 ans",
        "il y a 15 ans",
        "un whisky de 12 ans",
        "j'ai 45 ans",
        "i am 30 years old",
        "j'ai 12 ans de maison",
        "j'ai 14 ans d'écart avec ma sœur",
        "mon fils a 15 ans",
        "il a 16 ans sa voiture",
        "M. Dupont est né en 1942",
        "taille 10 ans garçon",
        "cadeau pour 10 ans fille ?",
        "mon chien âgé de 12 ans",
        "cherche ado pour garder mon chat",
        "je suis mineur de fond à la retraite",
        "I'm a minor celebrity in my street",
        "I'm 16 miles from home",
        "we have a 9 years old girl and a boy",
        "quand j'avais 15 ans",
        "15h ça te va ?",
    ),
)
def minor(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """Somebody says they are under 18, or looks for somebody who is. Held: a person looks at once."""
    yield from SHAPES["minor"].spans(exhibit.folded, exhibit.unmasked)


@rule(
    "minor_name",
    version=2,
    family="minor_contact",
    clause="1.1",
    hint="",
    where="name",
    hit=("Léa 15 ans", "lea_15ans", "Mineure du 44", "Teen Girl", "Ado rêveur", "14yo", "girl16", "née2012"),
    miss=("Léa 15", "Adonis", "Julien 06", "Lemineur", "Steen", "28 ans", "Marie 1980"),
)
def minor_name(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A pseudonym that says under 18."""
    if exhibit.where == "name":
        found = list(IN_NAMES.spans(exhibit.folded, exhibit.unmasked))
        yield from found or in_name(exhibit.folded, exhibit.year)


@rule(
    "minor_room",
    version=3,
    family="minor_contact",
    clause="1.1",
    hint="",
    where="topic",
    hit=(
        "Salon ados",
        "Rencontres 13-17 ans",
        "teens only",
        "moins de 18 ans",
        "mineurs bienvenus",
        "Teen zone",
        "Club des collégiens",
        "Interdit aux plus de 18 ans",
        "under 18s only, no adults",
        "Pas interdit aux moins de 18 ans",
    ),
    miss=(
        "Parents d'ados",
        "Anciens mineurs de fond",
        "Sonate en sol mineur",
        "Teen movies",
        "Profs et lycéens",
        "Interdit aux moins de 18 ans",
        "-18 s'abstenir",
        "no under 18s",
        "over 18s only",
        "18+ only",
        "Under 18 not allowed",
    ),
)
def minor_room(exhibit: Exhibit) -> Iterator[tuple[int, int]]:
    """A room's name, topic or pinned text that gathers people under 18; not one that shuts them out."""
    if exhibit.where in {"topic", "pinned"}:
        found = list(apart(IN_TOPICS.spans(exhibit.folded, exhibit.unmasked), shut(exhibit.folded)))
        if not found:
            # Disguises are undone only where nothing stands as it was typed.
            views = (exhibit.folded, *exhibit.unmasked)
            found = next((spans for view in views if (spans := list(in_topic(view, exhibit.year)))), [])
        yield from found
