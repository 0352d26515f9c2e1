"""Everyday words of both languages that readers of conversations meet, sorted: what a disguise may be undone to."""

from __future__ import annotations

from typing import Final

_SORTED: Final = """
able abonnement abonnes about abrutie absence absent absente abstinence abu abusait abuse abused accepte accepterait
accompagnante accord account accus accuse aches achete acheter across actor actually actuellement add address adds
admit admitted ado adolescente adopte adopted ador adorables adore adorer ados adresse adrian adult adulte adultes
adults advantage advice adviser aed affaire affaires affiche affilee afin after afterwards again against age aged agee
agees ages agisse ago agree agreed ahead aid aide aidez aient aimaient aime aimerais aine ainee aines ais ait ajout
alarm alarme album albums alcool all alles allume almost alone alors already alright alse always alzheimer amateurs
ambulance amende amene ami amie amies amis amitie amuse amuser amuses anaesth anaesthetist analyse ancien anciennes
anciennete anciens and anesthes anesthesiste anglais angry annee annees anniv anniversaire anniversaires anniversary
another ans answer ant any anybody anyone anything anyway apart apercevra aperco apercoit apercoive apnee apnoea appar
appel appele appelle apples appre apprend apprendre apprends apprenn apprenne appris approch approche approcher appuie
apres are argent argue arm armchair armee arnaq arnaque arnaqueurs around arrang arrange arranges arret arrete arreter
arriere arriv arrival arrive arrivent arriver art article artifice artist ask asked asks asl asleep asso assomm
assommee assoupie assur assurance astro astuce asv ate atelier atsem attaque attempt attend attendait attendent
attendre attends attendu attente attention atterr attic attrait aucun aucune aujourd aunt aupres aura aurai aurais
aurait aussi autre autrefois autrement autres aux avaient available avais avait avale avance avant avantage avc avec
avertissement avez avion avis avocate avoir avons avou avouais avoue avouer awake aware away awful babies baby bac
back bad bag bagnole bah bahut bail baisse balais balanc balance balancer balcon balcony balles band bande bands bar
barely bars bas basically baske baskets bath battery beats beau beaucoup beauty bebe because become bed been beer
beers before begins behind being believes belle below ben benevolat benjamine berges beside besoin best bestie bete
better between bidon bien bientot bienvenu bienvenue biere bieres big bike bikes bill billet billets bin bird birds
birth birthday birthdays bit bitcoin bits bjr blacked blackmai blackmailed blackmailer blackmailers blague blanc
blanket blo bloc blocked bloke bloqu blowing bof boire bois boisson boit boite bon bonheur bonjour bonne bonnes bonnet
bonsoir book booked books bool bordeaux bored boring born boss bosse bosser bosses both bother bottle boucle bouge
bouger bought bougies boulot bouquins bout bouteille bowls box boy boyfriend boys bras brave breakfast breathe bref
brest bretagne brevet bricolais bring bro broke brother brothers brousse brr bruit brule bsr bts bucks building
bulletin bulletins bureau burn bus bush business but buy buzzer cac cachais cache cachee caches cachet cachets
cachette cadeau cadeaux cadet cadette cafe cagnotte cahier caisse cake cal calcul cale calendar calendrier call called
calling calmants calvados cam camarades came camera camion campagne campaign can canape candles canicule cannot
canteen cantine cantiniere cap capable capt captera captur capture captured captures car card cards care career
careful carefully carer cares caresse caretaker carnet carried carriere cartable carte cartes carton cas case cash
casier casse cassettes cat catc catch cats caught cave ceder cela celebrate celebrated celebrating celebrity celibat
celibataires cellar celle celles celui cent cents ces cet cette ceux cha chacun chacune chaine chair chambre champion
championnat championne chance change changed changing channel chanson chansons chant chantage chanter chanteur
chanteurs chantier chapitre chapter chaque character charbon charges charrier chat chate chats chatte chatting
chauffeur chausse cheat chec check cheese chef cherc cherche chercher cherches chess cheval chez chien chienne chiens
child children chilling chimique chiot chips choice choir choisir choisis choix chomage choose chorale chose christmas
chucho chuchote chui chut chute cider cidre cigarettes cine cinq cinquante cinquieme cinquiemes claimed claims class
classe classement classroom cle clean clear cles click clientes clinique clips clique clock closer closes club clue
clueless coach coaching coast cocktail code coeur coffee cognac coin cold colere colis coll colle colleague colleagues
collecte college collegien collegienne collegiens collegue collegues collier coloc colocataire colocation colour coma
comatee combien combine come comes coming commande comme commence comment commissariat commune compagne compagnie
compagnon complaint complaints complete complice compren comprend comprendraient comprime compris compte compteur
comptoir comte concert concours condam condamne conductrice conduire conduite conference confession confier conge
connais connaissais connait connu connue connus conquete conscience consciente conscious conseil conseils consen
consent consentement consentir console consulted contac contact contacte contacts content continue contract contrat
contre controle conversation conversations convic convicted cook cool cooper cooperate copain copains copie copied
copies copine copines corner corrige corriger costs costume cote cotisations cou couche couchee couches coucou could
couldn couleur counsell counter counting coup coupe coupent couple coupons cour courage courant cours course court
cousin cousine cousins coute couvercles couverture coworkers cpe craint cram cramming craque craquer credit crepes
crew croira croirais croire crois croissants croit crossword crypto cuisine cuisiniere cuite cup cupboard curieux
curious currently customers cut cuvee dad daddy dads dame dan dance danced dancing dans danse danses dark daron
daronne darons darts date dated daughter daughters day days dead deadline deal dealt debat debate debout debute decide
decision deco decouv decouvert decouvrir deep deeply def defendant defendants degrees degres degueu deguisement dehors
dej deja delai dele delegu delegue delete deleted delivered delivery demain deman demand demandaient demandait demande
demandee demander demandez demands demenage demenagement demence dementia demi demissio dents depart depasse depose
deposer depuis derange derby dernier derniere derriere des deshabille desolee desormais dessus destroy detail
detectives detention deteste detru detruis deux devant devine devis devoir devoirs dial diary dictees did didn die
difference diffus dimanche dimension dine diner dinner dira dirai diraient dirais dirait diras dire direct directeur
direction directrice dis disais disait disappear disappears discours discove discreet discreetly discret discrete
discretement discretion discute discuter disent disliked disons dispara disparaisse dispo dissimu distribuent dit
dites division divulgu dix dnb dob docile dociles docteur doctor docu documentaire documentaires documentary does
doesn dog dogs doing dois doit doivent doll dollars dommage don donc done donnait donne donnent donnes dont door
dormais dormait dorme dorment dormi dormir dormira dors dort dos dossier dou double douce doucement douche dout
doutait doute douze down dozed dozing drama drank drawer drawing dreams dreamt drift drink drinks drive driver driving
dro drog droguait drogue droguee droguent droit drole drop dropped drops drug drugged drugging drunk dsl dst dude due
dur durant dure during each easy eat eau ecart echang echange echanges echecs echelle ecol ecole ecolier ecoliere
economies ecoute ecr ecrans ecris ecrit ecrou ecroulee ecrouler edit editing educa effa efface effect effet eight
eighteen eighteenth eighth either eldest electeur electrician elementary eleve eleven eleventh elever eleves elle
elles else email embarrassing eme emes emission emmene emploi employer employeur encadreur enceinte encore end endor
endormais endormait endormi endormie endormies endormir endors endort ends enfant enfants enfer enfin enga english
enjo enjoy ennuie enough enquete enqueteurs enregistre enregistree enregistremen enregistrement enseignante enseigne
enseignement enseigner ensemble ensure ente entend entendent entends entering entier entiere entourage entre entree
entrer entres enver enverrai environ envo envoi envoie envoies envoye envoyer episode episodes epoque epouse eps eras
erase eration ere ers escr espace espere essai essaie essay essaye est etage etages etaient etais etait etant etape
etat ete etes etre etudes etudiant etudiante etudies euh eur euros eux evanouie even evening ever every everybody
everyone everything evidemment evidence evoqu exact exactement exactly exagerent exam exams exchange excited exclu
excuse exemple exhausting exige exil exit exo expecting exper experience expert experte explains explique expos expose
exposer fac face facebook facile fact facteur facturation facture fail failed fainted faire fais faisaient faisait
fait fake fall falls famil famille family fan fancy far fasse fast father fathers fatigants fatiguee faut faute
fauteuil favourite feed feel feeling feels feet fella fellow felt fem female femme femmes fera ferai ferais ferait
feras ferme fermes festival fete fetent feter fetera feterai feu few fianc fichiers fiction fier fiere fifteen
fifteenth fifth fifty figure file filed files fille filles fillette filleule film filmait filme filmed filmee films
fils fin final finalement finally finals find finds fine fini finira finiront finis finish finished finishes finishing
finisse finit fireworks first five fix fixed flatmate flechettes flies flippe floor floors floppy fmhg fois folks
followers following fond fondre food foot footage football for forbidden forge forget forgets forgot form formation
former fort forty forum forwar fou foui fouil found four fourteen fourteenth fourth frais framer francais francs
frangin frangine frappe frau frea freak free french frere freres freshman fric friday fridge friend friends friendship
frigo frites from fromage frozenset fuit full fume fun funny fur furieux fyi gagne galere game gamin gamine gamme gang
garage garanti garantie garcon garcons gard garde garder gardes gars gate gateau gave gcse gcses gear gen gendar
gendarmerie gene general generale generation genial genou genre gens gentille geste gesture get gets getting gift
gifts gig girl girlfriend girls give glacant gladly glass glasses gliss glissait glisse glisser glisses goal gobelet
godchild goddaughter godson goes going golden gone gonna good gorgeous gosse gosses got gotcha gouttes grace grade
grader graders grammes gran grand grandad granddaughter grande grandkids grandma grandson gratuitement great grenier
grew gril groggy grognements gross groupe groupes groups grown grunts guarantee guardian guerre guess guest guests
guitar guitare guy guys habite habites hacked had hadn hah haha half hall halles hand handle hangar hangout happened
happy hard has hasn hat hate hates have having hbu hea head hear hears heart heatwave heavy hehe hello help helpers
helpline helps her here heure heures hey hid hidden hide hiding hier high highschooler highway hihi hike him his
histoire history hit hivers hiya hold holiday holidays home homeroom homework homme hommes honestly honte hope
hopeless hopital hopitaux horrible hors horse hospital hospitals host hosts hour hours house housemate how hrs huge
hui huit hull hum hundred hurle husband husbands hush ici idea ideal ideally idee identite ieme ign ignor ignore ils
image images imagine immediately immediatement immonde impatience importune impression inbox inch inches inconnu
inconnus inconscien inconscient inconsciente inconscientes incroyable indiscretion inerte infernaux infirmerie
infirmie infirmiere infor infusion ing ingenieur inkling inquiete inscriptions inside insta installe instance instant
insu intention interdit interdite interesse interessee interested internat internet interro intitulee into invent
invente investigation invitait invite invited invitee invitent inviting invoice iphone isn its ivre jadis jai jamais
janitor january janvier jean jesuites jette jeu jeudi jeune jeunes jeunesse job jobs join joking jolies jou joue jouer
joueur joueuse jour journal journaux journee journees jours jsuis judge judo juge juice juillet juin july jumeaux
jumelles jument june junior jus jusqu just juste karaoke keep kent kept key keys kick kicks kid kidding kids kill
killing kilo kilos kitty kms knackered knee knew kno knock knocked know knowing known knows koi ladder ladies lads
lady lais laisse laissee laissent laisser laisserais laisses lait lance landlord lands lapin laptop last late later
latin laugh law lawyer lbs lea league leak leake lear learn learned learning learns leave leaving lecture leeds left
legal legally lend lendemain lens lent les less lessivee lessons let leur leurs level levels librarian libre licence
license lids lie lied lien lieu life light ligne like lille limp line link lire lis lisent list liste listen lit
litres little live lived living livraison livre livrer livres locker log loge loi loin lois lol lon londres lonely
long longtemps loo look looking lorry lorsq lorsque lost lot lots louee lounge lourd love loved lovely loves lower
loyer loyers luck lui lunch lundi lyc lycee lyceen lyceenne lyon mad madame made mademoiselle magazine magazines mai
mail mails main maintenant maire mais maison maitre maitres maitresse majeur majeure majeurs majorite make makes
making mal malaise male maligne maman mamie man management manager manche mandat manga mange manif many marathon march
marche mardi mari mariage maries marine maris marked market marking marque marre marriage married mars marys mash
match mate matelas mates math maths matin matter matters mattress mature mauvais maux may mayor mdr mec mecanique
mechant medecin medecine medicine meet meeting meh melang melt meme memoir memoire memory men menac menacant menace
menacent mens mental mentalement mentally menti mentio mention mer mere mers mes messa message messages messed mesure
met meters metier metres metro mets mettait mettrai mettre metz meuf mid middle middleschooler midi midnight mien
mienne miens mile miles mille millenaire millennium millesime million min mind mine mineur mineure minister ministre
minitels minor minors mins minuit minutes miracle mis missus mix mixes moan mobylette mock mocks moi moins mois
moisson mole mom moment mommy mon monday mondays monde money monsieur montage monte monter month months montr montre
montrer montrerai moped moquer morceau more morning morphee morphine morte most mot mother mothers motive moto mots
motus moulin mourir move moved movies moyen much mug mum mummy mums mur muscade music musique must mustn myself naan
nager nah naissance name nan nana nantes nap natation nde near nearly necklace nee need needs neighbor neighbors
neighbour neighbours nephew nephews net neuf never neveu neveux new news next nice nick niece nieces night nine
nineteen ninth niveau nobody noce noces noel noir noise nolan nom non none noon nope nos not note nothing notic notice
noticed notices noticing notre nous nouvelle nouvelles novel novels november now nowhere nowt nuit nul nulle number
numero nuns nurse nus nutmeg obe obeis obey obliges oblivious obviously occasion occupe occupera occupes off office
official officially officiellement offre offrir ohio oiseaux okay old older oldest olds once one ones online only ont
onze open operation opere operee orage order ordered ordonnance organi organise orthopho other otherwise ouais oubli
oublie oublier oubliera ouch ouest oui our ours out outrageous ouverte ouvre over owe own page pages paid paie paiera
paies panne papa paper papers papiers par pardon pareil parents parfait paris park parking parl parle parlent parler
parles parrot pars part partag partage partager partante parte partent parti partie partir partira partiront partis
partner partout party pas pass passage passait passe passed passees passeport passer passes passport password past
patience patient patiente patientes patients patron patronn pattern paul pauvre pay paye payer payes payez paying
payment peace peine pem pendant pense people percent perdu pere permis perroquet perso person personnage personne
personnes petanque petit petite petites petits peu peur peut peuvent peux phishing phone phones photo photograph
photographe photographer photographie photos physique piano picking pics picture pictures pie piece pieces pieds
pieger piges pile pill pills pion pionne pique pirate pity pizza placard place places plainte plaisante plait plan
plane planning planq planque plantes plants plat platform play player playlist plays playstation please plein pleine
plomberie pls plu plumbing plus plutot poche pocket podcast podcasts poet poings point points poker police pommes
poney pony poor pop port porte porter porto portrait pos pose position post poste poster posting postman pot pote
potes poubelle pouces pounds poupee pour pourquoi pourra pourrais pourrait pourras pours pourtant pratique pray pre
prefer prefere premi premier premiere premieres prend prendre prends prenne preparait prepare preparer prepares prescr
prescribed presence present presente presenter presents presque press pressed pret prete pretee preten pretend
pretends preterais pretes preuves prevenir previe price priez primaire primary principal principale printemps prints
pris prison privacy privee prix pro problem probleme procedure proces prochain prochaine proche proches prof
professeure profil profile profit profite profiter profond profondement profs project promets promise promo proof
proposal propose propri proprio proteste proud proviseure prudent psy ptdr pub publ publiait public publie publiee
publient publier publis publish published puisse pulls pupil pupils puppy pur puree put puts putting quai quand
quarante quartier quasi quasiment quatorze quatre quatrieme quatriemes que quel quelle quelqu quelque quelques
questions queue qui quic quick quid quiet quieter quietly quinze quit quite quitte quoi rabbit raccompag raccompagne
race raclette racont raconte racontes radio radios radote rai rained raise raising raisons raler ramene ran rancon
rando rang range ranking ransom rappe rappelle rate rather ravi ravie rayon rdv read reading reads ready real realise
realised realising realize realizing really reasons rebours recall recalls receiv receive received recemment recess
recette recevoir recevra recevront recharge recherche recipe recla reclame reclament reco recois recoit recoivent
recollection recommen recommenc recommence reconnu record recorded recording recordings recre recu recul redemande
redeshabill redouble redoublerais refais refus refuse refused refuses regar regard regarde regarder regle regler
regretted rejoins relation relatives releasing relis remain remarq remarque rembourser remember remembered remembers
reminds remontr rename rencontre rencontrer rencontres rend rende rendent render rendra rendrait rendre renom rent
rentre rentree rentrent repain repainted repars repas repasse repassent repeat repeating repein repeint repertoire
repet repete repond repondais repondre reponds repondu report reportage reported repris reputation rereading reseaux
reserve reserver rest reste restent restes resto results retard retenir retirement retourne retraite retrouve
retrouves return reunion revais revea reveil reveillait reveille reveillee reveiller reveillera revel revendu reves
reviens revise reviser revises revising revision revolution rhum rien right rigole ring role roman romans rond ronde
ronf room roommate round roupil roupille route row rue rugby rui rule ruling rum run running sac sache sachent sad
sage said sais saison sait salle salon salut sam same samedi samu sans santa saoules sats saturday sauf saura saurais
saurait sauront sauvegarde savaient savais savait save saved savent savez savings savoir saw say saying says sca scam
scammers scared scene school schoolboy schoolboys schooler schoolers schoolgirl schoolgirls science scolaire scolarise
score scotch screaming screens screenshot screenshots screenshotted sea seance search season seats second secondary
seconde secondes seconds secourisme secours secret secretly sedated sedating see seeing seeking seen sees seize
selfies sell selling semaine semaines sen send sends senior senseless sent sente sentenced senti sentira sept
september septembre sera seraient serais serait serie series serieux sers sert serve servi service servir servira ses
session seul seule seulement seven seventeen seventeenth seventh seventy sex sexe sextor shaking shame shar share
shareholder sharing she shed shh shift sho shook shoot shooting should show showed shower showing shows side sieste
sight sign signal signe silence simple simplement simply since singer single singles sinon sirop sis sister sisters
sit site sitting situes six sixieme sixiemes sixteen sixteenth sixth size ski skiing skin skins sleep sleeper sleeping
sleeps sleepy slept slice slip slipped slips slt smart smoke smoking snaps sncf sneak sno snoo snoozing sober sobriete
soeur soeurs sofa softly soi soignante soins soir soiree sois soit soixante sol sold soleil some somebody someone
something somme sommeil somnifere somniferes son sonate song songs sonne sonnee sonner sons sont soon sophomore sorry
sors sort sortait sorte sortent sorti sortie sortir sou souche souci souff souffle soumission sound soup soupcon soupe
sour sous soutien souvenaient souvenait souvenir souvenirs souvie souviendra souviendrais souvienne souviens souvient
span spanish speak speaks special speech spelling spent spi spiked spiking sport sports spot spouse sprea springs
staff stand start started starting starts stash state states station stay stays step stepdad stepmum still stir stone
stop stopped stops storm story stp str straight stranger strangers stress stresse stressed stressee stroke stuck
student students study studying stuff sub substitute such sucks suddenly suffit suis suite suivi suivre summer summers
sun sunday sundays superbe suppose supposons suppri supprime sur sure surgery surprise surtout surv surveil
surveillance surveillant surveillante suspec suspect suspected suspecting suspects suspic suspicious svp svt swap
sweetheart swim swing syndicat table tablets tablette tac taille taire taise taisent take taken takers takes taking
talk talking talks taller tant tante taped tard tarte taught tchat tea teach teacher teachers teaching team tease
technically technicien technique teen teenage teenager teenagers teens tel tele telephone tell tellement tells telly
temoig temoignage temoigne tempete temps tempted ten tenais tennis tente tenth term termin terminale termine terrain
terre terrible terrified tes test testi testified tests tete text than thanks that the theatre their them then
therapist there these they thing think thinks third thirteen thirteenth thirty this tho those though thousand threat
threate threaten threatening threatens three through thune thunes thursday tic tick ticket tickets ticking tidies tien
tiendra tienne tiens tient til till time times timetable tip tips tiq tiquera tirage tired tirer tiroir tisane titles
titres tjrs tle tock today toddler together toi told tom tomb tombe tome tomorrow ton tonight too took top tops
tortoise tortue tot touch touche toujours toulouse tour tourne tournee tourner tournoi tous tout toute toutes town
trace traces tracks tracteur tractor train trainers trait traitement tram tranches tranquille transfe transfer transme
trapped trash travail travaillais travaille travailler travailles treatment treize tremble trente trial tribunal
triche trick tricky tried trip triste trois troisieme troisiemes trop trou trouve truc trucs try trying tueraient
tuesday tummy turn turned turning turns tutor twelfth twelve twenty twice twins two type types umber unattended
unaware unbeknow unbelievable uncle unconscious under underage understan understand understood undress une uni
uniquement university unknowingly unless unlocked unread until uploa upload urgences urteen usa use used usine
utilises vacances vaccine vague vais van vapes vas vase veille velo venaient venait vendredi vends vendu venez venice
venir venise ventre venu venue ver verdict verif verra verrais verre verres verront vers versait verse verseau version
vet veterinaire veto veulent veut veux vhs victimes victims vide video videos vie vieille vien viendras viennent viens
vient vieux villain ville vin vingt violon vire virement virer vires vis visage visi visit visite visiter visiteurs
visitors vitamine vite vitesse vitesses vivement vivre voice voici voie voient voila voir vois voisin voisinage
voisine voisins voit voiture volume volunteer vont vos vote voter votre voudrais voudrait voulaient voulait vous
voyage vrai vraiment vrais wait waited waiting wake wakes waking wales walk walkman walkmans wall wanna want wanted
wants war ward warning warranty was wasn wasnt wasted watc watch watched watts way wbu webcam wedding week weekend
weeks weird welcome well went were what whatever when where which while whiskey whisky whisper whispering who whoever
whole whose why wife wild will win wind windows wine winters wire wise wiser wish with within without woke woman women
won wonde word work working workmates workout works world worried worries worry worst would wouldn writ write writes
wrote yaourt yards yay yeah year years yep yes yesterday yet yeux yield yoghurt you young younger youngest your yours
yourself yrs zone zonked
"""
WORDS: Final = frozenset(_SORTED.split())
