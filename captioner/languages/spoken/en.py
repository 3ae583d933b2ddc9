"""What English voices say for signs, abbreviations, times and dates."""

from captioner.languages.spoken import spoken

SPOKEN = spoken(
    signs="""
$ dollars / dollar / bucks
US$ us dollars / us dollar / dollars / dollar
USD us dollars / dollars / us dollar / dollar
€ euros / euro
EUR euros / euro
£ pounds / pound
GBP pounds / pound / pounds sterling
¥ yen / yuan
CHF swiss francs / francs
₹ rupees / rupee
¢ cents / cent
% percent / per cent
‰ per mille / per thousand
° degrees / degree
°C degrees celsius / degrees centigrade / degrees
°F degrees fahrenheit / degrees
& and
+ plus / and / or more
= equals / is
× times / by / multiplied by
* times / star / asterisk
÷ divided by
− minus / negative
- minus / negative / dash / to / through / hyphen
– to / through / minus / dash
— to / through / dash
~ about / approximately / around
≈ about / approximately
< less than
> greater than / more than
# number / hash / hashtag / pound
§ section / paragraph
@ at
. dot / point
: to / colon
/ slash / per / or / over / out of / and / of
_ underscore
km kilometers / kilometres / kilometer / kilometre
m meters / metres / meter / metre / million / minutes
cm centimeters / centimetres / centimeter / centimetre
mm millimeters / millimetres / millimeter / millimetre
kg kilograms / kilos / kilogram / kilo
g grams / gram
mg milligrams / milligram
t tons / tonnes / ton / tonne
lb pounds / pound
lbs pounds / pound
oz ounces / ounce
ft feet / foot
in inches / inch / in
yd yards / yard
mi miles / mile
mph miles per hour / miles an hour
km/h kilometers per hour / kilometres per hour / kilometers an hour / kilometres an hour
kph kilometers per hour / kilometres per hour
m/s meters per second / metres per second
m² square meters / square metres / meters squared
km² square kilometers / square kilometres
m³ cubic meters / cubic metres
l liters / litres / liter / litre
ml milliliters / millilitres
h hours / hour
hr hours / hour
hrs hours / hour
min minutes / minute
s seconds / second
sec seconds / second
ms milliseconds / millisecond
kW kilowatts / kilowatt
MW megawatts / megawatt
kWh kilowatt hours / kilowatt hour
W watts / watt
V volts / volt
Hz hertz
kHz kilohertz
MHz megahertz
GHz gigahertz
KB kilobytes / kilobyte
MB megabytes / megabyte
GB gigabytes / gigabyte
TB terabytes / terabyte
k thousand / k
K thousand / k
bn billion
B billion
M million
x times / by
' feet / foot / minutes
" inches / inch / seconds
″ inches / seconds
′ feet / minutes
dm decimeters / decimetres / decimeter / decimetre
µm micrometers / micrometres / microns
nm nanometers / nanometres
cm² square centimeters / square centimetres
mm² square millimeters / square millimetres
cm³ cubic centimeters / cubic centimetres
cc cubic centimeters / cubic centimetres
ha hectares / hectare
cl centiliters / centilitres
dl deciliters / decilitres
L liters / litres / liter / litre
mL milliliters / millilitres
µg micrograms / microgram
gal gallons / gallon
pt pints / pint
qt quarts / quart
tbsp tablespoons / tablespoon
tsp teaspoons / teaspoon
ft² square feet
mi² square miles
wk weeks / week
wks weeks
mo months / month
mos months
yr years / year
yrs years
mins minutes
secs seconds
kbps kilobits per second
Mbps megabits per second
Gbps gigabits per second
MB/s megabytes per second
GB/s gigabytes per second
PB petabytes / petabyte
GW gigawatts / gigawatt
mW milliwatts
mV millivolts
kV kilovolts
A amps / amperes / amp / ampere
mA milliamps / milliamperes
Ah amp hours / ampere hours
mAh milliamp hours / milliampere hours
Ω ohms / ohm
J joules / joule
kJ kilojoules / kilojoule
cal calories / calorie
kcal kilocalories / calories
Pa pascals
hPa hectopascals
kPa kilopascals
psi pounds per square inch
dB decibels / decibel
rpm revolutions per minute
hp horsepower
mpg miles per gallon
ppm parts per million
""",
    abbreviations="""
dr doctor / drive
mr mister
mrs missus / misses
ms miss / miz
prof professor
st saint / street
ave avenue
rd road
blvd boulevard
hwy highway
apt apartment
mt mount
ft fort / feet / foot
gen general
sen senator
rep representative
gov governor
pres president
rev reverend
hon honorable / honourable
sgt sergeant
capt captain
col colonel
lt lieutenant
cpl corporal
jr junior
sr senior
inc incorporated
ltd limited
corp corporation
co company / county
bros brothers
dept department
univ university
vs versus
v versus
etc et cetera / etcetera / and so on
eg for example / for instance
ie that is
approx approximately
ca circa / about
cf compare
est established / estimated
no number
nos numbers
vol volume
ch chapter
chap chapter
sec section / second / seconds
fig figure
figs figures
p page
pp pages
para paragraph
ed edition / editor
jan january
feb february
mar march
apr april
jun june
jul july
aug august
sep september
sept september
oct october
nov november
dec december
mon monday
tue tuesday
tues tuesday
wed wednesday
thu thursday
thurs thursday
fri friday
sat saturday
sun sunday
am in the morning
pm in the afternoon / in the evening
bc before christ
ad anno domini
ok okay
m million
bn billion
k thousand
tv television
w/ with
w/o without
aka also known as
asap as soon as possible
gonna going to
wanna want to
gotta got to / have got to
kinda kind of
gimme give me
lemme let me
dunno do not know / don't know
cuz because
abbr abbreviated
assn association
assoc associate / associates
asst assistant
attn attention
b born
bldg building
cont continued
ct court
d died
dist district
div division
esp especially
ext extension
ff following
fwy freeway
govt government
hq headquarters
hrs hours
incl including / inclusive
intl international
jct junction
ln lane
max maximum
mfg manufacturing
mgr manager
min minimum / minutes / minute
misc miscellaneous
mos months
mo months / month
natl national
op opus
par paragraph
pkg package
pkwy parkway
pl place
pop population
pt point / part
qty quantity
ref reference
sq square
ste suite
tel telephone
temp temperature
trans translated
viz namely
vols volumes
wk weeks / week
ww world war
yr years / year
yrs years
""",
    endings="""
can't cannot / can not
won't will not
shan't shall not
n't not
'll will / shall
're are
've have
'm am
'd would / had / did
let's let us
's is / has / us
""",
    clock="""
* {h} {m} / {m} past {h} / {m} minutes past {h} / {h} and {m} minutes
0 {h} o'clock / {h} / {h} hundred hours / {h} hundred
15 quarter past {h} / a quarter past {h}
30 half past {h}
45 quarter to {n} / a quarter to {n}
""",
    dates=(
        "{month} {dth} {y} / {month} the {dth} {y} / the {dth} of {month} {y} / {dth} of {month} {y} / "
        "{month} {d} {y} / {dth} {month} {y} / {d} {month} {y}"
    ),
    ordinals="{} / the {} / the {} of / {} of",
    fractions="""
2 half / halves / a half
4 quarter / quarters / a quarter / fourth / fourths
""",
    replaced="""
one a
hundred hundred and
thousand thousand and
""",
    zeros="zero / oh / o / nought",
    points="point / dot",
    cents="cents / cent / and cents / pence / p",
    months="""
january
february
march
april
may
june
july
august
september
october
november
december
""",
)
