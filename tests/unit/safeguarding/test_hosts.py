"""Addresses of other hosts, plain and hidden, in all that a browser acts on."""

import pytest

from generator.safeguarding.hosts import script_contacts, style_contacts, tag_contacts

OWN = "rekaan.example:8000"

CONTACTING_TAGS = [
    '<img src="https://lain.example/a.png">',
    "<img src='https://lain.example/a.png'>",
    "<img src=https://lain.example/a.png>",
    "<img src = https://lain.example/a.png>",
    '<IMG SRC="HTTPS://LAIN.EXAMPLE/a.png">',
    '<img/src="//lain.example/a.png"/>',
    '<img src="a.png" src="//lain.example/a.png">',
    '<img src="//lain.example/a.png" src="a.png">',
    '<img alt="a"src="//lain.example/a.png">',
    '<img alt=">" src="//lain.example/a.png">',
    # White space and control characters that a browser takes away.
    '<img src="\x01 //lain.example/a.png">',
    '<img src="\n//lain.example/a.png">',
    '<img src="ht\ntps://lain.example/a.png">',
    '<img src="/\t/lain.example/a.png">',
    '<img src="/\t/lain.example">',
    '<img src="/\n/lain.example">',
    '<img src="/\r/lain.example">',
    '<img src="/\r\n/lain.example">',
    '<img src="ht\rtps://lain.example/a.png">',
    '<img src="\x01//lain.example/a.png">',
    '<img src="//lain.example/a.png\x01">',
    '<img src="https:&Tab;//lain.example/a.png">',
    # Backslashes are slashes to it, and slashes may be missing or too many.
    '<img src="\\\\lain.example/a.png">',
    '<img src="/\\lain.example/a.png">',
    '<img src="https:\\\\lain.example/a.png">',
    '<img src="https:lain.example/a.png">',
    '<img src="https:/lain.example/a.png">',
    '<img src="https:////lain.example/a.png">',
    '<img src="///lain.example/a.png">',
    # Entities.
    '<img src="&#104;ttps://lain.example/a.png">',
    '<img src="http&colon;//lain.example/a.png">',
    '<img src="&#x2f;&sol;lain.example/a.png">',
    '<img src="&bsol;&bsol;lain.example/a.png">',
    # What only begins like the site's own host.
    '<img src="https://rekaan.example:8000.lain.example/a.png">',
    '<img src="https://rekaan.example:8000@lain.example/a.png">',
    '<img src="https://rekaan.example/a.png">',
    '<img src="//rekaan.example:8001/a.png">',
    '<img src="//%6cain.example/a.png">',
    '<img src="//l&#228;in.example/a.png">',
    # Everything that loads, tells or leads away by itself.
    '<img srcset="a.png 1x, //lain.example/a.png 2x">',
    '<img srcset="a.png 1x,https://lain.example/a.png 2x">',
    '<img srcset="a.png 1x,//lain.example/a.png 2x">',
    '<img srcset="a.png 1x,\n//lain.example/a.png 2x">',
    '<source srcset="//lain.example/a.webp">',
    '<link rel="preload" as="image" imagesrcset="a.png, //lain.example/a.png 2x">',
    '<script src="https://lain.example/a.js">',
    '<iframe src="//lain.example/">',
    '<iframe srcdoc="&lt;img src=//lain.example/a.png>">',
    "<iframe srcdoc=\"<img src='https://lain.example/a.png'>\">",
    '<embed src="//lain.example/">',
    '<object data="//lain.example/">',
    '<object classid="//lain.example/">',
    '<applet codebase="https://lain.example/" archive="a.jar">',
    '<applet archive="a.jar, //lain.example/a.jar">',
    '<video poster="//lain.example/a.jpg">',
    '<video src="//lain.example/a.mp4">',
    '<audio src="//lain.example/a.mp3">',
    '<track src="//lain.example/a.vtt">',
    '<input type="image" src="//lain.example/a.png">',
    '<form action="https://lain.example/">',
    '<button formaction="https://lain.example/">',
    '<a href="a/" ping="https://lain.example/">',
    '<a href="a/" ping="/a\n//lain.example/">',
    '<area href="a/" ping="/a https://lain.example/">',
    "<a href=\"javascript:fetch('https://lain.example/')\">",
    "<a href=\" JavaScript:location='//lain.example/'\">",
    "<a href=\"java&#115;cript:location='//lain.example/'\">",
    "<a href=\"javascript&colon;location='//lain.example/'\">",
    '<body background="//lain.example/a.png">',
    '<td background="//lain.example/a.png">',
    '<html manifest="//lain.example/a">',
    '<base href="https://lain.example/">',
    '<base href="//lain.example/">',
    '<meta http-equiv="refresh" content="0;url=https://lain.example/">',
    "<meta http-equiv=refresh content=\"0; URL='//lain.example/'\">",
    '<meta content="0;//lain.example/" http-equiv="refresh">',
    '<meta name="description" style="background:url(//lain.example/a.png)">',
    '<meta http-equiv="Content-Security-Policy" content="report-uri https://lain.example/">',
    '<link rel="stylesheet" href="//lain.example/a.css">',
    '<link rel="alternate stylesheet" href="//lain.example/a.css">',
    '<link rel="canonical preload" href="//lain.example/a.css">',
    '<link rel="preconnect" href="https://lain.example">',
    '<link rel="dns-prefetch" href="//lain.example">',
    '<link rel="prefetch" href="//lain.example/a">',
    '<link rel="modulepreload" href="//lain.example/a.js">',
    '<link rel="icon" href="//lain.example/a.png">',
    '<link rel="manifest" href="//lain.example/a.json">',
    '<link rel="" href="//lain.example/a.css">',
    '<link href="//lain.example/a.css">',
    '<link rel="canonical" href="a/" imagesrcset="//lain.example/a.png">',
    '<link rel="stylesheet" rel="canonical" href="//lain.example/a.css">',
    # Drawings.
    '<image href="//lain.example/a.png">',
    '<image xlink:href="https://lain.example/a.png">',
    '<use href="https://lain.example/a.svg#b">',
    '<feImage href="//lain.example/a.png">',
    '<script href="//lain.example/a.js">',
    '<rect fill="url(https://lain.example/a.svg#b)">',
    "<g filter=\"url('//lain.example/a.svg#b')\">",
    '<a xlink:show="embed" xlink:role="//lain.example/">',
    # Styles and scripts in attributes.
    '<p style="background:url(//lain.example/a.png)">',
    '<p style="background:url(&quot;https://lain.example/a.png&quot;)">',
    '<p style="background:\\75rl(\\2f\\2f lain.example/a.png)">',
    "<p style=\"background:image-set('//lain.example/a.png' 1x)\">",
    "<p onclick=\"fetch('https://lain.example/')\">",
    "<p onclick=\"fetch('htt' + 'ps://lain.example/')\">",
    "<p onclick=\"fetch('/' + '/lain.example/')\">",
    "<p/ONCLICK=\"fetch('/' + '/lain.example/')\">",
    "<p id='a'onclick=\"fetch('/' + '/lain.example/')\">",
    "<p onload=\"new Image().src='//lain.example/'\">",
    "<body onload=fetch(`//lain.example/`)>",
    '<p data-load="import(`//lain.example/a.js`)">',
    # Other ways of speaking to a host.
    '<p data-socket="wss://lain.example/">',
    '<p data-socket="ws:lain.example/">',
    '<img src="ftp://lain.example/a.png">',
    '<?xml-stylesheet href="https://lain.example/a.xsl"?>',
    '</p style="//lain.example/">',
]


@pytest.mark.parametrize("tag", CONTACTING_TAGS, ids=ascii)
def test_a_tag_that_contacts_another_host_is_told(tag: str) -> None:
    assert tag_contacts(tag, OWN)


@pytest.mark.parametrize(
    "tag",
    [
        "<p>",
        "<p hidden>",
        '<a href="https://lain.example/laporan">',
        '<a href="//lain.example/laporan">',
        '<A HREF="https://lain.example/laporan">',
        '<area href="https://lain.example/laporan">',
        '<a xlink:href="https://lain.example/laporan">',
        '<a href="javascript:void(0)">',
        '<blockquote cite="https://lain.example/laporan">',
        '<link rel="canonical" href="https://lain.example/a/">',
        '<link rel="ALTERNATE" hreflang="en" href="https://lain.example/en/">',
        '<link rel="license author me" href="https://lain.example/">',
        "<link rel='license' href='https://lain.example/'>",
        '<link rel = "license" href = "https://lain.example/">',
        '<meta name="description" content="https://lain.example/">',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
        '<svg xmlns:gambar="http://lain.example/ruang-nama">',
        '<img alt="https://lain.example/" src="a.png">',
        '<p title="https://lain.example/">',
        '<table summary="https://lain.example/">',
        '<p aria-label="https://lain.example/">',
        '<input placeholder="https://lain.example/" value="https://lain.example/">',
        '<track label="https://lain.example/" src="a.vtt">',
        '<img src="https://rekaan.example:8000/a.png">',
        '<img src="HTTP://Rekaan.Example:8000/a.png">',
        '<img src="//rekaan.example:8000/a.png">',
        '<img src="///rekaan.example:8000/a.png">',
        '<base href="https://rekaan.example:8000/berdaya/">',
        '<img src="/berdaya/a.png">',
        '<img src="a//b.png">',
        '<img src="x//b.png">',
        '<img src="!//b.png">',
        '<img src="../../a.png?b=c:d">',
        "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\">",
        '<p style="color:red;background:url(a.png)">',
        '<rect fill="url(#a)">',
        '<p data-https="a" data-when="10:00">',
        '<p data-name="xhttps:">',
        '<p data-name="xhttps:a">',
        '<p data-name="x+https:a">',
        '<p data-name="x.https:a">',
        '<p data-name="x-https:a">',
        '<meta http-equiv="refresh" content="0;url=id/">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' https:">',
        '<button onclick="history.back() // kembali">',
    ],
    ids=ascii,
)
def test_a_tag_that_contacts_nobody_else_is_not(tag: str) -> None:
    assert tag_contacts(tag, OWN) is False


@pytest.mark.parametrize(
    "style",
    [
        "p{background:url(https://lain.example/a.png)}",
        "p{background:url( '//lain.example/a.png' )}",
        'p{background:url("//lain.example/a.png")}',
        "p{background:url(//lain.example/a.png)}",
        "p{background:url(\\\\lain.example/a.png)}",
        "p{background:URL(HTTPS://LAIN.EXAMPLE/a.png)}",
        "p{background:url(https:lain.example/a.png)}",
        "p{background:\\75\\72\\6c(\\68ttps://lain.example/a.png)}",
        "p{background:url(\\68 ttps\\3a //lain.example)}",
        "p{background:url(/**/https://lain.example/a.png)}",
        "p{background:image-set('https://lain.example/a.png' 1x)}",
        "p{background:url(a.png),url(//lain.example/a.png)}",
        '@import "//lain.example/a.css";',
        '@import/**/"//lain.example/a.css";',
        "@import url(https://lain.example/a.css) screen;",
        "@font-face{src:url(https://lain.example/a.woff2)}",
        "@namespace svg url(http://www.w3.org/2000/svg/a);",
        "p{background:url(http://www.w3.org/2000/svgs)}",
        "p{background:url(http://www.w3.org/2000/svg.png)}",
        "p{background:url(http://www.w3.org/2000/svg-a)}",
        "p{background:url(http://www.w3.org/2000/svg?a)}",
        "p{background:url(http://www.w3.org/2000/svg#a)}",
        "//lain.example/a.css",
        "@import '&#47;&#47;lain.example/a.css'",
    ],
)
def test_a_style_that_contacts_another_host_is_told(style: str) -> None:
    assert style_contacts(style, OWN)


@pytest.mark.parametrize(
    "style",
    [
        "p{color:#fff;background:url(a.png)}/* a */",
        "p{background:url(https://rekaan.example:8000/a.png)}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "@namespace xlink url(http://www.w3.org/1999/xlink);",
        "@namespace url(http://www.w3.org/1999/xhtml);",
        "@namespace math url(http://www.w3.org/1998/Math/MathML);",
        "p{background:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E\")}",
        "p{background:url(a//b.png)}",
    ],
)
def test_a_style_that_contacts_nobody_else_is_not(style: str) -> None:
    assert not style_contacts(style, OWN)


@pytest.mark.parametrize("after", ["", " 2x", *"/?#\"'`(),;<>"])
def test_the_sites_own_host_is_known_whatever_follows_it(after: str) -> None:
    for address in (f"https://{OWN}", f"HTTPS://{OWN.upper()}", f"//{OWN}", f"///{OWN}"):
        assert not style_contacts(f"a {address}{after}", OWN)
        assert not script_contacts(f"a '{address}{after}", OWN)
        assert style_contacts(f"a {address}1{after}", OWN)
        assert script_contacts(f"a '{address}1{after}", OWN)


@pytest.mark.parametrize(
    "script",
    [
        "fetch('https://lain.example/')",
        'fetch("//lain.example/")',
        "import(`//lain.example/a.js`)",
        "new WebSocket('wss://lain.example/')",
        "fetch('\\x68ttps://lain.example/')",
        "fetch('\\u0068ttps://lain.example/')",
        "fetch('\\u{68}ttps://lain.example/')",
        "fetch('https:\\/\\/lain.example/')",
        "fetch('ht' + \"tps://lain.example/\")",
        "fetch('https:'+'//lain.example/')",
        "fetch('ht'+'tps://lain.example/')",
        "fetch('ht'  +  'tps://lain.example/')",
        'fetch("ht" + "tps://lain.example/")',
        "fetch(`ht` + `tps://lain.example/`)",
        "fetch('h' + 't' + 'tps://lain.example/')",
        "fetch('https://' + host)",
        "fetch('//' + host)",
        "fetch('&#104;ttps://lain.example/')",
        '{"search": "https://lain.example/worker.js"}',
    ],
)
def test_a_script_that_contacts_another_host_is_told(script: str) -> None:
    assert script_contacts(script, OWN)


@pytest.mark.parametrize(
    "script",
    [
        "fetch('a.json') // bersama",
        "fetch('https://rekaan.example:8000/a.json')",
        "if (location.protocol == 'https:') go()",
        "document.createElementNS('http://www.w3.org/2000/svg', 'g')",
        "document.createElementNS('http://www.w3.org/1999/xhtml', 'g')",
        "a = b // c",
        "__md_scope=new URL('../..',location)",
    ],
)
def test_a_script_that_contacts_nobody_else_is_not(script: str) -> None:
    assert not script_contacts(script, OWN)
