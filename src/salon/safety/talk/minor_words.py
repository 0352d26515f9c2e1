"""Word lists that the detectors of minor contact share: who is spoken of, what is no age, when it was."""

from __future__ import annotations

from typing import Final

UNIT: Final = (
    r"(?:ans?|a(?= ?(?:$|[,.!?;]|bientot|presque|et demi|fille|garcon|et\b|f\b|de\b|du\b))|piges?|balais|printemps"
    r"|berges|etes|hivers"
    r"|bougies|years? olds?|years?|yrs? olds?|yrs?|yo|y / o|y o|summers|springs|winters|birthdays|candles)"
)
"""What an age is counted in."""
OTHERS: Final = (
    r"\b(?:fils|filles?|garcons?|gamine?s?|gosses?|enfants?|petit|petite|petits|petites|aine|ainee|aines|cadet"
    r"|cadette|benjamine?|jumeaux|jumelles|bebe|frere|freres|frangin|frangine|soeur|soeurs|neveux?|nieces?"
    r"|filleule?|cousine?s?|eleves?|ados?|petits? fils|chiens?|chienne|chat|chatte|chats|cheval|jument|poney"
    r"|lapin|perroquet|tortue|voiture|bagnole|caisse|moto|velo|maison|canape|frigo|tele|whisky|whiskey|vin"
    r"|rhum|porto|cognac|bouteille|fromage|comte|mur|contrat|il|elle|ils|elles|jeune|jeunes|gars|type|mec|dame"
    r"|joueur|joueuse|champion|championne|(?:my|our|his|her|your|the|their) sons?|sons|daughters?|kids?|child"
    r"|children|boys?|girls?|little one|youngest|eldest|oldest|middle one|twins?|baby|toddler|brothers?"
    r"|sisters?|sis|bro|nephews?|nieces?|godson|goddaughter|godchild|cousins?|grandson|granddaughter"
    r"|grandkids?|pupils?|students?|teenagers?|teens?|lads?|dogs?|cats?|horse|pony|rabbit|parrot|tortoise"
    r"|puppy|car|van|bike|house|sofa|fridge|laptop|scotch|wine|rum|port|bottle|cheese|he|she|they|player|guy"
    r"|bloke|lady|ours|yours)\b"
)
"""Whose age it may be instead."""
NOT_AGE: Final = (
    r"(?:(?:bonnes? )?ans? )?(?:de (?:metier|mariage|service|vie|pratique|permis|maison|boite|plus|moins"
    r"|retard|carriere|recul|difference|ecart|terrain|galere|credit|loyers?|couple|celibat|bonheur|amitie"
    r"|souvenirs?|retraite|conge|piano|guitare|violon|chant|chorale|musique|danse|judo|foot|tennis|rugby"
    r"|natation|velo|moto|conduite|theatre|benevolat|syndicat|travail|boulot|route|scene|cuisine|cotisations?"
    r"|chomage|formation|droit|medecine|garantie|sobriete|abstinence|voisinage|trop|avance|prison|peine"
    r"|relation|mandat|colocation|patience|exil|mer|marine|armee|usine|chantier|vie commune|pret|bail"
    r"|abonnement|these|recherche|psy|analyse)\b|d (?:experience|anciennete|ecart|etudes|avance|absence|amitie"
    r"|abstinence|assurance|attente|enseignement|age mental|infirmerie|usine|internat)\b|(?:passes|passees"
    r"|derriere|en arriere|ensemble|a tirer|a payer|a rembourser|apres|avant|plus tard|plus tot|deja que|que"
    r"|qu|durant|dans (?:la|le|l|cette|ce|un|une|mon|ma))\b|a (?:travailler|bosser|attendre|vivre|conduire"
    r"|faire)\b)|(?:years?|yrs?|yr) (?:of|in|on|with|as|at|since|behind|ago|later|left|to go|younger"
    r"|older than|sober|married|clean|together|apart|experience|now that|here|working)\b"
)
"""What follows a number of years that is nobody's age."""
THINGS: Final = (
    r"(?:minutes?|mins?|mn|m|h|heures?|hours?|hrs?|o ?clock|km|kms|k|miles?|mile|mi|metres?|meters?|yards?"
    r"|feet|ft|pieds|cm|mm|kg|kilos?|g|grammes?|pounds?|lbs?|stone|quid|bucks|euros?|eur|dollars?|€|\$|£|%|°"
    r"|degres?|degrees?|balles|jours?|days?|semaines?|weeks?|mois|months?|secondes?|seconds?|fois|times?"
    r"|pages?|etages?|floors?|points?|places?|seats?|personnes?|people|plantes|plants|th|eme|x|/|:\s?\d|\+|= ?"
    r"|across|down|litres?|pouces|inch|inches|mails?|messages?|bars?|watts?|cl|ml|ko|mo|go|gb|mb|chats|cats"
    r"|chiens|dogs)\b|[%€$£°]"
)
PAST: Final = (
    r"\b(?:quand|lorsque|a l epoque|epoque|(?<!emploi )du temps|autrefois|jadis|jeunesse|souviens|when"
    r"|back when|back then|back in|used to|as a (?:kid|child|boy|girl|teen|teenager)|remember|in those days"
    r"|years ago|ages ago|il y a (?:longtemps|\w+ ans))\b"
)
NOT_REAL: Final = (
    r"\b(?:si|comme si|imagine|supposons|impression|dans ma tete|mentalement|dans mon coeur|if|as if|like i"
    r"|imagine|suppose|feel|feels|felt|feeling|in my head|at heart|inside|mentally|pretend|role|personnage"
    r"|character|jeu de role|plus vraiment)\b"
)
SAID: Final = (
    r"\b(?:dit|disait|repond|repondu|repete|ecrit|says|said|goes|told me|tells me|wrote|writes|avoue|pretend"
    r"|claims) (?:que |qu |that |: |, )*$"
)
TITLES: Final = (
    r"\b(?:films?|livres?|bouquins?|romans?|chansons?|series?|titres?|albums?|episodes?|pieces?|podcasts?"
    r"|documentaires?|docu|magazines?|groupes?|essai|movies?|books?|novels?|songs?|shows?|titles?|plays?"
    r"|bands?|tracks?|magazine|documentary|called|intitulee?s?|s appelle|theatre)\b"
)
