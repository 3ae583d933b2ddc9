"""French.

Words are in lower case, separated by spaces; ' is used for both apostrophes. A word after an elided one (l', d', qu')
is listed together with it if it is of a closed class; `beginnings` match the rest.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "le la les l' un une des l'un l'une",
        "possessive": "mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs",
        "determiner": """
ce cet cette ces celui celle ceux celles chaque quelque quelques quelconque certain certaine certains certaines aucun
aucune nul nulle tel telle tels telles propre propres autre autres l'autre même mêmes divers diverses différents
différentes quel quelle quels quelles n'importe nouvel vieil bel
""",
        "quantity": """
tout toute tous toutes beaucoup plusieurs peu tant autant davantage maints maintes moitié plupart deux trois quatre
cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent premier première premiers
premières deuxième troisième
""",
        "preposition": """
à après au aux auprès avant avec chez concernant contre dans d' d'un d'une d'autres d'ici d'après de depuis derrière
dès devant du durant en entre envers excepté face grâce hormis hors jusque jusqu'à jusqu'au jusqu'aux jusqu'en lors
malgré moyennant outre par parmi pendant pour près quant sans sauf selon sous suite suivant sur versus vers via
vis-à-vis vs autour qu'à qu'en qu'avec qu'au qu'aux qu'après qu'avant
""",
        "conjunction": "et ou mais donc or ni car puis",
        "subordinator": """
si s'il s'ils quand comme comment pourquoi combien où lorsque lorsqu' lorsqu'il lorsqu'ils lorsqu'elle lorsqu'elles
lorsqu'on lorsqu'un lorsqu'une puisque puisqu' puisqu'il puisqu'ils puisqu'elle puisqu'elles puisqu'on puisqu'un
puisqu'une parce tandis afin quoique quoiqu'il jusqu'où d'où
""",
        "relative": """
que qu' qui dont lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles qu'il
qu'ils qu'elle qu'elles qu'on qu'un qu'une qu'est-ce qu'est qu'ont qu'a qu'aucun qu'aucune qu'y qu'elle-même
""",
        "auxiliary": """
ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait aurions
auriez auraient aie aies ait ayons ayez aient eu eut eurent avoir ayant suis es est sommes êtes sont étais était
étions étiez étaient serai seras sera serons serez seront serais serait serions seriez seraient sois soit soyons soyez
soient fus fut furent fût été être étant vais vas va allons allez vont allais allait allions alliez allaient peux peut
pouvons pouvez peuvent pouvais pouvait pouvions pouviez pouvaient pourrai pourras pourra pourrons pourrez pourront
pourrais pourrait pourrions pourriez pourraient puisse puissent puissions puissiez pu pouvoir pouvant dois doit devons
devez doivent devais devait devions deviez devaient devrai devra devrons devrez devront devrais devrait devrions
devriez devraient dû devoir veux veut voulons voulez veulent voulais voulait voulions vouliez voulaient voudrais
voudrait voudriez voudraient faut fallait faudra faudrait est-ce c'est c'était c'étaient c'eût j'ai j'avais j'aurais
j'aurai j'étais j'aimerais n'ai n'as n'a n'avons n'avez n'ont n'avais n'avait n'avaient n'aurait n'aura n'es n'est
n'êtes n'était n'étais n'étaient l'ai l'as l'a l'avons l'avez l'ont l'avait l'avaient l'est l'était m'a m'ont m'avait
m'est t'a t'as t'ont t'es t'est s'est s'était s'étaient s'être d'être d'avoir d'aller est-il est-elle a-t-il a-t-elle
a-t-on sont-ils sont-elles peut-on doit-on peut-il avez-vous êtes-vous pouvez-vous est-on
""",
        "subject": "je j' j'en j'y tu il elle on l'on nous vous ils elles ça cela ceci",
        "clitic": "me m' m'en m'y te t' t'en t'y se s' s'en s'y lui y l'y l'en d'y d'en",
        "enclitic": "moi toi soi eux moi-même lui-même elle-même soi-même eux-mêmes elles-mêmes nous-mêmes vous-même",
        "negation": "ne n' n'y n'en pas jamais guère non",
        "adverb": """
très trop plus moins aussi bien mieux mal assez tellement presque encore toujours déjà seulement surtout vraiment
juste justement simplement absolument environ fort ainsi alors certainement forcément notamment peut-être plutôt quasi
quasiment rarement souvent d'abord également aussitôt ensuite parfois pourtant cependant
""",
        "title": """
m mme mmes mlle mlles mgr monsieur madame mademoiselle dr drs docteur pr prof professeur maître st ste saint sainte
sir lord
""",
        "unit": """
% km cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb ko mo go °c euro euros dollar dollars centime centimes
cents mille millier milliers million millions milliard milliards douzaine dizaine dizaines centaine centaines an ans
année années mois semaine semaines jour jours heure heures minute minutes seconde secondes h fois degré degrés
kilomètre kilomètres mètre mètres centimètre centimètres millimètres miles pied pieds pouces hectares tonne tonnes
gramme grammes kilo kilos litre litres watts pixels
""",
        "particle": "von van der di da",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins. Many words in
        # -ment are no adverbs (moment, gouvernement, changement): only reliable longer endings are listed.
        "adverb": """
ablement airement alement amment ctement ellement emment eusement iblement idement ièrement iquement ivement lument
sément
""",
        "adjective": "ionnel ionnelle ionnels ionnelles rable rables sible sibles tible tibles",
    },
    beginnings={
        # Elided words, which are written together with the next word.
        "preposition": "d' jusqu'",
        "article": "l'",
        "relative": "qu'",
        "subordinator": "lorsqu' puisqu' quoiqu'",
        "subject": "j'",
        "clitic": "m' t' s'",
        "negation": "n'",
        "auxiliary": "c'",
    },
    # Words whose full stop does not end a sentence.
    abbreviations="""
m mm mme mmes mlle mlles mgr dr drs pr prof me st ste etc p.ex ex p pp av apr j.-c env hab chap art vol vols éd édit
fig figs cf c.-à-d i.e e.g n no nos boul tél min fém masc janv févr avr juil oct nov déc cie sté s.a s.a.r.l vs r.-v
""",
    # Words that belong to a number.
    labels="""
no nos n° nº p pp fig figs chap art vol tél bd av numéro page pages chapitre figure tableau section partie étape
niveau ligne porte quai voie vol route sortie salle chambre bâtiment étage tome épisode saison acte scène version
leçon question article paragraphe chaîne taille phase groupe classe
""",
    months="""
janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept oct nov
déc
""",
    numbers="""
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt
vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente quarante cinquante
soixante soixante-dix quatre-vingt quatre-vingts quatre-vingt-dix cent cents mille million millions milliard milliards
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
tout de suite, tout à fait, tout à coup, tout le monde, tout au long de, tout de même, tous les deux, toutes les deux,
à cause de/d'/du/des, à partir de/d'/du/des, à travers, à nouveau, à la fois, à côté, à côté de/d'/du/des, à peine,
à peu près, à propos de/d'/du/des, à propos, à moins que/qu', à moins de, à mesure que, à savoir, au moins,
au lieu de/d'/du, au sujet de, au sein de, au cours de, au milieu de, au fur et à mesure, au bout de/du/d', au revoir,
ainsi que/qu', alors que/qu', bien que/qu', tandis que/qu', parce que/qu', pour que/qu', avant que/qu', avant de/d',
après que/qu', afin de/d'/que/qu', lors de/d'/du/des, près de/d'/du/des, loin de/d'/du/des, autour de/d'/du/des,
grâce à/au/aux, face à/au/aux, quant à/au/aux, suite à/au/aux, jusqu'à ce que, en tant que/qu', en effet,
en raison de/du/des, en outre, en plus, en particulier, en général, en même temps, en face de/du/des, en train de/d',
en cours de, en fait, en cas de, en dehors de/du/des, en dessous de/du/des, de plus, de plus en plus,
de moins en moins, de nouveau, de même, de temps en temps, de la part de, de sorte que, d'autre part, d'une part,
un peu, un peu plus, un peu de, y compris, il y a, il y avait, par exemple, par ailleurs, par contre, par conséquent,
par rapport à/au/aux, par terre, le long de/du/des, sans doute, sans que, ou bien, bien sûr, bien entendu,
quelque chose, peut être, peu à peu, pas à pas, petit à petit, plus que, moins que, plus ou moins, plus de, moins de,
chaque fois que/qu', une fois que/qu', une fois, compte tenu de/du/des, quand même, non plus, non seulement,
c'est à dire, dès que/qu', depuis que, pendant que, dès lors,
faire/fais/fait/font/faisait/faisaient/fera/feront partie, faire/fais/fait/font/faisait/faites attention,
avoir/ai/as/a/avons/avez/ont/avait/avaient besoin, avoir/ai/as/a/avons/avez/ont/avait envie,
avoir/ai/as/a/avons/avez/ont/avait peur, avoir/a/ont/aura/avait lieu, avoir/ai/as/a/avons/avez/ont/avait raison,
j'ai besoin, j'ai envie, j'ai peur, prendre/prend/prends/prennent/prenez soin, tenir/tient/tenez/tiennent compte,
rendre/rends/rend compte, mettre/met/mettez/mettent fin, se rendre compte
""",
    also_objects="ça cela ceci",
    streets="rue avenue boulevard quai place chemin allée impasse cours square passage",
)
