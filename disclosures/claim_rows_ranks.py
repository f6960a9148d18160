"""Claims of a first place, a share or a percentage of content people, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="rank")

SURVEY = Told("調査の主体・期間・対象・件数を併記する", "Name who asked whom, when and how many.")

ROWS: tuple[Rule, ...] = (
    row(
        key="NO101",
        level=ERROR,
        pattern=r"(?:(?<![A-Za-z])(?:No|NO|no)\.? ?(?:1(?![0-9.]|[-/~〜][0-9])|ワン|ONE(?![A-Za-z]))|ナンバー ?(?:1(?![0-9])|ワン))(?! ?(?:の(?:写真|画像|手順|部品|ネジ|線|棚|箱|袋)|から|と(?:No|2)|・順位|表示|表現|表記|調査))",
        unless=r"手順|品番|型番|ロット|整理券|部品|図面|付録|資料|番号|プレート",
        why=Told(
            "No.1の表示は、2023年度の措置命令44件のうち13件で問題になりました。イメージ調査は根拠になりません。",
            "First places were part of 13 of 44 orders of the consumer agency in 2023; image surveys prove nothing.",
        ),
        hint=Told(
            "根拠（調査名・期間・対象・出典）がなければ「人気の」程度にとどめる",
            "Without a survey, its period, its scope and its source, say no more than “popular”.",
        ),
        hits=("満足度No.1", "売れ筋ナンバーワンの炊飯器", "顧客満足度№１"),
        misses=("手順No.1から順に", "部品のNo.1とNo.2を外します。", "No.10の糸", "No.1表示の調べ方", "nano 1本"),
    ),
    row(
        key="NO102",
        level=ERROR,
        pattern=r"(?:満足度|売上|売れ筋|人気|おすすめ|口コミ|支持率|リピート率|販売)(?:度|数|実績)?(?:ランキング|部門)?(?:で|は|が|も|、)?(?:堂々の)?第? ?(?:1|一)位(?!は(?:どこ|何|どれ)|を?(?:決め|発表|予想))",
        why=Told("主観による評価や、範囲の分からない順位です。", "A rank by opinion, or one whose scope nobody knows."),
        hint=SURVEY,
        hits=("売上1位", "人気ランキング第１位"),
        misses=("1位から10位まで", "売上1位はどこでしょうか。"),
    ),
    row(
        key="NO103",
        level=ERROR,
        pattern=r"(?:1|一)位を?(?:獲得|受賞|達成)|(?<![0-9])(?:[0-9]{1,2}|[三四五六七八九十]{1,2})冠(?:を)?(?:達成|獲得)",
        unless=r"運動会|大会|レース|マラソン|選手|試合|ゲーム|クラス|馬|野球|打者|棋|学年|順位戦",
        why=Told("根拠を併記しない受賞や順位です。", "A prize or a rank without its proof."),
        hint=Told("出典へのリンクと時点を書く", "Link the source and say when."),
        hits=("三冠達成", "3部門で1位を獲得"),
        misses=("1位の人に聞いた", "町のマラソン大会で1位を獲得した友人"),
    ),
    row(
        key="NO104",
        level=WARN,
        pattern=r"(?:業界|日本|世界|国内)(?:一|いち)(?!番|般|部|致|緒|方|定|律|覧|気|周|人|度|時|切|流|級|位|戸|つ|環|帯|員|因|転|日|年|冊|本)",
        unless=r"富士|山|川|湖|滝|島|橋|塔|タワー|長い|深い|星空|選手|チーム|優勝|面積|人口|小さな|星|村",
        why=Told("「日本一」型のNo.1表示です。", "“First in Japan” is a first place too."),
        hint=Told("客観的な指標に置き換える", "Replace it by a measure."),
        hits=("日本一の品揃え",),
        misses=("日本一部地域", "日本一周の旅", "日本一長い川は信濃川です。"),
    ),
    row(
        key="NO105",
        level=ERROR,
        pattern=r"(?:医師|歯科医師?|専門家|薬剤師|美容師|栄養士|ママ|利用者|ユーザー|購入者|女性|男性)の? ?[0-9]{2,3}(?:\.[0-9]{1,2})? ?%が(?=.{0,14}(?:推奨|推薦|おすすめ|勧め|満足|実感|支持|愛用|効果|リピート|高評価|選ん|続けたい))",
        why=Told(
            "割合による高評価の表示です。母集団が分からなければ根拠になりません。",
            "Percentages of praise prove nothing without who was asked.",
        ),
        hint=Told("調査の母集団・質問・件数を併記する", "Name whom the survey asked, what, and how many."),
        hits=("医師の90%が推奨", "利用者の９８％が満足と回答"),
        misses=("女性の65%が共働きという統計", "医師の90%が推奨という広告の数字は、出典まで見ます。"),
        unless=r"統計|総務省|厚生労働省|白書|国勢|広告の",
    ),
    row(
        key="NO106",
        level=WARN,
        pattern=r"(?:満足度|継続率|成功率|合格率|リピート率) ?(?:は|が|:)? ?(?:驚異の)?[0-9]{2,3}(?:\.[0-9]{1,2})? ?%",
        unless=r"私の|個人的|わが家|自己採点|国家試験|例年",
        why=Told("数値には根拠が要ります。", "A figure needs its proof."),
        hint=Told("調査日・件数・出典を併記する", "Give the day, the number of answers and the source."),
        hits=("継続率97.1%",),
        misses=("私の満足度は80%です。", "例年の合格率は15%ほどの試験です。"),
    ),
    row(
        key="NO107",
        level=WARN,
        pattern=r"シェア(?:率)?(?:は|が)?(?:国内|世界|業界)?(?:No|ナンバー|第? ?[1一]位|トップ(?!クラス))",
        why=Told("市場シェアには定義と出典が要ります。", "A share needs a market and a source."),
        hint=Told("「○○調べ・○年」", "Name the survey and the year."),
        hits=("シェア率トップ",),
        misses=("シェアトップクラス", "画面をシェアする"),
    ),
    row(
        key="NO108",
        level=INFO,
        pattern=r"業界(?:トップ|屈指)(?!クラス|レベル|級)",
        why=Told("No.1の言い換えです。", "Another word for first place."),
        hint=Told("指標を示す", "Show the measure."),
        hits=("業界トップの実績",),
        misses=("業界トップクラス",),
    ),
    row(
        key="NO109",
        level=INFO,
        pattern=r"(?:みんな|誰も|多くの人)が?(?:選ぶ|選んで|使って)(?:いる|る)?(?:人気|定番)",
        why=Told("多くの人が選ぶから良い、という誘いです。", "Says it is good because many choose it."),
        hint=Told("数を示すか、削る", "Give the number, or leave it out."),
        hits=("みんなが選ぶ人気サプリ",),
        misses=("みんなが選んだ道",),
    ),
)
