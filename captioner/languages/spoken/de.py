"""What German voices say for signs, abbreviations, times and dates."""

from captioner.languages.spoken import spoken

SPOKEN = spoken(
    signs="""
$ dollar
US$ us dollar / dollar
USD us dollar / dollar
€ euro
EUR euro
£ pfund
¥ yen
CHF franken / schweizer franken
Fr. franken
¢ cent
ct cent
% prozent
‰ promille
° grad
°C grad celsius / grad
°F grad fahrenheit / grad
& und
+ plus / und
= gleich / ist gleich / ist
× mal
* mal / sternchen
÷ geteilt durch
− minus
- minus / bis / strich
– bis / minus / strich
— bis
~ ungefähr / etwa / circa
≈ ungefähr / etwa
< kleiner als / weniger als
> größer als / mehr als
# nummer / raute / hashtag
§ paragraph / paragraf
§§ paragraphen / paragrafen
@ at
. punkt
: zu / doppelpunkt
/ schrägstrich / pro / oder / durch / von
_ unterstrich
km kilometer / kilometern
m meter / metern
cm zentimeter / zentimetern
mm millimeter / millimetern
kg kilogramm / kilo
g gramm
mg milligramm
t tonnen / tonne
km/h kilometer pro stunde / kilometern pro stunde / stundenkilometer / stundenkilometern / kilometer in der stunde
m/s meter pro sekunde
m² quadratmeter / quadratmetern
km² quadratkilometer / quadratkilometern
m³ kubikmeter / kubikmetern
ha hektar
l liter / litern
ml milliliter / millilitern
h stunden / stunde / uhr
min minuten / minute
s sekunden / sekunde
ms millisekunden
kW kilowatt
MW megawatt
kWh kilowattstunden / kilowattstunde
W watt
V volt
Hz hertz
kHz kilohertz
MHz megahertz
GHz gigahertz
KB kilobyte
MB megabyte
GB gigabyte
TB terabyte
Mio. millionen / million
Mrd. milliarden / milliarde
Tsd. tausend
x mal
dm dezimeter / dezimetern
µm mikrometer
nm nanometer
cm² quadratzentimeter / quadratzentimetern
mm² quadratmillimeter
cm³ kubikzentimeter / kubikzentimetern
cl zentiliter
dl deziliter
L liter / litern
µg mikrogramm
kbit/s kilobit pro sekunde
Mbit/s megabit pro sekunde
Gbit/s gigabit pro sekunde
MB/s megabyte pro sekunde
GW gigawatt
kV kilovolt
A ampere
mAh milliamperestunden
Ω ohm
J joule
kJ kilojoule
kcal kilokalorien
hPa hektopascal
bar bar
dB dezibel
PS pferdestärken
sm seemeilen
""",
    abbreviations="""
dr doktor
hr herr
hrn herrn
fr frau
prof professor
ing ingenieur
dipl diplom
st sankt / stück
str straße
nr nummer
nrn nummern
bd band
s seite
ss seiten
kap kapitel
abb abbildung
abs absatz
art artikel
aufl auflage
zb zum beispiel
dh das heißt
ua unter anderem / und andere
uä und ähnliches / und ähnliche
usw und so weiter
bzw beziehungsweise
ca circa / zirka
vgl vergleiche
evtl eventuell
ggf gegebenenfalls
inkl inklusive
exkl exklusive
zzgl zuzüglich
sog sogenannte / sogenannten / sogenannter
tel telefon
max maximal / maximum
min minuten / minimal / mindestens
std stunden / stunde
sek sekunden / sekunde
mio millionen / million
mrd milliarden / milliarde
tsd tausend
jh jahrhundert / jahrhunderts
jhd jahrhundert / jahrhunderts
vchr vor christus
nchr nach christus
v vor / von
n nach
chr christus
z zum
b beispiel
d das
h heißt
u und
a anderem / allem
gmbh gesellschaft mit beschränkter haftung
ag aktiengesellschaft
bsp beispiel
i im
jan januar
feb februar
apr april
aug august
sep september
sept september
okt oktober
nov november
dez dezember
mo montag
di dienstag
mi mittwoch
do donnerstag
fr freitag / frau
sa samstag
so sonntag
adr adresse
allg allgemein
anh anhang
anm anmerkung
az aktenzeichen
bes besonders
betr betreffend
bhf bahnhof
bspw beispielsweise
dgl dergleichen
ebd ebenda
ehem ehemals / ehemaliger / ehemalige
eigtl eigentlich
einschl einschließlich
el esslöffel
etc et cetera
ev evangelisch
ew einwohner
f folgende
fa firma
ff folgende / fortfolgende
geb geboren / geborene
gegr gegründet
gem gemäß
gest gestorben
ggü gegenüber
hbf hauptbahnhof
hg herausgegeben / herausgeber
hrsg herausgegeben / herausgeber
insb insbesondere
insg insgesamt
jr junior
kath katholisch
lt laut
mind mindestens
msp messerspitze
mwst mehrwertsteuer
nachm nachmittags
od oder
pck päckchen
pkg packung
pl platz
rd rund
red redaktion
sen senior
stk stück
tägl täglich
tl teelöffel
ust umsatzsteuer
usf und so fort
uu unter umständen
uvm und vieles mehr
va vor allem
verh verheiratet
vorm vormittags
vs versus
wg wegen
wk weltkrieg
zt zum teil
zzt zurzeit
""",
    endings="""
's es / das / ist
'n ein / einen
'nen einen
'ne eine
""",
    clock="""
* {h} uhr {m} / {h} {m} / {m} nach {h} / {h} uhr und {m} minuten
0 {h} uhr / {h}
15 viertel nach {h} / viertel {n}
30 halb {n}
45 viertel vor {n} / dreiviertel {n}
""",
    dates="{dth} {month} {y} / {dth} {mth} {y} / {d} {month} {y} / der {dth} {month} {y} / den {dth} {month} {y}",
    ordinals="{} / der {} / den {} / dem {}",
    fractions="""
2 halb / halbe / halbes / halber
3 drittel
4 viertel
5 fünftel
6 sechstel
7 siebtel
8 achtel
9 neuntel
10 zehntel
100 hundertstel
1000 tausendstel
""",
    replaced="""
einhundert hundert
eintausend tausend
einemillion million
hundert hundertund
tausend tausendund
zwei zwo
""",
    zeros="null",
    points="komma / punkt",
    cents="cent",
    months="""
januar / jänner
februar
märz
april
mai
juni / juno
juli
august
september
oktober
november
dezember
""",
    decimal_comma=True,
)
