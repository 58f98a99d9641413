"""Taking finished files apart: nothing that stands in one is left out."""

import gzip
import zlib
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding.finished import File as Finished
from generator.safeguarding.finished import content, markup, pieces, spellings, without_backslashes
from generator.sections import sections

# Elements that a browser, or a drawing, sets apart from what is around them. Of scripts and styles see below.
BLOCKS = (
    "address article aside blockquote body caption dd desc details dialog div dl dt fieldset figcaption figure footer"
    " form g h1 h2 h3 h4 h5 h6 head header hr html legend li main menu meta nav ol option p pre search section select"
    " summary svg table tbody td template text textarea tfoot th thead title tr ul"
)
IN_A_LINE = "a abbr b br button em i img input label small span strong sub sup tspan wbr"


def texts(html: str) -> list[str]:
    return [passage.text for passage in markup(html).passages]


MARKS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<p class='x'>",
            "<div\n>",
            "<P>",
            "<hr/>",
            "<text x=1>",
            "</text>",
            "<g>",
            "</g>",
            "<path d=M1>",
        ),
        *("<b>", "</b>", "<a title='x <p >'>", '<a title="<div>', '">', "'>", "<b", ">", "<", " <p ", "</div <p >"),
        *("<!--", "-->", "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<!doctype html>", "<?xml?>", "<?", "<!x <p >"),
        *("<script>", "</script>", "<style>", "</style>", "<script/>", "<title>", "</title>"),
        *("a", "08", " ", "\n", "&amp;", "&#48;"),
    ]
)


class TestSections:
    @given(st.lists(MARKS, max_size=15).map("".join))
    def test_where_all_are_closed_they_hold_what_the_page_holds(self, html: str) -> None:
        whole, parts = markup(html), [markup(section) for section in sections(html)]
        if not all(part.is_closed for part in parts):
            return
        assert whole.is_closed
        assert whole.is_readable == all(part.is_readable for part in parts)
        assert set(whole.passages) == {passage for part in parts for passage in part.passages}
        assert set(whole.tags) == {tag for part in parts for tag in part.tags}
        assert whole.styles == tuple(style for part in parts for style in part.styles)
        assert whole.scripts == tuple(script for part in parts for script in part.scripts)

    def test_a_comment_that_goes_on_in_the_next_is_not_closed(self) -> None:
        assert [markup(one).is_closed for one in sections("<!-- a > <p>b</p> -->")] == [False, True]
        assert [markup(one).is_closed for one in sections("<!-- a ><p>b</p> -->")] == [False, True]

    @pytest.mark.parametrize(
        "mark", ["<!-- a -->", "<!-- a --!>", "<!-->", "<!--->", "<!doctype html>", "<![CDATA[", "]]>"]
    )
    def test_a_mark_that_ends_is_closed(self, mark: str) -> None:
        """Else each page would be read as a whole."""
        assert markup(mark).is_closed

    @pytest.mark.parametrize("mark", ["<!-- a", "<!-- a >", "<!-- a --", "<!--", "<!doctype", "<p", "<?xml"])
    def test_one_that_does_not_is_not(self, mark: str) -> None:
        assert not markup(mark).is_closed

    def test_what_pages_repeat_is_told_apart_from_what_they_do_not(self) -> None:
        assert sections("a<p>b</p><text>c</text><b>d</b>") == ("a", "<p>b</p>", "<text>c</text><b>d</b>")


class TestLines:
    def test_the_text_of_a_block_is_read_with_and_without_gaps_between_its_marks(self) -> None:
        assert texts("<p>ter<b>buka</b></p>") == ["terbuka", "ter buka"]

    def test_a_text_without_marks_is_read_once(self) -> None:
        assert texts("<p>terbuka</p>") == ["terbuka"]
        assert texts("terbuka") == ["terbuka"]

    def test_blocks_are_read_apart_and_unknown_elements_in_a_line(self) -> None:
        assert texts("<div>a<p>b</p>c</div>") == ["a", "b", "c"]
        assert texts("<td>a</td><td>b</td>") == ["a", "b"]
        assert texts("<x-y>a</x-y><x-y>b</x-y>") == ["ab", "a b"]
        assert texts("<P>a</P>b") == ["a", "b"]
        assert texts("a<hr/>b") == ["a", "b"]

    @pytest.mark.parametrize("name", BLOCKS.split())
    def test_a_block_ends_the_text_before_it_and_its_end_the_text_within(self, name: str) -> None:
        assert texts(f"a<{name}>b") == ["a", "b"]
        assert texts(f"a</{name}>b") == ["a", "b"]

    @pytest.mark.parametrize("name", IN_A_LINE.split())
    def test_what_stands_in_a_line_ends_no_text(self, name: str) -> None:
        assert texts(f"a<{name}>b") == ["ab", "a b"]
        assert texts(f"a</{name}>b") == ["ab", "a b"]

    def test_white_space_is_as_a_browser_shows_it(self) -> None:
        assert texts("<p>\n  a\n\t b&nbsp;&#32; c </p> \n") == ["a b c"]

    def test_entities_are_read_once(self) -> None:
        assert texts("<p>&amp;amp; &#65;</p>") == ["&amp; A"]

    def test_raw_text_of_xml_is_text(self) -> None:
        assert texts("<text>a<![CDATA[b<i>c</i>]]>d</text>") == ["abcd", "a b c d"]
        assert texts("<text><![cdata[b]]></text>") == ["b"]


class TestTags:
    @pytest.mark.parametrize(
        "tag",
        [
            "<a>",
            "</a>",
            "<br/>",
            '<a b="c > d">',
            "<a b='c > d' e=f>",
            '<a b=c"d>',
            "<a b=\">\"c='>'>",
            "<a =b>",
            "<a = b c>",
            '<a b  =  "c > d">',
            "<a b\n=\n'c > d'>",
            "<a b=>",
            "<a b=c/d>",
            "<a b=c'>",
            '<a b=c="d">',
            "<a b=''>",
            '<a b="">',
            "<a //>",
            "<abc>",
            "<a b/>",
            "<a b='c'/>",
            "<?xml a='b'?",
            "<?>",
            "<a b='c",
            "<a/b//c = 'd'\n>",
            "<A-b.c>",
            "<?xml a='b'?>",
            "<a b",
            '<a b="c"',
        ],
    )
    def test_end_where_they_end_in_a_browser(self, tag: str) -> None:
        held = markup(f"{tag}")
        assert held.tags == (tag,)
        assert held.passages == ()
        if tag.endswith(">"):
            assert markup(f"{tag}a>").tags == (tag,)
            assert texts(f"{tag}a>") == ["a>"]

    def test_stand_as_they_are_written_in_their_order(self) -> None:
        assert markup('<p a="&#65;">x</P><br>').tags == ('<p a="&#65;">', "</P>", "<br>")

    @pytest.mark.parametrize("text", ["a < b", "<", "a<", "<1>", "< a>"])
    def test_are_not_where_none_begins(self, text: str) -> None:
        assert markup(text).tags == ()
        assert texts(text) == [text]

    def test_come_apart_into_their_name_and_attributes(self) -> None:
        assert list(pieces("<img alt='a b'src = \"c\" hidden d=e/f>")) == [
            "img",
            "alt='a b'",
            'src = "c"',
            "hidden",
            "d=e/f",
        ]
        assert list(pieces("<p a='' b=\"\" c=d e=>")) == ["p", "a=''", 'b=""', "c=d", "e="]
        assert list(pieces("</p>")) == ["p"]

    @pytest.mark.parametrize("mark", ["'", '"'])
    def test_a_quotation_mark_without_its_end_stands_for_itself(self, mark: str) -> None:
        assert list(pieces(f"<p a={mark}b c>")) == ["p", "a=", f"{mark}b", "c"]

    def test_instructions_come_apart_as_well(self) -> None:
        assert list(pieces("<?xml a='b'?>")) == ["?xml", "a='b'", "?"]


class TestAround:
    @pytest.mark.parametrize(
        ("html", "said"),
        [
            ("<!-- a -->b", ["!-- a --", "b"]),
            ("<!-->b", ["!--", "b"]),
            ("<!--->b", ["!---", "b"]),
            ("<!-- a --!>b", ["!-- a --!", "b"]),
            ("<!-- a\n<p> -->b", ["!-- a\n<p> --", "b"]),
            ("<!-- a", ["!-- a"]),
            ("<!DOCTYPE html>b", ["!DOCTYPE html", "b"]),
            ("</ a>b", ["/ a", "b"]),
            ("</>b", ["/", "b"]),
            ("<!>b", ["!", "b"]),
            ("<!-- a -- b -->c", ["!-- a -- b --", "c"]),
            ("<!-- a > b -->c", ["!-- a > b --", "c"]),
            ("<!-- a -->b-->", ["!-- a --", "b-->"]),
            ("<!-- a --!>b-->", ["!-- a --!", "b-->"]),
            ("<!-->b-->", ["!--", "b-->"]),
            ("<!---->b-->", ["!----", "b-->"]),
            ("<!-- a > b", ["!-- a > b"]),
            ("<!DOCTYPE x>b", ["!DOCTYPE x", "b"]),
            ("<!rekaan a", ["!rekaan a"]),
            ("</ a", ["/ a"]),
            ("<!-- &#65; -->", ["!-- A --"]),
        ],
    )
    def test_comments_and_declarations_are_read(self, html: str, said: list[str]) -> None:
        assert texts(html) == said

    def test_a_comment_within_a_word_does_not_divide_it(self) -> None:
        assert "terbuka" in texts("<p>ter<!-- a -->buka</p>")

    @pytest.mark.parametrize("html", ["<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!entity b 'c'>"])
    def test_own_entities_are_not_readable(self, html: str) -> None:
        assert not markup(html).is_readable

    def test_anything_else_is(self) -> None:
        assert markup("<!DOCTYPE html><!-- a --><p>ENTITY</p>").is_readable


class TestScripts:
    @pytest.mark.parametrize("name", ["script", "SCRIPT", "style", "Style"])
    @pytest.mark.parametrize("end", ["</{}>", "</{} a='b'>", "</{}\n>", "</{}/>", ""])
    def test_reach_to_their_end(self, name: str, end: str) -> None:
        held = markup(f"<{name} a='b'>if (a<b) '</p>' </scripts>{end.format(name)}")
        inside = (held.scripts, held.styles)[name.lower() == "style"]
        assert inside == ("if (a<b) '</p>' </scripts>",)
        assert inside[0] in [passage.text for passage in held.passages]

    def test_are_followed_by_the_rest_of_the_page(self) -> None:
        held = markup("<script>a</script><p>b</p><style>c</style><p>d</p>")
        assert [passage.text for passage in held.passages] == ["a", "b", "c", "d"]
        assert (held.scripts, held.styles) == (("a",), ("c",))
        assert held.tags == ("<script>", "</script>", "<p>", "</p>", "<style>", "</style>", "<p>", "</p>")

    def test_tags_within_are_looked_at_as_well(self) -> None:
        assert '<image href="a">' in markup('<svg><style><!-- a --><image href="a"></style></svg>').tags
        assert markup("<style><!-- a --><b><!c></style>").tags == ("<style>", "<b>", "</style>")

    @pytest.mark.parametrize("name", ["script", "style"])
    def test_are_read_apart_from_the_text_around_them(self, name: str) -> None:
        assert texts(f"a<{name}>b</{name}>c") == ["a", "b", "c"]
        assert texts(f"a</{name}>b") == ["a", "b"]

    def test_without_anything_in_them_end_at_once(self) -> None:
        held = markup("<script></script><p>a</p><style></style>")
        assert (held.scripts, held.styles) == (("",), ("",))
        assert "a" in [passage.text for passage in held.passages]

    def test_other_elements_with_such_a_beginning_are_none(self) -> None:
        assert markup("<scripts>a</scripts><styled>b</styled>").scripts == ()


class _Reference(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.said += data


WORDS = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x2FF), min_size=1, max_size=6)
VALUES = st.text(st.sampled_from("ab c>='/&;<\"\n"), max_size=8)
NAMES = st.sampled_from(["p", "b", "td", "span", "x-y", "h1"])
TAGS = st.builds(
    lambda name, attributes: (
        f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items()) + ">"
    ),
    NAMES,
    st.dictionaries(st.sampled_from(["a", "data-b", "title"]), VALUES, max_size=3),
)
COMMENTS = st.builds("<!--{} -->".format, st.text(st.sampled_from("a <p'\""), max_size=6))
PAGES = st.lists(WORDS.map(escape) | VALUES.map(escape) | TAGS | COMMENTS | NAMES.map("</{}>".format), max_size=12).map(
    "".join
)


class TestAgainstAnotherReader:
    @given(PAGES)
    def test_of_wellformed_pages_the_same_tags_and_words_are_read(self, page: str) -> None:
        reference = _Reference()
        reference.feed(page)
        reference.close()
        held = markup(page)
        starts = [tag for tag in held.tags if not tag.startswith("</")]
        assert [next(pieces(tag)) for tag in starts] == [name for name, _ in reference.tags]
        assert [len(list(pieces(tag))) - 1 for tag in starts] == [len(attributes) for _, attributes in reference.tags]
        said = "".join("".join(reference.said.split()))
        read = "".join(passage.text for passage in held.passages)
        assert all(letter in read for letter in said)

    @given(st.text(st.sampled_from("<>!-/='\" abp?[]&;\n"), max_size=40))
    def test_no_letter_of_any_text_is_lost(self, text: str) -> None:
        held = markup(text)
        read = "".join(passage.text for passage in held.passages) + "".join(held.tags)
        for letter in "abp":
            assert read.count(letter) >= text.count(letter)

    @pytest.mark.parametrize(
        "text", ["<a " * 50_000, "<!--" * 50_000, '<a b="' * 50_000, "<" * 200_000, "<a b='" * 50_000, "=" * 200_000]
    )
    def test_no_text_makes_reading_slow(self, text: str) -> None:
        # Quadratic reading of so much would take hours.
        assert markup(text).is_readable


class TestSpellings:
    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("a%20b", "a b"),
            ("a&#65;", "aA"),
            ("%26%2365;", "A"),
            ("\\u0041\\x42\\43 \\u{44}", "ABCD"),
            ("\\u0041B", "AB"),
            ("\\ud835\\udfce", "\U0001d7ce"),
            ("\\ud835", "\ufffd"),
            ("\\u{110000}", " "),
            ("\\u004A\\x4A\\u{4A}\\4A ", "JJJJ"),
            ("\\u{0000041}\\u{00000000}", "A\0"),
            ("\\u{1f600}\\u{01f600}", "\U0001f600\U0001f600"),
            ("\\u00411\\x411\\u{7}", "A1A1\x07"),
            ("\\u041z\\u{}\\x4z", "u041zu{}x4z"),
            ("\\7 \\000041\\0000411", "\x07AA1"),
            ("\\41  b\\41\tb", "A bAb"),
            ("\\110000", " "),
            ("\\10ffff", "\U0010ffff"),
            ("a\\nb\\tc\\rd\\\ne", "a b c d e"),
            ('\\/\\"', '/"'),
            ("&lt;p&gt;a&lt;b&gt;b", "ab"),
            ('&lt;p a="b"&gt;', '<p a="b">'),
            ("&amp;amp;#65;", "A"),
        ],
    )
    def test_what_is_escaped_is_read(self, text: str, read: str) -> None:
        assert read in list(spellings(text))

    def test_the_text_itself_comes_first(self) -> None:
        assert list(spellings("a")) == ["a"]
        assert next(spellings("a%20b")) == "a%20b"

    def test_so_many_escapes_within_each_other_are_read_and_no_more(self) -> None:
        assert list(spellings("%25252525")) == ["%25252525", "%252525", "%2525", "%25"]

    def test_marks_in_an_unescaped_text_are_read_at_once(self) -> None:
        assert list(spellings("a<b>b")) == ["a<b>b", "ab", "a b", "<b>"]

    def test_without_a_backslash_nothing_changes(self) -> None:
        assert without_backslashes("u0041 x42 n") == "u0041 x42 n"
        assert without_backslashes("a\ud835") == "a\ud835"


class TestOthers:
    def test_lists_are_read_without_their_quotation_marks_too(self) -> None:
        held = content(Finished("a.json", b'{"a": ["1", "2"]}'))
        assert [passage.text for passage in held.passages] == ['{"a": ["1", "2"]}', "a: 1, 2"]
        assert content(Finished("a.txt", b'X"[]{}')).passages[1].text == "X"
        assert content(Finished("a.txt", b'x"[]{}')).passages[1].text == "x"
        held = content(Finished("a.csv", b'"1","2"'))
        assert [passage.text for passage in held.passages] == ['"1","2"', "1,2"]

    def test_all_that_a_fragment_says_knows_its_page(self) -> None:
        says = b'{"url": "/c/#d", "content": "e \xc3\xa9", "word_count": 2, "filters": {}, "meta": {"title": "f"}}'
        held = content(Finished("id/a.pf_fragment", gzip.compress(b"pagefind_dcd" + says, mtime=0)))
        assert {passage.entry for passage in held.passages} == {"c/"}
        said = [passage.text for passage in held.passages]
        assert said == ["url", "/c/#d", "content", "e é", "word_count", "2", "filters", "meta", "title", "f"]
        assert held.is_readable

    def test_a_byte_order_mark_is_no_text(self) -> None:
        assert content(Finished("a.txt", b"\xef\xbb\xbfa")).passages[0].text == "a"

    def test_a_number_of_any_length_is_read(self) -> None:
        assert content(Finished("a.json", b"[" + b"1" * 5_000 + b"]")).is_readable

    @pytest.mark.parametrize("about", [";base64,", "; base64 ,", ";  base64  ,", ";\nBase64\n,"])
    def test_a_file_within_a_file_is_not_readable(self, about: str) -> None:
        assert not content(Finished("a.css", f"p{{background:url(data:image/gif{about}AA)}}".encode())).is_readable

    @pytest.mark.parametrize("text", ["base64,", "; base 64,", ";base64", "; base64 a,"])
    def test_the_word_alone_is(self, text: str) -> None:
        assert content(Finished("a.css", text.encode())).is_readable

    @pytest.mark.parametrize(
        "data",
        [
            b"no\0\0gzip",
            gzip.compress(b"a", mtime=0)[:10],
            gzip.compress(b"a", mtime=0)[:-1],
            gzip.compress(b"a", mtime=0)[:10] + b"\xff" * 20,
            gzip.compress(b"a", mtime=0)[:-8] + bytes(8),
        ],
        ids=["another-kind", "cut-short", "cut-at-the-end", "broken", "other-sum"],
    )
    def test_a_broken_packed_file_is_not_readable(self, data: bytes) -> None:
        assert not content(Finished("a.txt.gz", data)).is_readable

    def test_styles_and_scripts_are_kept_for_the_search_for_hosts(self) -> None:
        assert content(Finished("a.css", b"a")).styles == ("a",)
        assert content(Finished("a.js", b"a")).scripts == ("a",)


class TestPdf:
    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (b"[(08) -10 (12)] TJ", "0812"),
            (b"(08) Tj (12) Tj", "08 12"),
            (b"(a\\(b\\)\\\\) Tj", "a(b)\\"),
            (b"(\\060\\70\\1012) Tj", "08A2"),
            (b"(a\\\nb\\\r\nc) Tj", "abc"),
            (b"<30 38\n31> Tj", "081"),
            (b"<303> Tj", "00"),
            (b"<FEFF00300038> Tj", "\ufeff08"),
            (b"(\xfe\xff\0a\0b) Tj", "\ufeffab"),
            (b"<FEFFD8000041> Tj", "\ufeff\ufffdA"),
            (b"(\\7\\377\\777\\400) Tj", "\x07\xff\xff\0"),
            (b"<4a4B> Tj", "JK"),
            (b"(0\n8) Tj", "0\n8"),
            (b"(a(08) (12) Tj", "0812"),
            (b"a) (08) Tj (12) Tj", "0812"),
            (b"<41 (08) Tj (12) Tj", "0812"),
            (b"<< /A 1 <<41>> (08) >>", "08"),
            (b"(08) Tj () Tj (12) Tj", "08  12"),
            (b"<30> Tj <> Tj <31> Tj", "0  1"),
        ],
    )
    def test_strings_are_read_joined_and_apart(self, written: bytes, said: str) -> None:
        held = content(Finished("a.pdf", b"%PDF-1.7\n" + written))
        assert said in [passage.text for passage in held.passages]
        assert held.is_readable

    def test_streams_are_taken_out_of_what_stands_around_them(self) -> None:
        around = b"%PDF-1.7\nsebelum << /Length 1 >> stream\na\nendstream sesudah"
        assert [passage.text for passage in content(Finished("a.pdf", around)).passages[::3]] == [
            "%PDF-1.7\nsebelum   /Length 1  sesudah",
            "a\n",
        ]

    def test_what_stands_outside_of_strings_is_read(self) -> None:
        held = content(Finished("a.pdf", b"%PDF-1.7\n/Title /Ibu#20Sekarwangi << /A (b) >>"))
        assert "Ibu#20Sekarwangi" in held.passages[0].text

    @pytest.mark.parametrize("after", [">> stream\n", ">>stream\n", ">>\nstream\r\n", ">> \r\n stream\r\n"])
    @pytest.mark.parametrize("about", ["", "/Length 4", " /Length 4 "])
    def test_a_stream_begins_behind_the_line_of_its_word(self, about: str, after: str) -> None:
        held = content(Finished("a.pdf", f"%PDF-1.7 <<{about}{after}(08)endstream".encode()))
        assert [passage.text for passage in held.passages] == [
            f"%PDF-1.7  {about}",
            *2 * [""],
            "(08)",
            *2 * ["08"],
        ]

    def test_what_is_said_about_a_stream_is_read(self) -> None:
        held = content(Finished("a.pdf", b"%PDF-1.7 << /Title (08) /Length 4 >> stream\n(12)endstream"))
        assert [passage.text for passage in held.passages[1::3]] == ["08", "12"]

    def test_a_number_that_is_no_octal_one_is_itself(self) -> None:
        held = content(Finished("a.pdf", rb"%PDF-1.7 (\8\9\101)"))
        assert held.passages[1].text == "89A"

    def test_streams_end_at_their_own_end(self) -> None:
        one, other = (b"<< /Length 9 >> stream\n" + body + b"endstream" for body in (b"", b"(08)"))
        held = content(Finished("a.pdf", b"%PDF-1.7 " + one + b" (12) " + other))
        assert [passage.text for passage in held.passages if passage.text] == [
            "%PDF-1.7   /Length 9  (12)   /Length 9 ",
            *2 * ["12"],
            "(08)",
            *2 * ["08"],
        ]

    def test_an_object_without_a_stream_has_nothing_to_do_with_the_next(self) -> None:
        before = b"%PDF-1.7 1 0 obj << /Filter /Rekaan /Title (08) >> endobj 2 0 obj "
        held = content(Finished("a.pdf", before + b"<< /Length 4 >> stream\n(12)endstream"))
        assert [passage.text for passage in held.passages[1::3]] == ["08", "12"]
        assert held.is_readable

    @pytest.mark.parametrize(
        "about",
        [
            "/Filter /FlateDecode",
            "/Filter/FlateDecode",
            "/Filter \n /FlateDecode /Length 9",
            "/Filter [/FlateDecode]",
            "/Filter[ /FlateDecode ]",
            "/Filter  [  /FlateDecode  ]",
        ],
    )
    def test_a_deflated_stream_is_read(self, about: str) -> None:
        held = content(Finished("a.pdf", deflated(about)))
        assert held.passages[4].text == "0812"
        assert held.is_readable

    @pytest.mark.parametrize(
        "about",
        [
            "/Filter /DCTDecode",
            "/Filter [/FlateDecode /DCTDecode]",
            "/Filter [/ASCIIHexDecode /FlateDecode]",
            "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
            "/Filter/FlateDecode/Predictor 12",
            "/DecodeParms << /Predictor 12 >> /Filter /FlateDecode",
            "/Subtype /Image /Filter /FlateDecode",
            "/Filter /FlateDecode\n/DecodeParms\n<< /Columns 4\n/Predictor 12 >>",
        ],
    )
    def test_with_another_packing_it_is_not(self, about: str) -> None:
        assert not content(Finished("a.pdf", deflated(about))).is_readable

    @pytest.mark.parametrize(
        "written",
        [
            "/Encrypt 1 0 R",
            "/Encoding /Identity-H",
            "/Encoding/Identity-V",
            "/ToUnicode 1 0 R",
            "/Differences [1 /a]",
            "/Subtype /Image",
            "/Subtype/Image",
            "/Subtype  /Image",
        ],
    )
    def test_letters_of_its_own_and_pictures_are_not_readable(self, written: str) -> None:
        assert not content(Finished("a.pdf", f"%PDF-1.7 << {written} >>".encode())).is_readable

    @pytest.mark.parametrize(
        "written", ["/EncryptMetadata true", "/Encoding /Identity", "(ToUnicode)", "/Subtype /Type1", "/ImageB"]
    )
    def test_what_only_looks_like_them_is(self, written: str) -> None:
        assert content(Finished("a.pdf", f"%PDF-1.7 << {written} >>".encode())).is_readable


def deflated(about: str) -> bytes:
    return f"%PDF-1.7 << {about} >> stream\n".encode() + zlib.compress(b"(08) (12)") + b"\nendstream"
