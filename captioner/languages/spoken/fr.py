"""What French voices say for signs, abbreviations, times and dates."""

from captioner.languages.spoken import spoken

SPOKEN = spoken(
    signs="""
$ dollars / dollar
US$ dollars américains / dollars
USD dollars / dollars américains
€ euros / euro / d'euros
EUR euros / euro
£ livres / livre / livres sterling
¥ yens / yen
CHF francs suisses / francs
¢ cents / centimes
% pour cent / pourcent
‰ pour mille
° degrés / degré
°C degrés celsius / degrés
°F degrés fahrenheit / degrés
& et
+ plus / et
= égale / égal / égalent
× fois / sur
* fois / étoile / astérisque
÷ divisé par
− moins
- moins / à / tiret / au
– à / moins / tiret / au
— à / tiret
~ environ
≈ environ
< inférieur à / moins de
> supérieur à / plus de
# numéro / dièse / hashtag
§ paragraphe
@ arobase / at
. point
: deux points / sur
/ barre / par / ou / sur / slash
_ tiret bas
km kilomètres / kilomètre
m mètres / mètre
cm centimètres / centimètre
mm millimètres / millimètre
kg kilogrammes / kilos / kilogramme / kilo
g grammes / gramme
mg milligrammes / milligramme
t tonnes / tonne
km/h kilomètres heure / kilomètres à l'heure / kilomètres par heure
m/s mètres par seconde
m² mètres carrés / mètre carré
km² kilomètres carrés / kilomètre carré
m³ mètres cubes / mètre cube
ha hectares / hectare
l litres / litre
L litres / litre
ml millilitres / millilitre
h heures / heure
H heures / heure
min minutes / minute
mn minutes / minute
s secondes / seconde
ms millisecondes
kW kilowatts
MW mégawatts
kWh kilowattheures / kilowattheure
W watts
V volts
Hz hertz
kHz kilohertz
MHz mégahertz
GHz gigahertz
Ko kilooctets / kilo-octets
Mo mégaoctets / méga-octets / mégas
Go gigaoctets / giga-octets / gigas
To téraoctets / téra-octets
M millions
M€ millions d'euros
Md milliards
Mds milliards
k€ mille euros / kilo euros
x fois
n° numéro
N° numéro
nº numéro
dm décimètres / décimètre
µm micromètres / microns
nm nanomètres
cm² centimètres carrés / centimètre carré
mm² millimètres carrés
cm³ centimètres cubes / centimètre cube
cl centilitres / centilitre
dl décilitres / décilitre
µg microgrammes
kbit/s kilobits par seconde
Mbit/s mégabits par seconde
Gbit/s gigabits par seconde
Mo/s mégaoctets par seconde
GW gigawatts
kV kilovolts
A ampères / ampère
mAh milliampères heure
Ω ohms
J joules
kJ kilojoules
kcal kilocalories / calories
hPa hectopascals
dB décibels / décibel
ch chevaux
tr/min tours par minute
""",
    abbreviations="""
m monsieur
mm messieurs
mme madame
mmes mesdames
mlle mademoiselle
mlles mesdemoiselles
dr docteur
dre docteure
pr professeur
me maître
mgr monseigneur
st saint
ste sainte
sts saints
bd boulevard
bld boulevard
av avenue / avant
pl place
ch chapitre / chemin
chap chapitre
art article
fig figure
p page
pp pages
vol volume
éd édition
n numéro
no numéro
tel téléphone
tél téléphone
etc et cetera / et cætera
cad c'est-à-dire
càd c'est-à-dire
cf confer / voir
ex exemple
env environ
min minutes / minimum
max maximum
svp s'il vous plaît
rdv rendez-vous
jc jésus christ
avjc avant jésus christ
apr après
ap après
apjc après jésus christ
s siècle / soupe / suivant
janv janvier
févr février
fév février
avr avril
juil juillet
sept septembre
oct octobre
nov novembre
déc décembre
lun lundi
mar mardi
mer mercredi
jeu jeudi
ven vendredi
sam samedi
dim dimanche
1re première
1er premier
2nd second
2nde seconde
adj adjoint
all allée
appt appartement
arr arrondissement
bât bâtiment
c cuillères / cuillère / café
cc cuillères à café / cuillère à café
cs cuillères à soupe / cuillère à soupe
cie compagnie
coll collection
dép département
dir directeur
fg faubourg
hab habitants
ht hors taxes
ibid ibidem
id idem
inf inférieur
ing ingénieur
nb nombre / nota bene
op opus
ps post-scriptum
qté quantité
réf référence
rte route
sq square
sté société
sup supérieur
t tome
trad traduction
ttc toutes taxes comprises
v voir / vers
vs versus
zi zone industrielle
""",
    clock="""
* {h} heures {m} / {h} heure {m} / {h} {m} / {h} heures et {m} minutes / {h} heures {m} minutes
0 {h} heures / {h} heure
15 {h} heures et quart / {h} heure et quart
30 {h} heures et demie / {h} heure et demie
45 {n} heures moins le quart / {n} heure moins le quart
""",
    dates="{d} {month} {y} / le {d} {month} {y} / {dth} {month} {y} / le {dth} {month} {y}",
    ordinals="{} / le {}",
    fractions="""
2 demi / demie / demis
3 tiers
4 quart / quarts
""",
    replaced="""
soixantedix septante
quatrevingtdix nonante
quatrevingts quatrevingt
cents cent
""",
    zeros="zéro",
    points="virgule / point",
    cents="centimes / centime / cents",
    months="""
janvier
février
mars
avril
mai
juin
juillet
août
septembre
octobre
novembre
décembre
""",
    decimal_comma=True,
)
