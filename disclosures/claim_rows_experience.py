"""Stories of what it did to somebody, voices of users and of famous people, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="experience")

ROWS: tuple[Rule, ...] = (
    row(
        key="EXP01",
        level=ERROR,
        pattern=r"(?:たった|わずか|ほんの) ?[0-9一二三]{1,4} ?(?:日|週間|[ヶかカヵ]月|回)で.{0,18}(?:(?<![0-9])[0-9.]{1,5}(?:kg|キロ)(?:も|の)?(?:減|痩|やせ|落)|痩せ|やせ|美白|(?:シミ|シワ|ニキビ).{0,6}消え|(?:肌|症状|体質|悩み).{0,6}改善|(?:髪|毛).{0,6}生え|ペラペラ|話せる|稼[げい]|フサフサ|若返)",
        why=Told(
            "短い期間で効果が出るという表示です。この型には措置命令の例があります。",
            "An effect within days; such ads were ordered to stop.",
        ),
        hint=Told(
            "期間・条件・個人差と、一般的な結果を書く", "Give the time, the conditions and what most people get."
        ),
        hits=("たった2か月で髪がフサフサ", "わずか３日で5kgも減りました"),
        misses=("わずか3日で10kgのお米がなくなった", "たった1日で届きました"),
    ),
    row(
        key="EXP02",
        level=WARN,
        pattern=r"(?:(?<![0-9A-Za-z])[-−‐]|マイナス) ?[0-9]{1,3}(?:\.[0-9]{1,2})? ?(?:kg|キロ)(?![0-9ヘメ])|(?<![0-9])[0-9]{1,3} ?(?:kg|キロ)(?:も|の)?(?:減量|減った|減っ|減りました|痩せ|やせ|落ち)",
        unless=r"車|自転車|荷物|本体|フレーム|軽量化|従来|旧型|リュック|米|冷凍|倉庫|子ども|犬|猫",
        why=Told("減量の数値です。", "A figure of lost weight."),
        hint=Told("食事や運動の条件を同じ行に書く", "Say in the same line what you ate and how you moved."),
        hits=("10キロ減量", "半年で-5kg"),
        misses=("重さ5kgの米", "アイス5kg", "荷物が3kg減った", "-20キロヘルツ"),
    ),
    row(
        key="EXP03",
        level=WARN,
        pattern=r"(?:飲ん|塗っ|貼っ|試し|使っ)(?:だら|たら|て?から|たところ).{0,18}(?:痩せ|やせ|治[るりすっ]|(?:シミ|シワ|しみ|しわ|ニキビ|痛み|コリ|こり|クマ).{0,6}消え|(?:肌|症状|体調|体質|悩み|便秘|不眠).{0,8}改善し|(?:髪|毛).{0,6}生え|若返|美白)",
        why=Told("体験談でも、効能を示せば効能の表示です。", "A story about an effect is still a statement of effect."),
        hint=Told("「使い心地」にとどめる", "Keep to how it felt to use."),
        hits=("飲んだらシミが消えた",),
        misses=("使ったら机の上から電線が消えた", "試したところ遅延が改善した"),
    ),
    row(
        key="EXP04",
        level=INFO,
        pattern=r"(?:喜び|感謝|感動|満足|驚き)の声(?:が|を)?(?:続々|多数|殺到|いただ|届)",
        why=Told(
            "都合のよい声だけを選ぶと、事業者の表示とみられることがあります。",
            "Chosen voices may count as the advertiser's own words.",
        ),
        hint=Told("出典と選び方を書く", "Say where they are from and how they were chosen."),
        hits=("喜びの声が続々",),
        misses=("感謝の声をかけた",),
    ),
    row(
        key="EXP05",
        level=WARN,
        pattern=r"(?:ビフォー|before|BEFORE|Before) ?(?:&|/|・|→|アンド)? ?(?:アフター|after|AFTER|After)",
        unless=r"部屋|収納|引き出し|棚|机|配線|片付|掃除|庭|リフォーム|DIY|模様替え|写真の補正|キッチン|壁",
        why=Told("前後の比較は、効能の保証と受け取られます。", "Before and after reads as a guarantee."),
        hint=Told(
            "撮影の条件・期間・一般的な結果を書く",
            "Give how and when the pictures were taken and what most people get.",
        ),
        hits=("before/after",),
        misses=("収納のビフォーアフター",),
    ),
    row(
        key="EXP06",
        level=INFO,
        pattern=r"(?:芸能人|有名人|モデル|セレブ|インフルエンサー|女優)(?:も|が|に)?(?:こっそり)?(?:愛用|絶賛|大人気|推薦)",
        why=Told(
            "第三者の推奨です。対価の関係があれば示す必要があります。",
            "Praise by others; a payment for it must be named.",
        ),
        hint=Told("事実の出典を示す", "Show the source."),
        hits=("芸能人も愛用",),
        misses=("旧モデルを愛用しています",),
    ),
    row(
        key="EXP07",
        level=WARN,
        pattern=r"(?:Instagram|インスタ|(?<![A-Za-z])X|Twitter|SNS)(?:で|上で)?(?:の)?(?:話題|バズ|大人気|絶賛)",
        why=Told(
            "依頼した投稿をそのまま載せ直したことに、措置命令が出ています。",
            "Showing commissioned posts again led to orders.",
        ),
        hint=Told(
            "依頼や提供の有無を投稿ごとに示す", "Say for each post whether it was commissioned or the goods were given."
        ),
        hits=("インスタで話題の商品",),
        misses=("SNSの話題にはうとい", "SNSで話題を探す"),
        unless=r"うと[いく]|話題[をには](?:探|追|疲|避)",
    ),
)
