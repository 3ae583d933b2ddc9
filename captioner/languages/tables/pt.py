"""Portuguese (Brazil and Portugal).

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "o a os as um uma uns umas",
        "possessive": """
meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas vosso vossa vossos vossas
""",
        "determiner": """
este esta estes estas esse essa esses essas aquele aquela aqueles aquelas algum alguma alguns algumas nenhum nenhuma
nenhuns nenhumas ambos ambas cada certa certas certos qualquer quaisquer demais mesmo mesma mesmos mesmas próprio
própria próprios próprias diferentes outro outra outros outras tal tais determinado determinada determinados
determinadas
""",
        "quantity": """
todo toda todos todas muito muita muitos muitas pouco pouca poucos poucas vários várias bastante bastantes demasiado
demasiada demasiados suficiente suficientes tanto tanta tantos tantas quanto quanta quantos quantas meio meia diversos
diversas inúmeros inúmeras dois duas três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta quarenta
cinquenta cem duzentos quinhentos primeiro primeira primeiros primeiras segunda terceiro terceira
""",
        "preposition": """
à às ao aos acerca àquela àquelas àquele àqueles ante após até através com conforme contra da daquela daquelas daquele
daqueles das de debaixo dentre dentro desde dessa dessas desse desses desta destas deste destes devido diante do dos
dum duma durante em entre exceto excepto mediante na naquela naquelas naquele naqueles nas nessa nessas nesse nesses
nesta nestas neste nestes no nos num numa numas nuns para pra pras pro pros pela pelas pelo pelos per perante perto
por salvo segundo sem sob sobre versus via vs doutro doutra noutro noutra noutros noutras dalguns rumo graças
""",
        "conjunction": "e ou mas nem porém contudo todavia entretanto portanto senão",
        "subordinator": """
se porque pois como quando onde aonde embora enquanto caso conquanto porquanto consoante porquê
""",
        "relative": "que quem qual quais cujo cuja cujos cujas quê",
        "auxiliary": """
sou és é somos sois são era eras éramos eram fui foste foi fomos foram serei serás será seremos serão seria serias
seríamos seriam seja sejas sejamos sejam fosse fôssemos fossem for formos forem ser sermos serem sendo sido estou
estás está estamos estão tá tô estava estavas estávamos estavam estive esteve estivemos estiveram estarei estará
estaremos estarão estaria estariam esteja estejam estejamos estivesse estivessem estiver estiverem estar estarmos
estarem estando estado tenho tens tem temos têm tinha tinhas tínhamos tinham tive teve tivemos tiveram terei terá
teremos terão teria teríamos teriam tenha tenhamos tenham tivesse tivessem tiver tivermos tiverem ter terem tendo tido
hei hás há hão havia haviam houve haverá haveria haja houvesse houver haver havendo ir indo vou vais vai vamos vão ia
íamos iam irei irá iremos irão iria iriam vá posso podes pode podemos podem podia podíamos podiam pude pôde pudemos
puderam poderei poderá poderemos poderão poderia poderíamos poderiam possa possamos possam pudesse pudessem puder
puderem poder podermos poderem podendo devo deves deve devemos devem devia devíamos deviam deverá deverão deveria
deveríamos deveriam deva devam quero queres quer queremos querem queria queríamos queriam quis quiser precisa
precisamos precisam precisava precisavam consegue conseguimos conseguem conseguia costuma costumam costumava
""",
        "subject": "isto isso aquilo eu tu você vocês ele ela nós vós eles elas",
        "clitic": "me te lhe lhes vos",
        "enclitic": "dele dela deles delas mim ti si comigo contigo consigo conosco connosco nele nela neles nelas",
        "negation": "não nunca jamais tampouco",
        "adverb": """
mais menos tão já quase também só apenas somente ainda sempre assim bem mal melhor pior além antes depois longe logo
então quão talvez realmente aliás inclusive agora sequer algo
""",
        "title": """
sr sra srta srs sras senhor senhora dr dra drs doutor doutora dom dona prof profa profª eng engª arq gen cel cap ten
sgt exmo exma santo santa sto sta frei padre pe
""",
        "unit": """
% km m cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb °c r$ euro euros dólar dólares reais libra libras
cêntimo cêntimos centavo centavos cento mil milhar milhares milhão milhões bilhão bilhões bilião biliões trilhão
trilhões dúzia dúzias ano anos mês meses semana semanas dia dias hora horas minuto minutos segundos vez vezes h grau
graus quilômetro quilômetros quilómetro quilómetros metro metros centímetro centímetros milímetros milha milhas pé pés
polegadas hectares tonelada toneladas grama gramas quilo quilos quilogramas litro litros watts pixels
""",
        "particle": "von van der di",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adverb": "mente",
        "gerund": "ando endo indo",
        "adjective": "ável áveis sível síveis tível tíveis ional ionais íssimo íssima íssimos íssimas",
    },
    beginnings={
        # Elided words, which are written together with the next word.
        "preposition": "d'",
    },
    # Words whose full stop does not end a sentence.
    abbreviations="""
sr sra srta srs sras dr dra drs d prof profa eng arq gen cel cap ten sgt exmo exma sto sta pe v.ex.ª etc p.ex ex pág
págs p pp vol vols núm art arts ed fig figs tel av r cia ltda s.a e.u.a a.c d.c a.m p.m aprox máx mín min seg depto
dpto vs cf i.e e.g obs jan fev abr jun jul ago set out nov
""",
    # Words that belong to a number.
    labels="""
nº n.º núm pág págs p pp cap art fig vol tel av número página páginas capítulo figura tabela seção secção parte passo
nível linha porta plataforma voo rota rodovia saída sala quarto edifício andar volume episódio temporada ato cena
versão lição pergunta artigo parágrafo canal tamanho fase grupo classe
""",
    months="""
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro jan fev mar abr mai jun jul
ago set out nov dez
""",
    numbers="""
dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezasseis
dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem
cento duzentos duzentas trezentos trezentas quatrocentos quatrocentas quinhentos quinhentas seiscentos seiscentas
setecentos setecentas oitocentos oitocentas novecentos novecentas mil milhão milhões bilhão bilhões bilião biliões
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
apesar de/do/da/dos/das, cerca de, depois de/do/da/dos/das, antes de/do/da/dos/das, antes que, depois que, no entanto,
assim como, assim que, mais de, mais do que, menos de, menos do que, uma vez que, uma vez, outra vez,
a partir de/do/da/dos/das, já que, por exemplo, para que, devido a/ao/à/aos/às, desde que, de acordo com, ainda que,
em relação a/ao/à/aos/às, além de/do/da/dos/das, além disso, em vez de, em torno de/do/da, cada um, cada uma,
cada vez mais, cada vez que, bem como, ou seja, como se, através de/do/da/dos/das, ao longo de/do/da/dos/das,
ao lado de/do/da, ao mesmo tempo, ao menos, pelo menos, por fim, até que, isto é, mesmo que, mesmo assim, um pouco,
um pouco de, por isso, às vezes, acerca de/do/da, graças a/ao/à/aos/às, em favor de, de novo, de repente, a não ser,
diante de/do/da, tal como, por outro lado, por meio de, por causa de/do/da/dos/das, por favor, por que,
em frente a/ao/à, em caso de, em geral, em casa, em cima de/do/da, embaixo de/do/da, dentro de/do/da/dos/das,
fora de/do/da, perto de/do/da/dos/das, longe de/do/da/dos/das, junto com, nem mesmo, não só, não apenas, visto que,
enquanto que, a fim de, sempre que, todo o mundo, todos os dias, à medida que, tanto quanto, pouco a pouco,
passo a passo, mais ou menos, de vez em quando, em seguida, hoje em dia, no meio de/do/da,
ter/tenho/tem/temos/têm/tinha/teve que, fazer/faz/fazem/fazia parte, ter/tem/têm em conta, dar/dá/dão conta,
levar/leva/levam em conta, tomar/toma/tome conta, ir/vou/vai/vamos/vão embora
""",
    also_objects="isto isso aquilo ele ela eles elas você vocês nós",
    streets="rua avenida praça travessa largo estrada alameda",
)
