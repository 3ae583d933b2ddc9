"""German.

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    capital_nouns=True,
    # Grammar requires a comma before every clause.
    comma_before_clauses=True,
    words={
        "article": "der die das den dem des ein eine einen einem einer eines 'n 'ne 'nen",
        "possessive": """
mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines
ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres unsre unsren unsrem euer eure euren
eurem eurer eures
""",
        "determiner": """
dies diese diesen diesem dieser dieses jede jeden jedem jeder jedes jene jenen jenem jener jenes jegliche jeglichen
jeglicher jeglichem kein keine keinen keinem keiner keines manch manche manchen manchem mancher manches solch solche
solchen solchem solcher solches welch welche welchen welchem welcher welches irgendein irgendeine irgendeinen
irgendeinem irgendeiner irgendwelche irgendwelchen beide beiden beider derselbe dieselbe dasselbe denselben demselben
derselben desselben derjenige diejenige dasjenige diejenigen denjenigen demjenigen derjenigen derartige derartigen
folgende folgenden folgender folgendes andere anderen anderem anderer anderes bestimmte bestimmten bestimmter einzige
einzigen eigene eigenen eigener eigenes eigenem
""",
        "quantity": """
alle allen aller allem all viel viele vielen vieler vielem mehr mehrere mehreren mehrerer wenig wenige wenigen weniger
einige einigen einiger einiges etliche etlichen sämtliche sämtlichen genug genügend paar bisschen bißchen etwas
unzählige zahlreiche zahlreichen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig
vierzig fünfzig letzte letzten letzter letztes nächste nächsten nächster nächstes erste ersten erster erstes erstem
zweite zweiten zweiter zweites dritte dritten dritter
""",
        "preposition": """
ab abseits abzüglich am an angesichts anhand anlässlich ans anstatt anstelle auf aufgrund aufs aus außer außerhalb bei
beim bezüglich binnen bis dank diesseits durch durchs einschließlich entlang exklusive für fürs gegen gegenüber gemäß
hinsichtlich hinter hinterm hinters im in infolge inklusive inmitten innerhalb ins jenseits längs laut mangels mit
mithilfe mitsamt mittels nach nahe neben oberhalb ohne per pro rund samt seit seitens statt trotz über überm übers um
ums ungeachtet unter unterhalb unterm unters via vom von vor vorm vors wegen wider zu zugunsten zum zur zuzüglich
zwecks zwischen versus vs
""",
        "conjunction": "und oder aber sondern denn sowie sowohl weder entweder beziehungsweise bzw",
        "subordinator": """
dass daß ob wenn weil obwohl obgleich obschon wenngleich falls sofern soweit sobald solange sooft bevor ehe nachdem
während indem damit sodass seitdem als wie da wann wo wohin woher warum wieso weshalb weswegen womit wofür wodurch
worüber woran worauf woraus wobei wonach wozu worum worin wovon wovor wogegen insofern inwiefern inwieweit zumal
""",
        "relative": "was wer wen wem wessen deren dessen denen",
        "auxiliary": """
bin bist ist sind seid war warst waren wart wäre wärst wären sei seien habe hab hast hat haben habt hatte hattest
hatten hattet hätte hättest hätten hättet werde wirst wird werden werdet wurde wurdest wurden würde würdest würden
würdet kann kannst können könnt konnte konntest konnten könnte könntest könnten könntet muss muß musst müssen müsst
musste musstest mussten müsste müsstest müssten soll sollst sollen sollt sollte solltest sollten solltet will willst
wollen wollt wollte wolltest wollten darf darfst dürfen dürft durfte durften dürfte dürften mag magst mögen mochte
mochten möchte möchtest möchten möchtet lässt lasst gibt's ist's hab's
""",
        "subject": "ich du er sie es wir man ich's du's er's wir's",
        "object": "mich dich sich uns euch mir dir ihm ihn ihnen einander",
        "postposition": "zufolge zuliebe halber",
        "negation": "nicht nie niemals keineswegs keinesfalls nich",
        "adverb": """
sehr ganz auch nur noch schon so sogar fast etwa ziemlich besonders wirklich eben gerade immer einfach völlig allzu
also doch jedoch ungefähr beinahe nahezu kaum mindestens höchstens wenigstens zumindest lediglich bloß bereits
vielleicht wohl eher recht äußerst überaus total absolut extrem relativ möglichst ausschließlich insbesondere meist
meistens oft manchmal sonst inzwischen dann nun jetzt genauso ebenso umso je desto ungemein komplett selbst erst zirka
circa knapp irgendwie eigentlich gern gerne jeweils übrigens natürlich wahrscheinlich tatsächlich ausgerechnet
""",
        "title": "herr herrn hr frau fr fräulein dr doktor prof professor dipl ing sankt st lord sir",
        "unit": """
% prozent km m cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb °c euro euros dollar cent franken pfund yen
tausend hundert million millionen milliarde milliarden billion billionen mio mrd dutzend jahr jahre jahren jahrs monat
monate monaten woche wochen tag tage tagen stunde stunden minute minuten sekunde sekunden uhr mal grad kilometer
kilometern meter metern zentimeter zentimetern millimeter meile meilen fuß zoll hektar tonne tonnen gramm kilo
kilogramm liter litern watt volt pixel stück
""",
        "particle": "van di de ten ter",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adverb": "erweise",
        "adjective": """
barem baren barer bares ischem ische ischen ischer isches lichem liche lichen licher liches samem same samen samer
sames
""",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
z.b zb d.h d.i u.a u.ä u.u usw usf u.s.w bzw etc ca evtl ggf inkl exkl zzgl abzgl min mio mrd nr nrn s str tel vgl v.a
v.chr n.chr v o.ä o.g o.a i.d.r i.a i.d.s i.s.v m.e s.o s.u z.t z.zt z.hd u.v.m u.v.a p.a prof dr dipl ing hr fr frl
st bd bde jh jhd jhs abb abschn bspw sog gest gegr geb gem ungef allg bes österr dt engl lat kap hrsg hg aufl verl anm
ehem urspr insb insbes b.z.w a.d a.g a.a.o e.v co ltd vs med jur habil feb mrz apr jun jul aug sept sep okt nov dez
""",
    # Words that belong to a number.
    labels="""
nr nrn s abb abschn kap art bd bde hs tel zi str st pos tab abs ziff rn nummer zimmer seite seiten kapitel abbildung
tabelle abschnitt teil schritt stufe zeile gleis tor flug linie ausfahrt haus raum stock band folge staffel akt szene
version klasse lektion frage artikel absatz paragraf paragraph kanal größe phase runde gruppe platz punkt halle
""",
    label_endings="str straße strasse weg platz gasse allee ring ufer damm",
    months="""
Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Mrz Apr Jun Jul Aug
Sep Sept Okt Nov Dez
""",
    ordered="""
januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts
jahrhunderte stock stockwerk etage obergeschoss og platz mal runde klasse kapitel tag tage tages woche jahr jahres
geburtstag auflage weltkrieg weltkriegs weltkrieges liga minute stunde spieltag teil band versuch jahrestag
hochzeitstag lebensjahr lebensjahres semester quartal quartals schritt stelle mai rang sitzung staffel folge bezirk
bezirks armee symphonie sinfonie
""",
    numbers="""
zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert einhundert zweihundert dreihundert
vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert tausend eintausend zweitausend dreitausend
viertausend fünftausend sechstausend siebentausend achttausend neuntausend zehntausend hunderttausend million
millionen milliarde milliarden billion billionen
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
zum beispiel, vor allem, vor allen dingen, nach wie vor, so gut wie, ab und zu, ab und an, an und für sich,
nach und nach, hin und her, hin und wieder, auf und ab, rund um, auf grund, auf jeden fall, auf keinen fall,
auf einmal, auf der suche nach, in bezug auf, in der regel, in der lage, in der nähe von, in frage, im gegensatz zu,
im laufe, im vergleich zu, im rahmen, im grunde, im moment, im voraus, mit hilfe, mit hilfe von, mehr als,
weniger als, mehr oder weniger, mehr und mehr, immer noch, immer mehr, immer wieder, noch nicht, noch nie, noch immer,
noch einmal, nicht mehr, nicht nur, gar nicht, gar kein/keine/keinen, ein bisschen, ein wenig, ein paar,
ein und derselbe/dieselbe/dasselbe, zu fuß, zu hause, nach hause, unter anderem, unter umständen, von anfang an,
von nun an, von zeit zu zeit, schritt für schritt, tag für tag, stück für stück, seite an seite, so dass, so wie,
als ob, wie viel, wie viele, ohne dass, bis auf, bis zu, je nach, je nachdem, anstelle von, statt dessen,
auf die dauer, aus versehen, bei weitem, dank der, sowohl als auch, und so weiter, das heißt, sei es,
eine rolle spielen/spielt/spielten/spielte, bescheid wissen/weiß/sagen/sagt/geben/gibt, platz nehmen/nimmt,
recht haben/hat/hatte, angst haben/hat/hatte vor, rücksicht nehmen/nimmt auf, teil nehmen/nimmt
""",
    also_objects="sie es dies dieses",
    particles="an auf aus ab vor zu nach mit bei",
)
