"""guard.block_here: what can be blocked of a text."""

from guard.block_here import hosts

SPAM = "安い靴は https://www.Shoes.example/buy と http://cheap.example です。"


def test_the_hosts_of_a_text_are_offered_once_and_this_site_never():
    text = f"{SPAM} https://shoes.example/2 https://blog.example.jp/x https://例え.jp/ （https://a.example）です www.b.example"
    assert hosts(text) == ["shoes.example", "cheap.example", "xn--r8jz45g.jp", "a.example", "b.example"]
    assert len(hosts(" ".join(f"https://{n}.example" for n in range(40)))) == 8
    assert hosts("https:// http://[::1]/ https://..... www.") == []
