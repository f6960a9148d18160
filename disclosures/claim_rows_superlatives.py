"""Claims that something is the cheapest, fastest, biggest or only one of its kind, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="superlative")

PROVE_PRICE = Told(
    "調査名・期間・対象・出典を示せない最安は、有利誤認とみられるおそれがあります。",
    "Cheapest of all, without a survey, its period, its scope and its source, may mislead about the price.",
)
PROVE_QUALITY = Told(
    "調査名・期間・対象・出典を示せない最上級は、優良誤認とみられるおそれがあります。",
    "A superlative without a survey, its period, its scope and its source may mislead about the quality.",
)

ROWS: tuple[Rule, ...] = (
    row(
        key="SUP01",
        level=ERROR,
        pattern=r"(?:業界|日本|国内|世界|地域|ネット|通販|Amazon|アマゾン|楽天)最安(?:値(?!圏|水準|級|クラス|帯|の?ショップ|の?店|を?探|を?比較|を?調べ|を?確認|を?チェック|とは)|(?!値|圏|級|クラス|の?ショップ|の?店|を?探|を?比較|を?調べ|を?確認|を?チェック))",
        why=PROVE_PRICE,
        hint=Told("「調べた○店のうち最も安かった（○年○月○日）」", "Say how many shops you compared, and on which day."),
        hits=("日本最安のプラン", "国内最安値で買えます。"),
        misses=(
            "業界最安値を比較しました",
            "業界最安値圏のプラン",
            "楽天最安のショップを探す",
            "業界最安とうたう広告もあります。",
            "業界最安ではありません。",
        ),
    ),
    row(
        key="SUP02",
        level=ERROR,
        pattern=r"(?:業界|日本|国内|世界)最速(?!級|クラス|水準|の男|の列車|のランナー|記録)",
        why=PROVE_QUALITY,
        hint=Told("「公称値○Mbps（出典）」のように数値で書く", "Give the figure and its source."),
        hits=("業界最速の回線",),
        misses=("世界最速級のSSD", "世界最速の男と呼ばれた選手"),
    ),
    row(
        key="SUP03",
        level=WARN,
        pattern=r"(?:業界|日本|国内|世界)最大(?!級|クラス|規模級|瞬間|の欠点|の弱点|の課題|震度|公約数)",
        unless=r"見本市|展示会|祭|都市|湖|島|砂丘|水族館|博物館|図書館|空港|駅|遺跡|滝|町へ|村へ",
        why=PROVE_QUALITY,
        hint=Told("「登録数○万件（○年○月時点・公式）」", "Give the number, the month and the source."),
        hits=("国内最大の転職サイト",),
        misses=("世界最大の欠点", "日本最大の湖は琵琶湖です。"),
    ),
    row(
        key="SUP04",
        level=WARN,
        pattern=r"(?:業界|国内|日本|世界)(?:最小|最軽量|最薄|最高峰|最高級|最高品質)(?!級|クラス)",
        unless=r"登山|登頂|山脈|エベレスト|富士",
        why=PROVE_QUALITY,
        hint=Told("寸法や重さなどの数値に置き換える", "Replace it by measures or weights."),
        hits=("世界最軽量ノート",),
        misses=("世界最軽量クラスのテント", "世界最高峰のエベレストに登る"),
    ),
    row(
        key="SUP05",
        level=WARN,
        unless=r"星空|夜空|暗さ|気温|標高|海抜",
        pattern=r"(?<!史上)(?<!観測)(?<!私には)最高(?:の|に)?(?:品質|効果|コスパ|峰の|級の|クラスの)(?!を?目指|を?追)",
        why=PROVE_QUALITY,
        hint=Told(
            "「私が使った○製品の中では一番気に入った」", "Say it as your opinion: the best of those that you used."
        ),
        hits=("最高の効果を実感",),
        misses=("今日の最高気温", "最高の品質を目指したという話"),
    ),
    row(
        key="SUP06",
        level=WARN,
        pattern=r"最強(?:の(?!敵|寒|相手|味方|組み合わせ)|コスパ|サプリ|カード|回線|VPN|アイテム|です|だ|!|。|$)",
        unless=r"寒波|台風|寒気|キャラ|デッキ|パーティ|タッグ|チーム|棋士|ランク|選手|風|ゲーム",
        why=Told("比べる相手のない最上級は、優良誤認の入口です。", "A superlative without anything to compare with."),
        hint=Told("「○○の用途では特に使いやすい」", "Say for which use it serves well."),
        hits=("最強のクレジットカード", "コスパ最強!"),
        misses=("最強デッキ紹介", "今季最強の寒波が来ます。"),
    ),
    row(
        key="SUP07",
        level=INFO,
        pattern=r"(?:究極|至高|極上)の(?!選択|ところ)",
        why=Told(
            "抽象的な最上級は、断定的な品質の表示と読まれます。", "Abstract praise reads like a statement of quality."
        ),
        hint=Told("具体的な特徴を一つ書く", "Name one concrete feature."),
        hits=("究極の美容液",),
        misses=("究極の選択を迫られた",),
    ),
    row(
        key="SUP08",
        level=WARN,
        pattern=r"(?:日本|国内|世界|業界)(?:で)?唯一|オンリーワン(?!の人生)",
        unless=r"駅|空港|県|島|遺産|美術館|博物館|温泉地|路線|展示",
        why=PROVE_QUALITY,
        hint=Told("「○年○月時点で、同様の機能は見つけられなかった」", "Say until when you looked, and where."),
        hits=("国内唯一の成分",),
        misses=("唯一の欠点は重さ", "日本で唯一の、海に浮かぶ駅です。"),
    ),
    row(
        key="SUP09",
        level=WARN,
        pattern=r"(?:日本|世界|業界|国内)初(?!心者|期|頭|夏|雪|戦|回|めて|公開|上陸|開催|版|日|旬|秋|冬|出場|演)",
        why=PROVE_QUALITY,
        hint=Told("「メーカー発表によると日本初（発表日・URL）」", "Name who says so, when, and the page."),
        hits=("世界初!", "業界初の機構"),
        misses=("業界初心者向け", "世界初公開の映像"),
    ),
    row(
        key="SUP10",
        level=WARN,
        pattern=r"他(?:社|店|製品)?に(?:は)?(?:類を見ない|ない|真似できない)(?=.{0,6}(?:品質|効果|性能|成分|安さ|機能))|比類(?:なき|のない)",
        why=Told("比較の根拠が要る最上級です。", "A superlative that needs the comparison behind it."),
        hint=Told("差のある点を測定値で示す", "Show the difference in measured values."),
        hits=("他社にはない成分", "比類なき静かさ"),
        misses=("他にないか探した",),
    ),
    row(
        key="SUP11",
        level=INFO,
        pattern=r"(?:ダントツ|断トツ|断然|圧倒的)(?:に|な|の)?(?:安|効果|人気|1位|一位|おすすめ|コスパ|満足)",
        why=Told(
            "比較して優れるという断定です。根拠か、主観である旨が要ります。",
            "Says it is better; show why, or say it is your opinion.",
        ),
        hint=Told("「私の比較では」と書き、比較表を添える", "Write “in my comparison” and show the table."),
        hits=("圧倒的な効果",),
        misses=("断然こちらの道が近い",),
    ),
    row(
        key="SUP12",
        level=INFO,
        pattern=r"万能(?:薬|な?(?:サプリ|クリーム|オイル|化粧水))",
        why=Told("何にでも効くという誇大な表現です。", "Says that it works for everything."),
        hint=Told("用途を限って書く", "Name the uses."),
        hits=("万能クリーム",),
        misses=("万能包丁を買った", "万能薬ではありません。"),
    ),
    row(
        key="SUP13",
        level=WARN,
        pattern=r"効果(?:は|が)?抜群|抜群の(?:効果|効き目)|驚異の(?:効果|効き目|成分)|奇跡の(?:成分|水|サプリ|クリーム|効果)",
        unless=r"防音|遮光|断熱|保温|保冷|結露|静音|時短|節約|消音|除湿",
        why=Told("効果の誇大な表示です。", "Overstates an effect."),
        hint=Told(
            "「私は○の点で違いを感じた」と、条件とともに書く", "Say what you noticed, and under which conditions."
        ),
        hits=("奇跡の成分", "飲んでみたら効果は抜群!"),
        misses=("抜群の安定感の三脚", "厚手のカーテンは断熱の効果が抜群でした。"),
    ),
    row(
        key="SUP14",
        level=INFO,
        pattern=r"神(?:コスパ|アイテム|サプリ|コスメ|回線|カード)",
        why=Told(
            "広告のある記事では、強い主観の言葉は誇張と読まれます。",
            "In an article with ads such praise reads as exaggeration.",
        ),
        hint=Told("よかった点を具体的に書く", "Say what exactly was good."),
        hits=("神コスメ",),
        misses=("神社カードを集める",),
    ),
)
