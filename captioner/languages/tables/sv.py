"""Swedish.

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "en ett den de ena",
        "possessive": """
min mitt mina din ditt dina sin sitt sina vår vårt våra er ert era hans hennes dess deras ens varandras hens
""",
        "determiner": """
denna denne detta dessa varje varenda vartenda vardera någon något några nån nåt ingen inget inga vilken vilket vilka
sådan sådant sådana samma båda bägge annan annat andra viss vissa själva somliga respektive följande nästa varsin
endera
""",
        "quantity": """
alla allt all många mycket flera fler flest flesta färre mer mera mest mesta lite lagom tillräckligt tillräcklig hela
hel halva halv tusentals hundratals åtskilliga par massa två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo
trettio fyrtio femtio första tredje
""",
        "preposition": """
av angående apropå bakom bland bredvid efter emot enligt exklusive framför från för förbi före förutom genom gentemot
hos i ifrån igenom inför inifrån inklusive inom intill inuti istället jämte kring längs med mellan mot nedanför nära
oavsett ovan ovanför ovanpå per på rörande runt runtom till tillsammans trots tvärs under undan uppför uppå ur utan
utanför utav utefter utifrån utmed utom utöver vare via vid visavi åt över omkring om versus vs beträffande gällande à
""",
        "conjunction": "och eller men samt så ty varken antingen dels både fast plus",
        "subordinator": """
att innan tills eftersom medan när där fastän ifall huruvida såvida såvitt emedan ehuru än hur varför vart varifrån
varmed varpå varvid varav varigenom därför såsom liksom allteftersom
""",
        "relative": "som vad vem vars vilkas",
        "auxiliary": """
är var varit vara vore har hade ha haft blir blev bli blivit kan kunde kunna kunnat ska skall skulle vill ville vilja
velat måste bör borde får fick få fått lär torde må brukar brukade bruka behöver behövde behöva kommer slipper låt
låter lät
""",
        "subject": "jag du han hon det vi ni man hen dom",
        "object": "mig dig sig oss honom henne dem mej dej sej varandra",
        "negation": "inte aldrig ej icke knappast",
        "adverb": """
väldigt ganska alltför bara endast även också redan ännu fortfarande alltid ofta nästan cirka ungefär precis just
verkligen riktigt rätt jätte extremt otroligt särskilt framförallt minst högst åtminstone kanske ju helt totalt
absolut enbart nyss snart sällan sedan ibland då sen nu först dessutom egentligen faktiskt givetvis möjligen desto
lika tämligen oerhört fullständigt relativt
""",
        "title": "herr hr fru fröken frk dr doktor prof professor sankt sankta st sir lord",
        "unit": """
% procent km m cm mm kg g mg l dl cl ml m² km² km/h hz khz mhz ghz kb mb gb tb °c kr kronor krona euro dollar öre pund
yen tusen hundra miljon miljoner miljard miljarder biljoner dussin tjog år månad månader vecka veckor dag dagar dygn
timme timmar minut minuter sekund sekunder gång gånger grad grader kilometer meter centimeter millimeter mil fot tum
hektar ton gram hekto kilo kilogram liter deciliter watt volt pixlar stycken
""",
        "particle": "von van der af di da",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adjective": "bara iska liga",
        "adverb": "tvis ligen",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
t.ex bl.a bl d.v.s dvs m.m m.fl m.h.a m.a.o o.s.v osv o.d o.dyl o.likn p.g.a pga s.k i.e ca kl nr s sid st dr prof fr
hr frk f.d f.ö f.n f.kr e.kr e.d n.å resp inkl exkl ev enl etc jfr jmf tel tfn str bet övers uppl utg kap milj mdr mkr
sek tr vs jr sr t.o.m fr.o.m i.o.m p.s feb apr jun jul aug sept okt nov dec avd dyl ö.h.t t.h t.v
""",
    # Words that belong to a number.
    labels="""
nr s sid kap fig tab tel nummer sida sidan kapitel figur tabell avsnitt del steg nivå linje rad spår flyg rum hus
våning säsong akt scen version klass lektion fråga artikel kanal storlek fas grupp
""",
    label_endings="gatan vägen",
    months="""
januari februari mars april maj juni juli augusti september oktober november december jan feb apr jun jul aug sep sept
okt nov dec
""",
)
