"""Hints of acting on somebody who does not know or cannot agree, of giving access to such a person, of seeking either.

One word says nothing: people sleep, forget and are surprised. A hint is two parts together — a state (asleep, unaware)
and a doing (made so, made use of, offered, sought) — said of another and as something one does or would do.
Survivors, news, prevention, care, surprises and deep sleepers share the words and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.reading import Reading, read
from salon.safety.talk.sign import Heard, Sign

_WHO: Final = (
    r"(?:elle|il|lui|la personne|quelqu un|la dame|madame|monsieur|la mienne|la tienne|la fille|une fille"
    r"|(?:ma|ta|sa|mon|ton|son|une|un|la|le|notre) (?:\w+ )?(?:femme|epouse|compagne|copine|amie|belle soeur"
    r"|voisine|coloc|colocataire|collegue|cousine|soeur|niece|invitee|fille|nana|mari|compagnon|copain|ami"
    r"|voisin|date|conquete|ex)"
    r"|she|he|her|him|they|the person|someone|somebody|the lady|the girl|a girl|mine|yours|(?:my|your|his|a"
    r"|the|our) (?:\w+ )?(?:wife|partner|girlfriend|friend|sister in law|sister|neighbour|neighbor|flatmate"
    r"|roommate|housemate|colleague|cousin|niece|guest|date|husband|boyfriend|lady|mate|missus|gf|ex))"
)
_UNDER: Final = re.compile(
    r"\b(?:dort|dorme|dorment|dormira|dors|endormie?s?|assoupie?|inconscient\w*|dans les vapes|dans les pommes"
    r"|k \. ?o|ko|hors service|(?:tient|tiendra) (?:pas|plus) debout|tient pas l alcool|plus debout"
    r"|sera partie|est partie dans|sommeil|somniferes?|pris son (?:cachet|comprime|somnifere)"
    r"|pris ses (?:cachets|gouttes)|(?:ne )?se reveill\w+ (?:pas|jamais|plus|de)|reveill\w+ pas|reveillee?"
    r"|evanouie?|absente? pour la nuit"
    r"|asleep|sleeps?|sleeping|out cold|out of it|passed out|knocked out|out like a light|unconscious|under"
    r"|dozing|can not stand|hold her drink|when she is gone|had her pill|sleeping (?:pills?|tablets?)|to sleep"
    r"|(?:not|never|nothing) wakes?|will not wake|does not wake|will never wake|awake|absent for the night"
    r"|in no state|pas en etat|plus en etat|comatee?|blacked out|senseless)\b"
)
_UNKNOWING: Final = re.compile(
    r"\b(?:(?:rend|rendra|rende|rendrait) compte de rien|(?:remarqu\w+|vu|verra|voit|sent|sentira|sente"
    r"|capte\w*|apercoit|apercevra|saura|sait|sache|doute\w*|souvien\w+|rappel\w+|comprend\w*"
    r"|soupconn\w+) (?:\w+ ){0,2}?(?:rien|pas|jamais|plus|personne)|(?:rien|jamais|pas"
    r"|plus) (?:\w+ )?(?:remarqu\w+|vu|senti|su|sache|savoir|saura|soupconn\w+)|n en (?:saura|sait|saurait)"
    r"|ignore\w* (?:tout|que|ma|ta)|(?:conscience|consciente?) de (?:rien|ta|ma|quoi)|inconsciente de"
    r"|a son insu|a leur insu|l insu"
    r"|sans (?:que|qu) .{1,24}(?:sache|doute|voie|remarque|apercoive|rende compte|reveille)|pas au courant"
    r"|aucune idee|(?:oublie|oubliera|oublier) (?:tout|la soiree|sa soiree|la nuit)|ne s apercoi\w+"
    r"|se doute de rien|aucun souvenir|trou noir"
    r"|not (?:notice|remember|realise|realize|know|be aware|aware|suspect|feel|recall|catch on|see|hear)\w*"
    r"|never (?:know|notice|remember|suspect|find|realise|feel)\w*|(?:has|have|had) no (?:clue|idea|memory)"
    r"|none the wiser|unaware|(?:remembers?|notices?|feels?|suspects?|knows?|recalls?) (?:nothing|none)"
    r"|without .{1,24}(?:knowing|noticing|suspecting|realising|realizing|waking)|not in the know"
    r"|forgets? (?:the|that|all|everything)|no memory|nothing afterwards|unbeknown\w*|behind her back"
    r"|no recollection|does not see it)\b"
)
_DRINK: Final = (
    r"(?:verre|tisane|the|infusion|vin|boisson|cafe|cocktail|biere|plat|soupe|repas|gobelet|bouteille|drink|glass"
    r"|tea|wine|coffee|cup|beer|juice|food|dinner|soup|mug|bottle)"
)
_CAUSE: Final = re.compile(
    rf"\b(?:mets|met|mettre|mettrai|glisse\w*|verse\w*|ajoute\w*|melange\w*|glisser|slip|slips|put|puts|pour"
    rf"|pours|add|adds|drop|drops|mix|mixes|stir) (?:\w+ ){{0,4}}?(?:dans|in|into|a) (?:son|sa|ses|leur|her|his"
    rf"|their|the|le|la|un|ton|your) {_DRINK}\b"
    r"|\b(?:ce que|avec ce que|what|with what|whatever|le truc que|the thing|the stuff) (?:je |tu |i |you "
    r"|on )?(?:lui |leur |la )?(?:ai |as |have )?(?:sers|sert|servi|verse|donne|mets|fais boire|fais prendre"
    r"|prepare|serve|put|pour|give|gave|mix|feed)\b|\bpar mes soins\b|\b(?:je|tu|i|you) (?:l |la "
    r"|le )?(?:endors|endormais|put her to sleep|put him to sleep|knock her out)\b|\bendort sa (?:femme|copine"
    r"|compagne)\b|\bputs his (?:wife|girlfriend|partner) to sleep\b|\bun truc dans (?:son|sa)\b"
    r"|\b(?:a little something|something) in (?:her|his)\b|\bfais(?:ant)? (?:la |le |lui )?(?:boire|prendre)\b"
    r"|\b(?:finisse|finishes|finit|boit|drinks|has drunk|a bu|bu) (?:son|sa|ce|her|his|that|the|it) ?(?:verre"
    r"|tisane|drink|glass|tea)?\b"
)
_ENSURE: Final = re.compile(
    r"\b(?:(?:je |on |tu )?(?:m arrange\w*|t arranges|fais en sorte|ferais en sorte|ferai en sorte"
    r"|faire en sorte|ferait en sorte|fait en sorte|veille(?:rai)? a|m assure\w*)|(?:i|you"
    r"|we) (?:\w+ )?(?:make sure|made sure|see to it|see that|seen to it|saw to it|arrange (?:it|that|for)"
    r"|ensure)|i have seen to it|would see that|will see that|seen to it)\b"
)
_HOW: Final = re.compile(
    r"\b(?:comment (?:faire|rendre|endormir|on fait|tu fais|je peux|je fais)|(?:saurais|sais|sait"
    r"|savez) comment|astuce|combine pour|technique pour|un truc pour|un moyen|how (?:do|to|can|would|could)"
    r"|know how|know a (?:trick|way)|a trick|a way to|tips? (?:to|for)|any trick|advice on)\b"
)
_MADE: Final = re.compile(
    r"\b(?:rendre|faire dormir|dorme|endormir|make|making|get|render|keep|so (?:that )?(?:my|she|he|a|the)"
    r"|pour qu\w*|ne se rappelle|se souvienne|forget\w*|oublie\w*|sleep deeply|profondement)\b"
)
_USE: Final = re.compile(
    r"\b(?:j en profite\w*|en profiter|profiter|je fais ce que je veux|tout ce que je veux|ce qu on veut"
    r"|je (?:la|le|l) (?:prends|filme|photographie|touche|regarde|deshabille|caresse)|je recommence\w*"
    r"|je m y prends|autrement|j attends qu\w*|j ai attendu|(?:essaye?|tente|fait) (?:\w+ )?(?:sur"
    r"|avec) (?:une?|quelqu un)|elle est a toi|il est a toi|a toi toute"
    r"|i go ahead|i do (?:as|what|whatever)|do (?:as|what|whatever) (?:i|we|you) (?:please|like|want)"
    r"|take advantage|make the most|(?:i|we) (?:film|record|touch|take pictures|photograph|undress"
    r"|watch) (?:her|him|of)?|take pictures of (?:her|him)|doing it again|do it again|another way"
    r"|i wait (?:till|until|for)|ever tried|tried (?:it )?(?:with|on)|she is yours|he is yours|yours (?:all"
    r"|for) (?:the )?(?:night|evening)|have my way)\b"
)
_ACCESS: Final = re.compile(
    r"\b(?:tu (?:entres|viens|passes|repars|restes|peux (?:passer|venir|entrer|monter)|pourras|veux (?:venir"
    r"|passer))|viens|passe|passes|venir|venez|visiter|visiteurs?|visite|invite|invitee?s?|je cherche|cherche"
    r"|recherche|qui veut|qui voudrait|porte (?:\w+ )?ouverte|porte ouverte|la cle|les cles|partage"
    r"|je la prete|echange|dispo|interessee?|ca te tente|laisserais|ramene|amene|on s occupera|a deux chez toi"
    r"|je veux bien|prete a recevoir|te laisse (?:la place|entrer)|fais pas de bruit|pas de bruit|rejoins"
    r"|come (?:by|over|in|round|around|and|when|to|up)|came|drop (?:in|by)|stop by|pop (?:in|by|round)"
    r"|swing by|stay (?:an|a|for)|guests?|visitors?|visit|looking for|seeking|who wants|anyone want"
    r"|door (?:will be |is )?(?:open|unlocked)|the key|her key|sharing|share|lend|swap|available|interested"
    r"|tempted|would you let|let (?:someone|somebody|me|you)|bring her|take care of her|happy to|gladly"
    r"|two of us|make no noise|no noise|you leave|you can have|join)\b"
)
_NO_NEED: Final = re.compile(
    r"\b(?:pas besoin|no need|besoin de son avis|aucun besoin|pas la peine|does not need to|doesn t matter"
    r"|(?:elle|il) (?:voudrait|accepterait) (?:jamais|pas)|(?:would|will) never agree|(?:says?|said|dit"
    r"|dirait) (?:no|non)|pas d accord reveillee)\b"
)
_SURVIVOR: Final = re.compile(
    r"\b(?:m (?:a|avait|ont|avaient|endorm\w*|as|avoir) ?|me (?:faisait|donnait|droguait|faisaient|mettait"
    r"|filmait|suis reveillee?)|mon verre|ma boisson|my drink|my glass|on m|j ai ete|j etais|i was|i were"
    r"|i had|i have been|to me|abus\w+|pendant que je dormais|while i (?:was|slept)|mon sommeil|my sleep"
    r"|put me|gave me|made me|drugged me|je n ai|je n avais|i could not|je ne me souviens|i remember"
    r"|i do not remember|i woke|je me reveille|temoign\w*|testif\w*|mon ex|my ex|mon ancien|my former"
    r"|la police|the police|police|commissariat|gendarm\w*|plainte|charges|arrive a (?:ma|mon|moi|une)"
    r"|happened to|ma psy|therapist|back then|de l epoque|survi\w+|years after|des annees apres)\b"
)
_NEWS: Final = re.compile(
    r"\b(?:proces|trial|on trial|article|docu|documentaire|documentary|podcast|condamn\w+|convict\w+|sentenced"
    r"|accuse\w*|defendants?|suspects? (?:in|was|were)|victimes?|victims?|loi|lois|(?<!in )law|ruling|arret|journal"
    r"|journaux|the news|paper|papers|roman|novel|films? (?:d|ou|about)|serie|episode|enquete|investigation"
    r"|tribunal|court|la cour|juge|judge|lawyer|avocate?|debat|debate|radio|tele|tv|manif|march"
    r"|soumission chimique|spik\w+|hommes (?:du|qui)|men (?:on|who)|(?:l |cette |une )?histoire (?:terrible|d"
    r"|de|horrible)?|awful story|expert\w*|campagne|campaign|consent\w*|consentir|drogu\w+|drugg\w+)\b"
)
_CARE: Final = re.compile(
    r"\b(?:patiente?s?|patients?|veto|veterinaire|vet|operation|operee?|surgery|anesthesi\w*|anaesthe\w*"
    r"|morphine|medecin|docteur|doctor|gp|ordonnance|prescri\w*|infirmier\w*|nurse|aide soignante?|soignante?"
    r"|carer|secourisme|first aid|hopital|hospital|clinique|ward|traitement|treatment|appelle (?:le|les|un)"
    r"|call (?:for|an|the)|surveill\w+|watch (?:the|your)|unattended|never leave|ne laisse|conseils?|tip"
    r"|attention|careful|affiche|poster|raccompagn\w*|walk home|grand mere|grand pere|gran|grandma|grandad|nan"
    r"|ma mere|my mother|my mum|my mom|mon pere|my dad|my father|papa|maman|dad|mum|couvercles?|lids"
    r"|reste avec|stay with|alzheimer|dementia|demence|coma|apnee|apnoea|comment savoir si|how can i tell)\b"
)
_HARMLESS: Final = re.compile(
    r"\b(?:surprise|anniv|anniversaire|birthday|fete|party|cadeaux?|presents?|gift|decor\w*|repeint\w*"
    r"|repaint\w*|demande en mariage|proposal|propose to|venise|venice|billets|tickets|gateau|cake|cachee?s?"
    r"|hiding|organis\w*|planning|yaourt|yoghurt|noel|santa|christmas|couverture|blanket|ronfl\w*|snor\w*"
    r"|alarme|alarm|reveil|baby|bebe|la petite|le petit|little one|kids?|enfants?|fils|son|toddler|chate?"
    r"|chatte|cat|dog|chien|every film|tous les films|camion|lorry|facteur|postman|orage|storm|feu d artifice"
    r"|fireworks|a note|un mot dans|dine|diner|dinner for|fauteuil|armchair|sieste|nap|fatiguee?|tired|train"
    r"|avion|plane|canape|telly|tele|reads?|lecture|boulot|travail|work|shift|grenier|garage|cave|placard"
    r"|tiroir|hangar|attic|cellar|shed|drawer|cupboard|ladder|echelle|melt|fondre)\b"
)
_I: Final = re.compile(r"\b(?:je|j|i|on|we|tu|you|mes soins)\b")
_WHO_FOUND: Final = re.compile(rf"\b{_WHO}\b")


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:  # noqa: ARG001  # one signature for all families
    """The same over words already read."""
    text = reading.text
    under, unknowing = _UNDER.search(text), _UNKNOWING.search(text)
    if not (under or unknowing) or not _WHO_FOUND.search(text):
        return
    name, strong = _hint(text, under=bool(under), unknowing=bool(unknowing))
    if not name or _SURVIVOR.search(text) or _NEWS.search(text):
        return
    if not strong and (_CARE.search(text) or _HARMLESS.search(text)):
        return
    shown = under or unknowing
    assert shown is not None
    yield Sign("incapacitation", name, "urgent", *reading.span(*shown.span()))


def _hint(text: str, *, under: bool, unknowing: bool) -> tuple[str, bool]:
    """Which two parts stand together, and whether no harmless word can explain them."""
    cause = bool(_CAUSE.search(text)) and bool(_I.search(text) or _ACCESS.search(text))
    if _ACCESS.search(text) and under:
        return "access", unknowing or cause
    if _ACCESS.search(text) and len(_UNKNOWING.findall(text)) > 1:
        return "access", False
    if cause and (unknowing or under):
        return "caused", unknowing
    if _ENSURE.search(text) and (unknowing or under):
        return "caused", under
    if _HOW.search(text) and _MADE.search(text) and (unknowing or under):
        return "sought", under and unknowing
    if _USE.search(text) and (under or unknowing):
        return "used", under and unknowing
    if _NO_NEED.search(text) and (unknowing or under):
        return "used", False
    return "", False
