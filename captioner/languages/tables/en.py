"""English.

Words are in lower case, separated by spaces; ' is used for both apostrophes.
"""

from captioner.languages.language import language

LANGUAGE = language(
    words={
        "article": "a an the",
        "possessive": "my your his her its our their whose",
        "determiner": "this these those each every some any no another both either neither such what which",
        "quantity": """
all many much most few several more less fewer enough half
lot lots plenty dozens hundreds thousands millions couple kind kinds sort sorts number pair bunch
""",
        "infinitive": "to",
        "genitive": "of",
        "preposition": """
about above across after against along alongside amid among around as at atop before behind below beneath beside
besides between beyond by despite during except for from in inside into like near of on onto opposite
outside over past per since than through throughout till to toward towards under underneath unlike until upon
versus via vs with within without
""",
        # These complete a verb more often than they begin a phrase: "turn off", "look up".
        "phrasal": "up off out down away back forward",
        "conjunction": "and or but nor so yet plus",
        "subordinator": """
because if although though unless whether while whereas once lest when where why how whenever wherever
""",
        "relative": "that which who whom whose",
        "auxiliary": """
am is are was were be been being has have had having do does did will would shall should can could may might must
cannot ought gonna wanna gotta
isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't
mightn't needn't ain't
""",
        "contraction": """
i'm you're we're they're he's she's it's that's there's here's who's what's let's
i've you've we've they've i'll you'll we'll they'll he'll she'll it'll that'll there'll i'd you'd he'd she'd we'd they'd
""",
        "subject": "i you he she it we they there",
        "object": "me him us them myself yourself himself herself itself ourselves yourselves themselves",
        "negation": "not never n't",
        "adverb": "very too quite rather really just only even also almost always often already still ever",
        # Verbs, and words used like verbs, that need the "to" after them.
        "catenative": """
want wants wanted need needs needed going try tries tried trying able unable supposed like likes used ought about
plan plans planned hope hopes hoped decide decides decided
""",
        # The most frequent words of the open classes.
        "verb": """
go goes went gone come comes came coming get gets got gotten getting make makes made making take takes took taken taking
give gives gave given giving know knows knew known think thinks thought say says said saying see sees saw seen look
looks find finds found tell tells told ask asks become becomes became leave leaves feel feels felt put puts bring
brings brought begin begins began keep keeps kept hold holds held write writes wrote written hear hears heard let lets
mean means meant set sets meet meets met run runs ran pay pays paid sit sits sat speak speaks spoke lead leads led read
reads grow grows grew lose loses lost fall falls fell send sends sent build builds built understand understands
understood draw draws drew break breaks broke spend spends spent cut cuts rise rises rose drive drives drove buy buys
bought wear wears wore choose chooses chose seem seems seemed help helps show shows shown live lives believe believes
happen happens provide provides include includes continue continues learn learns follow follows create creates allow
allows add adds require requires appear appears serve serves expect expects stay stays remain remains remember
remembers consider considers love loves contain contains explain explains realize realizes receive receives explore
produce produces return returns use uses start starts stop stops open opens turn turns call calls talk talks walk walks
depend depends exist exists
""",
        "adjective": """
good new first last long great little big high different small large next young important few public bad same best
better sure free low late hard major real full whole clear easy strong possible special certain true recent short
simple common poor hot cold dark deep far nice wrong ready fine various entire main particular single similar happy
beautiful huge tiny rich wide heavy light quick slow fast safe fresh warm soft loud quiet strange old own other
""",
        "title": "mr mrs ms dr prof st mt capt gen sen rep gov pres rev hon sgt col lt messrs mx",
        "unit": """
percent % km m cm mm kg g mg lb lbs oz ft in mi mph kph hz khz mhz ghz kb mb gb tb ms s min hr hrs
dollars dollar cents cent euros euro pounds pound yen million billion trillion thousand hundred dozen
years year months month weeks week days day hours hour minutes minute seconds second times
miles mile meters metres meter metre feet foot inches inch kilometers kilometres degrees am pm a.m. p.m. bc ad
""",
    },
    endings={
        # Open classes by their endings, for words in none of the lists above; the longest match wins.
        "adverb": "ly",
        "gerund": "ing",
        "participle": "ed",
        "adjective": "al ive ous ful ic ble less ish",
        "noun": "tion sion ment ness ity",
    },
    # None in English: no word is written together with the next, as in French d'or.
    beginnings={},
    # Words whose full stop does not end a sentence.
    abbreviations="""
mr mrs ms dr prof st mt jr sr vs etc e.g i.e a.m p.m u.s u.k vol fig approx inc ltd co corp gen sen rep gov rev capt
sgt col lt dept est al cf
""",
    # Words that belong to a number.
    labels="""
no nos nr hwy rm rd fig figs ch chap sec eq vol vols p pp para art apt ste ext rte bldg blk st ave ver v ser number
room page pages chapter figure table section part step level line gate platform track flight route highway exit unit
building floor suite volume episode season act scene version grade lesson question item appendix article paragraph
channel size type phase stage round group class
""",
    months="""
January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep
Sept Oct Nov Dec
""",
    saying="""
said says asked asks cried cries shouted shouts whispered whispers replied replies answered answers called calls added
adds muttered mutters murmured murmurs explained explains laughed laughs sighed sighs snapped snaps yelled yells
screamed screams continued continues agreed agrees insisted insists demanded demands
""",
    numbers="""
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
""",
    # Words that belong together; / divides the spellings of a word.
    expressions="""
even if, even though, even when, as well, as well as, as soon as, as long as, as far as, as much as, as many as,
as if, as though, as for, as to, as of, as opposed to, up to, at least, at most, at all, at once, at last, at first,
at the same time, at the end of, at the top of, at the bottom of, of course, so that, such as, so as to, in order to,
in case, in case of, in addition to, in spite of, in front of, in favor/favour of, in terms of, in charge of, in fact,
in particular, in between, in common, instead of, because of, due to, according to, rather than, other than,
more than, less than, more or less, prior to, thanks to, next to, close to, out of, on top of, on behalf of,
on the other hand, on purpose, on time, by the way, by far, by means of, for example, for instance, for good,
for the sake of, with regard to, with respect to, regardless of, apart from, aside from, except for, depending on,
each other, one another, no one, no longer, not only, not to mention, let alone, whether or not, kind of, sort of,
a lot of, a bit of, a number of, a couple of, all of a sudden, a little, a few, once again, once more,
once upon a time, over and over, from now on, from time to time, step by step, day by day, side by side,
little by little, sooner or later, now and then, used to, able to, have/has/had to, ought to,
take/takes/took/taken/taking care of, take/takes/took/taken/taking place, take/takes/took/taken/taking part in,
take/takes/took/taken/taking advantage of, take/takes/took/taken/taking a break, take/takes/took/taken/taking a look,
take/takes/took/taken/taking time, make/makes/made/making sure, make/makes/made/making sense,
make/makes/made/making use of, make/makes/made/making fun of, pay/pays/paid/paying attention to,
pay/pays/paid/paying attention, get/gets/got/getting rid of, keep/keeps/kept/keeping track of,
keep/keeps/kept/keeping in mind, lose/loses/lost/losing sight of, catch/catches/caught/catching fire,
come/comes/came/coming true, give/gives/gave/given/giving birth to, look/looks/looked/looking forward to,
run/runs/ran/running out of, let us, per cent, vice versa, out loud, by then, by now, until now, so far, right now,
right away, twice as many, twice as much, a while, a good while, a little while, a long while, once in a while
""",
    also_objects="it you her this these those",
    particles="on in over through along around by across",
    hyphened_adjectives=True,
)
