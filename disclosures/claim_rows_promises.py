"""Promises of a result, of income, of safety or of no drawbacks, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="promise")

GUARANTEE = Told("結果の保証は、優良誤認や断定的判断の提供にあたるおそれがあります。", "A promised result may mislead.")
MY_CASE = Told("「○の条件で、私は○だった」", "Say what happened to you, and under which conditions.")

ROWS: tuple[Rule, ...] = (
    row(
        key="ABS01",
        level=ERROR,
        pattern=r"絶対(?:に|、)?(?:痩せ|やせ|稼げ|儲か|もうか|損しな|損をしな|勝て|治[るりす]|受かる|合格(?:でき|する|します)|成功(?:でき|する|します)|失敗しな|後悔しな|効果が?(?:ある|あり|出|で)|きれいにな|キレイにな|結果が出)",
        why=GUARANTEE,
        hint=MY_CASE,
        hits=("絶対に稼げる", "絶対に失敗しない選び方"),
        misses=("絶対音感", "絶対に効かせない設定", "絶対に痩せないと言われた", "絶対に成功させたい引っ越し"),
    ),
    row(
        key="ABS02",
        level=INFO,
        pattern=r"絶対(?:に)?(?:おすすめ|買い(?!忘れ|換え|替え|足)|買うべき|使うべき|お得|安い)",
        why=Told("強い断定です。", "A strong assertion."),
        hint=Told("「私なら選ぶ」", "Say that you would choose it."),
        hits=("絶対おすすめ",),
        misses=("絶対に無理はしない", "絶対に買い忘れない工夫"),
    ),
    row(
        key="ABS03",
        level=ERROR,
        pattern=r"(?:必ず|100%|確実に|間違いなく)(?:痩せ|やせ|稼げ|稼ぎ|儲か|もうか|効果が(?:あ|出|で|現)|成功(?:でき|する|します)|治[るりすせ]|合格(?:でき|する|します)|勝て|当たる|(?:収入|売上|年収|資産|お金)[がは](?:増え|上が)|結果が出|きれいにな|キレイにな)",
        why=GUARANTEE,
        hint=Told("「○人中○人（条件）」または「私の場合」", "Say how many of how many, or that it was so for you."),
        hits=("必ず痩せる", "確実に儲かる方法"),
        misses=(
            "必ず治療を受けてください",
            "確実に保存する",
            "間違いなく当たりの一台",
            "必ず痩せるわけではありません。",
        ),
    ),
    row(
        key="ABS04",
        level=ERROR,
        pattern=r"(?<![0-9])100 ?%(?: ?の)? ?(?:効果(?!音)|成功(?!率)|安全|安心|痩せ|治[るりすっ]|稼げ|儲か|合格|(?:満足)?保証)",
        unless=r"綿|コットン|果汁|ウール|麻|リネン|シルク|国産|天然|植物|牛|再生|そば|オーガニック|ポリエステル|充電|バッテリー",
        why=Told("100%の保証です。", "A promise of one hundred per cent."),
        hint=Told("条件と例外を同じ場所に書く", "Give conditions and exceptions in the same place."),
        hits=("１００％効果があります",),
        misses=("果汁100%", "綿100%の安心感", "100%安全とは言えません。"),
    ),
    row(
        key="ABS05",
        level=ERROR,
        pattern=r"(?:誰でも|だれでも|どなたでも|初心者でも)(?:簡単に|すぐに?|必ず|確実に|楽に|ラクに|たった.{0,8}で|月)? ?(?:[0-9,]{1,9}万?円?)?(?:痩せ|やせ|稼げ|儲か|もうか|成功でき|話せるように|合格でき)",
        why=Told("誰にでも同じ結果が出るという表示です。", "Says that everybody gets the same result."),
        hint=Told("対象と条件を限って書く", "Say for whom and under which conditions."),
        hits=("初心者でも月5万円稼げる", "誰でも簡単に痩せられます"),
        misses=("誰でも参加できます", "誰でも稼げるという話は疑ってください。"),
    ),
    row(
        key="ABS06",
        level=WARN,
        pattern=r"(?:やら|買わ|使わ|知ら|持た|申し込ま)ない(?:と|のは|方が|なんて)(?:絶対に?|大)?損|買わなきゃ損",
        why=Told("不安をあおる断定です。", "Frightens people into buying."),
        hint=Told("利点のほうを書く", "Write what is good about it."),
        hits=("知らないと損",),
        misses=("知らないと損か、と身構えることはありません。", "使わないと損なわれる筋力"),
        unless=r"損な[わう]|身構え",
    ),
    row(
        key="ABS07",
        level=ERROR,
        pattern=r"(?:リスク|損失)(?:は|が)?(?:ゼロ(?!では|じゃ|に(?:は)?でき|に近)|0(?![.0-9])|なし|無し|一切ありません)|ノーリスク|元本(?:は)?保証",
        unless=r"定期預金|普通預金|国債|預金保険",
        why=Told(
            "投資などでの断定的な表示です。金融商品取引法の論点にもなります。",
            "A promise about investments; other laws apply too.",
        ),
        hint=Told("「元本割れのおそれがあります」", "Say that the capital may be lost."),
        hits=("リスクゼロで増やす", "元本保証で年利8%"),
        misses=(
            "元本保証ではありません",
            "リスクがゼロではない",
            "定期預金は元本保証です。",
            "元本保証型は選びませんでした。",
        ),
    ),
    row(
        key="ABS08",
        level=WARN,
        pattern=r"(?:月収|日給|時給|年収|月|毎月|毎日|1日) ?[0-9,]{1,9} ?万?円?(?:を|は|も)?(?:確実に?|保証|簡単に?|楽に|ラクに)?(?:稼げ|稼ぐ方法|儲か|もうか|確定)",
        why=Told("収入を保証する表示です。", "Promises an income."),
        hint=Told("再現の条件と、結果のばらつきを示す", "Give the conditions and how results differ."),
        hits=("月10万円稼げる",),
        misses=("月収30万円の人の家計簿",),
    ),
    row(
        key="ABS09",
        level=WARN,
        pattern=r"(?:放置|ほったらかし|スマホ(?:1台|一台)|コピペ|スキマ時間)(?:だけ)?で.{0,12}(?:稼|万円|収入)",
        why=Told("手間をかけずに収入が得られるという表示です。", "Says that money comes without work."),
        hint=Told("作業の量と期間を書く", "Say how much work it was, and for how long."),
        hits=("ほったらかしで月5万円",),
        misses=("スキマ時間で本を読む",),
    ),
    row(
        key="ABS10",
        level=WARN,
        pattern=r"(?:デメリット|欠点|悪い口コミ|弱点)(?:は|が)?(?:一切|全く|まったく)(?:なし|無し|ありません|ない)(?! ?(?:か|の\?|\?|わけ|とは))",
        why=Told("不利益な情報を否定しています。", "Denies that there are drawbacks."),
        hint=Told("欠点も一つ書く", "Name one drawback as well."),
        hits=("デメリットは一切ありません",),
        misses=("デメリットはある", "欠点が全くないわけではない"),
    ),
    row(
        key="ABS11",
        level=INFO,
        pattern=r"(?:永久|半永久|一生)(?:に|的に)?(?:無料|使え|保証|割引|脱毛)",
        why=Told("いつまでも、という断定です。", "Promises it for ever."),
        hint=Told("条件と、提供元の約款を示す", "Give the conditions and where they stand."),
        hits=("一生使えるサーバー",),
        misses=("永久歯", "一生使えるとは思っていません。"),
    ),
    row(
        key="ABS12",
        level=INFO,
        pattern=r"(?:完全|絶対)(?:に)?(?:安全|安心|無害)(?!では|とは|じゃ)",
        why=Told("安全であるという断定です。", "Asserts safety."),
        hint=Told("検査の内容を書く", "Say what was tested."),
        hits=("完全に安全です",),
        misses=("絶対に安全とは言えない",),
    ),
    row(
        key="ABS13",
        level=WARN,
        pattern=r"(?:全額|100%)返金保証(?!.{0,40}(?:条件|以内|期限|対象|日間))(?<!日間全額返金保証)",
        why=Told("条件のない返金の表示は、有利誤認の入口です。", "A refund without its conditions may mislead."),
        hint=Told("期限・対象・手続きを同じ場所に書く", "Give the term, the scope and the way in the same place."),
        hits=("全額返金保証つき!",),
        misses=("全額返金保証の条件を読みました。", "30日間全額返金保証"),
    ),
)
