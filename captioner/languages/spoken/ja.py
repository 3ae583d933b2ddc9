"""What Japanese voices say for signs, times and dates, as it is written for them."""

from captioner.languages.spoken import spoken

SPOKEN = spoken(
    signs="""
$ ドル
US$ 米ドル / ドル
€ ユーロ
£ ポンド
¥ 円
% パーセント
‰ パーミル
° 度
°C 度 / 摂氏度 / ℃
& アンド / と
+ プラス / 足す
= は / イコール
× かける / 掛ける / バツ
÷ 割る / わる
− マイナス / 引く
- マイナス / から / の / ハイフン
– から / マイナス
~ から
〜 から
～ から
# ナンバー / シャープ
@ アットマーク
. ドット / 点
: 対 / コロン
/ スラッシュ / 毎
km キロメートル / キロ
m メートル
cm センチメートル / センチ
mm ミリメートル / ミリ
kg キログラム / キロ
g グラム
mg ミリグラム
t トン
km/h キロメートル毎時 / 時速キロメートル
m² 平方メートル
l リットル
L リットル
ml ミリリットル
kW キロワット
W ワット
V ボルト
Hz ヘルツ
MHz メガヘルツ
GHz ギガヘルツ
MB メガバイト
GB ギガバイト
TB テラバイト
No ナンバー
""",
    abbreviations="""
no ナンバー
vs 対 / バーサス
dr ドクター
mr ミスター
""",
    clock="""
* {h}時{m}分
0 {h}時 / {h}時ちょうど
30 {h}時半 / {h}時三十分
""",
    dates="{y}年{m}月{d}日",
    fractions="",
    replaced="""
〇 ゼロ
〇 零
""",
    zeros="ゼロ / 零 / 〇 / れい / まる",
    points="点 / てん",
)
