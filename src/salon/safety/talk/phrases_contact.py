"""Phrases of leaving for another platform: applications, codes, giving and demanding contacts."""

from __future__ import annotations

from typing import Final

_APPS: Final = (
    "(whatsapp|whatsap|watsapp|whats app|watsap|wapp|wsp|telegram|telegramme|tele gram|tlgrm|telgram|signal|insta|instagram|snap|snapchat"
    "|discord|skype|messenger|facebook|fb|viber|wire|threema|kik|wechat|line|tiktok|session|wickr|teams|zoom|facetime|imessage|twitter|bluesky|mastodon"
    "|appli verte|l autre appli|l autre messagerie|messagerie chiffree|green app|other app|encrypted app|blue app|appli bleue|autre messagerie)"
)
_NUMBER: Final = (
    "(numero|num|numeros|06|07|tel|telephone|phone|number|phone number|mobile|cell|portable|digits|contact|contacts|coordonnees|pseudo|compte|id|user"
    "|identifiant|handle|username|account|mail|email|adresse mail|e mail|email address|numero de tel|numero de telephone|num de tel|zero six|whats|ligne directe)"
)

CONTACT: Final[dict[str, str]] = {
    "app": _APPS,
    "number_word": _NUMBER,
    "ask_contact": f"""
        (donne|donnes|file|files|passe|passes|envoie|envoies|balance|lache|balance|refile|laisse|ecris|tape|partage|communique|confie|mets|glisse|donner|filer|passer|envoyer|laisser|echanger|avoir|recuperer) (moi |me |nous |m |donc |vite |plutot |)(ton|ta|tes|votre|vos|un) {_NUMBER}
        (donne|donnes|file|passe|envoie|balance|lache|refile|laisse) (moi |)(ton|ta|un|votre) (compte |pseudo |nom |adresse |contact |lien |id |user |tag |)(de |d |sur |)({_APPS}|{_APPS} direct)
        (no|pas de|pas|got|any|aucun) ({_APPS}|{_NUMBER}) \\?
        (lets|let us|we could|on pourrait|viens on) (call|appelle|s appelle|have a call|phone|s appeler)
        (on s appelle|on s telephone|s appeler|se telephoner|je t appelle|je peux t appeler|shall we (call|talk on the phone|phone)|can i (call|ring|phone) you|call each other|talk on the phone|have a call|on se parle au (tel|telephone)|got a (number|phone|mobile) \\?)
        (ton|ta|your|ur|et ton|and your) ({_NUMBER}|{_APPS}) \\?
        (t as|tu as|vous avez|t aurais|tu aurais|auriez vous) (un |une |ton |le |pas |pas un |pas une |)({_APPS}|{_NUMBER})
        (t|tu) (es|serais) (aussi |deja |)(sur|dispo sur|joignable sur) {_APPS}
        (tu utilises|tu vas sur|tu te sers de|t utilises|vous utilisez) {_APPS}
        (c est quoi|quel est|quoi ton|dis moi|je veux|je voudrais|j aimerais|j attends|il me faut|je peux avoir|puis je avoir|j aurai|j aurais) (ton|ta|votre|un|avoir ton|avoir ta) ({_NUMBER}|{_APPS})
        ton ({_NUMBER}|{_APPS}) (stp|svp|vite|allez|direct|quand meme|now|s il te plait|maintenant|ou)
        (give|gives|send|drop|pass|hand|tell|text|share|slip|leave|throw|shoot|type|exchange|swap|get|have) (me |us |over |)(your|a|ur|the) (whole |full |real |own |)({_NUMBER}|{_APPS})
        (give|send|drop|pass|hand|tell|share|get|have) (me |over |)(your|ur) {_APPS} (account|name|handle|id|user|username|tag|number|link|code)
        (have you got|have you|got|do you have|you got|do you use|you use|are you on|you on|you are on|use) (a |an |any |your |)({_APPS})
        (have you got|do you have|you got) (a |an |your |)(phone|number|phone number|mobile number|email|email address|handle)
        (what is|what was|whats|need|want|i want|i need|i would like|can i have|could i have|may i have|can i get|could i get|let me have|i will take) (your|ur) ({_NUMBER}|{_APPS})
        your ({_NUMBER}|{_APPS}) (please|now|quick|then|come on|first|already|asap)
    """,
    "give_it": """
        (juste |just |rien qu |)(un|one|a) (seul |petit |quick |little |tout petit |)(appel|call|coup de fil|vocal|voice note)
        \\? (donne|file|envoie|balance|passe|give|gimme|send)
        (hand it over|fork it over|spit it out|give it here)
        (donne|file|envoie|passe|balance|ecris|dis) (le|la|les) (moi |)
        (give|send|hand|tell|pass|drop) (it|them|that) (to me|over|me|now|here|please|\\.|!)
        (donne|file|envoie|give|send) (quand meme|anyway|allez|come on)
        je le veux
        i want it
    """,
    "your_contact": f"""
        (ton|ta|votre|your|ur) ({_NUMBER}|{_APPS})
    """,
    "move_away": f"""
        (on |)(se |)(parler?|parle|parlera|discuter?|discute|causer?|cause|ecrire|ecrit|retrouver?|retrouve|capte|rejoint|continue|continuer|poursuivre|poursuit|bascule|basculer|passe|passer|file|filer|va|aller|migre|migrer|part|bouge|finit|finir|reprend|reprendre|appelle|appeler) (la dessus |plutot |direct |mieux |vite |donc |tous les deux |tranquille |)(sur|via|par|en) {_APPS}
        (rejoins|rejoint|rejoignez|retrouve|ajoute|ajoutes|ajoutez|ecris|ecrivez|contacte|contactez|appelle|appelles|appelez|joins|parle|follow|suis|cherche|tape|trouve|scanne|flashe|hit|ping|add|message|text|join|find|reach|contact|call|ring|write|dm) (moi |me |nous |us |m |to me |)(vite |direct |plutot |aussi |)(sur|on|via|over on|par|through|over|at) (mon |ma |my |le |)({_APPS})
        (rejoins|rejoint|join|ajoute|add|open|ouvre|installe|install|telecharge|download|prends|take|get|check|regarde) (mon|ma|my|mes) (compte |account |channel |groupe |group |serveur |server |)({_APPS})
        (viens|venez|come|passe|passes|file|hop|go|switch|move|moving|jump|head|heading|hop over|slide|slip|let us go|lets go|let us move|lets move|lets switch|lets talk|lets chat|talk|chat|carry on|continue|catch me|see you|meet me|take this|take it) (me parler |me voir |plutot |over |direct |back |to me |)(sur|on|to|onto|over to|over on) (mon |ma |my |)({_APPS})
        (mon|my|ma) {_APPS} (c est|est|is|it is|en prive|in private|en mp|en dm|:|direct|est dans)
        (over|via|through|par|sur|on|to|onto|en) {_APPS} (\\?|instead|plutot|alors|then|si tu veux|if you like)
        (ailleurs|hors d ici|en dehors d ici|hors du site|ailleurs qu ici|on quitte ce (site|tchat|chat|salon)|je quitte ce (site|tchat|chat)|on sort d ici|pas sur ce (site|tchat|chat)|(off|away from|outside) this (site|chat|place|app|platform)|somewhere else|elsewhere|off here|leave this (site|chat|place)|i am quitting this (site|chat)|ditch this (site|chat|place))
    """,
    "give_contact": f"""
        (voila|voici|note|notes|notez|tiens|prends|retiens|garde|copie|enregistre|je te (donne|laisse|file|passe|mets|glisse)|c est) (bien |vite |)(mon|ma|le mien) {_NUMBER}
        (mon|my) {_NUMBER} (c est|est|is|it is|:|,|perso|direct)
        (appelle|appelles|appelez|rappelle|telephone|bipe|sms|texto|textote|joins|contacte|ring|call|phone|text|buzz|dial|compose|ecris|whatsapp|message|reach|hit) (moi |me |us |)(vite |direct |plutot |maintenant |now |)(au|a|sur|on|at|le|la dessus|on it|dessus|quand meme|anyway|:)
        (here is|heres|take|note|save|write|jot|grab|have|keep|copy|take down|write down|note down) (down |)(my|mine) {_NUMBER}
        (write|jot|note|take) my {_NUMBER} down
        (je suis|moi c est|c est moi|pseudo|mon pseudo|je m y appelle|je m appelle|cherche|tape|ajoute|ajoutes|ajoutez|add|search|look up|look for|find|i am|it is me|user|username|handle|my handle|under|sous le nom de|sous le pseudo|sous|au nom de|my name there is|id|identifiant|tag|alias|nick|called|known as|contacte|contact|ecris a|write to|message|dm|follow|suis)
    """,
    "give_verb": """
        (note|notes|notez|enregistre|retiens|compose|appelle|appelles|rappelle|rappelles|telephone|texto|sms|joins|sonne|bipe|ring|call|phone|text|dial|buzz|ajoute|ajoutes|ajoutez|add|scanne|scan|flashe|tape|cherche|search|contacte|contact|joignable|reach|reachable|ecris moi|write me|message me|rejoins|join)
    """,
    "code": """
        (qr|qr code|qrcode|code qr|flashcode|flash code|code barre|scanne|scannes|scan|scanner|flashe|flash) (le |mon |ma |ce |my |this |the |moi |)(code|qr|qr code|qrcode|image|photo|dessin|carre|square|picture|logo|profil|profile|)
        (qr|qrcode|flashcode)
        (mon|my) (code ami|friend code|code d ajout|code d invitation|invite code|code|invite|lien d invitation|invite link|invitation)
        (code ami|friend code|code d invitation|lien d invitation|invite link|invitation link)
        (le lien|un lien|clique|cliques|the link|this link|click|tap) (dans mon|sur mon|de mon|in my|on my) (profil|profile|bio|pseudo|nickname|name)
        (dans|in|sur|on) (ma|mon|my) (bio|profil|profile)
    """,
    "reference": """
        (commande|dossier|vol|colis|suivi|reference|ref|ticket|isbn|plaque|serie|facture|siret|iban|client|abonne|contrat|modele|version|bus|ligne|train|tgv|ter|quai|voie|piece|norme|numero de (commande|dossier|suivi|serie|client|facture|vol|train)|code postal|cedex|lot|immat|score|page|chapitre|article|loi|decret|coordonnees gps|latitude|longitude|recensement|habitants)
        (order|booking|tracking|parcel|flight|reference|serial|invoice|registration|plate|account number|case number|version|model|isbn|postcode|zip|part number|claim|policy|barcode|page|chapter|census|inhabitants|route|platform|gate|score|population)
        (mairie|medecin|docteur|pharmacie|plombier|garage|cabinet|secours|standard|accueil|prefecture|hopital|clinique|taxi|pompiers|police|gendarmerie|numero vert|numero d urgence|service client|sav|guichet|office|urgences|association|l asso|ecoute|le 15|le 17|le 18|le 112|le 3919|opticien|dentiste|veto|veterinaire|restaurant|resto|pizzeria|coiffeur|ecole|creche|syndic|proprio|hotline)s?
        (council|doctor|surgery|chemist|pharmacy|plumber|clinic|helpline|hotline|hospital|emergency|police|taxi|reception|customer service|support line|front desk|ticket office|vet|dentist|optician|town hall|charity|school|nursery|landlord|samaritan)s?
    """,
    "about_app": """
        (they|ils|elles|leur|leurs|kids|enfants|children|ados|teens|les jeunes) ~ (get|gets|have|has|donne|donnent|ont|a|avoir|un|une|use)
        (mon|ma|mes|le|la|les) (fils|fille|mere|pere|soeur|frere|neveu|niece|ados?|gamins?|cousine?|patron|boss|prof|collegues?|voisine?|femme|mari|parents|grand mere|enfants)
        (my|the) (son|daughter|mother|father|sister|brother|nephew|niece|teenager|kids?|cousin|boss|teacher|colleagues?|neighbour|wife|husband|parents|gran|nan|mum|mom|dad)
        (mise a jour|update|bug|buggue|plante|crash|panne|en panne|serveurs|notifications?|notif|desinstalle|supprime mon compte|j ai supprime|j ai quitte|deleted|uninstalled|i left|i quit|outage|down again|is down|story|stories|article|documentaire|documentary|reportage|podcast|pub|publicite|algorithme|algorithm|confidentialite|privacy policy|actions|bourse|shares|stock price|rachat|invente|fondateur|founder|feu rouge|traffic|wifi|wi fi|signal faible|pas de signal|no signal|bad signal|le signal|signal d alarme|fire signal|train signal|ligne de bus|bus line|on the line|online)
    """,
}
