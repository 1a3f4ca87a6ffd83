"""RSS and Atom files: items with their metadata, extracts told from texts, entities never expanded."""

from __future__ import annotations

import pytest

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.feeds import read_feed

TEXT = "اجتمع الوزراء في القاهرة."  # the ministers met in Cairo


def read(data: str | bytes) -> tuple[list[Source], list[str]]:
    found = list(read_feed(data.encode() if isinstance(data, str) else data, "a.xml", Reading()))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Al Waha</title><link>http://x.example/</link><language>ar-EG</language>
<item><title>A &amp;amp; B</title><atom:link href="http://x.example/feed" rel="self"/><link>http://x.example/1</link>
<pubDate>Tue, 30 Mar 2021 10:00:00 GMT</pubDate><dc:creator>C</dc:creator><description>short</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>x()</script><p>One <b>and</b>
the&nbsp;same.<br/>Two</p>]]></content:encoded></item>
<item><title>t</title><guid>http://x.example/2</guid><description>&lt;p&gt;Only an extract&lt;/p&gt;</description></item>
<item><title>title only</title></item>
</channel></rss>"""


def test_the_items_of_an_rss_feed() -> None:
    sources, notes = read(RSS)
    assert sources[0] == Source(
        "a.xml#0", f"{TEXT}\nOne and the same.\nTwo", "A & B", "http://x.example/1", "Al Waha", "C", "2021-03-30", None, "ar"
    )
    assert sources[1] == Source("a.xml#1", "Only an extract", "t", "http://x.example/2", "Al Waha", language="ar", complete=False)
    assert notes == [
        "a.xml: 1 of 3 items have a title only and were set aside",
        "a.xml: 1 of 3 items hold no full text but an extract; they count as incomplete",
    ]


def test_the_entries_of_an_atom_feed() -> None:
    sources, notes = read(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
        <entry><title>t</title><link rel="edit" href="http://x.example/e"/><link href="http://x.example/1"/>
        <author><name>A</name></author><published>2021-03-30T10:00:00Z</published><updated>2021-04-02T10:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>b</p></div></content></entry>
        <entry><title>u</title><updated>2021-04-02T10:00:00Z</updated><content type="text">a &lt; b</content></entry></feed>"""
    )
    assert sources == [
        Source("a.xml#0", f"{TEXT}\nb", "t", "http://x.example/1", "Wire", "A", "2021-03-30", "2021-04-02"),
        Source("a.xml#1", "a < b", "u", outlet="Wire", crawled="2021-04-02"),  # changed then: not when it was printed
    ]
    assert notes == []


def test_rss_of_the_first_kind() -> None:
    sources, _ = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>Wire</title></channel><item><title>t</title><link>http://x.example/1</link><description>d</description></item>
        </rdf:RDF>"""
    )
    assert sources == [Source("a.xml#0", "d", "t", "http://x.example/1", "Wire", complete=False)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("not XML", "damaged XML at line 1"),
        ("<rss", "damaged XML at line 1"),
        ("<catalogue><item/></catalogue>", "neither RSS nor Atom"),
        ("<rss><channel><title>t</title></channel></rss>", "a feed without items"),
        ("%PDF-1.7", "is a PDF"),
    ],
)
def test_what_is_wrong_is_said(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


def test_a_feed_cut_short_gives_the_items_before() -> None:
    sources, notes = read(RSS[: RSS.index("<item><title>title only")])
    assert [source.key for source in sources] == ["a.xml#0", "a.xml#1"]
    assert "is damaged XML at line" in notes[0]


@pytest.mark.parametrize(
    "dtd",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
        '<!ENTITY % p SYSTEM "http://x.example/p"> %p; <!ENTITY c "d">',
    ],
)
def test_a_bomb_of_entities_and_a_look_at_other_files_are_refused(dtd: str) -> None:
    with pytest.raises(InputError, match="declares entities of its own"):
        read(f"<!DOCTYPE rss [{dtd}]><rss><channel><item><description>x &c;</description></item></channel></rss>")


def test_depth_does_not_break_us() -> None:
    nested = "<b>" * 5_000
    with pytest.raises(InputError, match=r"damaged XML|without items"):
        read(f"<rss>{nested}")
    sources, _ = read(f"<rss><channel><item><description><![CDATA[<p>a</p>{nested}x]]></description></item></channel></rss>")
    assert sources[0].text.startswith("a")
