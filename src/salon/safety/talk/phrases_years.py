"""What happened in which year: who says to have been born then, or not yet, says how old they are.

Things everybody has heard of, from 2008 on; whoever was born before is of age.
"""

from __future__ import annotations

from typing import Final

YEARS: Final[dict[str, str]] = {
    "event_2008": """
        obama ~ (first|premiere|elu|elected|won|win|wins|gagne)
        (first|premiere) ~ obama
        (beijing olympics|olympics in (beijing|china)|jo (de|a) pekin|crise de 2008|financial crash)
    """,
    "event_2009": """
        (michael jackson|mj) ~ (died|dead|mort|meurt|death|passed)
        (mort|death) (de|of|d) (michael jackson|mj)
        (swine flu|grippe a|grippe h1n1)
    """,
    "event_2010": """
        (world cup|coupe du monde|mondial) ~ (south africa|afrique du sud|2010)
        (vuvuzela*|vuvuzelas|knysna|instagram (came out|was (invented|born|created|launched)|est sorti)|ipad (came out|est sorti|was launched)|first ipad|premier ipad|seisme (d|en) haiti|haiti earthquake)
        (iniesta|spain|espagne) ~ (won|gagne|champion*|win) ~ (world cup|coupe du monde|mondial)
    """,
    "event_2011": """
        (fukushima|printemps arabe|arab spring|affaire dsk|death of bin laden|mort de ben laden|bin laden (died|was killed)|steve jobs (died|mort|est mort)|mort de steve jobs)
        (william) ~ (kate) ~ (wedding|married|mariage|maries|got married)
        (royal wedding|mariage royal) ~ (kate|william)
        (minecraft|snapchat) (came out|was (invented|created|launched)|est sorti)
    """,
    "event_2012": """
        (london|londres) ~ (olympics|jo|jeux|olympic games|olympiques)
        (olympics|jo|jeux|olympic games|jeux olympiques) ~ (london|londres)
        (gangnam style|diamond jubilee|hurricane sandy|fin du monde (des |)mayas?|mayan (apocalypse|calendar)|hollande (elu|president|a gagne|est passe|gagne)|election de hollande|obama (second|reelected|reelu))
        (end of the world|fin du monde) ~ (2012|maya|mayan)
        (the (olympics|olympic torch) (were|was|came) (here|in london|through))
    """,
    "event_2013": """
        (mariage pour tous|harlem shake|prince george ~ born|naissance (du prince |de )george|mandela (died|est mort|mort)|mort de mandela|death of mandela|thatcher (died|est morte)|pape francois (elu|est elu)|pope francis (elected|was elected))
    """,
    "event_2014": """
        (world cup|coupe du monde|mondial) ~ (brazil|bresil|2014)
        (germany|allemagne|allemands|germans) ~ (7|sept|seven) ~ (brazil|bresil)
        (brazil|bresil) ~ (germany|allemagne) ~ (7|sept|seven)
        (germany|allemagne|allemands|germans) ~ (won|champion*|gagne|remporte|win) ~ (world cup|coupe du monde|mondial|bresil|brazil)
        (ice bucket challenge|sochi|scottish (referendum|independence vote)|indyref|glasgow commonwealth games)
    """,
    "event_2015": """
        (charlie hebdo|je suis charlie|bataclan|attentats (de paris|du 13 novembre|de novembre|de charlie)|princess charlotte ~ born|zayn left|zayn (a quitte|quitte))
    """,
    "event_2016": """
        (brexit (vote|referendum|was voted)|vote(d|) (for |on |)brexit|vote du brexit|referendum (sur le |du )brexit|euro (2016|en france)|but d eder|rio olympics|olympics in rio|jo de rio|attentat de nice|leicester ~ (won|champions)|bowie (died|est mort)|prince (died|est mort))
        (pokemon go) (came out|sort|est sorti|was (huge|everywhere|out)|a l ete)
        (trump) ~ (first|elected|premiere|elu|beat hillary|won the first)
    """,
    "event_2017": """
        (grenfell|fidget spinners?|hand spinners?|despacito|manchester (arena|bombing)|mort de johnny|johnny (est mort|meurt))
        (macron) ~ (elu|premiere|elected) ~ (fois|2017|premiere|first)
    """,
    "event_2018": """
        (world cup|coupe du monde|mondial) ~ (russia|russie|2018)
        (deuxieme etoile|seconde etoile|gilets jaunes|yellow vests|harry and meghan ~ (wedding|married|got))
    """,
    "event_2019": """
        (notre dame) ~ (brul*|feu|incendie|fire|burn*|flammes|flames)
        (incendie|fire) ~ (notre dame)
    """,
    "event_2020": """
        (covid|corona|coronavirus|confinement|premier confinement|lockdown|first lockdown|pandemic|pandemie|quarantine|quarantaine)
    """,
    "event_2021": """
        (tokyo olympics|jo de tokyo|olympics in tokyo|capitol riots?|prise du capitole|squid game (came out|sort|est sorti))
    """,
    "event_2022": """
        (world cup|coupe du monde|mondial) ~ (qatar|2022)
        (queen|reine|elizabeth) ~ (died|mort|morte|death|funeral|passed)
        (mort) de (la reine|elizabeth)
        (invasion|war|guerre) ~ (ukraine) ~ (started|began|commence*|eclate*)
    """,
    "thing_2009": """
        (whatsapp|bitcoin|uber|angry birds|bluey|avatar)
    """,
    "thing_2010": """
        (instagram|insta|ipad|the ipad|l ipad|pinterest|moi moche et mechant|despicable me|minions)
    """,
    "thing_2011": """
        (minecraft|snapchat|snap|twitch|siri|ipad 2|clash)
    """,
    "thing_2012": """
        (tinder|candy crush|vine|gangnam style|ipad mini|subway surfers)
    """,
    "thing_2013": """
        (ps4|xbox one|frozen|la reine des neiges|reine des neiges|telegram|gta 5|gta v)
    """,
    "thing_2014": """
        (musically|apple watch|interstellar|five nights at freddy s|fnaf)
    """,
    "thing_2016": """
        (tiktok|pokemon go|airpods|overwatch)
    """,
    "event_2024": """
        (paris) ~ (olympics|jo|jeux olympiques|olympic games)
        (olympics|jo|jeux olympiques|jeux) ~ (paris)
    """,
}
"""`event_` and the year of what happened; `thing_` and the year of what people say to be as old as."""
