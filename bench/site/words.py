"""What the articles of a measured site say: Japanese made by rule, the same for the same number on every machine."""

from random import Random

RARE = "樹氷"  # stands in RARE_ARTICLES articles, however many there are
RARE_ARTICLES = 60
COMMON = "契約"  # stands in every article
SLOT = "彁{:02}彁"  # where a sentence of an article's own goes; a character that no text has
SLOTS = 14
PLACES = "東京 大阪 札幌 仙台 長野 金沢 松山 福岡 那覇 京都 神戸 高松 盛岡 新潟 岡山 広島 青森 熊本 鹿児島 静岡".split()
THINGS = (
    "サーバー ルーター 掃除機 冷蔵庫 炊飯器 時刻表 鉄道 回線 ドメイン メール 電話 保険 家計簿 手帳 鞄 登山靴 自転車 カメラ "
    "レンズ 充電器 電池 毛布 扇風機 包丁 鍋 珈琲 紅茶 味噌 写真 地図 切符 宿 温泉 散歩 本棚 椅子 机 照明 時計 工具 WordPress Linux"
).split()
SIGNS = "料金 容量 速さ 重さ 手間 期限 返金 更新 解約 保証 窓口 説明書 評判 在庫 送料 初期費用 設定 音 色 香り 長さ 高さ".split()
DEEDS = "確かめる 比べる 申し込む 取り替える 片づける 書き留める 問い合わせる 返す 試す 組み立てる 測る 数える".split()
FORMS = (
    "{place}で{thing}を{deed}前に、{sign}と{other}を書き出しました。",
    "{thing}の{sign}は、{number}円までなら{month}か月で元が取れます。",
    "この{thing}は{sign}が気になりますが、{deed}だけなら{number}分で足ります。",
    "{place}の店では{thing}の{sign}を{month}月ごとに見直していて、{other}も教えてくれました。",
    "契約の前に{sign}を読み、{other}が分からなければ{deed}ことにしています。",
    "{number}回使ってみて、{thing}より{sign}のほうが大事だと思いました。",
)


def sentence(chance: Random) -> str:
    """One sentence of some forty characters."""
    sign, other = chance.sample(SIGNS, 2)
    return chance.choice(FORMS).format(
        place=chance.choice(PLACES),
        thing=chance.choice(THINGS),
        sign=sign,
        other=other,
        deed=chance.choice(DEEDS),
        number=chance.randrange(2, 400) * 5,
        month=chance.randrange(1, 13),
    )


def sentences(number: int, count: int) -> list[str]:
    """What goes into the slots of article `number` on a site of `count`: two or three sentences each."""
    chance = Random(number)  # noqa: S311 -- texts to measure, no secret
    made = ["".join(sentence(chance) for _each in range(chance.randrange(2, 4))) for _slot in range(SLOTS)]
    if number % max(1, count // RARE_ARTICLES) == 0 and number // max(1, count // RARE_ARTICLES) < RARE_ARTICLES:
        made[chance.randrange(SLOTS)] += f"山の上では{RARE}を見ました。"
    return made


def title(number: int) -> str:
    chance = Random(f"title {number}")  # noqa: S311 -- the same
    return f"{chance.choice(THINGS)}の{chance.choice(SIGNS)}を{chance.choice(PLACES)}で確かめた話 その{number}"


def long_text(characters: int) -> str:
    """Headings and paragraphs with at least so many characters: what a thorough article has."""
    chance, parts, length = Random(characters), [], 0  # noqa: S311 -- the same
    while length < characters:
        words = "".join(sentence(chance) for _each in range(4))
        heading = f"<h2>{chance.choice(THINGS)}の{chance.choice(SIGNS)}</h2>" if len(parts) % 4 == 0 else ""
        parts.append(f"{heading}<p>{words}</p>")
        length += len(words)
    return "".join(parts)
