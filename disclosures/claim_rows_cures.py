"""Words of cures: illnesses and complaints, values, safety, and who is said to have proved it, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="health")

NOTIFIED = Told("届出番号と届出の文言をそのまま書く", "Quote the notified function with its number.")
FEEL = Told("使い心地の言葉にする", "Say how it feels to use.")
MEDICINE = r"薬|医師|処方|診察|通院|病院|治療|相談|受診|検査"
CURES = r"治(?:る(?!まで|ころ|頃)|す|し(?:た|ます|て)|り(?:ます|ました)|った|って|せる)"
AILMENTS = r"シミ|シワ|ニキビ|肌荒れ|薄毛|白髪|腰痛|肩こり|膝(?:の)?痛み?|腰|いびき|虫歯|歯周病|口臭|ワキガ|わきが|イボ|巻き爪|外反母趾|猫背|むくみ|下痢|便秘|不眠|頭痛|アレルギー|肩の痛み"

ROWS: tuple[Rule, ...] = (
    row(
        key="MED01",
        level=ERROR,
        pattern=r"(?:がん|癌|ガン|糖尿病|高血圧|アトピー|うつ病?|鬱|認知症|花粉症|コロナ|風邪|インフルエンザ|リウマチ|喘息|水虫|ヘルペス|脱毛症|病気)(?:が|を|に|の|は|も)?(?:治(?:る|り|す|せ|し|っ)|完治|克服(?!した人|体験)|予防(?!接種|注射|ワクチン|医療|法|策|のため|に努)|改善|防(?:ぐ|げ|止)|効(?:く|き|果))",
        unless=rf"手洗い|うがい|睡眠|運動|生活習慣|保険|ワクチン|診断|{MEDICINE}|治ってから|治るまで|治った翌|治りかけ",
        why=Told(
            "病気の治療や予防をうたう表示です。薬機法の66条・68条は、書き手にも及びます。",
            "Says that it cures or prevents an illness; the law on medicines binds writers as well.",
        ),
        hint=Told("病名を出さず、公的な情報へリンクする", "Leave the illness out, and link official information."),
        hits=("がん予防", "このお茶で花粉症が治る"),
        misses=(
            "病気の人へ",
            "風邪の予防には手洗いを",
            "インフルエンザ予防接種の費用",
            "がん治療の保険",
            "風邪が治ってから出かけました",
        ),
    ),
    row(
        key="MED02",
        level=ERROR,
        pattern=rf"(?:{AILMENTS})(?:が|を|も|は|まで)?(?:きれいに|キレイに|すっかり|完全に|すぐに?|自然に|早く)?{CURES}",
        unless=rf"{MEDICINE}|歯医者|歯科|歯を?治",
        why=Told("治るという表示は、医薬品のほかには許されません。", "Only medicines may say that they cure."),
        hint=Told("「お手入れ」「整える」", "Say “care for” or “keep in order”."),
        hits=("ニキビを治す", "枕を替えて腰痛がすっかり治りました"),
        misses=("明治時代", "自治する町", "虫歯を治してから旅に出る歯医者の予約"),
    ),
    row(
        key="MED22",
        level=INFO,
        pattern=rf"(?<![政自明統法退完根主療湯不])(?<!シミを)(?<!シミが){CURES}",
        unless=rf"{MEDICINE}|風邪|けが|ケガ|怪我|歯|骨折|傷|熱|癖|くせ|機嫌|壊れ|故障|修理|不具合|町|国|水",
        why=Told(
            "治るという言葉は、商品の効き目と読まれることがあります。", "The word may read as an effect of the product."
        ),
        hint=Told("「お手入れ」「整える」", "Say “care for” or “keep in order”."),
        hits=("これだけで治ります",),
        misses=("明治時代", "風邪が治ったころ", "治水の歴史", "会計の癖が治った"),
    ),
    row(
        key="MED03",
        level=WARN,
        pattern=r"(?:シミ|しみ|シワ|しわ|ニキビ|肌|毛穴|薄毛|白髪|疲れ|肩|腰|膝|目|胃|腸|便秘|冷え|むくみ|頭痛|不眠|ストレス|二日酔い|体|身体|ダイエット|脂肪|お腹|口臭|体臭|ワキ|痛み|コリ|こり|咳|喉|のど|アレルギー|悩み)に(?:も|は)?(?:よく|じわじわ|すごく)?効(?:く|き|いた|いて|果てきめん)",
        unless=MEDICINE,
        why=Told("効能の表示です。", "A statement of effect."),
        hint=FEEL,
        hits=("シミに効くクリーム",),
        misses=("エアコンが効く部屋", "ブレーキがよく効く", "わさびが効いたソース"),
    ),
    row(
        key="MED14",
        level=INFO,
        pattern=r"(?:即効|速効|特効)(?:性|薬)",
        unless=r"肥料|液肥|植物|苗|庭",
        why=Told("効き目の速さを保証する言葉です。", "Promises how fast it works."),
        hint=Told("時間を測った事実だけを書く", "Write only what you measured."),
        hits=("即効性のある美容液",),
        misses=("即効性はありません。", "即効性の液肥"),
    ),
    row(
        key="MED15",
        level=ERROR,
        pattern=r"副作用(?:は|が|も|の心配(?:は|も|が)?)?(?:一切|全く|まったく)?(?:ない|なし|無し|ありません|ゼロ|不要)(?!わけ|とは|か|もの|の?では)",
        why=Told("安全であるという保証です。", "A promise of safety."),
        hint=Told("添付文書や公的な情報へリンクする", "Link the leaflet or official information."),
        hits=("副作用なし", "副作用の心配はありません"),
        misses=("副作用がないわけではない", "副作用がないか医師に聞く"),
    ),
    row(
        key="MED16",
        level=WARN,
        pattern=r"(?:医師|薬剤師|歯科医師?|看護師|大学教授|専門医)(?:が|も|に(?:よって)?)(?:推薦|推奨|認め|太鼓判|おすすめ|愛用)",
        why=Told(
            "医薬の関係者による推薦は、適正広告基準で避けるべきとされています。",
            "Praise by doctors is to be avoided in ads.",
        ),
        hint=Told("監修者の名前と範囲という事実だけを書く", "Name who checked what, and nothing more."),
        hits=("医師も推奨",),
        misses=("医師に相談する", "医師に認められた場合に限る休職"),
        unless=r"休職|傷病|給付|診断書|外出|運転",
    ),
    row(
        key="MED17",
        level=WARN,
        pattern=r"(?:臨床|医学的|科学的|学術的|マウス実験)(?:試験|研究)?(?:で|に|により)(?:実証|証明|立証|確認)(?:済み?|された)?",
        why=Told("根拠があることを誇る表示です。", "Boasts of proof."),
        hint=Told("論文・対象・限界を書く", "Name the paper, whom it tested, and its limits."),
        hits=("臨床試験で実証済み",),
        misses=("科学的に考える", "科学的に証明されていません。"),
    ),
    row(
        key="MED18",
        level=WARN,
        pattern=r"(?:疲労|肩こり|腰痛|冷え性?|便秘|不眠|頭痛|むくみ|更年期|生理痛|眼精疲労)(?:が|を|に|の)(?:解消|改善|回復|治[るりすっ]|効[くき]|和らげ|緩和|撃退)",
        unless=rf"ストレッチ|体操|散歩|{MEDICINE}",
        why=Told("症状が良くなるという表示です。", "Says that a complaint gets better."),
        hint=Told("「くつろぐ時間に」", "Write about the time of rest that it gives."),
        hits=("便秘を解消",),
        misses=("肩こりの解消にはストレッチを", "便秘の相談"),
    ),
    row(
        key="MED19",
        level=ERROR,
        pattern=r"(?:血圧|血糖値?|コレステロール(?:値)?|中性脂肪|尿酸値?)(?:が|を|の)(?:下が(?:る|り|っ)|下げ(?:る|た|て|ま)|抑え(?:る|た|て|ま)|改善|正常|上昇を)",
        unless=rf"{MEDICINE}|健診|保健|献立|測|減塩|運動",
        why=Told(
            "数値が良くなるという表示です。機能性表示食品やトクホでは届出の文言だけが使えます。",
            "Better values; food may only quote what was notified.",
        ),
        hint=NOTIFIED,
        hits=("血圧を下げる",),
        misses=("血圧を測る", "血圧を下げる薬を飲んでいる方は医師に"),
    ),
)
