"""Phrases of a person who sleeps, is out or does not know: for incapacitation."""

from __future__ import annotations

from typing import Final

STATES: Final[dict[str, str]] = {
    "person": """
        (<she>|<noun>)
        les gens
        (people|gens|women|femmes|girls|filles)
    """,
    "asleep": """
        (dort|dors|dorme|dorment|dormait|dormira|dormirait|dormi|dormir|dormant|endormi|endormie|endormis|endormies|endort|endors|endormir|endormira|endormait|endorme|rendort|rendormi*|assoupi*|sommeil|sommeille|pionce*|roupill*)
        (sombre|sombrera|sombrer|sunk|sinks|s ecroule|s ecroulera|plonge|pique* du nez|tombe* comme|tombe* de sommeil|nod* off|conk* out|crash*|flakes out|drops off|drop off|goes down|lights off|(ouvre|ouvrira|ouvrir|open|opens) (pas |plus |)(un|l|an) (oeil|oil|eye)|(fermer|ferme|shut|close) (les yeux|l oeil|her eyes|his eyes))
        (bronch*|remue* pas|bouge* pas|flinch*)
        (couchee?|couches|au lit|au dodo|au pays des reves|morphee)
        (asleep|sleep|sleeps|sleeping|slept|sleeper|dozing|dozes|dozed|snooz*|nods off|nodded off|drifts off|drifted off|in bed|tucked in|bedtime)
        reveill* (pas|jamais|plus|de la|de rien)
        (pas|jamais|plus) (la |le |l |se |)(reveill*|debout)
        (awake|reveillee)
        (not|never|nothing|nobody) (wake|wakes|waking|woken|wake up|wakes up|stir|stirs|awake)
        (plus|pas) reveillee?
    """,
    "out": """
        (inconscien*|unconscious|evanoui*|comate*|assomm*|sonnee?|droguee?|droguer|shoot*|defonce*|sedat*|groggy|inerte|amorphe|dociles?|molle|ramollie?|malleable|ko|hs|abruti*|vaseuse?|zonked|woozy|drowsy|dazed|limp|floppy|docile|drugged|doped|dosed|spaced|comatose|senseless|unresponsive|incapacitated|knackered out|dopey|pliable|helpless)
        (k . ?o|h . ?s|hors service|hors d etat|hors jeu|hors circuit|dans les vapes|dans les pommes|dans le coltard|dans le cirage|dans les choux|dans un etat second|dans le gaz|dans le brouillard|dans la brume|dans cet etat|dans les nuages|a l ouest|aux fraises|en vrac|dans l incapacite|sans defense|sans reaction|bras de morphee|poings fermes|sommeil de plomb|sommeil (lourd|profond)|dort profondement|profondement endormie?|comme (une|un) (poupee|pierre|masse|buche|morte?|sac|loque)|nuit complete|absente? pour la nuit|ivre morte?|trop (bu|bourree?|ivre|soule|saoule)|bien (bourree?|partie|chargee?)|completement (bourree?|partie|out|soule))
        (tient|tiens|tienne|tiendra|tenait|tenir) (pas|plus) (debout|l alcool|sur ses jambes|droit|assise?)
        tient pas (bien |)l alcool
        plus (debout|consciente?|elle meme|lui meme|en etat|personne|bouger|dans son assiette|toute sa tete)
        (pas|plus) (en etat|consciente?|elle meme|vraiment la|tout a fait la|avec nous|d attaque|maitresse)
        <she> (est|sera|serait|etait|soit) (deja |bien |vraiment |completement |un peu |toute |comme |)(ailleurs|loin|partie?|absente?|deconnectee?|eteinte?|out|off|plus la|bourree?|torchee?|dechiree?|ivre|cuite?|calmee?|a point|mure|cassee?|fracassee?|vannee?|claquee?|a terre|par terre|sur une autre planete|dans un autre monde)
        (ouvre|ouvrira|ouvrir|open|opens) (pas |plus |)(un|l|an) (oeil|oil|eye)
        (off her face|off his face|out of her (head|mind|tree)|out of his (head|mind|tree)|blotto|spark out|flat out|not with it|loopy|gaga|plane completement|bien cuite|raide morte|completement (jetee|cuite|raide|pete*|faite)|retournee|pas en etat de|tient plus la route|sait plus ou (elle|il) est|plus la force|sans force|too weak|too gone|no fight left|under my spell)
        (vaseux|vaseuse|dozy|obeissante?|obedient|soumise?|submissive|compliant|maitrise plus|controle plus|plus maitre|in control of nothing|no control|out of control)
        (off (she|he) goes|away (she|he) goes|and (she|he) is off)
        (tellement|beaucoup trop|assez) bu
        (so|too) much to drink
        (sait|savait|know|knows|knew) (plus|pas|not|no longer|) ?(ou|where) <she> (est|etait|is|was)
        (not know|no longer knows|not even know) where <she> (is|was)
        (marionnette|poupee de chiffon|poupee|legume|zombie|chiffe molle|pantin|loque|statue|plante|puppet|rag ?doll|vegetable|ragdoll|jelly|floored|neutralis*|out of action|hors combat|terrass*|putty)
        (le vide|le noir complet|le trou|ecran noir|a blank|total blank|complete blank)
        (la|presente?|there|present) (sans|without|mais pas|but not) (etre|being|vraiment|really) ~ (la|there|presente?)
        (head|tete) (drops|dropped|tombe|slumps|lolls|bascule|dodeline)
        (trop|too) \\w+ (pour|to) (me |)(repousser|resister|refuser|dire|reagir|bouger|push|resist|refuse|say|fight|react|move)
        (bouge|reagit|repond|percute|resiste|proteste|discute|refuse|bronche|moufte) (plus|pas|jamais|rien|a rien)
        (fait|fasse|faire|fera|font) (de l |son |leur |)effet
        (ivre|bourree?s?|soule|saoule|torchee?|pompette|emechee?|wasted|drunk|plastered|hammered|smashed|legless|sloshed|tipsy|pissed)
        (out cold|out of it|out like a light|out for the count|out till|out until|out for the night|out by|passed out|pass out|passes out|passing out|knocked out|knock* (her|him|them|someone|somebody|my|the|a|your) ~ out|knock* out|knocking ~ out|knockout|blacked out|blacks out|dead to the world|dead asleep|far gone|well gone|long gone|too far gone|nobody home|nobodys home|no one home|lights out|in no state|in no condition|in (that|this) state|not there|not really there|not all there|no longer with us|not with us|not herself|not himself|in dreamland|la la land|miles away|on another planet|off with the fairies|dead weight|like a doll|like a log|heavy sleeper|deep sleeper|absent for the night|sleep* (deeply|heavily|right through|soundly)|fast asleep|sound asleep|under the influence|past caring|gone to the world)
        (<she>|<noun>) (is|are|was|be|gets?|goes|ll be|will be) (already |well |just |completely |so |)(gone|under|out|off|away with it)
        (put|puts|keep|keeps|kept|knock|knocks) (her|him|<noun>|my <noun>|your <noun>) (down|under|out|quiet|still)
        (will|can|could|does|did|to) not (move|react|resist|respond|argue|complain|fight|struggle|say no|stand|walk|speak)
        (can|could) (hardly|barely) (stand|move|walk|speak|keep)
        (can|could) not (hold her drink|stand)
        hold her drink
        (kicks?|kicked) in
        (takes?|took) effect
        (agisse|agit|agira)
    """,
    "unaware": """
        (<she>|<noun>|qui|who) ~ <know> (\\w+ |)(rien|pas|jamais|plus|personne|que dalle|de rien|nothing|none|no one|nobody|a thing)
        (<she>|<noun>|qui|who) ~ (rien|pas|jamais|plus|never|nothing|not|nobody|no one|without|sans|hardly|barely) (\\w+ |)(\\w+ |)<know>
        (saur*|verr*|sentir*|remarquer*|capter*|souviendr*|rappeller*|douter*|souvien*|souven*|apercevr*|tilter*|griller*|percuter*) (\\w+ |)(rien|pas|jamais|de rien|plus)
        (rien|jamais) (\\w+ |)(remarque|vu|senti|su|capte|grille|entendu|soupconne|devine|compris)
        (never|nothing) (knows|notices|remembers|suspects|feels|wakes|hears|asks|realises|realizes|clocks|twigs|finds|knew|noticed|remembered)
        (knows|notices|remembers|suspects|feels|hears|recalls|realises|sees) (nothing|none|no one|nobody)
        (will|would) (not|never) (know|notice|remember|suspect|feel|recall|realise|realize|find out|see a|hear a|have a clue)
        n en (saura|sait|saurait|saurons)
        l a (jamais|pas) su
        (ignore|ignorent|ignorera) (tout|que|qu|ma|ta|ce|encore|l|completement)
        l ignore
        (conscience|consciente?) (de|d|que) (rien|quoi|ta|ma|ce)
        (conscience de rien|inconsciente? de)
        (a son insu|a leur insu|l insu|sans le savoir|sans qu <she> ~ <know>|sans qu ~ s en|sans s en rendre compte|rend* compte de rien|rend* pas compte|en rende compte|dans l ignorance|a l insu)
        sans qu* ~ (sache|doute|voie|remarque|apercoive|rende|reveille|capte|tilte|grille|comprenne)
        (pas|jamais) (au courant|prevenue?|consulte*|mise? au courant|avertie?|informee?)
        (aucune|pas la moindre|pas une) (idee|trace)
        (aucun|pas de|pas un|plus de|plus aucun|zero|sans|pas le moindre) (souvenirs?|memoire|trace)
        (trou noir|trou de memoire|black out|amnesi*)
        (oublie|oubliera|oublier|oublient|oublierait|oubliee?) ~ (tout|soiree|nuit|reste|matin|ce qui|ce que)
        (se doute|doutera|doutait) (de rien|jamais)
        (ne s apercoi*|n y voit que du feu|n y verra que du feu|y voit que du feu|y a vu que du feu|ni vu ni connu)
        (asked (for|you for) nothing|rien demande|did not ask for|never asked for)
        (saura|sait|sache|savoir|know|knows|notice) (pas |jamais |never |)(que |that |)(t es|tu es|tu etais|you are|you were|youre|on est|we are|je suis|i am|i was) (la|there|here|venu|passe|entre|in)
        <she> (croit|croira|croyait|pense|pensera|s imagine|croit encore|thinks|think|thought|believes|reckons|will think|still thinks|assumes) (que|qu|avoir|etre|juste|simplement|seulement|toujours|encore|it|she|he|they|its|the|that|just|only|dur|c)
        (too|trop) ~ (to|pour) (know|savoir|notice|remarquer|remember|feel|sentir|realise)
        (sans|without) (lui|leur|le|telling|asking|her|him) (dire|telling|asking|demander|her|him|them)
        (qu elle|qu il|she|he|and) (oublie|oubliera|forgets|forget|will forget)
        (perd*|perdre|efface*|wipe*|lose|loses|loss of|perte de) ~ (memoire|memory|souvenirs?)
        (sans rien dire|sans un mot|without a word|sans broncher|sans resister|without a fuss|without resisting)
        (entend*|hear*) (plus rien|no more|rien|nothing|pas)
        (me|te|nous|lui) (demande|demandera) (si <she>|jamais|rien|pourquoi <she>)
        (laiss* (de |aucun |aucune |pas de |)(souvenirs?|traces?)|leav* (a |any |no |)(memory|trace|traces))
        (blank*|forgets?|forgot|forgetting|lose|loses|lost) ~ (evening|night|everything|all|rest|whole|memory|lot|hours|it)
        (has|have|had) not the (faintest|slightest|foggiest|least)
        (n a|n ont|n aura|a) pas la moindre (idee|conscience)
        (has|have|had|with|got|having) (no|zero|not a|not the slightest|not the faintest) (clue|idea|memory|recollection|inkling|suspicion)
        (no|zero) (memory|recollection|clue|idea|inkling|suspicion)
        (<she>|<noun>|who|is|be|been) ~ (never|not|nothing) (asks?|asked|told|be told|be aware|aware|consulted|informed|been told|been asked|finds? out|found out|suspicious|in the know|be conscious|conscious|twig|wise|awake)
        never asks
        (et|and|,) (ne |n |)<know> (pas|rien|jamais|plus|personne|nothing|nobody|no one|none)
        (et|and|,) (will |would |)not <know> (anyone|anybody|a thing|anything|me|us|you)
        (<she>|<noun>) ~ (rend|rendra|rende|rendait) (plus|pas|jamais) compte
        (et|and|,) (will |does |is |would |has |)(never|not|no) (ever |even |a |)(<know>|clue|idea|aware|awake)
        (none the wiser|any the wiser|unbeknown*|unknowing*|unsuspecting|behind her back|behind his back|nothing afterwards)
        (<she>|<noun>|is|be|and|are|who) (\\w+ |)(oblivious|clueless|unaware|in the dark|not in on it)
        without (her|him|them|<noun>|my \\w+|the \\w+|ever|even) ~ (knowing|noticing|suspecting|realising|realizing|waking|clocking|twigging)
        (verra|voit|entend|entendra|sentira) (personne|rien)

    """,
    "unskilled": """
        (know|knows|sait|savoir|sais|savent|sure|idea|idee|see|compren*) (\\w+ |)(how|comment|if|si|where|why|pourquoi|which|quel|quelle|quoi|whether|ou aller|ou est|quoi faire|what to)
    """,
}
