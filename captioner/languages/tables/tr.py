"""Turkish.

Words are in lower case, separated by spaces; ' is used for both apostrophes. Words that belong to the one before them
are under `postposition` and `enclitic`: a break before those is bad, one after them good. In lower case, İ is i and I
is ı.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "bir",
        "possessive": "benim senin onun bizim sizin onların kendi",
        "determiner": """
bu şu o her hangi böyle şöyle öyle aynı başka diğer öbür öteki herhangi birtakım hiçbir bazı kimi ne çeşitli belirli
belli ilk son ikinci üçüncü
""",
        "quantity": """
tüm bütün birçok birkaç çoğu az biraz yeterince yüzde kaç onca bunca iki üç dört beş altı yedi sekiz dokuz on onbeş
yirmi otuz kırk elli altmış yetmiş seksen doksan yarım çeyrek ikişer
""",
        "conjunction": """
ve veya yahut veyahut ya ama fakat ancak lakin hem ister oysa oysaki halbuki yoksa üstelik veyahutta ila
""",
        "subordinator": "çünkü zira eğer şayet madem mademki meğer meğerse sanki güya ta gerçi nitekim",
        "subject": "ben sen biz siz onlar",
        "postposition": """
için gibi kadar göre sonra önce beri rağmen karşın karşı doğru dolayı ötürü dek değin itibaren dair ilişkin ait üzere
ile boyunca tarafından hakkında diye olarak sayesinde yüzünden nedeniyle sebebiyle dolayısıyla vasıtasıyla
aracılığıyla yoluyla üzerinde üzerine üzerinden üstünde üstüne altında altına altından içinde içine içinden dışında
dışına dışından arasında arasına arasından yanında yanına yanından önünde önüne önünden arkasında arkasına arkasından
karşısında karşısına ötesinde etrafında çevresinde ortasında başında yerine konusunda açısından bakımından hâlde halde
takdirde sırasında süresince esnasında itibarıyla itibariyle amacıyla sonucunda uğruna adına oranla nazaran ziyade
evvel özgü yönelik bağlı aleyhine lehine uyarınca gereğince
""",
        "enclitic": """
mi mı mu mü miyim mıyım muyum müyüm misin mısın musun müsün miyiz mıyız muyuz müyüz misiniz mısınız musunuz müsünüz
midir mıdır mudur müdür miydi mıydı muydu müydü miydim miydin miydik miymiş mıymış de da ki ise bile dahi idi imiş
iken değil değilim değilsin değiliz değilsiniz değiller değildir değildi değilse var yok vardır yoktur vardı yoktu
varsa varmış yokmuş etmek eder ederim ederiz ediyor ediyorum ediyoruz ediyorlar etti ettim ettik ettiler edecek etmiş
etmeli etmez edebilir edin ediniz edilir ediliyor edildi edilmiş olmak olur oluyor oldu olmuş olacak olabilir olmaz
olsun olmalı olurdu lazım gerek gerekir gerekiyor gerekli bey hanım beyefendi hanımefendi
""",
        "negation": "asla katiyen",
        "adverb": """
çok en daha pek hiç sadece yalnız yalnızca hep hâlâ hala artık neredeyse oldukça gayet tam henüz zaten hemen bayağı
epey epeyce iyice sırf ayrıca belki özellikle gerçekten aslında yine gene yaklaşık ortalama tıpkı adeta erken nasıl
neden niçin niye daima genellikle bazen asıl böylece şimdi
""",
        "title": "bay bayan sayın dr prof doç av hz sn uzm yrd",
        "unit": """
% km m cm mm kg g gr mg l lt ml m² km² km/sa khz mhz ghz kb mb gb tb °c tl lira euro avro dolar sterlin yen kuruş cent
bin yüz milyon milyar trilyon düzine yıl yıllık yaşında yaş ay gün hafta saat dakika saniye derece kez kere defa kat
kilometre metre santimetre santim milimetre mil fit inç hektar dönüm ton gram kilo kilogram litre watt volt piksel
kişi adet tane
""",
        "particle": "von van der di la el ibn",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins. Converbs (-arak,
        # -ken, -ince) end their clause in Turkish, so they are not listed as gerunds, which begin one.
        "adjective": "deki daki teki taki olan sel sız siz suz süz",
        "adverb": "casına cesine",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
dr prof doç yrd öğr av sn hz bkz vb vs vd örn s sf cad cd sk mah mh apt blv no tel faks a.ş ltd şti tic m.ö m.s mö ö.s
i.ö yy tc t.c alb gen yzb tğm ing fr alm lat çev müh mim uzm op ecz ist ank izm ort yakl dk jr st agm age a.g.e a.g.m
bşk müd md mad çvş vet k.k
""",
    # Words that belong to a number.
    labels="no s sf sh kat tel numara sayfa bölüm şekil tablo",
    months="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    ordered="",
)
