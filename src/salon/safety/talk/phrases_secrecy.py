"""Phrases of keeping something from the other's parents: doing away with it, hiding it, naming it otherwise, lying.

What is kept is a talk or a present; whose parents they are, and whether they were spoken of, is `minor_secrecy`'s.
"""

from __future__ import annotations

from typing import Final

SECRECY_CLASSES: Final[dict[str, str]] = {
    "theirs": """
        tes_parents ses_parents their_parents tes_vieux tes_darons ta_mere ta_maman ta_daronne ta_mamie ta_belle_mere ton_pere ton_papa ton_daron
        ton_beau_pere ta_grand_mere ta_tante ta_nounou tes_profs ta_maitresse ton_educ
        ta_tutrice ton_tuteur your_parents your_mum your_mom your_mam your_mother your_mummy your_mommy your_mammy
        your_dad your_da your_daddy your_father your_folks your_nan your_gran your_granny your_stepdad your_stepmum
        your_guardian your_guardians your_aunty your_auntie your_teacher your_foster_mum
        your_foster_mom your_foster_parents your_carer your_social_worker your_mums your_moms your_dads your_mams
        your_ma your_old_man your_old_dear maman papa mum mom mam mummy mommy mammy daddy dad the_parents les_parents
        les_adultes les_grands grown_ups the_adults anyone_at_home anybody_at_home personne_chez_toi la_maison
    """,
    "they": """
        elle il ils elles lui leur on she he they her him them quelqu_un someone somebody anyone anybody
    """,
    "away": """
        cousin cousine copain copine pote amie ami voisin voisine friend friends mate mates neighbour cousins casier
        locker cartable schoolbag sac bag matelas mattress lit bed armoire wardrobe drawer tiroir chaussettes sock
        chaussures shoebox grenier attic garage cave shed cabane trousse doudou teddy ecole school vestiaire coussin
        pillow oreiller placard cupboard boite_a_chaussures boite jardin garden hedge haie
    """,
    "chat": """
        chat chats message messages messaging texts text textos conv convo conversation conversations historique history
        traces ca tout this it everything them photos pictures calls appels discussion discussions notes thread echanges
        all ones nos notre ours app account compte appli
    """,
}
"""Whose parents, who else looks, where things are put out of sight, what a talk leaves behind."""

SECRECY: Final[dict[str, str]] = {
    "parents": """
        <theirs>
    """,
    "they": """
        (elle|ils|elles|she|they)
        (comme (hier|d habitude|convenu|toujours|la derniere fois)|like (yesterday|last time|always|we said)|(tes|your) (devoirs|homework|school ?work)|nobody ever|personne ne|no one ever)
        (avant que|avant qu|before|des que|quand|when|if|si|s|sinon|otherwise|cas|case) ~ (rentre*|arrive*|entre*|monte*|passe*|demande*|regarde*|fouille*|voit|voie|gets|comes|walks|asks?|looks?|checks?|sees|home|in)
    """,
    "wipe": """
        (efface*|effacer|supprime*|supprimer|vide|vides|vider|vire|vires|virer|archive*|nettoie*|jette*|delete*|deleting|wipe*|wiping|clear*|erase*|erasing|remove*|scrub*|bin|clean|bury|burn|trash|get rid of|fais disparaitre|fais le menage) ~ (<chat>|s ecrit|s envoie|se dit|me dis|we say|we said|you send|i send|i sent)
    """,
    "hide": """
        (under|inside|sous) (your|ton|tes|the|la|le) (jumper|coat|shirt|scarf|clothes|sleeve|hoodie|pull|manteau|manche|vetements|echarpe)
        (livrer|livre|deliver|delivered|post|send|poste|envoie|envoyer) ~ (chez|to) (ta|ton|un|une|le|la|your|a) (\\w+ |) ?(copine|copain|pote|cousine?|voisin|voisine|friend s|friend|mate s|cousin s|locker|school|point relais)
        (mets|met|mettre|mettras|laisse|laisses|range|ranges|planque|planques|cache|caches|garde|gardes|pose|joue|joues|porte|portes|utilise|sors|ouvre|remets|tu la|tu le|tu les|glisse) (la|le|les|ca|tout|l|que|qu|moi) ~ (chez (ton|ta|un|une|le|la|tes) <away>|(au fond|dans|sous|derriere|a|en haut) ~ <away>|la ou (<they>|<theirs>)|ou (<they>|<theirs>) ~ (regarde|fouille|va|vont|cherche|voit|voient)|quand (<they>|<theirs>) ~ (pas|dort|dorment|sort|sortent)|qu a l ecole|a l ecole|hors de (sa|leur) vue|a l abri|que quand)
        (put|keep|leave|hide|stash|play|stick|wear|use|store|tuck|shove|bury|open|charge|take|pop) (it|them|that|this|those|the \\w+|your \\w+) ~ (somewhere (<they>|<theirs>|safe|secret|nobody|no one)|where (<they>|<theirs>|nobody|no one|only)|(in|under|behind|at|inside|round|up) (the |your |a |) ?(\\w+ |)<away>|out of (sight|the way|the house)|(<they>|<theirs>) (does not|do not|will not|never|can not|would not) (look|check|go|see|open|find|think)|only (at|when)|when (<they>|<theirs>))
        (place|spot|endroit|coin|cachette|spots) (<they>|<theirs>|where <they>|ou <they>|que <they>|qu <they>) ~ (not|never|pas|jamais|look|regarde|fouille|trouver*|checks?|connait)
    """,
    "screen": """
        (mets|mettre|put|garde|use) ~ (ecouteurs|casque|headphones|earphones|earbuds|airpods)
        (keep your voice down|parle (moins fort|doucement|tout bas|plus bas|bas)|chuchote|whisper|talk quietly|speak quietly|speak softly)
        (bascule*|passe*|reviens|remets toi|switch|go) (vite |) ?(sur|to|back to|on to) ~ (cours|devoirs|exercices|manuel|lecon|homework|school ?work|revision|worksheet)
        (log out|log off|logge out|sign out|deconnecte toi|te deconnectes|raccroche*|hang up) ~
        (ferme|fermes|fermer|change|changes|cache|caches|tourne|tournes|bascule|eteins|eteint|reduis|reduit|baisse|verrouille|quitte|coupe|penche|retourne|mets|remets|bloque) (de |vite |) ?(la |le |l |ton |tes |ta |les |sur |ton) ?(fenetre|ecran|page|onglet|tel|telephone|jeu|cours|devoirs|ordi|video|son|micro|camera|cam|appli|conversation|conv|tablette|luminosite)
        (remets|mets|affiche|ouvre|ressors|sors|fais semblant de faire|fais semblant d etre sur|passe sur|reviens sur) ~ (devoirs|cours|exercice|exposes?|expose|livre|pronote|lecon|cahiers?)
        (turn|tilt|switch|close|hide|flip|minimi[sz]e|lock|swap|angle|cover|shut|dim|mute|put|face|change|log) (the |your |that |off |) ?(screen|window|tab|phone|laptop|app|page|sound|chat|brightness|camera|mic|ipad|tablet|game)
        (get|have|put|pull|open|bring|go back to|switch to|pretend to do) (your |the |some |) ?(homework|school ?work|worksheet|reading|maths|essay) (up|open|out|on|ready|back up)
    """,
    "named": """
        (hidden|secret|cache|calculator|calculatrice|vault|verrouille|locked|private) (folder|app|vault|dossier|album|appli|icon|icone|browser|tab|onglet|mode|navigation)
        (put|save|store|list|call|rename|name|label|file|change|enregistre*|mets|note|notes|appelle|renomme*|inscris|range|classe) (me|moi|mon nom|mon numero|my name|my number|notre|our|ce contact|this|the chat|us|mon contact|my contact) ~ (under|as|to|sous|en|comme|dans|par|pour|teacher|prof|coach|pizza|cousin|cousine|spam|danse|dance|maths|another|autre|girl|girls|fille|copine|school|ecole|something|truc|nom)
        (under|sous|as|en|comme) (a |an |un |une |" ?|le |mon |another |different |faux |fake |girl s |girls |nom de |) ?(girl|girls|girl s|fille|friend|prof|teacher|cousin|cousine|fake|faux|false|different|autre|another) ~ (name|nom|school|classe|prenom)
    """,
    "pretend": """
        (dis|diras|raconte|reponds|pretends|fais croire|invente|say|tell|pretend|make out|answer|claim|let on) ~ (que |that |it is |it was |its |you |tu |c est |avec |with |from |de |le |la |un |une |the |club |trouve|found|won|gagne|prete|lent) ~ (copine|copain|amie?|cousine?|girl|boy|friend|mate|school|ecole|classe|class|club|prof|teacher|coach|homework|devoirs|revis*|trouve|found|gagne|won|tombola|raffle|prete|lent|borrow*|prize|lot|spares?|solde|sales?|charity shop|friperie|tante|aunt|library|bibliotheque|cdi|practice|entrainement|sleepover|babysit*|birthday|anniversaire|brother|sister|frere|soeur)
        (t es|tu es|tu etais|you are|you were|youre) (on |au tel |au telephone |en ligne |en appel |en train de |on the phone |) ?(with|avec|to|talking to|parler a|parler avec|texting|chez|at|a) ~ (copine|copain|amie?|cousine?|girl|boy|friend|mate|school|ecole|classe|class|prof|teacher)
    """,
    "apart": """
        (garde|gardons|laisse|laissons|on garde|on laisse|tiens|tenons|keep|leave|let us keep|we keep|let s keep|lets keep|we will keep) (<theirs>|le|la|les|him|her|them|ca|this|it|that|tout ca) ~ (en dehors|dehors|out of (this|it|that)|a l ecart|hors de|dans l ignorance|in the dark|loin (de|des)|from (<theirs>|<they>)|away from|off (the|your|<theirs>)|quiet|silencieux|rien que|pour toi|to yourself|pour nous|to ourselves|between|entre)
        (<theirs>|<they>) (have|has|need|needs|ont|a|is|are|est|sont|va|vont|should|must|doit|doivent|peut|peuvent|can|could|may|n ont|n a|got|to) (pas |not |no |nothing |rien |never |jamais |) ?(besoin |a |to |be |need |business |) ?(de |d |) ?(know|knowing|see|seeing|find|finding|hear|hearing|read|reading|savoir|voir|lire|trouver|apprendre|tomber|entendre|etre au courant|be told|interfer*|les yeux|spoil|gacher|s en meler)
        (<theirs>|<they>) (is|are|must|can|need|has|have|should|was|were) (not|never) (to |) ?(know|see|find|hear|read|learn|be told|discover|get|notice)
        (pas|surtout pas|jamais|rien|not|never|without) (que |qu |a |) ?(<theirs>|<they>) (sache*|voie*|trouve*|lise*|entende*|apprenne*|tombe*|remarque*|s en apercoive|knowing|seeing|finding|noticing|hearing|reading)
    """,
    "mind": """
        (<theirs>|<they>) ~ (comprendr*|comprend (pas|rien)|comprennent (pas|rien)|understand|get it|approve|like it|embarrassed|cross|mad|angry|jealous|furious|livid|weird about|wrong idea|freak* out|go mad|hit the roof|fache*|furieu*|jaloux|jalouse|vexe*|gene*|criser|crise*|pete* un cable|peur|worry|worried|inquiet*|questions|who paid|who bought|who gave|ou ca vient|ou elle* vien*|qui les a|qui te l a|qui l a|qui t a|confisqu*|take (it|them|your phone) (off|away|from)|punir*|punish*|stop you|ruin|gach*|voient le mal|voit le mal|think badly|mal (penser|interpreter)|se faire des idees|se f[a-z]* des (films|idees)|flipp*|mal le prendre|would not get|get the wrong|spoil|wonder|imaginer* des|me verr*|nous verr*|me voir*|see me|see us|spot me|spot us|spots it)
    """,
    "ours": """
        (notre|nos|our|ours) (petit |petite |little |own |) ?(secret|secrets|truc|affaire|histoire|thing|business|world|monde|jardin|bulle|bubble|code|game|jeu|place|moment|deal)
        (entre (nous|toi et moi)|rien qu a nous|a nous deux|que toi et moi|juste nous|nous deux|between (us|you and me|ourselves)|just (us|you and me|the two of us)|you and me only|only us|our own|stays? (here|between|with)|reste* (ici|entre)|pinky promise|croix de bois|tu gardes ca pour toi|garde ca pour toi|keep (it|this) to yourself|motus|bouche cousue|mum s the word|zip it|lips sealed|pas un mot|not a word|top secret)
        (reste|restent|restons|rester|soyons|sois|on est|stay|be) (bien |tres |) ?(discret*|discrete*|prudent*|careful|discreet)
        (stays?|reste*|restera) (ours|a nous|rien qu a nous|notre|our|between|here|with|entre)
        (so|donc|alors|then) (let s|lets|let us|on|we) (not|evite*|va pas|ne va pas|will not|keep|garde*|do not)
        (pas|not|isnt) (vraiment |really |) ?(mentir|lying|a lie|un mensonge|tricher|cheating)
        (dis|dit|tell|say|parle*|mention*|montre*|show|raconte*|repete*) (le |la |lui |leur |en |it |this |her |him |them |a |to |that |ca |) ?(a |to |) ?(rien|pas|personne|nothing|no one|nobody|anyone|anybody|jamais|never)
        (pas|rien|jamais|surtout pas|do not|never|not to|nothing|mieux vaut pas|vaut mieux pas|faut pas|il faut pas|faut surtout pas|better not) (leur |lui |en |le |la |l |les |) ?(dire|dis|parler|parle|montrer|montre|raconter|tell|telling|say|show|mention|repeter)
    """,
    "as_it_is": """
        (keep it (that way|like that|so)|continue comme ca|garde ca comme ca|reste comme ca|good (girl|boy|lad|lass)|bonne fille|bon garcon|tu es sage|t es sage)
    """,
    "asked": """
        (si|s|if|when|quand|in case|au cas ou) (on|quelqu un|ils|elle|il|they|she|he|anyone|anybody|someone|somebody|people|<theirs>) (te |t |vous |) ?(demande*|ask|asks|pose*|wonder*|questionne*|comes? across|find|finds|voit|voient|sees?|spot*|remarque*|notice*)
    """,
    "source": """
        (prize|raffle|voucher|found|won|trouve|trouvee|gagne|gagnee|tombola|marraine|parrain|tante|cousine?|copine|copain|friend|aunt|godmother|school|ecole|club|charity shop|friperie|saved up|economi*|solde|soldes|borrowed|lent|prete|pretee|brocante|swap|prix|concours|competition)
    """,
    "fooled": """
        (ils|they|parents) ~ ~ (que du feu|never know|never notice|sauront (rien|jamais|pas)|will not know|be none the wiser|have no idea|rien vu|rien voir|s apercevront (de rien|pas))
    """,
    "gift": """
        (cadeaux?|offert|offre|offrir|collier|bracelet|bague|parfum|recharge|console|jeu|skins?|baskets?|tel|telephone|tablette|casque|airpods|argent|sous|billets?|carte|robe|bijou|montre|ecouteurs|maquillage|vbucks|robux|v bucks)
        (gift|gifts|present|presents|bought|gave|got you|get you|give you|left you|bracelet|necklace|ring|perfume|phone|tablet|console|game|skin|trainers|boots|gloves|headphones|airpods|money|cash|card|top ?up|airtime|data|dress|watch|makeup|vape|bag|package|parcel|colis|paquet|new one)
    """,
}
"""A meaning a group, a line a phrase over words (`safety.talk.lexicon`)."""
