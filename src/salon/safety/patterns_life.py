"""What the rules against the loss of a life look for: a killing threatened or announced, an own life announced to end.
French and English, folded text.

What is said in play, of the past or of the news is another thing; each pattern is linear: repetitions are bounded.
"""

from __future__ import annotations

from typing import Final

from salon.safety.shape import Shape

I_WILL: Final = (
    r"(?:je vais|j ?['’]?vais|j ?['’]?vas|on va|je viens"
    r"|i(?: ?['’]?ll| will| ?['’]?m going to| am going to| ?['’]?m gonna| am gonna| want to| ?mma))"
)
YOU_ARE: Final = r"(?:tu es|t ?['’]?es|tu n ?['’]? ?es|vous (?:n ?['’]? ?)?etes|you ?['’]?(?:are|re)|u ?r)"
PLAY: Final = (
    r"[ ,]{1,2}(?:de (?:rire|bisous|calins)|aux? (?:echecs|cartes|jeu|ping|prochain)|a la (?:console|belote|petanque)"
    r"|(?:at|in) (?:chess|poker|tennis|fifa|the game|this game|cards|mario|uno)|with (?:kindness|laughter|love))"
)
"""What makes a joke or a game of it."""
_SOON: Final = (
    r"(?:ce soir|cette nuit|demain|tout a l ?['’]?heure|des que|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|when (?:he|she|they))\b"
)
_KILL_FR: Final = r"(?:tuer|buter|egorger|poignarder|etrangler|flinguer|assassiner|abattre|planter|descendre)"
_KILL_EN: Final = r"(?:kill|stab|shoot|strangle|murder|behead)"
_SOMEBODY: Final = (
    r"(?:(?:mon|ma|mes|le|la|son|sa|my|the|his|her) (?:voisine?s?|femme|mari|ex|copine?|patronn?e?|chef|mere|pere"
    r"|frere"
    r"|soeur|prof|collegues?|famille|neighbou?rs?|wife|husband|girlfriend|boyfriend|boss|mother|father|brother|sister"
    r"|teacher|colleagues?|coworkers?|family|landlord)|tout le monde|everyone|everybody)"
)
_WHERE: Final = (
    r"(?:lycee|college|ecole|fac|universite|mosquee|eglise|synagogue|gare|marche|concert|bureau|boulot|centre|metro"
    r"|mairie|commissariat|prefecture|hopital|stade|school|campus|university|mosque|church|station|market|office"
    r"|mall|subway|hospital|stadium|embassy|town hall|police station|courthouse)"
)
_THE: Final = r"(?:au|a la|a l ?['’]? ?|dans (?:le|la|l ?['’]? ?|mon|ma)|at (?:the|my|that|this)|in (?:the|my))"
_TOLD: Final = (
    rf"\b{I_WILL} (?:te |vous |t['’ ]|venir te )(?:tuer|buter|crever|egorger|poignarder|etrangler"
    rf"|flinguer|assassiner)\b"
    rf"|\b{I_WILL} (?:find you and |come and )?{_KILL_EN} (?:you|u|ya)\b"
    rf"|\b{YOU_ARE} (?:un homme mort|une femme morte|a dead (?:man|woman)|dead meat)\b"
)
_ANNOUNCED: Final = (
    rf"\b{I_WILL} (?:le |la |les |l ?['’] ?){_KILL_FR}\b(?!{PLAY})[^.!?]{{0,25}}\b{_SOON}"
    rf"|\b{I_WILL} {_KILL_EN} (?:him|her|them)\b(?!{PLAY})[^.!?]{{0,25}}\b{_SOON}"
    rf"|\b{I_WILL} (?:tuer|buter|egorger|poignarder|etrangler|flinguer|assassiner|abattre) {_SOMEBODY}\b"
    rf"|\b{I_WILL} (?:stab|shoot|strangle|murder|behead) {_SOMEBODY}\b"
    rf"|\b{I_WILL} kill {_SOMEBODY}\b[^.!?]{{0,25}}\b(?:{_SOON}|{_THE})"
    rf"|\b(?:je (?:fais|ferai|vais faire)|on (?:fait|va faire)) un (?:massacre|carnage|attentat)\b[^.!?]{{0,15}}"
    rf"(?:\b{_THE} ?{_WHERE}|{_SOON})"
    rf"|\b{I_WILL} (?:do|commit|start) a (?:massacre|mass shooting|shooting)\b"
    rf"|\b{I_WILL} (?:tirer|ouvrir le feu) (?:sur (?:tout le monde|la foule|les gens|des gens|tous)|dans (?:le tas"
    rf"|la foule))"
    rf"|\b{I_WILL} (?:open fire|shoot everyone|shoot everybody|shoot them all|shoot into the crowd"
    rf"|shoot up (?:the|that|this|my) \w{{3,20}})\b"
    rf"|\b{I_WILL} (?:poser une bombe|faire (?:sauter|exploser|peter) (?:la|le|l ?['’] ?|une|mon|ma) ?{_WHERE}"
    rf"|plant a bomb|(?:bomb|blow up) (?:the|my|that|this|a) {_WHERE})\b"
)
_NOT_LITERAL: Final = (
    r"(?: ?['’]? ?(?:de|of) | a (?:la tache|l ?['’]?ouvrage|force)| au (?:travail|boulot)| a (?:expliquer|repeter))"
)
_MEANS_FR: Final = (
    r"(?:me (?:(?:suicider|tuer|buter|flinguer|pendre|noyer)(?! (?:a|au|de|pour)\b)|foutre en l ?['’] ?air|tirer une"
    r" balle|jeter (?:du|d ?['’] ?un) (?:haut|pont"
    r"|toit|balcon"
    r"|immeuble)|jeter sous (?:un|le) (?:train|metro|rer|camion|bus)|ouvrir les veines|tailler les veines)"
    r"|en finir (?:avec (?:la|ma) vie|pour de bon|ce soir|cette nuit|une bonne fois)"
    r"|en finir(?= ?[.!?…]| ?$)|mettre fin a (?:mes jours|ma vie)|m ?['’] ?oter la vie"
    r"|sauter (?:du (?:pont|toit|balcon|haut)"
    r"|d ?['’] ?un pont))"
)
_MEANS_EN: Final = (
    r"(?:kill myself|end my (?:own )?life|take my (?:own )?life|hang myself|drown myself|shoot myself|off myself"
    r"|unalive myself"
    r"|commit suicide|jump off (?:the|a|that) (?:bridge|roof|building|balcony|cliff)|jump in front of (?:a"
    r"|the) (?:train"
    r"|bus|truck)|slit my wrists|end it all|overdose tonight)"
)
_OWN: Final = (
    r"\b(?:je (?:vais|veux|voudrais|compte|pense a|pense|songe a|prefere)|j ?['’] ?(?:vais|ai (?:decide de"
    r"|prevu de|envie de"
    r"|l ?['’] ?intention de|pense a))|envie de|decide d ?['’]?e?) ?(?:bien |vraiment |juste |bientot |d ?['’] ?)?"
    rf"{_MEANS_FR}"
    r"|\bje (?:me (?:suicide|pends|jette (?:du|d ?['’] ?un|sous)|tire une balle)|saute du (?:pont|toit|balcon)"
    r"|mets fin a (?:mes"
    r" jours|ma vie)|m ?['’] ?ouvre les veines)\b"
    r"|\bje (?:n ?['’] ?ai|ai|n ai) plus (?:du tout )?(?:envie|la force|de raison) de vivre\b"
    r"|\bj ?['’] ?ai plus (?:envie|la force) de vivre\b"
    r"|\bje (?:ne )?veux plus (?:vivre|etre (?:en vie|la))\b(?! (?:a|au|en|dans|chez|avec|sans|ici|comme)\b)"
    r"|\bje (?:veux|voudrais) (?:juste |vraiment )?mourir(?! ?(?:de|d ?['’]|a|en|dans|avec|pour|au|vieux|vieille)\b)"
    r"|\bj ?['’] ?ai (?:avale|pris) (?:tous? (?:mes|les)|toute (?:la|ma) (?:boite|plaquette) de) (?:cachets|medocs"
    r"|medicaments|comprimes|somniferes)\b"
    r"|\bi(?: ?['’]?ll| will| ?['’]?m going to| am going to| ?['’]?m gonna| am gonna| want to| wanna| ?mma"
    r"| have decided to"
    r"| ?['’]?ve decided to| plan to| might(?: as well)?| need to)(?: just| really| finally)? "
    rf"{_MEANS_EN}\b"
    r"|\bi ?(?:['’]?m| am) (?:killing myself|ending (?:my life|it all)|jumping off (?:the|a|that) (?:bridge|roof"
    r"|building))\b"
    r"|\bi (?:don ?['’]?t|do not|no longer|dont) (?:really )?(?:want|wanna|have a reason) (?:to )?(?:live"
    r"|be alive)(?: anymore"
    r"| any more)?(?! (?:in|with|at|near|on|here|there|together|like)\b)"
    r"|\bi (?:just |really )?(?:want to|wanna) die(?: ?[.!?…]| ?$| tonight| now| so bad| please)"
    r"|\bi(?: ?['’]?ve| have)? (?:took|taken|swallowed) (?:all (?:of )?(?:my|the)|a whole (?:bottle"
    r"|box) of) (?:pills|tablets"
    r"|meds|sleeping pills|painkillers)\b"
)

LIFE_SHAPES: Final[dict[str, Shape]] = {
    "threat_to_life": Shape((_TOLD, _ANNOUNCED), unless=PLAY, digits=True),
    "own_life": Shape((_OWN,), unless=_NOT_LITERAL, digits=True),
}
"""What the rules of these codes look for."""
