"""Phrases of what is done with somebody who sleeps, is out or does not know: for incapacitation."""

from __future__ import annotations

from typing import Final

DOINGS: Final[dict[str, str]] = {
    "made": """
        <put> ~ (dans|in|into|a) (<their> |)(<drink>|<drug>)
        <put> ~ ~ (dans|in|into) <their> ~ <drink>
        <drug> ~ (dans|in|into) (<their> |)<drink>
        (tends|tend|tendre|sers|hand|hands|serve|serves|pass|passes) (lui |her |him |)<their> (\\w+ |)(<drink>|tasse)
        (boit|buvait|boive|drinks|drank|avale|swallows) (toujours |always |tout |all |)(ce que|what|whatever|my|mon|ma) (je|i|lui|)
        (un petit|un peu de|un truc|une chose|quelque chose|un petit quelque chose|de quoi|something|a little something|a bit of something|stuff|a drop) ~ (dans|in) <their> <drink>
        (a little something|something|un truc) in (her|his)
        un truc dans (son|sa)
        (ce que|avec ce que|what|with what|whatever|le truc que|the thing|the stuff|after what|apres ce que|de ce que) (je|tu|i|you|on) (lui |leur |la |)(ai |as |have |)(sers|sert|servi|verse|donne|donner|mets|mis|fais boire|fais prendre|prepare|file|filer|refile|serve|put|pour|give|gave|mix|mixed|feed|slip|make|made|fix|offre|offer|tends|hand|verse)
        (my|ma|mon|mes|own|own little|propre) (cocktail|recipe|recette|mixture|melange|potion|nightcap|mix|preparation|special|blend|brew|drops|gouttes|drink)
        (verre|drink|petit verre|tisane|tea|cocktail|glass|infusion) (special|speciale|a ma facon|maison|ameliore*)
        (special|laced|spiked|loaded|doctored) (drink|glass|tea|cocktail|verre)
        (fais|faire|fait|ferai|fera|faisant|faisais) (la |le |les |lui |leur |l |)(boire|prendre|avaler|ingerer|picoler|dormir)
        (endors|endormais|endort) (la|le|les|ma|ta|mon|ton|sa|une?) (<noun>|mienne)
        (je|tu|on|i|you|il) (l |la |le |les |)(endors|endormais|shoote|drogue|assomme|defonce|saoule|sedate|drug|dose|dope|medicate)
        (endormir|assommer|shooter|droguer|defoncer|saouler|mettre ko|calmer|sonner|anesthesier) (la|le|les|une?|ma|ta|sa|ton|mon|quelqu|<noun>)
        l endormir
        (de quoi|something to|enough to|assez pour|stuff to|trucs? pour|produits? pour|moyen de|un moyen pour) (la |le |l |les |make |help |get |put |)(her |him |them |someone |<noun> |my \\w+ |)(faire |)(dormir|endormir|tenir tranquille|calmer|assommer|shooter|sleep|drop off|drift|pass out|knock|relax|go under)
        (make|makes|making|made|get|gets|getting|got|render|renders|keep|keeps|kept|keeping|have|had|leave|leaves|want) (her|him|them|someone|somebody|my <noun>|a <noun>|the <noun>|your <noun>|some1|<noun>) ~ (drink|drunk|sleep|sleepy|under|tipsy|drowsy|woozy|quiet|still|pass|forget|wasted|docile|relaxed|limp|groggy|asleep|absent|unaware|dozy|knocked|out cold|blackout)
        (get|gets|got|put) (them|her|him) (there|that way|like that|to sleep|in that state)
        (la|le|les) (rendre|rend|rends|rendais|rendrais|rendait|faire|mettre|mets) (\\w+ |)(molle|docile|ko|hs|inconsciente?|absente?|malade|dans|a l ouest|dormir|out|calme|groggy|ivre|soule)
        rendre (quelqu un|une? \\w+|\\w+ \\w+) (\\w+ |)(absent|absente|inconscient*|docile|molle|ivre|dans les|ko|hs|malleable|amorphe)
        (grace a|avec) (moi|mes soins|ma recette|mon petit|mes gouttes|mes cachets)
        (thanks to|courtesy of|because of) (me|my|what i)
        par mes soins
        (double*|augment*|triple*|charg*|up|ups) <their> (\\w+ |)<drug>
        (la|le|l|les|lui) (fais|fait|faisais|ferai|faire|ferait) (dormir|boire|sombrer|avaler|prendre|roupiller)
        (make|makes|making|made|get|gets|put|puts) (mine|yours) (sleep|drink|under|out|to sleep|drunk)
        (boit|finit|finisse|avale|termine) (son|ce|le|un|mon) the
        (deux|trois|two|three|quelques|a few|un|a|half a) <drug> (dans|in|into|avec|with)
        (donne*|file*|refile*|fais prendre|give|gives|gave|feed|feeds|slip|slips|glisse*|sers|serve*) (lui |leur |her |him |them |ma \\w+ |my \\w+ |)(a |an |un |une |some |son |sa |ses |his |her |the |le |la |des |du |deux |two |half a |un demi |quelques |a few |)(<drug>|something to (calm|relax|sleep)|de quoi (dormir|se calmer))
        (pour|serve|give|fix|make|sers|verse|prepare) (her |him |lui |)(a |an |one |un |une |)(verre |drink |)(stiff|strong|large|double|special|heavy|bien tasse|bien charge|bien corse|costaud|fort|double) (one|drink|verre|)
        <drug> (aide|aident|agit|agissent|marche|fait|fera|helps?|works?|working|does|do|kicks|to work)
        (pour|pours|pouring|sers|serve|remplis|ressers) (<she>|<their> <noun>) (more|plus|double|another|toujours|always|twice|deux)
        (ce qu|what|whatever|vu ce qu) <she> (a |has |ont |had |)(pris|bu|avale|gobe|took|drunk|swallowed|taken|had)
        (attends|attendre|attend|wait|waiting|waits) (que |for |)(le |la |the |her |his |son |sa |ses |)<drug>
        (remplis|remplir|ressers|refill|refills|top* up|fill* up|keep filling|remets|en remets) ~ (verre|glass|drink|coupe|cup)
        (force|forcer|heavy|easy|lourde?|genereu*) (sur |hand with |on |with |)(la |the |)(dose|alcool|booze|vodka|gin|bottle|bouteille)
        (un petit coup de pouce|aide chimique|chemical help|helping hand|petite aide|a little help) ~ (pour|to|from|so)
        (aider|help|helps) (la|her|him|le) (a |to |)(dormir|sleep|relax|detendre|let go|se laisser)
        (renforc*|strengthen*|corse*|charge*|fortif*|improve*|amelior*|trafiqu*|doctor*|tamper*|spike*|boost*|double*) (with |) <their> (\\w+ |)<drink>
        (apres|after|avec|with|grace a|thanks to|sous|on|une fois) (mes|ma|mon|my|ses|her|his|sa|son|leurs|its) (\\w+ |)(<drug>|<drink>)
        (<drug>|<drink>) (que |qu |that |which |)(je|j|i|tu|on|you) (lui |leur |her |him |la |)(donn*|file*|sers|vers*|prepar*|achet*|mets|ai|give|gives|gave|mix|mixed|pour|make|made|slip|put|stir)
        (je |on |tu |)(m arrange*|t arranges|t arrange|m en charge|m en occupe|t en occupes|m en assure|m assure*|fais ce qu il faut|veille|y veille|y veillerai|fais en sorte|ferais en sorte|ferai en sorte|faire en sorte|fait en sorte|ferait en sorte|ai fait ce qu il fallait|fais le necessaire|ai fait le necessaire|ai prevu ce qu il faut|gere sa|gere ses)
        (j |)y (veille|pourvois|veillais)
        (m occupe|t occupes|m occuperai|s occupe|prepare|preparer|handle|handles|take care|takes care|look after|looks after|fix|fixes|deal with|deals with) (de |d |of |)(son|sa|ses|her|his) (<drink>|<drug>)
        (i|you|we|ll) (\\w+ |)(make|made|making) (sure|certain)
        (i|you|we|ll|have|would|will) (\\w+ |)(see to it|see to that|see that|saw to it|saw to that|seen to it|seen to that|arrange it|arrange that|arrange for|ensure|take care of that|took care of that|keep it that way|kept it that way)
        (seen to it|see to that|saw to that)
        (on purpose|expres|volontairement|deliberately|intentionally)
        (double*|augmente*|charge|force|triple|up|ups|upped|raise|increase|bump) ~ (dose|doses|dosage|quantite|cachets?|gouttes|somniferes?|pills?|tablets?|amount)
        (aura|avait|auras|avoir|ait|a|ont|will have|has|had|have|having|ll have|after) (pris|bu|avale|gobe|taken|drunk|had|swallowed|finished|downed|necked) (son|sa|ses|mon|ma|mes|de quoi|le|la|un|une|her|his|my|something|the|enough|a couple|deux|two|its|what i) ~ (<drink>|<drug>|dormir|sleep|gave|special|sers|donne)
        (boit|drinks|finit|finishes|finisse|avale|swallows|necks|downs) (son|sa|ce|her|his|that|the|it|mon|ma|my|le) (petit |special |)(<drink>|<drug>)
        (boit|drinks) (mon|my)
        (sous|on) (calmants|somniferes|sedatifs|cachets|gouttes|sleeping pills|sleeping tablets|sedatives|pills)
        (pris|prend|prends|gave|donne|donnes|donner|donnais|file|refile|give|gives|feed|feeds|takes|slip|slips|glisse|sers|verse) (lui |her |him |la |une? |son |sa |ses |my \\w+ |ma \\w+ |a |some |the |des |du |un peu de |trop de |)(<drug>|special drink|nightcap)
        (wait|waits|waiting|attend*|attendre|j attends|i wait) (\\w+ |)(till|until|for|que|qu) (<she>|<noun>|her|him|ca|it|my \\w+|ma \\w+|mon \\w+) ~ (dort|dorme|dormir|partie?|endorm*|gone|out|asleep|under|off|down|agisse|sombre|ronfle|kick|kicks|work|sleep|boive|bu)
        j attends (la nuit|que ca|l effet)
        (prendra|prendre|prenne|takes|take|taking|will take) <their> (\\w+ |)<drug>
        (couche|coucher|l aurai couchee|will have put her|puts? her down|put (her|him) down)
        (la|le) (faire boire|faire dormir|mettre (ko|dans|hors|au lit)|coucher|achever)
        (spike|spikes|spiked|lace|laces|laced|doctor|doctored) (her|his|a|the|someones|my \\w+) (<drink>|juice|\\w+ drink)
        (put|puts|putting|send|sends|sent) (her|him|them|my \\w+|his \\w+|the \\w+|a \\w+|someone|mine) (to sleep|under|off to sleep|to dreamland|down)
        put to sleep
        (knock|knocks|knocking) (her|him|them|my|someone|somebody|a|the|<noun>) ~ out
        (sa boisson|son verre|her drink|his drink|son repas|sa tisane|son infusion|her tea|her glass) (avant|ready|prete?|est prete?|d abord|beforehand|before|first|a l avance)
        (vitamines?|vitamins?|aspirine|aspirin|sirop|paracetamol|ibuprofen|allergy pills?)
        une fois <she> ~ (bu|pris|avale)
        once <she> ~ (drunk|had|taken)
    """,
    "used": """
        (c est|cest|now is|nows|this is|that is|its) (le moment|l occasion|the time|the moment|my chance|your chance|the chance|ma chance)
        (j|on|nous|i) (en ai|en a|en avons|have|had) (bien |un peu |)(profite|took advantage)
        (j en profite*|en profiter|en profite|profiter (d|de|un peu)|je profite|profite* (d elle|de lui|de la situation|de l occasion|qu <she>|de ce que|pour))
        (je|tu|on|il|et) (fais|fait|faisais|ferai|fera|feras|fasse|faire) (un peu |)(tout |)(ce que|ce qu|comme) (je|tu|on|il|nous) (veux|veut|voudra*|souhaite*|peux|entends|entend|envie)
        (tout )?ce (que|qu) (je|tu|on) (veux|veut|voudras|souhaites|as envie)
        (fais|faire|fait) (tout |)(ce|comme) (que |qu |)(tu|je|on|il|nous) veu*
        (je|tu|on) (la|le|l|les) (prends|filme|photographie|touche|regarde|deshabille|caresse|tripote|manipule|utilise|bouge|embrasse|possede)
        (la|le) (filmer|photographier|toucher|regarder dormir|deshabiller|caresser|tripoter|manipuler|utiliser|peloter)
        (je filme|i film|je prends en photo|je prends des photos|mes photos|i record|taking pictures|take pictures|took pictures)
        (j agis|je passe a l action|i act|get to work|gets to work|got to work|me mets au travail|do my thing|does his thing|do our thing|i get going|je fais (ca|cela|le reste)|i do (that|the rest)|i start|j attaque|a moi de jouer|my turn|mon tour|me suivra|suivra|follows me|suit sans|follow me|go along with anything|fait tout ce que)
        (je|on) (recommence*|m y mets|m y prends|commence|me lance|peux y aller|y vais|passe a l action|tente ma chance)
        (quand|pendant que|tant que|while|when|what) (je|i|on|we) (la |le |l |m |)(commence*|fais|faisais|touche|filme|do it|did|start|do|touch|film|visit|go in|m occupe)
        (ce que|ce qu|de ce que) (je|on) (fais|faisais|lui fais|lui faisais|fait|lui fait|leur fait|faisait|lui ai fait|ai fait) (d elle|d elles|de lui|d eux|avec|la nuit|pendant|a|a cote|ensuite|apres|subir)
        (ce que|ce qu) (je|on) (lui|leur) (fais|fait|faisais|ai fait|font)
        ce que j ai fait
        (what|whatever) (i|we|you) (do|did|get up to|please|like|want|have done) (to|with|at night|while|when|after|then)
        (do|does|did|doing) (as|what|whatever|anything) (i|we|you|u|they|he) (please|like|want|fancy|feel)
        (as i please|as you please|as we please|do anything|anything i like|anything you like|have my way|has his way|have your way|my way with)
        (do|did|done|doing|have|had) (stuff|things|it|this|that|something) (with|to|on) (some1|someone|somebody|a|her|him|my|<noun>|girls|people)
        (faire|fait|fais) (ca|cela|des choses|des trucs|ce genre de chose|un truc) (a|sur|avec) (quelqu un|une?|elle|lui|ma|sa|des)
        (essaye?|essayer|tente|tenter|fait|teste|tester) (\\w+ |)(sur|avec) (une?|quelqu un|elle|ma|ta|la mienne|sa)
        (tried|try|trying|ever tried) (it |that |this |)(with|on)
        (i|ill|we) (go ahead|get on with it|help myself|start|go in|carry on|take over|go for it|make my move|take my time)
        (take|takes|took|taking) (full |)advantage
        (make use|makes use|making use|profite*|advantage) (of|de|d) (her|his|ses|son|sa|leurs|their)
        (profite*|use|used|using|advantage) (of|du|de|d) ~ (sommeil|sleep|etat|state|condition|absence|fatigue)
        (i|je|j) (did|do|ai fait|faisais|fait) (as|what|whatever|ce que|tout ce que) (i|je) (liked?|wanted|pleased|voulais|voulait|veux)
        (belle vie|good life|la nuit est a moi|night is mine|plus pratique|handier|c est pratique|handy that way|more convenient|easier that way|plus simple comme ca)
        (me gene pas|me prive pas|not hold back|hold nothing back|mettre de gants|pas de gants|ne me refuse rien|deny myself nothing)
        (la |le |)(laisse|laisser|let) (la |le |her |him |)(croire|penser|think|believe)
        (what|everything|all|anything|whatever) (i|we|you) (do|did|does) to (her|him|them)
        (tout )?ce que je lui (fais|ai fait|ferai)
        tu (pourras|peux|pourrais) (la|le) (\\w+er|voir|prendre)
        (aussi|autant|as) (\\w+ |)(que|as) (tu|you|on|vous) (veux|voudras|like|want|voulez)
        (ce qui|whatever|what|tout ce qui) (me|nous|te|you|us) (plait|plaira|chante|pleases|suits|fait envie|amuse)
        (whatever|what) (pleases|suits|amuses) (me|us|you)
        (c est moi qui|je|i|me who) (decide|choisis|choose|decides|gere) (quand|when|si|if|tout|everything|how|comment|de tout)
        (make|making) the most of (it|her|him|that)
        (i|we) (film|record|touch|photograph|undress|watch|use|fondle|grope|kiss|cuddle) (her|him|them|of)
        (pictures|photos|videos) of (her|him|them)
        i take (photos|pictures|videos)
        (ma petite affaire|mes petites affaires|mes affaires|mon affaire|mon petit plaisir|mon plaisir|me fais plaisir|fais plaisir|mon moment|ma soiree a moi|mon petit moment|my bit of fun|my fun|my moment)
        (est|toute|tout|entierement|is|s|are|all) (a (moi|toi|nous|ta disposition|ma disposition|notre disposition|votre disposition|disposition)|mine|yours|ours|at your disposal|up for grabs|fair game)
        (all yours|all mine|to myself|all to myself|pour moi tout seul|rien que pour moi|pour moi seul|at my mercy|a ma merci)
        (te|se|me|vous) (servir|sers|amuser|amuses|faire plaisir|regaler|defouler|lacher)
        (sers toi|servez vous|amuse toi|fais toi plaisir|help yourself|help yourselves|help myself|enjoy yourself|enjoy her|enjoy him|have fun|had fun|have your fun|some fun|have a go|had a go|have a turn|your turn|ton tour|chacun son tour|take turns|knock yourself out)
        (m amuse|t amuses|s amuser?|joue avec|jouer avec|play with her|play with him|you have fun|i have fun)
        (tranquilles?|peinards?|a l aise|libres?|au calme) (avec|pour|toute la nuit|jusqu au matin|jusqu au reveil|un moment|comme jamais)
        (je suis|on est|on sera|serons|tu seras|suis|et moi|im|i am|i feel|we are|you are) (tranquilles?|peinards?|libres?|free|undisturbed)
        (le champ libre|carte blanche|quartier libre|free rein|free hand|free hands|les mains libres|all the time i want|toute la nuit devant|a hour with her|all night with)
        (prends mon temps|prendre mon temps|take my time|prends ton temps|take your time)
        (marche (a chaque fois|toujours|nickel|a tous les coups)|works every time|never fails|works a treat|works like a charm|ca marche bien|radical)
        (je prefere|c est mieux|plus simple|plus facile|i prefer|prefer|like it better|i like it|easier|better) (quand|comme ca|ainsi|it when|when|that way|if|like that)
        (that is|c est|its|that s) (the (beauty|advantage|point|idea|trick|thing)|l avantage|le but|l interet|le truc|tout l interet|toute l astuce|why)
        (le but|l idee|the point|the idea|the trick|the goal|the aim) (c est|est|is)
        (if you know what i mean|get my drift|if you get me|you see what i mean|ce que je veux dire|tu vois ce que|tu vois l idee|si tu vois)
        (aussi long* que|as long as|as many times) (tu|you|on) (veux|want|like|veut)
        (i|je) (will |)(try|essaie|essaye|essayer*)
        (trying it|j essaie|j essaye|another way|autrement|a ma facon|my own way)
        (do|did|doing) it (again|anyway|when|while|at night|to her|to him|regardless)
        (je le fais|je l ai fait|j y arrive|j y suis arrive|i get away with it|get away with|je m en tire)
        (what you came for|ce que tu as a faire|tu es venu pour|tu viens pour|ce pour quoi|ce pourquoi)
        (stays over|stay over|stays the night|dormir chez moi|dorme chez moi|s endorme chez moi|reste dormir|passe la nuit chez moi|finisse chez moi|rentre avec moi|come home with me|comes home with me|end up at mine|ends up at mine|back to mine)
        (i|je) (did|visited) while
        (what gets done|ce qui se passe|ce qui lui arrive)
        what (happens|goes on|is done|we do|you do|i do) (to her|to him|then|next|after|at night|in there|around her)
        if (only |)<she> (knew|only knew)
        si <she> (savait|savaient)
        <she> (croit|croira|pense|pensera|thinks?|believes) ~ (juste|simplement|seulement|bien|just|only|simply)
        (en fais ce que|en faire ce que|en dispose|dispose d elle)
    """,
    "willed": """
        (pas besoin|no need|besoin de son avis|aucun besoin|pas la peine|inutile de|does not need to|do not need to|does not have to|doesn t matter|aucune importance|on s en fiche|je m en fiche)
        <she> (voudrait|accepterait|dirait|voudra|acceptera|serait|marcherait) (jamais|pas|non|contre)
        (would|will|ll|does|did) (never|not) (agree|accept|say yes|go for it|go along|want it|want to|be up for it|let me|allow|approve)
        <noun> (says?|said|dit|dirait|disait|veut|voudrait) (no|non|pas|jamais)
        <she> (says?|said|dit|dirait|disait|veut|wants) (no|non|pas|rien|jamais|nothing|none of it)
        (would|d) (kill|murder|go mad|freak|flip|leave|hate|scream|never speak)
        (me |)(tuerait|quitterait|hurlerait|ferait un scandale|deviendrait folle|en ferait une maladie|porterait plainte)
        (pas d accord|son accord|son avis|son consentement|son oui|her consent|his consent|her opinion|her say|a say in)
        (etat de|capable de|en mesure de|peut (pas|plus)|can not|able to|enough to|state to|pouvoir|puisse pas|puisse plus|pourra pas|pourra plus) (say|dire|refuser|resister|se defendre|dire non|say no|refuse|object|resist|fight back|protest)
        (no|zero|aucune|pas d) (arguments?|fuss|questions|discussion|dispute|resistance|objections?)
        (trop|too) \\w+ (pour|to) (me |)(repousser|resister|refuser|dire|push|resist|refuse|say|fight)
        (not|to|pas|plus|de) (say|dire|saying) (no|non)
        (how|comment) (could|can|pourrait|veux tu|voudrais tu|would) (<she>|qu <she>|tu)
        comment veux tu
        (ask*|demande*|demander) (her|him|lui|leur|son avis|sa permission|permission)
        <she> (est|is|was|serait|would be) (contre|against|not into|pas pour|too shy|too prude|trop coincee?|trop prude)
        (l ideal|ideally|idealement)
        (dit (rien|non|pas non)|says nothing|never complains|no complaints|se plaint (pas|jamais)|discute pas|does not argue|proteste pas)
        (awake|reveillee?|sobre|sober|conscious|normal|normalement) <she> (would|will|refuse*|dit|dirait|veut|voudrait|says|accepte*|never)
        (will|would) not (agree|accept|let|want)
        <she> (veut|voulait|accepte|acceptait) (pas|jamais|plus)
        (not interested|turned me down|keeps saying no|dit toujours non|me repousse|me jette)
    """,
    "sought": """
        (comment (faire|rendre|endormir|on fait|tu fais|je peux|je fais|t y prends|vous faites|tu t y prends|s y prendre)|(saurais|sais|sait|savez|saurait|connaitrait) comment|fais comment|(astuce|astuces|combine|technique|techniques|truc|trucs|methode|methodes|recette|plan|plans|solution|solutions|produit|produits|conseil|conseils|tuyau|tuyaux|idee|idees) (pour|qui|contre|discrete*|sympa|efficace*|a)|une (astuce|technique|combine|methode|idee|solution)|des (astuces|conseils|idees|techniques|tuyaux)|moyen (de|pour)|un truc (pour|qui|discret|sans|a mettre)|quelque chose (qui|pour|de|sans)|quoi (mettre|donner|utiliser|faire|prendre|verser|glisser)|tu (utilises|mets|prends|donnes|conseilles|recommandes) quoi|ca marche (avec quoi|comment)|as quelque chose|connais (un|quelque|des)|connait (un|quelque|des)|t aurais|tu aurais)
        (je |j |)(cherche|recherche|voudrais|aimerais|veux|me faut|besoin d) (un|de|d|une|quelque|des) (truc|produit|quoi|moyen|chose|methode|cachet*|gouttes|conseil*|astuce*|recette|poudre|solution|somnifere*)
        (acheter|trouver|commander|prendre|utiliser|faut) quoi
        what (can|could|should|do|would|must) (i|you|one|we|people) (buy|get|order|use|find|need|take)
        (existe|is there|y a) (\\w+ |)(\\w+ |)(un|une|a|any|des) (moyen|way|truc|trick|methode|method|produit|recette|recipe|astuce)
        (how (do|does|to|can|would|could|did|d|you)|know how|know a|knows how|a trick|tricks|a way to|a way of|ways to|tips?|advice|ideas|recommend*|suggest*|any idea*|what do you (use|put|give|slip|mix)|what (to|should i|would you|can i|could i) (use|put|give|slip|mix)|what (works|does it take|did you (use|put|give))|got anything|have anything|have something|anything (that|to|for)|something (that|to|with|for|strong|tasteless|so)|whats best|what is best|which (pills|drops|tablets|stuff)|where (do|can) (i|you) (get|buy|find))
        (got|have you|know|as|aurais|avez) ~ (recipe|recette|trick|way|something|de quoi|quelque chose|produit|stuff|mix|dose)
        (looking for|after|need|want|searching for|in search of) (something|anything|stuff|a way|a trick|pills|drops|tablets|a method|tips|advice|a recipe)
        (des maris qui|any husbands|husbands who|des gars qui|any guys who|des mecs qui|any lads who|qui ici|anyone else here|qui d autre) ~ (endorm*|put|dor*|sleep*)
        (sans gout|sans odeur|tasteless|no taste|odourless|odorless|invisible|indetectable|undetectable|untraceable|no smell|pas de gout|ne se voit pas|qui se voit pas|qui se sent pas)
        qu est ce que (tu|vous|t) (mets|donnes|utilises|prends|mettez|verses|conseilles|sers)
        (tu utilises quoi|t utilises quoi|avec quoi tu)
    """,
    "access": """
        (tu|vous|t|t es|il|ils|on|les mecs|des mecs|qui|gens) (entres?|viens|passes?|repars|restes?|peux (passer|venir|entrer|monter|rester|rejoindre|en profiter)|pourras|pourrais|pourrait|pourront|veux (venir|passer|voir|essayer|participer)|montes?|arrives?|viendras|passeras|rentres|seras|veut venir|viennent|passent|entrent|venez|passez|entrez|montez)
        (viens|venez|venir|passe|passes|passez|passer|entre|entrez|monte|montez|rejoins|visite|visites|visiter|visiteurs?|visiteuse|invite|invites|invitee?s?|rapplique|debarque|debarques|rends visite|rendre visite|faire un tour)
        (fais|faire|fait|faisais|laisse|laisser|laissais|ferai|laisserai) (entrer|venir|passer|monter|rentrer|participer)
        (cherche|recherche|cherchons|je cherche|on cherche|voudrais|aimerais|envie) ~ (<noun>|visiteurs?|couple|couples|quelqu un|mecs?|hommes?|complices?|amateurs?|celle|ceux|partage*|dont)
        who has
        qui (veut|voudrait|a|aurait|partage|prete|propose|laisse|accepterait|offre|est chaud|vient)
        (partage*|prete|pretes|preter|preterais|prete ta|echange*|offre ma|propose ma|confie|laisse (la|le|ma|te|toi|moi|vous|seul)|laisserais|laisses|met a disposition|a disposition)
        (porte (\\w+ |)ouverte|porte (sera |est |)(pas |)(fermee|verrouillee|deverrouillee)|pas fermee a clef?|la cle|les cles|la clef|les clefs|code (de|d|du|en)|le code|digicode|double des cles|sous le paillasson|ouvre (ma|la) porte|j ouvre|t ouvre|t ouvrirai|je t ouvre|sonne pas|sonner|frappe pas)
        (ca te (dit|tente|dirait|tenterait|branche|chauffe)|t es (chaud|partant|dispo|interesse)|interesse|interesses|partants?|chauds?|dispos?|amateurs?|curieux|ouvert a|ouverts? aux?|je me deplace|me deplacer|je suis mobile|disponible|discretion|discrets?)
        (pas de bruit|fais pas de bruit|sans bruit|sans un bruit|en silence|doucement|faire de bruit|te tais|parle pas|chaussures a la main)
        (un |une |le |)(creneau|slot|place|tour) (\\w+ |)(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce soir|demain|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tonight|tomorrow|pour toi|for you|libre|free|open)
        (on|nous|we|three|two|a) ~ (vient|venons|coming|come|debarque|arrive|arrivons|passe|passons) (a (deux|trois|plusieurs)|tous|ensemble|\\?|,|,? ton|,? your)
        (three|two|several|four) of us
        (<noun>|husbands|maris|hommes|men|couples|gens|people) (dont|whose|do not|avec qui|who have|qui ont)
        (one|une|un|someone|quelqu un|rencontre|meeting|plan|place|soiree|night|evening) (where|ou|dans laquelle)
        (swap*|echange*|partag*|shar*) ~ (adresses?|addresses|plans|contacts)
        (louer|loue|rent out|rents out|renting|hire out|disposer|dispose) (ma|la|my|the|her|d elle|of her)
        (voir|see|rencontrer|meet|watch|observer|visiter|visit|essayer|try) (une|un|a|an|some|des|la|ta|your|sa|his) (\\w+ |)<noun>
        (cle|cles|key|keys) (sous|under|dans|in|is|est|sera|behind|derriere)
        (sous|under|behind) (le|la|the) (pot|paillasson|mat|doormat|plante|plant|pierre|stone|brick|rock)
        (venez|viens|come|coming) (a (deux|trois|plusieurs|quatre)|as a (pair|couple)|with (a|your) (friend|mate)|avec un)
        (qui|who|whod|anyone|someone|quelqu un) ~ (laisserait|laisserais|laisse|leave|leaves|let|lets|pretera*|prete*)
        (tu|vous|you) (m|me) (invit*|accueill*|laiss*|recev*|ouvr*)
        (have|invite|let) (me|us|people|someone) (over|round|in|up)
        (meet|rencontrer|recevoir|see|voir|accueillir|welcome) (men|hommes|des hommes|guys|couples|people|des gens|other men|d autres)
        (passer|spend) (un moment|a while|an hour|du temps|some time|une heure|time|a moment) (avec|with|aupres)
        (paierais|paierai|paye|donnerais cher|pay|would pay|id pay|good money) (pour|to|for)
        (seule?|alone) (avec|with) (<she>|<noun>|une|un|a|someone|quelqu un)
        (un|a|des|some|any) couples? (ou|where|dont|whose)
        (libre a toi|feel free|sens toi libre|t inviter|t invite|invite yourself|invite toi|lumiere eteinte|light off|lights off|leave the light|laisse la lumiere|un hote|une hote|a host|hotes|hosts|un monsieur|a gentleman|gentlemen|messieurs|m emmener|take me|emmene moi|montre moi|show me)
        (interess*|interested) (par|in|pour|de) (une personne|quelqu un|a person|someone|<noun>|this|voir|seeing|visiting)
        (come|monter|go|passer) (up|voir|see)
        (je suis passe|que je (passe|suis)|i came|i was there|i have been|was in|j etais la)
        (des hommes|des mecs|un gars|un homme|un mec|un couple|hommes|un autre|des amis|mes amis|mes potes|des potes|du monde|des gens|des inconnus|mes invites|nos invites|mes visiteurs|de passage|plusieurs) (pour|dans|quand|du coin|de passage|a la maison|viennent|passent|chez|en profitent|entrent|peuvent|qui)
        (mes|nos|des) (invites|visiteurs|potes|amis)
        (rdv|l adresse|mon adresse|place (dispo|libre|pour)|une place|une occasion|un moment avec|complice|te montre*|te la (montre|laisse|prete|presente)|te laisse|essayer avec (la|elle|ma)|avec (la mienne|la tienne|ma|ta)|voir (la mienne|ma|ta)|il me faut|presente*|ramene*|amene*)
        (je recois|recevoir|prete a recevoir|tu viens|vous venez|je veux bien|je viendrai*|j arrive|je passe|je peux (passer|venir)|je suis preneur|preneur|preneuse)
        (a deux|a plusieurs|tous les deux|on s occupera|s occuper d elle|t occuper d elle)
        (come|comes|coming) (by|over|round|around|upstairs|up|see|visit|quietly|while|when|after|and|then)
        you (come|coming|came)
        (drop (in|by|round|over)|dropping by|stop by|stopping by|pop (in|by|round|over|up)|popping|swing by|call round|roll up|turn up|let yourself in|let you in|stay (an|a|for)|spend (an hour|time|a while|the night))
        (guests?|visitors?|visit|visits|visiting|pay (a |her a |us a |me a |)visit|pay to)
        (looking for|seeking|searching for|after|need|in search of|want) (a |an |some |any |)(<noun>|couples?|someone|somebody|guys?|lads?|men|man|visitors?|partner|who|others|blokes?)
        (who|any|anyone|anybody|someone|couples|guys|lads|men|husbands) ~ (wants?|shares?|lends?|visit|fancy|fancies|interested|up for|like to|nearby|sharing|lending|keen)
        (sharing|share|shares|shared|lend|lends|lending|lent|swap|swaps|offer|offers|offering) ~ (<noun>|mine|yours|her|him)
        (let|lets|letting|leave|leaves) (someone|somebody|me|you|lads|guys|people|men|others|friends|mates|strangers|them|blokes) ~ (in|have|visit|alone|near|join|watch|stay|with|up)
        (would|will|can|could) you (let|leave|lend|share|bring|allow)
        (let|allow) (me|you) (in|have|near|join|visit|watch|stay|try)
        (door (will be |is |s |)(open|unlocked|ajar|off|on)|on the latch|door code|entry code|gate code|the code|the key|her key|spare key|keys? (is |are |)under|under the (mat|pot)|back door|leave the door|i will open|open the door|buzz you|window open|doors? open|unlocked)
        (make no noise|no noise|be quiet|keep quiet|quietly|do not talk|do not speak|on tiptoe|tiptoe|whisper|silent|shoes off)
        (available|interested|tempted|keen|up for it|game|fancy it|fancy coming|fancy a|wanna try|want to try|want to come|want to drop|want to see|want to join|can travel|will travel|happy to|gladly|discreet|hmu|hit me up|dm me|welcome|takers|curious|like to try|want a go|wanna come|want in|count me in|im in)
        (bring her|take care of her|two of us|the two of us|you leave|you can have|you could|you can (come|use|do|stay)|join us|join me|join in|join|show you|open to|men over|the missus|some time with|time with|alone with|a spot|ring|my door|a chance with|in on it|the address|my address|used to it|an hour with|a moment with|a night with)
        (<noun>|hommes|men) (qui|who) (invit*|host|pret*|partag*|laiss*|share|lend|let|offr*)
        invitent
        (i|we) (host|invite|let|bring|have people|have lads|have men|have guests)
        (an accomplice|accomplice|bring (a|your) (friend|mate)|coming)
        (she|he|they) (entertains?|receives?)
        j ai l habitude
    """,
    "out_cold": """
        (ouvre|ouvrira|ouvrir|open|opens) (pas |plus |)(un|l|an) (oeil|oil|eye)
        (saura|sait|sache|savoir|know|knows|notice) (pas |jamais |never |)(que |that |)(t es|tu es|tu etais|you are|you were|youre|on est|we are) (la|there|here|venu|passe|entre|in)
        (la|le|her|him) (reveiller|reveilleras|reveillerez|reveillera|wake) (pas|jamais|plus|up)
        (will|wont|would|can) not wake (her|him)
        (reveill*) (pas|jamais)
        (not|never|wont) wake
        (floored|sombre*|goes under|puppet|marionnette|zombie|inconscien*|unconscious|assomm*|ko|hs|k . ?o|knocked out|out cold|passed out|somniferes?|sleeping pills?|sleeping tablets?|cachets?|her pill|hors d etat|no state|no condition|dans les vapes|dans le coltard|dociles?|endormie et|not be conscious|consciente|puts? his|endort sa|out of it|sedat*|drugged|droguee|shootee|defoncee|dead to the world|bras de morphee|poings fermes|inerte|limp|no longer with us|plus personne|profondement|fast asleep|comatos*|under by|is under|be under|well gone|far gone|son insu|unaware|ignore tout|nobody home|hold her drink|tient pas l alcool|de quoi dormir|something to sleep)
    """,
    "coupled": """
        (quand|lorsqu*|une fois|des que|des qu|pendant|si|once|when|while|if|as soon as|tant qu*|as long as|till|until|where|dont|ou elle|ou il|ou la|after|apres|by|avant) ~ ~ (dor*|endorm*|assoup*|asleep|sleeps?|sleeping|roupill*|assomm*|inconscien*|unconscious|out|knocked|partie|gone|down|ivre|drunk|stand|sommeil|couchee?|hs|ko|vapes|drugged|under|sedat*)
        (sleeping|unconscious|inconsciente|asleep) (\\w+ |)<noun>
        <noun> (endormie|inconsciente?)
    """,
    "offered": """
        (avec|with|near|aupres de) (quelqu un|someone|somebody|une femme|a woman|une fille|a girl) (qui|who|that)
        (swap*|echange*) ~ (adresses?|addresses|plans)
        (<noun>|husbands|maris|hommes|men|couples) (dont|whose)
        (aupres|beside|faire decouvrir|decouvrir|moment avec|time with|chance with|occasion avec|qui a une|who has a|partage|partager|pret*|echange*|sharing|shares?|swap|lends?|visit*|visite*|approche*|near|voir|see|rencontrer|have|hommes|men|couple|couples|laisserais|leave|avec) ~ (woman|women|dame|femmes|ma|ta|sa|la|mienne|tienne|my|your|his|mine|yours|copine|femme|wife|girlfriend|gf|partner|compagne|over|lady|their)
    """,
    "i": """
        (je|j|i|on|we|tu|you|me|moi|faut|mes|my|ma|mon|u)
    """,
    "he": """
        (ils|he|they|someone|somebody|quelqu un|un type|un homme|un mec|a man|a guy|guys|men|le type|le mec|the guy|the man|this guy|ce type)
        il (a|avait|est|voulait|faisait|lui|la|l|mettait|droguait|endormait|se|s|en|profitait|laissait|invitait)
    """,
    "effect": """
        (pour qu|pour que|so|so that|so as|to make|makes|make|making|made|until|till|get|gets|keep|keeps|help|helps|put) (<she>|my <noun>|a <noun>|the <noun>)
        (pour qu|pour que) (ma|mon|une?|la|le) <noun>
        (to|pour) (make|get|help|put|keep|endormir|faire|rendre|calmer)
        (to|too|trop) ~ (pour|to) (savoir|know|remarquer|notice|sentir|feel|dire|say|resister|resist|reagir|react)
        (faire|fait|make|makes|made) (perdre|oublier|sombrer|piquer|nod|drop|lose|forget|dormir|sleep|pass|crash)
        (voudrais|aimerais|veux|voulais|faut|faudrait|souhaite) (que|qu) (<she>|<their> (\\w+ |)<noun>)
        (want|would like|need|wish|like) (<she>|<their> (\\w+ |)<noun>) to
        (moyen|way|methode|technique) (pour|for|of|de|qu|que|to) ~ (<she>|<noun>|personne|person)
        (qui|that|which) (wipes?|efface|fasse|faisait|endort|fait|rend|makes?|puts?|sends?|knocks?|helps?)
    """,
    "handed": """
        m a (donne|file|refile|montre|vendu|explique|conseille) (de quoi|un truc|comment|une|ce qu il faut|des|quoi|son)
        (gave|sold|showed|told) me (something|stuff|what|how|some|a trick|his) (to|for|that|i|pills|drops|recipe)
    """,
}
