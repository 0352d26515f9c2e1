"""Phrases of meeting: come, alone, out of sight, whose home; and of what somebody owns."""

from __future__ import annotations

from typing import Final

_LONELY: Final = (
    "(viaduc|lavoir|halage|chemin de halage|ecluse|barrage|rail|rails|passage souterrain|passerelle|dune|dunes|plage|verger|champ|champs|vignes|marais|fosse|remise|atelier|bunker|casse|gravier|gravieres|butte|talus|quai|quais|docks|gymnase|salle de sport|hangar|hangars|entrepot|entrepots|friche|terrain vague|bois|foret|impasse|ruelle|carriere|chantier|lisiere|sous bois|cave|tunnel|quai de chargement"
    "|dechetterie|decharge|usine|local|cabanon|cabane|grange|digue|etang|clairiere|chemin de terre|sentier|parking|sous sol|cimetiere|ancienne gare|voie ferree"
    "|aire de repos|station service|pont|garages|box|boxes|abribus|rond point|stade|piscine|gare|ecole|zone industrielle|zone artisanale|berges|berge|canal|silo|moulin|tour)"
)
_LONELY_EN: Final = (
    "(viaduct|wash house|washhouse|lock|weir|rails|subway|footbridge|dune|dunes|beach|orchard|field|fields|marsh|ditch|outbuilding|workshop|bunker|scrapyard|gravel pit|embankment|quay|quays|gym|hangar|warehouse|warehouses|wasteland|woods|wood|forest|dead end|alley|alleyway|quarry|building site|cellar|tunnel|loading bay|tip|factory|shed|barn|pond"
    "|clearing|dirt track|footpath|towpath|car park|parking lot|basement|cemetery|graveyard|old station|railway line|lay by|layby|rest area|petrol station|gas station"
    "|bridge|garages|lock up|lockup|bus shelter|roundabout|stadium|pool|station|school|industrial estate|business park|riverbank|canal|mill|silo|underpass|flyover|tracks|dock|docks|pier|sheds|bins|skips)"
)

MEETING: Final[dict[str, str]] = {
    "come": """
        (viens|venez|rejoins|rejoignez|retrouve|retrouves|retrouvez|ramene toi|amene toi|pointe toi|radine|rapplique|deboule|descends|descend|debarque) (moi |me |nous |vite |direct |donc |la |y |)
        (viens|venez|tu viens|passe|passes|tu passes|repasse|sors|arrive|arrives|monte|descends) (me |)(voir|rejoindre|retrouver|chercher|chez moi|a la maison|ici|la|vite|donc|maintenant|seule?|ce soir|cette nuit|dehors|tout de suite|de suite|direct|tout a l heure|boire|prendre|derriere|devant|sans|tantot|au|a l|a la|dans|sous|pres|discretement)
        (tu|vous) (viens|venez|me rejoins|me retrouves|peux venir|pourrais venir|passes|peux passer|pourrais passer|viendrais|descends|sors|montes|arrives)
        (on|nous) (se |nous |)(voit|voir|retrouve|rejoint|capte|croise|rencontre|verrait|retrouvait|voyait|donne rendez vous|rencontrait|croisait|fait ca)
        (se|te|nous|s|vous|t) (voir|retrouver|rencontrer|croiser|capter)
        (avant de venir|before you come|before coming|en venant|on your way|prends par|take the|passe par|monte|get in|get in my car|je t y attends|je sonne|i will ring|ring the bell)
        (waiting|attends) (in|at|by|behind|under|outside|dans|derriere|sous|au) (the|la|le|l)
        (allez|aller|stp|donc|steplait|s il te plait|mais) viens
        viens (stp|donc|!|\\.|,|s il te|allez|quand meme)
        (pick me up|come get me|fetch me|viens me (chercher|prendre|recuperer)|passe me (chercher|prendre)|recupere moi|emmene moi|ramene toi|come down|come downstairs|come outside|descends|sors|on va faire un tour|on fait un tour|faire un tour|we will (drive|go for a)|go for a (drive|ride|spin)|drive somewhere|waiting for you|(t|y) attends)
        (je|j) (t invite|t attends|t y attends|t emmene|te prends|te recupere|te recupererai|passe te (prendre|chercher|voir)|viens te (chercher|prendre|voir)|suis (en bas|devant|gare|garee|stationne|derriere|au bout|dehors|a cote|au coin))
        (je|j) (pourrais|peux|vais|voudrais|aimerais) (venir|passer|te rejoindre|te voir|te chercher|monter)
        (j |y |)(t y |t )attends
        (rdv|rendez vous|rencard|rencontre moi|rencontrons nous|retrouvons nous|voyons nous|point de rencontre|fais un (detour|saut|crochet|tour)|ouvre moi|laisse moi entrer|saute dans|prends un taxi|monte dans ma voiture|grimpe|je gare|je suis gare)
        (come|meet|join|find|swing|pop|drop|hop|get|head|step|turn up|show up|be here|be there|sneak|slip) (find |meet |and find |and meet |and see |see |join |)(me|us|over|by|out|out here|here|round|around|down|up|to|to mine|to my|alone|now|tonight|along|outside|at|behind|on over|straight|in|back|on your own|quietly|away)
        (come|meet me|turn up|show up|rendezvous|rendez vous|get yourself|get your (ass|self|coat)|bring yourself|take yourself)
        (let us|lets|we could|could we|shall we|can we|we should|want to|how about we|why do not we|do you want to|fancy) (meet|meeting|see each other|hook up|get together|catch up|run into each other|hang out|link up|cross paths|bump into each other)
        (i|ill) (will |)(pick you up|come get you|come and get you|fetch you|collect you|wait for you|be waiting|am waiting|am parked|am outside|am out front|am downstairs|am at the corner|am round the back|let you in)
        (i am|im|am|we are) (parked|waiting|outside|downstairs|in front of (your|the)|out front|round the back|round the corner|at the corner)
        (where do i pick you up|where shall i pick you up|parked|could i come|can i come|may i come|let me in|open the door|open up|take a detour|make a detour|get a taxi|get in my car|jump in my car|hop in|i could come|i will come|i will drive over|i will swing by|coming to yours|run into each other|see you|you should come|will you come|are you coming|you coming|would you come|meet up|tell nobody where)
    """,
    "coming": """
        (j arrive|j arrive la|j debarque|je suis (la|chez toi|en route|en bas|devant|dans le coin) (dans|en|d ici|deja|maintenant|)|je (viens|passe|monte|fonce|decolle|pars|serai la|serai chez toi|sonne|roule) |je viens (maintenant|direct|tout de suite|de suite)|je saute dans|je prends la voiture|je suis en route|je peux etre la|je peux y etre|j y suis dans|je mets dix minutes|je prends un taxi)
        je (viens|passe|arrive|monte|debarque)
        (je sonne|je toque|je frappe|i will ring|ill ring|i will knock|i ring|knocking|je viens sonner|j arrive|je debarque|je passe|je serai la|je monte|on my way|i am over|be there in|there in|coming (by|past|up|to see you))
        (i will be (there|over|at yours|round|outside|at your door|with you)|i am (coming|on my way|heading over|driving over|already nearby|outside|nearby|round the corner|leaving now|setting off|en route)|on my way|coming (over|now|round|right over|straight over|this very minute|tonight)|i can be (there|at yours|round|over|outside)|i will (come|drive|head|walk|pop|get|come round) (over|round|there|now|straight|up|by)|be right there|heading over)
    """,
    "free": """
        (tu es|t es|vous etes|es tu|etes vous|tu serais|t serais) (libre|dispo|disponible|pris|prise|occupee?|seule?|tranquille|chez toi|reveille|reveillee|partante?)
        tu (fais|fabriques|prevois|avais prevu) (quoi|quelque chose) (ce soir|cette nuit|tout a l heure|la|maintenant|apres|tantot|dans la soiree)
        (quoi de prevu|t as (quelque chose de |un truc de |)prevu|un plan|des plans|envie de sortir|envie de se voir|envie de bouger|on boit un verre|boire un verre|un verre|prendre un verre|manger un bout) (ce soir|cette nuit|tout a l heure|la|maintenant|tantot|dans la soiree|)
        (are you|you|are u) (free|available|around|busy|awake|home|alone|up to anything|doing anything|out) (tonight|this evening|now|right now|later|after dinner|after work|in a bit|today|)
        (what are you (doing|up to)|any plans|got plans|doing anything|fancy (a drink|a walk|meeting|going out|a coffee|coming out)|plans for) (tonight|this evening|now|right now|later|after dinner|after work|)
        (un |une |a |le |)(resto|restaurant|dinner|drink|verre|cine|cinema|balade|walk|coffee|cafe|bowling|film|movie|pizza) ~ (ce soir|tonight|cette nuit|this evening|tout a l heure|maintenant|now)
    """,
    "alone_told": """
        (je suis|suis|chuis|je reste|je serai|me voila) (toute? |tout |toujours |bien |encore |)(seule?|solo|tranquille|seule? ce soir)
        (personne (a la maison|chez moi|ici|ce soir|avec moi|jusqu)|y a (que moi|personne)|il n y a que moi|rien que moi|juste moi|la maison (est |)(vide|pour moi)|l appart (est |)(vide|pour moi))
        (mes|ma|mon|les|le|la) (colocs?|colocataires?|parents|mari|femme|copain|copine|compagnon|compagne|copains|famille|mere|pere|enfants|coloc|conjointe?|soeur|frere|amis) (est|sont|est parti|sont partis) (en voyage|partie?s?|absente?s?|sortie?s?|en vacances|en deplacement|de nuit|au boulot|au travail|pas la|loin|ailleurs|dehors|chez|a l etranger)
        (oui |)jusqu a (demain|lundi|dimanche|ce week end|la semaine|vendredi|samedi|mardi|mercredi|jeudi)
        (oui|yes) (until|till|jusqu)
        (only me here|just me here|just me|only me|nobody (home|here|else|in)|no one (home|here|else|in)|i am (all |home |here |)(alone|by myself|on my own)|home alone|alone tonight|place to myself|house to myself|flat to myself|by myself tonight|on my own tonight|yes until tomorrow)
        (my|the) (flatmates?|roommates?|housemates?|parents|husband|wife|boyfriend|girlfriend|partner|family|mum|mom|dad|kids|sister|brother|folks) (are|is|s|has gone|have gone|gone|went) (travelling|traveling|away|out|on holiday|at work|abroad|gone|on nights|off|not here|not in|elsewhere|out of town)
        (live|lives|living|vis|habite|vit) (alone|by myself|on my own|seule?|toute seule|tout seul)
    """,
    "alone_ask": """
        (tes|ton|ta|your) (parents|mari|femme|colocs?|flatmates?|roommates?|husband|wife|folks|copain|copine|boyfriend|girlfriend|family|famille) (rentrent|rentre|are back|is back|back|come back|comes back|get back|gets back|home|get home|get in|reviennent|revient) ~ \\?
        (when|quand) (are|is|est ce que|do|does|will) (your|tes|ton|ta) ~ (back|home|rentr*|in)
        (rentres|walk|walking|go|get|rentrer) (\\w+ |)(seule?|toute? seule?|alone|by yourself|on your own) ~ ~ \\?
        (live|lives|living|vis|habites|dors|sleep|rentres) (alone|by yourself|on your own|toute? seule?|tout seul|seule?|solo) ~ \\?
        (tu|t|vous) (vis|habites|es|vivez|etes|loges|dors|restes|rentres) (toute? |tout |)(seule?|solo|a plusieurs|en coloc|en colocation|avec quelqu un|accompagnee?|avec tes parents|en couple|avec des gens)
        (tes|ton|ta|vos|votre) (colocs?|colocataires?|coloc|mari|femme|copain|copine|compagnon|compagne|parents|conjointe?|voisins|famille|soeur|frere|mec|homme) (est|sont|sera|seront|rentre|rentrent|dort|travaille|bosse|part|est deja|n est|ne sont|ne rentre) (la|le|sortie?s?|partie?s?|absente?s?|chez|rentree?s?|pas la|pas|encore|souvent|tard|quand|la nuit|de nuit|en deplacement|en voyage|a la maison|au boulot|loin|couches?|bientot|dehors|ce soir)
        (y a (quelqu un|du monde|qui)|il y a (quelqu un|du monde|qui)|quelqu un|qui est) (chez toi|avec toi|a la maison|dans l appart|dans l appartement|la bas)
        (personne (chez|avec) toi|seule? (chez toi|a la maison|dans l appart|ce soir)|tu rentres (tard|a pied|seule?|toute seule)|quelqu un t attend|on t attend|qui t attend|tu dors seule?|la maison pour toi|l appart pour toi)
        (do you live|you live|are you living|you living|do you stay|are you|you) (alone|by yourself|on your own|all alone|home alone|with anyone|with someone|with people|all by yourself)
        (are|is|will|are all|have|has) (your|the) (flatmates?|roommates?|housemates?|husband|wife|boyfriend|girlfriend|partner|parents|family|neighbours|neighbors|kids|mum|mom|dad|folks|sister|brother) (around|in|home|out|away|there|asleep|gone|be|back|working|at work|off|left|travelling|usually)
        (anyone|anybody|someone|somebody|who is|whos) (else (there|home|in|at home)|(else |)(with you|at yours|in the house|in the flat|at your place|waiting for you|sharing))
        (place to yourself|house to yourself|flat to yourself|on your own tonight|alone tonight|alone at home|home alone|do you get home late|get home late|walk home alone|when is your (husband|wife|flatmate|roommate|boyfriend|girlfriend|partner) back)
    """,
    "alone_want": """
        (viens|venez|sois|arrive|tu viens|passe|vient|soit|rejoins moi|rejoins|retrouve moi|descends|sors|reste|pars|arrives|retrouve) (toute? |tout |bien |moi |me |donc |y |la |)(seule?|solo|toute seule|tout seul)
        (seule?|toute seule|tout seul|solo) (hein|sur|chez|ce soir|cette nuit|maintenant|tout de suite|surtout|stp|s il te plait|compris|ok|sans|avec moi|avec la|,|\\.|!|et|derriere|au|dans|a la|a l|sous|pres|avec)
        (faufile|fais le mur|sors en douce|en cachette|sneak out|sneak away|slip out|slip away|creep out|ni vu ni connu|a l abri des regards|loin des regards|away from (prying|people|everyone)|attends que (tout le monde|tes)|wait till (everyone|they|your))
        (come|get|walk|step|descends|sors|monte) (\\w+ |)(alone|solo|by yourself|on your own|seule?|toute seule|tout seul)
        (without|sans|leave|laisse) (your|the|tes|ton|ta) (mates?|pals?|lads|potes?|copains?|copines?|amie?s?|gang|bande|friends?)
        (viens|amene|emmene|ramene) (avec |)personne
        (y aura|y a|il y aura|there will be) (que|only|just|personne) ~ (nous|toi|moi|us|nobody)
        (rien que|just|only) (tous |)(les |the |)(deux|two of us|us two)
        (personne|nobody|no one) (chez moi|at mine|at my place|at my house|a la maison|home|dans l appart|in the flat)
        (parle|speak|talk) (a personne|to no one|to nobody)
        , (all |)(alone|by yourself|tout seul|toute seule|seule?|solo)
        (sans (compagnie|accompagnement|chaperon)|no company|bring no company|without company|no chaperone|dis rien a personne|tell nobody|tell no one|previens personne|rien que nous|rien que toi et moi|just us|juste nous|a deux|je serai seule?|i will be alone|sans que personne)
        (sans (personne|ta (pote|copine|soeur|mere|amie|coloc)|ton (pote|copain|frere|mari|mec|ami|coloc)|tes (amis|potes|copines|copains|colocs|parents)|escorte|accompagnateur|temoin|temoins|prevenir|le dire|en parler|ton amie|ton ami|quelqu un|dire ou)|laisse (ta|ton|tes) (pote|copine|copain|amie?|amis|soeur|frere|mec|coloc|mari)|amene personne|n amene personne|ne ramene personne|ramene personne|viens sans|que (nous|toi et moi|toi|nous deux|tous les deux)|juste (nous|toi et moi|nous deux|tous les deux|toi)|rien que (nous|toi et moi|nous deux|tous les deux)|personne (autour|aux alentours|dans le coin|pour nous|ne nous|la bas|ne passe|n y passe|ne saura|ne verra|alentour|d autre)|(en )tete a tete|a deux|entre nous|tous les deux seuls|a l abri des regards|loin des regards|ni vu ni connu|previens personne|ne previens personne|ne le dis a personne|dis le a personne|le dis a personne|dis rien a personne|dis a personne)
        (come|be|turn up|show up|arrive|meet me|join me|find me|you come|stay|walk|get here) (out |over |here |there |)(alone|by yourself|on your own|solo|unaccompanied|all by yourself|with nobody|with no one)
        (alone|by yourself|on your own|all by yourself|all alone|solo) (yeah|please|ok|right|mind|,|\\.|!|and|behind|at|by|in|under|with the|with your|though|only|tonight|now|mind you)
        (leave (your|the) (friend|friends|mate|sister|brother|flatmate|boyfriend|husband|others|girls|lads)|without (your|the) (friend|friends|mate|sister|brother|flatmate|boyfriend|husband|others)|do not bring (anyone|anybody|your|a|friends|company)|bring (nobody|no one)|with (nobody|no one)|just (us|us two|the two of us|you and me|you and i|you)|only (us|us two|the two of us|you and me|you)|(nobody|no one) (about|around|there|else|will see|sees|to see|will know|goes there|passes|comes by|nearby|in sight)|two of us|out of sight|away from (prying eyes|people|everyone)|tell (nobody|no one)|do not tell (anyone|anybody|your)|face to face|in private|one on one)
    """,
    "secluded": f"""
        (derriere|au fond d|au fond de|au bout de|au bout d|sous|a l arriere de|a l arriere d|pres de|pres d|a cote de|dans|au bord de|au bord d|a l oree de|a la sortie de|le long de) (l|la|le|les|un|une|du|des|ton|ce|cette|l ancien|l ancienne|le vieux|la vieille|les anciens|les anciennes|les vieux) {_LONELY}
        (derriere|au fond du|au bout du|a cote du|pres du|le long du|a l arriere du|au bord du|apres le|devant le|devant la|devant l|au|au vieux|a l ancien|a l ancienne|a la|a l) {_LONELY} (abandonnee?s?|desaffectee?s?|deserte?s?|vides?|isolee?s?|fermee?s?|souterrain|desaffecte|sombre|en ruine|tranquille|sans lumiere|non eclaire|la nuit)
        (derriere|au fond du|au bout du|a cote du|le long du|a l arriere du|au bord du|pres du|sous le) {_LONELY}
        {_LONELY} (abandonnee?s?|desaffectee?s?|deserte?s?|vides?|isolee?s?|souterrain|sombre|en ruine|sans lumiere)
        (au|a la|a l|dans l|dans la|dans le|sur le|par la|par le|par l) (hangar|entrepot|friche|terrain vague|bois|foret|impasse|ruelle|carriere|chantier|lisiere|cave|tunnel|parking|sous sol|cimetiere|canal|decharge|zone industrielle|aire de repos|sous bois)
        (somewhere|un endroit|quelque part|un coin|a place|un lieu) (quiet|private|tranquille|discret|calme|secluded|isole|dark|sombre|peinard|ou personne|where nobody|where no one|loin des regards|a l abri|desert)
        (far end|fin fond|tout au fond|back end) (of|du|de la|des|de l) (the |)({_LONELY}|{_LONELY_EN})
        (on|sur|at|au|a la|a l) (the |le |la |l |un |)(old |vieux |ancien |vieil |chemin de |)(towpath|halage|wash house|lavoir|viaduct|viaduc|quarry|carriere|lock|ecluse|moulin|mill|quay|docks|embankment|talus|dunes|friche)
        (a l ecart|coin (tranquille|isole|desert|perdu|discret)|endroit (tranquille|isole|desert|perdu|discret|calme)|lieu (isole|desert|discret)|lisiere|bord du bois|oree du bois|impasse|terrain vague|hors de vue|la ou (personne|y a personne)|au milieu de nulle part|pas de cameras?|sans cameras?|pas eclaire|mal eclaire|dans le noir|a l abri)
        (behind|under|by|past|beyond|inside|in|at|near|along|beside|round the back of|at the back of|the back of|at the end of|at the edge of|edge of|end of|down|beneath|next to) (the|an|a|that|those) (old |empty |abandoned |disused |deserted |derelict |closed |dark |underground |lonely |quiet |back |multi storey |unlit )({_LONELY_EN})
        (behind|under|at the back of|round the back of|the back of|at the edge of|edge of|at the end of|beneath|inside) (the|an|a|that|those) {_LONELY_EN}
        (in|at|to|down|along|by) the (\\w+ |)(woods|wood|forest|quarry|dead end|alley|underpass|wasteland|towpath|tunnel|cellar|basement|layby|lay by|lock up|car park|docks|cemetery|graveyard|dirt track|industrial estate)
        (empty|abandoned|disused|deserted|derelict|dark|secluded|isolated|unlit|lonely) (hangar|warehouse|lot|house|building|factory|place|spot|car park|lane|road|barn|shed|station|mill|alley|park|corner|plot|garage|field)
        (quiet|secluded|remote|deserted|lonely|discreet) (spot|place|corner|lane|road|street|area)
        (dead end|out of the way|middle of nowhere|no cameras|where nobody|where no one|off the beaten|out of sight|unlit|pitch dark|back alley|edge of the wood|edge of the woods)
    """,
    "address_ask": """
        (donne|donnes|envoie|envoies|file|passe|balance|dis|lache|ecris|mets|tape|indique) (moi |me |vite |donc |juste |)(ton|ta|le|l|la) (adresse|rue|etage|code|digicode|numero de rue|numero d appart|nom de ta rue|immeuble|position|localisation|interphone|palier|hall|code d entree|code de la porte|lieu exact|endroit exact)
        (ton|ta|quelle|quel|c est quoi ton|c est quoi ta|c est quelle|et ta|et ton) (adresse|adresse exacte|rue|etage|digicode|code d entree|code de porte|numero de rue|interphone|localisation|position exacte|immeuble|porte)
        (tu habites|t habites|tu vis|tu crèches|tu loges|tu creches) (ou exactement|ou au juste|ou precisement|quelle rue|quel etage|a quel etage|dans quelle rue|quel numero|quel immeuble|a quelle adresse)
        (dis|dis moi) (ou tu habites|ou t habites|ou tu es|ou t es|ou te trouver|ou je te trouve|a quel etage|quelle rue)
        (give|send|tell|drop|text|share|type|pass) (me |over |)(your|the|ur) (address|street|floor|door code|door number|flat number|house number|exact address|full address|location|street name|building|buzzer|postcode|pin|live location|code|entry code)
        (what is|whats|which is|need|and) (your|ur|the) (address|street|floor|exact address|house number|flat number|door code|location|street name|building|postcode|buzzer)
        (which|what|quelle|quel|c est quelle|c est quel) (street|road|floor|building|house|house number|door|flat|block|rue|etage|batiment|numero|porte|immeuble|adresse)
        (c est quoi|what is|whats|donne|give me|send me|envoie|file|passe) (le|la|the|ton|ta|your|ur) (code|digicode|door code|adresse|address|etage|interphone|buzzer|postcode|rue|street|numero)
        (t habites|tu habites|you live|do you live|tu es|t es) (ou|where) (exactement|exactly|precisement|stp|vite)
        (where exactly|whereabouts exactly|where precisely) (are you|do you live|is it|you)
        (where do you live exactly|where do you live precisely|your street and|your address and|ta rue et|ton adresse et|address please|ton adresse)
    """,
    "home": """
        (chez (toi|moi|vous)|a la maison|mon appart|mon appartement|ma maison|ma chambre|mon studio|dans ma voiture|ma voiture|mon lit|a mon hotel|ma chambre d hotel|a l hotel)
        (my (place|house|flat|home|apartment|room|studio|car|van|hotel)|your (place|house|flat|home|apartment|room|door)|at yours|to yours|at mine|to mine|your way|round yours|hotel room)
    """,
    "discreet": """
        (garde (ca|le|tout) pour toi|ca reste entre nous|reste entre nous|juste entre nous|strictement entre nous|on garde ca pour nous|gardons ca pour nous|gardons le pour nous|n en parle a personne|en parle a personne|en parle pas|dis rien a personne|ne dis rien|dis le a personne|le dis a personne|(et|,|:|surtout|promis|alors) pas un mot|pas un mot (a|hein|ok|stp|la dessus|de)|motus|notre (petit )secret|notre secret|garde le secret|personne (n a besoin de|doit|ne doit|n est oblige de) (savoir|le savoir)|pas besoin (que les autres|d en parler|qu on)|discretement|reste discrete?|soyons discrets)
        (keep (it|this|that) (to ourselves|between us|to yourself|quiet|secret|private|our secret)|between (us|ourselves|you and me)|just between us|our (little )secret|our secret|tell (nobody|no one)|do not tell (anyone|anybody|a soul)|nobody (needs|has) to know|no one (needs|has) to know|not a word|do not mention (it|this)|stays between us|mum is the word|mums the word|let us keep this|lets keep this)
    """,
    "behind": """
        (behind|derriere|round the back of|at the back of|a l arriere d*|under|beneath|sous|au fond|au bout) (the|a|an|le|la|les|l|un|une|cette|ce|that|du|de)
    """,
    "advice": """
        (do not|never|ne|pas|jamais|evite|avoid|plutot que|rather than|instead of) ~ ~ (alone|seule?|by yourself|on your own)
    """,
    "own_wait": """
        (j attends|i am waiting for|attendre) (ma|mon|mes|my|our|notre|un|une|le|la|the|a) \\w+
    """,
    "here_now": """
        (t es ou|tu es ou|ou t es|ou es tu|where are you|where are u) (la|now|right now|maintenant|tonight|ce soir)
        (passe te (prendre|chercher)|viens te (prendre|chercher)|te prends (en|dans|a)|pick you up|come get you|collect you)
        (i am|im|am) (already |just |right |)(parked|waiting|outside|downstairs|out front|round the back|round the corner|at the corner|at your door|nearby|close by|in the car)
        je suis (deja |juste |)(en bas|devant|gare|garee|derriere|au bout|dehors|a cote|au coin|dans la voiture|pas loin|dans le coin|a deux pas|sur place)
        (je t |j |t )attends
    """,
    "worth": """
        (vaut|valent|worth|real|vraie?s?|en or|gold|liquide|cash|especes|coffre|safe|sur toi|on you|photo|photos|picture|pictures|profil|profile|derriere toi|behind you|chere?s?|expensive|marque|brand|combien|how much|billets|notes|bijoux|jewel*|a la maison|at home|chez toi|at yours|poignet|wrist|doigt|finger|cou|neck|savings|economies)
    """,
    "shows_verb": """
        (je|tu|te|me|lui|leur|on|il|elle|qui|j|vous|nous|ca) montre
        montre (moi|nous|lui|leur|toi)
    """,
    "own_news": """
        (the|our|notre|nos) (boss|chef|bonus|team|company|prime|promotion|raise|baby|bebe|menage)
        (ma|mon|mes|my|la|le|son|sa|his|her|their|leur|ton|ta|your) (belle |grand |futur |)(mere|pere|soeur|frere|patron|boss|chef|boulot|job|mari|femme|fille|fils|voisine?|collegue|soupe|recette|gateau|secret|mother|father|sister|brother|husband|wife|daughter|son|neighbour|soup|recipe|cake|in law|mother in law|parents)
        (je|j|i) (\\w+ |)(change|quitte|demissionne|vends|achete|demenage|pars|attends|prepare|suis|ai|vais|am|have|will|quit|leave|sell|buy|move|am leaving|changing|moving|expecting|planning|organise|offre|passe|postule|cherche)
        (un peu de|un bit|a bit of|a pinch of|une pincee|muscade|nutmeg|vanille|rhum|butter|beurre|l ingredient|ingredient|soup*|pur[ae]e|mash|sauce)
    """,
    "own_side": """
        (mon|ma|mes) (anniversaire|anniv|cadeau|surprise|fete|demission|grossesse|augmentation|mariage|frere|soeur|mere|pere|parents|chef|patron|boss)
        (surprise|party|birthday|present|presents|gift|wedding|pregnant|pregnancy|resigning|quitting|job|cadeaux?|anniv|anniversaire|fete|demissionne|enceinte|recette|recipe)
    """,
}

THINGS: Final[dict[str, str]] = {
    "valuable": """
        (montre|montres|bague|bagues|alliance|bijou|bijoux|collier|chaine|gourmette|bracelet|bracelets|boucles|boucles d oreilles|pendentif|medaillon|chevaliere|rolex|sac|sac a main|sacoche|portefeuille|porte monnaie|iphone|smartphone|telephone|portable|tel|tablette|ordi|ordinateur|macbook|appareil photo|drone|console|trottinette|scooter|moto|voiture|bagnole|caisse|velo|casque|liquide|cash|especes|billets|argent|thune|fric|monnaie|carte bleue|carte bancaire|cb|coffre|coffre fort|tableaux|tableau|lingots|economies|cles de voiture|cles|blouson|baskets|lunettes|manteau|fourrure|camera|enceinte)
        (watch|watches|ring|rings|jewel|jewels|jewellery|jewelry|necklace|chain|bracelet|earrings|pendant|locket|rolex|bag|handbag|purse|wallet|iphone|smartphone|phone|tablet|laptop|macbook|camera|drone|console|scooter|motorbike|car|wheels|bike|headphones|cash|banknotes|notes|money|coins|credit card|debit card|bank card|card|cards|safe|paintings|painting|gold|savings|car keys|keys|jacket|trainers|sneakers|sunglasses|coat|speaker)
    """,
    "what": """
        (c est quoi|quelle marque|quel modele|quoi comme|combien|what is|whats|what|which|how much|what kind|c est quelle|c est quel)
    """,
    "carried": """
        (combien|how much|what|quoi) ~ ~ (sur toi|on you)
    """,
    "your_thing": """
        (ton|ta|tes|your|ur|votre) (\\w+ |)(montre|montres|bague|bijoux|collier|chaine|bracelet|sac|sacoche|portefeuille|iphone|tel|telephone|portable|ordi|ordinateur|macbook|tablette|appareil photo|console|moto|scooter|voiture|bagnole|caisse|liquide|cash|carte bleue|carte bancaire|cb|watch|ring|jewellery|jewelry|necklace|chain|handbag|purse|wallet|phone|laptop|tablet|camera|motorbike|car|cash|bank card|cards|savings|gold)
    """,
    "thing_ask": """
        (is that|is this|are those|c est|ce sont|portes|you wearing) (a |an |une |un |ta |your |de la |)(vraie? |real |)(rolex|montre|watch|ring|bague|iphone|macbook|chain|chaine|diamonds?|diamants?|gold|or|cartier|marque) ~ \\?
        (nice|belle|beau|jolie?|sweet|cool|sympa) (\\w+ |)(montre|bague|moto|scooter|voiture|caisse|telephone|tel|iphone|bijoux|chaine|motorbike|car|ride|watch|ring|phone|chain|bike|laptop) ~ \\?
        (keep|have|got|store|carry|gardes?|as|caches?) (any|some|much|a lot of|lots of|your|du|de l|beaucoup de|des) (\\w+ |)(cash|money|jewel*|gold|argent|liquide|especes|bijoux|billets|valuables|savings|economies)
        (tu|t|vous) (portes|as|porterais|possedes|trimballes|transportes|gardes|ranges|mets|conduis|roules|paies|payes|retires|regles|gagnes|caches|prends|emportes|avez) (souvent |toujours |bien |un |une |quoi |combien |comment |du |de la |la |ta |ton |tes |ou |en |des |encore |pas |quelle |quel |beaucoup )
        (elle est|il est|c est|c etait|est ce|ils sont|elles sont) (une |un |de la |du |des |)(vraie?s?|en or|de marque|neuve?|neuf|de valeur|authentique|d epoque|assuree?|l original|originale?|chere?|combien|quelle marque|quoi comme|a toi)
        (quelle marque|quel modele|ca vaut|elle vaut|il vaut|ca coute|combien (vaut|coute|tu as|t as|ca vaut|elle|il|de liquide|de cash)|ca se revend|elle a coute|au poignet|au doigt|autour du cou|a ton cou|a ton poignet|a ton doigt|sur ta photo|sur la photo|sur ton profil|derriere toi|ta photo|dans ton salon|t as quoi comme|tu as quoi comme|tu roules en|tu paies comment|tu payes comment|c est quoi ta (voiture|montre)|t as une|t as un|tu as une|tu as un|t as bien|tu as bien|t as du|tu as du|tu as sur toi|t as sur toi|avoir sur toi)
        (what is|what was|whats|is that|is it|was that|are those|are they|are these) (that |on |around |it |a |an |the |real |really |all |)(on your|your|you|real|gold|a real|an original|genuine|worth|brand|make|expensive|expensive one|insured|round your|around your|behind you|in your|vintage|yours)
        (is|are|was) (that|it|your|the|those|this) (\\w+ |)(real|genuine|gold|original|vintage|new|insured|valuable|yours)
        (what (brand|make|model|car|phone|watch|kind of|sort of)|how much (is|was|did|does|are|cash|money|is it|is that)|how do you pay|do you (carry|keep|wear|own|drive|have|always wear|still wear|usually carry|always carry|take)|you (carry|keep|wear|own|drive|do have|have got|got|must have)|is it worth|are they worth|on your wrist|on your finger|round your neck|around your neck|in that picture|in your picture|in your photo|in the photo|in your profile|behind you|on you|where do you keep|got any|have you got|what do you drive)
    """,
    "bring": """
        (retire|retires|withdraw|take out|get out|prends|sors|bring|apporte) (moi |)[0-9]{2,5}
        (garde|gardes|prends|prend|apporte|apportes|amene|ramene|emporte|mets|porte|enfile|viens avec|avec|n oublie pas|oublie pas|pense a|aie|prevois|retire|tire) (la|le|les|en|ta|ton|tes|bien|toi|moi|donc|au moins|du|de quoi|l|prendre|sur toi|un peu de|plein de|aussi)
        (avec (la|le|ta|ton|tes|les|du))
        (keep|take|bring|wear|carry|put|have|grab|get|withdraw|hold|do not forget|remember|make sure you have|with) (it|them|some|your|the|that|on|cash|plenty|enough|both|along|a bit|all)
        (keep it on|bring it|wear it|with the|with your|on you)
    """,
    "my_thing": """
        (je cherche|cherche|je vends|vends|a vendre|mon|ma|mes|le mien|la mienne|j ai|j avais|on m a|on nous a|m a vole|casse|perdu|trouve|retrouve|ai perdu|ai casse|offert|cadeau|offre|retraite|annonce|petite annonce|occasion|reparation|reparer|garage|controle technique|assurance|boulanger|caissier|caisse)
        (i am looking|looking for|i sell|selling|for sale|my|mine|i have|i had|i lost|i broke|stolen|broke|lost|found|gift|retires|retirement|ad|second hand|used|repair|garage|mechanic|insurance|till|cashier|classified)
    """,
}
