"""Classes of words that phrases are written over: who is spoken of, what is drunk, what is no.

A class is words with a space between; `_` stands for a space inside one, `*` for any ending.
"""

from __future__ import annotations

from typing import Final

CLASSES: Final[dict[str, str]] = {
    "she": """
        une_personne la_personne cette_personne a_person the_person a_persons someones somebodys elle elles il
        lui la_mienne le_mien la_tienne le_tien she he her him they them someone somebody quelqu_un quelqu_une
        mine yours someone_else une_autre
    """,
    "noun": """
        madam mrs lodgers stepsister stepmother belle_fille femme femmes epouse epouses compagne compagnes
        copine copines cherie amie amies belle_soeur belle_mere voisine coloc colocataire colloc collegue
        cousine soeur niece invitee fille filles nana nanas gonzesse dame dames demoiselle conquete conjointe
        conjoint mari maris compagnon copain mec mecs gars pote potes voisin date rencart rencard ex stagiaire
        cliente client moitie madame monsieur connaissance moitie_a_moi passagere locataire cavaliere partenaire
        fiancee fiance ami meilleure_amie wife wifes wives missus misses partner partners girlfriend girlfriends
        gf gfs lady ladies woman women girl girls chick chicks friend friends mate mates sister_in_law
        mother_in_law sister neighbour neighbor flatmate roommate roomie housemate lodger tenant colleague
        coworker cousin guest dates husband husbands boyfriend bf bloke guy lad hookup other_half acquaintance
        conquest passenger spouse
    """,
    "their": """
        son sa ses leur leurs his her their ton ta un une le la un_de mon ma l the a an your someones a_girls
    """,
    "drink": """
        glace ice_cream puree mash pates pasta salade salad curry sandwich chocolats bonbon bonbons sweets
        gratin riz rice porridge cereals cereales stew ragout pizza cookie cookies biscuit crepe camomille
        camomile whisky whiskey rhum rum port porto pastis gin vodka punch bouillon milk milkshake sherry coca
        cola coke martini sangria mojito the_vert dessert gateau plate assiette yaourt compote squash tonic
        verre verres tisane tisanes infusion vin boisson boissons cafe cocktail biere plat soupe repas gobelet
        du_the son_the un_the ton_the le_the leur_the bouteille chocolat jus lait gourde eau soda limonade
        champagne coupe apero drink drinks glass tea wine coffee cup beer juice food dinner soup mug bottle
        cuppa cocoa water shot pint lemonade hot_chocolate nightcap digestif smoothie
    """,
    "drug": """
        petites_gouttes little_drops drop remede remedy tranquillisant tranquillisants tranquilliser
        tranquillisers herbe_a_dormir truc_pour_dormir somniferes sachet sachets cachet cachets comprime
        comprimes goutte gouttes somnifere pilule pilules poudre calmants calmant medoc medocs medicament
        medicaments sirop dose doses dosage vitamine vitamines sedatif sedatifs traitement drops pill pills
        tablet tablets powder sedative sedatives vitamin vitamins syrup meds medication sleeping_pills
        sleeping_tablets potion recette recipe mixture melange preparation produit
    """,
    "no": """
        pas rien jamais plus aucun aucune personne not never nothing none no nobody no_one nowt without
    """,
    "know": """
        sait sais sach* savoir sav* saur* su voi* voy* verr* vu sent sente* senti* sens ressen* remarqu* capte*
        percut* calcul* pig* tilt* grill* compren* compri* dout* soupconn* souvien* souven* rappel* realis*
        apercoi* apercev* enten* devin* flair* appren* appri* decouvr* know knows knew known notice notices
        noticed noticing remember remembers remembered realise realises realize realizes suspect suspects
        suspected feel feels felt recall recalls twig twigs twigged clock clocks clocked catch_on cotton_on
        find_out finds_out figure_out see sees hear hears tell sense senses learn learns learned learnt guess
        guesses spot spots
    """,
    "put": """
        renforc* strengthen* spike* stirring adding mixing dropping mets met mettre mettrai mettra mettais mis
        gliss* vers* ajout* rajout* melang* dilu* ecras* dissou* balanc* fous foutre colle colles prepar* dose
        doses charge corse cors* slip slips slipped slipping put puts putting pour pours poured add adds added
        drop drops dropped mix mixes mixed stir stirs stirred crush crushes dissolve dissolves sneak sneaks top
        tops topped
    """,
    "circle": """
        bahut lycees internat colo employeur employeurs directeur directrice headmaster headteacher principal
        colloc coloc flatmate flatmates entreprise company university universite club paroisse maire belle_mere
        tante oncle aunt uncle cousin cousine clients client customers landlord proprietaire amis amies ami amie
        potes pote copains copines famille mere pere parents collegues collegue patron patronne boss chef cheffe
        femme mari copine copain compagne compagnon conjoint contacts contact abonnes abonnees soeur frere
        proches voisins voisines boite travail taf boulot ecole lycee college fac promo entourage mur profil
        page compte enfants gosses fille fils classe rh direction liste repertoire profs prof belle_famille
        beaux_parents cousins daronne daron darons vieux mec meuf friends friend mates mate family mother mum
        mom father dad folks colleagues colleague workmates coworkers manager wife husband missus girlfriend
        boyfriend gf bf partner contact_list followers sister brother relatives neighbours neighbors work job
        workplace office school uni wall profile feed employer kids children hr class classmates team list
        address_book teacher teachers in_laws nan bosses girls ex fiancee fiance
    """,
    "all": """
        tout_le_monde toute_la_ville toute_l_ecole toute_la_boite toute_la_classe tout_le_lycee tout_le_quartier
        tout_le_village partout en_ligne internet le_net les_reseaux reseaux_sociaux le_web la_terre_entiere
        le_monde_entier sur_insta sur_facebook sur_tiktok sur_snap sur_twitter du_lycee au_lycee le_lycee
        du_quartier au_bureau au_taf everyone everybody every_one the_whole_town the_whole_school
        the_whole_world the_whole_office whole_town whole_school everywhere online the_internet the_web all_over
        the_world public social_media socials facebook instagram tiktok the_school the_town the_office the_group
        the_team the_group_chat le_groupe
    """,
    "show": """
        aura auront has will_have previens previendrai tagu* taggu* tag identifi* devient deviennent public
        publique becomes recevra recevront lecture reading curieux enveloppe envelope cc parcel colis montr*
        envoi* envoy* enverr* balanc* publi* post poste postes poster posterai diffus* partag* divulgu* revel*
        racont* transmet* transfer* mets mettrai met mettre dis dirai dire dit part partent partir* partira
        arrive* arriver* atterri* fini* regard* voit voient voie voir verra verront apprend* apprenn* recoit
        recoivent recevr* decouvr* decouvre sache saura saurait sauront savent ador* adorer* tombe* tombent
        tourne tournent tourner* circul* sort sortent sortir* expos* fuit* leak* show* prev* previen* appel*
        ecri* inform* call* warn* write* messag* profit* told send sends sending sent drop drops publish*
        posting posts share shares sharing reveal* tell tells telling forward* upload* put puts goes go going
        lands land ends_up end_up see sees watch* get gets receive* find_out finds_out found_out finds find
        learn learns hear* knows know enjoy* love loves like likes comes come spread* out_there au_courant
        fera_le_tour fait_le_tour tags tagged surprise viral ramass* lire lisent lira read reads bombard*
    """,
    "media": """
        premier premiere premiers first session show photo photos video videos image images capture captures
        message messages conversation conversations enregistrement enregistrements film films preuve preuves
        nude nudes nu nus cam camera webcam fichier fichiers dossier visage live vocal vocaux visio screen
        screens historique echanges selfie selfies secret secrets lien picture pictures pic pics recording
        recordings screenshot screenshots footage clip clips chat chats file files evidence proof face snap
        snaps link log logs stuff texts convo
    """,
}
