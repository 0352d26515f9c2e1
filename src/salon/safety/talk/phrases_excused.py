"""Phrases of those who speak of such things and do none of them: survivors, news, care, surprises, children."""

from __future__ import annotations

from typing import Final

EXCUSED: Final[dict[str, str]] = {
    "child": """
        (au|du|aux|the) (petits?|plus petit|dernier|cadet)
        (baby|bebe|bebes|la petite|le petit|les petits|le petit dernier|little ones?|kids?|enfants?|gamins?|gamines?|gosses?|mon fils|ma fille|mes filles|mes fils|my son|my daughter|our son|our daughter|toddler|chats?|chate?|chatte|chaton|cats?|kitten|dogs?|chiens?|chiot|puppy|the twins|les jumeaux|bb|la niece|mes neveux|eleves|pupils|lapin|cheval|horse|hamster|poisson)
    """,
    "survivor": """
        m (avait|ont|avaient|as|avoir|endorm*|avais|aurait) ?
        m a (drogue*|endorm*|fait|mis|donne|filme*|touche*|viole*|agress*|abus*|verse|servi|laisse|trouve|raccompagn*|ramen*|sauve|reveill*|dit|menti|force|enleve|oblige|profite|vole|pris|parle|prevenu*|explique|raconte|\\w+e)
        me (faisait|donnait|droguait|faisaient|mettait|filmait|versait|servait|endormait|touchait|forcait|laissait|disait)
        (me |m |)(suis|etais) (\\w+ |)reveille*
        (mon verre|ma boisson|my drink|my glass|mon cafe|ma biere|my beer)
        on m (a|avait|aurait|ont)
        (j ai ete|j etais|je ne tenais|je tenais|je n etais|je dormais|je n avais|j avais|il en a profite|elle en a profite|i was|i were|i had been|i have been|i had no|i slept|i was put|i got spiked|i got drugged|i came to|i blacked out|i passed out)
        (happened to me|did to me|done to me|arrive a moi|arrive a (ma|mon|une)|happened to (my|a|her|him)|arrive chez moi)
        (abusait|abuse|abusee?s?|abused|abusing|victime|victim)
        (pendant que je|pendant mon|while i|mon sommeil|my sleep)
        (put me|made me|drugged me|spiked me|let his|touched me|filmed me|hurt me|raped|viole*|agress*|assault*)
        gave me
        (je n ai (rien|jamais|pas)|i could not|je ne me (souviens|rappelle)|je me (souviens|rappelle) (de rien|plus|pas)|i remember (nothing|none|little)|i do not remember|i can not remember|i woke|je me reveille|i still do not)
        (temoign*|testif*|temoin|witness)
        (mon ex|my ex|mon ancien|my former|mon ex mari) (me|m|used|gave|put|had|did|was|was putting|kept|\\w+ me|profitait|faisait|donnait|mari|husband|partner|mettait)
        (la police|the police|police|commissariat|gendarm*|plainte|charges|cops|flics|porter plainte|press charges)
        (ma psy|mon psy|therapist|my therapy|back then|de l epoque|survi*|years after|des annees apres|annees plus tard|years later|years on|courage a toi|j ai compris|i understood|i found out|i later|je l ai (appris|su|decouvert))
        (a ete|ont ete|was|were|been|got|s est fait|se sont fait) (\\w+ |)(droguee?s?|endormie?s? par|drugged|spiked|sedated|abused|abusee?s?|agresse*|attacked|violee?s?)
        (droguee|drugged) (a son insu|without)
        un mec lui a
        (some|a) guy put
        (a moi aussi|me too)
    """,
    "news": """
        (how could (they|he|anyone|someone|people)|comment (ont ils|ils ont|il a pu|on peut|peut on|ont ces)|ils savaient|(they|he) (did not know|had no idea|claim|claims|claimed))
        (the|a|that|un|ce|le|cet|l) (report|reportage|documentary|programme|program|feature|interview|dossier|emission) (on|about|sur|de|d)
        (ca me depasse|beyond me|me donne la nausee|makes me sick|quelle horreur|monstrueux|disgusting|horrible|how awful|pauvre femme|poor woman|prison|pris (six|cinq|dix|huit|\\d+) ans|got (six|five|ten|eight|\\d+) years|rejuge*|retrying|appel du proces|verdict|comment (un|des) (mari|maris|homme|hommes|mec|mecs)|how (can|could) (a|any|some) (husband|man|men|husbands|bloke|people))
        (proces|trial|on trial|articles?|docu|documentaire|documentary|podcast|condamn*|convict*|sentenced|accuse*|defendants?|suspects? (in|was|were)|victimes?|victims?|lois?|ruling|arret|journal|journaux|the news|infos|actus|actualite|paper|papers|headlines?|romans?|novels?|serie|episode|enquete|investigation|tribunal|court|la cour|juges?|judge|jury|lawyer|avocate?|debat|debate|radio|tele|tv|manif|march|soumission chimique|faits divers|fait divers|reportage)
        (films?) (d|ou|about|de|where|dans lequel|qui)
        (dans (un|le|ce) (film|livre|roman|polar)|in (a|the|that) (film|movie|book|novel|show|series)|l heroine|l heros|le heros|the heroine|the villain|personnage)
        (spik*|drink spiking|hommes du|men (on|who)|histoire (terrible|horrible)|(cette|une|l) histoire|awful story|expert*|campagne|campaign|druggings?)
        (a|ont|avait|avaient|qui|s est fait) (ete |)drogu*
        drogu* (sa|des|les|ses|leurs)
        (he|who|they|man|husband|men|colleague|were|was|been) drugg*
        drugg* (his|women|girls|their|and)
        (the law|a law|new law|ministre|minister|senate|parliament|assemblee|gouvernement|government)
        (l affaire (d|de|du|des)|the case of|arrested|arrete par|police are|police cherche|police seek|wanted by)
    """,
    "care": """
        (patiente?s?|patients?|veto|veterinaire|vets?|operation|operee?|surgery|anesthesi*|anaesthe*|morphine|medecins?|docteur|doctors?|gp|ordonnance|prescri*|infirmier*|nurses?|nursing|aide soignante?|soignante?s?|carer|carers|secourisme|first aid|hopital|hopitaux|hospitals?|clinique|clinic|ward|treatment|ehpad|care home|maison de retraite|pompiers|samu|ambulance|perfs?|drips?|bloc|chirurg*|surgeon|dentiste|dentist)
        (appelle|appeler|j appelle|call|ring) (le|les|un|une|for|an|the|someone|quelqu|999|911|15|112)
        (surveille* (ton|ta|tes|vos|votre|son|les|leur|bien|sa)|on surveille|watch (the|your|her)|keep an eye|garde un oeil|veille sur|look out for|unattended|never leave|never ever leave|ne laisse*|laissez jamais|laisse jamais|don t leave|do not leave|sans surveillance)
        (conseil pour (ce|le|la|ton|les)|conseil du|tip for the|tip of|attention|careful|beware|affiche|poster|raccompagn*|walk home|walk her home|see her home|rentrer avec lui|take her home|couvercles?|capuchons?|lids|drink covers|reste avec|restez avec|stay with (her|him|them|friends|your|the)|position laterale|recovery position|sur le cote|on (her|his) side)
        (grand mere|grand pere|gran|granny|grandma|grandad|nan|nana|mamie|papi|papy|ma mere|my mother|my mum|my mom|mon pere|my dad|my father|papa|maman|dad|mum|ma grand mere|mon grand pere|ma tante|mon oncle|my aunt|my uncle)
        (alzheimer|dementia|demence|coma artificiel|apnee|apnoea|comment savoir si|how can i tell|somnambul*|sleepwalk*|insomni*|chemo|chimio|fever|fievre|migraine|diabet*|epilep*|overdose|malaise)
    """,
    "harmless": """
        (surprise|surprises|surprendre|anniv|anniversaire|birthday|fete|party|cadeaux?|presents?|gift|gifts|decor*|repeint*|repaint*|demande en mariage|proposal|propose to|venise|venice|billets|tickets|gateau|cake|cachee?s?|se cache|on se cache|hiding|we hide|planning|organis*|yaourt|yoghurt|noel|santa|christmas|couverture|blanket|alarme?|reveil|feu d artifice|fireworks|orage|storm|facteur|postman|camion|lorry|a note|un mot dans|dine|diner aux chandelles|dinner for|fauteuil|armchair|sieste|nap|train|avion|plane|canape|sofa|couch|telly|tele|reads?|lecture|boulot|shift|grenier|placard|tiroir|attic|drawer|cupboard|ladder|echelle|fondre|melt|menage|poubelles|vaisselle|dishes|remote|telecommande|chips|crisps|chocolat|cookies|vegetables|legumes|petit dej|petit dejeuner|breakfast|raclette|roast|hibern*|voisins du dessus)
        (every|tous les|chaque|devant (le|les|un)) films?
        (at every film|haha*|lol|mdr|ptdr)
    """,
}
