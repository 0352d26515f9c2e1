"""Everyday words of both languages that no group of phrases holds, sorted: what a disguise may be undone to as well."""

from __future__ import annotations

from typing import Final

_SORTED: Final = """
abrutie abstinence accompagnante accus aches across actor actually actuellement admit admitted adolescente adopte
adopted adorables adore adrian adultes adults adviser affilee afin aged agee agees ages agreed aidez aient aimaient
aine ainee aines alarm albums alles almost alse amitie anaesth anaesthetist analyse anciennete anesthes anesthesiste
anglais angry annee anniversaires anniversary apart apercevra aperco apercoit appar appele apples appre apprendre
apprends approch approcher armee arnaq arnaqueurs arrang arreter arriv arrival arrivent artist asl assommee assoupie
assur astro asv atsem attempt attendait attendent atterr attrait autrefois avou avouais avoue avouer babies bail
baisse balancer balcon balcony band bands bars basically baske bath battery beats begins below benevolat benjamine
bestie bienvenu bienvenue billet bird birthdays bits blackmai blackmailed blackmailer blackmailers blanc bloqu blowing
bonheur bonjour bonnes bonnet bonsoir booked bool bordeaux bored born bosser boucle bought bougies bowls boys brave
breathe bref brest bretagne bricolais brothers brousse bulletin bureau bush cachais cadette cahier cale calling
calvados camarades candles canicule cantiniere capt captera cares caretaker carnet carried cartable carton cassettes
catc caught celebrate celebrated celebrating celebrity celibat celibataires celui chacune chair champion championnat
championne changed chanson chansons chant character charbon charrier chauffeur chausse cheat chec cherc cherches chess
chienne child chilling chomage chucho chuchote chut chute cider cidre cigarettes cinquiemes classement classroom clean
clientes closer closes coach coaching coast coeur cognac colere coll collegiens colour comatee commune complaint
comprend comprendraient compteur comte concours condam condamne conductrice conduire conduite confession confier conge
connaissais connue connus consen consentir contac content convic convicted cook cooperate corrige corriger cotisations
coucou couldn couleur counsell counting coupent cpe craint cram cramming craque craquer crew croirais crois crossword
cuisine cuisiniere currently cuvee daddy dads danced dancing danses darts dated daughters dealt debute deco decouv
defendant degres degueu dele delegu delegue deman demandee demandez demissio dents depart depuis derange derby
desormais detectives detention detru devoir diary dictees didn difference dimension dira diraient dirais diras disais
disappear discours discove disent disliked disons dispara dissimu distribuent dites division dob documentaires doivent
drama drawing dreams dreamt driver drog droguent drole drugging dude durant dure during echang echecs ecol ecolier
ecoliere ecrans ecrou ecroulee ecrouler edit editing educa effa eighteenth eighth eldest electeur elementary eleve
eleventh elever embarrassing emes emploi endor enfer enfin enga english enjo ennuie enqueteurs enregistremen
enseignante enseigne enseignement enseigner ente entendent entering entiere enver environ envo episodes eras eration
escr espace espere essai essay etages etaient etant etape etudes etudiant etudiante etudies evanouie evidemment evoqu
exagerent exams excited exclu excuse exhausting exil exit exper experience experte explains exposer fact failed
fainted fall falls famil fathers fatigants favourite feeling feet fella fellow female fetent feter fetera feterai
fianc fiction fier fiere fifteenth fifth filed fillette filleule finalement finally finals finira finiront finis
finishing fixed flechettes flies flippe floors fmhg following foot football forbidden forge form formation forum
forwar foui fouil fourteenth fourth francais francs frangin frangine frau frea french freres friendship frozenset fume
funny furieux gagne galere gamin gamine gamme garanti garcons garder gcses gendar general generale generation genial
genou glacant glasses glissait glisses godchild goddaughter godson golden gorgeous gosse gotcha graders grammes
granddaughter grande grandkids grandson gratuitement grew gril grognements groupes groups grown grunts guarantee
guardian guerre hadn halles hangout hasn hates heart heatwave hello helpers hid hidden high highschooler highway hike
history hivers hiya homeroom honestly honte hope hopeless huge hull hurle ieme ignor immonde impatience importune
impression inch inches inconnu inconscientes incroyable indiscretion infernaux infirmerie infirmie infirmiere infor
ingenieur instance intention interdit interdite interro intitulee invent invited inviting jadis janitor january
janvier jean jesuites jeune jeunesse jobs jolies joueur joueuse journees judo juillet juin july jumelles jument june
junior kent kid killing kilo kilos knee lais laissee laissent latin league leake lear learning leeds legal legally
lendemain less lessivee level levels librarian lie lied lille litres lived livrer locker loge londres lorsq lorsque
louee lounge loved lower loyers luck lyon mademoiselle magazine magazines mails maitres majeurs majorite male maligne
manche manga mange marathon maries marine marked marking marre mars marys math matters mature mauvais maux mayor
mecanique medecine medicine memoir menacant mens mental mentalement mentally mentio mers messa messed meters metier
metres metro metz middleschooler miens mile millenaire millennium millesime million minitels minors miracle moan
mobylette mock mocks moisson mole mommy mondays montage months moped moquer morceau mothers motive mourir moved movies
mummy musique mustn naan nager nantes natation nearly nee nephews nieces ninth niveau noce noces nolan notic november
nuns nurse obliges obviously official officially ohio older oldest olds opere ordered organi orthopho ouch outrageous
pages pardon pareil parfait paris parl parlent parrot parte partiront passait passees passeport passport patience
patient patientes patronn pattern paul percent perroquet personnes petanque phones physique picking pieds pieger pile
pion pionne pirate planq player plays playstation plomberie plumbing poche pocket podcasts poet poker poney pony pose
poubelle pouces pourtant pray premi preparait prepares prescr prescribed presence presenter presque pressed pretee
preten pretend pretends previe priez primaire primary principale procedure prochain prochaine proche professeure
project promets propri proud proviseure prudent publ publiait publient publis pulls pupil quasi quasiment quatriemes
queue quic quieter quite rabbit raccompag raccompagne race racontes radios radote rained raising raisons raler rang
ranking rappe rate ravi ravie rayon realised reasons receiv recemment recess recla reclame reclament reco recommen
recommenc reconnu recre recul redemande redouble redoublerais regar regler regretted relation releasing relis remarq
rembourser reminds remontr rename rencontres rendent rendrait renom repain repainted repassent repeat repeating repein
repet repete repondais repris rereading reserver results retard retenir retourne reunion revais revea reveillait
revendu revise reviser revises revising revision revolution role ronde ronf roupil roupille rugby rule saison salut
same saoules sats savais scammers scene schoolboy schoolboys schooler schoolers schoolgirl schoolgirls science
scolarise scotch screaming season secondary seconds sedating semaines senior september septembre seraient servira
seventeenth seventh sexe sextor shaking shareholder shook shooting showing since singer single singles sisters situes
sixiemes sixteenth sixth size skin skins smoke smoking sncf snoo snoozing sobriete soeurs softly soleil sonate song
songs sons sophomore sortait sorti souche souff souffle soupcon souvenaient souvenait souvenir souvie souviendrais
souvienne span spanish speaks speech spelling spent sports sprea springs staff starting starts states stepdad stepmum
stopped stranger stress stresse stressed stressee stroke stuck student students study studying substitute sucks
suddenly summer summers sundays superbe suppose supposons suppri surv surveil surveillant surveillante suspec suspic
sweetheart swim syndicat taille taisent talks taller tarte taught teach teaching tease technically technicien teenage
teenagers tellement temoig temoignage temoigne tempete tennis tenth term termin terrified testi testified tests third
thirteenth threate threatening threatens tidies tien timetable tiquera tirer titles tomb tome tortoise tortue toulouse
tracteur tractor trait tram tranches transfe transme trapped travaillais travailler tremble triche tricky trip
troisiemes tueraient tummy turning twelfth types umber unbeknow unbelievable understan uniquement unknowingly unread
uploa urteen vaccine venaient venait ventre venue verif verrais verseau veulent vien ville visi vitesse vitesses
vivement vivre voisinage volume volunteer vote voter vrai waited wales walkman walkmans warranty wasn watc watched
watts weekend weeks weird whispering wild wind windows winters wonde workout worried worry worst wouldn writ writes
wrote yards yesterday yield young younger youngest
"""
WORDS: Final = frozenset(_SORTED.split())
