"""Phrases of refusing, insisting, haste, loneliness and company: what several families read."""

from __future__ import annotations

from typing import Final

COMMON: Final[dict[str, str]] = {
    "no": """
        (non|nan|nope|nah|nein|no|niet)
        (je|j) (prefere|prefererais|aime mieux|aimerais mieux) (pas|ne pas|eviter|rester|autant)
        (prefere|vaut mieux) (pas|ne pas|eviter|rester ici|en rester la)
        j evite
        (sans facon|sans moi|pas question|hors de question|jamais de la vie|jamais|pas du tout|surtout pas|certainement pas)
        (pas|plus) (interesse|interessee|envie|dispo|disponible|possible|pour moi|mon truc|ce soir|maintenant|tout de suite|comme ca)
        (je|j) (ne |n |)(veux|souhaite|ai|aime|peux|donne|fais|appelle|viens|viendrai|prends|utilise|communique|partage) (pas|plus)
        (c est |ce sera |ca sera |toujours |mais |)non
        toujours pas
        (laisse tomber|oublie|oubliez|laisse|arrete|arretez)
        (je suis|chuis) (mariee?|marie|en couple|prise?|pris|occupee?|fatiguee?)
        (desolee?|navree?|desole|navre)
        (je|j) (le|la|les|l) (garde|reserve|donne pas)
        gardez? (le|la)
        (c est|trop) (prive|personnel|tot|rapide)
        (pas|on ne) (la premiere fois|si vite|aussi vite)
        (je|on) (reste|restons|resterai) (ici|la)
        (i|we) (would|had) (rather|prefer|sooner) (not|stay|keep|avoid)
        (would|id|d) (rather|prefer) (not|stay|keep)
        rather not
        (no thanks|no thank you|not (now|tonight|today|yet|ever|really|interested|for me|my thing|keen|happening|comfortable|going to happen|so fast))
        i (do not|will not|can not|am not|avoid|prefer not|refuse|decline)
        (not a chance|no way|never|absolutely not|certainly not|count me out|i pass|hard pass|i will pass|forget it|drop it|let it go|leave it)
        still (no|not)
        keep it
        i keep (it|that|those|this)
        (sorry|afraid not|too soon|too early|too fast|that is private|it is private|it s private)
        (i am|im) (married|taken|busy|tired|good here|fine here)
        (stay|staying|talk|chat) here
    """,
    "stop": """
        (arrete|arretez|stop|cesse|cessez) (de |d |)(m |me |)(ecrire|parler|insister|envoyer|harceler|contacter|embeter|relancer)
        (arrete|arretez|stop|cesse|cessez|ca suffit|basta|assez)
        (laisse|laissez|lache|lachez|fiche|fichez|fous|foutez) (moi|nous) (tranquille|la paix|en paix|seule?|)
        (je|j) (ne |n |)(veux|souhaite|desire|ai|compte) (plus|pas) (te |vous |de |envie de |envie d |)(parler|discuter|echanger|continuer|repondre|causer|bavarder|ecrire|lire)
        (ne |n |)m (ecris|ecrivez|envoie|envoyez|contacte|contactez) (plus|pas)
        (plus envie de parler|on arrete la|on s arrete la|j arrete la|restons en la|on en reste la|fin de la discussion|la discussion est finie|passe ton chemin)
        (ne |)me (parle|reponds|contacte|recontacte|relance) (plus|pas)
        (leave|let) me (alone|be|in peace)
        (stop|quit|enough) (writing|talking|messaging|texting|it|now|that|contacting|pestering|bothering|please|)
        (i |)(do not|no longer) (want to|wish to|feel like|care to) (talk|chat|talking|chatting|speak|continue|hear|go on|reply|write)( anymore| any more| to you| with you|)
        do not (write|message|text|contact|talk) (to |)(me|us)( again| anymore| any more|)
        (go away|back off|we are done|i am done talking|this conversation is over|that is enough|end of discussion|no more messages)
    """,
    "yes": """
        (oui|ouais|ok|okay|d accord|volontiers|avec plaisir|pourquoi pas|bonne idee|carrement|yes|yeah|yep|sure|of course|with pleasure|why not|good idea|gladly|absolutely|love to|bien sur)
    """,
    "accepts": """
        (pas de (souci|probleme|mal|soucis)|aucun (souci|probleme)|je comprends|comme tu veux|comme tu preferes|c est (note|bon|toi qui vois)|tres bien|entendu|compris|ok ok|d accord|tant pis|dommage|desolee?|toutes mes excuses|oups|on reste ici|parlons d autre chose|changeons de sujet|bonne soiree|oublie|as you like|no (problem|worries|harm|bother)|not a problem|fair enough|i understand|understood|got it|fine|alright|all good|my apologies|oops|sorry|never mind|let us stay here|stay here|good night|have a (good|nice)|changes nothing|ca ne change rien|back to|no offence|my bad|point taken|each to their own)
    """,
    "insist": """
        (mais si|si si|allez quoi|pourquoi (non|pas|tu veux pas)|tu vas pas regretter|tu le regretteras pas|tu regretteras pas|juste (cinq|5|dix|10|deux|une) (minutes?|min|secondes?)|fais (pas|ta)|detends toi|deconne pas|je mords pas|te fais pas prier|steplait|s te plait|promis|un petit effort|t inquiete|tu me dois|dis oui|change d avis|t es sure?|laisse toi tenter|oh yes|why not|not regret|regret it|you wont regret|just (five|ten|two|a few|5|10) (minutes?|mins?)|do not be|i do not bite|loosen up|live a little|trust me|promise|you owe me|change your mind|are you sure|come onnn|go onnn|pls|plz)
        (je te dis|je t ai dit|j ai dit|j insiste|quand meme|allez|aller|allez quoi|s il te plait|stp|steuplait|fais un effort|fais pas ta|sois pas|fais pas le|te fais pas prier|tu exageres|t exageres|t abuses|tu abuses|fais pas l enfant|sois sympa|juste (ca|un|une|ton|ta)|encore une fois|tu peux bien|qu est ce que tu risques|tu risques rien|t as peur)
        (i said|i told you|i insist|come on|go on|anyway|just (give|send|tell|this|once|one|come)|please|do not be (shy|like that|silly|difficult|boring|scared|such)|be nice|what are you afraid|what harm|what have you got to lose|you can surely|oh come|once more|ask again|asking again|say yes|pretty please)
    """,
    "haste": """
        (dans la minute|within the minute|la minute|dans la seconde|illico presto|sans delai|la tout de suite|presto|pronto|je t y attends|waiting for you there|waiting there|on perd du temps|wasting time|je suis presse*|in a rush|in a hurry)
        (vite|viite|vit|rapidement|rapido|fissa|illico|grouille|grouille toi|depeche|depeche toi|bouge|bouge toi|magne|magne toi)
        (tout de suite|de suite|tt de suite|tout d suite|toute suite|dessuite|direct|directement|immediatement|maintenant|sur le champ|dans la foulee|sans attendre|sans tarder|a l instant|des maintenant|hop)
        (avant (que je|qu on|que ca|de me)|je (quitte|pars|ferme|file|coupe|decolle|dois filer|m en vais|me casse|me deconnecte)|je vais (partir|couper|filer|quitter|me deconnecter)|je reste pas|ca va couper|plus que|derniere minute|pas le temps|presse|c est urgent|urgent)
        (quick|quickly|fast|hurry|hurry up|asap|right now|right away|straight away|straightaway|at once|immediately|now|this minute|this instant|instantly|directly|straight|move|move it|chop chop|without delay|on the double)
        (before i (leave|go|log|close|quit|am gone|have to)|i am (leaving|quitting|off|going|logging off|closing|about to leave)|about to (leave|log off|go|close)|gotta go|got to run|have to run|no time|urgent|last minute|not staying|clock is ticking)
    """,
    "polite": """
        (si (tu veux|ca te (dit|tente|va)|tu preferes|t as envie|tu as envie|vous voulez|ca te fait plaisir|jamais|un jour|tu le souhaites|t es d accord|ca t arrange)|un jour|un de ces (jours|quatre)|a l occasion|plus tard|peut etre|eventuellement|sans obligation|sans pression|quand tu (veux|voudras)|rien ne presse|pas d urgence|je comprendrais|aucun souci|pas de souci|on pourrait|ca te (dirait|dit)|tu voudrais|est ce que tu|serait il possible|je peux te demander|puis je)
        (if you (like|want|feel like|fancy|prefer|ever|are up|are ok|are happy|do not mind|would like|wish)|some day|someday|one day|one of these days|sometime|at some point|later on|maybe|perhaps|no pressure|no rush|no hurry|whenever|we could|could we|would you (like|mind|be)|can i ask|may i|might i|only if|feel free|no worries)
    """,
    "now": """
        (maintenant|tout de suite|de suite|tt de suite|immediatement|tout d suite|toute suite|sur le champ|a l instant|la maintenant|direct|illico|des que tu|aussitot|sans attendre|dans la foulee|d ici peu|sous peu|dans pas longtemps|a tout de suite)
        (ce soir|cette nuit|dans la soiree|dans la nuit|tout a l heure|tantot|tout a leur|en fin de soiree|apres (diner|manger|le diner|le repas|le boulot|minuit)|en soiree|avant minuit|vers minuit|a minuit|minuit|ce midi|cet aprem|cet apres midi|aujourd hui|a la nuit tombee|quand il fait nuit|quand il fera nuit|a la tombee de la nuit)
        dans (un |une |)(instant|moment|minute|heure|demi heure|quart d heure|peu|la minute|l heure|pas longtemps)
        dans (cinq|dix|quinze|vingt|trente|deux|trois|5|10|12|15|20|25|30|40|45) (minutes?|min|mn|m)
        (right now|now|at once|right away|straight away|straightaway|immediately|this minute|this instant|this very minute|asap|straight|tonight|this evening|this afternoon|tonite|late tonight|later tonight|today|midnight|half past midnight|after midnight|by midnight|after dark|once it is dark|after (dinner|supper|work|tea)|in a (bit|while|moment|minute|sec|second|jiffy)|before midnight|the sooner|any minute)
        (in|within) (five|ten|fifteen|twenty|thirty|a few|half an|an|a quarter of an|quarter of an|5|10|12|15|20|25|30|40|45) (minutes?|mins?|hours?|m)
        (in|within) the (next |)(hour|minute|half hour)
    """,
    "night": """
        (cette nuit|a minuit|minuit|en pleine nuit|dans la nuit|tard ce soir|apres minuit|a la nuit tombee|quand il fait nuit|quand il fera nuit|a la tombee de la nuit|1 h|2 h|3 h|4 h|23 h|une heure du mat|deux heures du mat|trois heures du mat|1 h du mat|2 h du mat|du matin|du mat)
        ((one|two|three|four|1|2|3|4) in the morning|(une|deux|trois|1|2|3) (h |heures? |)du (mat|matin))
        (late tonight|midnight|half past midnight|after midnight|in the middle of the night|after dark|once it is dark|one am|two am|three am|1 am|2 am|3 am|11 pm|eleven pm|tonight|in the small hours)
    """,
    "group": """
        (on|nous|we) (va|vont|allons|part|sort|sera|are|will be) ~ (a (deux|trois|quatre|cinq|six|plusieurs)|tous)
        (three|four|five|six|several|few|couple|bunch) of us
        (nous|tu nous|vous nous) (rejoins|rejoint|rejoindre|rejoignez|accompagnes|suis)
        (join us|joining us|with us|avec nous|come along with us)
        (le groupe|la bande|l equipe|toute l equipe|tout le monde|tous ensemble|avec (les|des|mes|tes|nos|vos) (autres|amis|potes|copains|copines|collegues|enfants|voisins|parents|cousins|gens|filles|gars)|on sera|nous serons|on est (une|un|plusieurs|nombreux|deja|trois|quatre|cinq|six|sept|huit|dix|\\d)|une quinzaine|une dizaine|une vingtaine|a plusieurs|qui (vient|est partant|est la|veut venir|m accompagne)|y a qui|venez (tous|nombreux)|vous etes tous|ramenez|amenez|inscriptions?|association|l asso|le club|amene (tes|ton|ta|des)|viens avec (tes|ton|ta|des|qui tu veux|une amie|un ami|un pote)|avec (ma|mon|ta|ton) (femme|mari|copine|copain|soeur|frere|mere|pere|fille|fils|cousin|cousine|famille|pote|amie?|voisine?|coloc))
        (the whole (familys?|gang|lot|street|team|house)|toute la (famille|bande|rue|equipe|maison)|we are all|we all|us all|nous tous|on est tous|on y va tous|on y sera|(the|a|our) (\\w+ |)(bbq|barbecue|party|picnic)|(un|le|notre) (barbecue|barbec|bbq|pique nique)|fete des voisins)
        (the group|the gang|the team|whole team|everyone|everybody|all of us|all together|with (the|my|your|our|some) (others|friends|mates|colleagues|kids|neighbours|neighbors|family|wife|husband|sister|brother|mother|father|daughter|son|cousin|girlfriend|boyfriend|mum|mom|dad|folks)|there will be|fifteen of us|ten of us|a dozen|we are (ten|five|six|seven|eight|four|three|several|many)|who is coming|whos coming|who is in|(anyone|anybody) (up|want|wants|fancy|fancies|coming|joining|interested|for|free|going)|all welcome|sign up|the club|the association|bring (your|a|some|the) (friends?|family|mates?|kids|wife|husband|sister|brother|partner|cushions|whoever)|bring whoever|we meet every|open to all)
    """,
    "public": """
        (au|le|du|un|dans un|dans le|ce) (cine|cinema|resto|restaurant|bar|cafe|pub|musee|theatre|concert|festival|marche|gymnase|match|parc floral|salon de the|bistrot|brasserie|bowling|karaoke|loto|vide grenier|tournoi|centre commercial|club house|food truck|port|spectacle|vernissage|square|kiosque|cafe associatif)
        (a|de|a la|la|une|cette|sur la|en) (l |)(mediatheque|bibliotheque|buvette|terrasse|piscine municipale|salle des fetes|place|place du marche|fete|soiree jeux|expo|exposition|mairie|patinoire|creperie|brocante|rando|randonnee|repetition|guinguette|librairie|kermesse)
        (devant (l|le|la) (accueil|cinema|mairie|entree|theatre|musee|mediatheque|gare|fontaine|kiosque|eglise)|les expos|cine plein air|l accueil|a l entree|au comptoir|l atelier|a l eglise)
        (the|a|at|this|that|our) (cinema|restaurant|bar|cafe|pub|museum|theatre|theater|concert|festival|market|gym|match|game|library|terrace|food court|bistro|bowling alley|karaoke|quiz|fair|tournament|mall|shopping centre|town hall|exhibition|front desk|film|open air film|gallery|bookshop|village hall|parade|brunch|coffee shop|tea room|play|bandstand|fountain|main square)
        (neighbourhood game|quartier maintenant|match de quartier|pub quiz|open mic|book club|game night|front desk|town square|main entrance)
    """,
}
