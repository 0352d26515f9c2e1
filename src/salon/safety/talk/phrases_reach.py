"""Phrases of reaching somebody elsewhere told in a roundabout way; of declining; and of pressing on after that."""

from __future__ import annotations

from typing import Final

_TALK: Final = (
    "(continu*|poursui*|poursuiv*|parl*|discut*|caus*|papot*|bavard*|ecri*|echang*|jas*|tchat*|placot*|raconter|retrouv*"
    "|suivre|suite|voir|contact*|repond*|carry|continue|keep|talk*|chat*|write|writing|text*|speak*|messag*|yarn|gist"
    "|natter|reach*|find|touch|catch|hear|answer*|move|reply|blather)"
)
_THERE: Final = (
    "(elsewhere|somewhere (else|private|proper|less|more|with|\\w+er|nice|handy)|another (place|way|side|app|platform|site)|other (place|app|side|site)"
    "|different (place|app|site)|off (here|this)|outside (here|of here|this)|by (phone|email|mail|voice|letter)|on the phone"
    "|over the phone|ailleurs|autrement|autre part|en dehors|hors d ici|loin d ici|par (telephone|tel|mail|courriel|courrier|sms"
    "|texto|message|ecrit)|au (telephone|tel|bout du fil)|de vive voix|a l oral|a voix haute|en (vocal|visio|direct)"
    "|sur (une |un |l |)autre*|(la|le|l) (ou) ~ moins de monde)"
)
_PHONE: Final = (
    "(numero|numeros|num|nums|06|07|zero six|tel|telephone|telephones|phone|phones|number|numbers|mobile|cell|cellulaire|gsm"
    "|portable|bigo*|digits|contacts?|coordonnees|mail|email|mails|emails|adresse mail|fixe|ligne|line|fil|whatsapp|whatsap"
    "|watsap|wapp|wsp|telegram|tg|signal|insta|instagram|ig|snap|snapchat|discord|skype|messenger|facebook|fb|viber|kik"
    "|tiktok|wechat|messagerie|messageries)"
)
_PICTURED: Final = (
    "(fantome|fantomes|fantomas|oiseaux|corbeaux|avions|cameras|bulle|bulles|avion|oiseau|corbeau|colombe|carre|camera|manette|cadenas|trombone|nuage|etoile"
    "|ghost|ghosts|bubble|bubbles|plane|bird|square|camera|padlock|cloud|gamepad|controller)"
)
_COLOUR: Final = (
    "(vert|verte|verts|bleu|bleue|bleus|jaune|jaunes|rose|roses|bleues|vertes|violet|violette|orange|noir|noire|blanc|blanche"
    "|rouge|green|blue|yellow|pink|purple|white|black|orange|red)"
)
_KNOWN_AS: Final = (
    "(appli|applis|application|app|apps|reseau|messagerie|logo|icone|icon|one|thing|truc|machin|bidule|site)"
)

REACH: Final[dict[str, str]] = {
    "channel": f"""
        {_KNOWN_AS} ~ {_PICTURED}
        {_KNOWN_AS} ~ {_COLOUR}
        {_COLOUR} (\\w+ |){_KNOWN_AS}
        {_PICTURED} {_COLOUR}
        {_COLOUR} {_PICTURED}
        {_PICTURED} {_KNOWN_AS}
        (petit|p tit|ptit|le|au|du|un|little|wee|that|the) (\\w+ |)(fantome|ghost)
        (avion|oiseau|plane|bird) (en|de|made of) (papier|paper)
        paper (plane|bird)
        (ou|where|wey|which) ~ (people|folk|folks|they|everyone|everybody|we|you|on|les gens|tout le monde|kids|teens|girls|lads|youngsters|jeunes|ados|gamins|influenceurs|influencers|mums) ~ (post|posts|put|share|poste|postent|met|mettent|partage|partagent|envoie) ~ (pictures?|photos?|videos?|stories|storys|reels|danses?|dances)
        (appli|application|app|reseau) (des|de|aux|for|with) (photos?|videos?|stories|storys|danses?|messages|disparai*|dances|reels|pictures)
        (celle|celui|one|ones|appli|app) (qui|that|which|where) ~ (efface*|disparai*|vanish*|delete*|erase*|self destruct)
        (messages|photos|pictures|trucs|stuff) (qui|that|which) (disparai*|s effacent|vanish|disappear*)
        (l autre|une autre|another|the other|other|different) (appli|application|app|reseau|messagerie|site|plateforme|platform|messenger)
    """,
    "ask_round": f"""
        {_TALK} ~ {_THERE}
        (ailleurs qu ici|ailleurs que la|elsewhere than here|another place than)
        (autre|meilleur|another|other|better|easier|different|somewhere|un endroit) (moyen|facon|endroit|coin|canal|biais|lieu|messagerie|appli|application|plateforme|app|place|way|platform|messenger|channel|line|else|ailleurs) ~ ~ (papoter|bavarder|jaser|placoter|tchatter|chatter|gossip|parler|discuter|ecrire|joindre|causer|continuer|echanger|communiquer|talk*|chat*|write|reach|message|yarn|gist|speak|me|you|use)
        (other|another) (app|place|line) (for|to|where)
        (messagerie|appli|application|app|messenger|apps) ~ (prefere*|favorite|utilises|utilisez|aimes|mieux|you like|you prefer|you use|do you use|better|you are on|sous la main)
        (tu as|t as|tu aurais|t aurais|vous avez|vous auriez|as tu|aurais tu|auriez vous|avez vous|y aurait|existe) (\\w+ |)(une |un |)(messagerie|autre moyen|autre appli|autre adresse|autre endroit|gsm|cellulaire|fixe|boite mail|adresse mail|ligne|bigo|numero|num|06|whatsapp|whatsap|telegram|signal|insta|snap|discord|messenger)
        (is there|have you|do you have|have you got|you have|you got|you get|you dey|get|got|tell me|would you have|you fit|might you have) (\\w+ |)(another|other|any other|maybe other|maybe another) (app|place|way|email|mail|line|number|phone|messenger|site)
        (have you|do you have|have you got|you dey use|would you have|might you have|you fit get) (an |any |a |your |)(app|email|mail|messenger|whatsapp|snap|telegram|number|mobile)
        (de quoi|what i need to|a way to|un moyen de|moyen de|means to) (te|t|vous|) (joindre|trouver|contacter|appeler|retrouver|reach|find|ring|call|get) ~ (you|toi|dessus|la|maintenant|vite|hold|\\?|,|\\.)
        (do|can|could|would) (you|ye|u) (text|call|phone|ring|facetime|skype|whatsapp|snap)
        (tu|vous|t) (textes|textotes|telephones|appelles) (parfois|des fois|souvent|\\?)
        (easier|better|nicer|simpler|quicker|mieux|plus simple|plus facile|plus sympa) ~ (over|on|by|par|au|de|a) (the |)(phone|tel|telephone|fil|voice|voix|vocal|vive voix|call|whatsapp|oral)
        (plus|moins|more|less|mieux|better|comfier|quieter|nicer|easier) (\\w+ |)(que|qu|than) (ce|cette|this|a|the) (salon|chat|tchat|site|room|page|app|appli|chatroom)
        (je|j|i) (compose|tape|dial|ring|punch in) (quoi|what|which|quel)
        (what is|whats|wetin be|wetin is|c est quoi|quel est|so|alors|et) (the|le|la|that|ce|ton) (number|numero|num|digits|line|code pays)
        (moyen d|moyen de|possible d|possible de|chance d|chance de|possibility of) (avoir|recuperer|prendre|choper|having|getting) (ton|ta|un|votre|your|a)
        (pret*|lend|borrow|emprunt*) ~ (voix|voice|numero|number|oreille|ear)
        (ou|comment|sur quoi|par quel moyen|par ou) ~ (te|vous|t|se|puisse te|peut te|puis je te) (joindre|joint|contacter|contacte|retrouver|recontacter|rejoindre ailleurs|appeler|capter ailleurs)
        (a quel|sur quel|quel) (numero|num|reseau|appli) ~ (te|t|vous|joindre|appeler|trouver|ecrire)
        (entendre|ecouter|connaitre) (ta|votre|le son de ta|un peu ta) (\\w+ |)voix
        (tes|vos|les|ces|des|quels|mes|nos|your|the|those|ten|dix|10|eleven) (\\w+ |)(chiffres|digits)
        (echang*|swap*|exchang*|trad*|troqu*) ~ (numero|numeros|num|nums|contacts?|coordonnees|06|snaps?|insta*|numbers|digits|details|emails?|socials|mails?|adresses)
        (petit|p tit|ptit|bien|ton|votre|bien un|un petit|wee|little|cheeky) (06|07|numero|num|bigo|gsm|number|snap|insta|whatsapp|mobile)
        (hear|hearing) (your|that|the sound of|what) ~ (voice|sound)
        (rather|sooner|prefer*|love to|like to|better) ~ (hear|ring|call|phone) (you|ye|u|your)
        (what|which|where) (number |)(do|would|should|can|must|to|will) (i |) ~ (dial|ring|call|text|reach|phone|ping|find|add|buzz|message|get) (you|ye|u|\\?|to|from|for|then|,)
        (put|give) a voice to
        (down|at the end of) (a|the) (line|wire|blower|phone)
        (odds|chance|chances|chances|possibility) (of|for|d avoir) ~ {_PHONE}
        (you|tu|vous|t) (must|surely|bet|dois|devez|surement|forcement|have to) ~ {_PHONE}
        (donn*|fil*|pass*|envo*|balanc*|lach*|refil*|laiss*|ecri*|tap*|partag*|communiqu*|confi*|gliss*|dict*|transm*|mets|mettez|dis|dites) (moi |nous |me |m |donc |la |vite |)(ton|ta|tes|votre|vos|un) (\\w+ |){_PHONE}
        (tu|vous|t) (me |m |nous |pourrais |peux |pourriez |pouvez |veux |voudrais |voulez )(me |m |bien |pas |)(donn*|fil*|pass*|envo*|balanc*|lach*|refil*|laiss*|ecri*|partag*|communiqu*|gliss*|dict*) ~ {_PHONE}
        (give|gie|gimme|send|drop|pass|share|type|text|leave|let|dash) (me |us |i |)(have |take |get |)(your|ur|ya|yer|the|that|a|some) (\\w+ |)({_PHONE}|tiktok|handle|user)
        (could|can|may|might|fit) (i|we|you) (please |just |maybe |)(have|get|take|give me|give|grab|collect|share|drop|send me|send) (your|ur|ya|yer|a|the) (\\w+ |){_PHONE}
        (what is|whats|what about) (your|ur|ya|yer) (\\w+ |){_PHONE}
        (on|we|you and i|lets|let us) (s appelle|se telephone|could call|could ring|could phone|se phone|s appele|call|talk on phone)
        (take|prendre|prends|prenons|taking) (this|it|us|ca|tout ca|la conversation) (somewhere else|elsewhere|off here|ailleurs|plus loin|hors d ici)
        (leave|quit|comot|quitte*|laisse*|sort*) (from |)(this|here|d ici|ce|cet|cette) (side|place|site|app|chat|room|tchat|salon|endroit|appli)
    """,
    "given_round": f"""
        (meme|same|exactly the same) (nom|pseudo|surnom|prenom|identifiant|name|nick|nickname|handle|username|user|tag|thing) (qu ici|que la|que sur|as here|as this|as on|as the one|like here|there|over there|on|sur|la bas|partout)
        (my|mon|le|handle|username|pseudo) ~ (same|meme) (name|nom|pseudo|chose|thing|one)
        (tu|vous|you|u) (me |m |will |can |fit |)(trouve*|trouver*|retrouve*|find|see|get|reach|catch) (me |moi |) ~ (sur|on|over on|at|chez|sous|under|as|avec|via) ~ ({_KNOWN_AS}|{_PICTURED}|{_PHONE})
        (look me up|track me down|hunt me down|trouve|retrouve|cherche|ajoute|ecris|contacte|rejoins|find|look for|look up|search|add|hit|message|text|catch|join|tape) (moi |me |for |for me |for my |)(name |) ~ (sur|on|over on|at|chez|via|under|through|la ou) ~ ({_KNOWN_AS}|{_PICTURED})
        (je suis|i am|i dey|suis|me|moi) (sous|under|sur|on|listed as|known as|there as|la bas) ~ ({_PICTURED}|{_KNOWN_AS})
    """,
    "haste_round": """
        (je|j|i|i am) (\\w+ |)(bosse|embauche|pars|work|working|start|starting|reprends|commence|dors|decolle|leave|leaving|on) (dans|in) (un|une|deux|trois|cinq|dix|a|one|two|five|ten|[0-9]{1,2}) (minutes?|min|mins|secondes?|seconds)
        (about|going|supposed) to (boot|kick|ban|drop|cut|close|shut|die|crash|throw) (me|off|out|down)
        (my|ma|mon|mes|the|la|le|l|les) (\\w+ |)(break|pause|battery|batterie|phone|telephone|tel|data|forfait|credit|shift|lunch|bus|train|metro|tram|stop|arret|boss|chef|patron|wife|femme|husband|mari|reseau|network|wifi|signal|connexion|cours|class|light|light|service|garde) ~ (ends?|ending|finish|finishes|finishing|finit|finie?|fini|finis|termine|dies|dying|die|dead|walking|arrive|arrives|coming|comes|over|out|low|vide|meurt|mort|lache|coupe|coupes|leaving|leaves|starting|starts|commence|going|back|rame|reprend|ferme|here|saute)
        (faut|fo|dois|need to|have to|got to|gotta|must|vais|about to|going to) (que je |q je |je |must |)(partir|parte|part|filer|file|couper|coupe|go|run|leave|log|dash|bounce|hang up|sleep|dormir|dorme|bouger|bouge|raccrocher|y aller|my train|catch)
        (this|la|cette) (second|sec|instant|minute|seconde|very)
        (sharp sharp|now now|go go|quick quick|la la|vite vite|allez vite|au plus vite|fast fast|before long|time is|tick tock|sur le champ|tout de go|dare dare|fissa|presto|pronto|ipso facto|lickety|on the double|as soon as|des maintenant|a la seconde|sans trainer|traine pas|don t wait|do not wait|do not dawdle|no dulling)
        (nearly|almost|bientot|presque|running) (out of|plus de|a court|low on) (data|credit|battery|batterie|time|forfait|reseau|juice)
        (avant|before|till|until|jusqu) ~ (dors|dodo|dormir|deconnecte|deco|parte|ferme|sleep|bed|disappear|vanish|delete|coupe|efface|my break|my train|it dies|it goes|i lose)
        (apres|then|after that|ensuite|puis) (je|j|i|i am) (dors|deco|me deconnecte|disparais|coupe|file|pars|am off|am gone|sleep|vanish|disappear|leave|log|go|out)
        (deleting|closing|leaving|quitting|supprime|ferme|quitte|efface) (\\w+ |)(this|my|mon|ce|cette|le|la) ~ (account|compte|app|appli|profile|profil|page|site|soon|in|dans)
    """,
    "same_name": """
        (meme|same) (nom|pseudo|surnom|prenom|identifiant|name|nick|nickname|handle|username|user|tag|letters|lettres)
        (c est|its|it is) (pareil|the same|le meme) (nom|pseudo|partout|everywhere|there|la bas|name|qu ici|que la|que mon)
    """,
    "spelled": """
        (arobase|arobas|at sign|a commercial|underscore|under score|tiret du bas|tiret bas|barre en bas|le point entre|un point entre|avec un point|point au milieu|dot in between|dot between|a dot in|tout attache|tout colle|en un (seul |)mot|sans espace|all one word|no spaces|all lower case|tout en minuscule*|suivi de|followed by|puis le chiffre|then the number|trait d union|hyphen|ca s ecrit)
    """,
    "dictate": """
        (dicte|dictes|dictez|dicter|epelle|epele|epeler|note tout|j ai un stylo|j ai de quoi noter|j ai du papier|le stylo est pret|je prends un stylo|pen (is |)ready|i have a pen|got a pen|pen in hand|pen at the ready|read (it|them) out|spell it|spell it out|call it out)
        (un|une|one) (par|a|by|at a) (un|une|one|time|message)
        (chiffre par chiffre|deux par deux|par paires|digit by digit|bit by bit|in two halves|in pieces|en deux fois|en morceaux|la moitie|half of it|first half|premiere moitie)
        (le premier|les premiers|les deux premiers|les derniers|the first|the last|first|last) (\\w+ |)(chiffre|chiffres|digits?|two|three|bit|half)
        (commence|start|begin) (par|with|at) (le|the) (premier|first|debut|zero|top)
        (give|send|tell|donne|envoie|file|mets) ~ (all of it|all but|bar the|except the|sauf les|tout sauf|the rest|le reste|par morceaux)
        (guess|devine*|trouver*) ~ (the rest|le reste|la suite)
        (type|write|put|ecris|tape|mets|note|pose) (it|them|le|les|la|ca) (down |)(here|ici|la|for me|in here|in the chat|moi|dans le chat|dans ta bio|on your profile|sur ton profil|en verlan|a l envers|en lettres|in words|in letters)
        (les dix|les 10|les huit|les 8|ten|all ten|all eleven|the whole) (chiffres|digits|number)
    """,
    "declines": """
        (pour|a|avec|reserve* a|reserve* aux|for|only for|just for|kept for|with) (ma|mes|la|les|le|mon|my|the|close|real|actual|) (\\w+ |)(famille|proches|amis|potes|copines|copains|boulot|travail|taf|enfants|mari|mere|intimes|family|friends|mates|work|job|kids|mam|mum|husband|close ones)
        (je|j|i) (\\w+ |)(prefere*|prefer|rather|sooner|aime mieux|aime autant|aimerais autant)
        (not|pas|jamais|never) (with|to|for|on|avec|a|aux|au|sur)
        (take your word|reste* (chez moi|avec moi|a moi|secret|privee?|dans ma poche)|stays (with me|mine|secret|private|in my pocket)|(pas|aucun) moyen|moyen non|garde* pour moi|for me to know|that is mine|c est a moi|a moi et a personne)
        (here (suits?|does|works for) me|good enough|is enough|that will do|grand (here|as)|fine (here|as it is|the way)|happy (here|enough|as|with this|typing|writing)|comfortable here|good here|ok here|okay here|well here|like it here|like this place|prefer (this|here|it here|to stay|to type|to write|typing|writing|the room)|sticking|stick to|stick with|stay put|staying put|staying here|where we are)
        (typings?|writings?|chattings?|messages|texts?|heres?|this|keyboards?) (is |s |are |will |does |suits |suit |works |) ~ (fine|ok|okay|enough|grand|do|me|safer|better|easier|plenty)
        (staying|stay|stop|stopping|bide|remain) (in|home|at home|inside|indoors|put|here|where i am|in bed)
        (i am|im|am|already) (in|going to|off to|heading to|away to|ready for) (bed|my bed|pyjamas|my pyjamas|pjs|sleep)
        (early (start|night|shift|morning|train|bus)|up early|work (tomorrow|early|in the morning)|long day|shattered|knackered|wrecked|exhausted|wiped|no energy|not up to|not up for|not in the mood|no mood|cannot be bothered|not bothered|not feeling)
        (another|some other|other|next) (time|day|night|week|evening)
        (maybe|perhaps) (later|another|some other|one day|some day|next|when|in a|if)
        (not (yet|now|so soon|so fast|that quick|before|until|till|just|really|with strangers|with|for strangers|to strangers|to people|my style|on your life|a hope|today|this|one for|big on|on here|going out|giving|handing|meeting|allowed|able|sure about))
        (we will|will|i will|let us) (see|think|think about it|think on it|get to know|stay|stick|leave it)
        (you will have to wait|have to know|have to get to know|get to know you|hardly know|barely know|do not know (you|ye|who)|dont know you|just met|only met|only just|we just|two minutes ago|total stranger*|a stranger|strangers|know nothing about you)
        (i have|ive|got|have) (a |)(boyfriend|girlfriend|husband|wife|fella|partner|man|plans|company|work|exam|kids|the kids|class|a lot on|things to do|guests|visitors|no number|no phone|none|no app)
        (appreciate|thanks|thank you|flattered|flattering|kind of you|lovely thought|nice of you|sound|cheers|ta) ~ (but|though)
        (zero|none|nil|slim|slim to none|no chance|dream on|as if|nice try|good one|you wish|jog on|fat chance|not happening|in your dreams|over my|hell no|hard no|never ever|nae chance|nae danger|away on|would you stop|get away|ah no|ah here|ah stop|no o|mba|i no|abeg no|lai lai|for where|no be today|i no dey|i no fit|i dey busy|not today)
        (too|so|very|quite|bit|it is|its) (late|dark|cold|wet|far|early|tired|soon|quick|fast|forward|personal|private|much)
        (raining|pouring|freezing|freezing out|lashing|chucking it down|miles away)
        (keep|kept|keeping) (it|that|this|my|those|things|to) ~ (here|private|myself|self|to myself|off|on here|separate|on this)
        (do not|does not|did not|will not|can not|could not|would not|never|rarely|hardly|no dey|no fit) (really |usually |just |ever |even |)(give|hand|share|use|do|have|go|come|meet|want|think|like|fancy|feel|know|call|phone|take|text|swap|work|see|trust|go out|leave|need|get)
        (on verra|verrai|on en reparle*|peut etre (un jour|plus tard|une autre|demain|apres)|une autre fois|un autre (jour|soir)|une prochaine*|plus tard peut etre|la prochaine fois|plutot demain|demain peut etre|un de ces jours peut etre|apres on verra)
        (pas|plus) (tout de suite|encore|pour l instant|pour le moment|trop|vraiment|aujourd hui|ce soir|comme ca|aussi|si|d ici|avant|maintenant|la|cette|demain|sans|le temps|la tete|la force|motive*|chaude?|tres|question|avec|a un inconnu|a des inconnus|mon genre|mes habitudes|l habitude|sur|necessaire|utile|besoin|confortable|a l aise|de ca|pour ca|du genre)
        (on|je|tu|vous) (se |te |vous |me |)(connait|connais|connaissez|vient de se|viens de te|sait pas qui|sais pas qui|rencontrer) (pas|a peine|depuis|rien|meme pas)
        (connais|connait|connaissons) (pas|a peine|meme pas)
        (a peine|viens de|vient de) (te |se |on |)(connait|connaitre|rencontrer|se parler|arriver|parler)
        (je suis|chuis|suis|on est|c est) (tres |)(bien|mieux|correct|confortable|a l aise|tranquille) (ici|la|comme ca|sur|ou|chez)
        (ici|la|comme ca|par ecrit|ecrire|le clavier|le salon|le tchat|le chat) (c est |ca |me |est |on est |suffit |)(me |)(va|convient|suffit|plait|bien|tres bien|mieux|parfait|largement)
        (la flemme|flemme|j ai pas le temps|pas le temps|je bosse (demain|tot|de nuit|ce soir)|je me leve|leve tot|je dors|je vais (dormir|me coucher)|au lit|deja couche*|en pyjama|creve|crevee|nase|claque|claquee|epuise*|fatigue*|il (fait|est) (nuit|tard|froid|noir)|il pleut|j ai (un|une|du|mon|ma|mes|des|deja|deja prevu|trop|pas de|cours|piscine|du linge|du boulot|quelqu un)|je (sors|bouge|descends|monte) pas|je garde|je reste)
        (c est |)(gentil|sympa|flatteur|adorable) (mais|de ta part mais|a toi mais)
        (merci|desole|desolee|oui) mais
        (j ai dit|je t ai dit|deja dit|j avais dit) (que |)(non|je voulais pas|je veux pas|je prefere|pas|no)
        (voulais|veux|voudrais|vais|peux|pourrai|donne|donnerai|donnais|file|filerai|passe|communique|donner|aime|tiens|sors|prefere|compte|pense|crois|fais|suis|ai|aurai|utilise) (pas|plus|rien|jamais|aucun)
        (pas fan|pas chaud|pas emballe*|bof|mouais|tu reves|reve|dans tes reves|meme pas en reve|pantoute|ben non|bin non|ah non|oh non|nenni|que nenni|nope|naan|nooon|mort|c est mort|nib|nada|macache|tu peux courir|t es serieux|ca va pas|ca va aller|ca ira|non merci|c est mon mari|chasse gardee|zero|aucune chance|aucun|j en ai pas|j ai pas|y en a pas|jen ai pas)
        (prefere|prefererais|aime mieux|aimerais|aimerai|prefer|rather|sooner|better) ~ (rester|garder|ecrire|attendre|etre|ici|tranquille|stay|keep|wait|type|write|here|not|leave|chat|in)
        (mon|my|son|ma) (copain|mec|mari|homme|chum|femme|copine|fiance|blonde|husband|boyfriend|wife|girlfriend|fella|man) (aimerait|va|serait|est|n|ne|would|will|is|does)
    """,
    "presses": f"""
        (alle|allez|aller|allee|come on|cmon|c mon|comon|go on|goan|ah go|ah here|ah come|abeg|biko|na only|na small|please|plz|pls|stp|svp|steuplait|s il te plait|sil te plait|steplait|voyons|enweille|let go of)
        (how|why|pourquoi|pk|comment ca) (no|not|non|ca non|tu veux pas|tu refuses|pas|come|is that|the secret|the mystery|so shy|so cold|tant de|all the mystery)
        (what|quoi|de quoi|qu est ce) ~ (the harm|harm in|you risk|tu risques|the worst|afraid of|scared of|t as peur|tu as peur|to lose|tu perds|ca te coute|the big deal|hiding|caches)
        (do not|dont|ne|fais|sois|soyez|faites|quit|stop|no) (be|being|fais|sois|pas|dey|act|play) (\\w+ |)(boring|silly|scared|shy|shakara|like that|difficult|a baby|a bore|such a|dry|cold|mean|yanga|ta|ton|timide|bete|rabat joie|coincee?|chiante?|comme ca|difficile|relou|froide?|vache|dure?|mechante?|gamine?|farouche|l enfant|le difficile)
        (you|tu|vous) (do not|dont|no|ne|me fais|n as|as) (\\w+ |)(trust|like me|confiance|peur de moi)
        (trust me|fais moi confiance|fait moi confiance|crois moi|believe me|i swear|je te jure|je jure|promis|i promise|parole|word of honour|cross my heart|sur ma mere|wallah|on god|scout s honour|no funny business|en tout bien tout honneur)
        (juste|just|only|rien qu|rien que|even|meme|seulement|na|at least|au moins) ~ ({_PHONE}|minutes?|mins?|secondes?|seconds?|sms|texto|text|appel|call|message|vocal|voice note|fois|once|time|verre|drink|coffee|cafe|pour voir|to say|to hear|first|one)
        (une|un|a|dix|cinq|five|ten|deux|two|three|trois|quinze|fifteen|vingt|twenty|thirty|half) (seul|seule|petit|petite|tiny|small|little|wee|quick|single|) ~ (minutes?|min|mins|sms|texto|appel|call|drink|verre)
        (considere|imagine|pretend|suppose|disons|mettons) (que|moi|i|i am|we|we are|comme)
        (i am|je suis) (a friend|un ami|une amie|gentil|pas mechant|pas un|harmless|not a (weirdo|creep|psycho|stranger|killer|bad)|one of the good|not going to|not gonna|no going|deja (dans|devant|en bas|la|sur)|already)
        (am|going|gonna|go|will|wo|wont|va|vas|vais) (not|no|pas|n t|te pas) (\\w+ |)(gonnae |going to |gonna |te |t |)(mang*|mord*|manger|bite*|eat|stalk|kill|tuer|hurt|harm|use|bother|tell|take long|be long|regret*|embet*|harcel*|spam*|sell|vendre|appeler la nuit)
        (i insist|j insiste|insist*|i asked|i am asking|je te demande|je t ai demande|je demande|ask nicely|asking nicely|as a favour|fais moi plaisir|fais un effort|un effort|one chance|give me a chance|laisse moi une chance|donne moi une chance|change d avis|change your mind|reconsider*|t es sure*|tu es sure*|you sure|are you sure|i will not take no|take no for|prends pas un non|non c est pas une reponse|you will thank me|tu me remercieras|live a little)
        (tu|t|you|your|vous) (me dois|owe|exager*|abus*|fais la (tete|difficile|timide)|fais ta|are coming|coming out|know you want|en meurs|en as envie|will like it|vas adorer|vas aimer|fais expres)
        (be ready|sois prete?|tiens toi pret*|je passe quand meme|j arrive quand meme|coming anyway|i will honk|honk*|klaxonne*|engines? (is |)running|moteur*|i will be outside|je serai (en bas|devant)|je t attends|i am outside|i will wait|will be waiting)
        (quand meme|or else|sinon|mais si|si si|bah si|ben si|tant pis je)
    """,
    "settles": """
        (ok|oki|okay|okey|k|kk|cool|sure|grand|perfect*|fair|nice|right|right so|no bother|no worries|no hassle|no problem|no wahala|not to worry|d accord|dac|dacc|daccord|ca marche|ca roule|ca va|pas grave|c est pas grave|bien note|c est note|note|t inquiete|pas de (souci|probleme|mal)|aucun (souci|probleme)|comme tu veux|comme vous voulez|a ta guise|as you (wish|like|please|prefer)|suit yourself|respect*|understood|understand|compris|comprends|je comprends|tres bien|bien bien|parfait|entendu|soit|tant pis|dommage|pity|shame|too bad|lucky|i hear you|heard|say no more|i will leave it|leave it so|je n insiste pas|j insiste pas|n insiste pas|will not ask|wont ask|ask no more|demanderai plus|demande plus|parlons|let us talk|changeons|change of subject|sorry for|sorry i|sorry about|desole*|pardon|excuse*|oublie*|forget i|never mind|mille excuses|fine by me|fine|alright|aight|all good|all right|we are grand here|on est bien ici|ici c est bien|here is (fine|good|grand))
    """,
}
