"""Frequent function words of languages in Latin script, which tell them apart.

Each word of a text that is in a list is one vote for that language; most votes win, and a tie or no vote means English
(en). Words are in lower case without punctuation, with ' for both apostrophes. If a word with an apostrophe is in no
list, its part up to the first apostrophe is looked up instead (l' for l'avion). A word may be in several lists.
"""

FUNCTION_WORDS = {
    "en": """
the of and to in is that it for was on are with as be this have from or had by but not what all were we when your can
said there use an each which she do how their if will up other about out many then them these so some her would like
him into has you they i he my me it's don't that's i'm you're we're just because who than been could should very
""",
    "es": """
de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta
entre cuando muy sin sobre también me hasta hay desde todo nos todos si mi tu él yo ella son está están fue era ser ha
he hacer puede tiene así aquí ahora esto eso estas estos ese esa otro mucho nada bien solo cada donde dos les pues
""",
    "fr": """
de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son mais comme ou si
leur y nous elle vous cette ces on aux été je ont tout fait être deux même aussi bien où sa donc très peut ça quand l'
d' qu' n' c' s' j' m' t' jusqu' lorsqu' puisqu' quelqu' parce était ici alors tu trop notre votre mon
""",
    "de": """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie
nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein
wurde wenn ich wir ihr hier dann kann was diese dieser dieses ihre unter mir mich uns schon doch jetzt können sehr
""",
    "pt": """
de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser
quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me
esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos são nós isto este esta então fazer pode
""",
    "it": """
di che e la il un a è per una in sono mi ho lo ma si ti con non le ha da i cosa come no se al del questo bene qui hai
della sei nel ci alla gli più anche dei delle perché quando solo essere fare era tutto sua suo loro molto chi dalla
nella dal c'è degli questa quello quella l' un' dell' all' nell' dall' sull' d' c' quest' quell' com' dov' po' anch'
""",
    "nl": """
de en van het een in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar door heeft ze
hij wordt wat over werd worden dit zich tot hebben ik je we kan geen meer wel deze had was haar hun zou moet zo mijn
jij wij jullie hoe waar wie omdat want nu kunnen veel al iets niets heel goed onder tussen
""",
    "pl": """
w i na z się do nie że to jest o jak po co tym za od tak przez ale dla są czy przy być był było tego oraz może już
tylko jego jej ich który która które ja ty my wy mnie mi ci nas nam pan jeszcze bardzo kiedy gdy żeby też ten ta te
jako jeśli bo będzie więc u bez pod nad między tu tam można ma mam
""",
    "tr": """
bir ve bu da de için ile çok ne o daha gibi kadar ben sen biz siz onlar var yok değil mi mı mu mü ama en her sonra
olarak olan olduğu olduğunu şey ki ya ise veya nasıl neden niçin kim zaman şimdi burada orada böyle şu hiç bana sana
bizim benim senin onun diye göre önce üzerinde içinde çünkü ancak bütün tüm iki evet hayır
""",
    "sv": """
och i att det som en på är av för med den till inte har de ett om var jag men sig från så kan när hade han vi du ni hon
mig dig oss er vad hur eller ska skulle nu där här också bara efter ut upp över än mycket alla några något vara blir
blev sina sin detta denna dessa under mellan utan mot vid eftersom många måste får då
""",
    # Languages without a table, listed so that they are not mistaken for those above.
    "da": """
og i at det som en på er af for med den til ikke har de et om var jeg men sig fra så kan når havde han vi du hun mig
dig os hvad hvordan eller skal skulle nu der her også kun efter ud op over end meget alle nogle noget være bliver blev
sine sin dette denne disse under mellem uden mod ved fordi mange må får hvor
""",
    "nb": """
og i at det som en på er av for med den til ikke har de et om var jeg men seg fra så kan når hadde han vi du hun meg
deg oss hva hvordan eller skal skulle nå der her også bare etter ut opp over enn mye alle noen noe være blir ble sine
sin dette denne disse under mellom uten mot ved fordi mange må får hvor
""",
    "fi": """
ja on ei se että hän oli en mutta niin kun mitä minä sinä me te he olen ovat ole kuin tämä nyt mikä minun sinun jos
vain sitten siitä sen ne tai mukaan myös joka jotka vielä kanssa olla hyvin kaikki tässä siellä täällä miten miksi
koska jo sitä häntä minua ollut voi pitää
""",
    "cs": """
a se v na je že to s z do o k i jako ale za by si ve co tak po jsem jsme jste jsou byl byla bylo bude od pro při už jen
ještě který která které když nebo než aby své jeho její jejich tento tato toto mě mi ti nás vás proč kde protože může
také není být
""",
    "ro": """
de și în a la cu pe din nu o că un este să care pentru mai ce se dar sunt al ale era ca am ai au fi fost sau după până
prin lui ei său sa lor acest această acesta foarte când cum unde doar tot eu tu el ea noi voi asta aici într-un într-o
decât despre între
""",
    "hu": """
a az és hogy nem is egy van ez azt de meg csak már mint ha volt el még én te ő mi ti ők ki le fel ezt itt ott most kell
vagy minden lesz vannak nagyon lehet mert aki ami amely után alatt között szerint igen nincs így úgy olyan
""",
    "id": """
yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih sudah
atau saat oleh sebagai adalah apa kita kamu anda dia telah bahwa dapat menjadi kami seperti hanya jika orang satu lagi
tapi banyak harus kalau belum secara
""",
    "vi": """
và của là có không được một cho các trong người này những với đã để khi đến về như từ thì ra làm cũng tôi bạn anh em
chúng ta nó họ mà nhiều hơn rất lại phải sẽ đó vào trên hay nếu vì năm sau trước đang bị
""",
}
