"""Dutch.

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "de het een 't 'n den der des",
        "possessive": "mijn m'n jouw z'n haar d'r onze ons hun uw mijne zijne",
        "determiner": """
dit deze dees elk elke ieder iedere geen enig enige enkel enkele sommige zulk zulke zo'n dergelijk dergelijke beide
welk welke ander andere dezelfde hetzelfde diezelfde datzelfde degene degenen bepaald bepaalde allerlei zekere
verschillende
""",
        "quantity": """
al alle veel vele meer meerdere minder weinig genoeg voldoende heel hele paar beetje tal talloze talrijke verscheidene
twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig vijftig eerste tweede derde
""",
        "preposition": """
aan aangaande achter ad afgezien behalve beneden benevens betreffende bij binnen blijkens boven bovenop buiten conform
dankzij door doorheen gedurende gezien halverwege in inclusief ingevolge inzake jegens krachtens langs langsheen met
middels na naar naast nabij namens niettegenstaande om omstreeks omtrent ondanks onder onderaan ongeacht op over
overeenkomstig per pro qua rond rondom sinds staande te tegen tegenover ten ter tijdens tot tussen uit uitgezonderd
van vanaf vanuit vanwege versus via volgens voor voorbij vs wegens zonder 's
""",
        "conjunction": "en of maar want dus noch doch alsook oftewel ofwel hetzij evenals",
        "subordinator": """
omdat doordat zodat opdat als indien wanneer toen terwijl hoewel ofschoon alhoewel mits tenzij nadat voordat totdat
sindsdat zodra zolang aangezien alsof dan hoe waar waarom waarmee waardoor waarin waarop waarvan waarvoor waarover
waarbij waaruit waaraan waarnaar waartoe waarna waarnaartoe waarheen waartegen naarmate voorzover zoals
""",
        "relative": "dat die wat wie wier wiens hetgeen",
        "auxiliary": """
ben bent is zijn was waren wees heb hebt heeft hebben had hadden word wordt worden werd werden kan kunt kunnen kon
konden moet moeten moest moesten mag mogen mocht mochten wil wilt willen wilde wilden wou zal zult zullen zul zou
zouden ga gaat gaan ging gingen hoeft hoeven hoef hoefde laat laten liet da's is't
""",
        "subject": "ik jij je hij zij ze wij we jullie u men er 'k ie",
        "object": "mij me jou hem zich elkaar mezelf jezelf zichzelf onszelf henzelf haarzelf hen",
        "negation": "niet nooit nimmer evenmin",
        "adverb": """
zeer erg ook nog zo slechts alleen pas juist zelfs bijna vrij best redelijk nogal ongeveer circa echt altijd vaak
steeds reeds gewoon helemaal ontzettend enorm bijzonder uiterst hoogst hartstikke behoorlijk tamelijk zowat vrijwel
nauwelijks minstens hoogstens tenminste misschien eigenlijk net even vooral zowel hoogstwaarschijnlijk absoluut totaal
compleet volledig uitsluitend natuurlijk namelijk immers waarschijnlijk nu zeker eerder telkens soms
""",
        "title": """
dhr meneer mevrouw mevr mw mej juffrouw dr drs ir ing prof professor dokter mr jhr sint st ds sir lord
""",
        "unit": """
% procent km m cm mm kg g mg l ml m² km² km/u hz khz mhz ghz kb mb gb tb °c euro euro's dollar dollars cent pond yen
duizend honderd miljoen miljard biljoen dozijn jaar jaren maand maanden week weken dag dagen uur uren minuut minuten
seconde seconden keer maal graden graad kilometer kilometers meter meters centimeter centimeters millimeter mijl
mijlen voet inch hectare ton gram kilo kilogram liter watt volt pixels stuks
""",
        "particle": "von du la el di da",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adjective": "achtige ische lijke zame",
        "adverb": "erwijs erwijze",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
dhr mevr mw mej mr dr drs ir ing prof jhr ds st bijv bv b.v bijz enz etc e.d d.w.z dwz d.m.v m.a.w m.b.t m.b.v m.i m.n
m.u.v i.p.v i.v.m i.t.t i.h.b o.a o.b.v o.l.v t.o.v t.a.v t.n.v t.w t.b.v t/m a.u.b s.v.p a.h.w v.d.h vgl zgn z.g.n
z.s.m z.o.z nl nr nrs blz p pp pag ca evt excl incl resp jl l.l min mln mld tel vs v.chr n.chr v n.v n.a.v k.k n.b p.s
r.k afb hfst art feb mrt apr jun jul aug sept sep okt nov dec bep oorspr lat
""",
    # Words that belong to a number.
    labels="""
nr nrs p pp blz pag fig hfst art tel afb nummer kamer bladzijde pagina hoofdstuk figuur tabel sectie deel stap niveau
lijn regel poort perron spoor vlucht route afslag gebouw verdieping aflevering seizoen akte scène versie les vraag
artikel kanaal maat fase ronde groep klas
""",
    label_endings="straat weg plein laan gracht kade",
    months="""
januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug
sep sept okt nov dec
""",
    numbers="""
twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig dertig vijfendertig veertig
vijfenveertig vijftig zestig zeventig tachtig negentig honderd tweehonderd driehonderd vierhonderd vijfhonderd duizend
tweeduizend drieduizend tienduizend miljoen miljard biljoen
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
voor het eerst, meer dan, minder dan, met name, met behulp van, met betrekking tot, met uitzondering van,
in plaats van, in plaats daarvan, in het kader van, in tegenstelling tot, in feite, in verband met, in staat,
in gebruik, in de buurt van, in het algemeen, op zoek, op zoek naar, op het gebied van, op basis van, op weg naar,
op tijd, op den duur, onder leiding van, onder andere, onder meer, tot en met, tot stand, tot nu toe, van plan,
dat wil zeggen, door middel van, om het even, om te, ten opzichte van, ten minste, ten slotte, min of meer,
vandaag de dag, als gevolg van, als het ware, voor zover, naar aanleiding van, niet alleen, niet meer, nog niet,
nog steeds, nog een keer, nog nooit, al dan niet, laat staan, bij voorbeeld, stap voor stap, dag na dag, af en toe,
hoe dan ook, een beetje, een paar, zo veel mogelijk, zo snel mogelijk, zo goed als, te veel, te maken,
aan de hand van, aan het begin van, aan het einde van, na verloop van tijd, over het algemeen, af en aan,
rekening houden/houdt/hield met, deel uitmaken/uitmaakt van, gebruik maken/maakt van
""",
    also_objects="het jullie u dit",
    particles="aan op uit af voor toe na mee bij",
)
