"""Words that detectors of conversations look for: what a disguise is undone to.

A disguise is undone only where that makes one of these words: everything else stays as it was typed.
"""

from __future__ import annotations

from typing import Final

from salon.safety.talk.classes import CLASSES
from salon.safety.talk.known_words import WORDS
from salon.safety.talk.lexicon import words
from salon.safety.talk.numbers import UNITS
from salon.safety.talk.phrases_common import COMMON
from salon.safety.talk.phrases_contact import CONTACT
from salon.safety.talk.phrases_doings import DOINGS
from salon.safety.talk.phrases_excused import EXCUSED
from salon.safety.talk.phrases_meeting import MEETING, THINGS
from salon.safety.talk.phrases_threats import DEMANDS, PRESSURE, REPORTS, THREATS
from salon.safety.talk.phrases_trade import TRADE
from salon.safety.talk.phrases_unaware import STATES
from salon.safety.talk.spelling import EXPANDED

_SOUGHT: Final = """
ans an age piges balais printemps years year old yrs birthday mineur mineure mineurs minor underage majeur majeure
adult adulte moins under sixieme cinquieme quatrieme troisieme seconde premiere terminale college collegien
collegienne lycee lyceen lyceenne brevet grade grader school gcse freshman fille girl boy garcon ado ados teen teens
cherche secret secrets parents parent mere pere maman papa mum mom dad mother father folks hide cache caches cadeau
cadeaux gift gifts efface supprime delete dort dors dormir dormira dormait endort endormi endormie endormies sommeil
inconsciente inconscient reveille reveillera verre tisane boisson remarque remarquera souvient souviendra rappelle
conscience insu ignore ignorent tout rien sait saura savoir sache asleep sleep sleeps sleeping unconscious unaware
wakes wake waking notice notices remember remembers knowing wiser drink glass slip pill idea clue aware none the no
any never sert serve sers what paye paie payes payer vire vires virer virement argent euros euro money pay transfer
send envoie envoies donne photo photos video videos picture pictures image images montre montrer montrerai balance
publie publier poste show shows post publish leak everyone everything everybody nobody amis famille collegues patron
femme mari copine friends family boss wife husband girlfriend boyfriend sinon otherwise unless or else tonight
tomorrow hour heure minuit midnight ce soir your you ta tes ton to a ma mes mon my i she her he him elle lui
"""

KNOWN: Final = (
    words(
        (COMMON, CONTACT, MEETING, THINGS, TRADE, STATES, DOINGS, EXCUSED, CLASSES, THREATS, DEMANDS, PRESSURE, REPORTS)
    )
    | WORDS
    | frozenset(word for word in EXPANDED if word.isalpha() and len(word) > 2)
    | frozenset(UNITS)
    | frozenset(_SOUGHT.split())
    | frozenset({"cent", "mille", "hundred", "thousand"})
)
BEGINNINGS: Final = frozenset(word[:length] for word in KNOWN for length in range(1, len(word) + 1))
"""Where no known word begins so, letters set apart need be looked at no further."""
JOINED: Final = frozenset(
    word for word in UNITS if len(word) >= 5 and word not in {"three", "seven", "eight"}
) | frozenset({"mineure", "underage", "asleep", "endormie", "unconscious"})
"""Words made whole again where they were typed in two pieces. None is made of two words that stand side by side."""
