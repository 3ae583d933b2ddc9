"""Polish.

Words are in lower case, separated by spaces; ' is used for both apostrophes. Polish has no articles; personal pronouns
that belong to the word before them are enclitics here.
"""

from captioner.languages.language import language

LANGUAGE = language(
    # Grammar requires a comma before every clause.
    comma_before_clauses=True,
    words={
        "possessive": """
mój moja moje mojego mojej mojemu moim moich moimi moją twój twoja twoje twojego twojej twojemu twoim twoich twoimi
twoją swój swoja swoje swojego swojej swojemu swoim swoich swoimi swoją swego swym swych swe nasz nasza nasze naszego
naszej naszemu naszym naszych naszymi naszą wasz wasza wasze waszego waszej waszemu waszym waszych waszymi waszą jego
jej ich
""",
        "determiner": """
ten ta te tę tą tego tej tym tych tymi tamten tamta tamto tamte tamtego tamtej tamtym tamtych ów owa owe owego owej
każdy każda każde każdego każdej każdemu każdym każdą żaden żadna żadne żadnego żadnej żadnym żadnych żadną jakiś
jakaś jakieś jakiegoś jakiejś jakimś jakichś jakąś pewien pewna pewne pewnego pewnej pewnym pewnych pewną inny inna
inne innego innej innemu innym innych innymi inną taki taka takie takiego takiej takim takich takimi taką samego samej
samym samych obaj oba obie obu obydwa obydwie jakikolwiek jakakolwiek jakiekolwiek jakiegokolwiek jakiejkolwiek
jakichkolwiek dowolny dowolne dowolnego dany dana danego danej danym niejaki poszczególne poszczególnych
""",
        "quantity": """
wszystkie wszyscy wszystkich wszystkim wszystkimi cały cała całe całego całej całemu całym całą całych wiele wielu
wieloma dużo mało niewiele niewielu kilka kilku kilkoma kilkanaście kilkudziesięciu kilkadziesiąt kilkaset parę paru
trochę więcej mniej tyle tylu większość niektóre niektórzy niektórych niektórym sporo mnóstwo pół ile ilu jeden jedna
jedno jednego jednej jednym jedną dwa dwaj dwie dwóch dwoje dwoma trzy trzej trzech trzema cztery czterech pięć pięciu
sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziesięć dziesięciu jedenaście dwanaście piętnaście dwadzieścia
trzydzieści czterdzieści pięćdziesiąt sto dwieście pięćset pierwszy pierwsza pierwsze pierwszego pierwszej pierwszym
pierwszą drugiego drugiej
""",
        "preposition": """
bez beze blisko dla do dokoła dookoła dzięki jako koło ku między mimo na nad nade naokoło naprzeciw naprzeciwko niczym
niedaleko o obok od ode odnośnie około oprócz po pod podczas pode podług pomiędzy pomimo ponad poniżej poprzez pośród
powyżej poza prócz przeciw przeciwko przed przede przez przeze przy spod sponad spomiędzy spośród sprzed u w wbrew we
według wewnątrz wobec wokoło wokół wraz wskutek wśród względem wzdłuż z za zamiast ze zgodnie znad zza via versus vs
per
""",
        "conjunction": """
i oraz a ale lecz albo lub bądź ani ni więc zatem natomiast czyli toteż jednakże aczkolwiek tudzież
""",
        "subordinator": """
że żeby żebym żebyś żebyśmy aby abym abyś abyśmy by iż ażeby bo ponieważ gdyż jeśli jeżeli jeśliby gdy gdyby gdybym
gdybyś gdybyśmy kiedy kiedykolwiek jak jakby jakoby choć chociaż choćby skoro dopóki póki zanim odkąd gdzie dokąd skąd
dlaczego czemu dlatego czy niż albowiem ilekroć jakkolwiek zwłaszcza
""",
        "relative": """
który która które którego której któremu którym których którymi którą którzy jaki jaka jakie jakiego jakiej jakim
jakich jaką co kto kogo komu kim czego czym czyj czyja czyje ktokolwiek
""",
        "auxiliary": """
jest jestem jesteś jesteśmy jesteście są był była było byli były byłem byłam byłeś byłaś byliśmy byłyśmy byłby byłaby
byłoby byliby byłyby będę będziesz będzie będziemy będziecie będą być będąc bywa mam masz ma mamy macie mają miał
miała miało mieli miały miałem miałam mieliśmy miałby miałaby mieć mogę możesz może możemy możecie mogą mógł mogła
mogło mogli mogły mogłem mogłam mogliśmy mógłby mógłbym mogłabym mogłaby mogłoby mogliby mogłyby móc muszę musisz musi
musimy musicie muszą musiał musiała musiało musieli musiałem musiałam musieliśmy musieć chcę chcesz chce chcemy
chcecie chcą chciał chciała chcieli chciałem chciałam chciałbym chciałabym chciałby chcieliśmy powinien powinna
powinno powinni powinny powinieneś powinnaś powinniśmy powinienem powinnam potrafi potrafię potrafią należy można
trzeba warto wolno niech zostać zostaje zostanie został została zostało zostali zostały
""",
        "subject": "ja ty on ona ono my wy oni one to",
        "object": "się",
        "enclitic": "mi ci cię go mu ją nam nas was wam im je bym byś byśmy byście zaś bowiem siebie sobie",
        "postposition": "temu",
        "negation": "nie nigdy",
        "adverb": """
bardzo tak zbyt dość dosyć całkiem prawie niemal tylko jedynie też także również nawet już jeszcze zawsze często
bardziej najbardziej najmniej coraz znacznie niezwykle niesamowicie szczególnie wyjątkowo zupełnie całkowicie
absolutnie naprawdę właśnie akurat chyba jednak dopiero wciąż ciągle nadal stosunkowo raczej przynajmniej sam samo
sama same prawdopodobnie właściwie zazwyczaj zwykle czasem czasami teraz wtedy potem możliwie nieco
""",
        "title": """
pan pani dr doktor prof profesor mgr inż ks ksiądz św święty święta gen płk kpt por mec hab red sir lord
""",
        "unit": """
% proc procent procenta km m cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb °c zł złoty złote złotych gr
grosz grosze groszy euro dolar dolary dolarów funt funty funtów jen centów tysiąc tysiące tysięcy tys milion miliony
milionów mln miliard miliardy miliardów mld bilion bilionów tuzin rok roku lata lat miesiąc miesiące miesięcy tydzień
tygodnie tygodni dzień dni godzina godziny godzin minuta minuty minut sekunda sekundy sekund raz razy stopień stopnie
stopni kilometr kilometry kilometrów metr metry metrów centymetr centymetry centymetrów milimetrów mila mile mil stóp
cali hektarów tona tony ton gram gramy gramów kilogram kilogramy kilogramów kilo litr litry litrów watów pikseli sztuk
""",
        "particle": "von van der di da de la",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "gerund": "ąc",
        "adjective": """
ckich ckiego ckiej ckim ckimi nego nemu nych nymi owego owej owemu owych owymi skich skiego skiej skimi
""",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
np itd itp m.in tj tzn tzw dr prof mgr inż ul al pl os nr str s r w ok godz min sek tel ks św bł gen płk ppłk kpt mjr
ppor sierż zob ww wg pt n.e p.n.e red t ds ws wyd rozdz ust art poz pkt rys tab jw br bm ub dot wzgl ew ang łac niem
śp s.a sp z.o.o o.o cdn mec wlkp woj pow gm ur zm jedn lp vs etc
""",
    # Words that belong to a number.
    labels="""
nr s str ul al pl os rozdz rys tab art ust pkt tel poz numer strona strony rozdział rysunek tabela sekcja część krok
poziom linia brama peron tor lot droga wyjście pokój sala budynek piętro tom odcinek sezon akt scena wersja klasa
lekcja pytanie artykuł paragraf kanał rozmiar faza runda grupa
""",
    months="""
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
""",
    ordered="",
    numbers="""
dwa dwaj dwie dwóch trzy trzej trzech cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć
dziewięciu dziesięć dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście
osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt
osiemdziesiąt dziewięćdziesiąt sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset tysiąc
tysiące tysięcy milion miliony milionów miliard miliardy miliardów
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
w końcu, w przypadku, z powodu, podczas gdy, być może, w celu, na rzecz, zgodnie z/ze, tym samym, w sprawie, w wyniku,
jak również, pod koniec, na przykład, w pobliżu, w miarę jak, w szczególności, mimo że, mimo to, w ciągu,
mniej więcej, w oparciu o, ze strony, w dziedzinie, co najmniej, w postaci, poza tym, tak samo, a więc, w ramach,
wraz z/ze, w kierunku, pod względem, w trakcie, przede wszystkim, od razu, od czasu do czasu, na pewno, na razie,
po prostu, po raz pierwszy, dzięki temu, coraz bardziej, coraz więcej, krok po kroku, ze względu na, w związku z/ze,
do tej pory, tak jak, tym razem, nie tylko, ani jeden, chyba że, dlatego że, tym bardziej
""",
)
