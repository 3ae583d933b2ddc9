"""Spanish.

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "el la los las lo un una unos unas",
        "possessive": "mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras",
        "determiner": """
este esta estos estas ese esa esos esas aquel aquella aquellos aquellas algún alguna algunos algunas ningún ninguna
ambos ambas cada cualquier cualesquiera cierto cierta ciertos ciertas dicha dichos dichas demás mismo misma mismos
mismas propio propia propios propias diferentes otro otra otros otras semejante sendos sendas tal tales gran buen
primer tercer
""",
        "quantity": """
todo toda todos todas mucho mucha muchos muchas poco poca pocos pocas varios varias bastante bastantes demasiado
demasiada demasiados demasiadas suficiente suficientes tanto tanta tantos tantas cuánto cuánta cuántos cuántas medio
media dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien
doscientos quinientos primera primeros primeras segunda tercera
""",
        "preposition": """
a al acerca alrededor ante bajo con conforme contra de debajo debido del dentro desde detrás durante en encima entre
excepto frente hacia hasta incluso junto mediante para pa por pese respecto salvo según sin sobre so tras través
versus vía vs
""",
        "conjunction": "y e o u ni pero mas sino pues conque ora",
        "subordinator": "aunque como cómo cuando cuándo donde dónde adonde adónde mientras porque si",
        "relative": """
que qué quien quién quienes quiénes cual cuál cuales cuáles cuyo cuya cuyos cuyas cuanto cuanta cuantos cuantas
""",
        "auxiliary": """
he has ha hemos habéis han había habías habíamos habíais habían hubo hubiera hubieras hubiéramos hubieran hubiese
hubiesen habré habrás habrá habremos habréis habrán habría habrías habríamos habrían haya hayas hayamos hayáis hayan
haber habiendo hay soy eres es somos sois son era eras éramos erais eran fui fuiste fue fuimos fuisteis fueron seré
serás será seremos serán sería serías seríamos serían sea seas seamos seáis sean fuera fueras fuéramos fueran fuese
fuesen ser siendo sido estoy estás está estamos estáis están estaba estabas estábamos estaban estuve estuvo estuvimos
estuvieron estaré estará estaremos estarán estaría estarían esté estés estemos estén estuviera estuvieran estar estado
estando puedo puedes puede podemos podéis pueden podía podías podíamos podían pude pudiste pudo pudimos pudieron podré
podrás podrá podremos podréis podrán podría podrías podríamos podrían pueda puedas podamos puedan pudiera pudieras
pudiéramos pudieran poder pudiendo debo debes debe debemos debéis deben debía debíamos debían debió deberá deberán
debería deberías deberíamos deberían deba deban ir yendo voy vas va vamos vais van iba ibas íbamos iban vaya vayas
vayamos vayan tengo tienes tiene tenemos tenéis tienen tenía tenías teníamos tenían tuve tuvo tuvimos tuvieron tendré
tendrás tendrá tendremos tendrán tendría tendrían tenga tengas tengamos tengan tener teniendo quiero quieres quiere
queremos queréis quieren quería queríamos querían quisiera quisiéramos suelo suele suelen solemos solía solían
""",
        "subject": "esto eso aquello ello yo tú él ella nosotros nosotras vosotros vosotras ellos ellas usted ustedes",
        "clitic": "me te se nos os le les",
        "enclitic": "mí ti conmigo contigo consigo",
        "negation": "no nunca jamás",
        "adverb": """
muy más menos tan ya casi también solo sólo aún todavía siempre así tampoco bien mal mejor peor además antes después
cerca lejos luego entonces cuán recién quizá quizás apenas realmente únicamente nomás algo aun ahora inclusive
""",
        "title": """
sr sra srta sres sras señor señorita dr dra dres don doña dña prof profa ing lic arq gral cap cnel cmte sgto tte mons
rvdo excmo san sto sta fray sor
""",
        "unit": """
% km m cm mm kg g mg l ml m² km² km/h hz khz mhz ghz kb mb gb tb °c euro euros dólar dólares peso pesos libra libras
yen yenes centavo centavos céntimo céntimos ciento mil millar millares millón millones billón billones docena docenas
año años mes meses semana semanas día días hora horas minuto minutos segundo segundos vez veces grado grados kilómetro
kilómetros metro metros centímetro centímetros milímetros milla millas pie pies pulgadas hectárea hectáreas tonelada
toneladas gramo gramos kilo kilos kilogramos litro litros vatios píxeles a.m p.m a.c d.c
""",
        "particle": "von",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adverb": "mente",
        "gerund": "ando iendo yendo",
        "adjective": "able ables ible ibles ional ionales ísimo ísima ísimos ísimas",
    },
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
sr sra srta sres sras dr dra dres d dña ud uds vd vds prof profa ing lic arq gral cap cnel cmte sgto tte mons rvdo
excmo ee uu ee.uu ff.aa rr.hh jj.oo p.ej p ej etc pág págs pp vol vols núm núms nro art arts ed fig figs tel tfno av
avda ctra dpto depto apdo cía ltda s.a s.l c.p a.c d.c a.m p.m aprox máx mín min seg admón hnos ntra sta sto vs cf
ibíd op cit a.k.a q.e.p.d ene feb abr jun jul ago sept oct nov dic
""",
    # Words that belong to a number.
    labels="""
núm nº n.º no pág págs p pp cap art fig vol tel av avda c km número página páginas capítulo figura tabla sección parte
paso nivel línea puerta andén vía vuelo ruta carretera salida sala habitación edificio planta piso tomo episodio
temporada acto escena versión lección pregunta artículo párrafo canal talla fase grupo clase kilómetro calle
""",
    months="""
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene feb mar abr jun
jul ago sept oct nov dic
""",
    numbers="""
dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
diecinueve veinte veintiún veintiuno veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos doscientas
trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos seiscientas setecientos
setecientas ochocientos ochocientas novecientos novecientas mil millón millones billón billones
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
sin embargo, ya que, así como, así que, mientras que, mientras tanto, dentro de, fuera de, a través de, después de,
antes de, antes de que, después de que, debido a, debido a que, junto a, junto con, además de, gracias a, para que,
para siempre, acerca de, frente a, cerca de, lejos de, alrededor de, a pesar de, a pesar de que, a partir de,
al menos, al igual que, al final, al lado de, al principio, al mismo tiempo, al fin y al cabo, puesto que, es decir,
o sea, en cuanto a, en cuanto, pese a, pese a que, con respecto a, respecto a, respecto de, no obstante, o bien,
a veces, a lo largo de, a lo mejor, a menudo, a la hora de, a favor de, a medida que, a no ser que, a menos que,
a fin de, a fin de que, a diferencia de, a través del, a partir del, a lo largo del, a pesar del, por parte de,
por supuesto, por lo tanto, por tanto, por lo menos, por ejemplo, por fin, por favor, por eso, por qué, por encima de,
por debajo de, por medio de, de todas maneras, de todas formas, de modo que, de manera que, de acuerdo con,
de repente, de nuevo, de vez en cuando, de pronto, desde luego, en contra de, encima de, debajo de, delante de,
detrás de, si bien, dado que, en torno a, puede que, en lugar de, en vez de, en medio de, en especial, en concreto,
en general, en realidad, en casa, en caso de, en caso de que, hoy en día, hasta que, sobre todo, sin que, ni siquiera,
una vez que, una vez, otra vez, cada vez, cada vez más, cada vez menos, cada vez que, cada uno, cada una, tal vez,
tal y como, más o menos, más de, más que, menos de, menos que, tanto como, todo el mundo, poco a poco, paso a paso,
a la vez, con tal de, con tal de que, siempre que, ya no, no solo, no sólo,
tener/tengo/tienes/tiene/tenemos/tienen/tenía/tenían/tuvo/tuvieron que, hay que, había que,
tener/tiene/tienen en cuenta, darse/dar/da/dan/dio/dieron cuenta de, formar/forma/forman/formaba parte de,
hacer/hace/hacen/hacía falta, llevar/lleva/llevan/llevó a cabo, tener/tiene/tienen lugar,
acabar/acabo/acaba/acaban/acabó de, volver/vuelve/vuelven/volvió/volvieron a, ir/voy/vas/va/vamos/van/iba/iban a
""",
    also_objects="esto eso aquello él ella ellos ellas usted ustedes nosotros nosotras",
    streets="calle avenida paseo plaza camino carretera ronda travesía c",
)
