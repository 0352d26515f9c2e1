"""What the rules against harm look for: graver insults, threats, hate, solicitation, adverts. French and English.

Groups of people are named, never insulted: what makes hate is what is said of them. Reported speech ("he said …")
lowers a threat and hatred and does not hide them: two words before one would. A threat to a life it does not even
lower. Each pattern is linear: repetitions are bounded.
"""

from __future__ import annotations

from typing import Final

from salon.safety.patterns_life import I_WILL, LIFE_SHAPES, YOU_ARE
from salon.safety.shape import Shape

_SAYING: Final = (
    *("dit ", "dit : ", "dit, ", "dit que ", "dire ", "dites pas ", "dis pas ", "crie ", "ecrit ", "hurle "),
    *("said ", "said: ", "said, ", "says ", "told me ", "saying ", "say ", "shouted ", "wrote ", "called "),
)
_TOLD: Final = "".join(f"(?<!{before})" for before in _SAYING)
"""Not what somebody else said, or what nobody should say."""
_SAID: Final = f"(?:{'|'.join(_SAYING)})"
"""The contrary: a rule of its own finds what was said by others, and lowers it."""
_MORE: Final = (
    r"(?:(?:vraiment|juste|just|such|really|un|une|des|a|an|gros|grosse|sale|fucking|complete|total|stupid|tous|toutes|bien|rien|que|nothing|but|only"
    r"|qu ?['’]? ?une?) ){0,3}"
)
_GRAVE: Final = (
    r"(?:connards?|connasses?|encules?|enfoires?|salopes?|salauds?|batards?|ordures?|raclures?|trou du cul"
    r"|fils de pute|sous[ -]merdes?|cunts?|assholes?|arseholes?|bastards?|bitch(?:es)?|motherfuckers?|dickheads?"
    r"|scumbags?"
    r"|son of a bitch|piece of shit|pieces of shit)\b"
)
_INSULTS: Final = (
    rf"\b{YOU_ARE} {_MORE}{_GRAVE}"
    rf"|\b(?:espece d(?:e |['’] ?)|bande d(?:e |['’] ?)|pauvre |you (?:fucking |stupid |little )?){_GRAVE}"
    rf"|(?:^|[.!?,] ?)(?:sale|quel|quelle) {_GRAVE}(?! (?:ce|cet|cette|mon|ma|le|la|les|de)\b)"
    rf"|^\s?{_GRAVE}\s?[!.]{{0,5}}$"
    rf"|\b(?=[tfvng]){_TOLD}(?:ta gueule|ferme ta gueule|va te faire (?:foutre|enculer)|nique ta mere|fuck (?:you|off)"
    r"|go fuck yourself)\b(?! (?:up|aux|au)\b)"
)

_THREATS: Final = (
    rf"{I_WILL} (?:te |vous )(?:(?:casser|peter|eclater|exploser|defoncer"
    rf"|demonter) (?:la (?:gueule|tete|figure|tronche)|les dents"
    r"|les jambes|les genoux)|frapper|cogner|tabasser|defigurer)\b"
    rf"|{I_WILL} (?:beat (?:you|u) (?:up|down|senseless)|punch (?:you|u|your)|hurt (?:you|u)"
    rf"|smash your (?:face|head|teeth)"
    r"|break your (?:legs?|neck|face|arms?|jaw|bones)|hunt (?:you|u) down|make you bleed)\b"
    r"|je sais ou (?:tu habites|tu travailles|tu dors|vous habitez)\b(?! maintenant)"
    r"|i know where (?:you|u|your \w{3,12}) (?:lives?|works?|sleeps?)\b(?! now)"
    r"|(?:tu vas|vous allez) (?:le|me le) (?:regretter|payer)\b(?! si)"
    r"|(?:you|u)(?: ?['’]?ll| will) (?:pay for this|regret this)\b(?! if)"
    r"|attends? que je te (?:trouve|chope|croise|attrape)\b"
)
_THREAT: Final = rf"\b(?=[ijotvyua]){_TOLD}(?:{_THREATS})"
_THREAT_TOLD: Final = rf"{_SAID}(?:{_THREATS})"

_GROUP: Final = (
    r"(?:jui(?:fs?|ves?)|musulmane?s?|arabes?|noire?s?|jews?|muslims?|blacks?|gays?|homos?"
    r"|homosexuel(?:le)?s?|lesbiennes?|lesbians?"
    r"|transgenres?|trans|immigree?s?|immigrants?|migrants?|refugiee?s?|refugees?|etrangers|foreigners"
    r"|femmes|women|roms?|tsiganes?"
    r"|gypsies|asiatiques?|asians?|africaine?s?|africans?|chretiens|christians|handicapee?s?|mexicans?)(?: people)?\b"
)
_LESS: Final = (
    r"(?:parasites?|rats?|cafards?|vermines?|sous[ -]hommes?|animaux|singes?|dechets?|cancers?|voleurs"
    r"|criminels|inferieure?s?"
    r"|vermin|scum|animals|subhuman|cockroaches|filth|monkeys|trash|disgusting|inferior|pigs)\b"
)
_HATRED: Final = (
    rf"(?:mort aux|mort a tous les|dehors les|a mort les|exterminez les"
    rf"|death to(?: all)?(?: the)?|kill all(?: the)?|gas the"
    rf"|get rid of (?:all )?(?:the )?) ?{_GROUP}"
    rf"|(?:je (?:hais|deteste)(?: tou(?:s|tes))? les|i (?:hate"
    rf"|despise)(?: all)?(?: the)?) {_GROUP}(?! (?:et blanc|and white|jokes?))"
)
"""What is called for; of this it counts who says it."""
_HATE: Final = (
    rf"\b(?=[madekgji]){_TOLD}(?:{_HATRED})"
    rf"|\b(?:sales? |dirty |filthy ){_GROUP}(?! (?:cat|dog|coat|car|linge|shoes))"
    rf"|\b{_GROUP} (?:(?:sont|c['’ ]?est|are)(?: (?:tous|toutes|all|just|que|vraiment"
    rf"|nothing but))?(?: (?:des|de la|a|les))? {_LESS}"
    rf"|(?:should (?:all )?(?:be (?:shot|killed|deported|banned|gassed|hanged)|die)"
    rf"|don ?['’]?t deserve to live"
    r"|devraient (?:tou(?:s|tes) )?(?:mourir|crever|disparaitre)|ne meritent pas de vivre)\b)"
)
_HATE_TOLD: Final = rf"{_SAID}(?:{_HATRED})"

_NUDES: Final = "(?:nudes?|naked (?:pics?|photos?|pictures?)|lewds?)"
_PARTS: Final = "(?:boobs|tits|ass|pussy|dick|cock|naked body|seins|fesses|nichons|chatte|bite|cul|corps nu)"
_SOLICITATION: Final = (
    rf"\b(?:envoie[sz]?|envoyez|send)(?:[ -](?:moi|me|us))?(?: (?:des|tes|une?|some|your|a|ur"
    rf"|more)){{0,2}} {_NUDES}\b(?! lipstick)"
    rf"|\b(?:t['’ ]?as|tu as|got|have you got|do you have|echange|trade)(?: (?:des|any|some))? {_NUDES}\b"
    r"|\b(?:photos?|tofs?|pics?|pictures?) (?:de toi |of you |of yourself )?(?:tou?te? )?(?:nue?s?|a poil"
    r"|sans rien|deshabillee?|coquines?"
    r"|naked|nude|undressed|with nothing on|without (?:any )?clothes|sans vetements?)\b"
    r"|\bplans? (?:cul|q|sexe|baise)\b|\b(?:cherche|envie de|dispo pour) (?:du )?(?:sexe|baiser|baise)\b"
    rf"|\b(?:show(?: me)?|montre[sz]?(?:[ -]moi)?) (?:your|ur|tes|ton|ta) {_PARTS}\b"
    r"|\b(?:wanna|want to|do you want to) (?:have sex|fuck|hook up)\b|\b(?:tu|vous) (?:veux"
    r"|voulez) (?:baiser|du sexe|me sucer)\b"
    r"|\b(?:are|r) (?:you|u) horny\b|\btu portes quoi (?:en dessous|dessous|sous)\b"
    r"|\bwhat are you wearing (?:under|underneath)\b"
    r"|\b(?:take off|enleve) (?:your|ta|tes|ton) (?:clothes|top|shirt|bra|panties|vetements|culotte|soutif|haut)\b"
)

_SPAM: Final = (
    r"\b(?:gagne[rz]|earn|make) (?:up to |jusqu['’ ]?a )?[$€£]?\s?\d[\d., ]{0,9}k?\s?(?:euros?|eur"
    r"|dollars?|usd|[$€£])? ?"
    r"(?:par|per|a|/) ?(?:jour|semaine|mois|heure|day|week|month|hour)\b"
    r"|\bcongratulations,? you(?: have| ?['’]?ve)? won\b|\bvous avez gagne (?:un|une|le) (?:iphone|ipad"
    r"|voiture|cadeau|bon|cheque|lot|voyage)\b"
    r"|\b(?:claim|collect) your (?:free )?(?:prize|reward|gift|bonus)\b|\b(?:click|cliquez?) (?:here"
    r"|ici) (?:to|for|pour)\b"
    r"|\b(?:double|doublez|triple) (?:your|votre|vos) (?:bitcoins?|money|mise|argent|crypto|investment)\b"
    r"|\b(?:achete[rz]|buy)(?: (?:des|cheap|real)){0,2} (?:followers|abonnes|likes|viagra|cialis)\b"
    r"|\bcredit (?:rapide|immediat) sans justificatif\b|\bpret (?:d['’ ]?argent )?entre particuliers\b"
    r"|\b(?:guaranteed|gains?) (?:profits?|returns|income|garantis)\b|\bfree (?:gift cards?|bitcoins?|iphones?)\b"
)


HARM_SHAPES: Final[dict[str, Shape]] = {
    "insults_grave": Shape((_INSULTS,), digits=True),
    "threat": Shape((_THREAT,), digits=True),
    "threat_told": Shape((_THREAT_TOLD,), digits=True),
    **LIFE_SHAPES,
    "hate": Shape((_HATE,), digits=True),
    "hate_told": Shape((_HATE_TOLD,), digits=True),
    "solicitation": Shape((_SOLICITATION,), digits=True),
    "spam": Shape((_SPAM,), words=True),
}
"""What the rules of these codes look for."""
