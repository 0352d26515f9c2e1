"""Hints of acting on somebody who does not know or cannot agree, of giving access to such a person, of seeking either.

One word says nothing: people sleep, forget and are surprised. A hint is two parts together — a state (asleep, unaware)
and a doing (made so, made use of, offered, sought) — said of another and as something one does or would do.
Survivors, news, prevention, care, surprises and deep sleepers share the words and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from salon.safety.talk.reading import Reading, passages, read
from salon.safety.talk.sign import Heard, Sign

_WHO: Final = (
    r"(?:elle|il|lui|les gens|gens|people|women|girls|des filles|les femmes|les filles|la personne|quelqu un"
    r"|la dame|madame|monsieur|la mienne|la tienne|la fille|une fille|(?:ma|ta|sa|mon|ton|son|une|un|la|le"
    r"|notre) (?:\w+ ){0,2}?(?:dame|femme|epouse|compagne|copine|amie|belle soeur|voisine|coloc|colocataire"
    r"|collegue|cousine|soeur|niece|invitee|fille|nana|mari|compagnon|copain|ami|voisin|date|conquete|ex)|she"
    r"|he|her|him|they|the person|someone|somebody|the lady|the girl|a girl|mine|yours|(?:my|your|his|a|an|the"
    r"|our) (?:\w+ ){0,2}?(?:woman|wife|partner|girlfriend|friend|sister in law|sister|neighbour|neighbor"
    r"|flatmate|roommate|housemate|colleague|cousin|niece|guest|date|husband|boyfriend|lady|mate|missus|gf"
    r"|ex))"
)
_UNDER: Final = re.compile(
    r"\b(?:endort|dort|dorme|dorment|dormira|dors|endormie?s?|assoupie?|inconscient\w*|dans les vapes"
    r"|dans les pommes|k \. ?o|ko|hors service|(?:tient|tiendra) (?:pas|plus) debout|tient pas l alcool"
    r"|plus debout|sera partie|est partie dans|sommeil|somniferes?|pris son (?:cachet|comprime|somnifere)"
    r"|pris ses (?:cachets|gouttes)|(?:ne )?se reveill\w+ (?:pas|jamais|plus|de)|reveill\w+ pas|reveillee?"
    r"|evanouie?|absente? pour la nuit|asleep|sleeps?|sleeping|out cold|out of it|passed out|knocked out"
    r"|out like a light|unconscious|under|dozing|can not stand|hold her drink|when she is gone|had her pill"
    r"|sleeping (?:pills?|tablets?)|to sleep|(?:not|never|nothing) wakes?|will not wake|does not wake"
    r"|will never wake|awake|absent for the night|in no state|pas en etat|plus en etat|comatee?|blacked out"
    r"|senseless|roupill\w+|pionc\w+|assomme\w*|l aurai couchee|sommeil (?:lourd|profond)|(?:heavy"
    r"|deep) sleeper|dormi|slept|snooz\w+|dans cet etat|in (?:that|this) state|hors d etat|(?:pas"
    r"|plus) (?:etre )?consciente?|not (?:be )?conscious|dociles?|comme une poupee|like a doll|agisse"
    r"|fasse effet|fait effet|kicks? in|takes? effect|ivre morte|trop bu pour|too drunk|wasted|faire dormir"
    r"|zonked|groggy|limp|a l ouest|put her down|sedated|abrutie|plus elle meme)\b|\b(?:endormir|s ecroul\w+"
    r"|ecroulee?|repond plus|not awake|ne bouge plus|plus bouger|does not move|sonnee|anesthesi\w+|put (?:her"
    r"|him|my \w+) to sleep|special drink|verre special|petit verre|parte si vite|go so fast|hors jeu)\b"
    r"|\b(?:inerte|limp|nuit complete|sleeps? right through|bras de morphee|dead to the world|poings fermes"
    r"|(?:will|ll) be out|keep (?:her|him|your \w+|my \w+) under)\b"
)

_UNKNOWING: Final = re.compile(
    r"\b(?:(?:rend|rendra|rende|rendrait) compte de rien|(?:remarqu\w+|vu|verra|voit|sent|sentira|sente"
    r"|capte\w*|apercoit|apercevra|saura|sait|sache|doute\w*|souvien\w+|rappel\w+|comprend\w*"
    r"|soupconn\w+) (?:\w+ ){0,2}?(?:rien|pas|jamais|plus|personne)|(?:rien|jamais|pas"
    r"|plus) (?:\w+ )?(?:remarqu\w+|vu|senti|su|sache|savoir|saura|soupconn\w+)|n en (?:saura|sait|saurait)"
    r"|ignore\w* (?:tout|que|ma|ta)|(?:conscience|consciente?) de (?:rien|ta|ma|quoi)|inconsciente de"
    r"|a son insu|a leur insu|l insu|sans (?:que|qu) .{1,24}(?:sache|doute|voie|remarque|apercoive"
    r"|rende compte|reveille)|pas au courant|aucune idee|(?:oublie|oubliera|oublier) (?:tout|la soiree"
    r"|sa soiree|la nuit)|ne s apercoi\w+|se doute de rien|aucun souvenir|trou noir|not (?:notice|remember"
    r"|realise|realize|know|be aware|aware|suspect|feel|recall|catch on|see|hear)\w*|never (?:know|notice"
    r"|remember|suspect|find|realise|feel)\w*|(?:has|have|had) no (?:clue|idea|memory)|none the wiser|unaware"
    r"|(?:remembers?|notices?|feels?|suspects?|knows?|recalls?) (?:nothing|none)|without .{1,24}(?:knowing"
    r"|noticing|suspecting|realising|realizing|waking)|not in the know|forgets? (?:the|that|all|everything)"
    r"|no memory|nothing afterwards|unbeknown\w*|behind her back|no recollection|does not see it"
    r"|n y voit que du feu|clueless|croit (?:qu\w* |juste )|thinks? (?:she|he) (?:just|only|simply)"
    r"|s en (?:rende|rend)\w*|sans s en rendre compte|sans le savoir|without realising"
    r"|not (?:be )?(?:consulted|told|asked)|oblivious|no inkling|be any the wiser|(?:plus"
    r"|pas) (?:de )?(?:memoire|souvenirs?))\b|\b(?:croira (?:avoir|qu\w*|que)|will think (?:she|he)"
    r"|laiss\w+ (?:de |aucun )?(?:souvenirs?|traces?)|leaving (?:a |any )?(?:memory|trace)|(?:not|does not"
    r"|still does not) know|sait toujours pas|l ignore|ignore tout|won t know)\b"
)

_DRINK: Final = (
    r"(?:verre|tisane|the|infusion|vin|boisson|cafe|cocktail|biere|plat|soupe|repas|gobelet|bouteille|drink"
    r"|glass|tea|wine|coffee|cup|beer|juice|food|dinner|soup|mug|bottle)"
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
    r"|tisane|drink|glass|tea)?\b|\b(?:de quoi (?:la|le|les) (?:faire )?\w+|something to (?:make|help) (?:her"
    r"|him)|grace a moi|thanks to me|l aurai couchee|will have put her|puts? her down|attendre que ca"
    r"|wait for it|her drink ready|j ai prepare|sous (?:calmants|somniferes))\b|\b(?:de quoi endormir"
    r"|verre special|special drink|a bu mon|had my (?:cocktail|drink|tea)|drunk my|bu ma|put (?:her|him"
    r"|my \w+) to sleep|make (?:her|him) (?:go|drop|sleep|pass)|gave me something|m a donne de quoi)\b"
    r"|\b(?:(?:m occupe|t occupes|prepare|handle|take care|look after|fix) (?:de |of )?(?:son|sa|her"
    r"|his) (?:infusion|tisane|the|verre|tea|drink|glass))\b"
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
    r"|know how|know a (?:trick|way)|a trick|a way to|tips? (?:to|for)|any trick|advice on|conseils? pour"
    r"|des conseils|advice (?:so|to|for)|quelque chose qui|got anything|have anything|anything that makes"
    r"|as quelque chose|connais (?:un|quelque)|moyen de|recommend\w*|what do you use|tu utilises quoi)\b"
    r"|\b(?:fais comment|how do you keep|des maris qui|any husbands|husbands who)\b"
)

_MADE: Final = re.compile(
    r"\b(?:rendre|faire dormir|dorme|endormir|make|making|get|render|keep|so (?:that )?(?:my|she|he|a|the)"
    r"|pour qu\w*|ne se rappelle|se souvienne|forget\w*|oublie\w*|sleep deeply|profondement|rend|makes"
    r"|ne se reveille|not wake)\b|\b(?:keep|reste endormie|invitent|host)\b"
)

_USE: Final = re.compile(
    r"\b(?:j en profite\w*|en profiter|profiter|je fais ce que je veux|tout ce que je veux|ce qu on veut"
    r"|je (?:la|le|l) (?:prends|filme|photographie|touche|regarde|deshabille|caresse)|je recommence\w*"
    r"|je m y prends|autrement|j attends qu\w*|j ai attendu|(?:essaye?|tente|fait) (?:\w+ )?(?:sur"
    r"|avec) (?:une?|quelqu un)|elle est a toi|il est a toi|a toi toute|i go ahead|i do (?:as|what|whatever)"
    r"|do (?:as|what|whatever) (?:i|we|you) (?:please|like|want)|take advantage|make the most|(?:i|we) (?:film"
    r"|record|touch|take pictures|photograph|undress|watch) (?:her|him|of)?|take pictures of (?:her|him)"
    r"|doing it again|do it again|another way|i wait (?:till|until|for)|ever tried|tried (?:it )?(?:with|on)"
    r"|she is yours|he is yours|yours (?:all|for) (?:the )?(?:night|evening)|have my way|ma petite affaire"
    r"|mes affaires|mon affaire|my thing|what gets done|ce qu on (?:lui|leur) fait|ce que je lui fais"
    r"|what i do to|quand je (?:la|le) \w+|when i (?:touch|film)\w*|je suis tranquille|all the time i want"
    r"|(?:faire|fais|fait) (?:tout )?ce (?:que|qu) (?:tu|je|on|il) veu\w+|do what(?:ever)? (?:you|i"
    r"|we) (?:like|want|please)|thanks to me|grace a moi|get my drift|ce que je veux dire"
    r"|that is the (?:beauty|advantage)|c est l avantage|prends mon temps|take my time|help myself|me sers"
    r"|m amuse|have (?:my|some|a bit of) fun|croit .{0,12}(?:juste|simplement)|thinks .{0,12}(?:just|only))\b"
    r"|\b(?:marche (?:a chaque fois|toujours)|works every time|je prefere quand|prefer (?:it )?when"
    r"|like it better when|je filme|i film|je prends en photo|mon moment|my moment|j essaie|j essaye|trying it"
    r"|i will try|(?:faire|fait|fais) (?:ca|cela|ce genre de chose) (?:a|sur|avec) (?:quelqu un|une)"
    r"|do (?:that|this|it) to (?:someone|somebody|her|him)|(?:aussi|as) long\w* (?:que|as) tu"
    r"|as long as you (?:want|like)|ce que j ai fait|what i did|what i do|discute pas|does not argue"
    r"|proteste pas|no complaints|profite\w*|enjoy her|joue\w* avec elle|play with her)\b|\b(?:en fais ce que"
    r"|all mine|toute a moi|t amuses|m amuse|s amuser?|you have fun|i did while|ce que tu as a faire"
    r"|what you came for|si elle savait|si il savait|if (?:only )?(?:she|he) knew|attends la nuit)\b"
)

_ACCESS: Final = re.compile(
    r"\b(?:tu (?:entres|viens|passes|repars|restes|peux (?:passer|venir|entrer|monter)|pourras|veux (?:venir"
    r"|passer))|viens|passe|passes|venir|venez|visiter|visiteurs?|visite|invite|invitee?s?|je cherche|cherche"
    r"|recherche|qui veut|qui voudrait|porte (?:\w+ )?ouverte|porte ouverte|la cle|les cles|partage"
    r"|je la prete|echange|dispo|interessee?|ca te tente|laisserais|ramene|amene|on s occupera|a deux chez toi"
    r"|je veux bien|prete a recevoir|te laisse (?:la place|entrer)|fais pas de bruit|pas de bruit|rejoins"
    r"|(?<!i )come (?:by|over|in|round|around|and|when|to|up)|came|drop (?:in|by)|stop by|pop (?:in|by|round)"
    r"|swing by|stay (?:an|a|for)|guests?|visitors?|visit|looking for|seeking|who wants|anyone want"
    r"|door (?:will be |is )?(?:open|unlocked)|the key|her key|sharing|share|lend|swap|available|interested"
    r"|tempted|would you let|let (?:someone|somebody|me|you)|bring her|take care of her|happy to|gladly"
    r"|two of us|make no noise|no noise|you leave|you can have|join|je recois|recevoir|tu viens|vous venez"
    r"|pourras|you could|preter\w*|prete ta|lend|un (?:gars|homme|mec|couple) pour|need a (?:guy|man)"
    r"|il me faut|presenter|men over|des hommes|hommes quand|pop (?:in|over)|pay to|a deux|the missus"
    r"|coming \?|coming over|fancy (?:it|coming)|welcome)\b|\b(?:reste\w*|place (?:dispo|libre|pour)|a spot"
    r"|sonner|sonne|ring|ouvre ma porte|j ouvre|my door|curieux|curious|amateurs|takers|un moment avec"
    r"|some time with|qui a une|who has a|seeking|une occasion|a chance with|complice|in on it|rdv|the address"
    r"|l adresse)\b|\b(?:invitent|host|hosts|la cle|keys? (?:is )?under|keys under|te montre|show you"
    r"|open to visitors|visiteurs|attend de la visite)\b"
)

_NO_NEED: Final = re.compile(
    r"\b(?:pas besoin|no need|besoin de son avis|aucun besoin|pas la peine|does not need to|doesn t matter"
    r"|(?:elle|il) (?:voudrait|accepterait) (?:jamais|pas)|(?:would|will) never agree|(?:elle|il|copine|femme"
    r"|wife|girlfriend|she|he|partner|husband|mari) (?:says?|said|dit|dirait|disait) (?:no|non)"
    r"|pas d accord reveillee|son accord|son avis|son consentement|(?:her|his) consent|(?:state to|able to"
    r"|etat de|capable de|peut pas|can not) (?:say|dire) (?:no|non)|ask(?:ing)? (?:her|him)|lui demander)\b"
    r"|\b(?:(?:elle|il) est contre|(?:she|he) is against|l ideal c est|ideally)\b"
)

_SURVIVOR: Final = re.compile(
    r"\b(?:m (?:a(?! donne de quoi| montre| file)|avait|ont|avaient|endorm\w*|as|avoir) ?|me (?:faisait"
    r"|donnait|droguait|faisaient|mettait|filmait|suis reveillee?)|mon verre|ma boisson|my drink|my glass|on m"
    r"|j ai ete|j etais|je ne tenais|je n etais|il en a|elle en a|i was|i were|i had|i have been"
    r"|(?<!thanks )to me|abus\w+|pendant que je dormais|while i (?:was|slept)|mon sommeil|my sleep|put me"
    r"|gave me(?! something to put)|made me|drugged me|je n ai|je n avais|i could not|je ne me souviens"
    r"|i remember|i do not remember|i woke|je me reveille|temoign\w*|testif\w*|mon ex|my ex|mon ancien"
    r"|my former|la police|the police|police|commissariat|gendarm\w*|plainte|charges|arrive a (?:ma|mon|moi"
    r"|une)|happened to|ma psy|therapist|back then|de l epoque|survi\w+|years after|des annees apres)\b"
)
_NEWS: Final = re.compile(
    r"\b(?:proces|trial|on trial|article|docu|documentaire|documentary|podcast|condamn\w+|convict\w+|sentenced"
    r"|accuse\w*|defendants?|suspects? (?:in|was|were)|victimes?|victims?|loi|lois|(?<!in )law|ruling|arret"
    r"|journal|journaux|the news|paper|papers|roman|novel|films? (?:d|ou|about)|serie|episode|enquete"
    r"|investigation|tribunal|court|la cour|juge|judge|lawyer|avocate?|debat|debate|radio|tele|tv|manif|march"
    r"|soumission chimique|spik\w+|hommes (?:du|qui)|men (?:on|who)|(?:l |cette |une )?histoire (?:terrible|d"
    r"|de|horrible)?|awful story|expert\w*|campagne|campaign|(?<!her )(?<!his )consent\w*|consentir|drogu\w+"
    r"|drugg\w+)\b"
)
_CARE: Final = re.compile(
    r"\b(?:patiente?s?|patients?|veto|veterinaire|vet|operation|operee?|surgery|anesthesi\w*|anaesthe\w*"
    r"|morphine|medecin|docteur|doctor|gp|ordonnance|prescri\w*|infirmier\w*|nurse|aide soignante?|soignante?"
    r"|carer|secourisme|first aid|hopital|hospital|clinique|ward|traitement|treatment|appelle (?:le|les|un)"
    r"|call (?:for|an|the)|surveill\w+|watch (?:the|your)|unattended|never leave|ne laisse"
    r"|conseil (?:pour (?:ce|le|la|ton)|du)|tip (?:for the|of)|attention|careful|affiche|poster|raccompagn\w*"
    r"|walk home|grand mere|grand pere|gran|grandma|grandad|nan|ma mere|my mother|my mum|my mom|mon pere"
    r"|my dad|my father|papa|maman|dad|mum|couvercles?|lids|reste avec|stay with|alzheimer|dementia|demence"
    r"|coma|apnee|apnoea|comment savoir si|how can i tell)\b"
)
_HARMLESS: Final = re.compile(
    r"\b(?:surprise|anniv|anniversaire|birthday|fete|party|cadeaux?|presents?|gift|decor\w*|repeint\w*"
    r"|repaint\w*|demande en mariage|proposal|propose to|venise|venice|billets|tickets|gateau|cake|cachee?s?"
    r"|hiding|organis\w*|planning|yaourt|yoghurt|noel|santa|christmas|couverture|blanket|ronfl\w*|snor\w*"
    r"|alarme|alarm|reveil|baby|bebe|la petite|le petit|little one|kids?|enfants?|fils|(?:my|our|his|her"
    r"|your) son|toddler|chate?|chatte|cat|dog|chien|every film|tous les films|camion|lorry|facteur|postman"
    r"|orage|storm|feu d artifice|fireworks|a note|un mot dans|dine|diner|dinner for|fauteuil|armchair|sieste"
    r"|nap|fatiguee?|tired|train|avion|plane|canape|telly|tele|reads?|lecture|boulot|travail|work|shift"
    r"|grenier|garage|cave|placard|tiroir|hangar|attic|cellar|shed|drawer|cupboard|ladder|echelle|melt"
    r"|fondre)\b"
)
_CHILD: Final = re.compile(
    r"\b(?:baby|bebe|la petite|le petit|les petits|little one|kids?|enfants?|mon fils|ma fille|my son"
    r"|my daughter|toddler|chate?|chatte|cat|dog|chien|chiot|puppy|chien|the twins|les jumeaux)\b"
)
_COUPLED: Final = re.compile(
    r"\b(?:quand|lorsqu\w*|une fois|des que|des qu|pendant|si|once|when|while|if|as soon as|tant qu\w*"
    r"|as long as|till|until|where|ou la) (?:\w+ ){0,6}?(?:dor\w+|endormie?|assoupie?|asleep|sleeps?|sleeping"
    r"|roupill\w+|assomme\w*|inconsciente?|unconscious|out|knocked out|partie|gone|down|ivre|drunk|tient|stand"
    r"|fast asleep)\b"
)
"""Sleep as the condition of what is offered, not as what happens to be so."""
_OFFERED: Final = re.compile(
    r"\b(?:aupres|beside|faire decouvrir|decouvrir|moment avec|time with|chance with|occasion avec|qui a une"
    r"|who has a|partage|partager|prete\w*|echange\w*|sharing|share|swap|lend|visit\w*|visite\w*|approche\w*"
    r"|near|voir|see|rencontrer|have|hommes|men|couple) (?:[\w:,]+ ){0,3}?(?:woman|women|dame|femmes|ma|ta|sa"
    r"|la|mienne|tienne|my|your|his|mine|yours|copine|femme|wife|girlfriend|partner|compagne|over|dame|lady)\b"
)
_OUT_COLD: Final = re.compile(
    r"\b(?:inconscient\w*|unconscious|assomme\w*|k \. ?o|ko|knocked out|out cold|passed out|somniferes?"
    r"|sleeping (?:pills?|tablets?)|cachet|her pill|hors d etat|no state|dans les vapes|dociles?|endormie et"
    r"|not be conscious|consciente|puts? his wife|endort sa|out of it|sedated|hold her drink"
    r"|tient pas l alcool)\b|\b(?:dead to the world|bras de morphee|poings fermes|inerte|limp)\b"
)

_I: Final = re.compile(r"\b(?:je|j|i|on|we|tu|you|me|moi|faut|mes soins)\b")
_HE: Final = re.compile(
    r"\b(?:il(?! (?:suffit|faut|y a))|ils|he|they|someone|somebody|quelqu un|un type|un homme|un mec|a man"
    r"|a guy|guys|men)\b"
)
"""Said of a third person, as news and stories are."""
_WHO_FOUND: Final = re.compile(rf"\b{_WHO}\b")


_ENOUGH: Final = 3


def signs(heard: Heard) -> Iterator[Sign]:
    """What one turn shows of this family."""
    yield from found(read(heard.folded), heard)


def found(reading: Reading, heard: Heard) -> Iterator[Sign]:  # noqa: ARG001  # one signature for all families
    """The same over words already read."""
    text = reading.text
    if not (_UNDER.search(text) or _UNKNOWING.search(text) or _CAUSE.search(text)):
        return
    if _CHILD.search(text) or _SURVIVOR.search(text) or _NEWS.search(text):
        return
    for start, end in passages(text):
        piece = text[start:end]
        under, unknowing = _UNDER.search(piece), _UNKNOWING.search(piece)
        shown = under or unknowing or _CAUSE.search(piece)
        if not shown or not _WHO_FOUND.search(piece):
            continue
        name, strong = _hint(piece, under=bool(under), unknowing=bool(unknowing))
        if name and (strong or not (_CARE.search(text) or _HARMLESS.search(text))):
            yield Sign("incapacitation", name, "urgent", *reading.span(start + shown.start(), start + shown.end()))
            return


def _hint(text: str, *, under: bool, unknowing: bool) -> tuple[str, bool]:
    """What parts weigh together, by the name of the heaviest, and whether no harmless word can explain them.

    A state weighs one and a doing two: a state and a doing are a hint, and so are three states that hang together.
    """
    cause = bool(_CAUSE.search(text)) and (bool(_I.search(text) or _ACCESS.search(text)) or not _HE.search(text))
    weights = {
        "caused": 2 * cause + 2 * bool(_ENSURE.search(text)),
        "used": 2 * bool(_USE.search(text)) + 2 * bool(_NO_NEED.search(text)),
        "sought": 2 * bool(_HOW.search(text) and _MADE.search(text)),
        "access": 0,
    }
    states = under + unknowing + (len(_UNKNOWING.findall(text)) > 1)
    if _ACCESS.search(text):
        weights["access"] = (
            1 + bool(_OFFERED.search(text)) + bool(_OUT_COLD.search(text)) + bool(_COUPLED.search(text) and under)
        )
    doing = sum(weights.values())
    if states + doing < _ENOUGH or not doing or (not states and not (cause and weights["used"])):
        return "", False
    return max(weights, key=lambda name: weights[name]), states + doing > _ENOUGH + 1
