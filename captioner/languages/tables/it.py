"""Italian.

Words are in lower case, separated by spaces; ' is used for both apostrophes. A word after an elided one (l', dell',
quest') is listed together with it if it is of a closed class; `beginnings` match the rest.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "il lo la i gli le l' un uno una un'",
        "possessive": """
mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre loro
""",
        "determiner": """
questo questa questi queste quest' quello quella quelli quelle quel quei quegli quell' ciò alcun alcuna alcune alcuni
altra altre altri altro un'altra l'altra l'altro certa certe certi certo ciascun ciascuna ciascuno entrambe entrambi
nessun nessuna ogni qualche qualsiasi qualunque stessa stesse stessi stesso tale tali tal medesimo medesima vari varie
diversi diverse gran bel buon
""",
        "quantity": """
tutto tutta tutti tutte molto molta molti molte poco poca pochi poche po' po parecchio parecchi parecchie tanto tanta
tanti tante troppo troppa troppi troppe abbastanza mezzo mezza due tre quattro cinque sette otto nove dieci undici
dodici quindici venti trenta quaranta cinquanta cento duecento primo primi prime seconda terzo terza
""",
        "preposition": """
a ad accanto agli ai al all' alla alle allo attraverso circa col coi con contro da dagli dai dal dall' dalla dalle
dallo davanti degli dei del dell' della delle dello dentro dietro di d' dopo durante eccetto entro fin fino fra fuori
grazie in innanzi insieme intorno lungo malgrado mediante negli nei nel nell' nella nelle nello nonostante oltre per
presso prima riguardo rispetto salvo secondo senza sopra sotto su sugli sui sul sull' sulla sulle sullo tra tramite
tranne verso versus via vicino vs d'un d'una
""",
        "conjunction": "e ed o od ma né oppure ovvero bensì quindi dunque perciò cioè anzi eppure sennonché nonché",
        "subordinator": """
se perché perchè poiché siccome affinché benché sebbene finché qualora giacché purché cosicché come quando dove mentre
quanto quanta quanti quante com'è com'era dov'è dov'era cos'è cos'era cos'ha quant'è quand'è ove
""",
        "relative": "che chi cui quale quali qual ch'è ch'io",
        "auxiliary": """
ho hai ha abbiamo avete hanno avevo avevi aveva avevamo avevate avevano ebbe ebbero avrò avrai avrà avremo avrete
avranno avrei avresti avrebbe avremmo avrebbero abbia abbiano avessi avesse avessimo avessero avuto avere aver avendo
l'ho l'ha l'hai l'hanno l'abbiamo l'aveva m'ha t'ho sono sei è siamo siete ero eri era eravamo eravate erano fui fu
fummo furono sarò sarai sarà saremo sarete saranno sarei saresti sarebbe saremmo sarebbero sia siano fossi fosse
fossimo fossero essere esser essendo stato stata stati state c'è c'era c'erano n'è s'è v'è sto stai sta stiamo stanno
stavo stavi stava stavamo stavano stia stiano stare posso puoi può possiamo potete possono potevo potevi poteva
potevamo potevano poté potrò potrai potrà potremo potrete potranno potrei potresti potrebbe potremmo potreste
potrebbero possa possano potessi potesse potessimo potessero potuto potere poter devo devi deve dobbiamo dovete devono
dovevo doveva dovevamo dovevano dovrò dovrai dovrà dovremo dovrete dovranno dovrei dovresti dovrebbe dovremmo dovreste
dovrebbero debba debbano dovesse dovuto dovere dover voglio vuoi vuole vogliamo volete vogliono volevo voleva volevamo
volevano vorrei vorresti vorrebbe vorremmo vorrebbero voluto vado vai va andiamo vanno viene vengono veniva venivano
venne vennero verrà verranno bisogna occorre
""",
        "subject": "io tu lui lei egli ella esso essa essi esse noi voi",
        "clitic": "mi ti si ci vi ne li me te ce ve glielo gliela glieli gliele gliene",
        "enclitic": "sé",
        "negation": "non neanche nemmeno neppure mica",
        "adverb": """
più meno così già quasi anche anch' solo soltanto ancora sempre mai assai proprio bene ben male meglio peggio appena
pure persino perfino forse però inoltre davvero addirittura ormai poi allora ora piuttosto
""",
        "title": """
sig sig.ra sig.na sigg signor signora signorina dott dott.ssa dottor dottoressa dr prof prof.ssa professor
professoressa ing ingegner avv arch geom rag on onorevole don suor padre mons monsignor san santa santo sant' s gen
cap ten
""",
        "unit": """
% km m cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb °c euro dollaro dollari lira lire sterlina sterline
centesimo centesimi mille mila migliaio migliaia milione milioni miliardo miliardi dozzina dozzine decina decine
centinaio centinaia anno anni mese mesi settimana settimane giorno giorni ore minuto minuti secondi volta volte grado
gradi chilometro chilometri metro metri centimetro centimetri millimetri miglia piede piedi pollici ettari tonnellata
tonnellate grammo grammi chilo chili chilogrammi etti litro litri watt pixel
""",
        "particle": "von van der de",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adverb": "mente",
        "gerund": "ando endo",
        "adjective": "abile abili ibile ibili evole evoli ionale ionali issimo issima issimi issime",
    },
    beginnings={
        # Elided words, which are written together with the next word.
        "preposition": "d' dell' all' nell' dall' sull' coll' senz'",
        "article": "l' un'",
        "determiner": "quest' quell' nessun' ciascun' qualcun' tal'",
        "quantity": "tutt' mezz'",
        "relative": "ch'",
        "subordinator": "com' dov' cos' quant' quand'",
        "clitic": "m' t' s' c' v' n'",
        "adverb": "anch'",
        "negation": "neanch'",
        "auxiliary": "dev'",
        "title": "sant'",
    },
    # Words whose full stop does not end a sentence.
    abbreviations="""
sig sig.ra sig.na sigg dott dott.ssa dr prof prof.ssa proff ing avv arch geom rag on mons s ss gen col cap ten ecc etc
es p.es pag pagg p pp vol voll art artt n nn nr num tel fig figg cfr cf ca c.a a.c d.c s.p.a s.r.l s.n.c ed a.m p.m
min sec vs v op cit feb apr mag giu lug ago ott nov dic c.so p.zza v.le
""",
    # Words that belong to a number.
    labels="""
n n° num nr pag pagg p pp cap art fig vol tel numero pagina pagine capitolo figura tabella sezione parte passo livello
linea porta binario volo strada uscita sala camera stanza edificio piano tomo episodio stagione atto scena versione
lezione domanda articolo paragrafo canale taglia fase gruppo classe
""",
    months="""
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen feb mar apr mag giu
lug ago set sett ott nov dic
""",
    numbers="""
due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove
trenta trentuno trentadue trentacinque quaranta quarantacinque cinquanta sessanta settanta ottanta novanta cento
duecento trecento quattrocento cinquecento seicento settecento ottocento novecento mille mila duemila tremila milione
milioni miliardo miliardi
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
fino a/al/alla/allo/all'/ai/agli/alle, intorno a/al/alla/all'/ai/alle, prima di/del/della/dell'/che, dopo che,
dopo di, così come, così che, rispetto a/al/alla/all'/ai/alle, oltre a/al/alla/all'/ai/alle, non appena,
riguardo a/al/alla/all'/ai/alle, grazie a/al/alla/all'/ai/alle, a causa di/del/della/dell'/dei/delle,
vicino a/al/alla/all'/ai/alle, accanto a/al/alla/all', anche se, più di, più che, meno di, dato che, visto che,
una volta che, una volta, a meno che, a partire da/dal/dalla, a volte, a lungo, al di là di/del/della/dell',
al fine di, al posto di/del/della/dell', al contrario, alla fine, di solito, di nuovo, di fronte a/al/alla/all',
di più, da parte di/del/della/dell', da solo, in modo da, in modo che, in realtà, in genere, in particolare,
in fondo a/al/alla/all', in caso di, in mezzo a/al/alla/alle, in base a/al/alla/all', invece di,
insieme a/al/alla/all', lontano da/dal/dalla, per esempio, per favore, per fortuna, per quanto, per cui, per lo più,
per lo meno, più o meno, poco a poco, passo dopo passo, sempre più, senza che, subito dopo, tutti e due, un po' di,
un po', ogni volta che, ogni tanto, tutto il giorno, nel caso in cui, nel frattempo, man mano che,
fare/fa/fanno/faceva parte, avere/ho/hai/ha/abbiamo/avete/hanno/aveva bisogno, avere/ho/hai/ha/hanno/aveva paura,
tenere/tiene/tengono conto, rendersi conto, avere/ha/hanno luogo, prendersi cura di, stare/sta/stanno per
""",
    also_objects="ciò questo quello lui lei",
    streets="via viale piazza corso vicolo largo",
)
