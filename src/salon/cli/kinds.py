"""What `salon init` writes for each kind of site: rooms to begin with, and the rules of the house in them."""

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
    pinned: str = ""
    """A rule of the house, shown at the top."""


_COMMON: Final = (
    Seed(
        "welcome-fr",
        "Le perron",
        "Arrivées, bonjours, petites questions",
        "fr",
        pinned="Bienvenue ! Dites bonjour, personne ne mord. Ni liens, ni coordonnées : ici, on parle.",
    ),
    Seed(
        "welcome-en",
        "The doorstep",
        "Arrivals, hellos, small questions",
        "en",
        pinned="Welcome! Say hello, nobody bites. No links, no contact details: here we talk.",
    ),
)

KINDS: Final[dict[str, tuple[Seed, ...]]] = {
    "town": (
        *_COMMON,
        Seed("square", "La place", "La vie de la ville, jour après jour", "fr"),
        Seed(
            "market",
            "Le marché",
            "Légumes, bonnes adresses, recettes",
            "fr",
            pinned="Les annonces commerciales n’ont pas leur place ici ; vos bonnes adresses, si.",
        ),
        Seed("garden", "Jardins et balcons", "Semer, planter, tailler, récolter", "fr", 43_200),
        Seed(
            "pitch",
            "The pitch",
            "Local sport, results and arguments about them",
            "en",
            pinned="Argue about the match, not about each other.",
        ),
        Seed("late", "Les couche-tard", "Quand la ville dort", "fr", 7_200),
    ),
    "newspaper": (
        *_COMMON,
        Seed(
            "today",
            "L’édition du jour",
            "Les articles du jour, entre lecteurs",
            "fr",
            28_800,
            15,
            pinned="On discute des articles, pas de leurs auteurs ni des autres lecteurs.",
        ),
        Seed(
            "letters",
            "Letters to the editor",
            "What you would have written to the editor",
            "en",
            43_200,
            30,
            pinned="One thought a message, please: slow mode leaves time to read.",
        ),
        Seed("books", "Livres", "Ce que vous lisez en ce moment", "fr", 43_200),
        Seed(
            "film",
            "Films and series",
            "Mind the ending",
            "en",
            pinned="No endings without a warning in the line before.",
        ),
        Seed("kitchen", "La cuisine", "Recettes essayées et ratées", "fr"),
    ),
    "association": (
        *_COMMON,
        Seed("table", "La grande table", "De tout, avec tout le monde", "fr"),
        Seed(
            "projects",
            "Projets",
            "Ce que nous préparons",
            "fr",
            86_400,
            pinned="Ce qui se décide ici se décide entre membres : les absents relisent le lendemain.",
        ),
        Seed(
            "helping",
            "Helping hands",
            "Who needs what, who can give what",
            "en",
            86_400,
            pinned="Give and ask freely, never for money.",
        ),
        Seed("music", "Musique", "À écouter, à jouer, à partager", "fr"),
        Seed("evening", "The evening room", "How was your day?", "en", 7_200),
    ),
    "game": (
        *_COMMON,
        Seed(
            "lobby",
            "The lobby",
            "Between two games",
            "en",
            3_600,
            pinned="Losing is part of it. So is saying “well played”.",
        ),
        Seed("strategy", "Strategy", "Openings, builds, endgames", "en", 28_800),
        Seed("strategie", "Stratégie", "Ouvertures, plans, fins de partie", "fr", 28_800),
        Seed(
            "teams",
            "Looking for a team",
            "Who plays tonight?",
            "en",
            7_200,
            30,
            pinned="Say which game, which language, and for how long.",
        ),
        Seed("off-topic", "Hors sujet", "Tout sauf le jeu", "fr"),
    ),
}
