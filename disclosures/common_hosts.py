"""Names that no single network may claim: under them live the pages of everybody."""

# Public suffixes of two parts, and services where anybody may have a page of their own below the name.
SHARED_SUFFIXES = frozenset(
    "co.jp ne.jp or.jp ac.jp go.jp ed.jp gr.jp lg.jp ad.jp co.uk org.uk me.uk ac.uk gov.uk com.au net.au org.au co.nz "
    "com.br com.cn com.tw com.hk com.sg com.my com.mx com.tr co.kr co.in co.za co.th co.id com.vn com.ph "
    "github.io gitlab.io pages.dev workers.dev netlify.app vercel.app web.app firebaseapp.com herokuapp.com "
    "onrender.com cloudfront.net amazonaws.com azurewebsites.net azureedge.net appspot.com blogspot.com wordpress.com "
    "tumblr.com wixsite.com jimdofree.com jimdosite.com shopify.com myshopify.com base.shop thebase.in stores.jp "
    "booth.pm fc2.com hatenablog.com hatenablog.jp hateblo.jp hatenadiary.jp livedoor.jp livedoor.blog seesaa.net "
    "cocolog-nifty.com exblog.jp ameblo.jp sakura.ne.jp xsrv.jp lolipop.jp wixstudio.io notion.site studio.site".split()
)

# Where readers are led every day without any ad.
EVERYDAY = (
    "google.com google.co.jp youtube.com youtu.be yahoo.co.jp yahoo.com bing.com wikipedia.org wikimedia.org x.com "
    "twitter.com facebook.com instagram.com threads.net tiktok.com line.me pinterest.com linkedin.com reddit.com "
    "note.com zenn.dev qiita.com medium.com github.com gitlab.com stackoverflow.com apple.com microsoft.com amazon.co.jp "
    "amazon.com amazon.jp rakuten.co.jp mercari.com kakaku.com tabelog.com cookpad.com nicovideo.jp pixiv.net dmm.com "
    "caa.go.jp soumu.go.jp jimdo.com wordpress.org mozilla.org w3.org cloudflare.com vimeo.com spotify.com netflix.com "
    "docomo.ne.jp softbank.jp au.com kddi.com japanpost.jp nhk.or.jp asahi.com nikkei.com mainichi.jp yomiuri.co.jp "
    "paypay.ne.jp paypal.com stripe.com ebay.com aliexpress.com etsy.com booking.com airbnb.com"
).split()
