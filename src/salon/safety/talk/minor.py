"""Signs that either of the two is under 18 now, or is asked to hide something from parents.

A credible statement of one's own is enough by itself; what somebody says of the other is only remembered: nobody is
removed on another's word. Ages of children, of the past, of adults and numbers that are no ages say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.minor_ages import own_ages
from salon.safety.talk.minor_birth import own_birth_year
from salon.safety.talk.minor_hints import hints
from salon.safety.talk.minor_school import own_class
from salon.safety.talk.minor_secrecy import secrecy
from salon.safety.talk.minor_words import NOT_REAL, OTHERS, PAST, SAID, TITLES
from salon.safety.talk.reading import Reading, read
from salon.safety.talk.sign import Heard, Sign

_ADVERBS: Final = (
    r"(?:(?:encore|toujours|une?|fille|garcon|jeune|que|still|only|just|technically|a|an|sort of|legally) )*"
)
_MINOR: Final = re.compile(
    rf"\b(?:je suis|suis|moi|j reste|etant) {_ADVERBS}mineure?\b(?! (?:de fond|de charbon|a la retraite|en"
    rf"|dans))|\b(?:i am|i am still|being|me being) {_ADVERBS}(?:minor|underage|under age|under (?:18|eighteen)"
    rf"|below (?:18|eighteen)|not 18)\b"
    r"(?! (?:league|celebrity|character|player|official|detail|poet|artist|actor|figure|shareholder|miracle"
    r"|in (?:music|history|art|french|spanish|math)))|\b(?:still|yes|yeah|encore|toujours|oui) (?:a )?(?:minor"
    r"|mineure?|underage) (?:here|ici|,|\.|!|$|sorry|desolee?|mais)|\b(?:i am )?not (?:an adult|of age|legal"
    r"|of legal age|an? grown up) yet\b|\bi am not (?:legal|of (?:legal )?age|an adult)\b(?! (?:advice"
    r"|adviser))|\bpas (?:encore )?(?:majeure?|adulte|l age legal|l age pour)\b(?! \?)"
    r"|\bje (?:ne )?suis pas (?:encore )?majeure?\b|\bmineure?s? (?:ici|dispo)\b"
)
_NEARLY: Final = re.compile(
    r"\b(?:bientot|presque) majeure?\b|\bmajeure? (?:dans|en|le mois|l an|l annee|bientot|a partir)"
    r"|\b(?:years?|months?|weeks?|an|ans|mois|semaines?|days|jours) (?:to go )?(?:until|till|before"
    r"|avant) (?:i am |d etre |mes )?(?:18|legal|eighteen|an adult|majeure?|ma majorite)|\b(?:almost"
    r"|nearly) (?:legal|of age|an adult)\b|\bavant ma majorite\b|\bma majorite (?:c est|dans|en|le)"
)
_NOT_OLD: Final = re.compile(
    r"\b(?:more|encore|still|only|just|il me (?:manque|reste)|il m en manque|i am|another|plus que|dans|in"
    r"|me faut attendre) (?:\w+ ){0,2}?"
    r"(?:ans?|annees?|mois|years?|months?) (?:(?:off|from|to go|et|and|a attendre|to wait) )?(?:avant|until|till"
    r"|before|pour|off|from|to|i can"
    r"|je (?:peux|pourrai)|le|la) (?:de |d |being |be |etre |avoir |pouvoir |i (?:can|am) |je (?:peux|pourrai"
    r"|suis) |le droit de )*(?:permis"
    r"|la majorite|ma majorite|majeure?|mes (?:18|dix huit)|voter|vote|18|eighteen|dix huit|drive|driving|drink"
    r"|drinking|legal|an adult|adulte"
    r"|conduire|boire)\b|"
    r"\bi will be (?:of age|an adult|legal|old enough) (?:in|next|soon)\b|\b(?:18|dix huit"
    r"|eighteen)\b.{0,60}\b(?:m en manque|i am \w+ (?:short|off)|j en suis loin|not there yet"
    r"|moi pas encore|not me)\b"
    r"|\bpas (?:encore )?une? adulte\b|\bnot an adult (?:\w+ ){0,7}?yet\b"
    r"|\b(?:pas|not|jamais|never) (?:encore |quite |yet )?(?:l age|old enough|assez (?:agee?|vieux|vieille"
    r"|grande?)) (?:de |d |pour"
    r" |to |for )(?:voter|conduire|boire|sortir|entrer|travailler|avoir|le permis|vote|drive|drink|buy|go|be|get"
    r"|work|clubs?)"
    r"|\b(?:adults?|adultes?|18|majeure?s?)\b.{0,40}\b(?:i am not (?:one|yet)|not me|j en suis pas une?"
    r"|je (?:ne )?(?:le )?suis pas"
    r"|c est pas mon cas)\b|\b(?:mineure?s?|minors?|under 18s?)\b.{0,40}\b(?:j en suis une?|i am one|c est mon cas)\b"
    r"|\bmajorite (?:dans|en|bientot|le \d)|\b(?:on me|they|ils me?) (?:refuse|refused|wont let|will not let"
    r"|demand\w+|ask\w*)"
    r" .{0,24}(?:trop jeune|too young)"
)
"""What somebody under age cannot do yet: said of nobody else."""
_SEEKS: Final = re.compile(
    r"\b(?:cherche|recherche|looking for|seeking|search for)\s(?:\w+ ){0,3}?(?:mineure?s?|underage"
    r"|lyceen(?:ne)?s?|collegien(?:ne)?s?|ados?|teens?|teenagers?|schoolgirls?"
    r"|schoolboys?)\b(?! (?:pour (?!parler|discuter|chat|plus|rencontre|un plan)|afin|to (?!chat|talk|meet)"
    r"|for|who can|fiction|novels?|books?|movies?|drama|motive))|\b(?:girls?|boys?|teens?|anyone|anybody"
    r"|filles?|garcons?|quelqu un|qui a|qui ont|gens) (?:de |qui a |qui ont |ont |aged )?(?:moins de|under"
    r"|below) 1[0-8]\b|\b(?:cherche|recherche|looking for|seeking) (?:an? |une? |des |any |jeunes? |petite?s? "
    r"|jolies? )*(?:fille|garcon|girl|boy|lyceenne|ado|teen)s? ?,? (?:de |agee?s? de |aged )?(?:1[0-7]|[89])\b"
)
_CALLED: Final = re.compile(
    r"\b(?:tu es|t es|vous etes|tu serais|es tu|you are|are you|is he|is she|u are) (?:\w+ ){0,2}?(?:mineure?"
    r"|une gamine|un gamin|une enfant|un enfant|une gosse|un gosse|un bebe|a minor|underage|a kid|a child"
    r"|too young|under age|trop jeune|une ado|un ado|a teenager|a schoolgirl|a schoolboy)\b"
)
_NO: Final = re.compile(
    r"(?:\W|(?:euh+|hum+|hm+|well|u+m+|e+r+m*|ben|bah|haha|lol|mdr|ah|oh|so|alors|bon) )*(?:meme pas|not even"
    r"|loin de la|far from it|i wish|pas encore|not yet"
    r"|not quite|pas tout a fait"
    r"|presque|almost|nearly|bientot|soon|(?:dans|in) \w+ (?:ans?|mois|semaines?|years?|months?|weeks?|days?"
    r"|jours)"
    r"|give me \w+ (?:more )?(?:years?|months?|weeks?)|donne moi \w+ (?:ans?|mois)|(?:en vrai|honnetement"
    r"|franchement|honestly) (?:non|no)\b"
    r"|(?:ask|reviens|repose|redemande)\b.{0,20}\b(?:in|dans) \w+ (?:ans?|mois|years?|months?)|(?:no|non|nan|nope"
    r"|nah|naan|nn)\b(?! (?:problem|worries|souci|probleme|comment)))"
)
_JOKE: Final = re.compile(
    r"\b(?:plaisante|rigole|blague|kidding|joking|jk|bien sur|of course|evidemment|obviously|depuis|for ages|long)\b"
)
_NOT: Final = re.compile(rf"(?:{PAST})|(?:{NOT_REAL})")
_SAID: Final = re.compile(SAID)
_TITLES: Final = re.compile(TITLES)
_OTHERS: Final = re.compile(OTHERS)


OWN: Final = frozenset({"own_age", "own_class", "own_birth_year", "nearly_18"})
"""Signs by which somebody says of themselves that they are under 18. What others say of them is not among these."""
_OF_SELF: Final = OWN | {"life_under_18"}
_BORROWED: Final = re.compile(
    r"^ *>|^ *[«“„\"][^»”\"]*[»”\"] *[.!?]? *$"  # a quotation and nothing else
    r"|\b(?:repeat|say) (?:it )?after me\b|\brepet(?:e|ez) apres moi\b"
    r"|\b(?:type|write|enter) .{1,60} to (?:continue|win|play)\b"
    r"|\b(?:tapez?|ecris|ecrivez) .{1,60} pour (?:continuer|gagner|jouer)\b"
    r"|\b(?:lyrics|paroles|karaoke|humming|chantonne\w*|fredonne\w*)\b"
    r"|\bsixteen going on seventeen\b"
    r"|\bseconde zone\b"
)
"""Quoted, dictated or sung: words that are not said of oneself, or not meant so."""
_NOT_HUMAN: Final = re.compile(r"\b(?:dog|cat|chat|chien)s? years\b|\bannees? (?:de |d un |)(?:chien|chat)s?\b")


def signs(heard: Heard, year: int) -> Iterator[Sign]:
    """What one turn shows of minor contact; `year` is the calendar year of the turn."""
    yield from found(read(heard.folded), heard, year)


def found(reading: Reading, heard: Heard, year: int) -> Iterator[Sign]:
    """The same over words already read."""
    borrowed = _BORROWED.search(heard.folded.text) is not None
    for sign in _found(reading, heard, year):
        if sign.name in _OF_SELF and _NOT_HUMAN.search(heard.folded.text):
            continue
        if borrowed and sign.name in _OF_SELF:
            # Somebody else's words: they end nobody's pass.
            yield Sign(sign.family, "called_minor", "watch", sign.start, sign.end)
        else:
            yield sign


def _found(reading: Reading, heard: Heard, year: int) -> Iterator[Sign]:
    yield from own_ages(reading, heard.asked)
    yield from own_class(reading, heard.asked)
    yield from hints(reading, heard.asked)
    yield from own_birth_year(reading, heard.asked, year)
    if "of_age" in heard.asked and "their_age" not in heard.asked:
        yield from _not_of_age(reading)
    yield from _said(reading)
    yield from secrecy(reading, heard.told)


def _not_of_age(reading: Reading) -> Iterator[Sign]:
    """A no to whether one is of age, unless an adult's age goes with it."""
    match = _NO.match(reading.text)
    if match and not any(18 <= number.value <= 99 for number in reading.numbers) and not _JOKE.search(reading.text):
        yield Sign("minor_contact", "nearly_18", "urgent", *reading.span(*match.span()))


def _said(reading: Reading) -> Iterator[Sign]:
    text = reading.text
    for pattern, name in (
        (_MINOR, "own_age"),
        (_NEARLY, "nearly_18"),
        (_NOT_OLD, "nearly_18"),
        (_SEEKS, "seeks_minor"),
        (_CALLED, "called_minor"),
    ):
        match = pattern.search(text)
        if (
            match
            and not _NOT.search(text[: match.start()])
            and not _SAID.search(text[: match.start()])
            and not _TITLES.search(text)
            and not (pattern is _NOT_OLD and _OTHERS.search(text[: match.end()]))
        ):
            start, end = reading.span(*match.span())
            yield Sign("minor_contact", name, "watch" if name == "called_minor" else "urgent", start, end)
            return
