"""The words by which tags are known: sounds of voices and others, delivery, moods and fillers, a table each, for a linguist to edit.

A word that ends in * stands for all that begin with it. In scripts without spaces every entry stands for whatever
contains it. Sounds may be listed generously, because a sound stays as it is; what is listed as delivery goes.

The words of the vendors' own tags are from the pages that `fixtures/tags.tsv` names.
"""

VOCAL = """
laugh* chuckl* giggl* snicker* cackl* guffaw* snort* sigh* cough* sneez* sniff* snif* sob sobs sobb* weep* wept whimper*
wail* cry cries cried crying moan* groan* grunt* growl* gasp* pant pants panting wheez* breath* inhal* exhal* yawn* hiccup*
burp* snor* gulp* swallow* throat hum hums humming whistl* sing sings singing mumbl* mutter* scream* shriek* shush* tsk
"""
SOUNDS = f"""
{VOCAL}
clap* applau* cheer* boo boos booing crowd* song* music* melod* piano guitar drum* violin orchestra* jingl* instrumental
sound* noise* sfx static bleep* beep* buzz* click* gunshot* gunfire explo* thunder* rain* wind storm* door* knock* footstep*
ring rings ringing bell* bark* siren* alarm* crash* bang* slam* splash* engine* horn* honk* phone* typing heartbeat* chirp*
lacht lachen lachend lachte gelächter kicher* seufz* hust* räusp* gähn* schluchz* weint weinen stöhn* keuch* schnief* schnarch*
applaus* klatsch* beifall musik* jubel* schrei* atmet
ríe ríen rie risa risas risita* riendo suspir* tos tose tosiendo aplaus* músic* musica* llor* grit* jade* bostez* solloz* gem*
rire* rit rient riant ricane* soupir* tousse* toux applaud* musique* pleur* sanglot* cri crie* baill* bâill* respir* renifl*
ride ridono risat* ridacchi* sospir* tossisc* tosse applaus* piang* pianto sbadigl* ansim* urla*
ri riem riso risos risada* gargalh* chor* solu* bocej* palmas
lachend gelach grinnik* zucht* hoest* gaap* snik* huilt applaus muziek* juich*
skratt* suckar suck hostar hostning applåd* gråt* gäsp* fniss*
śmiech* śmieje chichot* wzdych* westchn* kaszl* kaszel oklask* brawa muzyk* płacz* ziew* szloch*
смех* смеёт* смеет* хохо* хихи* вздых* вздох* кашл* аплодис* музык* плач* рыда* зева* кричит крик* стон*
gülü* gülme* gülüş* öksür* alkış* müzik* ağla* esne* kahkaha* çek*
ضحك* يضحك* تضحك* تنهد* يتنهد* تنهيد* تصفيق* سعال* يسعل* موسيقى* بكاء* يبكي*
हँस* हंस* हँसी* खाँस* खांस* ताली* तालियाँ संगीत* सिसक* रोत* आह
웃* 한숨* 박수* 기침* 음악* 울음* 흐느* 하품* 환호* 비명*
"""
SOUNDS_UNSPACED = """
笑 ため息 溜息 溜め息 拍手 咳 せき 音楽 泣 歓声 悲鳴 くしゃみ あくび 息を 鼻歌 すすり 叫 雷 足音
叹 嘆 掌声 掌聲 鼓掌 音乐 音樂 哭 喘 打哈欠 喷嚏 噴嚏 欢呼 歡呼 尖叫 呻吟 清嗓 哽咽 吸气 吸氣 呼气 呼氣
หัวเราะ ถอนหายใจ ปรบมือ ไอ ดนตรี เพลง ร้องไห้ หาว จาม
"""

# How something is said, or that nothing is.
DELIVERY = """
whisper* pause* pausing break silence silent beat shout* yell* murmur* stammer* stutter* hesitat* rush* hurry* hurried slow slower
slowly fast faster quick quickly quiet quieter quietly loud louder loudly soft softly gently drawn drawl* sarcas* mischiev*
deadpan* monotone emphas* stress* dramatic* robotic* accent* narrat* emotion* style* mood* pace* pitch* speed* volume* prosody*
tempo tone tones intonation* speaker voiceover conversational* formal* casual* deliberate* measured expressive* flustered
normal neutral breathless* hushed
flüster* flüstert pause leise laut langsam schnell geflüstert ruft betont
susurr* pausa* despacio rápido sarcástic* voz
chuchot* murmure pausa lentement doucement vite voix
sussurr* sottovoce lentamente piano
fluister* pauze zacht langzaam
viskar viskande paus
szept* pauza cicho
шёпот* шепот* шепч* шепчет пауза тихо громко медленно
fısılda* fısıltı* duraklama sessizce
همس* يهمس* وقفة
फुसफुसा* विराम
속삭* 침묵 멈춤 정적
"""
DELIVERY_UNSPACED = """
小声 囁 ささや 沈黙 ポーズ 間を 無言 ゆっくり 早口 皮肉 低声 低聲 小聲 耳语 耳語 悄悄 停顿 停頓 暂停 暫停 沉默 讽刺 諷刺 短暂 長い間 กระซิบ หยุด
"""

# What a voice is told to feel: as often said of somebody, in round brackets.
MOODS = """
happy happily grumpy whiny raspy creepy sad sadly angry angrily annoyed excited* calm* nervous* curious* surprised fearful scared worried upset frustrated*
depressed empathetic embarrassed disgusted delighted confident* proud* relaxed grateful interested confused joyful* serious*
sincere* comfort* hesitant* anxious* panicked panicky hysterical* indifferent impatient* guilty scornful* furious* reluctant* keen
disapproving negative denying astonished amused satisfied disdainful unhappy conciliative yielding painful awkward* playful*
cheerful* warm* tired sleepy resigned* wistful* regretful tense bored gentle tender* shy* mocking* cold coldly bitter* stern*
hopeful* desperate* determined relieved thoughtful* pleading enthusias* elated
fröhlich traurig wütend aufgeregt ruhig nervös neugierig überrascht müde
feliz triste enojad* emocionad* tranquil* nervios* sorprendid* cansad*
joyeu* en colère excité* calme nerveu* surpris* fatigué*
felice arrabbiat* eccitat* calmo nervos* sorpres* stanc*
"""
MOODS_UNSPACED = """
生气 生氣 伤心 傷心 兴奋 興奮 惊讶 驚訝 高兴 高興 害怕 担心 擔心 紧张 緊張 愤怒 憤怒 怒 悲し 嬉し 楽し 驚 疲れ
"""

# What may stand beside one of the above.
FILLERS = """
a an the and or of in with to at for very so slightly bit little more less most somewhat quite rather almost into start starts
starting stop stops continues again hard harder deep deeply light lightly heavy heavily nervously short long brief briefly small
big quick voice voices tone under his her their breath second seconds sec secs s ms moment strong strongly weak half sudden
suddenly high low lower higher up down out off on clear clears clearing audience background distant upbeat scary fades fading
end begin begins both still
und mit sehr leicht tief kurz kurze lange leise laut stimme stark nervös
y con muy un una poco en voz baja alta
et avec très un une peu à en voix basse haute court courte long longue
e con molto un po a in bassa voce
met een heel
"""
