"""Phrases of selling what must not be sold here, and of lawful trade beside it."""

from __future__ import annotations

from typing import Final

TRADE: Final[dict[str, str]] = {
    "papers": """
        (test negatif|pass sanitaire|toefl|ielts|casier judiciaire|livret de famille|kbis|avis d imposition|rib|tax return|utility bills?|criminal record|birth records?|bac|brevet|licence pro|cap|titre pro|carte pro|vtc|permis (b|moto|poids lourd|bateau)|motorbike licence|hgv licence|cscs)
        (permis|passeports?|carte (d identite|grise|vitale|de sejour|nationale)|cartes|cartes d identite|attestations?|diplomes?|certificats?|justificatifs?|visas?|fiches? de paie|bulletins? de (paie|salaire)|papiers|titres? de sejour|pieces? d identite|documents?|arrets? (de travail|maladie)|ordonnances?|releves? bancaires?|quittances?|code de la route|toeic|bac|cni|vrais papiers|faux papiers|points de permis|extraits? de naissance|actes? de naissance|domiciliation)
        (licen[cs]es?|licence|licences|license|licenses|driving licen[cs]es?|driving licence|driving license|passports?|id cards?|ids|identity cards?|certificates?|diplomas?|degrees?|visas?|payslips?|papers|documents?|residence permits?|permits?|sick notes?|prescriptions?|bank statements?|birth certificates?|driving test|theory test|transcripts?|work permits?|references|proof of address)
    """,
    "stealth": """
        (sans (rdv|rendez vous|ordonnance|consultation)|no appointment|without (an |)appointment)
        (sur mesure|made to order|tailor made|a la demande|personnalises?|indetectables?|undetectable|identiques? a l original|like the original|conformes?|qualite pro|scannables?|scannable|passent partout|rapide et discret|no fuss|sans prise de tete)
        (sans (examen|passer|question|questions|controle|rendez vous|attente|trace|traces|ordonnance|justificatif|verification)|discret|discrete|discretion|discretement|anonyme|confidentiel|enregistrees?|enregistres? (en prefecture|officiellement)|valides? partout|authentiques?|garantie?s?|livraison (rapide|assuree|partout)|fiable|serieux seulement|tu passes rien|aucun examen|deja valides?|obtenus? en|sous 48|en 48|en 3 jours|livres? (sous|en)|tous pays|toutes identites|au choix|reels?|pas d examen)
        (without (a test|an exam|any test|exam|test|questions|checks|prescription|sitting|taking|waiting)|discreet|discreetly|discretion|anonymous|confidential|registered|no (questions|test|exam|checks|trace|traces|prescription|waiting|paperwork)|guaranteed|genuine looking|looks real|any (name|country|nationality)|serious only|reliable|delivered in|within 48|in 48|all countries|valid everywhere|made to order|real ones)
    """,
    "company": """
        (bons |beaux |)moments (agreables?|complices?|intimes|doux|coquins|de detente|a deux|speciaux|partages)
        (pleasant|lovely|special|tender|sweet|intimate) (moments|company|time|hour|evening)
        (tenir compagnie|tiens compagnie|keep you company|keeping you company|keep company)
        (de la compagnie|ma compagnie|d une compagnie|compagnie feminine|compagnie masculine|passer du (bon |)temps|du bon temps|un moment (agreable|de detente|doux|intime|complice|special|chaud|a deux)|moment (agreable|complice|de detente|intime|de douceur)|massage|massages|massage complet|de la tendresse|tendresse|douceur|detente|escorte|accompagnement|rencontre (tarifee|payante|monnayee)|dame de compagnie|hotesse|cadeau (demande|attendu)|contre cadeau|petit cadeau|prestation|prestations|tarifs?|mes tarifs|je recois|je me deplace|deplacement|deplacements|je peux venir|visite a l hotel|a domicile|tes envies|genereux|galant|moments)
        (company|my company|some company|companionship|good time|a good time|spend time with me|time together|massage|massages|full massage|relaxation|sensual|escort|paid date|paid dates|paid meeting|tender moment|sweet moment|incall|outcall|in call|out call|my rates|rates|travel included|i host|i travel|hotel visits?|generous|gentlemen|gift expected|donation|roses|services|my services|private session|session|pleasure)
    """,
    "company_plain": """
        (bons |beaux |)moments (agreables?|complices?|intimes|doux|a deux|speciaux|partages)
        (pleasant|lovely|special|tender|sweet|intimate) (moments|company|hour|evening)
        (de la compagnie|ma compagnie|d une compagnie|compagnie feminine|moment (agreable|complice|intime|de detente|doux|special|de douceur|chaud)|massage complet|escorte|rencontre (tarifee|payante|monnayee)|dame de compagnie|hotesse|du bon temps|tendresse|mes tarifs|je recois|douceur|moments?)
        (tenir compagnie|tiens compagnie|keep you company|keeping you company|keep company)
        (i host|je recois|can host|i can host|hosting|recois)
        (company|my company|companionship|good time|full massage|escort|paid dates?|paid meeting|my rates|incall|outcall|hotel visits?|generous|gift expected|roses|tender moment|sweet moment|private session)
    """,
    "listing": """
        (de la|du|la|some|the) (cali|beldia|fraiche|frappe|filtre|jaune|mousseux|zaza|loud|weed|shit|beuh|seum|taga|mj)
        (bon|du bon|bonne|good|nice|fresh|quality|top) (matos|produit|came|marchandise|stuffs?|gear|product|merch|bud)
        (un pour|une pour|deux pour|trois pour|quatre pour|cinq pour|dix pour|les deux|les trois|les cinq|les dix|promo|promos|promotion|arrivage|nouvel arrivage|stock|en stock|reassort|grossiste|gros|demi gros|detail|dispo (ce soir|24|toute la nuit|now|jusqu|partout|non stop)|carte du (jour|soir)|menu du (soir|moment)|menu dispo|menu en|ouvert (ce soir|jusqu|toute)|on livre|je livre|livre partout|livraisons?|livraison (partout|rapide|a domicile|toute la nuit|24)|de (la )?qualite|qualite top|bonne qualite|top qualite|la meilleure|du bon|de la bonne|du frais|prix (degressif|de gros|selon quantite|au detail)|echantillon|echantillons|petit|grand|moyen|paquets?|sachets?|pochons?|plaquettes?|boites?|cartouches?|tarifs? selon|la plaquette|la boite)
        (one for|two for|three for|four for|five for|ten for|special tonight|specials|tonight s special|deals?|restock|restocked|in stock|fresh batch|new batch|wholesale|bulk|retail|available (tonight|24|all night|now|round the clock)|menu tonight|tonight s menu|menu up|open (tonight|till|until|all night)|we deliver|i deliver|delivery|deliveries|deliver (all|everywhere|anywhere)|drop off|dropoff|top quality|good quality|best quality|good stuff|the good stuff|fire|the best|discount|discounts|price list|prices on|samples?|small|large|packs?|bags?|baggies|boxes|box|cartons?|sizes)
    """,
    "order": """
        (dis|tell|indique|give) (moi|me) (ou|where|quand|when|l heure|the hour|ton hotel|your hotel)
        (hotel|a l hotel|at your hotel|your place or mine|chez toi ou)
        (me contacter|contactez moi|contact me|send (the|your|me your) address|envoie (l|ton|ta|moi l|moi ton) adresse|donne l adresse|tell me the address|ton hotel|your hotel)
        (mon num*|tu veux mon (num*|contact|snap|tel)|want my (number|snap|contact|num)|appelle|appelez|appelle moi|texte moi|sms|call|call me|text|whatsapp|wa|ring me|on bouge|on se deplace|je me deplace|je bouge|we come to you|i come to you|come to you|chez vous|chez toi|a votre porte|to your door|livre|livraison*|envoi (partout|rapide)|ship|shipping|we ship|shipped|posted|remise en main|main propre|meet up|meetup|collect|viens chercher|passe prendre|passez)
        (en (prive|mp|dm|pv|privee|message prive)|mp|dm|pm|message prive|messages prives|ecris (moi|en)|ecrivez (moi|en)|contacte (moi|en)|contactez (moi|nous|en)|ajoute|ajoutez|ajoute moi|ajoutez moi|commande|commandes|commandez|passe commande|pour commander|reserve|reservez|reservation|fais signe|dis moi quand|donne (moi |)(ton|ta|votre) (adresse|rue|tel|numero|etage)|envoie (moi |)(ton|ta) (adresse|rue|tel|numero)|viens en (prive|mp)|mon (signal|telegram|whatsapp|snap|insta|wapp|tel|numero|canal|compte|pseudo|06|07)|paiement|paye|payable|acompte|on livre|je livre|livraison|interesse|interesses|interessee|dispo en|canal|lien en|passe en prive|premier arrive|on s arrange|parle moi|demande moi|discute en prive|tu choisis|sur place ou livre)
        (in (private|dms?|pm)|dms?|pm|pms|private message|message me|text me|write me|write to me|contact me|contact us|add|add me|order|orders|place (your|an) order|to order|book|booking|bookings|book me|hit me up|hmu|give me your (address|phone|number|street)|send me your (address|phone|number|street)|tell me your (address|street)|inbox|inbox me|my (signal|telegram|whatsapp|snap|insta|number|channel|account|handle|phone)|payment|deposit|pay on delivery|we deliver|i deliver|delivery|interested|channel|link in|first come|ask me|talk in private|come private|slide in|send a private message|say when|ping me)
    """,
    "lawful": """
        (encadre*|framed|vintage|antiques?|antiquites?|deco|decor|decoration|collection|collector|souvenir|replica|terrain|court|salle|hall|piscine|pool)
        (table|tables|chaises?|canape|fauteuil|matelas|armoire|commode|meuble|meubles|frigo|machine a (coudre|laver)|lave linge|poussette|velo|velos|trottinette|moto|scooter|(des|mes|les|ces|vieux|vends) livres|un livre|bouquins?|bd|disques?|vinyles?|guitare|piano|violon|tele|television|console|jeux?|lego|puzzle|vetements?|manteau|robe|chaussures|bottes|skis|plantes|tondeuse|outils?|perceuse|aquarium|places de|billets? (de|pour)|entrees?|concert|piece de theatre|la piece|spectacle|festival|brocante|vide grenier|occasion|d occasion|annonce|coffre a jouets|jouets|lampe|bibliotheque|etagere|miroir|tapis|bois de chauffage|miel|confiture|legumes|oeufs|panier|poules?|chaton|chiot|caravane|remorque|pneus|appareil photo|objectif|telephone reconditionne|partitions?)
        (table|tables|chairs?|sofa|couch|armchair|bed|mattress|wardrobe|dresser|furniture|fridge|sewing machine|washing machine|oven|pram|pushchair|stroller|bike|bikes|bicycle|scooter|motorbike|books?|comics|records?|vinyls?|guitar|piano|violin|tv|telly|console|games?|lego|puzzle|clothes|coat|dress|shoes|boots|skis|tent|plants?|lawnmower|mower|tools?|aquarium|seats?|tickets?|concert|s play|the play|festival|flea market|jumble sale|second hand|a used|your ad|toys?|lamp|bookcase|bookshelf|desk|shelf|shelves|mirror|rug|carpet|firewood|honey|jam|vegetables|eggs|hens?|kitten|puppy|caravan|trailer|tyres|tires|camera|lens|sheet music|stalls?)
    """,
    "food": """
        (menu du jour|menu midi|formule|plat du jour|plats?|pizza|pizzas|burger|sandwich|kebab|sushi|couscous|entree|dessert|desserts|boisson comprise|brunch|crepes?|galettes?|biere|bieres|cafe|du the|un the|salon de the|pinte|un demi|croissants?|baguette|pain|gateau|traiteur|cantine|restaurant|resto|brasserie|huitres|fromage|vin|bouteille|repas|dejeuner|diner|table d hotes|chambre d hotes|nuitee|nuit d hotel|gite|camping|marche|boulangerie|boulanger|frites|moules|glace|glaces|tickets? resto|paella|soupe)
        (set menu|lunch menu|lunch|menu of the day|starter|starters|main course|mains|dessert|pudding|pizza|burger|sandwich|kebab|sushi|curry|brunch|pancakes?|beer|beers|coffee|tea|pint|pints|croissants?|bread|cake|caterer|canteen|restaurant|diner|oysters|cheese|wine|bottle|meal|meals|dinner|bed and breakfast|b and b|night in a hotel|campsite|market|bakery|baker|fries|chips|ice cream|fish and chips|soup|noodles)
    """,
    "work": """
        (salaire|paie|paye|smic|par mois|net|brut|embauche|embauchee?|boite|patron|heures sup|treizieme mois|prime|contrat|cdi|cdd|interim|poste|boulot|job|devis|facture|artisan|plombier|electricien|coiffeuse|coiffeur|garagiste|menage|baby sitting|babysitting|baby sitter|babysitter|garde d enfants|nounou|cours|cours particuliers|soutien scolaire|lecon|lecons|prof|jardinage|tonte|bricolage|demenagement|repassage|couture|kine|osteo|medecin|dentiste|seance chez|therapeute|notaire|avocat|impots|loyer|charges|formulaires?|guichet|prefecture|mairie|timbre|timbre fiscal|amende|paperasse|renouvellement|refaire|auto ecole|moniteur|tarif du (train|bus)|peage|essence|abonnement|cotisation|club|adhesion|association|asso)
        (salary|wage|wages|pay rise|an hour plus|a month|per month|net|gross|hired|firm|firms|boss|overtime|bonus|contract|permanent|temp|agency|job|quote|invoice|tradesman|plumber|electrician|hairdresser|barber|mechanic|cleaning|cleaner|babysitting|babysitter|nanny|childcare|lessons?|tutoring|tutor|gardening|mowing|diy|moving|ironing|sewing|physio|osteopath|doctor|dentist|therapist|solicitor|lawyer|notary|taxes|rent|bills|forms?|paperwork|counter|council|town hall|stamp|fine|renew|renewal|renewing|driving school|instructor|fare|toll|petrol|gas|subscription|membership|club|association|charity|post office)
    """,
    "price_word": """
        (tarifs?|prix|prices?|rates?|cheap|pas cher|bon prix|good price|combien|how much|price list|price on)
        (euros?|eur|balles|boules|livres sterling|dollars?|bucks|quid|pounds?|gbp|usd|€|£|\\$)
    """,
    "hourly": """
        (an hours|one hours|half an hours|une heure de|deux heures de|two hours of|l apres midi|the afternoon|apres midi entier|two hrs|an hr|per hr)
        (les deux heures|de l heure|l heure|pour une heure|une heure|la nuit|la soiree|les 30 minutes|la demi heure|pour la nuit|pour la soiree|les 2 heures|les 2 h|pour deux heures|deux heures|1 h|30 min|45 min|nuit complete|la journee)
        (for two hours|an hour|per hour|for an hour|one hour|the night|a night|the evening|for the night|half an hour|half hour|two hours|2 hours|1 hour|30 min|30 mins|overnight|all night|the whole night)
    """,
}
TRADE_EMOJI: Final = frozenset("🍁🌾🍇🍊🫐🧁🍪🐴🦄🥶🍚🧂🎈🟢⚪🟤❄🍃🌿🔌💊🍄🍬🌱🥦🐎🌲🧊🍫💨🚬⛄🌨🥥🍭🏔🔥🚀⛽")
"""Pictures that stand for goods where a price stands beside them."""
