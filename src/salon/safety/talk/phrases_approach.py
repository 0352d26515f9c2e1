"""Phrases of coming to somebody who is alone, or of getting them alone: told in any order, over several turns.

A phrase here is half of something at most: an empty house, an open door, a companion left behind, a thing of worth.
"""

from __future__ import annotations

from typing import Final

_HOUSEHOLD: Final = (
    "(mari|maris|femme|compagnon|compagne|copain|copine|mec|chum|blonde|conjointe?|colocs?|colocataires?|parents|vieux"
    "|darons?|daronne|mere|pere|maman|papa|freres?|frangins?|frangine|soeurs?|fils|filles?|enfants|gosses|petits|gamins|kids?"
    "|voisins?|voisines?|proprios?|proprietaires?|concierge|gardiens?|locataires?|famille|tout le monde|les autres|homme"
    "|monsieur|madame|etudiants|mamie|papi|grand mere|tante|oncle|cousins?|cousine|invites|belle mere|collegues?|patrons?"
    "|husbands?|wifes?|wife|boyfriends?|girlfriends?|partners?|fellas?|missus|old man|old fella|other half|hubby|roommates?"
    "|flatmates?|housemates?|lodgers?|tenants?|folks|parents|mums?|mams?|moms?|dads?|mother|father|brothers?|sisters?"
    "|sons?|daughters?|children|lads|girls|boys|neighbours?|neighbors?|gatemans?|gateman|security|maiga|houseboy|househelp"
    "|maid|landlords?|landlady|everyone|everybody|others|family|people|students|nan|gran|granny|aunty|aunt|uncle|cousin"
    "|in laws|guests|visitors|oga|madam|guard|doorman|porter|carer|nurse|himself|herself|yer man|your man|hers|his nibs|her ladyship|bonhomme|daronne|belle fille|epoux|epouse|aide|aide menagere|femme de menage|infirmiere|auxiliaire|cleaner|home help|volunteers?|volontaires|staff|equipe|clients|crew|punters|customers|patrons)s?"
)
_AWAY: Final = (
    "(took off|takes off|finished|knocked off|clocked off|flown|signed off|head* (home|off)|partie?s?|sortie?s?|absente?s?|pas la|en (deplacement|voyage|vacances|mission|stage|mer|tournee|formation|week end"
    "|conge|retraite|opex|cure|ville)|de (nuit|garde|service|sortie)|au (ski|boulot|travail|taf|lit|bled|foot|match|large"
    "|chalet|hopital|theatre|camp|pays|bureau|cafe|club|camping)|a l (hopital|etranger|hosto|entrainement|usine|armee)|dort"
    "|dorment|couchee?s?|endormie?s?|loin|ailleurs|dehors|jusqu a|jusqu au|jusqu en|jusque|chez (sa|son|ses|leur|leurs|mamie"
    "|papi|des|une?)|rentree?s?|rentre|rentrent|rentrera|rentreront|revient|reviennent|reviendra|revenue?s?|en (colo|camp)"
    "|a la (mer|montagne|campagne|chasse|peche|fac|clinique|messe|mosquee|gym)|bosse|bossent|travaille|travaillent|quittee?s?|demenage*"
    "|out|away|gone|left|leave|leaves|leaving|off|at (work|darts|sea|training|the|his|her|their|camp|bingo|practice|church"
    "|mass|football)|on (nights|shift|shifts|holiday|holidays|vacation|a trip|duty|call|tour|site|the rigs|leave|days)|abroad"
    "|asleep|sleeps|sleep|in bed|to bed|turned in|travel*|back|home|offshore|working|works|late|till|until|camping|upstairs"
    "|hospital|college|uni|moved|overseas|deployed|fishing|hunting|sailing|skiing|touring|round|around|about|in (town|spain"
    "|the))"
)
_COMPANIONS: Final = (
    "(pote|potes|copains?|copines?|amie?s?|soeur|soeurs|freres?|frangins?|frangine|mec|mari|chum|cousins?|cousine|collegues?"
    "|bande|colocs?|gang|groupe|autres|parents|mere|pere|gosses|enfants|petits|chiens?|chienne|clebs|monde|gars|filles"
    "|voisine?|femme|mates?|pals?|lads|friends?|brothers?|sisters?|boyfriend|girlfriend|husband|wife|others|kids|girls|dogs?"
    "|cousin|colleagues?|crew|company|mother|mum|mam|mom|dad|person|people|anyone|anybody|somebody|someone|nobody|group|roommate"
    "|flatmate|neighbours?|family|driver|bodyguard|chaperone|escort|padi|guy)"
)
_PLACE: Final = (
    "(bois|foret|parking|sous sol|plage|canal|ecluse|chemin|sentier|halage|quai|quais|etang|lac|riviere|fleuve|rive|berges?"
    "|voie ferree|voies|tunnel|pont|cimetiere|ruines?|chalet|cabane|bateau|peniche|box|cave|caves|toit|carriere|terrain"
    "|usine|entrepot|hangar|friche|chantier|stade|parc|jardin public|vestiaires?|casse|ponton|phare|digue|falaise|barrage"
    "|dechetterie|aire|local|locaux|garage|garages|grange|moulin|lavoir|gare|depot|impasse|ruelle|lisiere|cabanon|serre|silo"
    "|clairiere|jetee|belvedere|gravieres?|butte|zone|zac|zi|rond point|passage|escaliers?|cage|niveau|vignes?|champs?|dune|dunes"
    "|towpath|lane|lanes|fields?|woods?|forest|gap|gate|lake|boat|ramp|boatyard|allotments?|jetty|slipway|courts?|bandstand"
    "|rec|pier|building|bush|lagoon|creek|beach|strand|quarry|car park|carpark|lot|garage|basement|level|rooftop|roof|barn"
    "|shed|sheds|warehouse|yard|docks?|wharf|wharves|underpass|bridge|arches|tunnel|graveyard|cemetery|churchyard|layby|lay by|lay-by|depot"
    "|works|plant|mill|kiln|bog|glen|moor|reservoir|weir|lock|cabin|cottage|trailhead|trail|trailer|rest stop|truck stop|stairwell|alley"
    "|estate|wall|hedge|dunes|harbour|quay|sluice|ditch|pitch|pitches|pavilion|clubhouse|hut|stables?|tracks|sidings|siding)"
)
_OPENS: Final = (
    "(porte|portes|portail|fenetre|fenetres|baie|garage|volets?|verrou|grille|cles?|barriere|loquet|hall|porche|perron|portillon|cour|balcon|veranda|chaine|targette"
    "|door|doors|gate|gates|latch|garage|window|windows|keys?|porch|light|lights|hatch|curtains?|side entrance|patio|barrier|catch|bolt|chain|snib|lock|shutter|flap)"
)

APPROACH: Final[dict[str, str]] = {
    "household": f"""
        {_HOUSEHOLD} ~ {_AWAY}
        {_HOUSEHOLD} (dey|at yours|in your|with you|chez toi|chez vous|avec toi|en bas|a cote)
        (qui|who|quelqu un|anyone|anybody|on|someone) ~ (garde|veille|surveille|guards|watches|minds|dey) ~ (maison|house|porte|gate|compound|toi|you)
        (when|quand|what time|quelle heure) ~ {_HOUSEHOLD}
    """,
    "household_gone": f"""
        (il|elle|ils|elles|he|she|they|hes|shes|theyre) (is |are |has |have |est |sont |s |)(\\w+ |)(partie?s?|sortie?s?|rentree?s? chez|en (deplacement|voyage|vacances|mission|stage|mer|tournee|formation|week end|opex)|de (nuit|garde)|gone|away|off to|abroad|on (nights|holiday|tour|the rigs|a trip)|offshore|overseas|with (their|her|his)|travelled|at (her|his|their)|chez (sa|son|ses|leur))
        (only|just|plus que|que|rien que) (my|me|moi|mon|ma|mine) (\\w+ |)(left|here|reste|la|there|ici|still|encore)
        (je suis|i am|am|chuis) (le|la|the|l) (\\w+ |)(dernier|derniere|only one|last one|seul|seule|last)
        (il|y) ~ (reste|a) (plus |)que moi
        (locking|closing|shutting) up
        je (ferme|range|boucle|cadenasse) (le|la|les|mon|tout)
        (encore (deux|trois|quatre|une|quelques)|another (two|three|few|four|)|two more|three more) (weeks|days|nights|semaines|jours|nuits|months|mois)
        {_HOUSEHOLD} ~ (partie?s?|sortie?s?|absente?s?|pas la|en (deplacement|voyage|vacances|mission|stage|mer|tournee|formation|week end|retraite|opex)|de (nuit|garde|service)|au (ski|large|chalet|match|bled)|a l (hopital|etranger)|jusqu a|jusqu au|jusqu en|out|away|gone|at (sea|darts|camp|bingo|the match)|on (nights|holiday|holidays|vacation|a trip|duty|tour|the rigs)|abroad|travelled|travelling|offshore|overseas|deployed|fishing|hunting|skiing|camping|till|until)
    """,
    "selling": """
        (je cherche|cherche|vends|vend|vendre|annonce|petite annonce|occasion|a donner|looking for|sell|selling|sells|for sale|second hand|preneur|dibs|deliver|delivery|livraison|remise en main propre)
        (still|toujours) ~ (available|up|for sale|there|dispo|disponible|a vendre|going)
    """,
    "yours": """
        (ton|ta|tes|votre|vos|your|ur|ya|yer|the|le|la|les|tout|everyone|everybody|tu|t|vous|you|u|toi|d you|te)
    """,
    "mine": """
        (mon|ma|mes|notre|nos|my|our|me|moi|je|j|i|we|nous|chez moi)
    """,
    "empty": """
        (plus|pas|aucun) (un |de |le moindre |)(bruit|chat|monde|voisin|temoin|lumiere)
        (nobody|no one|noone|anyone|anybody|someone|personne) (in|home|else home|a la maison|chez toi|chez vous|dans la maison)
        (quiet|empty|silent|dark|lonely|calme|vide|grande) (house|flat|place|home|building|maison|baraque|ferme|appart)
        (pour|for) (une|un|one) (seule |seul |single |lone |)(personne|person|body|woman|man|femme|homme)
        (no|nobody|no one|not a soul|none|personne|plus personne) ~ (hear*|entend*|see|sees|voir|voit|notice|disturb*|derang*|stairs|home|house|building|maison|immeuble|etage|compound|upstairs|next door)
        (so |donc |alors |)(it is|its|that leaves|y a|il y a|t es|tu es|c est|leaves|that is) (just|only|que|plus que|rien que|juste|the house) (you|u|toi|ya|yourself|to yourself)
        (just|only) (you|u) (up|there|tonight|in|then|awake|at home|home|left)
        (grande|grand|big|large|huge|vide|whole|entire|toute la|tout l) ~ (maison|appart|appartement|immeuble|baraque|house|place|flat|building|stair|stairs|apartment|bed|lit) ~ (pour|for|to|vide|seule?|empty|quiet|one|toi|tranquille)
        (maison|appart|appartement|immeuble|baraque|house|flat|building|apartment|place|compound) ~ (vide|empty|to yourself|pour toi|a toi|pour vous|quiet|silencieux|silencieuse|silent|unguarded)
        (tu es|t es|vous etes|you are|are you|you|u|you dey) ~ (bien |toute |tout |really |all |)(seule?|sans personne|alone|by yourself|on your own|home alone|the only one|solo)
        (tu|vous|you|u) (vis|vivez|habites|habitez|dors|dormez|live|stay|sleep|rattle|manage) ~ (seule?|alone|by yourself|on your own|solo|around in)
        (peur|rassuree?|nervous|scared|frightened|afraid|lonely|jumpy|angoisse*) ~ (seule?|la nuit|alone|by yourself|at night|on your own|dans le noir|in the dark|in that|la dedans)
    """,
    "household_ask": """
        (share|sharing|partag*) (the|your|a|that|ton|ta|l|un|une|le|la|ce|cet) (\\w+ |)(flat|house|place|apartment|room|rent|appart|appartement|logement|maison|loyer|toit|chambre|piaule)
        (who|qui) ~ ~ (at home|a la maison|chez toi|chez vous|in the house|in that house|in the flat|under your roof)
        (qui|quelqu un|who|whos|anyone|anybody|someone|somebody|any one|any body|y a t il|personne) ~ (t aide|t attend|te tient compagnie|dort|habite|vit|loge|chez toi|sous ton toit|partage|helps you|help you|keeping you|waits|waiting|lives|live|shares|else in|else there|at yours|in with|there with|minding|dey with|dey your|stay with|staying with)
        (vous etes|etes vous|how many|combien vous) ~ (nombreux|combien|plusieurs|beaucoup|of you|of ye|etes|people|are) ~ (in the house|in that house|in the flat|chez toi|chez vous|a la maison|there|in there|dans la maison|sous ton toit|at home)
        (got|have|d you have|do you have|as|avez|ya|with) ~ (company|family in|people in|housemates?|flatmates?|roommates?|colocs?|colocataires?|de la compagnie|du monde chez|du monde a la)
        (live|living|lives|stay|staying|vis|habites|vivez|loges|home|house) ~ (with (anyone|family|folks|your|people|someone|somebody)|avec (quelqu un|ta|tes|ton|de la famille|des gens|du monde)|a plusieurs)
        (chez toi|chez vous|a la maison|at yours|your place|your house|your gaff) ~ (seule?|monde|quelqu un|calme|quiet|busy|anyone|alone|empty|vide|personne|tranquille|people)
        (with|just|only|juste) (yourself|yourself in|toi meme|toi dedans)
        is there (someone|somebody|anyone|anybody|a man|a fella|a husband|a mister)
        (y a t il|il y a|ya|y a) (quelqu un|un homme|un mari|un monsieur|une dame|du monde) (chez toi|chez vous|avec toi|dans la maison|dans l appart|a la maison)
        (personne pour|nobody to|no one to|no man to|no woman to|not a soul to) ~ (te|t|you|ton|ta|your|help|keep|aider|tenir|ouvrir|warm|rechauffer|cook)
    """,
    "meeting_round": """
        (ca te dit|ca te dirait|te dirait|ca te tente|ca te tenterait|tente*|envie|partante?|chaude?|fancy|tempted|up for|game for|feel like|how about|what about|et si) ~ (un verre|un cafe|une biere|une balade|un tour|un resto|un cine|une marche|une viree|manger|boire|sortir|se voir|se croiser|marcher|venir|passer|a drink|a pint|a walk|a coffee|a spin|a stroll|a wander|a movie|a bite|dinner|meeting|going out|coming|a drive|a jar)
        (passe|passer|passons|spend|spending) ~ (la soiree|la nuit|un moment|the evening|the night|an hour|tonight) ~ (ensemble|together|avec moi|with me|a deux)
        (verre|cafe|the|film|biere|pizza|diner|apero|tisane|drink|coffee|movie|beer|tea|dinner|pint|nightcap|glass) ~ (chez moi|chez toi|at mine|at yours|my place|your place)
        (je|j) (t|te|vous) (emmene|invite|enleve|kidnappe|sors|prends avec) ~ (manger|boire|voir|danser|faire|glace|resto|ce|tout|prendre|au|a|dehors)
        (i could|i can|could i|can i|je pourrais|je peux|i might|puis je) (be|come|pop|drop|swing|call|passer|venir|sonner|etre|monter|debarquer) ~ (outside|over|by|round|yours|chez toi|devant|en bas|door|street|dans ta|voir)
        (on|we|you and i) (pourrait|pourrions|could|should|might|va|irait) ~ (se voir|se croiser|marcher|boire|sortir|meet|walk|go out|see each other|hang|link up|manger)
    """,
    "arrives": f"""
        (je|j|on) (vais |me |m |te |t |lui |ai |y |peux |saurais |)(\\w+ |)(gratt*|toqu*|frapp*|sonne|sonner|sonnerai|klaxonn*|mont*|gar*|pouss*|debarqu*|travers*|grimp*|escalad*|rappliqu*|faufil*|arriv*|rejoin*|tap*)
        (je|j) (mets|met|enfile|prends|attrape|chope|saute dans|cherche|ai pris|ai mis|ai) (mon|ma|mes|le|la|un|une|deja mon|deja mis) (manteau|blouson|veste|chaussures|casque|cles|velo|voiture|taxi|uber|bus|metro|tram|scooter|moto|caisse|bagnole|baskets|bottes)
        (je suis|chuis|suis|j suis|serai|je serais|je serai) (deja |juste |presque |bientot |pas |)(la|devant|en bas|a l arret|en face|au coin|au bout|dans ta|dans votre|dans la rue|dans le hall|dans l escalier|dans le coin|sous ta|sous tes|a cote|loin|a deux|a cinq|a dix|a (2|3|5|10)|derriere|sur le (quai|trottoir|parking|pas|palier|chemin)|chez toi|gare|garee|sorti|en route|a la porte|contre|planque*)
        (j apporte|j amene|j ai pris|je ramene|j emmene|j ai de quoi|j ai une bouteille|j ai le|je t apporte)
        (je (passe|viens|monte|descends|debarque|fais un saut|fais un detour|fais le tour)|j arrive|je (te|vous) (rejoins|prends|recupere|retrouve|cueille))
        (i|ill|we|am|going to|gonna|go) (will |would |can |could |shall |am |going to |gonna |come |dey |fit |just |)(knock*|honk*|beep*|ring the|tap|taps|park|parking|swing|pop|nip|slip in|slip round|slip over|climb|creep|let myself|wait|waiting|come|coming|be there|be over|be round|be outside|be at (the|your)|be by the|be in the|be there|call in|call by|call over|walk over|walk up|walk round|drive|driving|cycle|bring*|call round|drop|stop by|head over|hop over|greet|run over|make my way|get a taxi|throw|flash|whistle)
        (i am|im|am|me|i dey) (already |just |right |nearly |only |sat |standing |stood |still |)(parking|parked|walking|outside|inside|just outside|across|opposite|two streets|down the|at (the|your)|by (the|your)|on your|on the (stairs|landing|way|doorstep|path|road|lane|bus|corner)|halfway|half way|under (the|your)|round (the|your)|near (the|your)|behind|in the (lane|car|van|drive|garden|yard|hall|stairwell)|nearby|round the corner|on the (bench|wall|pavement|corner|bridge|step|doorstep)|downstairs|next door|in your (street|road|lane|drive|hall|garden|estate|building|area|stairwell)|outside your|five minutes)
        (i am|i m|je suis|j suis|im) (\\w+ |)(in|at|by|near|behind|under|dans|a|au|derriere|sous|sur|pres) (the |le |la |l |du |de la |ton |your |ta |)(\\w+ |){_PLACE}
        (i can|i could|je) (te |vous |la |le |)(see|vois) (you|your|it|ta|ton|tes|d ici|from|de la)
        (two|three|few|deux|trois) (doors|houses|streets|maisons|rues|portes|pas|steps|minutes|floors|etages)
        engines? (is |s |)(running|warm)
        (am here|already here|just here|deja la|bien la)
        (with |have |ve |got |)(the |my |)(car |van |head |)lights? (are |is |)off
        (from|on) (the|your) (pavement|kerb|street|lane|drive|doorstep)
        (putting|getting|grabbing|pulling on|lacing|have|got) (on |)(my|me|the) (coat|shoes|boots|jacket|keys|helmet|car keys)
        (tu m entendras|you will hear me|you will see my|tu verras mes phares|three (knocks|taps)|trois (petits )?coups)
    """,
    "lets_in": f"""
        (laiss*|ouvr*|deverrouill*|debloqu*|entrouvr*|decroch*|tourne|pousse|ferme pas|referme pas|verrouille pas|enlev*) ~ {_OPENS}
        (laiss*|ouvr*|fai*) (moi|nous|m) (entrer|monter|la porte|ouvrir|passer)
        (quel|quelle|lequel|laquelle|c est laquelle|c est lequel|c est quel|c est quelle|quelles) ~ (porte|etage|interphone|sonnette|fenetre|numero|palier|bouton|batiment|entree|code|maison|rue|allee|cage|volets|hall|nom sur|bloc|escalier)
        (c est laquelle|c est lequel|laquelle c est|which one is yours|which one is it|c est celle|is it the one with|the one with the|celle avec les|celle aux|celui avec)
        (allum*|etein*|coupe|light|turn on|turn off|put on|switch on|switch off|leave|flick) ~ (lumiere|lumieres|perron|porche|lampe|entree|porch|lights?|lamp|hall|alarm|alarme|cameras?)
        (ton|votre|your|ur|and your|et ton|what|which|the) (etage|code|digicode|interphone|adresse|rue|immeuble|palier|buzzer|street|floor|address|door number|flat number|house number|gate code|flat|door|block|apartment)
        (ton|votre|your|quel|what|which|the) (numero|number) (\\?|de|d|deja|dans|sur|of|on|in|again|are you|is it|is yours)
        (take|slide|pull|slip|draw|retire|enleve|ote) (the|la|le) (chain|bolt|latch|snib|chaine|verrou|loquet)
        (first|second|third|fourth|fifth|sixth|seventh|ground|top|premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|dernier) (floor|etage|palier|landing)
        (ascenseur|ascenceur|lift|elevator|escalier|stairs) (est|is|au|a|on|at|in)
        (viens|venez|descends|descendre|descend|come) ~ (m ouvrir|ouvrir|open|let me in|down|to the door|to the gate)
        (tu m|vous m|tu|you|u|can you|will you) (ouvres|ouvrez|ouvriras|open|opens)
        (leave|keep|have|prop|unlock|open|slide|push|undo|lift) ~ {_OPENS}
        (let|buzz|ring|sneak|smuggle) me (in|up|through|inside)
        (which|what|wetin) ~ (buzzer|door|bell|floor|flat|number|window|street|house|gate|block|entrance|code|road|lane|apartment|unit|estate|close|compound)
        (enferm*|attach*|rentr*|shut|lock|tie|put|calm|mets|chain) ~ (chien|chienne|toutou|clebard|dog|dogs|hound)
        (number are you|where is the spare|spare key|cle de secours|under the mat|sous le paillasson|sous le pot|in the (letterbox|flowerpot)|back way|by the back|par derriere|par l arriere|par le jardin|round the side|side gate)
    """,
    "out_here": """
        (pull|throw|put|chuck|slip|get|stick|grab|mets|enfile|prends|attrape|passe|chope) ~ (coat|jacket|hoodie|shoes|boots|jumper|manteau|veste|blouson|pull|chaussures|baskets|gilet|sweat|doudoune)
        (slip|sneak|nip|climb|squeeze|duck|creep|hop|come|step|pop|crawl|head|cut|walk) (out|through|down|over|under|past|round|up|by|across|in|outside|along|this way|off the|into)
        (coupe|passe|prends|traverse|longe|suis|contourne|descends|descend|sors|saute|grimpe|remonte|tourne|faufile|avance|continue|marche|viens|viens t en|rejoins|rapplique|echappe|eclipse) (\\w+ |)(par|le|la|les|l|a|au|jusqu|vers|derriere|dans|sous|maintenant|sur|toi|chez|ici)
        (meet|find|join|see|catch|wait for|get) (me|us)
        (on se (voit|retrouve|rejoint|capte|cale|pose|croise)|je t (attends|y attends)|je vous attends|i am waiting|i will be waiting|waiting for you|i will wait|rdv|rendez vous|rendez-vous)
        (attends|attendez|wait|guette|stay) (moi|nous|there|for me|by|at|near|la|ici|put|behind|after|back|until everyone)
        (get|take|catch|hop) (the|a|yourself|your|off|down|out)
        (be|sois|soyez|turn up|show up|pointe toi|ramene toi|amene toi|radine|aboule) (at|there|by|in|la|a|au|devant|derriere|ici|on)
        (come|comot|waka|show face|enter)
    """,
    "apart": f"""
        (laiss*|plante|largue|seme|quitt*|lache|oublie|envoi*|renvoi*|congedi*|debarrass*|leave|ditch|lose|shake off|shake|drop|send|dump|park) (moi |toi de |de |)(tes|ton|ta|les|le|la|vos|votre|your|ur|the|off the|off your|that) (\\w+ |){_COMPANIONS}
        (amen*|ramen*|emmen*|prends|prenez|invite|viens|venez|parles?) (\\w+ |)(pas|personne|jamais|avec personne)
        (pas|jamais) (avec|de|besoin de|la peine d) (tes|ton|ta|vos|votre|ta|emmener|amener|ramener|prevenir)
        (ton|ta|tes|votre|vos|your|ur) (\\w+ |){_COMPANIONS} (a qu a|n a qu|n ont qu|ont qu|peut (rester|attendre|rentrer|continuer)|peuvent (rester|attendre|rentrer|continuer)|rentre sans|reste ou|reste a|restent|reste la|attendra|can (stay|wait|go|find|walk|mind|get)|does not need|do not need|need not|stays|stay|does not have to|can not come|is not invited|are not invited|pas invite*|not invited|has no)
        sans ~ {_COMPANIONS}
        (juste|rien que|seulement|uniquement|que) (toi|vous|nous|toi et moi|nous deux|tous les deux)
        (toi|vous) (toute |tout |)seule?
        (sans) (besoin de |)(prevenir|dire|en parler|le dire|un mot|temoin|temoins|personne|compagnie|escorte)
        (do not|dont|don t|no|never|not|without) (bring|carry|take|tell|telling|bringing|call|follow|invite|any) ~ {_COMPANIONS}
        (no|without|minus) (your |the |any |)(friends|mates|company|witness|witnesses|sister|brother|passengers|plus one|third|audience|tag along|entourage|extra)
        (you|u|yourself|come|be) (alone|solo|one|only|on your own|by yourself)
        (just|only|na) (you|yourself|us|the two|me and you|you and me|we two)
        (by yourself|on your own|unaccompanied|all by your|no carry body|no carry person)
        (not with|never with|nothing about|no word to|not a word to) (your|ur|the|anyone|anybody)
        (tell|say|mention) (nobody|no one|nothing|no person|your (sister|friend|mates|mum|mam|husband) (nothing|you))
        (raccroch*|hang up) ~ {_COMPANIONS}
        (previen*|prevene*|averti*|appell*|dis|dites) (rien |)(pas|personne|surtout pas|jamais)
        (tell|let|send|dis|dites|renvoie|laisse) (the|your|ur|aux|a tes|a ta|a ton|tes|les) (\\w+ |){_COMPANIONS} (to |)(go|head|leave|wait|stay|home|on|ahead|without|de|d|que|qu|rentrer|partir|filer)
        (so|pour) (the|that the|que les|les|nobody|no one|your) ~ (talk|see|know|hear|notice|jasent|parlent|voient|sachent|entendent|wake)
        (mens|ment|raconte|dis|invente|tell|say) (leur|lui|her|him|them|a ta|a ton|a tes|your|que tu|you are|you) ~ (vas|sors|que|going|popping|need|for a|une|un|chercher|walk)
    """,
    "nobody_there": """
        (personne|plus personne|pas un chat|pas ame qui vive|pas grand monde|aucun temoin|zero temoin|pas de temoins?|ni vu|aucune camera|pas de cameras?|pas de lumiere|aucun passage|rien autour|pas de voisins?) ~ (passe|va|vient|descend|entend*|voit|voir|verra|saura|derange*|regarde|traine|autour|la nuit|a cette heure|le soir|la bas|dans le coin|nous|y|dehors|la|alentour|ou|quand|apres|et|,|$)
        (ou|la ou|y a|il y a|y aura|qu il y a) (plus |jamais |presque |)(personne|pas un chat|pas ame)
        (on|nous) (sera|serait|serons|est|y est|y sera|y serait|pourra|pourrait|peut) (\\w+ |)(tranquille|tranquilles|peinard|peinards|seuls|caches|a l abri|au calme|entre nous|a deux|pas derange*|invisibles)
        (no one|nobody|no body|not a soul|no soul|not a sinner|no sinner|nobodys|noone|no person|not many) (dey |ever |else |really |would |will |can |)(goes|go|passes|pass|comes|come|to|is|about|around|there|hear*|see|sees|out|walks|uses|bothers|looks|knows|in|at|after|near|reach|waka|down|up|on)
        (we will|we would|we could|well|we can) (not |have |be |)(\\w+ |)(disturb*|interrupt*|alone|left|undisturbed|peace|private|quiet|to ourselves|the place to)
        (away|far|hidden|tucked|sheltered|out) (from|of) (the |)(road|street|lights?|houses|everyone|people|sight|view|eyes|cameras|crowd|noise|town|path)
        (a l ecart|loin|a l abri|cache|hors) (de|du|des|d) (la |l |)(route|rue|monde|gens|regards|lumieres?|maisons|vue|cameras|village|ville|tout)
        (locked|locks|shut|shuts|closed|closes|ferme|fermee?|fermes) ~ (at|by|after|since|a|depuis|apres|pour la nuit|for the night)
        (no|sans|without|pas de|eteins|coupe|garde|keep) (faire de |ta |la |your |the |un |a |)(torch|light|lights|lamp|lampe|bruit|noise|lumiere|phare|phares|headlights|porch)
        (lights?|lamps?|streetlights?|lampadaires?|eclairage) (is |are |s |est |sont |)(out|off|broken|dead|eteints?|casse*|en panne|down)
        (dark|noir|sombre) (enough|down there|back there|la bas|sous|there|in there)
    """,
    "place": f"""
        {_PLACE}
    """,
    "placed": f"""
        (derriere|behind|under|sous|beneath|beyond|past|apres|au fond|at the back|round the back|the back of|le long|along|au bout|at the end|down|by|near|at|in|inside|on|to|off|from|au|a la|a l|dans|sur|pres|cote|bord|oree|entre|between|beside|opposite|chez|par|vers|jusqu|through|via|as far as|end of|bottom of|top of|edge of|side of) (de |du |d |des |of |)(the |a |an |la |le |les |l |un |une |that |my |your |mon |ma |cette |ce |old |)(\\w+ |){_PLACE}
    """,
    "dark_time": """
        (quand|une fois|des que|des qu|apres|lorsque|sitot) ~ (nuit|noir|sombre|ferme*|dort|dorment|couche*|eteint*|parti*|tombee*|calme)
        (tard|a soir|de nuit|cette nuit|dans la nuit|en pleine nuit|sur les minuit|passe minuit|vers minuit|au milieu de la nuit|ce soir|a la nuit|la nuit tombee|a la brune|au crepuscule|a cette heure|dans (une |un |)(quart d heure|demi heure|heure|instant)|d ici (une|dix|vingt|un quart|cinq|l heure)|(la|tout) de suite|maintenant|desormais|de suite|asteure|astheure|tantot|ce midi)
        (once|when|after|till|until|as soon as|before) ~ (dark|shut*|close*|locked|asleep|quiet|goes down|sleep|nightfall|sunset|lights out|gone)
        (late|this night|this evening|tonight|tonite|2nite|2night|in the night|at night|half (six|seven|eight|nine|ten|eleven|twelve)|quarter (to|past)|tis evening|now now|now|just now|right now|this minute|sharp sharp|in (ten|five|fifteen|twenty|half|an|a|the next|10|5|15|20|30)|within the hour)
        (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (o clock|oclock|tonight|pm|am|sharp|thirty)
        (vers|a|at|about|around|for|pour|by) (une|deux|trois|dix|onze|vingt|vingt deux|vingt trois|minuit|ten|eleven|twelve|midnight|nine|one|two|[0-9]{1,2}) (h|heures?|\\?|,|\\.|pm|am|tonight|ce soir|sharp|pile|derriere|behind|on your|seule?|alone|by|sans|without)
    """,
    "evening_out": """
        (libre|dispo|disponible|tu fais quelque chose|tu fais quoi|tu fais qqch|tu fabriques|quelque chose de prevu|quoi de prevu|un truc de prevu|des plans|du monde|occupe|occupee|tu bouges|tu sors|partant|partante|tente*|tenter|ca te dit|ca te dirait|te dirait|ca te branche|ca te chauffe|(t es|tu es|vous etes|serais) (chaud|chaude)|envie|prendre l air|un verre|une biere|une marche|balade|marcher|marche|un tour|te voir|se voir|se croiser|on sort|sortir|compagnie|a nous|jeune|belle pour|longue|avec quelqu un|tenir compagnie|manger un|un cafe|boire|une fricadelle|une frite|un the)
        (free|around|about|busy|up to|up for|doing|tempted|tempt you|temptation|fancy|fancying|feel like|company|some company|plans|planned|walk|walking|stroll|spin|drink|pint|drive|hang|hang out|link up|greet you|see you|catch you|out and about|to be out|come out|go out|going out|keen|game for|suit the two|suit us|meet|join me|something|anything|wander|dander|grab|get some air|bite|dinner|show face|spare|a jar|a scoop)
    """,
    "evening": """
        (ce soir|cette nuit|ce midi|la soiree|la nuit|une soiree|tout a l heure|tantot|a soir|soir|soiree|apres le (boulot|travail|taf|diner|souper)|plus tard|cet aprem|maintenant|la maintenant|dans la soiree|en soiree|dans une heure|apres minuit)
        (tonight|tonite|2nite|2night|this evening|this night|evening|night|later|later on|after work|after dinner|after tea|this afternoon|now|right now|in a bit|after dark|before bed|an hour|once you are done|when you finish|when you are done|till night)
    """,
    "treasure": """
        (brooch|broche|tiara|cufflinks|boutons de manchette|bijoutier|jeweller|jeweler|orfevre|antiquaire|horloger|leica|ducati|harley|vespa|statuettes?|icones?|masques?|masks?|crystal|cristal|porcelaine|porcelain|telescope|microscope|chevalet|harpe|flute|trompette|batterie|ampli|platines?|camera|cameras|jukebox|sabre|epee|easel|harp|flute|trumpet|amp|decks|sword|bike|quad|van|tractor|tracteur|camping car|caravane|montres?|bagues?|alliance|bijoux?|colliers?|chaines?|gourmette|bracelets?|boucles d oreilles|pendentif|medaillon|chevaliere|perles|diamants?|diamant|rolex|omega|cartier|breitling|hermes|vuitton|gucci|sac a main|sacoche|portefeuille|iphone|tablette|ordi|ordinateur|macbook|appareil photo|objectifs?|drone|console|trottinette|scooter|moto|motos|voiture|bagnole|jeep|berline|decapotable|allemande|4x4|velo|liquide|cash|especes|billets|argent|thune|thunes|fric|oseille|carte bleue|carte bancaire|cb|coffre|coffre fort|tableaux?|toile|toiles|lingots?|economies|cles|heritage|argenterie|antiquites?|meubles anciens|pendule|horloge|lustre|vase|statue|statuette|sculpture|tapis|guitares?|violon|piano|saxo|accordeon|instruments?|collections?|collectionn\\w*|timbres|pieces (anciennes|d or|de collection)|albums|vinyles|manuscrits?|bateau|voilier|camion|outils|outillage|salaire|paie|paye|pourboires?|loyers?|recette|caisse|(en|d|l|plaque|bel) or|massif|marbre|ivoire|fourrure|manteau de fourrure|baskets|jordan|sneakers|home cinema|ecran geant|enceintes?|cave a vin|grands crus|alarme|cameras?|serrure)
        (watch|watches|rings?|jewels?|jewellery|jewelry|necklaces?|chains?|bracelets?|bangles?|beads|coral|earrings?|pendant|locket|pearls|diamonds?|handbags?|purse|wallet|phone|tablet|laptop|camera|lens|lenses|drone|motorbike|bike|jeep|truck|car|cars|whip|ride|wheels|benz|cash|banknotes|notes|money|coins|coin collection|bank card|debit card|credit card|cards|safe|paintings?|canvas|gold|silver|silverware|savings|keys|fur|furs|trainers|antiques?|clock|grandfather clock|vase|statue|sculpture|rug|guitars?|violin|fiddle|cello|piano|sax|accordion|instruments?|collection|collect|stamps|albums|records|vinyl|boat|yacht|tools|toolbox|generator|inverter|wages|salary|pay packet|paid in|tips|takings|rent money|float|desk|drawer|heirloom|heirlooms|inheritance|inherited|insured|insurance|hi fi|big telly|flatscreen|console|wine cellar|alarm|cctv|locks?|caravan|horse|saddle|medals?|trophies|war medals|first edition|signed)
    """,
    "shown": """
        (a toi|a vous|la tienne|le tien|les tiens|la votre|le votre|(is|are) (it|that|they|those|these) (\\w+ |)yours|that your|those your|this your|it your|c est ta|c est ton|ce sont tes|elle est a|il est a)
        (sur|dans|au|en|derriere|in|on|at|from|behind) (ta|ton|tes|la|le|l|votre|vos|your|ur|the|that|your profile) (\\w+ |)(photo|photos|profil|image|avatar|story|video|mur|salon|fond|poignet|doigt|cou|arriere plan|etagere|cheminee|picture|pictures|photo|profile|background|wall|mantelpiece|shelf|wrist|finger|neck|selfie|snap|clip|visio|cam|camera)
        (derriere toi|behind you|derriere vous|en arriere plan|in the background|on your wrist|round your neck|sur toi|on you)
        (tu portes|you wear|you wearing|tu as au|t as au|you have on|you got on)
        (vraie?s?|en or|real|gold|genuine|actual|authentique|massif) ~ \\?
    """,
    "own_ask": """
        (is|are|was) (it|that|this|they|those|these) (really |all |)(yours|your own|real|old|worth)
        (c est|elle est|il est|ce sont|elles sont|ils sont|est ce) (a toi|a vous|la tienne|le tien|les tiens|la votre|ancienne?|vraie?)
    """,
    "prized": """
        (belle|beau|bel|jolie?|joli|superbe|magnifique|sympa|chouette|canon|classe|stylee?|pas mal|sacree?|sacre|quelle|dingue|impressionnant\\w*|j adore|j aime|j aime bien|admire|kiffe) (\\w+ |)(ta|ton|tes|la|le|les|l|votre|vos|cette|ce|cet|bague|montre)
        (nice|lovely|love|like|loving|admire|admiring|beautiful|gorgeous|sweet|cool|fine|classy|what a|that is some|some|quite a|is that|are those|those|you got|big|mad) (\\w+ |)(the|your|ur|that|those|a|an|ring|watch|guitar|piece|gear)
        (vaut|valent|valoir|vaudra|vaudrait|valeur|worth|cost|costs|coute*|couter|cher|chere|chers|pretty penny|packet|fortune|bomb|expensive|insured|assuree?|assurees|precieux|precious|real|vrai|vraie|vrais|vraies|actual|genuine|authentique|original|massif|solid|carats?|carat|combien|how much|estime|estimer|expert*|priceless|antique|ancien|anciens|ancienne|anciennes|rent|rented|loue|louee)
        (ou|where|comment|how) ~ (garde*|gardez|ranges?|rangez|caches?|mets|planques?|keep|kept|hide|store|stash|put|park|lock)
        (sur toi|sur vous|on you|with you|dans ton sac|dans ta poche|in your pocket|in your bag|a la maison|chez toi|chez vous|at home|at yours|in the house|in that house|au mur|sur le mur|on the wall|on your wall|derriere toi|behind you|on the shelf|sur l etagere|sur la photo|sur ta photo|in the (picture|photo|background)|in your (picture|photo|background|profile)|sur ton profil|en fond|au poignet|au cou|au doigt|sous le matelas|dans le tiroir|dans l armoire)
        (porte*|portez|tu as|t as|vous avez|possede*|roules|conduis|collectionn\\w*|laisse|herite|touches|payee?|payes|gagnes|retire*|have|has|have you|do you have|you have|own|wear|wearing|drive|driving|ride|collect|inherited|left you|got|carry|carrying|paid|pays|earn|withdraw|keep|your|ur|ton|ta|tes|votre|vos)
    """,
    "dismisses": """
        (take care|all the best|mind yourself|farewell|goodbye|good bye|porte toi bien|portez vous bien|prends soin de toi|prenez soin de vous|au revoir|adios)
        (plus|nothing|rien|pas grand chose) (left |more |rien |)(a|to|d autre a) (se |te |nous |vous |)(dire|say|add|ajouter|discuss)
        (leave|laisser|laisse|laissons|ending|end) (our|my|nos|notre|la|the|les|cette) (\\w+ |)(here|there|la|ici|chats?|talk|conversation|echanges?|discussion)
        (nothing personal|rien de personnel|no offence but|no offense but|sans rancune)
        (bonne continuation|bonne chance pour la suite|bonne suite|bonne route a toi|bon vent|je te souhaite (bonne|une belle|le meilleur|tout)|je vous souhaite (bonne|une)|bonne vie|adieu|bye bye pour de bon)
        (on|j|je|nous) (s |m |)(en reste|en resterait|restons|arrete|arreter|va s arreter|vais m arreter|prefere (arreter|en rester|couper|ne plus)|vais (te laisser|vous laisser|couper|m en tenir|arreter la))
        (aimerais|aimerai|voudrais|prefere|prefererais|veux|souhaite|besoin d|besoin) ~ (etre|rester|qu on me laisse|me laisser|qu on s arrete|en rester|ne plus|plus (parler|discuter|echanger|de message)|tranquille|seule? un peu|calme|mon calme|du calme|la paix)
        (on|nous) (s est|nous sommes|a) (tout |deja tout |bien tout |)dit
        (pas|plus) (envie|la peine|besoin|l intention|le coeur) (de |d |)(continuer|parler|discuter|repondre|echanger|m ecrire|insister|ecrire|bavarder|causer)
        (ca|cela) (ne |)(m interesse|me dit|m amuse|va pas|sert) (pas|plus|rien|a rien)
        (je|j) (ne |)(repondrai|reponds|lirai|lis|continue|cherche) (plus|pas)
        (ecris|ecrivez|parle|parlez|envoie|envoyez|contacte|contactez|relance) (moi |me |)(plus|pas)
        (merci de|prier de|prie de|te demande de|vous demande de) (ne plus|me laisser|ne pas|cesser|t arreter|respecter)
        (said|say) (all|everything) (there is|that|we|i|you)
        (take care|all the best|best of luck|good luck|mind yourself|god bless|have a good life|safe home|so long|farewell) (now|then|to you|with|out there|going forward|in your|yourself|and goodbye|for the future)
        (leave|leaving|draw|end|ending|call|park|stop|finish|wrap|knock) (it|this|things|us|a line|the chat|that) (there|here|at that|a day|a night|under|on the head|up here|up now|now)
        (i|we) (am|are|would|will|have|think|do not|dont|am not|ill) ~ (done (here|talking|with|chatting)|finished (here|talking|with)|leave you (be|to|there|here|in)|say goodbye|part ways|bow out|pass on|move on|step away|sign off|end it|go our|not be replying|not reply|not answer|not interested|not feeling it|not a match|talk anymore|talk any more)
        (need|want|like|prefer|would like|rather) ~ (space|peace|some quiet|quiet|to be left|be alone|be by myself|left alone|left in|some time alone|time to myself|my own company|no more|to end|to stop)
        (please|kindly|pls|can you|could you|would you) (do not|dont|stop|no) (write|reply|message|text|answer|contact|disturb|worry me)
        (not|no longer|never) (interested|looking to|for me|up for|keen|in the mood) (in |to |for |on |)(talking|chatting|this|chat|talk|continuing|you|messages|conversation|any)
        (no|non) (more|further|plus de) (messages|texts|questions|chat)
        (find|trouve|cherche|go) (someone|somebody|quelqu un|bother|pester) (else|d autre|another)
        (i dey go sleep|abeg leave|leave me jare|no disturb me|free me|allow me|e don do|i don tire)
        (have|had) (enough|my fill) (of|now|thanks|for|,|\\.)
        (laisse|laissez|lache|lachez) (moi|nous|l affaire|tomber)
    """,
}
