"""Words of what a product does to skin, hair, shape and functions of the body, beyond what it may promise, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told
from disclosures.claim_rows_cures import NOTIFIED

row = partial(Rule, category="health")

FUNCTION = Told("体の働きを変えるという表示です。", "Says that it changes how the body works.")
CLOTH = r"服|シャツ|衣|布|洗濯|洗剤|アイロン|スチーマー|カーペット|ソファ|ラグ|コーヒー|醤油|食べこぼし|生地|スーツ|写真|画像|レタッチ|補正|紙|鞄|革|タイル|ハンガー|シーツ|ワックス"

ROWS: tuple[Rule, ...] = (
    row(
        key="MED04",
        level=ERROR,
        pattern=r"(?:シミ|しみ|シワ|しわ|ニキビ(?:跡)?|毛穴|くすみ|たるみ|クマ|ほうれい線|いちご鼻)(?:が|を)(?:消(?:す|し|え|せ)|なくな|なくす|無くな|取れる|取れた|取れま|取る|除去|解消|撃退|撲滅)",
        unless=CLOTH,
        why=Told("化粧品に認められた56の効能を超える表示です。", "More than the 56 effects that cosmetics may name."),
        hint=Told(
            "「目立ちにくく見せる（メーキャップ効果）」「乾燥による小ジワを目立たなく（評価済みの場合）」",
            "Say that it makes them less visible, as make-up does.",
        ),
        hits=("シワをなくす", "シミが消えるクリーム"),
        misses=("シャツのシワを伸ばす", "襟のしみが取れる洗剤"),
    ),
    row(
        key="MED05",
        level=WARN,
        pattern=r"アンチエイジング|若返(?:る|り|った|れ)|老化(?:を|の)?(?:防|予防|止|遅)",
        unless=r"パソコン|PC|スマホ|建物|世代|チーム|部屋|家電|木|ゴム|塗装|樹脂",
        why=Told("化粧品や健康食品では使えない表現です。", "Not open to cosmetics and food."),
        hint=Told("「エイジングケア（年齢に応じたお手入れ）」", "Say “care that fits your age”."),
        hits=("アンチエイジング効果",),
        misses=("SSDに替えたら古いパソコンが若返った", "ゴムの老化を防ぐ"),
    ),
    row(
        key="MED06",
        level=WARN,
        pattern=r"発毛(?!剤|サロン)|育毛(?!剤|サロン|シャンプー|メーカー)|増毛(?!サロン|町|駅|地区)|(?:髪|毛)が生え",
        unless=r"犬|猫|動物|換毛|留萌",
        why=Told("発毛は医薬品などの効能です。", "Growing hair is an effect of medicines."),
        hint=Told("「頭皮のお手入れ」", "Say “care for the scalp”."),
        hits=("発毛効果あり",),
        misses=("育毛剤の選び方", "増毛駅で降りる"),
    ),
    row(
        key="MED07",
        level=WARN,
        pattern=r"(?<!デジタル)(?<!SNS)デトックス|毒素(?:を|が|の)?(?:排出|出)|血液(?:が|を)?サラサラ|宿便",
        why=FUNCTION,
        hint=Told("「すっきりした気分」", "Say that you felt refreshed."),
        hits=("デトックス効果",),
        misses=("デジタルデトックスの旅",),
    ),
    row(
        key="MED08",
        level=WARN,
        pattern=r"免疫(?:力|機能)?(?:が|を)?(?:アップ|上が|上げ|高め|高ま|強化|向上|つけ)",
        why=Told("機能性表示の届出の範囲を除き、健康食品では使えません。", "Not open to food, except as notified."),
        hint=NOTIFIED,
        hits=("免疫力アップ",),
        misses=("免疫の仕組みを習う",),
    ),
    row(
        key="MED09",
        level=WARN,
        pattern=r"(?:細胞|ターンオーバー|コラーゲン|新陳代謝|代謝)(?:を|が|の)?(?:活性化|再生|修復|生成|促進|アップ)",
        why=FUNCTION,
        hint=Told("「うるおいを与える」", "Say that it moistens."),
        hits=("細胞を活性化",),
        misses=("細胞の写真",),
    ),
    row(
        key="MED10",
        level=ERROR,
        pattern=r"(?:脂肪|体脂肪|内臓脂肪|皮下脂肪|セルライト|ぜい肉)(?:が|を)(?:燃焼|分解|溶か|落と(?:す|し|せ)|減ら(?:す|し|せ)|減(?:る|り|っ)|除去|排出)",
        unless=r"運動|ジョギング|ランニング|歩|走|筋トレ|有酸素|水泳|泳|調理|グリル|肉|フライパン|牛乳|揚げ|湯|体重計|体組成計|食事制限|スープ|鍋",
        why=Told(
            "痩身の効果の表示です。機能性表示食品では届出の文言だけが使えます。",
            "Slimming; food may only quote what was notified.",
        ),
        hint=NOTIFIED,
        hits=("脂肪を分解", "飲むと内臓脂肪が減る"),
        misses=("鶏肉の脂肪を落として煮る", "走って体脂肪が減った記録をランニング日誌に"),
    ),
    row(
        key="MED11",
        level=ERROR,
        pattern=r"(?:飲む|塗る|貼る|履く|はく|着る|着け?る|寝る|巻く|置く|食べる)だけで.{0,14}(?:痩せ|やせ|美白|小顔|バストアップ|(?:肌|体質|姿勢|腰痛|肩こり|不眠|便秘|症状|悩み).{0,4}改善|くびれ|治[るりすっ]|生え|若返)",
        why=Told("運動も食事の工夫もなしに痩せる、といった表示です。", "Slimming and the like without any effort."),
        hint=Told("条件を書くか、効能を書かない", "Give the conditions, or name no effect."),
        hits=("飲むだけで痩せる", "貼るだけで肩こりが改善"),
        misses=("置くだけで電波が改善", "飲むだけで痩せるという広告は信じません。"),
    ),
    row(
        key="MED12",
        level=WARN,
        pattern=r"(?:バストアップ|豊胸|小顔|脚やせ|足やせ|部分[痩や]せ|美脚)(?:効果|になれ|になる|できる|が期待)",
        why=Told("体の形を変えるという表示です。", "Says that it changes the shape of the body."),
        hint=Told("サイズ感や見え方の話にする", "Write about how it fits and looks."),
        hits=("小顔効果",),
        misses=("小顔に見える帽子",),
    ),
    row(
        key="MED13",
        level=WARN,
        pattern=r"美白(?:効果|になる|になれ|できる|を実現)|(?:肌|お肌)が白くな",
        why=Told(
            "美白は、医薬部外品の承認された効能か、化粧の効果に限られます。",
            "Only approved quasi-drugs and make-up may say so.",
        ),
        hint=Told("「メラニンの生成を抑え、シミ・そばかすを防ぐ（医薬部外品）」", "Quote the approved effect."),
        hits=("美白効果",),
        misses=("美白化粧水の棚",),
    ),
    row(
        key="MED20",
        level=INFO,
        pattern=r"(?:ホルモン|自律神経)(?:のバランス|バランス)?(?:が|を)(?:整え|改善|調整)",
        why=FUNCTION,
        hint=Told("暮らしの習慣の話にする", "Write about habits."),
        hits=("自律神経を整える",),
        misses=("自律神経の本",),
    ),
    row(
        key="MED21",
        level=WARN,
        pattern=r"(?:視力|聴力|記憶力|集中力)(?:が|を)(?:回復|改善|アップ|向上|戻)",
        unless=r"休憩|仮眠|眠|散歩|席を立",
        why=Told("体の働きが戻るという表示です。", "Says that an ability comes back."),
        hint=Told("使いやすさの話にする", "Write about how easy it is to use."),
        hits=("視力が回復",),
        misses=("休憩すると集中力が戻る",),
    ),
)
