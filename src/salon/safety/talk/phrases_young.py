"""Phrases of somebody under age speaking of their own life: school rules over them, parents do, rights are to come.

None names an age. Those of `plain` groups say it by themselves; `soft_*` are shared with people of age and count only
two together, or as the answer to a question about age. All are written so that the speaker is in them: what is told
of somebody else ("she got detention") is not what they hold.
"""

from __future__ import annotations

from typing import Final

YOUNG_CLASSES: Final[dict[str, str]] = {
    "parent": """
        mes_parents mes_vieux mes_darons ma_mere ma_maman maman mon_pere mon_papa papa ma_daronne mon_daron ma_reum
        mon_reup ma_belle_mere mon_beau_pere ma_mamie ma_grand_mere ma_tutrice mon_tuteur mon_educ mon_educateur
        mon_educatrice ma_tante mon_oncle my_parents my_mum my_mom my_mam my_ma my_mother my_mommy my_mummy my_mam my_dad
        my_da my_daddy my_father my_folks my_nan my_gran my_grandma my_stepdad my_stepmum my_stepmom my_guardian
        my_aunty my_auntie my_foster_mum my_foster_mom my_foster_parents my_carers mum mom mam dad daddy mummy mommy
    """,
    "staff": """
        la_prof le_prof ma_prof mon_prof un_prof une_prof les_profs mes_profs la_maitresse le_maitre ma_maitresse
        mon_maitre le_pion la_pionne les_pions un_pion une_pionne mon_pion le_surveillant la_surveillante
        les_surveillants un_surveillant une_surveillante le_cpe la_cpe ma_cpe mon_cpe la_vie_scolaire la_dirlo
        la_directrice le_directeur le_proviseur la_proviseure le_principal la_principale l_instit mon_instit le_college
        le_lycee l_aed les_aed my_teacher my_teachers the_teacher the_teachers a_teacher our_teacher
        my_head_of_year our_head_of_year the_head_of_year the_headteacher the_headmaster the_headmistress
        the_head_teacher the_vice_principal the_deputy_head my_form_tutor our_form_tutor my_homeroom_teacher
        my_tutor my_principal our_principal the_dean_of_students my_school our_school my_housemaster
    """,
    "phone": """
        tel telephone portable phone tablette tablet console ordi pc switch cell airpods mobile iphone wifi
    """,
    "subject": """
        maths math eps svt anglais francais histoire histoire_geo geo techno espagnol allemand physique physique_chimie
        arts_plastiques musique sport latin english science biology chemistry physics history geography french spanish
        pe gym games drama art irish algebra re religion
    """,
    "exam": """
        brevet dnb brevet_blanc bac_de_francais bac_francais oral_de_francais oral_du_brevet eaf epreuves_anticipees
        gcse gcses igcse igcses sats junior_cert junior_cycle junior_certificate ce1d cest1 ceb psat psats nat_5s
        national_5s nationals_fives eleven_plus 11_plus kcpe bece cest
    """,
    "teen": """
        11 12 13 14 15 16 17 onze douze treize quatorze quinze seize dix_sept eleven twelve thirteen fourteen fifteen
        sixteen seventeen
    """,
    "late": """
        voter vote voting voted conduire conduis drive driving permis licence license majeur majeure majorite adult
        adulte legal boire drink drinking boite club clubs clubbing bar bars pub pubs of_age signer sign tatouage tattoo
        casino ballot move_out 18 dix_huit eighteen droit isoloir urnes rights carte_d_electeur beer biere served servir
    """,
}
"""Parents and teachers of the speaker, what is taken from pupils, subjects, examinations under age, rights of age."""

YOUNG: Final[dict[str, str]] = {
    "kept": """
        (me suis|m etais|suis|s est) fait (encore |re|) ?(coller|recoller|virer de cours|exclure|choper en (cours|perm)|sortir du cours|confisquer)
        (m a|m ont|il m a|elle m a|va me|vont me|veut me|me suis fait) (encore |re|) ?(colle|collee|coller|mis en (colle|retenue)|mise en (colle|retenue)|exclue? (du|de|trois|deux|3|2)|punie|prive|privee|convoque)
        (deux|trois|quatre|une|2|3|4|1|des|mes|d|encore) (heures?|h) (de |d |)(colle|retenue)
        (j ai|suis|je suis|encore|jsuis|etre|en) (en |ete |encore |)(collee?|colle|retenue) (ce|mercredi|samedi|vendredi|demain|jusqu|pour|deux|trois|une|2|3|lundi|mardi|jeudi|le|cet|toute|de)
        (en colle|en retenue|heures? de retenue|avertissement (travail|conduite|de)|conseil de discipline|blame|mot dans (le|mon) carnet|billet (de|d) (retard|absence)|bulletin|exclu de cours|exclue de cours) ~ (m|moi|j|je|mon|ma|mes)
        (mon|mes|oublie mon|perdu mon|dans mon) (carnet de (correspondance|liaison)|bulletin du (premier|deuxieme|troisieme) trimestre|cahier de texte)
        (m|moi|j ai|j) ~ (conseil de discipline|heures? de (colle|retenue)|avertissement (travail|conduite)|billet de retard|pronote|ecole directe)
        <staff> ~ (m|me|nous) ~ (pris|prend|confisque*|repris|garde*|colle*|convoque*|chope*|grille*|engueule*|vire*|puni*|mis|note*|rendu|rend|crie*|gueule*|appele ma|appele mes|appele mon|laisse pas|separe*|change de place|interroge*|surveille*|fait (sortir|recopier|copier))
        (m|me|nous) (a |ont |)(pris|confisque*|prend|prennent|chope) (mon|le|nos|mes) (<phone>|sac|carnet|ecouteurs)
        <phone> (m |)(est |a ete |s est fait |ete |)(confisque*|pris par|chez (la|le) (cpe|directrice|directeur|principal|principale)|dans le (casier|tiroir|bureau) (du|de la) (cpe|prof|pion|principal))
        (recupere*|rendra*|rend|rendre|rendu|reprendre|chercher) ~ <phone> ~ (vendredi|lundi|sonnerie|cpe|fin des cours|parents|mere|pere|soir)
        (mot|signature|autorisation|dispense|justificatif) (de|des|par|ecrit par|signe par|signee? de|signee par) <parent>
        (faire |fasse |fait |a faire |)(signer|signe|signee) (mon |le |la |ma |un |par |a )(carnet|bulletin|interro|controle|devoir|punition|mot|<parent>) ~ (<parent>|par)
        (seche|seches|secher|rate|loupe|dispensee?) (le |la |l |les |mon |d |de |cours de |cours d |deux heures de |une heure de |un cours de )*(eps|svt|techno|perm|permanence|maths|anglais|espagnol|francais|histoire|physique|latin|musique|vie de classe|controle|interro)
        (j ai|en|suis en|je suis en|dans la|salle de|heure de|heures de|pendant la|deux heures de|c est la) (perm|permanence|recre|recreation) (et|la|a|jusqu|car|parce|,|\\.|!|avec|donc|mdr|lol|$)
        (got|get|getting|have|having|had|in|been|given|gave me|gives me|in for|another|missed|skipped|serving|put in|from|into|after|lunch|lunchtime|after school|an hour of|two|me) (a |an |put in |another |my |after school |lunch |lunchtime |saturday |friday |hour |two |)(detention|detentions|isolation at school|internal exclusion|isolation room)
        (got|been|getting|was|being|i am|im) (suspended|excluded|expelled|kicked out) (from|of|at) (my |the |)(school|class|lesson|lessons|maths|english|science)
        (got|been|get|getting) (sent|told off|shouted at|kept) (out of|to|by|behind|in|at) (the |my |)(head|headteacher|principal|office|class|lesson|break|lunch|corridor|teacher|year head|after class|school|lessons)
        <staff> ~ (took|takes|kept|keeps|confiscated|confiscates|caught|gave|gives|told|makes|made|let|lets|moved|shouted at|rang|called|phoned|emailed|marked|banned|locks|collects|seized|hates) (my|me|us|our|all our)
        (miss|sir|teacher|teachers) (took|kept|confiscated|takes|caught|has) (my|me|our|us)
        (my|our) <phone> (got |was |is |gets |been |has been |)(confiscated|taken off me|in the (office|teacher s|head s|principal s)|locked in the (office|pouch)|taken (away|off)) ~
        (got|had|having) my <phone> (confiscated|taken)
        (take|took|takes|taken|confiscat*|hand in|give in|give up|lock|collect*) (our|all our|everyone s|everybody s) (phones|mobiles)
        (boarding house|boarding school|dorm|dormitory|houseparent|matron|housemaster|internat|dortoir) ~ (rules|regles|lights out|extinction|phones|phone|tel|telephones)
        (need|needs|bring|get|forgot|forge|forged|forging|wrote|sign|signed|signs|sign off|have) ~ (permission slip|note from <parent>|absence note|sick note from <parent>|reading log|planner|school planner|detention slip|report card)
        (my|our|a) (permission slip|hall pass|report card|homework diary|school planner|reading log|school report|pe kit|school uniform|blazer|late slip|tardy slip|tutor time|form time)
        (skipping|skipped|bunking|bunked|skiving|skived|mitching|mitched|wagging|wagged|ditching|ditched|cutting|cut|skip|bunk|skive|mitch) (off |)(school|class|lesson|lessons|maths|math|pe|gym|period|last period|first period|double|sixth period|fifth period|<subject>)
        (expulsee?|renvoyee?|exclue?|viree?) (trois jours |2 jours |deux jours |3 jours |)(du|de mon|de) (college|lycee|cours|classe|ecole|l internat)
    """,
    "pupil": """
        (me fait|me faire|fais|vais|dois|font|vont me faire|je) (redoubler|redouble)
        (car|bus|ramassage|transport) scolaire ~ ~ (j|je|m|me|on|mon|moi)
        (on a|j ai|we have|have got|got|had|having) (un |une |a |) ?(remplacant|remplacante|supply|sub|substitute|cover teacher|supply teacher) (en|de|d|for|in|today|all|teacher)
        (je suis|suis) (que|seulement|juste|encore qu) (en |) ?(seconde|2nde|troisieme|quatrieme|cinquieme|sixieme|[3456] ?e|[3456] ?eme) (,|\\.|!|et|moi|mdr|lol|$)
        (j ai|on a|ai) (cours d |cours de |sport en |) ?(eps|svt|techno|arts plastiques|histoire geo|vie de classe|physique chimie|eps|latin)
        (billet de (retard|absence)|photo de classe|photos de classe|photo scolaire|photos scolaires) (demain|si|sinon|ce|lundi|vendredi|,|et|\\.|!|apres|$)
        (ma|notre) classe (part|va|fait|organise|a gagne|est partie|prepare|est nulle|est trop)
        (moved|move|bumped|dropped|put|going) (up|down) (a |one |to top |to bottom |) ?(set|sets)
        (my|our) school (s|is|has|does|makes|bans|banned|won|got|starts|finishes|closes|closed) (doing|having|closing|putting|a|an|so|the|phones|at|early|for|shut|no|boring|really|making)
        (fire drill|lockdown drill) ~ (my|our|class|test|lesson|period|maths|math|french|english|science|exam)
        (i am|im|got put|put|still|been) on report (so|again|for|at|and|this|until|till|,|because|cos|$)
        the (deputy|deputy head|head|principal|vice principal|dean|headteacher|ta|librarian|lunch lady|dinner lady|caretaker) (took|confiscated|kept|caught) (my|our|me)
        (lockers|locker) (are|is|got|being|were|gets|get) ~ (searched|checked|inspected|moved|jammed)
        (school photos?|picture day|photo day|non uniform day|dress down day|own clothes day) (tomorrow|today|is|on|and|,|next|\\.|!|$)
        (end of|missed|late for|late to|before|after|during|in) (registration|homeroom|form time|tutor time|roll call)
        (picking|choosing|chosen|chose|picked) (my|our) (options|gcse subjects|a level subjects|subjects|electives)
        (i am|im|me|i will be) (going into|entering|starting|going to be in|finishing|going in) (6th|7th|8th|9th|10th|11th|sixth|seventh|eighth|ninth|tenth|eleventh) (this|next|in|after|at|,|and|now|\\.|!|$)
        (middle school|secondary school|primary school) (is|sucks|life|lets|starts|ends|drama|has) (so|at|brutal|boring|hard|awful|the|out|us|tomorrow|rn|,|\\.|!|early|$)
        (option|cours|club|foyer|prof|profs|potes|copains|copines|amis|journal|chorale|voyage|spectacle|tournoi|self|bus|car|clubs) (du|de mon|au|de notre) (college|lycee|bahut)
        (au|du|mon|en|le|un) lycee (pro|professionnel|agricole|hotelier|technique|general|techno|technologique|de quartier|a (cote|20))
        ma (seconde|quatrieme|troisieme|cinquieme|sixieme|2nde|4e|3e|4eme|3eme) (se passe|commence|est (dure|cool|nulle|horrible|trop))
        (interro|interrogation|dictee) (surprise|orale|ecrite|notee)
        (sophomore|freshman|junior|grader) ~ ~ (varsity|jv|homecoming|prom|high|driver s ed|permit)
        (varsity|jv) (next year|team|tryouts|this year|squad)
        (my|our|i|me|all|got|have|taking|for|picked) ~ (ap|honors|honours) (class|classes|bio|lit|lang|calc|chem|exam|exams|world|gov|history|english|algebra|geometry)
        i go to (a |an |the |my |our |) ?(local |big |small |) ?(comprehensive|comp|grammar|grammar school|girls school|boys school|boarding school|private school|catholic school|all girls school|all boys school|secondary|secondary school|high school|middle school|junior high|charter school)
        (in|doing|finished|starting|my|of|hate|love) transition year
        (1st|2nd|3rd|4th|5th|6th|7th|8th|third|fourth|fifth|sixth|seventh|eighth) period (just |is |was |) ?(ended|over|starts?|now|class|next|bell|boring|,|lol|today|tomorrow|$)
        school (nurse|counselor|counsellor|secretary|office|librarian|bell|principal|receptionist) (sent|called|said|gave|rang|told|lets?|made|phoned|emailed) (me|my|home|us)
        (put|am|moved|got|in|up|down) ~ (top|bottom|second|third|middle|lower|higher|foundation) (set|sets|stream|tier) (for|in|maths|math|english|science|at|paper|,|lol|$)
        my (maths|math|chem|chemistry|bio|biology|science|history|geography|geog|pe|gym|physics|re|rs|dt|ict|algebra|homeroom|form|year \\d+|\\w+ grade) teacher
        (my|our) (school formal|school ball|year 11 prom|year 6 prom|leavers (ball|assembly|hoodie|hoodies|do|disco)|homecoming|homecoming dance|winter formal|middle school dance|prom)
        (cbse|icse) (board|boards|student|class|school|exam|exams|,|$)
        class (6|7|8|9|10|six|seven|eight|nine|ten) (cbse|icse|student|here|now|boards?)
        l age d etre (en|au) (sixieme|cinquieme|quatrieme|troisieme|seconde|premiere|college|lycee|cm1|cm2|primaire)
        (j ai|on a|encore|demain|gros|un|mon|le|mes|y a) (un |une |) ?(dst|interro|interrogation|eval|evaluation|controle|ds) (surprise |) ?(de|d|en) <subject>
        (mon|un|fais|faire|trouver|cherche|mes|le|en) (mon |un |) ?stage (de|d) (3e|3eme|troisieme|seconde|2nde|observation|decouverte)
        (conseil de classe) ~ ~ (je|moi|mes|mon|ma|j)
        (je suis|suis|moi|elue?) (le |la |) ?(delegue|deleguee) (,|\\.|et|de la classe|de classe|titulaire|suppleante?|$)
        (ecole|scolarite) obligatoire ~ (finie?|termine*|bientot|finit|encore)
        (suis|passe|rentre|entre|moi) en (7|8|9|10|11) ?h (harmos |)(,|et|\\.|au|bientot|$)
        (j ai|on a|c est|c) (la |bientot |) ?(recre|recreation|perm|permanence|heure d etude|etude) (dans|a|bientot|jusqu|la|maintenant|fini*|,|\\.|!|$)
        (freshman|sophomore|junior) (year |) ?(at|in|of) (\\w+ |)(\\w+ |)(high|hs|prep|academy|high school|charter)
        (sir|miss) (said|says|took|takes|kept|keeps|let us|told us|gave us|has my|marked|moved|caught|shouted|is off|is away|set us)
        (week|month|lots|loads|load|another|two|three|four|days|worth) (of |) ?detentions?
        (we|i|my|me) ~ ~ (the|my|a) school bus
        (in|into|am in) (p[4-7]|ty|jss ?[1-3]|js ?[1-3]|ss[1-3]) (,|now|and|at|\\.|moving|still|$)
        (my|our) (homeroom|homeroom teacher|form tutor|head of year|year head|school bus|lunch lady|dinner lady|schoolbag|maths teacher|math teacher|science teacher|english teacher|pe teacher|gym teacher|history teacher|geography teacher|spanish teacher|art teacher|music teacher|irish teacher|lunch money|school dance|prom dress|prom date|school lunch|spelling test|headmaster|headteacher|school trip|field trip|science fair|year group|class teacher|school play|sports day|school disco|pencil case|lunchbox|locker partner|school locker)
        (the |my |our |)school (bus|van) (drops|picks|dropped|comes for|is late|leaves|is here|was late|takes|home|driver hates|is loud|will) (me|us|at|in|off|home|again|)
        (on|off|miss|missed|get|catch|caught|take|ride|riding|waiting for|wait for|home on|got on|get off) the (school bus|school van|bus home from school|late bus|yellow bus)
        (drops?|dropped|picks?|picked|picking|collects?|drives?|drove|walks?|takes?|brings?) me (up |off |home |over |)(to|at|from|after|outside|for) (school|class|practice|the bus stop|band practice|football training|the gates|training)
        <parent> ~ (me depose|m emmene|me ramene|vient me chercher|me recupere|m attend|passe me prendre|me prend|viennent me chercher|m amene|me conduit) ~ (sortie|college|lycee|ecole|grille|cours|16 h|17 h|entrainement|foot|danse|judo|18 h|internat|arret|portail)
        (between|after|before|during|in) (double |) ?(lessons|period [1-8]|first period|second period|third period|fourth period|fifth period|sixth period|seventh period|homeroom|form|registration|assembly|recess|lunch detention|morning break|school lunch|gym class|double maths|double science|double english|maths class|science class)
        (at|till|until|til|before|after|by) (home time|hometime|recess|the last bell|the final bell|the bell|bell|last period|the last period|end of school|tuck shop) ~ (my|me|i|we|us|home|phone|lol|then|$)
        (allowed|let|let us|leave|lets us|lets me|get) (out|off|outside) (the |of |)(school|gates|grounds|campus|the gates) (at|for|till|until|at lunch|during|$)
        (sonnerie|la cloche|la recre|la recreation|la cour (de recre|de l ecole|du college|du lycee|des grands)|le prau|preau|perm|permanence|vie sco|vie scolaire|infirmerie du (college|lycee)|cdi) ~ (je|j|m|me|mes|on|moi|mon|ma)
        (je|j|m|me|mes|on|moi|mon|ma|nous) ~ (a la recre|a la recreation|au cdi|en perm|en permanence|vie scolaire|dans la cour (de recre|de l ecole|du college|du lycee)|sous le preau|a l internat|en etude|en salle d etude|a la garderie|au centre aere|en colo|a la grille|en vie de classe|en cours de <subject>)
        (ma|mon|mes|notre) (prof principale|prof principal|pp|maitresse|maitre d ecole|instit|prof de (<subject>)|classe de neige|voyage scolaire|sortie scolaire|car scolaire|bus scolaire|cartable|emploi du temps du (college|lycee)|delegue de classe|conseil de classe|stage de (3 ?e|3 ?eme|troisieme|seconde|2nde)|stage d observation|rentree (en|au|de))
        (exposes?|dm|devoir|devoirs|controle|controles|interro|dictee|poesie|recitation|redac|redaction|ds) (de|d|en) <subject> ~ (demain|lundi|mardi|mercredi|jeudi|vendredi|a rendre|a finir|a reviser|pour|noel|moi|j|je|semaine)
        (j ai|un|mon|une|ai) (expose|controle|dm|devoir|interro|dictee|poesie|recitation|redaction|exposes|evaluation) (de|d|en|sur) ~ (demain|lundi|mardi|mercredi|jeudi|vendredi|a rendre|a apprendre|a finir|prof|maitresse)
        (exposes?|poesie|recitation|dictee|lecon|dm|redaction) (a|pour) (rendre|faire|apprendre|finir|la maitresse|la prof|le prof|reciter|demain|recopier|lundi|vendredi|mardi|jeudi)
        (got|have|my|for|do|doing|finish|finishing|stuck on|help with) (\\w+ |)(<subject>) homework
        (maths|math|science|algebra|spelling|book report|english|history|geography|biology|chemistry|physics) (homework|worksheet|quiz|test|hw) ~ (tomorrow|due|monday|tuesday|wednesday|thursday|friday|tonight|first period|my|me|teacher)
        (demain|lundi|mardi|mercredi|jeudi|vendredi|cet aprem|ce matin|j ai|on a|aujourd hui|2 h|deux heures) (j ai |on a |y a |c est |)(double |deux heures |2 h |une heure |) ?(de |d |)(eps|svt|techno|arts plastiques|vie de classe|physique chimie|histoire geo|enseignement moral|emc|snt|ses)
        (double|triple) (maths|math|science|english|pe|games|art|irish|french|history|geography|biology|chemistry|physics|period)
        (on|in|at|for|before|after|play|made|joined|from) (the |my |our |)(school) (team|choir|orchestra|uniform|library|canteen|cafeteria|hall|gates|playground|field|play|band|nurse|bathroom|toilets|yard|dance|disco|trip|bus stop|lunch)
        (jv|junior varsity|varsity) (team|soccer|basketball|football|volleyball|cheer|tennis|baseball|squad|track)
        (my|our|half my|whole|everyone in my|anyone in my|boys in my|girls in my|kids in my|lads in my) (class|year|grade|form|school|year group|homeroom) (plays?|at school|is|are|hates|likes|loves|has|have|got|does|thinks|says|goes|went|does it|laughed|laughs|call|calls|think|say|all)
        (dans|de|toute|moitie de) ma classe ~ (prof|college|lycee|ecole|recre|tous|toutes|les garcons|les filles|joue|jouent|a un|ont)
        (i am|me|still|just|currently|only|im|i ll be|i will be|i) (still |just |only |now |currently |) ?(in|going into|starting|finishing|doing|into) (s[1-6]|p[4-7]|ty|transition year|junior infants|senior infants|reception|kindergarten|remedial year|form [1-5]|third form|fourth form|fifth form) (at|in|now|and|,|\\.|!|lol|so|$)
        (student council|class president|spelling bee|show and tell|parent teacher (night|conference|evening)|parents evening|open evening|sports day|non uniform day|mufti day|own clothes day|snow day|inset day|half term|half term break|prize giving|prom committee) ~ (me|my|i|we|our|mum|mom|dad|mam)
        (i|my|me|we) ~ (student council|class president|spelling bee|show and tell|parents evening|prefect|head girl|head boy|form captain|hall monitor|school council|prom court|cadet)
        (je suis|suis|moi|elue?) ~ (delegue de classe|deleguee de classe|delegue de ma classe|eco delegue*|louveteau|jeannette|interne au (college|lycee)|demi pensionnaire|externe au (college|lycee)|en etude|en colo)
        (sortir|sort|sortez|termine*|finis|finit|commence*|rentre|rentres|libere*) ~ (du college|du bahut|de l ecole primaire|du college|en sport etude*)
        (le|mon|au|du|ce|ton) bahut
        (foyer|section|classe|option) (sport etude*|sport etudes|euro|bilangue|latin|cham|foot etude*|sportive|musique a horaires amenages) ~
        (no phones|phones (are |)(banned|not allowed)|telephones? interdits?|tel interdit|telephone interdit) (at|in|au|a|dans|en) (my |our |mon |ma |notre |l |) ?(school|class|college|lycee|bahut|ecole|cours|lessons|the corridor|school hours)
        (school night|soir d ecole|lendemain d ecole|y a ecole demain|j ai ecole|ecole demain|school tomorrow|got school|have school|school in the morning|school starts|back to school|after school|before school|apres l ecole|avant l ecole|skip school|off school|school is (so|boring|shut|closed|out)|hate school|hates? my school|finish school|finished school|finish school at|leave school|at school all|in school all) ~ (mum|mom|mam|dad|parents|homework|teacher|bus|bed|uniform|detention|mere|pere|devoirs|lit|prof)
    """,
    "exam": """
        (je|j|moi|mon|ma|mes|me|m) ~ (passe|passer|repasse|passerai|prepare|preparer|revise|reviser|rate|stresse|vivement|flippe|angoisse|ai|attends|bosse|decroche|aurai) ~ (le |mon |pour le |l |mes |au |du |a l |les |a mon |la |)<exam>
        (mon|ma|mes|notre|nos|my|our|mes|moi c est le|moi c est l|moi j ai le|moi j ai l) (\\w+ |)<exam>
        <exam> (dans|demain|lundi|cette annee|en juin|en mai|this (year|summer|may|june|week|term)|next (year|week|month|summer)|in (may|june|two|three|a|the summer|november|january)|coming up|tomorrow|on monday|fin juin|qui approche|start|revision|results) ~ (je|j|me|moi|my|i|stress|lol|peur|wish|bonne|help|aide|m|scared|hate|need|nervous|$)
        (i am|im|me|i|still|busy|stuck|just|got|gotta|need to|have to|should be|meant to be|up|been|mum thinks i am|mam thinks i am) ~ (doing|sitting|taking|studying|revising|revise|study|cramming|resitting|preparing|prepping|sit|have|got|do|failed|swotting) ~ (for |my |the |) ?(my |the |) ?(\\w+ |)<exam>
        (got|have|had|doing|sitting) (my |) ?(mock|mocks|mock exams|mock gcses|practice sats|school certs?) (next|this|tomorrow|on|in|coming|at|after|all|today)
        (my|our) (mocks|mock exams|mock results|options|gcse options|year 9 options|school exams|end of year exams|sats|11 plus|common entrance)
        (choosing|choose|picking|pick|picked|chose) (my |our |) ?(gcse|gcses|gcse options|options for year)
    """,
    "older": """
        (parcoursup|mes voeux) ~ (je|j|mes|mon|moi|stress*)
        (je|j|mes|mon|moi|ai) ~ (parcoursup|grand oral|bac blanc|epreuves du bac|spe maths|specialites?)
        (je passe|j ai|passer|reviser|revise|revisions? (du|pour le)|prepare|stresse* pour|vivement|avoir|aurai|rater|tente) (le |mon |pour le |au |pour mon |du |)bac (en|dans|l an|l annee|cette|cet|fin|bientot|juin|demain|la semaine|de (philo|maths)|pro)
        (my |the |for my |doing my |sitting my |revising for my |sitting |doing |taking |before my |after my )(a levels?|as levels?|leaving cert|highers|advanced highers|sixth form exams|ib exams|leaving) (this|next|in|are|is|exams|now|at|coming|and|so|$)
        (i am|me|im|doing|starting|in) ~ (sixth form|leaving cert|my highers|senior year|12th grade|my senior year)
        (premiere|1ere|deuxieme|2eme|2e|derniere|seconde) annee (de |d |en |) ?(cap|bac pro|bep|mfr)
        (au|en) (cfa|mfr|alternance cap|cap|bac pro|bep) ~ (premiere|1ere|apprentie?|annee|mineure?|maitre d apprentissage)
        (je|j|mon|ma|ce sera|moi|vais|veux|passe|suis) ~ (stmg|sti2d|st2s|std2a|stl|spe (maths|physique|svt|ses|hlp|hggsp|nsi))
        (waec|wassce|neco|jamb|kcse) ~ (my|i|me|next|this|prepar*|writing)
        (my|i|writing|preparing|for) ~ (waec|wassce|neco|jamb|kcse)
    """,
    "not_yet": """
        (i|je|j|me|m|moi) ~ ~ (accompanied|accompagnee?|chaperoned|supervised) (by|par|d) (an |un |une |my |ma |mon |) ?(adult|adulte|parent|mum|mom|dad|mere|pere|grown up|majeur)
        (i|me|my|still|get|pay) ~ (child|kid|kids|half) (bus |train |tram |metro |cinema |) ?(fare|ticket|price|tickets)
        (majeure?|18|dix ?huit|adulte|adult|of age|legal|eighteen) ~ (j y suis pas|j en suis loin|je le suis pas|je (ne |)suis pas|suis pas encore|not there yet|i am not|not yet there|moi pas|pas moi|pas mon cas|i am nowhere near|which i am not|ce que je (ne |)suis pas)
        (encore|plus que|still|another|reste|manque|me faut|i have|only|got) (\\w+ )(whole |full |long |) ?(ans?|annees?|years?) ~ (avant|till|until|before|pour|and then|et apres|et|and|d ici) (de |d |que |i |je |j |can |pouvoir |avoir |get |passer |the |le |la |my |mon |am |be |being |allowed |to |etre |suis |peux |legally )*<late>
        (encore|plus que|still|another|reste|manque|me faut|i have|only|got) (\\w+ )(whole |full |long |) ?(mois|months?|semaines|weeks?|jours|days) ~ (avant|till|until|before|pour|and then|et apres|et|and|d ici) (de |d |que |i |je |j |can |pouvoir |avoir |get |the |le |la |ma |my |mon |am |be |being |to |etre |suis |peux |serai |ma )*(majeure?|majorite|18|dix ?huit|eighteen|legal|adulte?|vote|voter|of age)
        (pourrai|pourrais|will be able to|can) (voter|conduire|vote|drive|boire|drink) (qu|que|seulement|pas avant|only|not before|not till|dans|en|in) ~
        (accord|autorisation|signature|permission|consent|feu vert|ok) (de|d|from|of) <parent> ~
        (not allowed|pas le droit|can not|peux pas|cannot|interdit|am allowed|allowed) ~ ~ (without|sans) (an? |un |my |mon |ma |mes |le |) ?(adult|adulte|grown up|grownup|parent|parents|guardian|tuteur|mum|mom|dad|mere|pere|accompagnateur)
        (je|j|i|me|moi|on me|m|me|ils|they) ~ (trop jeune|too young|pas (encore |)assez (vieux|vieille|grande?|agee?)|pas (encore |)l age|pas (encore |)en age|not (quite |) ?old enough|not the age|not of an age) ~ (pour |to |for |de |d |that |ca |y |ni ) ?(be |to |even |le |la |les |l |un |une |a |the |my |own |)(<late>|travailler|bosser|compte en banque|job|gym|party|work|ici|here|airbnb|hotel|louer|rent|sortir|aller|rester|entrer|rentrer)
        (can not|not allowed to|not able to|never|do not get to) (even |legally |) ?(vote|drink|legally drive|go clubbing|buy (a |)(beer|drink|alcohol|lottery|vape|vapes)|get a tattoo|sign (for |)(myself|it)|get in (the |)(pub|club|clubs|bars)|leave school) (on my own |by myself |alone |) ?(yet|till|until|for (another|a couple|two|three|a few)|before|without (my|a) (mum|mom|dad|parent|parents|guardian))
        (peux|ai|pourrai|pourrais|puis|suis) (pas|pas encore|toujours pas|meme pas|encore pas) (encore |le droit |en droit |le droit de |autorisee? a |) ?(de |d |) ?(voter|entrer en boite|sortir en boite|acheter (de l |)(alcool|clopes|une biere)|signer (seule?|moi meme|toute seule)|me faire tatouer|louer|avoir (un |)(compte|permis)) (encore|toute seule|tout seul|seule?|avant|sans (mes|ma|mon)|a mon age|,|\\.|$)
        pas encore (le droit (de|d)|en age|l age|de permis|de carte d electeur)
        (no|not got|do not have|have not got|pas de|j ai pas de|pas encore de|too young for|trop jeune pour|pas l age pour|pas l age d avoir) (a |une? |the |) ?(carte d electeur|polling card|voting card|driver s licen[cs]e|driving licen[cs]e|provisional|permis) (yet|pas avant|encore|till|until|avant|before|for another)
        (only|just|my permit|permit|learner s) ~ (lets me|let me|allows me|can) (to |) ?(drive|ride) (with|if|when) ~ (<parent>|a parent|an adult|parents?)
        (my|a) (learner s permit|learners permit|driver s ed|drivers ed|driving permit)
        (je fais|suis en|commence|ai commence|debute|fais|passe|inscrite? (a|en)|en) (ma |la |de la |) ?(conduite accompagnee|aac|asr|assr|assr2)
        (je |j |mon |le |du |) ?(passe|passer|eu|ai|ai eu|mon|prepare|rate) (le |mon |) ?(bsr|permis am|permis cyclo|brevet de securite routiere|assr|assr2|permis scooter)
        (drive|ride|conduis|conduire|roule) (an? |ma |une |en |mon |la |) ?(voiture sans permis|voiturette|vsp|aixam)
        (they|ils|on|he|she|videur|bouncer|bouncers|barman|caissiere?|doorman|serveur|serveuse|the shop|bar|pub) ~ (me|m|us|nous) ~ (servir\\w*|sert|serve|let in|let me in|laisse* pas entrer|recale*|refoule*|refuse*|carte|turned me away|sent me home|vendre) ~ (trop jeune|too young|mineure?|underage|pas l age|pas majeure?|not 18|old enough|pas avant)
        (au |the |no |pas de |at the |) ?(bars?|pub|boite|club|caviste|tabac) (ils |they |on |would |will |) ?(me |m |would not |will not |wont |) ?(serviront|sert|serve|servent|let|laisse|servirait|servira) (pas|me|plus)
        (i need|need|needs|faut|il me faut|il faut|besoin de|besoin d|must have|with) (a |an |une? |l |la |les |) ?(parent|parents|parental|adulte|adult|guardian|tuteur|autorisation parentale|parental consent|signature de (mes|ma|mon)|accord de (mes|ma|mon)) ~ (sign|signs|signer|signature|consent|with me|present|avec moi|pour moi|approval|approve|for me|permission)
        (with|without|need|needs|get) (my |) ?(parental consent|parental permission|parent s permission|parents permission|mum s permission|mom s permission)
        (avec|sans|il faut|me faut|faut) (l |une |) ?autorisation (parentale|de mes parents|de ma mere|de mon pere)
        (tarif|pass|forfait|ticket|carte|billet) (enfant|moins de 18|moins de seize|college|imagine r scolaire|scolaire|jeune moins|12 17|child) ~ (j|je|moi|mon|ma|encore)
        (i|me|my|still) ~ (child (ticket|fare|price|tickets|return)|child s (ticket|fare)|kids menu|child oyster|zip oyster|half fare|kid s menu|booster seat|child seat|under 18 ticket|under 16 (ticket|fare))
        (still|only) (on |get |pay |paying |) ?(the |a |) ?(child|kid|kids|half|junior) (fare|ticket|price|tickets|menu|rate)
        (legally|aux yeux de la loi|pour la loi|in the eyes of the law|technically|officially|by law|juridiquement|legalement|sur le papier|on paper) ~ (child|kid|enfant|minor|mineure?|gosse|gamine?)
        (not|pas|far from|loin d|loin de|nowhere near|no where near) (yet |encore |) ?(being |d |etre |an |une? |la |) ?(adult|adulte|majorite|majeure?|of age|grown|grown up|grownup) (yet|encore|myself|moi|:|,|\\.|!|lol|mdr|$)
        (on ne |on |)(vote|conduit|boit|sort|travaille) pas (encore |) ?a mon age
        (child|kids|children|kid|minors|under 18|under 18s|enfants|mineurs|moins de 18|moins de dix ?huit) (like me|comme moi|dont je fais partie|et j en suis|,? and i am one|,? including me)
        (old enough|en age|l age|assez grande?|assez vieux|assez vieille) (to|de|d|pour) (vote|voter|drive|conduire|drink|boire|join|leave|quitter|sortir|work|travailler) (next|dans|in|en|soon|bientot|l an|l annee|a partir|only) (year|two|three|un|deux|trois|prochaine?|deux ans|juin|\\w+)
    """,
    "until": """
        (can not wait|hate|vivement|hurry up|trop hate|counting down) (to |d |de |que |till |until |) ?(be |become |being |etre |devenir |je sois |i am |i turn |l |) ?(finally |enfin |) ?(an |) ?(adulte?|legal|majeure?|18|dix huit|eighteen|of age|age adulte)
        (bientot|presque|pas encore|soon|vivement|almost|nearly) (la |ma |the |my |) ?majorite
        (ans|an|years?) (de moins que|less than|younger than|avant|under) (la majorite|l age legal|l age adulte|legal age|the legal age|of age)
        (one|two|three|four|five|un|deux|trois|quatre|a|another|1|2|3|4) (more |whole |full |other |autres |) ?(years?|ans?|annees?) (and|et|till|until|before|avant) (then |apres |de |d |que |) ?(i |je |j )(am |can |will be |serai |suis |peux |pourrai |be |ll be |aurai )(finally |enfin |legally |officially |le droit de |) ?(an |a |un |une |) ?<late>
        (two|three|four|five|one|six|a couple|couple|few|another|many|more|2|3|4|5|deux|trois|quatre|cinq|un|une|encore|quelques) (of |more |encore |) ?(birthdays?|anniversaires?|bougies|candles|summers|christmases|winters|noels|etes|hivers|rentrees|birthday cakes?|gateaux) ~ (till|until|til|before|away|to go|then|off|from|and|avant|pour|d ici|et|a attendre|a souffler|me separent|short|left) ~ (i |je |j |de |d |le |la |l |ma |mes |can |am |get |being |my |to |even |pouvoir |avoir |etre |suis |peux |pourrai )*(<late>)
        (manque|manquent|reste|faut attendre|attendre|faut|need|plus que|encore|still need|got|have) (encore |) ?(\\w+ )(more |autres |) ?(birthdays?|anniversaires?|bougies|candles|etes|summers|noels|christmases|hivers|winters) ~ (<late>|droit|avant|before|until|till)
        (ma |la |my |) ?(majorite) (,? c est|est|sera|arrive|attendra|ce sera|viendra|dans|en|bientot|pas avant|c est pas) ~ (pas|dans|en|l|avant|bientot|prochain*|ete|an|deux|encore|loin|pour)
        (attends|attendre|vivement|hate d etre|hate d avoir|jusqu a|avant|d ici|d etre a|loin de|loin d avoir|approche de|avant d atteindre|jours avant|mois avant|compte les (jours|mois) (avant|jusqu a)) (ma |la |mes |d etre |) ?(majorite|18 ans|dix ?huit ans|majeure?)
        (majeure?|emancipee?|adulte|libre) (seulement |que |pas avant |) ?(dans|en|d ici|a partir de|l an prochain|l annee prochaine|cet ete|bientot|le mois prochain|la semaine prochaine|au printemps|cet automne)
        (serai|je serai|deviens|deviendrai|devient) (bientot |enfin |) ?(majeure?|adulte) (dans|en|l|d|le|bientot|a|cet|quand|seulement|que)
        (i have|i ve|i got|still|il me manque|me manque|me reste|m en manque|j en ai|encore|another|got|i ve still) (still |got |encore |) ?(a |one|two|three|four|five|six|un|une|deux|trois|quatre|cinq|2|3|4|5) (whole |full |more |long |good |bonnes? |longues? |) ?(years?|ans|annees?|months|mois) (to go|left|a attendre|a tirer|short|off|yet|encore|trop court|de moins que l age)
        (<late>|adults only|over 18s?|18 plus|adult only|for adults|pour adultes|aux adultes|aux majeurs|interdit aux moins de 18|majeurs uniquement) ~ ~ (one|two|three|four|five|a couple of|un|deux|trois|quatre|cinq|2|3|4|5) (whole |full |more |long |) ?(years?|ans|annees?) (to go|off|away|a attendre|trop tot|trop jeune|short|too (young|early))
        (age out|aging out|ages out|age out of) ~ (care|foster|system|home|year|years|soon|couple|until|till|,|$|that)
        (years?|months?|couple of years|couple years|year or two|year and a half|while|birthdays?) (off|away|until|till|before|to go|to wait) (from |being |turning |before |till |i am |i turn |i can |me being |) ?(being |turning |i am |i can |an |a |) ?(adult|adulthood|legal|of age|vote|voting|drive|driving|grown up|the vote|legally)
        (on the wrong side of|the wrong side of|this side of|short of|shy of|under|not reached|have not reached|below|yet to reach|yet to hit|still to reach|years from|a year from|two years from|months from|months shy of|year shy of) (my |the |) ?(eighteen|18|majority|age of majority|legal age|adulthood|18th|eighteenth)
        (voter|vote|drive|conduire|boire|drink|voting) (seulement |only |) ?(dans|in|aux|at) (un|deux|trois|quatre|two|three|four|a|one|la presidentielle de|la prochaine|next|the next|the election after) (ans?|years?|year s time|election|elections|couple)
        (i|je|j|me|moi) ~ (can vote|will vote|voterai|pourrai voter|get to vote|vote) ~ (in two|in three|in four|next time|not this|pas cette|dans deux|dans trois|la prochaine|pas encore|the one after|celle d apres)
        (get|getting|getting my|passe|passerai|aurai|pass|passer|start) (my |le |mon |a |) ?(licen[cs]e|permis|provisional|learner s permit|driving lessons) (in|dans|when|quand|once|a) (two|three|four|deux|trois|quatre|2|3|4|i am|i turn|j aurai|a couple|couple|17|18|mes) (years?|ans|17|18|old|of|enough)
    """,
    "ward": """
        (i am|im|me|living|live|been|stuck|put) (\\w+ |) ?(in|with) (a |my |) ?(foster (care|home|family|parents|mum|mom)|children s home|childrens home|kids home|group home)
        (my|the) (foster (mum|mom|parents|family|carer|carers|dad|home)|social worker) ~ (lets?|says?|said|takes?|will|wont|makes?|me|my)
        (je suis|suis|moi|vis|j habite|habite|on m a|m ont) ~ (placee? (en|chez|par|dans|depuis)|famille d accueil|foyer (des jeunes|de l enfance|de l ase|pour mineurs|educatif|pour jeunes)|mineure? non accompagnee?|mna|pupille de l etat|l ase)
        (mon|mes|ma|a mon|l) (educ|educs|educateur|educatrice|educateurs|assistante? familiale?|famille d accueil|referente? ase) ~ (m|me|veut|dit|foyer|mon)
    """,
    "ruled": """
        <parent> (still |) ?(hold|holds|keep|keeps|lock|locks|garde*|gardent|took|takes) (on to |onto |) ?(my|mon|ma) ~ ~ <phone> ~ (night|nuit|soir|bed|ten|nine|eleven|dinner|school|cours|exam|exams|grades|notes|weekend|semaine)
        <parent> ~ (m a|m ont|me l a|m a encore|me|mon) (\\w+ |) ?(confisque*|punie?|privee? de|pris (mon|le) <phone>|coupe* (le wifi|internet|la box)|controle parental|mise au coin|enfermee? dans ma chambre|interdit (de sortir|le|d avoir|tiktok|snap|insta|mon|l|les ecrans|d aller))
        (suis|etre|ete|encore|moi|je suis) (encore |) ?(privee? de (tel|telephone|sortie|sorties|console|ordi|portable|ecran|ecrans|tele|switch|internet))
        (suis|je suis|encore|moi) punie? (,|\\.|!|lol|mdr|$|jusqu|toute|ce (soir|week|weekend)|car|parce|par (<parent>)|depuis|a cause|cette|le (week|weekend|soir))
        (controle parental|parental controls?|family link|screen time limit|temps d ecran) ~ (m|me|mon|my|je|mes|i|bloque*|block*|coupe*|cut|kicks|shuts|lock*)
        (mon|my|j ai|i have|got|avec) (\\w+ |) ?(controle parental|parental controls|family link)
        (mon|my|j ai|i have|got|avec|un|a) (\\w+ |) ?(couvre feu|curfew|temps d ecran|screen time) ~ ~ (<parent>|parents|school|ecole|cours|college|lycee|grounded|punie?|semaine|weekdays)
        (i am|im|been|got|still|me|gets?|getting|be) (so |totally |) ?grounded (for|till|until|til|again|this|all|since|because|cos|cuz|so|and|after|by|from|,|\\.|!|lol|$)
        <parent> (\\w+ |) ?(grounded me|took (my|away my) <phone>|takes (my|away my) <phone>|confiscated|has my <phone>|checks? my (<phone>|messages|texts|search|history)|turns? (off )?the (wifi|router|internet)( off|)|put me on|tracks? my|hides my|wants my (phone|passcode|password)|reads? my (messages|texts|diary)|put parental|makes? me (go to bed|do my homework|be in|be home|wear|eat|come home)|sends? me to (bed|my room)|tucks? me|does not let me (out|go out|have|stay|use|on)|will not let me (out|go out|have (tiktok|snap|insta|instagram|a phone|whatsapp)|stay (up|out)|on|dye|wear|date|get)|do not let me (out|go out|have|stay|use|on)|has to sign|have to sign|must sign)
        <parent> (\\w+ |) ?(fouille*|verifie*|regarde*|lit|check|surveille*|espionne*) (dans |) ?(mon|mes) (tel|telephone|portable|messages|historique|sac|journal|chambre)
        <parent> (\\w+ |) ?(veut|veulent|voudra|voudront|laisse|laissent|laissera) (pas|jamais|plus) (que (je sorte|je dorme|j aie (un|tiktok|insta|snap|un tel)|je (reste|rentre|parle|traine|me maquille))|me laisser sortir|sortir|me coucher|dormir chez|m inscrire|que j aille)
        (le wifi|wifi|internet|la box|mon tel|my phone|phone|phones|screens|ecrans) (se coupe|est coupe*|coupe|goes off|gets cut|gets taken|downstairs|est bloque|off) (a|at|by|apres|after|des) (\\d+|nine|ten|eight|neuf|dix|huit|21|22|20) ~ (<parent>|parents|regle|rule|bed|lit|couche)
        (dois|doit|faut que je|je) (etre |sois |rentre* |aller |) ?(au lit|couchee?|me coucher|rentree?|rentrer|eteindre) (a|avant|pour|des) (\\w+ |) ?(\\d+|huit|neuf|dix|vingt) (h |heures? |) ?(sinon|ou|,|car|par|dit|demande|regle|c est) ~ (<parent>|parents|maison|regle)
        (have to|got to|gotta|must|need to|should|supposed to) (be |go |get |) ?(to bed|in bed|home|off my phone|inside|asleep) (by|before|at) (\\w+ |) ?(or|because|cos|said|says|my|,|mum|mom|dad|it is a school) ~ (<parent>|school)
        (ask|demander|demande|demanderai) (la permission |l autorisation |permission |) ?(a |to |from |) ?(<parent>) (la permission|l autorisation|si je peux|si j ai le droit|if i can|if i am allowed|for permission|first|before i)
        (mon|my|pas de|no|mes|your) (argent de poche|pocket money|allowance) ~ (parents|mere|pere|mum|mom|dad|mam|nan|semaine|week|month|mois|maman|papa|chores)
        (babysitter|baby sitter|nounou|childminder) ~ (me|my|m|with me|garde|keeps me)
        (me|my) (babysitter|childminder|nanny|baby sitter) (is|has|let|lets|will|says|went|hates|makes)
    """,
    "aged": """
        (dans|in|into|entering|start|starting) (ma|my) (treizieme|quatorzieme|quinzieme|seizieme|dix septieme|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|1[3-7] ?(e|eme|th)) (annee|year) (,|\\.|!|et|and|depuis|bientot|now|lol|$)
        (pas encore|toujours pas|jamais|not yet|have not|not) (fete|eu|souffle|atteint|celebrated|reached|hit|turned) (mes |les |my |) ?<teen>
        (not|pas) (quite|tout a fait|even|meme) <teen>
        (j ai|j en ai|ai|en ai|i am|en a) (que|juste|seulement|a peine|only|just|barely|still) <teen> (,|et|and|\\.|!|lol|mdr|mais|but|donc|so|alors|$)
        (mineure?|minor|underage) ,? ?(oui|ouais|yes|yeah|yep|et alors|so what|et fiere?|and proud|and what)
        (oui|ouais|yes|yeah|yep|moi|me|euh|well|un peu) ,? ?(mineure?|underage|a minor)
        (on est|nous sommes|we are|both|tous les deux|toutes les deux|all of us) ~ ~ (mineurs|mineures|minors|underage|under 18|under age|ados|teens)
        (moins de|under|below|less than) (18|dix huit|dixhuit|eighteen) (ans |) ?,? ?(oui|yes|yeah|ouais|here|moi|me|ici|et alors|problem|so what)
        (i am|im|still|only|me) ~ in my (early |mid |mid - |) ?teens
        (been|become|became|devenue?|officially) (a |an |une? |) ?(teenager|teen|ado) (for|since|depuis|this|il y a|last|in)
        (ends?|finishes|finit|termine|fini) (in|with|by|par|en) (a |) ?(teen|ze|ize|eize|inze)
        (been alive|been on (this |) ?(earth|planet)|been around|sur terre depuis|en vie depuis|vivante? depuis) (for |only |just |) ?<teen>
        (ca fait|il y a|y a|ya) (que |seulement |) ?<teen> ans que (je (suis nee?|suis sur terre|suis la|respire|suis en vie)|j existe|j ai vu le jour)
        sweet (sixteen|16) (this|next|on|party|is|in|tomorrow|was|!|bash|soon|coming)
        (fete|souffle|souffler|feter|blow out|celebrate|celebrating|souffles) (mes |my |) ?<teen> (bougies|candles)
        (aux|for|a) (les |the |) ?(under|moins de) (18|dix huit|eighteen) (like me|comme moi)
    """,
    "ranged": """
        (entre|between) <teen> (et|and) (<teen>|18|dix huit|eighteen)
        (plus|over|above|more) (de |than |) ?<teen> ~ (moins|under|below|less) (de |than |) ?(<teen>|18|dix huit|eighteen)
        (moins|under|below|less) (de |than |) ?(<teen>|18|dix huit|eighteen)
        (teen|teens|teenager|ado|mineure?|minor|underage|trop jeune|too young|assez jeune|bien plus jeune|way younger|much younger|loin de 18)
        (pas|not) (assez|tres|very|that|so|si) (vieux|vieille|old|agee?)
    """,
    "milestone": """
        (my|for my|mes|ma|mon|fete ma|celebrate my|planning my|before my) (own |) ?(sweet sixteen|sweet 16|quinceanera|quince|bat mitzvah|bar mitzvah|first communion|confirmation class|communion solennelle|profession de foi|boum|first holy communion|super sweet 16)
        (wisdom|baby|last baby|milk) teeth ~ (fell|lost|tooth fairy|petite souris)
        (just|ai) (became|become|devenue|officiellement|passee?|entree? dans) (a |une? |l |) ?(teenager|ado|adolescence)
        (i am|je suis|suis|me|moi|still|just) (just |only |still |encore |qu |que |juste |basically |) ?(a |an |une? |) ?(teen|teenager|ado|adolescente?|preteen|pre ado|preado|tween|schoolkid|schoolgirl|schoolboy|school kid|jeune ado) (still |myself |me |lol|haha|ahah|mdr|btw|,|\\.|!|$|et|and|so|donc|like)
        (i am|je suis|suis|me|moi|still|just) (just |only |still |encore |qu |que |juste ) ?(a |an |une? |) ?(kid|child|gamine?|gosse|enfant|pikin) (still |myself |me |lol|haha|ahah|mdr|btw|,|\\.|!|$|et|and|so|donc)
    """,
    "soft_school": """
        (devoirs|homework|schoolwork|revisions?|worksheet|expose|dictee|controle|interro|recre|cantine|cartable|preau|maitresse|lunchbox|locker|casier|recess|playground|assembly|classroom|lesson|lessons|my class|ma classe|my school|mon ecole|mon lycee|school|schoolbag|teacher|teachers|prof|profs|timetable|emploi du temps|eps|svt|uniform|cours|term|trimestre|lycee|college|internat|surveillante?|surveillants|pion)
    """,
    "soft_home": """
        (<parent>) ~ (dit|says|said|veut|wants|crie|yells|shouts|calling me|m appelle|rentre|gets home|coming|home|will kill|va me tuer|me tue|m engueule|kill me|mad|sleeping|asleep|dort|downstairs|en bas|next room|a cote|thinks|croit|pense|permission|allowed|droit)
        (my bed time|bedtime|au lit|mon lit|grounded|chambre|my room|pocket money|argent de poche|allowance|doudou|teddy|toys|jouets|cartoons|roblox|fortnite|minecraft|brawl stars|tiktok)
    """,
}
"""A meaning a group. A line is a regular expression over words (`safety.talk.lexicon`)."""
