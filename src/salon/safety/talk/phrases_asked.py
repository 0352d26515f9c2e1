"""Phrases of asking the other's age, class, birth or home: what the answer after them is read by."""

from __future__ import annotations

from typing import Final

_OTHER: Final = (
    "(fils|fille|filles|gamine?s?|gosses|enfants?|petits?|petites?|aine|ainee|frere|soeur|neveu|niece|filleule?|eleves?"
    "|chiens?|chat|chats|jumeaux|son|daughter|kids?|children|boys?|girls?|little one|little ones|youngest|eldest|twins"
    "|brother|sister|nephew|dog|cat|yours|ones|he|she|they|il|elle|ils|elles|whisky|vin|voiture|car|maison|house"
    "|grandkids|grandson|granddaughter|mum|mom|dad|mother|father|mere|pere|maman|papa)"
)
_PEOPLE: Final = (
    "(parents|vieux|darons|mere|maman|daronne|pere|papa|daron|prof|profs|maitresse|college|ecole|classe|devoirs|mum|mom|mam"
    "|mammy|gran|granny|stepdad|stepmum|aunty|auntie|foster mum|carer|mother|mummy|mommy|dad|da|father|daddy|folks|teacher|teachers|school|class|homework|guardians?|nan)"
)

ASKED: Final[dict[str, str]] = {
    "age": """
        (quel|quelle|kel|quell) (est ton |est votre |est l |)age
        (ton|votre|t|your|ur) (vrai |real |actual |exact |)age
        (l age|age exact|asv|a s v|asl|a s l|a / s / l)
        (tu as|t as|t|tu|combien|vous avez|dis moi) (combien|age|d ans|ans)
        (j ai|j en ai|i am|moi) (\\w+ |)[0-9]+ (ans |years |yo |yrs |balais |piges |)(, |. |)(et |and |)(toi|vous|you|u|wbu|hbu)
        combien (t as|tu as|d annees|d ans|as tu|de bougies|de printemps|d etes|de piges|d anniversaires|de balais|d hivers)
        (t as combien|tu as combien|t es de quand|ca te fait combien|tu fais combien|ca fait combien d annees que tu vis)
        (cote age|niveau age|question age|age wise|tu te situes|pour faire quel|tu dirais combien|donnes combien|quel anniversaire|quelle bougie|quelle tranche d age|dans quelle tranche|quelle dizaine)
        (plus|moins) de (dix ?huit|vingt|18|20|21) ans
        (majeure?s?|mineure?s?)
        (how old|how young|what age|which age|age range|age group|age bracket)
        how many (does that make|is that|do you have|are you)
        (age|ages) (please|pls|plz|stp|svp|exact|then|though|first|\\?)
        (and|et|so|alors|ton|l|,|\\.|name|nom|prenom|ville|city) (ton |your |)age
        how many (summers|candles|birthdays|years have|years old|springs|winters|years on)
        (which year of life|over (18|eighteen|21)|under (18|eighteen)|old enough|legal age|of age|you an adult|are you (legal|an adult|adult)|an adult|adulte|what birthday|which birthday|you grown up|a grown up|grown up)
        (tu|t|tu es|t es|vous etes|es|are you|r you|you) (are |es |)(si |tres |si |trop |that |very |really |quite |)(vieux|vieille|jeune|old|young|agee?)
        (you|u|tu as|t as|tu es|t es|vous avez|are you) (are |over |at least |bien |au moins |plus de |)(18|19|20|21|dix ?huit|eighteen)
        (as|avez|have|got) (\\w+ |)(l age|the age|age legal)
        (permis|license|licence|conduire|conduis|conduisez|drive|driving|vote|voter|voting|boite|clubbing|casino|un verre|a drink|a pint|a beer|une biere) ~ \\?
    """,
    "of_age": """
        (passe|depasse|past|over|plus de|above) (la |)(vingtaine|trentaine|twenty|thirty|20|25|30|vingt|trente)
        (majeure?s?|majorite|plus de (dix ?huit|18|21)|over (18|eighteen|21)|of age|are you (legal|an adult|18|adult)|you an adult|an adult|legal age|as (18|dix ?huit) ans|turned 18|adulte|grown up)
        (you|u|tu as|t as|tu es|t es|vous avez|are you|t) (are |over |at least |bien |au moins |plus de |deja |already |)(18|21|dix ?huit|eighteen)
    """,
    "their_age": f"""
        (quel age|how old|what age|age) ~ ~ {_OTHER}
        {_OTHER} ~ ~ (quel age|how old|what age|son age|leur age|her age|his age|their age)
        (des|tes|vos|any|got|have) (enfants|gosses|kids|children|mioches|marmots|little ones)
        (a quel age|at what age|what age (did|were)|how old were|how old was|quel age avais|quel age t avais|avais quel age|avait quel age|age to start|age de (depart|la retraite)|age limite|age limit)
        (ton|ta|tes|votre|vos|your|le tien|la tienne|les tiens) (\\w+ |){_OTHER}
        (la tienne|le tien|les tiens|yours)
    """,
    "how_long": """
        (combien de temps|depuis combien|depuis quand|how long|since when|combien de km|quelle heure|what time|what number|quel numero|how much|how far|combien ca|ca coute|quand as tu|when did|quelle note|quel score|what score|combien de (fois|places|personnes|points|jours|semaines|mois|euros|gens|pages|chats|metres|temps|monde|litres|grammes|tours|kilos|buts|voix|likes|morceaux|parts|oeufs)|how many (times|seats|people|points|days|weeks|months|pages|cats|metres|miles|goals|votes|likes|pieces|eggs|left|did|do|are|of|were|laps|rounds|kids|more))
        (il reste combien|reste combien|t as marque combien|tu as marque combien|paye combien|coute combien|combien (coute|la|le|l|tu as paye|t as paye|il reste|reste))
        (il fait|temperature|degres|degrees|weather|taille|size|pointure|shoe size)
    """,
    "school": """
        (quelle|quel|kel) (classe|niveau|lycee|college|ecole|bahut|filiere|section)
        (niveau \\?|en quelle annee|quelle annee tu es|passes? (ton |le |un )?(bac|brevet)|tu etudies|tu revises|tu prepares quoi|revises? quoi|scolaris*|l ecole|cours|etudiante?s?|tu fais quoi|tu bosses|tu travailles|tu taffes|ton niveau|tes etudes|comme etudes|examens?|exams?|controle|devoirs|la rentree|vacances scolaires|le boulot|taf|fac|universite)
        (what|which) (year|grade|class|level|form|school|subject)
        (finals|you study|studying|do you do for|what do you do|work tomorrow|still at school|school|class|classes|lessons|lectures|college|uni|university|a student|you in school|homework|your job|job|work)
    """,
    "birth": """
        (es nee?|etes nee?s?|est nee?|nee?s? (quand|en)|annee de naissance|date de naissance|naissance|quelle annee|quelle generation|millesime|vintage|cru|classe d age|promo|a ta naissance|de quelle annee|annee|date (sur|de|exacte)|ton anniversaire|ton anniv|meme (anniv|anniversaire|jour)|same birthday|anniv|signe astro|siecle|generation|gen z|boomer)
        (born|birth|dob|which year|what year|year|birthday|your (card|id) say|date would|century|generation|date)
        (l an 2000|an 2000|passage a l an|du millenaire|millennium|y2k|francs|minitels?|cassettes?|walkmans?|dial up|vhs|floppy|remember|souviens|connu|les annees (80|90|2000)|the (eighties|nineties|90s|80s))
    """,
    "parents": f"""
        (tes|ta|ton|your|ur|votre|vos) {_PEOPLE}
        (argent de poche|pocket money|a la maison|at home) ~ \\?
        (argent de poche|pocket money)
        (anyone|anybody|quelqu un|someone|somebody|personne|who|qui) (else |) ?(at home|chez toi|a la maison|in your house|dans ta famille)
    """,
    "watched": f"""
        (mes parents|ma mere|maman|mon pere|papa|ma daronne|mon daron|mes darons|ma mamie|mum|mom|mam|mummy|mommy|mammy|dad|daddy|my (mum|mom|mam|mother|dad|father|da|nan|gran|parents|folks|aunty|stepdad|stepmum)|parents) ~ (regarde*|fouille*|surveille*|verifie*|lit|va (la |le |les |l |)(voir|demander|tomber|trouver)|vont (la |le |les |)(voir|demander|tomber)|pose*|demande*|voit|veut|veulent|dit|rentre*|est (la|en bas|a cote|rentree?|au boulot|dans)|dort|check*|look*|read*|ask*|will|ll|would|wants?|see*|says?|said|get* (in|home|back)|(is|s) (here|home|downstairs|next|at|in|asleep|out|on|calling)|est (juste |deja |encore |) ?(a cote|la|en bas|derriere|dans)|calling|shouting|m appelle|works?|thinks?|find*|find out|goes through|went through|took|takes|nosy|strict|still up|drives)
        parents ~ ~ (your|ton|tes|ta|over|about|my|mon|mes) (phone|tel|telephone|messages|screen|screens|ecran|ecrans|tablet|tablette|passcode|code|sleep|grades|notes)
        (they|she|he|ils|elle|il|elles) ~ (want|wants|veulent|veut|check|checks|lisent|lit|fouille*|take|takes|took|prennent|prend|read|reads|controle*|confisque*|look|looks) ~ (my|mon|mes|at|in|dans) (my |mon |mes |) ?(passcode|phone|password|messages|texts|code|tel|telephone|portable|historique|tablette|tablet|screen)
        (tes|ta|ton|your|ur|votre|vos) {_PEOPLE} ~ (asleep|dort|dorment|couche*|in bed|out|gone|au lit|parti|partie|partis|sortie?s?|au boulot|at work|home|rentre*|back|nearby|a cote|pas la|not in|strict|severes?|nosy|check*|look*|regard*|fouill*|surveill*|lis|lisent|lit|read*)
        (lis|lisent|lit|regarde*|fouille*|check*|read*|look*) ~ ~ (tes|your|ton) ~ {_PEOPLE}
        (mention|mentioned|tell|told|talk|talked|parle|parles|montre|show|showed|say|dit) (anything |rien |) ?(about |of |de |d |) ?(me|us|moi|nous|nos messages|our chats|our messages) ~ ~ {_PEOPLE}
        (mum ll|mom ll|mam ll|dad ll|mumll|momll|dadll|mamll|mums|moms|dads|mams)
        (just|only|juste|que|c est|its|it is|thats|that is) (my |ma |mon |)(nan|mum|mom|mam|dad|mere|pere|maman|papa|gran|granny|mamie|papi|stepdad|sister|brother|frere|soeur|nanny|babysitter)
        (argent de poche|pocket money|homework|devoirs|grounded|punie?|bedtime|ecole|school|collegue|college|classe|class) ~ (mum|mom|mam|dad|parents|maman|papa|mere|pere|prof|teacher)
    """,
    "festive": """
        (surprise|fete|anniversaire|anniv|party|birthday|shower|enceinte|pregnan*|grossesse|noces|mariage|wedding|retraite|retirement|scan|engaged|fiance*|noel|christmas)
    """,
    "back": """
        (et|and|mais|but) (toi|vous|you|u|pour toi|de ton cote)
        (hbu|wbu|what about you|how about you|toi \\?|vous \\?|you \\?|yourself \\?|et de ton cote)
    """,
    "consent": """
        (<she>|<noun>) ~ (s en rend|s en rende|rende compte|apercoive|find out|finds out|notice|remember|rappelle|souvienne|wake|reveille|wakes|apprenne|capte)
        (<she>|<noun>) ~ (accord|d accord|accepte*|accepterait|avis|consent*|veut bien|dit oui|dit quoi|dit rien|resiste*|laisse faire|partante?|participe|participer|chaude?|sait|au courant|conscience|volontaire)
        (son|leur) (accord|avis|consentement)
        (is|does|did|would|will|was) (<she>|your <noun>|the <noun>) ~ (mind|agree|go along|ok|okay|fine|into|know|aware|up for|take part|join|want|accept|consent|let you|like it)
        (ask|asked) (her|him) (first|before|permission|for|if)
        (her|his) (consent|opinion|permission|say)
    """,
}
