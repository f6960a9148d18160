"""Limited times, limited numbers, compared prices and free first months, as rows."""

from functools import partial

from disclosures.claim import INFO, WARN, Rule, Told

row = partial(Rule, category="offer")

DAY = r"[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|[0-9]{1,2}/[0-9]{1,2}|[0-9]{4}年"
OFFER = r"無料|[0-9]円|%|OFF|オフ|半額|割引|割安|お得|特典|プレゼント|ポイント|キャンペーン|もらえ|還元|セール"

ROWS: tuple[Rule, ...] = (
    row(
        key="LIM01",
        level=WARN,
        pattern=rf"(?:(?:今|いま)(?:だけ(?!は|じゃ|で(?:は|も|なく))|なら)(?=.{{0,20}}(?:{OFFER}))|(?:本日|今月)(?:限り|のみ)|今週末まで)(?!.{{0,40}}(?:{DAY}))",
        unless=r"休業|休み|臨時",
        why=Told(
            "終わらない限定は有利誤認とされます。期限を延ばし続けた事例に措置命令が出ています。",
            "A limit that never ends misleads; an advertiser that kept prolonging one was ordered to stop.",
        ),
        hint=Told("終了日を書き、過ぎたら消す", "Write the last day, and take it out afterwards."),
        hits=("今だけ半額!", "いまなら初月の料金が無料"),
        misses=("今ならわかります", "今だけは甘いものを我慢", "今だけ半額（12月31日まで）", "本日限りの臨時休業"),
    ),
    row(
        key="LIM02",
        level=WARN,
        pattern=rf"(?:期間|数量|季節)限定(?!品|生産|色|版|モデル|パッケージ|メニュー|の?味|商品|.{{0,40}}(?:{DAY}|まで|[0-9]{{1,6}}(?:個|台|本|名)))",
        why=Told("期限や数の書かれていない限定です。", "Limited, but nobody says until when or how many."),
        hint=Told("期限か数量を数字で書く", "Give the day or the number."),
        hits=("期間限定で無料",),
        misses=("季節限定品", "期間限定で1月31日まで"),
    ),
    row(
        key="LIM03",
        level=INFO,
        pattern=r"残り(?:わずか|僅か|あと?少し| ?[0-9]{1,5} ?(?:席|枠|名様?)(?!が|を|の|に))|在庫(?:残り)?(?:わずか|僅か)|売り切れ(?:必至|間近)",
        unless=r"電池|バッテリー|残量|ページ|章|人生|時間|距離|休み",
        why=Told("書いたときのままの記事では、事実とずれていきます。", "An article stays; the stock does not."),
        hint=Told("在庫は販売ページで確かめてほしいと書く", "Say that the shop's page shows what is left."),
        hits=("残り3席", "在庫わずかです"),
        misses=("残りの3章", "電池が残りわずか"),
    ),
    row(
        key="LIM04",
        level=INFO,
        pattern=rf"先着 ?[0-9,]{{1,9}} ?名(?!.{{0,40}}(?:{DAY}|終了|まで))",
        why=Told("期限や状況の書かれていない先着です。", "First come, first served, but nobody says until when."),
        hint=Told("公式の募集状況へリンクする", "Link the official page."),
        hits=("先着100名に無料",),
        misses=("先着100名（12月1日まで）",),
    ),
    row(
        key="LIM05",
        level=INFO,
        pattern=r"終了間近|まもなく終了|締切間近|お急ぎ(?:ください|を)|急いで(?:申し込|登録|購入)",
        why=Told("急がせる表示です。", "Puts readers under pressure."),
        hint=Told("終了日を書く", "Write the last day."),
        hits=("終了間近です",),
        misses=("お急ぎの方は窓口へ",),
    ),
    row(
        key="LIM06",
        level=WARN,
        pattern=r"(?:通常|定価|希望小売|参考)(?:価格)? ?:? ?[0-9,]{1,9}円 ?(?:→|⇒|➡|>|のところ|から|が、?今なら).{0,15}?[0-9,]{1,9}円",
        why=Told(
            "二重価格です。比べる価格には、過去8週間の過半などの販売実績が要ります。",
            "The compared price must really have been charged lately.",
        ),
        hint=Told("比較した価格の根拠と時点を書く", "Say where the compared price is from, and when it was charged."),
        hits=("通常価格9,800円→4,980円",),
        misses=("通常価格は9,800円です。",),
    ),
    row(
        key="LIM07",
        level=INFO,
        pattern=rf"(?:最大)? ?(?<![0-9])[0-9]{{2,3}} ?% ?(?:OFF|off|オフ|引き|割引)(?!.{{0,60}}(?:{DAY}|時点|まで))",
        unless=r"明る|音量|糖質|カロリー|塩分|脂質|糖",
        why=Told(
            "割引率には、比べる価格と時点が要ります。", "A discount needs the price it is compared with, and a day."
        ),
        hint=Told("「○月○日時点・公式価格比」", "Give the day and the official price."),
        hits=("最大80%OFF",),
        misses=("糖質50%オフのパン", "20%引き（11月20日時点）"),
    ),
    row(
        key="LIM08",
        level=INFO,
        pattern=r"激安|爆安|破格|タダ同然|赤字覚悟|大?出血サービス",
        why=Told("誇張された安さの表現です。", "Exaggerates how cheap it is."),
        hint=Told("金額を書く", "Write the price."),
        hits=("激安で買える",),
        misses=("激安という言葉には頼りません。",),
    ),
    row(
        key="LIM09",
        level=WARN,
        pattern=r"(?:実質|初回|初月) ?(?:完全)?(?:無料|0円|タダ)(?!.{0,80}(?:条件|解約|縛り|2回目|二回目|定期|自動更新|翌月|2か月目|以降|送料|相談|体験|カウンセリング))",
        why=Told(
            "定期購入の縛りや条件を離れた所に書くと、有利誤認のおそれがあります。",
            "Conditions that stand elsewhere may mislead.",
        ),
        hint=Told("2回目以降の価格と解約の条件を隣に書く", "Put the later price and how to cancel beside it."),
        hits=("初回0円!",),
        misses=("初月無料で、2か月目からは990円です。", "初回無料相談"),
    ),
    row(
        key="LIM10",
        level=WARN,
        pattern=r"(?:どこよりも|他店より(?:も)?|他社より(?:も)?)(?:安|お得)|最低価格(?!帯)",
        why=Told("比較には根拠が要ります。", "A comparison needs its proof."),
        hint=Told("比べた日と対象を書く", "Say what you compared, and when."),
        hits=("どこよりも安い",),
        misses=("最低価格帯の棚",),
    ),
    row(
        key="LIM11",
        level=INFO,
        pattern=r"(?:Amazon|アマゾン)(?:で|の)?(?:販売)?(?:価格|値段)?(?:は|:|が)? ?(?<![0-9])[0-9]{0,3},?[0-9]{3} ?円",
        why=Told(
            "Amazonの価格を手で書いて残すことは、規約上の問題になりえます。",
            "A price of Amazon that stays in a text may break its terms.",
        ),
        hint=Told("価格を書かず「Amazonで価格を見る」とする", "Write no price: “See the price at Amazon”."),
        hits=("Amazon価格は3,980円",),
        misses=("Amazonで3冊買った",),
    ),
    row(
        key="LIM12",
        level=INFO,
        pattern=rf"(?:特別|限定|会員|キャンペーン)価格(?!.{{0,40}}(?:{DAY}|まで|条件))",
        why=Told("条件の書かれていない特別な価格です。", "A special price without its conditions."),
        hint=Told("条件と期限を書く", "Give the conditions and the last day."),
        hits=("特別価格でご案内",),
        misses=("会員価格の条件",),
    ),
)
