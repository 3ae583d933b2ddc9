"""What Spanish voices say for signs, abbreviations, times and dates."""

from captioner.languages.spoken import spoken

SPOKEN = spoken(
    signs="""
$ dólares / dólar / pesos / peso
US$ dólares / dólares estadounidenses / dólares americanos
USD dólares / dólares estadounidenses
€ euros / euro / de euros
EUR euros / euro
£ libras / libra / libras esterlinas
¥ yenes / yen
CHF francos suizos / francos
¢ centavos / céntimos
% por ciento / por cien
‰ por mil
° grados / grado
°C grados celsius / grados centígrados / grados
°F grados fahrenheit / grados
& y
+ más / y
= igual a / es igual a / son / es
× por
* por / asterisco
÷ dividido por / dividido entre / entre
− menos
- menos / a / guion / al
– a / menos / guion / al
— a
~ aproximadamente / unos
≈ aproximadamente
< menor que / menos de
> mayor que / más de
# número / numeral / almohadilla
§ párrafo / sección
@ arroba
. punto
: a / dos puntos
/ barra / por / o / entre / de
_ guion bajo
km kilómetros / kilómetro
m metros / metro
cm centímetros / centímetro
mm milímetros / milímetro
kg kilogramos / kilos / kilogramo / kilo
g gramos / gramo
mg miligramos / miligramo
t toneladas / tonelada
km/h kilómetros por hora / kilómetro por hora
m/s metros por segundo
m² metros cuadrados / metro cuadrado
km² kilómetros cuadrados / kilómetro cuadrado
m³ metros cúbicos / metro cúbico
ha hectáreas / hectárea
l litros / litro
L litros / litro
ml mililitros / mililitro
h horas / hora
min minutos / minuto
s segundos / segundo
ms milisegundos
kW kilovatios
MW megavatios
kWh kilovatios hora / kilovatio hora
W vatios
V voltios
Hz hercios
kHz kilohercios
MHz megahercios
GHz gigahercios
KB kilobytes
MB megabytes / megas
GB gigabytes / gigas
TB terabytes / teras
M millones
x por
n.º número
nº número
Nº número
dm decímetros / decímetro
µm micrómetros / micras
nm nanómetros
cm² centímetros cuadrados / centímetro cuadrado
mm² milímetros cuadrados
cm³ centímetros cúbicos / centímetro cúbico
cl centilitros / centilitro
dl decilitros / decilitro
µg microgramos
lb libras / libra
oz onzas / onza
kbps kilobits por segundo
Mbps megabits por segundo
Gbps gigabits por segundo
MB/s megabytes por segundo
GW gigavatios
kV kilovoltios
A amperios / amperio
mAh miliamperios hora
Ω ohmios
J julios
kJ kilojulios
kcal kilocalorías / calorías
hPa hectopascales
dB decibelios / decibelio
CV caballos
rpm revoluciones por minuto
""",
    abbreviations="""
sr señor
sra señora
srta señorita
sres señores
d don
dña doña
da doña
dr doctor
dra doctora
prof profesor
profa profesora
ing ingeniero
lic licenciado
arq arquitecto
gral general
cap capítulo / capitán
st san
sto santo
sta santa
s san / siglo
avda avenida
av avenida
c calle
pza plaza
pl plaza
ctra carretera
núm número
no número
nro número
pág página
págs páginas
p página
pp páginas
vol volumen
art artículo
fig figura
ed edición / editorial
tel teléfono
tfno teléfono
etc etcétera
ej ejemplo
pej por ejemplo
aprox aproximadamente
máx máximo
mín mínimo
min minutos / mínimo
ud usted
uds ustedes
vd usted
vds ustedes
eeuu estados unidos
ee estados
uu unidos
ac antes de cristo
dc después de cristo
a antes
am de la mañana
pm de la tarde / de la noche
cía compañía
dpto departamento
depto departamento
ene enero
feb febrero
mar marzo / martes
abr abril
may mayo
jun junio
jul julio
ago agosto
sept septiembre
sep septiembre
oct octubre
nov noviembre
dic diciembre
lun lunes
mié miércoles
jue jueves
vie viernes
sáb sábado
dom domingo
admón administración
atte atentamente
blvd bulevar
cf compárese
cda cucharadas / cucharada
cdas cucharadas
cdta cucharaditas / cucharadita
cdtas cucharaditas
col colonia
cp código postal
cta cuenta
dcha derecha
dcho derecho
dir dirección
excmo excelentísimo
fdo firmado
gob gobierno
hab habitantes
hnos hermanos
incl incluido / incluida / inclusive
izq izquierda
izda izquierda
izdo izquierdo
lcdo licenciado
mons monseñor
op opus
pral principal
prov provincia
ref referencia
rte remitente
sa sociedad anónima
sig siguiente
sigs siguientes
sl sociedad limitada
t tomo
trad traducción
urb urbanización
v véase
vda viuda
vs versus
""",
    clock="""
* {h} {m} / {h} y {m} / {h} horas y {m} minutos / {h} horas {m} minutos / {h} horas y {m}
0 {h} en punto / {h} / {h} horas / {h} hora
15 {h} y cuarto
30 {h} y media
45 {n} menos cuarto
""",
    dates="{d} de {month} de {y} / {d} de {month} del {y} / {dth} de {month} de {y} / el {d} de {month} de {y}",
    ordinals="{} / el {}",
    fractions="""
2 medio / media / medios
3 tercio / tercios
4 cuarto / cuartos
""",
    replaced="""
uno un
uno una
veintiuno veintiun
cientos cientas
""",
    zeros="cero",
    points="coma / punto / con",
    cents="céntimos / céntimo / centavos / con",
    months="""
enero
febrero
marzo
abril
mayo
junio
julio
agosto
septiembre / setiembre
octubre
noviembre
diciembre
""",
    decimal_comma=True,
)
