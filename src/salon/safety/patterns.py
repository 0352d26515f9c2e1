"""What the first rules look for, as shapes over folded text. Lists are short and mild on purpose; packs of an
operator's own come with the next slices of judging.

Each pattern is linear: repetitions are bounded or followed by what they cannot contain.
"""

from __future__ import annotations

from typing import Final

from salon.safety.patterns_harm import HARM_SHAPES
from salon.safety.shape import Shape

_ENDINGS: Final = "com|org|biz|fr|ch|uk|io|gg|ly|dev|xyz|ru|cn"
_ENDINGS_CLOSE: Final = "nl|pl|pt|ro|jp|cz|dk|gr|hu|nz|sk|ie|lu|ua|gle|goo|eus|bzh"
"""Endings looked for without spaces around the full stop only."""
_WORDS: Final = (
    "net|info|be|ca|de|es|eu|it|me|tv|co|app|top|site|online|link|club|shop|store|live|chat|blog|at|se|to|xxx"
)
"""Endings that are words as well: after a full stop they may begin a sentence, with a space or without."""
_DOT: Final = "[.\u00b7\u3002]"
_SHOWN: Final = r"\s?(?:\(|\[)\s?(?:\.|dot|point)\s?(?:\)|\])\s?"
"""A full stop in brackets is no sentence's."""
_ARTICLE: Final = "(?!(?:le|la|les|un|une|ce|cette|du|au|bon|mon|quel|bulle|the|a|this|my|dot|point) )"
_END: Final = r"(?!\s{0,9}[\w'’-])"
_POINTS: Final = (
    "(?:sur|voir|site|lien|adresse|visite[zr]?|visit|see|check|join|rejoins|rejoignez|essaye[zr]?|try|go to|aller? a)"
)
"""What points at a place."""
_LINK: Final = (
    r"(?:https?:/{0,2}|hxxps?:|(?:ftp|tg)://|www\s?[.,])\s?\S+"
    r"|\bwww [a-z0-9-]{2,63} (?:com|fr|org|net)\b"
    rf"|\b[a-z0-9-]{{2,63}}\s?{_DOT}(?:{_ENDINGS})\b(?:/\S*)?"
    # With a space behind the full stop a sentence may begin there: nothing but marks behind it, or it is pointed at.
    rf"|\b[a-z0-9-]{{2,63}}\s?{_DOT}\s(?:{_ENDINGS})\b(?:/\S*|{_END})"
    rf"|\b{_POINTS} [a-z0-9-]{{2,63}}\s?{_DOT}\s(?:{_ENDINGS})\b(?!['’-])"
    rf"|\b[a-z0-9-]{{2,63}}{_DOT}(?:{_ENDINGS_CLOSE})\b(?:/\S*)?"
    rf"|\b{_ARTICLE}[a-z0-9-]{{2,63}}\s(?:dot|point)\s(?:{_ENDINGS})\b(?:/\S*)?"
    rf"|\b[a-z0-9-]{{2,63}}{_SHOWN}(?:{_ENDINGS}|{_ENDINGS_CLOSE}|{_WORDS})\b(?:/\S*)?"
    rf"|\b[a-z0-9-]{{1,63}}{_DOT}(?:{_ENDINGS}|{_WORDS})/\S*"
    # Nothing but marks behind it, or a word before it that points at a place.
    rf"|\b[a-z0-9-]{{3,63}}{_DOT}(?:net|info|tv|app|site|online|link|club|shop|store|live|chat|blog)\b{_END}"
    rf"|\b{_POINTS} [a-z0-9-]{{3,63}}{_DOT}(?:{_WORDS})\b(?!['’-])"
    r"|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{2,5}|/)\S*"
    r"|\b(?:[a-z0-9]\s){2,20}\.\s?(?:c\s?o\s?m|f\s?r|n\s?e\s?t|o\s?r\s?g)\b"
    r"|\b[a-z0-9-]{2,63}\s?\.\s?(?:c\so\sm|f\sr|o\sr\sg|n\se\st)\b"
)
_MAIL: Final = (
    r"[a-z0-9._+-]{2,64}\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[a-z0-9-]{2,63}"
    r"\s?(?:\.|\bpoint\b|\bdot\b|(?:\(|\[)(?:\.|dot|point)(?:\)|\]))\s?[a-z]{2,12}"
)
_PAIRS: Final = "|".join(
    # The same sign between all pairs: a date and an hour, or a row of prices, mix them.
    rf"(?:{between}\d{{2}}){{4}}"
    for between in ("", r"\s{1,3}", r"\.", "-", "/", "_", r"\s?(?:\||,)\s?")
)
_PHONE: Final = (
    r"(?<!\d)(?<!\d[,.])(?:"
    r"(?:\+|00)\s?[1-9](?:[ .\-/()]{0,2}\d){8,13}"
    rf"|\(?[0o][1-9]\)?(?:{_PAIRS})"
    r"|0[67](?:\s?\d){8}"
    r"|07\d{3}\s?\d{6}"
    r"|0(?:[ .\-_]\d){9}"
    r")(?![ .\-/]?\d)"
)
_PLACE: Final = r"(?:snap(?:chat)?|insta(?:gram)?|whats ?app|telegram|discord|kik|skype|signal|messenger)"
_ACCOUNT: Final = (
    r"(?:@\s?[a-z0-9_][\w.]{2,29}"
    r"|(?=\d{0,9}[a-z_])(?:(?=[a-z]{0,30}[\d_])|(?=\w{1,20}\.\w))[a-z0-9_](?=[\w.]{4})[\w.]{2,29})"
)
"""What is an account's name, not a word: with an @, a digit, an underline or a full stop inside."""
_HANDLE: Final = (
    r"\b(?:add me on|find me on|hit me up on|(?:ajoute[zr]?|rejoins|rejoignez|retrouve[zr]?)[ -](?:moi|nous) sur"
    r"|ecri[st][ -]moi sur|parle[ -]moi sur|on (?:passe|continue|se parle|s['’ ]?ecrit) sur"
    r"|(?:viens|venez) (?:me parler |en (?:pv|prive|mp) )?sur|(?:come|chat|meet me|text me|talk to me) (?:over )?on)"
    rf" (?:mon |my |le )?{_PLACE}\b(?:\s?:?\s?@?[\w.]{{3,30}})?"
    rf"|\b{_PLACE}\b\s?(?:[:=]|c['’ ]?est|is)?\s?{_ACCOUNT}"
    rf"|\b(?:my|mon|moi) {_PLACE}\s?[:=]\s?@?\w{{3,30}}"
)
_SPACED: Final = (
    r"\b(?:s[ .\-_]n[ .\-_]a[ .\-_]p|i[ .\-_]n[ .\-_]s[ .\-_]t[ .\-_]a"
    r"|w[ .\-_]h[ .\-_]a[ .\-_]t[ .\-_]s)\b(?![ .\-_]\w\b)"
)

_AGE: Final = r"(?:1\s?[0-7]|[89])"
_AGE_WORDS: Final = "(?:huit|neuf|dix(?:[ -]sept)?|onze|douze|treize|quatorze|quinze|seize)"
_AGE_WORDS_EN: Final = "(?:eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_NUMBER: Final = f"(?:{_AGE}|{_AGE_WORDS}|{_AGE_WORDS_EN})"
_YEARS: Final = r"(?:ans?|a n s|piges|balais|years? old|yo|y/o)\b"
_ARRIVING: Final = r"(?:^|\b(?:moi|ici|salut|slt|cc|coucou|bonjour|bonsoir|bsr|bjr|hello|hi|hey))[ ,!.:]{0,3}"
"""Where people say who they are: at the beginning, or after a greeting."""
_CHILD: Final = "(?:fille|garcon|meuf|mec|girl|boy|lyceenne|lyceen|collegienne|collegien|ado)"
_ARTICLES: Final = "(?:une? |des |any |jeunes? |petite?s? |jolies? |jolie ){0,2}"
_SEEKS: Final = rf"\b(?:cherche|recherche|looking for)\s(?:an? )?{_ARTICLES}"
_MINOR: Final = (
    r"\b(?:j ?['’]?ai|j ?['’]?aurai|je viens d ?['’]?avoir|je vais avoir|i ?['’]?m|i am|(?:suis|chuis?|moi) agee? de)\s"
    r"(?:(?:only|que|seulement|bientot|presque|tout juste|juste|a peine|deja|just|still) )?"
    rf"{_NUMBER}\s?{_YEARS}"
    r"|\bi ?['’]?a?m (?:only |just |still )?"
    rf"(?:1[0-7]|{_AGE_WORDS_EN})(?!\s?[\w%:/'’$€°-]|[.,]\d| \()"
    rf"|{_ARRIVING}{_AGE}\s?(?:ans|yo|y/o|years? old)[ ,]{{1,2}}(?:f|m|h|g|fille|garcon|girl|boy)\b"
    rf"|{_ARRIVING}(?:{_AGE}\s?f|f\s?{_AGE})\b(?![ -]?[\d€°])"
    rf"|{_ARRIVING}{_CHILD},? (?:de )?{_AGE}\s?(?:ans|yo)\b"
    r"|\b(?:je suis|j ?suis|chuis?|suis) (?:(?:encore|toujours|une|un) )?(?:(?:fille|garcon|jeune) )?mineure?s?\b"
    r"(?! de (?:fond|charbon))"
    r"|\bi ?['’]?a?m (?:still )?(?:a minor|underage)\b"
    r"(?! (?:league|celebrity|character|player|official|detail|poet|artist|actor|figure|shareholder|miracle))"
    rf"|{_SEEKS}(?:filles? |garcons? |girls? |boys? )?(?:mineure?s?|underage|lyceen(?:ne)?s?|collegien(?:ne)?s?)\b"
    rf"|{_SEEKS}(?:ados?|teens?|teenagers?)\b"
    r"(?! (?:pour|afin|to|for|who can|fiction|novels?|books?|movies?|drama|motive))"
    rf"|{_SEEKS}(?:ados?|teens?|teenagers?) "
    r"(?:pour (?:parler|discuter|chat|plus|rencontre|un plan)|to (?:chat|talk|meet))"
    rf"|{_SEEKS}{_CHILD}s?,? (?:de |agee?s? de )?{_AGE}\s?(?:ans|yo|years? old)\b"
    r"|\b(?:girls?|boys?|teens?|anyone|anybody) (?:under|below) 1[0-8]\b"
    r"|\b(?:filles?|garcons?|meufs?|mecs?|qui a|qui ont) (?:de |qui ont |ont )?moins de 18\b"
    r"|\bmineure?s? (?:ici|dispo)\b"
)
_NAMED_YOUNG: Final = (
    rf"(?<!\d){_AGE}[ ._'’-]?(?:ans|yo)(?![a-z])"
    r"|(?<![a-z])(?:mineure?|underage|teen|teenage[rd]?|lyceen(?:ne)?|collegien(?:ne)?|fillette|ado)s?(?![a-z])"
)
"""What in a pseudonym says under 18. A bare number does not: it is a year or a département as often as an age."""
_YOUNG: Final = "(?:ados?|teens?|teenagers?|mineure?s?|lyceen(?:ne)?s?|collegien(?:ne)?s?)"
_FOR_THE_YOUNG: Final = (
    r"(?<!\d)1[0-7] ?(?:-|a|/) ?1[0-8] ?ans\b|\bmoins de 18\b|\bunder 18\b"
    rf"|\b(?:salon|chat|coin|rencontres?|room|entre) (?:pour |entre |des |d['’] ?|les |for )?{_YOUNG}\b(?! de fond)"
    rf"|\b{_YOUNG} (?:only|chat|room|bienvenue?s?|seulement|uniquement|welcome)\b"
)
"""What in the name or topic of a room gathers people under 18."""


def _worn(word: str) -> str:
    """A word as it is disguised: letters held down, or one sign between all of them."""
    letters = list(word)
    return "".join(f"{letter}{{1,60}}" for letter in letters) + "|" + r"[ .\-_*]".join(letters)


_INSULT: Final = (
    "(?:"
    + "|".join(_worn(word) for word in ("idiot", "imbecile", "cretin", "abruti", "debile", "moron", "loser", "dumbass"))
    + r"|s{1,60}t{1,60}u{1,60}p{1,60}i{1,60}d{1,60})(?:e?s?)\b"
)
_NOT: Final = r"(?:(?!pas |not |never |jamais |tout |rien |aucun)[\w'’]{1,40} ){0,3}?"
_INSULTS: Final = (
    rf"\b(?:tu es|t ?['’]?es|tes|vous etes|you ?['’]?(?:are|re)|u ?r) {_NOT}{_INSULT}"
    rf"|\byou {_INSULT}"
    rf"|\b(?:espece d(?:e |['’] ?)|bande d(?:e |['’] ?)|pauvre |sale |fucking ){_INSULT}(?! que (?:je|nous)\b)"
    rf"|\bwhat an? {_INSULT}(?! (?!you\b)\w)"
    rf"|\bquel(?:le)?s? {_INSULT}(?! (?:je|d|de|ce|cette|que|comme|de)\b)"
)
"""A mild insult and, right before it, the words that aim it at somebody."""
_NOT_AGE: Final = (
    r"\s(?:de (?:metier|mariage|service|vie|pratique|permis|maison|boite|plus|moins|retard|carriere|recul|difference"
    r"|ecart"
    r"|terrain|galere|credit|loyers?|couple|celibat|bonheur|amitie|souvenirs?|retraite|conge|piano|guitare|violon|chant"
    r"|musique|danse|judo|foot|tennis|rugby|natation|velo|moto|conduite|theatre|benevolat|syndicat|travail|boulot"
    r"|cotisations?|chomage|formation|droit|medecine|garantie|sobriete|abstinence|voisinage|trop|avance)\b"
    r"|d['’ ] ?(?:experience|anciennete|ecart|etudes|avance|absence|amitie|abstinence|assurance|attente|enseignement)\b"
    r"|(?:passes|derriere|en arriere|ensemble|a (?:tirer|payer|rembourser))\b|of )"
)


SHAPES: Final[dict[str, Shape]] = {
    "links": Shape((_LINK,), words=True),
    "contact": Shape((_MAIL, _PHONE, _HANDLE, _SPACED), words=True),
    "insults": Shape((_INSULTS,), digits=True),
    **HARM_SHAPES,
    "minor": Shape((_MINOR,), unless=_NOT_AGE, words=True),
}
"""What the rules of these codes look for."""
IN_NAMES: Final = Shape((_NAMED_YOUNG,), words=True)
IN_TOPICS: Final = Shape((_FOR_THE_YOUNG,), words=True)
"""Names and topics never reach a one-to-one: not in the browsers' pack."""
