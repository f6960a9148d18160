"""Code in the shape that six networks issue, with numbers that belong to nobody; and the hosts of its pixels."""

CODES = {
    "A8": (
        '<a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA" rel="nofollow">空いている名前を調べる</a>\n'
        '<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=EXAMPLE+SAMPLE+0000+AAAAA" alt="">'
    ),
    "Moshimo": (
        '<a href="//af.moshimo.com/af/c/click?a_id=0000000&p_id=0001&pc_id=0001&pl_id=00001" rel="nofollow" '
        'referrerpolicy="no-referrer-when-downgrade" attributionsrc>引っ越しを相談する</a>'
        '<img src="//i.moshimo.com/af/i/impression?a_id=0000000&p_id=0001&pc_id=0001&pl_id=00001" width="1" height="1" '
        'style="border:none;" alt="" loading="lazy">'
    ),
    "ValueCommerce": (
        '<a href="//ck.jp.ap.valuecommerce.com/servlet/referral?sid=0000000&pid=000000000" rel="nofollow">'
        '<img src="//ad.jp.ap.valuecommerce.com/servlet/gifbanner?sid=0000000&pid=000000000" height="1" width="1" border="0">'
        "料金表と約款を読む</a>"
    ),
    "Rakuten": (
        '<a href="https://hb.afl.rakuten.co.jp/ichiba/00000000.00000000.00000000.00000000/?pc=https%3A%2F%2Fitem.rakuten.co.jp'
        '%2Fexample-shop%2Fpouch-sample%2F&link_type=text" target="_blank" rel="nofollow sponsored noopener" '
        'style="word-wrap:break-word;">圧縮ポーチ 二枚組（楽天市場）</a>'
    ),
    "Rentracks": (
        '<img src="https://www.rentracks.jp/adx/p.gifx?idx=0.00000.000000.0000.0000&dna=000000" border="0" height="1" width="1">'
        '<a href="https://www.rentracks.jp/adx/r.html?idx=0.00000.000000.0000.0000&dna=000000" rel="nofollow noopener" '
        'target="_blank">一日から借りる</a>'
    ),
    "Amazon": '<a href="https://www.amazon.co.jp/dp/B000000000?tag=example-22&linkCode=ogi" rel="nofollow">Amazonで小型の電池を見る</a>',
}
PIXEL_HOSTS = {"www10.a8.net", "i.moshimo.com", "ad.jp.ap.valuecommerce.com", "www.rentracks.jp"}
