"""The words by which tags are known, a table for each kind, by language: for a linguist to edit.

A word that ends in * means all that begin with it. In Japanese, Chinese and Thai an entry means whatever
contains it. All languages are looked up at once, since many voices are told what to do in English. Sounds may be listed
generously, because a sound stays as it is; what is listed as delivery goes.

The vendors' own tags are in `fixtures/tags.tsv`, with the pages that describe them.
"""

VOCAL = """
laugh* chuckl* giggl* snicker* cackl* guffaw* snort* sigh* cough* sneez* sniff* snif* sob sobs sobb* weep* wept
whimper* wail* cry cries cried crying moan* groan* grunt* growl* gasp* pant pants panting wheez* breath breaths
breathe* breathing inhal* exhal* yawn* hiccup* burp* snor* gulp* swallow* throat hum hums humming whistl* sing sings
singing mumbl* mutter* scream* shriek* shush* tsk
"""
"""Sounds that a voice makes, in English."""

SOUNDS = {
    "en": f"""
{VOCAL}
clap claps clapping applau* cheer cheers cheering boo boos booing crowd* song* music* melod* piano guitar drum*
violin orchestra* jingl* instrumental sound* noise* sfx static bleep* beep* buzz* click* gunshot* gunfire explo*
thunder* rain rains raining wind storm* door* knock* footstep* ring rings ringing bell bells barks barking siren*
alarm* crash* bang* slam* splash* engine* horn* honk* phone* typing heartbeat* chirp*
""",
    "de": """
lacht lachen lachend lachte gelächter kicher* seufz* hust* räusp* gähn* schluchz* weint weinen stöhn* keuch*
schnief* schnarch* applaus* klatsch* beifall musik* jubel* schrei schreit schreie atmet
""",
    "es": """
ríe ríen rie risa risas risita* riendo suspir* tos tose tosiendo aplaus* músic* musica* llora llorando llanto grita*
grito* jadea* bostez* solloz* gime
""",
    "fr": """
rire* rit rient riant ricane* soupir* tousse* toux applaud* musique* pleur* sanglot* cri cris crie bâille* respir*
renifl*
""",
    "it": "ride ridono risat* ridacchi* sospir* tossisc* tosse applaus* piang* pianto sbadigl* ansim* urla*",
    "pt": "ri riem riso risos risada* gargalh* chora* soluç* boceja* palmas",
    "nl": "gelach grinnik* zucht* hoest* gaapt snik* huilt applaus muziek* juicht gejuich",
    "sv": "skrattar skratt suckar hostar hostning applåd* gråter gäspar fnissar",
    "pl": "śmiech* śmieje chichot* wzdych* westchn* kaszle kaszel oklask* brawa muzyk* płacz* ziewa* szloch*",
    "ru": """
смех* смеётся смеется смеются хохо* хихи* вздых* вздох* кашл* аплодис* музык* плач* рыда* зевает кричит крик стон*
""",
    "tr": "gülüyor gülme gülüş* öksür* alkış* müzik* ağlıyor ağlama esniyor kahkaha*",
    "ar": "ضحك* يضحك* تضحك* تنهد* يتنهد* تنهيد* تصفيق* سعال* يسعل* موسيقى* بكاء* يبكي*",
    "hi": "हँस* हंस* खाँस* खांस* ताली* संगीत* सिसक*",
    "ko": "웃* 한숨* 박수* 기침* 음악* 울음* 흐느* 하품* 환호* 비명*",
    "ja": "笑 ため息 溜息 溜め息 拍手 咳 せき 音楽 泣 歓声 悲鳴 くしゃみ あくび 息を 鼻歌 すすり 叫 雷 足音",
    "zh": "叹 嘆 掌声 掌聲 鼓掌 音乐 音樂 哭 喘 打哈欠 喷嚏 噴嚏 欢呼 歡呼 尖叫 呻吟 清嗓 哽咽 吸气 吸氣 呼气 呼氣",
    "th": "หัวเราะ ถอนหายใจ ปรบมือ ไอ ดนตรี เพลง ร้องไห้ หาว จาม",
}
"""Sounds."""

DELIVERY = {
    "en": """
whisper* pause* pausing silence shout* yell* murmur* stammer* stutter* hesitat* drawl* sarcas* mischiev*
""",
    "de": "flüster* geflüstert pause",
    "es": "susurr* pausa sarcástic*",
    "fr": "chuchot* pause",
    "it": "sussurr* pausa sottovoce",
    "pt": "sussurr* pausa",
    "nl": "fluister* pauze",
    "sv": "viskar viskande paus",
    "pl": "szept* szepcze pauza",
    "ru": "шёпот* шепот* шепчет пауза",
    "tr": "fısıld* fısıltı* duraklama",
    "ar": "همس* يهمس* وقفة",
    "hi": "फुसफुसा* विराम",
    "ko": "속삭* 멈춤",
    "ja": "小声 囁 ささや ポーズ 間を 長い間",
    "zh": "低声 低聲 小声 小聲 耳语 耳語 悄悄 停顿 停頓 暂停 暫停",
    "th": "กระซิบ หยุด",
}
"""What nobody but a voice is told to do."""

MOODS = {
    "en": """
happy happily grumpy whiny raspy creepy sad sadly angry angrily annoyed excited* calm* nervous* curious* surprised
fearful scared worried upset frustrated* depressed empathetic embarrassed disgusted delighted confident* proud*
relaxed grateful interested confused joyful* serious* sincere* comforting hesitant* anxious* panicked panicky
hysterical* indifferent impatient* guilty scornful* furious* reluctant* keen disapproving negative denying
astonished amused satisfied disdainful unhappy conciliative yielding painful awkward* playful* cheerful* warm* tired
sleepy resigned* wistful* regretful tense bored gentle tender* shy* mocking* cold coldly bitter* stern* hopeful*
desperate* determined relieved thoughtful* pleading enthusias* elated silent quiet quieter quietly loud louder
loudly soft softly gently slow slower slowly fast faster quick quickly rushed rushing hurry hurried hurriedly drawn
normal neutral formal formally casual* deliberate* measured expressive* flustered breathless* hushed dramatic
dramatically robotic monotone deadpan* conversational* narrat* stress stressed emphas* emotion* style mood pace
pitch speed volume prosody tempo tone intonation accent* break beat speaker voiceover
""",
    "de": """
fröhlich traurig wütend aufgeregt ruhig nervös neugierig überrascht müde leise laut langsam schnell betont
""",
    "es": "feliz triste enojad* emocionad* tranquil* nervios* sorprendid* cansad* despacio rápido",
    "fr": "joyeu* triste excité* calme nerveu* surpris* fatigué* lentement doucement vite murmure",
    "it": "felice arrabbiat* eccitat* calmo nervos* sorpres* stanc* lentamente",
    "pt": "feliz triste animad* calm* nervos* surpres* cansad* devagar baixinho",
    "ja": "怒 悲し 嬉し 楽し 驚 疲れ ゆっくり 早口 皮肉 無言 沈黙",
    "zh": "生气 生氣 伤心 傷心 兴奋 興奮 惊讶 驚訝 高兴 高興 害怕 担心 擔心 紧张 緊張 愤怒 憤怒 沉默 讽刺 諷刺",
    "nl": "zacht langzaam",
    "pl": "cicho",
    "ru": "тихо громко медленно",
    "tr": "sessizce",
    "ko": "침묵 정적",
}
"""A manner or a mood: in round brackets, as often said of somebody as to a voice."""

FILLERS = {
    "en": """
a an the and or of in with to at for very so slightly bit little more less most somewhat quite rather almost into
start starts starting stop stops continues again hard harder deep deeply light lightly heavy heavily short long
brief briefly small big voice voices under his her their second seconds sec secs s ms moment strong strongly weak
half sudden suddenly high low lower higher up down out off on clear clears clearing audience background distant
upbeat scary fades fading end begin begins both still
""",
    "de": "und mit sehr leicht tief kurz kurze lange stimme stark",
    "es": "y con muy un una poco en voz baja alta",
    "fr": "et avec très un une peu à en voix basse haute court courte long longue",
    "it": "e con molto un po a in bassa voce",
    "pt": "e com muito um uma pouco em voz baixa",
    "nl": "met een heel lang kort",
}
"""What may stand beside one of the above."""
