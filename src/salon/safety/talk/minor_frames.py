"""Frames around a number: what makes it the speaker's age now, and what makes it anything else.

Each is a pattern over what stands to the left of a number (ending where it begins) or to its right.
"""

from __future__ import annotations

import re
from typing import Final

from salon.safety.talk.minor_words import NOT_AGE, NOT_REAL, OTHERS, PAST, SAID, THINGS, TITLES, UNIT

ADVERBS: Final = (
    r"(?:(?:que|seulement|tout juste|juste|a peine|presque|bientot|deja|encore|toujours|quasi|quasiment"
    r"|maintenant|genre|seulement|moi|officiellement|only|just|still|nearly|almost|already|actually|really"
    r"|like|barely|now|officially|turning|about to be|going to be|yes|oui|well|ben|bah|aged|in fact|en fait"
    r"|enfin|pas plus de|honestly|so|both|tous les deux|toutes les deux|tous|chacun|chacune|really|bien"
    r"|tout pile|pile|exactement|exactly|basically|about|around) )*"
)
MONTHS: Final = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|sept|oct|nov|dec)"
)
DAYS: Final = (
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
SOON: Final = (
    rf"(?:bientot|demain|la semaine prochaine|le mois prochain|l an prochain|l annee prochaine|cet ete"
    rf"|cette (?:semaine|annee)|ce mois|ce week|prochain|prochaine|(?:dans|d ici) \w+|en {MONTHS}"
    rf"|le \w+ {MONTHS}|(?:(?:this|next|on|in|come) )*(?:{DAYS}|{MONTHS})|soon|tomorrow|(?:l hiver|l ete"
    rf"|le printemps|l automne) prochain|next (?:week|month|year"
    rf"|summer|winter|spring|autumn|fall)|this (?:week|month|year|summer)|in \w+ (?:days?|weeks?|months?|years?)"
    rf"|in a (?:week|month|year"
    rf"|few))"
)
RECENT: Final = (
    rf"(?:hier|avant hier|aujourd hui|ce matin|{DAYS}|la semaine|le mois|ce mois|cette|cet|il y a|y a|depuis"
    rf"|en {MONTHS}(?! (?:19|20))|au mois|recemment|et|!|$|,|mais)"
)
PRESENT: Final = re.compile(
    rf"(?:\bj ai|\bg|\bai|\bj ai bien|\bj en ai|\bon a|\bnous avons|\bj ai tous"
    rf"|\bont toutes les deux) {ADVERBS}$|(?:je|j) (?:suis|etais)? ?agee? de {ADVERBS}$|\b(?:je suis|moi"
    rf"|suis) (?:une |un )?(?:fille |garcon |ado |lyceenne |collegienne )?(?:agee? )?de {ADVERBS}$"
    rf"|\b(?:je suis|moi|i am) (?:de ceux|de celles|un de ceux|une de celles|un de ces \w+|parmi ceux) qui (?:ont"
    rf"|n ont que) {ADVERBS}$"
)
COMING: Final = re.compile(
    rf"\bj (?:en )?aurai {ADVERBS}$|\bje (?:vais|va|vas) (?:bientot )?(?:avoir|sur mes|vers mes|feter mes|faire mes"
    rf"|prendre) {ADVERBS}$|\bje (?:fais|fete|feterai|ferai|prends|souffle) (?:mes )?{ADVERBS}$|\bon (?:fete"
    rf"|fetera) mes $|\b(?:je |j |on )?(?:viens|vien) (?:juste |tout juste )?d avoir {ADVERBS}$"
    rf"|\bvais sur mes $"
)
TURNED: Final = re.compile(rf"\bj ai (?:eu|pris) {ADVERBS}$|\bj ai fete mes {ADVERBS}$|\beu mes $")
ENGLISH: Final = re.compile(
    rf"(?:^|[,.!?;:] )(?:my |mon )?age (?:is |est |c est )?(?:: |= |- )?$|\bof us are {ADVERBS}$|\b(?:blow\w*"
    rf"|souffl\w*) (?:out )?(?:mes |my )?$|\b(?:i am|me is|m|(?:me|i) and (?:\w+ ){{1,3}}?are|we are|(?:me"
    rf"|i) and (?:\w+ ){{1,3}}are|and i are|and me are|i are|say i am|its really|really it is|really its) (?:a "
    rf"|an |the )?{ADVERBS}$|\bi (?:have )?(?:only |just |have )*(?:turned|turn|hit) {ADVERBS}$"
    rf"|\bi will be {ADVERBS}$|\bi am (?:going to be|turning|about to be|about to turn) {ADVERBS}$|\b(?:i have "
    rf"|i )?been {ADVERBS}$|(?:^|[,.!?;:] )(?:(?:haha?|ha|lol|no|yes|nope|yeah|yep|well) )*,? ?(?:only |just "
    rf"|have )*turned {ADVERBS}$|\bi (?:get|got) to be $|\b(?:that |it )?makes me $|\bm en fait $|\bi am (?:one of"
    rf"|part of|among) (?:those|the|these) $"
)
MOI: Final = re.compile(
    rf"(?:^|[,.!?;:] |\bet |\bbut |\band |\bmais |\bok with )(?:moi|me|me being|myself|for me"
    rf"|pour moi) (?:c est |i am |j ai |being |, )*{ADVERBS}$"
)
GREETED: Final = re.compile(
    r"^(?:[.,!?:;)(\-] |(?:salut|slt|cc|coucou|cou|bonjour|bonsoir|bsr|bjr|hello|hi|hey|yo|moi|ici|c|alors|so"
    r"|well|hiya|tous|toutes|all|everyone|everybody|there|je suis|i am|c est|me|my name is|name is"
    r"|je m appelle|m appelle|fille|garcon|girl|boy|female|male|f|h|ado|lyceenne|lyceen|collegienne|collegien"
    r"|teen|teenager|jeune|guess what|devine|lol|mdr|oui|non|yes|no|euh|um|bah|ben|asl|asv|room|salon|chat"
    r"|(?:la|the|les|tout le) (?:room|salon|gens|monde|chat|compagnie|people|guys|gars|filles)) )*(?:(?!(?:je"
    r"|on|tu|il|elle|ils|the|les|des|le|la|dans|in|il|pour|for|sur|over|under|vers|about|depuis|since|apres"
    r"|after|avant|before|a|at|with|avec|par|plus|moins|every|chaque|tous|environ|and|et|married|marie\w*|got"
    r"|had|you|we|they|pendant|during|only|que|qu|des|entre|between|at|last|next|these|ces|those|some"
    r"|quelque\w*|aged|was|is|are|were|of|de|du|from|to|en|no|not|pas|its|it|est|this|that|my|mon|ma|mes|our"
    r"|notre|votre|your|his|her|their|garantie?) )[a-z]{2,14} (?:(?:here|ici) )?(?:, )?)?$"
)
"""What stands before an age where people say who they are: a greeting, a name."""
FOLLOWS_BARE: Final = re.compile(
    r" ?(?:$|[.!?,;:)(\"/]|(?:moi|me|lol|mdr|haha|ptdr|xd|and|et|but|mais|so|donc|btw|you|u|toi|vous|hbu|wbu|f|m|h"
    r"|fille|garcon|girl|boy|male|female|from|de|in|now|too|tho|though|rn|actually|already|sorry|please|here"
    r"|ici|if|si|because|bc|since|depuis|next|this|today|tomorrow|soon|bientot|presque|nearly|almost|going|on"
    r"|at|last|yesterday|hier|years?|yrs?|yo|ans|sur|pour moi|for me|now|happy|content|how|why|what|is that"
    r"|is it|i|je|j|my|mon|ma|no|nope|pas|not|un|a|like|and a)\b)"
)
HERE: Final = re.compile(
    r" (?:looking for|cherche|wants?|wanting|seeking) (?:an? |some |une? |des |to |de )?(?:friends?|people|someone"
    r"|anyone|chat|talk|girls?|boys?|guys?|amie?s?"
    r"|potes?|quelqu un|du monde|parler|discuter|copains?|copines?)\b|"
    rf" (?:{UNIT} )?(?:(?:f|m|h|girl|boy|fille|garcon|female|male|ans?) )?(?:here|ici)\b| f\b(?! ?\d)| / ?[fm]\b"
    r"| (?:and|et) (?:bored|single|lonely|tired|never|my|i|not|still|already|alone|proud|fiere?|seule?"
    r"|toutes mes|je|m ennuie)\b| (?:m|h|male|female|girl|boy|fille|garcon|fem|guy|dude) (?:from|de|in|ici"
    r"|here|looking|cherche|bored|seul|alone|uk|usa|paris|,|$)"
)
LETTERED: Final = re.compile(
    r"(?:^|\b(?:salut|slt|cc|coucou|bonjour|bonsoir|hello|hi|hey|moi|ici|asl|asv) (?:[,!.:] )*)([fmhg])(1[0-7]"
    r"|[89])\b(?! ?[€°:\d])"
)
TEENTH: Final = (
    r"(?:(?:1[0-8]|[89])(?:th|st|e|eme|s)?|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth)"
)
MY_NUMBERED: Final = re.compile(
    rf"\b(?:my|mes|mon) ({TEENTH})\b(?: birthday| anniversaire| anniv| ans| bougies)? (?:is |are |comes "
    rf"|c est (?!etait)|ce sera |{SOON}|was (?:yesterday|last|on|this)|hier|samedi dernier|today|coming"
    rf"|tomorrow)|\b(?:just had|it is|its|today is|celebrating|celebrate|celebrated|fete|feter|j ai fete|c est"
    rf"|having|planning|before|until|till|avant) (?:my|mes|mon) ({TEENTH})\b(?: birthday| anniversaire"
    rf"| ans)?(?! (?:was (?!yesterday|last)|etait|etaient|in (?:19|20)|book|job|year of|year in|year at|time"
    rf"|attempt|try|cup|coffee|day|week|win|goal|marathon|race|album|film|episode))"
)
ALIKE: Final = re.compile(
    r"\b(?:d autres?|any ?other|anyone|anybody|any|other|gens|people|quelqu un|someone|somebody|des|les|who is"
    r"|qui a|qui ont|ont|fellow|personne|moi et les) (?:\w+ ){0,4}?(?:de |aged |qui ont |qui a |ont |a |else "
    r"|age de |about |around |is |under )?$"
)
PLACED: Final = re.compile(
    r"\b(?:ici|par ici|here|around|in here|on here|this (?:place|room|chat)|le salon|ce salon|the room"
    r"|the chat|la seule|le seul|seule|only one|alone|dispo|la|out there)\b"
)
OLDS: Final = re.compile(r" (?:ans|yo|y / o|years? olds?|year olds?|yrs? olds?|olds)\b")
AT: Final = re.compile(
    r"(?:^|[,.!?;] |\b(?:et|mais|but|and|because|car|non|no|nope|can not|cannot|not allowed|impossible|pas"
    r"|not) )(?:a|at|with|avec) (?:only |just |mes |my "
    r"|seulement )?$"
)
AT_NOW: Final = re.compile(
    r" (?:ans )?,? ?(?:(?:non|no|nope|nan|pas encore|not yet)\b|c est (?:mort|interdit|pas possible|impossible"
    r"|trop tot|rape|complique|chaud|non)|on (?:te "
    r"|me |nous )?(?:sert|laisse)"
    r"|(?:sans|without|no) (?:permis|licence|license|voiture|car)|ca va etre|(?:je"
    r"|j) (?:n )?(?:ai (?:pas|encore|deja|le|la|un)|suis|dois|peux|vais|sors|rentre|me couche|dors|vis|habite"
    r"|fais|bosse|m)\b|on (?:ne |n )?(?:sort|se couche|a|peut|doit|rentre|dort|va|fait)\b.*\b(?:chez moi"
    r"|mes parents|ma mere|encore|le droit|pas tard)|i (?:get|have to|am|can not|can|still|must|do not|go|need"
    r"|live|share|have)\b|my (?:parents|mum|mom|dad) (?:do|will|are|is|still|let|make|say)\b)"
)
HALF: Final = re.compile(r"^((?: ans?| years?)?) (?:et demie?|and a half|et quelques|and a bit)\b")
"""A half more, of years or of anything."""
CORRECTED: Final = re.compile(
    r"\b(?:non|nan|no|mais|but|jk|joking|kidding|joke|deconne|rigole|blague|plaisante|actually|en vrai|en fait|really"
    r"|in fact|lol|haha|mdr|sorry|en realite|in reality|au fond|look|parait|parais)\b"
)
"""Between an age said for fun, or looked, and the real one."""
ALONE_FROM: Final = re.compile(
    r" , (?:from|de|d|f|m|girl|boy|fille|garcon|bored|single|seule?|lyceen\w*|collegien\w*|student|uk|usa"
    r"|je m ennuie)\b"
)
"""An age first of all, then where from, or what else one is."""
LETTER: Final = re.compile(r"^[fm] $")
LETTER_AFTER: Final = re.compile(r" [a-z]{2,12}(?: [a-z]{2,12})?$")
"""`f 16 uk`."""
GREETED_NAME: Final = re.compile(
    r"^(?:hi|hiya|hello|hey|salut|slt|cc|coucou|bonjour|bonsoir) (?:(?:all|everyone|everybody|tous|toutes"
    r"|tout le monde|les gens"
    r"|guys|room|there|a tous) )?(?:, )?[a-z]{3,12} , $"
)
NAMED_HERE: Final = re.compile(
    r"(?:^|[,.!?;] |\b(?:hi|hiya|hey|hello|yo|salut|slt|cc|coucou|bonjour|bonsoir|alors|so|well|yeah|oui|moi) )"
    r"(?:i am|my name is|name is|m appelle|je m appelle|moi c|moi c est|moi je suis|je suis|ici|moi|me) "
    r"(?!(?:tired|bored|fatigue\w*|epuise\w*|sorry|desole\w*|done|here|la|fine|good|bien|from|at|in|en|au|a|off|on"
    r"|sick|malade|back|home"
    r"|late|alone|seule?|single|new|nouvelle|nouveau|ok|happy|content\w*|free|dispo|up|down|out|not|pas"
    r"|retard) )[a-z]{2,14} , $"
)
"""A name, then a comma: what follows is an age."""
CARD: Final = re.compile(
    r"\b(?:ma carte|mes papiers|sur ma|my id|my card|my passport|mon passeport|servir|servira|serve me|no beer"
    r"|pas de biere)\b"
)
ADULT: Final = range(19, 100)
OTHERS_FOUND: Final = re.compile(OTHERS)
PAST_FOUND: Final = re.compile(PAST)
NOT_REAL_FOUND: Final = re.compile(NOT_REAL)
SAID_FOUND: Final = re.compile(SAID)
TITLES_FOUND: Final = re.compile(TITLES)
NOT_AGE_FOUND: Final = re.compile(" (?:" + NOT_AGE + ")")
THINGS_FOUND: Final = re.compile(" (?:" + THINGS + ")")
UNIT_FOUND: Final = re.compile(rf" {UNIT}\b")
SOON_AFTER: Final = re.compile(rf" (?:{UNIT} )?(?:, )?(?:c est |is |it is |only |que |plus que |pas avant )?{SOON}\b")
NEARLY_LEFT: Final = re.compile(
    rf"\b(?:bientot|presque|enfin|finally|toujours pas|pas encore|pas tout a fait|quasi|quasiment|nearly|almost"
    rf"|not yet"
    rf"|not quite|not|am not|attends mes|hate d avoir|wait to (?:be|turn)|wait for my|vivement mes|vivement"
    rf"|moins de|under|below|until i am|till i am|before i am|avant mes|avant d avoir|until|till|jusqu a mes"
    rf"|pour mes|have not turned|ai pas|ai pas encore|n ai pas) {ADVERBS}$"
)
NOT_YET_RIGHT: Final = re.compile(rf" (?:{UNIT} )?(?:yet|not yet|pas encore|not quite|encore|non plus)\b")
YOU: Final = re.compile(rf"\b(?:tu as|t as|tu es|you are|you look|you sound|tu fais) {ADVERBS}$")
SINCE: Final = re.compile(
    rf" (?:since|depuis) (?:yesterday|hier|avant hier|last|la rentree|this|the summer|l ete|ce matin"
    rf"|my birthday|mon anniv|{DAYS}|{MONTHS})"
)
"""What makes a bare number an age that somebody has just reached."""
DATED_BACK: Final = re.compile(r" ?,? ?(?:back )?(?:in|en) (?:19|20)\d\d\b")
ENGLISH_NOT: Final = re.compile(
    r" (?:th|st|nd|rd|late|early|away|behind|ahead|down|up|over|under|short|left|of|th|to|into|from|across|deep"
    r"|strong"
    r"|points?|stops?|streets?|doors?|blocks?|chapters?|episodes?|levels?|books?|in (?:the|a|line)|on (?:the|my|a)"
    r"|and \d"
    r"|or \d|x|out of|percent|per|different|more|less|kilos?|stone|weeks?|times?)\b|[%/:.]\d| ?[%/]| - \d"
)
"""What makes `i am 15` no age."""
SUMMED: Final = re.compile(
    r"\b(?:ca fait|ca me fait|total|il reste|reste|egale?|makes|so|donc|perdu|rate|wrong|nope|en fait|actually"
    r"|plutot|rather) ,? ?$"
)
"""What the right answer comes after, where somebody guessed."""
YOUTH: Final = re.compile(
    r"\b(?:grounded|colle|punie?|privee? de (?:sortie|tel|console)|devoirs|homework|my mum|my mom|ma mere"
    r"|mes parents|my parents|daron\w*"
    r"|school|college|lycee|curfew|couvre feu|bedtime|teen|ado|kid)\b"
)
"""What people under age speak of beside an age."""
KIN_TAIL: Final = re.compile(
    r"[^.!?;]*, (?:mon|ma|mes|my|our|notre|nos|le|la|les|the) (?:\w+ )?(?:fils|filles?|neveux?|niece|nephew|son"
    r"|daughter|frere|soeur|brother"
    r"|sister|cousine?|petit|petite|grand|aine|cadette?|filleule?|kid|boy|girl|grandson|granddaughter|petit fils"
    r"|petite fille|twins|jumeaux)\b"
)
"""Whose age it was, said after it."""
CANDLES: Final = re.compile(r"\b(?:mes|my) $")
CANDLES_AFTER: Final = re.compile(
    rf" {UNIT}(?: ,)?(?: c est| c etait| ce sera| were| are| was| is| pour| le)? (?:{SOON}|hier|avant hier"
    rf"|yesterday|aujourd hui|today|samedi|dimanche|la semaine|last)\b"
)
GOING_ON: Final = re.compile(
    r" (?:ans |years )?,? ?(?:going on|rising|presque|bientot|nearly|almost|soon|et bientot"
    r"|and nearly) (?:\w+ )?(?:1[0-8]|\w+teen|quinze|seize|quatorze"
    r"|treize|dix sept|dix huit|trente|quarante|forty|thirty|fifty|twenty)\b| and a half\b(?= ?$| ?[,.!?]| (?:here"
    r"|btw|if|so|but|and)\b)| et demie?\b(?= ?$"
    r"| ?[,.!?]| (?:ici|si|mais|et)\b)"
)
"""Said of an age only: `fifteen going on sixteen`."""
CARD_SAYS: Final = re.compile(
    r"\b(?:my|ma|mon|mes) (?:\w+ ){0,2}?(?:carte|card|pass|passe?|id|licen[cs]e|papiers|passeport|passport"
    r"|abonnement|bracelet)(?: \w+)?"
    r" (?:dit|dis|says?|say|marque|indique|affiche|shows?|reads?|mentionne) (?:que j ai |i am |que )?$"
)
MY_AGE_LIKE: Final = re.compile(
    r"\b(?:mon age|my age|nos ages|our age|younger than (?:you|u) \w+|plus jeune que (?:tu"
    r"|ce que tu) \w+) ,? ?(?:(?:genre|like|style|type|soit|so|about|around|environ|vers|entre"
    r"|between|:|,) ?)*$"
)
PARTY: Final = re.compile(
    r"\b(?:party|fete|birthday|anniv\w*|gateau|cake|bougies|candles|cadeaux?|presents?|turning|enfin|finally"
    r"|at last|can not wait|hate|woo+|wooh\w*|yess?|omg|trop bien|youhou|yay|youpi|vivement)\b"
)
GUESSED: Final = re.compile(
    r"\b(?:me donnes|donnerais|dirais|crois|pensais|guess|think|thought|say|bet) (?:i am |that |que j ai |que "
    r"|around |environ )?$"
)
"""An age that somebody takes another to have."""
SAME_KIN: Final = re.compile(r"\b(?:i am|je suis|j ai|moi|me) .{0,12}(?:age|l age).{0,24} ,? $")
"""As old as a child of the other, then the number."""
TODAY: Final = re.compile(r" (?:today|aujourd hui|since|depuis)\b")
SAID_HERE: Final = re.compile(r"^(?:\W|(?!its|it|c|il|fait|is|est|there|y)\w+ ){1,5}?(?:here|ici) ,? ?(?:of |de )?$")
"""A name, then `here`: somebody says who they are."""
BARELY: Final = re.compile(
    r"(?:^|[,.!?;] )(?:\w+ )?(?:exactly|exactement|tout juste|only|just|still|que|seulement|encore|toujours"
    r"|j en ai que|en ai que|je n ai que"
    r"|j ai que) $"
)
HELD_BACK: Final = re.compile(
    r"\b(?:can not|interdite?|allowed|peux pas|pas le droit|get in|get into|not let|too young|trop jeune|my parents"
    r"|mes parents|ma mere|my mum|my mom|no licen[cs]e|pas le permis|refuse\w*|id\b|videur|bouncers?)\b"
)
"""What somebody under age is kept from."""
PARTED: Final = re.compile(r"^(?:\W|\w+ ){0,3}?(1 [0-7])(?= ?$| [a-z.,!?;])")
"""An age typed with a space in it."""
ENDED_HERE: Final = re.compile(r" ?(?:$|[.,!?;/])")
WINDOW: Final = 140
TAIL: Final = 56
COUNT: Final = 6
OWN_AGE_TALK: Final = re.compile(
    r"\b(?:mon age|my age|j ai menti|je mens|i lied|i lie|i said i was|disais que j|pretends? (?:to be|que j)"
    r"|trop jeune pour|too young|is that (?:a problem|bad|weird|too young)|is it a problem|bother you|te gene"
    r"|te derange|pose probleme|un probleme pour toi|younger than (?:you|u|that)|plus jeune que (?:tu|ce)"
    r"|look older|fais plus|parais plus|seem older|sound older|age wise|cote age|niveau age|my real age|mon vrai age"
    r"|me donnes(?! (?:ton|ta|tes|ce|le|la|un|une|du|de)\b)|would guess|you guess|devine|guess my)\b"
)
"""Where the speaker's own age is the matter without having been asked for."""
WAS: Final = re.compile(r"\bwas\b|\betaient\b")
WAS_SAID: Final = re.compile(
    r"\b(?:said|says?|told \w+|disais|dit|ecrit|put|pretend\w*|mis|claimed|profile?|profil) (?:\w+ ){0,4}$"
)
COUNTED: Final = re.compile(
    r"\b(?:taille|size|rayon|episode|saison|season|chapitre|chapter|page|ligne|line|bus|tram|metro|numero"
    r"|number|niveau|level|salle|room|quai|platform|sortie|exit|porte|gate|appart\w*|score|top|tome|volume"
    r"|part|article|au|la|les|le|du|under|over|par|fois|times|x|vitamine|version|windows|iphone|channel|chaine"
    r"|route|highway|lot|grade|annee|year|table|article|£|€|\$|#) $"
)
"""What is numbered, not aged."""
SELF: Final = re.compile(r"\b(?:moi|je suis|i am|me|je|i)\b")
FIRST: Final = re.compile(r"\b(?:j|je|g|i|me|moi|mes|my|mon|ma|on|we|nous|both)\b")
BEGINS_NEARLY: Final = re.compile(
    r"^(?:\W|\w+ ){0,2}?can not wait|^(?:enfin|finally) $|(?:^|[,.!?;] )(?:\w+ )?(?:pas encore|not yet|not"
    r"|toujours pas|pas|bientot"
    r"|nearly|almost|presque) $"
)
ENGLISH_COMING: Final = re.compile(rf"\b(?:i (?:will be|turn|am turning|am going to be|get to be)|turning) {ADVERBS}$")
RULE_OF_AGE: Final = re.compile(
    r"\b(?:tu|you|vous|les|pas de|aux|interdit|forbidden|no|nobody|anyone|be|must|should) (?:\w+ )?(?:moins de"
    r"|under|below|not) $"
)
BOUND: Final = re.compile(r"(?:j ai|i am|am) (?:\w+ )?$")
TOLD: Final = re.compile(
    r"\b(?:he|she|elle|il|fils|fille|son|daughter|kid|gamin|ado) (?:me |m )?(?:goes|says?|said|dit|a dit|told me"
    r"|tells me|repond|sort|lance)\b"
)
"""Somebody else is quoted."""
IF_TOLD: Final = re.compile(
    r"\b(?:si je|si j|if i) (?:te |t |vous |say |tell |told |said |admit )*(?:dis|disais|avoue|avouais"
    r"|you)? ?(?:que |that )?"
)
BORN_AGO: Final = re.compile(r"\b(?:suis|moi|je|am|was|i) (?:born |nee? )?(?:il )?y a $|\bnee? (?:il )?y a $")
GENDER_AFTER: Final = re.compile(r" (?:f|m|h|girl|boy|fille|garcon|male|female|teen)\b")
GENDER: Final = re.compile(r" [mh] (?!\d)[a-z]| [mh]$")
RANKED: Final = re.compile(
    r" (?:in|on) (?:the|a) (?:queue|line|list|row|table|league|ranking)|/\d| / \d| (?:sur|out of) (?:20|10|100"
    r"|\d+)\b|\. \d"
)
ASKED_BACK: Final = re.compile(r" ?,? ?(?:moi\b|et (?:toi|vous)|and you|you \?|toi \?|et demi|hbu|wbu)")
HAVE_THEM: Final = re.compile(r"\bj en ai (?:\w+ )?$")
RECENT_AFTER: Final = re.compile(rf" ?{RECENT}")
SAME_AGE: Final = re.compile(
    r"\b(?:l age de|le meme age que|same age as|age of) (?:ta|ton|votre|your|tes) \w+|\byour (?:\w+) ?s? age\b"
    r"|\b(?:trop|too|pas|not) (?:jeune|young|vieux|old)\b"
)
"""As old as a child of the other: said of oneself all the same."""
NAMED_AFTER: Final = re.compile(
    r" ?(?:$|[,.!?;:)/]|(?:qui|who|anyone|anybody|quelqu|bored|seule?|je|i|envie|wanna|want|dispo|lol|mdr|de|from"
    r"|fille|garcon|girl|boy|f|m|h|et|and|ici|here|a|in|du|cherche|looking|bonsoir"
    r"|salut)\b)"
)
ADDRESS: Final = re.compile(
    r"^(?:\W*(?:bonsoir|bonjour|salut|hi|hey|hello) (?:monsieur|madame|mademoiselle|les \w+|guys|girls|boys"
    r"|ladies|lads)?)"
)
KIND_AFTER: Final = re.compile(
    rf" (?:{UNIT} )?(?:(?!boy|girl|kid|teen|student|fille|garcon|il\b|elle\b|he\b|she\b|they\b)(?={OTHERS}))"
)
FOR_MINE: Final = re.compile(rf" (?:{UNIT} )?(?:pour|for|c est|is) (?:mon|ma|mes|my|le|la|les|our|the|l) ")
LATER: Final = re.compile(
    r" ?(?:,|et|and)? ?(?:apres|plus tard|later|ago|deja que|d ecart|c est long|ca fait|ca passe|it was"
    r"|it is a long|que |qu |c etait|was |of |together|ensemble)"
)
LASTED: Final = re.compile(
    rf"\b(?:a|at|il y a|depuis|pendant|durant|dans|sur|en|apres|avant|fait|faisait|prend|dure|for|in|over|after"
    rf"|before|since|last|next|these|another|married|marie\w*|plus de|moins de|tous les|every|par|tout les"
    rf"|toutes les|mes|ses|leurs|vers|des|within|than|que|like|comme|about|around|size|taille|only|entre"
    rf"|between) {ADVERBS}(?:plus de |moins de |environ )?$"
)
"""What makes a number of years a time, not an age."""
NEARING: Final = re.compile(
    r"(?:^|[,.!?] )(?:\w+ )?(?:presque|bientot|nearly|almost|just|only|turning|still|que|seulement) $"
)
OWNED: Final = re.compile(
    r"\b(?:have|has|got|get|with|raise|raising|my|our|your|his|her|their|avec|ai|avons|ont|mon|ma|mes|notre|un"
    r"|une|the|of|eleve|elever|garde|pour|for|to) (?:an? |une? |des |deux |two )?(?:\w+ )?(?:de |d |of |aged "
    r"|agee? de )?$"
)
BEGINS: Final = re.compile(
    r"^\W*(?:(?:just|only|hey|well|ok|okay|yeah|ouais|oui|alors|bah|ben|bon|still|encore|juste|que|yes|no|non"
    r"|mdr|lol|haha|et|and|so|ici|moi|perso|deux|two|a|an|,) )*(?:copains|copines|amis|amies|potes|friends"
    r"|best friends|mates)?(?: de )?$"
)
KIND: Final = re.compile(
    r"(?:^|[,!.] |\b(?:salut|slt|cc|coucou|hi|hey|hello|moi|suis|am|est|are) )(?:deux |two |une |un |a "
    r"|just a |jeune |petite )*(?:filles?|garcons?|girls?|boys?|ados?|teens?|copines?|copains?|amies?|friends"
    r"|sisters|soeurs|kids?|gamine?|teen here|ado ici) (?:, |de |aged |agees? de )?$"
)
ALIKE_WHO: Final = re.compile(
    r"\b(?:qui a|qui ont|ont|des gens|gens|people|d autres?|any|other|anyone|anybody|quelqu un) "
)
KINDS: Final = re.compile(r"\b(?:boys?|girls?|filles?|garcons?|ados?|teens?|teenagers?)\b")
JOINED_ON: Final = re.compile(
    rf"(?:[,:(/-] |\b(?:et|and|moi|me|perso|age|suis|am|donc|so|being|as|comme|est|are) )(?:an? )?{ADVERBS}$"
)
"""What may stand between the speaker and an age without a verb."""
IMPARFAIT: Final = re.compile(
    r"\b(?!(?:mais|jamais|vais|fais|fait|sais|lait|francais|anglais|parfait|serait|serais|aurais|aurait"
    r"|voudrais|voudrait|aimerais|pourrais|pourrait|plait|desormais|mauvais|frais|vrais|trait|attrait"
    r"|portrait)\b)\w{2,}(?:ais|ait|aient)\b|\b(?:was|were|did|had|used to|could not|went|ai ete|ai eu"
    r"|a commence|ai commence|ai rencontre|ai quitte|ai appris)\b"
)
ENDED: Final = re.compile(r"[.!?;]")
