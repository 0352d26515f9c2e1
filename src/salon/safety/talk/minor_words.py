"""Word lists that the detectors of minor contact share: who is spoken of, what is no age, when it was."""

from __future__ import annotations

from typing import Final

UNIT: Final = (
    r"(?:ans?|a|age|piges?|balais|printemps|berges|etes|hivers|bougies|years? olds?|years?|yrs? olds?|yrs?|yo"
    r"|y / o|y o|summers|springs|winters|birthdays|candles)"
)
"""What an age is counted in."""
OTHERS: Final = (
    r"\b(?:fils|filles?|garcons?|gamine?s?|gosses?|enfants?|petit|petite|petits|petites|aine|ainee|aines|cadet"
    r"|cadette|benjamine?|jumeaux"
    r"|jumelles|bebe|frere|freres|frangin|frangine|soeur|soeurs|neveux?|nieces?|filleule?|cousine?s?|eleves?"
    r"|ados?|petits? fils"
    r"|chiens?|chienne|chat|chatte|chats|cheval|jument|poney|lapin|perroquet|tortue|voiture|bagnole|caisse"
    r"|moto|velo|maison|canape|frigo|tele"
    r"|whisky|whiskey|vin|rhum|porto|cognac|bouteille|fromage|comte|mur|contrat|il|elle|ils|elles|jeune|jeunes"
    r"|gars|type|mec|dame|joueur|joueuse|champion|championne"
    r"|son|sons|daughters?|kids?|child|children|boys?|girls?|little one|youngest|eldest|oldest|middle one"
    r"|twins?|baby|toddler|brothers?|sisters?|sis|bro"
    r"|nephews?|nieces?|godson|goddaughter|godchild|cousins?|grandson|granddaughter|grandkids?|pupils?"
    r"|students?|teenagers?|teens?|lads?"
    r"|dogs?|cats?|horse|pony|rabbit|parrot|tortoise|puppy|car|van|bike|house|sofa|fridge|laptop|scotch|wine"
    r"|rum|port|bottle|cheese|he|she|they|player|guy|bloke|lady|ours|yours)\b"
)
"""Whose age it may be instead."""
KIN: Final = (
    r"\b(?:mon|ma|mes|notre|nos|votre|vos|ton|ta|tes|son|sa|ses|leur|leurs|le|la|les|un|une|du|des|l|deux"
    r"|trois|my|our|your|his|her|their|the|a|an|two|three) "
    r"(?:\w+ ){0,2}?"
)
NOT_AGE: Final = (
    r"(?:(?:bonnes? )?ans? )?(?:de (?:metier|mariage|service|vie|pratique|permis|maison|boite|plus|moins"
    r"|retard|carriere|recul|difference"
    r"|ecart|terrain|galere|credit|loyers?|couple|celibat|bonheur|amitie|souvenirs?|retraite|conge|piano"
    r"|guitare|violon|chant|chorale"
    r"|musique|danse|judo|foot|tennis|rugby|natation|velo|moto|conduite|theatre|benevolat|syndicat|travail"
    r"|boulot|route|scene|cuisine"
    r"|cotisations?|chomage|formation|droit|medecine|garantie|sobriete|abstinence|voisinage|trop|avance|prison"
    r"|peine|relation|mandat"
    r"|colocation|patience|exil|mer|marine|armee|usine|chantier|vie commune|pret|bail|abonnement|these"
    r"|recherche|psy|analyse)\b"
    r"|d (?:experience|anciennete|ecart|etudes|avance|absence|amitie|abstinence|assurance|attente|enseignement"
    r"|age mental|infirmerie|usine|internat)\b"
    r"|(?:passes|passees|derriere|en arriere|ensemble|a tirer|a payer|a rembourser|apres|avant|plus tard"
    r"|plus tot|deja que|que|qu|durant|dans (?:la|le|l|cette|ce|un|une|mon|ma))\b"
    r"|a (?:travailler|bosser|attendre|vivre|conduire|faire)\b)"
    r"|(?:years?|yrs?|yr) (?:of|in|on|with|as|at|since|behind|ago|later|left|to go|younger|older than|sober"
    r"|married|clean|together|apart|experience|now that|here|working)\b"
)
"""What follows a number of years that is nobody's age."""
THINGS: Final = (
    r"(?:minutes?|mins?|mn|m|h|heures?|hours?|hrs?|o ?clock|km|kms|k|miles?|mile|mi|metres?|meters?|yards?"
    r"|feet|ft|pieds|cm|mm|kg|kilos?|g|grammes?|pounds?|lbs?|stone|quid|bucks"
    r"|euros?|eur|dollars?|€|\$|£|%|°|degres?|degrees?|balles|jours?|days?|semaines?|weeks?|mois|months?"
    r"|secondes?|seconds?|fois|times?|pages?|etages?|floors?"
    r"|points?|places?|seats?|personnes?|people|plantes|plants|th|eme|x|/|:\s?\d|\+|= ?|across|down|litres?"
    r"|pouces|inch|inches|mails?|messages?|bars?|watts?|cl|ml|ko|mo|go|gb|mb|chats|cats|chiens|dogs)\b"
    r"|[%€$£°]"
)
PAST: Final = (
    r"\b(?:quand|lorsque|a l epoque|epoque|du temps|autrefois|jadis|jeunesse|souviens|when|back when|back then"
    r"|back in|used to|as a (?:kid|child|boy|girl|teen|teenager)|remember"
    r"|in those days|years ago|ages ago|il y a (?:longtemps|\w+ ans))\b"
)
NOT_REAL: Final = (
    r"\b(?:si|comme si|imagine|supposons|impression|dans ma tete|mentalement|dans mon coeur|if|as if|like i"
    r"|imagine|suppose|feel|feels|felt|feeling|in my head|at heart|inside|mentally"
    r"|pretend|role|personnage|character|jeu de role|plus vraiment)\b"
)
SAID: Final = (
    r"\b(?:dit|disait|repond|repondu|repete|ecrit|says|said|goes|told me|tells me|wrote|writes|avoue|pretend"
    r"|claims) (?:que |qu |that |: |, )*$"
)
TITLES: Final = (
    r"\b(?:films?|livres?|bouquins?|romans?|chansons?|series?|titres?|albums?|episodes?|pieces?|podcasts?"
    r"|documentaires?|docu|magazines?|groupes?|essai"
    r"|movies?|books?|novels?|songs?|shows?|titles?|plays?|bands?|tracks?|magazine|documentary|called"
    r"|intitulee?s?|appelle|theatre)\b"
)
