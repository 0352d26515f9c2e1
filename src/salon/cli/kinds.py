"""What `salon init` writes for each kind of site: rooms to begin with."""

from __future__ import annotations

from typing import Final, NamedTuple


class Seed(NamedTuple):
    """A room to begin with."""

    key: str
    name: str
    topic: str
    lang: str
    life_s: int = 14_400
    slow_s: int = 0


_COMMON: Final = (
    Seed("welcome-fr", "Le perron", "Arrivées, bonjours, petites questions", "fr"),
    Seed("welcome-en", "The doorstep", "Arrivals, hellos, small questions", "en"),
)

KINDS: Final[dict[str, tuple[Seed, ...]]] = {
    "town": (
        *_COMMON,
        Seed("square", "La place", "La vie de la ville, jour après jour", "fr"),
        Seed("market", "Le marché", "Légumes, bonnes adresses, recettes", "fr"),
        Seed("garden", "Jardins et balcons", "Semer, planter, tailler, récolter", "fr", 43_200),
        Seed("pitch", "The pitch", "Local sport, results and arguments about them", "en"),
        Seed("late", "Les couche-tard", "Quand la ville dort", "fr", 7_200),
    ),
    "newspaper": (
        *_COMMON,
        Seed("today", "L’édition du jour", "Les articles du jour, entre lecteurs", "fr", 28_800, 15),
        Seed("letters", "Letters to the editor", "What you would have written to the editor", "en", 43_200, 30),
        Seed("books", "Livres", "Ce que vous lisez en ce moment", "fr", 43_200),
        Seed("film", "Films and series", "Mind the ending", "en"),
        Seed("kitchen", "La cuisine", "Recettes essayées et ratées", "fr"),
    ),
    "association": (
        *_COMMON,
        Seed("table", "La grande table", "De tout, avec tout le monde", "fr"),
        Seed("projects", "Projets", "Ce que nous préparons", "fr", 86_400),
        Seed("helping", "Helping hands", "Who needs what, who can give what", "en", 86_400),
        Seed("music", "Musique", "À écouter, à jouer, à partager", "fr"),
        Seed("evening", "The evening room", "How was your day?", "en", 7_200),
    ),
    "game": (
        *_COMMON,
        Seed("lobby", "The lobby", "Between two games", "en", 3_600),
        Seed("strategy", "Strategy", "Openings, builds, endgames", "en", 28_800),
        Seed("strategie", "Stratégie", "Ouvertures, plans, fins de partie", "fr", 28_800),
        Seed("teams", "Looking for a team", "Who plays tonight?", "en", 7_200, 30),
        Seed("off-topic", "Hors sujet", "Tout sauf le jeu", "fr"),
    ),
}
