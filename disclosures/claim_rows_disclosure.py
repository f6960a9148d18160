"""Words that take back a claim in small letters, deny the advertising, or ask for clicks, as rows."""

from functools import partial

from disclosures.claim import ERROR, INFO, WARN, Rule, Told

row = partial(Rule, category="disclosure", disowned=False)

ROWS: tuple[Rule, ...] = (
    row(
        key="DIS01",
        level=INFO,
        pattern=r"[※*]? ?(?:個人の感想(?:です|であり)|(?:効果|使用感|感じ方)には個人差)",
        why=Told(
            "打消しは免罪になりません。2017年の報告書では、打消しを見ても42.2%の人が「大体の人が効果を得られる」と受け取りました。",
            "A disclaimer excuses nothing: of those who saw one, 42.2 % still believed that most people get the effect.",
        ),
        hint=Told("効果の表示そのものを直す", "Change the claim itself."),
        hits=("効果には個人差があります",),
        misses=("感想を送る",),
    ),
    row(
        key="DIS02",
        level=INFO,
        pattern=r"[※*] ?(?:画像|写真|表示|金額)?(?:は|の)?イメージ(?:です|図|になります)?",
        why=Told("小さく離して書いた打消しは、効き目がありません。", "A small disclaimer far away does nothing."),
        hint=Told("強調した言葉の隣に、同じ大きさで書く", "Put it beside the words, in the same size."),
        hits=("※画像はイメージです",),
        misses=("画像のイメージを変える",),
    ),
    row(
        key="DIS03",
        level=ERROR,
        pattern=r"(?:記事|サイト|レビュー|ブログ|投稿|紹介|感想|動画)(?:は|に)?.{0,6}(?:広告|PR|宣伝|ステマ|案件|アフィリエイト)(?:目的)?(?:では|じゃ)(?:ありません|な(?:いです|いので|い[。!]|い$))|^(?:広告|PR|宣伝|ステマ|案件)(?:では|じゃ)(?:ありません|ないです)",
        unless=r"書け|書いては|書かない|例|表記|いけません",
        why=Told(
            "広告があるのに「広告ではない」と書くことは、運用基準の不明瞭な例にあたります。",
            "The article holds ads: saying it is none is the standard's own example of what is unclear.",
        ),
        hint=Told("文を消し、広告との関係を書く", "Take it out, and name the relationship."),
        hits=("この記事はPRではありません", "案件じゃないです!"),
        misses=("広告ではなく口コミで広がった", "このリンクは広告ではないと判断した"),
    ),
    row(
        key="DIS04",
        level=ERROR,
        pattern=r"第三者(?:として|の立場(?:で|から)|の)(?:の)?(?:客観的な)?(?:感想|意見|評価|口コミ)(?:です|を(?:記載|お伝え|紹介)し)",
        unless=r"聞く|聞い|求め|いけません",
        why=Told(
            "冒頭に「広告」、文中に「第三者の感想」とあるのは、不明瞭な例にあたります。",
            "“Ad” at the top and “a third party's opinion” in the text: the standard's own example.",
        ),
        hint=Told("「広告主から報酬を受ける可能性があります」", "Say that you may be paid by the advertiser."),
        hits=("第三者の感想です",),
        misses=("第三者の意見を聞く",),
    ),
    row(
        key="DIS05",
        level=WARN,
        pattern=r"忖度(?:なし|なく|一切|せず)|(?:完全に?|あくまで)?(?:中立|公平|公正)(?:な立場|な視点|に評価|に比較)|ガチレビュー|(?:本音|正直)(?:の|な)?(?:レビュー|口コミ)",
        why=Told(
            "広告の収入がある記事で中立をうたうと、開示と食い違うことがあります。",
            "Neutrality is hard to claim for an article that earns by ads.",
        ),
        hint=Told("報酬の有無と、選んだ基準を書く", "Say what you earn, and how you chose."),
        hits=("忖度なしでレビュー",),
        misses=("正直なところ重い",),
    ),
    row(
        key="DIS06",
        level=ERROR,
        pattern=r"(?:企業|メーカー|広告主|販売店|会社)(?:から|より)(?:の)?(?:報酬|お金|金銭|広告料|広告費|謝礼|対価)(?:など|等)?(?:は|を|も)?(?:一切|全く)?(?:受け取って|受けて|受け|もらって|いただいて)(?:は)?(?:い|おり)?(?:ません|ない(?![かと]))",
        unless=r"場合は|ときは|記事では|いけません",
        why=Told("アフィリエイトの報酬があれば、事実と違う開示です。", "Not true where affiliate links earn."),
        hint=Told("「成果報酬を受け取ることがあります」", "Say that you may earn a commission."),
        hits=("メーカーから報酬は一切受けていません",),
        misses=("メーカーから借りた機材は返しました", "メーカーから報酬を受けない場合は"),
    ),
    row(
        key="DIS09",
        level=INFO,
        pattern=r"(?:企業|メーカー|広告主|販売店)(?:から|より)(?:の)?(?:商品)?(?:依頼|提供)(?:は|を|も)?(?:一切|全く)?(?:受けて|受け|いただいて)(?:は)?(?:い|おり)?(?:ません|ない(?![かと]))",
        why=Told(
            "提供がないことは書けますが、成果報酬の有無も読み手に関わります。",
            "True perhaps; readers also want to know about commissions.",
        ),
        hint=Told("成果報酬のことを同じ場所に書く", "Name the commission in the same place."),
        hits=("メーカーからの商品提供は受けていません",),
        misses=("メーカーから提供を受けました",),
    ),
    row(
        key="DIS07",
        level=ERROR,
        pattern=r"(?:広告|バナー)を?.{0,8}(?:クリック|タップ|ポチッ?と?)(?:して|を)?.{0,3}(?:いただ|くださ|応援|お願い|ご協力|もらえ)|(?:クリック|ポチッと|タップ)(?:して)?.{0,4}(?:応援|ご協力)|(?:運営費|サーバー代|募金).{0,20}クリック",
        unless=r"ランキング|ブログ村|動画|署名|しないで|せずに",
        why=Told(
            "クリックを頼むことは、A8.netやAdSenseなどで禁じられています。",
            "Asking for clicks is forbidden by the networks.",
        ),
        hint=Told("広告の内容で案内する", "Let the offer speak for itself."),
        hits=("広告をクリックして応援", "サーバー代のためにクリックを"),
        misses=("「保存」をクリックしてください", "ランキング参加中、クリックで応援を"),
    ),
    row(
        key="DIS08",
        level=WARN,
        pattern=r"^ ?(?:スポンサードリンク|Sponsored Links?|PICK ?UP) ?$",
        why=Told("広告の見出しに使える言葉は「広告」などに限られます。", "Only listed words may head an ad."),
        hint=Told("「広告」", "“Ad”: the label comes by itself."),
        hits=("スポンサードリンク",),
        misses=("関連リンクの作り方", "スポンサードリンクという言葉"),
    ),
)
