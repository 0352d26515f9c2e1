"""Phrases of showing or telling, of demanding, and of the pressure between them: for coercion."""

from __future__ import annotations

from typing import Final

_YOUR: Final = "(ta|ton|tes|your|ur|votre|vos)"

THREATS: Final[dict[str, str]] = {
    "exposed": f"""
        <show> ~ ~ {_YOUR} (\\w+ |)<circle>s?
        <show> ~ ~ <all>
        (<all>|{_YOUR} (\\w+ |)<circle>s?) ~ <show>
        (ca|tout|elle|elles|ils|la video|le lien|it|they|the link|the video|everything|it all) (va |vont |will |is going to |)(tourn*|circul*|part|partir*|sort|sortir*|goes|go|spread*|lands?|drops?|comes out|come out|get out|gets out|leaks?|fuit*) (dans|sur|chez|a|partout|round|around|everywhere|on|to|online|public|viral|live|tonight|tomorrow|ce soir|demain)
        (je|j|i|on|we|ill|nous) ~ (publi*|partag*|fais tourner|fait tourner|poste|posterai|posterais|balanc*|diffus*|divulgu*|leak|leaks|post|publish|expose|share|upload|release|drop|spread|broadcast|forward) (\\w+ |)(tout|ca|ta|tes|ton|les photos|les videos|les images|les captures|la video|les premieres|la premiere|la suite|your|it|them|everything|all|these|those|the ones|the videos?|the pictures|the photos|the recording|the rest|celles?|the lot|the first ones|the link|le lien|<all>|<media>)
        (prix|price|cost|cout|coute|tarif|valeur|worth) (de|of|pour|for) (ma|mon|my|the|le) (discretion|silence|mutisme|secret|oubli)
        (ma|mon|my) (discretion|silence|mutisme) ~ (prix|price|coute|costs?|vaut|worth|paie|paye|expensive|cher)
        (sur|dans|on|in) (ma|my|la|the) (\\w+ |)(liste|list) ~ (envoi|send|d envoi|destinataires|recipients)
        (send list|liste d envoi|mailing list|destinataires|recipients)
        (devient|become|becomes|going|go|goes|rendu|made|est|en) (public|publique|viral)
        (imagine*|picture|think of|pense a) ~ (tete|face|reaction|look on) ~ {_YOUR} (\\w+ |)<circle>s?
        (expliquer|explain|justifier) (ca |this |it |tout ca |all this |that |)(a |to |devant |chez |aupres de |)*{_YOUR} (\\w+ |)<circle>s?
        (devine|guess) (qui|who) ~ (recoi*|gets?|will|va|verra|sees?|lira|reads?|opens?)
        {_YOUR} (\\w+ |)<circle>s? (\\w+ |)(rir*|rigol*|laugh*|choque*|shocked|thrilled|contente?s?|deteste*|hate|pleur*|cry|react*)
        (un clic|one click|a click|un bouton|one button|a tap) (et|and|away|suffit)
        (tes|ton|your) (contacts|repertoire|amis|friends) (sont |est |are |is |)(charge*|loaded|prets?|ready|selectionn*|selected|coch*|ticked)
        (ca|it|tout|everything|le mail|the email|the mail) (part|leaves|goes out|is sent|sera envoye|goes off) (a|at|dans|in|ce soir|tonight|demain|tomorrow|automatiquement|automatically)
        (apres|then|sinon|or|ou|alors|otherwise|else) (je|j|i|on|ill) (partage|publie|poste|balance|diffuse|divulgue|share|post|publish|leak|upload|release|send it|send them|contact|contacte)
        (mets|met|mettrai|mettre|put|puts|go|goes|going) ~ (en story|in my story|ma story|my story|on my page|sur ma page|sur mon mur|on my wall)
        (mets|met|mettrai|mettre|put|puts) ~ (en ligne|online|sur (le net|internet|les reseaux)|on the (net|internet|web)|on your|sur (ta|ton))
        (envoyer|envoie|envoi|send|sent|share|partage*) ~ (a tous|to all|a tout le monde|a tout ton|a toute ta)
        (clique|appuie|click|hit|press|j appuie) (sur |on |)(envoyer|envoi|send|publier|publish|post|share)
        (want|tu veux|shall|dois) (me|que|i|je) ~ (press|send|click|appuie|envoie|clique|j appuie|j envoie)
        (j appuie|a un clic|one click|doigt sur|finger on)
        (ta|ton|your) (reputation|vie privee|image|mariage|couple|carriere|marriage|privacy|career|life|vie|boulot|job|relationship) (est|sera|serait|ruin*|is|will|finie?|over|foutue?|in my hands|entre mes mains|depend)
        (ruin*|detrui*|bousill*|gach*|wreck|destroy|finish) (ta|ton|your)
        (ou|or) (ta|ton|your) (reputation|vie privee|mariage|couple|carriere|marriage|privacy|career)
        (tout le monde|ta famille|everyone|your family|they|people|on) (saura|sauront|va savoir|will know|learns?|finds? out|knows) (ce que|what|qui tu|who you|pour|about|tout|everything)
    """,
    "claim": f"""
        (g|j ai|j avais|je garde|j ai garde|i have|ive|i got|got|have|have got|i hold|i kept|i still have|ici|here are|voici|voila) (\\w+ |)(\\w+ |)({_YOUR}|de toi|of you|nos|our|deux|plein de|des|les|quelques|une|un|la|le|some|a few|lots of|the|every|all|all the|two|everything|tout) (\\w+ |)(\\w+ |)(<media>|numero de|liste|list|friends|contacts?|repertoire|adresse|number|password|address|mots|words|nom|name)
        (j ai|i have|ive|i|i just|i secretly|je t ai|je l ai|je les ai|t ai|je vous ai) (bien |tout |deja |aussi |already |just |secretly |it |toujours |)(enregistr*|film*|captur*|gard*|sauvegard*|pirat*|copi*|recorded|filmed|screenshotted|screenshot|captured|saved|kept|hacked|copied|taped|screen*|capture|tout)
        (t ai|je t ai) (filmee?|enregistree?|capturee?|screenee?)
        (j ai fait|i took|i made|took|made|fait) (des |une |some |a few |a |)(captures?|screens?|screenshots?|copies?|copie|enregistrements?|recordings?)
        (i recorded it all|saved it|j ai tout|i have everything|i have it all|got it all|j ai de quoi|all saved|tout enregistre|tout sauvegarde)
        (jolie?s?|belle|beau|sympa|nice|lovely|great|cute|interesting|interessante?) ~ (photos?|videos?|images?|pics?|pictures?|clip|footage|selfies?) (que j ai|de toi|i have|ive|i got|of you|of yours|que tu)
        (regarde|look at|look what|check|tiens|guess what) ~ (capture|screenshot|video|photo|enregistrement|recording|picture|i found|i have|i got|j ai)
        (ton visage|your face) ~ ~ (video|photo|picture|dessus|on it|visible)
        (on|one) (voit|can see|sees|reconnait) (bien |)(ton|ta|your)
        ({_YOUR}|les|the) (images|photos|videos|pictures|webcam|captures|screenshots) (sont|are|is) (pretes?|la|sur|ready|here|on|chez moi|safe|avec moi|with me|dans mon)
        (je connais|je sais ou (bosse|travaille|vit|habite)|i know|i found|j ai trouve|j ai retrouve|found) {_YOUR} (\\w+ |)<circle>s?
        (regarde|look|vois|see) ~ ~ (capture|screenshot|photo|video|image|enregistrement)
        (c est|that is|is that|thats|its) (bien |)(ta|ton|toi|your|you) (tete|visage|face|profil|ecran|chambre|room|voix|voice|dessus)* ~ \\?
        (je sais|i know) (ou tu|tout|ce que tu|qui tu|where you|what you|who you|all about|everything) (\\w+ |)(habites|bosses|travailles|as fait|fais|es|live|work|did|do|are|you)*
        {_YOUR} (\\w+ |)(petit|little|dirty|sale) (secret|side)
        {_YOUR} <circle>s? ~ (connait|connaissent|sait|savent|know|knows|aware|au courant) ~ (secret|secrets|de ca|about this|about us|ce que|what you|tout|this)
    """,
    "claim_of": """
        (ta|ton|tes|t|toi|tout|your|you|ur|everything|it all|captures?|screenshots?|enregistre|saved it|de quoi|celle|cette|this|visage|face|nos|our|vous|votre|live)
    """,
    "material": """
        (<media>|portrait|tout|ca|celles?|celle d hier|it all|everything|them|it|the ones|yesterdays|what you (do|did)|ce que tu (fais|as fait)|le reste|the rest|the others|les autres)
    """,
    "named": f"""
        {_YOUR} (\\w+ |)<circle>s?
    """,
    "i_show": """
        (je|j|i|on|we|ill|nous|moi) ~ <show>
        (<all>|it|ca|they|elles|ils) ~ (goes|go|part|partent|sort|tourne|circule|lands|drops)
    """,
    "hide_it": """
        (stash|hide|cache|cacher|planque|range|efface|effacer|supprime|delete|wipe|clear|vire) ~ ~ (avant|before|pour que|so that|so|au cas|in case)
    """,
    "offers": """
        (je|j|i|ill|on) (will |te |t |can |vais |en |)(\\w+ |)(pay|paie|paye|payer|achete|acheter|buy|offre|offrir|give|donne|donner|recharge|top|get you)
    """,
    "sent": """
        (j appuie|i press|me to press|que j envoie|que je clique|me to send|me to click|liste d envoi|send list|doigt sur|finger on)
    """,
    "yours": f"""
        ({_YOUR}|nos|our) (\\w+ |)(<media>|page|copain|direction|management|boyfriend|echanges)
        (balance|leak|publie|post|drop) (la|the) (premieres?|first|video|first ones)
        (la video|the video|le lien|the link) (reste|to stay|stays|goes|part|tourne)
        {_YOUR} (\\w+ |)<circle>s? ~ ~ ~ (photos|videos?|images|captures|messages|pictures|screenshots)
    """,
}

DEMANDS: Final[dict[str, str]] = {
    "money": """
        (pay|paie|paies|paye|payes|payer|paiera|payez|paying|payment|vire|vires|virer|virement|transfer|wire|argent|money|cash|thune|thunes|fric|(des|mes|tes|les|de|quelques) sous|ble|oseille|maille|euros?|cartes? cadeaux?|gift cards?|coupons?|recharge|recharges|pcs|transcash|paysafe*|neosurf|steam|itunes|amazon card|google play|bitcoin|btc|crypto|usdt|rancon|ransom|verse|verses|regle|reglez|somme|paypal|cash app|western union|lydia|revolut|cheque|bucks|quid|grand|balles)
        (€|\\$|£|[0-9]{2,5} ?(€|e|eur|£|\\$))
        [0-9]{2,5}(e|€|eur|£)
        [0-9]{2,5} (par|a|per|each|chaque|every) (semaine|week|mois|month|photo|picture|jour|day)
        (ce sera|ca sera|it will be|itll be|that is|that makes|ca fait|a|at|pour|for) [0-9]{2,5}
        (mes|my|les|the) [0-9]{2,5}
        (cent|mille|deux cents|trois cents|a hundred|two hundred|hundred|thousand) (balles|euros|quid|bucks|pounds|dollars)
        (envoie|envoies|donne|donnes|file|balance|lache|send|sends|give|get|pour|for|veux|want|need|faut|is|c est|its|it is|contre|alors|donc|so|then|that will be|just|juste|ca fera|i see|see|par exemple|say|coute|costs?|met|mets|avec|with|ou|or|demande|ask|asking|moi|me|m envoyer|to send|s arranger|regle|work out something|something out|:|,|\\.) (me |moi |us |)[0-9]{2,5}
        [0-9]{2,5} (dans l heure|dans les|within|in the|et (je|j|on)|and (i|it|we|ill)|pour (que|mon|me)|for (my|me|it)|ou (je|j|tes|ta|ton|tout|on)|or (i|your|everyone|they|it)|avant (ce|minuit|demain|midi|[0-9]+)|by (tonight|tomorrow|noon|midnight)|before (tonight|midnight|tomorrow)|maintenant|now|ce soir|tonight|par virement|by transfer)
        (ca |it |)(couterait|would cost|coute|costs?|vaudrait|vaut) (combien|how much)
        (combien|how much) (ca |would it |it would |it |pour|for|faut)
        (tes economies|your savings|rien recu|received nothing|pas recu|not received|do not receive|not got my|pas d argent|plus d argent|no money|ton argent|your money|combien tu (mets|donnes|as)|how much (to|will|would|is it worth|do you|can you)|tu paies combien|prix a payer|price to pay|silence (costs|coute)|a un prix|has a price|comes at a price|combien ca vaut|ca vaut combien|worth to you)
        (credite|crediter|depose|deposer|alimente|deposit|load|prepaid|mandat|zelle|venmo|cashapp|top up|fais le necessaire|sort it|petit effort|sois raisonnable|be reasonable|be smart|tu sais ce que je veux|you know what i want|tu sais quoi faire|you know what to do)
        (iban|rib|compte bancaire|account number|bank details|sort code|coordonnees bancaires|mon compte|my account|carte de [0-9]+|[0-9]+ (card|carte)|card a week|l argent|the money|la somme|the sum)
        [0-9]{2,5} (et|and) (c|its|it|on|ca|all|tout)
        (fais un geste|make a gesture|petit geste|sois genereu*|be generous|montre toi genereu*|genereu*|generous|sort me out|sors moi|aide moi un peu|help me out|rends moi service|service en echange|do me a favour|do me a favor|dedommag*|compensation|contribution|petite participation|mes frais|my trouble|make it worth|worth my while|remerci*)
    """,
    "pictures": """
        (encore|autres|more) (\\w+ |)(\\w+ |)(photos?|videos?|images?|pictures?|clips?|nudes?|selfies?)
        (encore|une autre|un autre|d autres|another|one more|some more|a few more|more|new|nouvelles?|a new|une nouvelle|deux autres|two more) (une |un |of those |)(photos?|videos?|images?|pictures?|clips?|nudes?|selfies?|pic|pics|one|comme ca|like that)
        (envoie|envoies|envoyer|donne|fais|refais|en refais|montre|renvoie|renvoies|send|give|make|show|shoot|take|film) (\\w+ |)(\\w+ |)(d autres|autres|plus|encore|une? (photo|video|autre)|des (photos|videos|nudes)|nouvelles?|more|another|others|a few more|some (pictures|photos|videos|nudes|pics)|a (photo|picture|video|pic|new one)|one (more|tonight|now|a day)|nudes)
        (allume|turn on|turn|put on|ouvre|mets|branche|open) (your |ta |la |)(cam*|webcam|video)
        (m en refais|make me another|alors envoie|then send|une (photo|video|image) de plus|encore une|envoie encore|send more|send me more|send me another|pas de (photo|video|cam)|no (picture|photo|video|cam)|m en envoies|en envoies (une|d autres|pas)|every day|chaque jour|tous les soirs|every night|chaque soir)
        (accepte|accept|decroche|answer|prends|pick up|reponds a) (l |the |my |mon |cet |a |)(appel|call|video|visio)
        (montre toi|remontre*|back on cam|on cam|en cam|devant la cam*|show yourself|redeshabill*|deshabill*|en visio|video call|on video)
    """,
    "meet": """
        (tu|you) (viennes|passes|me rejoignes|acceptes|reviennes|come|accept|come back)
        (tu |)(viens|me rejoins|rejoins|retrouves?|viendras|passes?) ~ (ce soir|seule?|demain|moi|me voir|chez moi|pas|tout de suite|maintenant)
        (me rejoins|viens pas|ne viens pas|rejoins moi|retrouve moi|rencontre moi|on se voit|me voir|me rencontrer)
        (join|meet|rejoins|retrouve|see) (me|moi)
        (come|meet|see) (tonight|alone|over|to me|to mine|see me|here|me|up)
        (do not come|not come|be there|show up|turn up|meet me)
    """,
    "obey": """
        (faire|fais|feras|do|doing) (tout |exactement |exactly |)(ce que|what|as|whatever) (je|i|j)
        (tu vas|youll|you will|you are going to) (m ecouter|m obeir|listen|obey|me suivre|behave)
        (fais|feras|do|doing) (pas|not) (ce que|what|as|comme) (je|i)
        (pas|not) (ce que je|what i) (veux|dis|demande|want|say|ask)
        (obei*|fais (tout |)ce que (je|j) ~ (dis|veux|demande|dit|ordonne|voudrai)|fais ce que je|fais (tout |)ce qu on te dit|tu feras ce que|feras tout ce|ecoute bien|ecoute moi bien|plus le choix|pas le choix|aucun choix|a mes ordres|tu m appartiens|tu es a moi|obey|do (as|what|exactly what|everything|whatever) i (say|tell|want|ask)|do as you are told|do as youre told|listen (carefully|up|to me|closely)|no choice|not have a choice|now listen|cooperat*|cooper*|sois sage|be good|be nice to me|sois gentille?|behave|tu n as qu a|you only have to|vas y ou|make your choice|choisis|decide toi|play along|joue le jeu|you belong to me|i own you|quitte (le|la|ton|ta)|reviens avec moi|come back to me|stay with me|reste avec moi)
    """,
    "ultimatum": """
        (t as|tu as|vous avez|il te reste|reste|je te (laisse|donne)|t auras|you have|u have|you got|youve got|you have got|i give you|ill give you|giving you) (\\w+ |)(jusqu|till|until|til|des|\\w+) (a |au |)(heures?|minutes?|min|h|jours?|hours?|hrs?|days?|mins|ce soir|demain|minuit|midi|tonight|tomorrow|midnight|noon|lundi|vendredi|dimanche|friday|monday|sunday)
        refuses?
        (tu refais|you do another|refais|redo|do another|encore un live|another live|un autre live|do one more|fais (moi |)(encore|un autre))
    """,
    "give": """
        (paie|paye|payes|paies|vire|vires|envoie|envoies|donne|donnes|achete|verse|file|balance|transfer|pay|send|give|buy|wire|get the money|m envoyer|me payer|pour (payer|virer|envoyer|m envoyer)|to (pay|transfer|send)|virement|tu paies|regle|recharge|contre|for|ok|sure)
        [0-9]{2,5}
    """,
}

PRESSURE: Final[dict[str, str]] = {
    "deadline": """
        (par semaine|a week|every week|chaque semaine|par mois|a month|each month|tous les mois|chaque mois)
        (demain|tomorrow) (\\w+ |)(\\w+ |)(heures?|h|at|a|midi|noon|matin|morning)
        dans (l heure|une heure|deux heures|[0-9]+ (heures?|minutes?|min|h|jours?)|dix minutes|vingt minutes|un quart d heure|trente minutes|deux jours|24 h)
        (d ici|avant|jusqu a|jusqu au|pour|des) (ce soir|demain|minuit|midi|[0-9]+|la fin|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|une heure|deux heures|l aube|le week end)
        (ce soir|tic tac|derniere chance|dernier avertissement|dernier delai|dernier rappel|plus que|il te reste|reste [0-9]+|t as jusqu|tu as jusqu|compte a rebours|l heure tourne|le temps passe|le temps file|le temps presse|chrono|vite|maintenant|immediatement|tout de suite|il est l heure|a minuit)
        (tu as|t as|vous avez|il te reste|you have|youve got|you have got|u have|you got) (\\w+ |)(\\w+ |)(heures?|minutes?|min|h|jours?|hours?|hrs?|days?|mins|jusqu|till|til|until)
        (encore [0-9]+ minutes?|[0-9]+ minutes? (left|et)|[0-9]+ heures? (pour|avant|et))
        (within|in) (the|an|one|two|three|ten|twenty|thirty|[0-9]+) (hour|hours|day|days|minutes?|min|mins)
        (by|before|till|til|until|no later than) (tonight|tomorrow|midnight|noon|the end|monday|tuesday|wednesday|thursday|friday|saturday|sunday|[0-9]+|morning|dawn|then)
        (tonight|tick ?tock|tick|last chance|last warning|final warning|final notice|last reminder|only (\\w+) (minutes?|hours?|min)|clock is ticking|clocks ticking|time is running|times running|time is up|times up|countdown|deadline|right now|now|fast|quick*|last (hour|minutes)|immediately|by midnight)
        (demi heure|half an hour|half hour|quart d heure|heure|hour|jour|day|minutes) (pour|for|to|et|and|avant|before)
        (chronometre|chrono|timer|sablier|hourglass|stopwatch) (lance|on|started|running|tourne|is on)
        (une heure pour|une heure et|an hour to|an hour or|an hour and)
    """,
    "condition": """
        (sinon|autrement|a moins que|sans quoi|faute de|otherwise|unless|or else|else|failing which|failing that|a defaut|passe cette heure|fais le calcul|do the maths?|a toi de voir|reflechis|think about it|think carefully|je te laisse deviner)
        (et|and) (ta|ton|tes|your|ur) ~ (ne |n |)(jamais|never|pas|not)
        (tu bloques|bloque moi|block me|you block|ignore moi|ignore me|raccroche|hang up|tu pars|you leave|tu refuses|you refuse|tu parles|you talk|tu previens|you tell)
        (alors|so|donc) , (mes|my|ou|where|when|quand|on fait|what)
        (ou|or) (tu|vous|do you|you)
        (pour que|for|so that) ~ ~ ~ (voie|voient|sache|sachent|apprenne|see|know|learn)
        ou (l|alors|bien|je|j|ca|tes|ta|ton|tout|on|la|le|les|nos|votre|vos)
        or (i|it|its|your|ur|the|they|we|everyone|everybody|all|this|these|that|ill)
        (si|if) (tu|t|vous|you|u) (ne |n |do |don t |)(\\w+ |)(\\w+ |)(\\w+ |)(pas|plus|refuses|veux|tiens|viens|me|not|refuse|want|meet|come|fail|ever|block|bloques|ignore|ignores|parles|talk|tell|care|love|obeis|paies|payes|pay|dis|say|like)
        si (l argent|le virement|je ne|je n|je vois|je recois|j ai (pas|rien)|rien|ca (ne |n |)arrive)
        if (the money|i do not|not|i get|i see|i have|i hear|nothing|it is not|its not)
        (avant que|before (your|i|they|everyone|it|the)|apres (ca|c est|quoi|tout|je)|after (that|which|this)|then (i|it|your|they)|passe ce delai|past that)
        (et|and) (je|j|i|ill|on) (\\w+ |)(supprime|efface|oublie|jette|ne|n|delete|erase|keep|wipe|forget|stay|bin|will|clique|click|send|post|press|drop|les|la|l|le|en)
        (et|and) (personne|rien|il|elle|elles|ils|tout|ca|nobody|no one|he|she|it|its|they|your|that|all|this|ta|tes)
        (pour que|for|so that|so) ~ ~ (taise|reste|restent|disparaisse|stays?|remain|disappears?|goes away|quiet|silence|silent|secret|entre nous|between us)
        (apres|after|then|ensuite|puis|et apres) (tes|ta|ton|your|ca|it|tout|everything|everyone)
        (pour mon silence|for my silence|to keep (me |)quiet|i keep quiet|je garde ca|pour que je me taise|en echange|in exchange|in return|a ce prix|a une condition|one condition|on one condition)
        (soit|either|refuse*|a toi de (voir|choisir|jouer|decider)|up to you|your (choice|call|move|decision)|ta decision|tu choisis|you choose|you decide|te laisse choisir|tu veux pas|tu ne veux pas|tu voudrais pas|you do not want|you would not want|u dont want|wouldnt want)
        (tu veux|tu voudrais|tu aimerais|want|do you want|would you like|you want) (vraiment |really |)(que|qu|your|everyone|them|ur)
        (dommage|domage|shame|pity|bete|embetant|triste|too bad|ennuyeux|sad|unfortunate|awkward) (que|qu|si|if|for|pour|to)
        (ce serait|ca serait|would be|it would be|be a) (trop |such |)(dommage|bete|embetant|a shame|shame|a pity|pity|triste|sad|ballot|terrible|awful)
        (want|tu veux|veux tu|shall|dois je) (me|que j|que je|i) (to |)
        (combien|how much) (tu|to|will|would|is|pour)
        (alors|donc|then|so|in that case) (je|j|i|[0-9]|paie|pay|sois|be|envoie|send|fais|do|tu sais|you know|donne|give)
        (sauf si|sauf que|c est ca ou|its that or|it is that or|that or|ou j|c est toi qui vois)
        (s arranger|arrangement|arranger ca|trouver un accord|work something out|work this out|come to an arrangement|a deal|make a deal|un marche|un deal|deal|negocier|negotiate)
        (ne |)(repond*|repondre|reply|answer|ignore*|bloque*|block) ~ (et|and|pas|ou|or)
        (fini*|finir*) ~ (en ligne|online|partout|sur)
        (ca s arrete|c est fini|it stops|we are done|on en parle plus|on oublie|it goes away|all this)
    """,
    "silence": """
        (et|and) (c est|its|it is|ca sera|tout est|on|all is) (\\w+ |)(oublie|forgotten|fini|regle|over|done|efface|deleted|gone|quittes|quits|even)
        (ma|my) discretion
        (we say no more|say no more|rien de plus|nothing more|on en reste la|we leave it there|case closed|affaire classee)
        (je me tais|je la ferme|i shut up|i hush|i stay silent|keep my mouth shut|ma bouche|(ton|your|mon|my) silence)
        (je me taise|me taire|mon silence|je supprime|je supprimerai|j efface|j effacerai|je garde tout pour moi|garde le silence|ne dirai rien|dirai rien|n enverrai (rien|pas)|ne montrerai|je ne (dis|montre) rien)
        (i keep quiet|keep quiet|my silence|i (will |)(delete|erase|wipe|remove|destroy)|ill (delete|erase|wipe|remove)|stay quiet|say nothing|(will not|wont) (send|show|tell|post|publish|say|share))
        (personne|nobody|no one) (ne |n |)(\\w+ |)(\\w+ |)(verra|saura|sauront|verront|sache|ever|will|has to|needs|need|sees|knows)
        (never|jamais) (sees?|knows?|finds? out|hears?|will|saura|verra|rien)
        (ne verra rien|ne saura rien|le saura jamais|saura jamais|s arrete la|stops here|disparai*|disappears?|goes away|on en reste la|gets? deleted|efface tout|delete everything|delete it|delete them|wipe (it|the rest|everything|them)|supprime (tout|le reste|les)|tout s efface|nobody hears|personne n en)
        (je|j|i|ill) (les |la |le |l |)(jette|detruis|brule|oublie|vire tout|bin|destroy|trash|burn|forget) (\\w+ |)(them|it|all|everything|about|tout|ca|le reste)*
        (n en parle plus|n en parle a personne|we forget|never happened|il ne s est rien passe|and it is over|and its over|et c est regle|et j oublie|i forget about it|j oublie tout|reste entre nous|restent entre nous|reste (notre|un) secret|stays? between us|stays? (our|a) secret|stays? private|stay quiet|reste prive*|tu seras tranquille|tu es tranquille|i leave you alone|ill leave you alone|je te laisse tranquille|never hear from me|n entendras plus parler)
    """,
    "pressed": """
        (sinon|or else|otherwise|alors tu|so when|carte cadeau|gift cards?|n en parle plus|we forget|et je|and i|tu paies quand|when do you pay|now|maintenant|vite|quick|je t attends|last chance|contre|ok|sure|par virement|by transfer|s arranger|work something|arranger|deal)
    """,
}

REPORTS: Final[dict[str, str]] = {
    "reported": """
        (me menac*|m a (menac*|dit|ecrit|demande|envoye|repondu|fait chanter)|menac* de|menacent|menace (mon|ma|mes|un|une)|nous menac*|on me|me fait chanter|fait chanter|se fait chanter|s est fait chanter|maitre chanteur|chanteurs?|chantage|arnaqu*|escro*|plainte|signal*|(bloque|bloquer|bloquez|bloques) (le|la|l|les|direct|et signal*)|j ai bloque|gendarm*|police|commissariat|flics|juge|tribunal|preuves et|garde (les|des|toutes|bien) preuves|ne paie (pas|rien|surtout|jamais)|ne paye (pas|rien)|ne payez|paie pas|paye pas|payez pas|ne reponds|(ne pas|faut pas|faut jamais|jamais) (payer|ceder|repondre)|(j ai|il a|elle a|on a) refus*|numero d aide|si quelqu un|quelqu un (qui|te|me|a)|reportage|conference|atelier|article|emission|docu|ados?|dans (la|une|le|un) (serie|film|livre|roman)|mechant|exige|mail bidon|phishing|spam|recoit des|recu (une?|ce|des|le)|reclam*|(elle|il|ils|elles|on) (voulait|voulaient|demandait|demandaient|disait|menacait|exigeait|demandent|promettent|promettaient)|voulait|mon cousin|ma cousine|mon fils|une amie|un ami a|une collegue|mon pote a|ma pote|un mec (menace|dit|veut)|un type (menace|dit|veut)|mon ex (me |a |voulait|menace|veut|avait)|l arnaque|j ai tout (raconte|dit))
        ma fille (a|est|recoit)
        (threaten*|blackmail*|sextort*|scam*|fake mail|fraud*|reported|blocked|block him|block her|block them|do not pay (him|her|them|anything|a|and|,|\\.|whatever|up|these|this|it)|not to pay|never pay|never answer|refused to pay|helpline|he said|she said|they said|he says|she says|they say|says he|says she|told me|keeps (asking|saying|telling)|wanted|asked (me|him|her) for|gets messages|got (a|an|this) (threat|mail|message|email|dm)|villain|demands a|in the (show|film|series|news)|report on|talk tonight|how to spot|show about|documentary|my (cousin|daughter|son|friend|colleague|mate) (got|gets|is|was|received|has)|some guy|a guy|some bloke|keep proof|keep the proof|proof and|hacked my|my (camera|pictures|photos|friends|family|colleagues|boss|wife|husband|parents|ex)|beware|watch out for|they (want|ask|demand|promise|claim)|is it (fake|a scam|real)|the cops|the police|a judge|the judge)
        (mes (photos|amis|collegues|proches|contacts|videos|parents)|ma (camera|femme|famille|copine)|mon (patron|mari|copain|entourage))
    """,
    "trivial": """
        (sell|selling|vends?|oiseaux|birds?|tournee|bieres?|gateaux?|croissants?|ton livre|le livre|livre|cafe|pizza|karaoke|danse|costume|sous la douche|la douche|deguisement|vacances|ski|anniversaire|anniv|calendrier|asso|chorale|mariage|parking|inscriptions?|facture|loyer|cagnotte|album|seance|photographe|tirage|chien|internet coupe|collecte|billets?|concert|ta part|vase|recette|boude|bouder|pari|acompte|classe haha|editeur|electricite|l eau|annonce|abonnement|adhesion|assurance|cotisation|voyage|location)
        (your round|a round|this round|beers?|pints?|cakes?|book|books|coffee|dance|shower|costume|holidays?|skiing|birthday|calendar|club|choir|wedding|parking|sign up|bill|bills|invoice|rent|kitty|session|photographer|prints?|cat|dog|tickets?|concert|slice|playlist|recipe|crepes?|frites|chips|match|game night|raclette|the paper|newspaper|journal|proprio*|landlord|framer|encadreur|pub|the bar|publiee|published|publisher|facturation|devis|commande|order|delivery|livraison|chocolate|dishes|vaisselle|sulk|bet|deposit|insurance|membership|subscription|exam|homework|devoirs|dinner|diner|tea towel|school photo|braces)
    """,
    "tease": """
        (haha*|mdr+|lo+l|ptdr|xd|hihi|hehe|je plaisante|je rigole|je blague|kidding|joking|jk|get ready|prepare toi|pour rire|for a laugh)
        (: \\)|: d|; \\)|: p)
    """,
}
