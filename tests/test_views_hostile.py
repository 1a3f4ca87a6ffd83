"""What strangers wrote is shown as text: no script, no link, no turned line, however it is put."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from communique.knowledge import Knowledge
from communique.model import Name, Note, Register
from communique.views.addresses import file_name
from communique.views.bidi import isolated, printable
from communique.views.site import site
from views_register import ANBA, CONFLICTS, MEETINGS, REGISTER, SPRING

SCRIPT = "</title><script>alert(1)</script><img src=x onerror=alert(2)>"
TURNED = "invoice\u202efdp.exe"


def hostile() -> Register:
    """Everything that a page or feed could bring, set to the worst."""
    bad = replace(
        ANBA, title=SCRIPT + TURNED, url="javascript:alert(3)", outlet=SCRIPT, agency=SCRIPT, author=SCRIPT,
        regions=tuple(replace(r, reason=SCRIPT) for r in ANBA.regions),
    )  # fmt: skip
    meetings = tuple(
        replace(m, body_name=Name(SCRIPT, SCRIPT), place=SCRIPT, formation=SCRIPT) if m.id == SPRING else m for m in MEETINGS
    )
    return replace(
        REGISTER,
        documents=tuple(bad if d.id == ANBA.id else d for d in REGISTER.documents),
        meetings=meetings,
        conflicts=tuple(replace(c, text=SCRIPT) for c in CONFLICTS),
        notes=(*REGISTER.notes, Note("sources", None, None, None, SCRIPT)),
    )


def test_markup_in_any_field_is_text() -> None:
    for name, content in site(hostile(), Knowledge()):
        if not name.endswith(".html"):
            continue
        page = html.document_fromstring(content.decode())
        assert not page.xpath("//script[not(@src)] | //img | //*[@onerror]") and len(page.xpath("//script")) == 1, name
        assert not page.xpath("//@href[starts-with(translate(., 'JAVSCRIPT', 'javscript'), 'javascript')]"), name


def test_an_address_that_would_run_is_only_shown() -> None:
    pages = {name: content.decode() for name, content in site(hostile(), Knowledge()) if name.endswith(".html")}
    report = pages[f"reports/{file_name(ANBA.id)}"]
    assert "javascript:alert(3)" in report and 'href="javascript' not in report


def test_characters_that_turn_the_line_are_boxed_and_named() -> None:
    assert '<bdi class="ctl" data-name="RLO">\u202e</bdi>' in isolated(TURNED, "ltr")
    assert printable(TURNED) == "invoice[RLO]fdp.exe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صدر في 2031-04-09 أمس", 'صدر في <bdi dir="ltr">2031-04-09</bdi> أمس'),  # "came out on ... yesterday"
        ("موقع SY24.", 'موقع <bdi dir="ltr">SY24</bdi>.'),  # "the site ...": the full stop stays behind the name
        ("شاركت 7 دول", "شاركت 7 دول"),  # "7 countries took part": a plain number needs no help
    ],
)
def test_latin_and_numbers_inside_arabic_are_isolated(text: str, expected: str) -> None:
    assert str(isolated(text, "rtl")) == expected


def test_a_huge_title_is_cut_in_the_tab_and_whole_nowhere_else_than_in_the_text() -> None:
    big = replace(ANBA, title="كلمة " * 20_000)
    register = replace(REGISTER, documents=tuple(big if d.id == ANBA.id else d for d in REGISTER.documents))
    assert max(len(content) for name, content in site(register, Knowledge()) if name.endswith(".html")) < 120_000


def test_file_names_are_safe_and_apart() -> None:
    names = [file_name(i) for i in ("a/b", "a-b", "a:b", "../../etc/passwd", "مجلس/2031", "x" * 500, "CON", "A/B")]
    assert len(set(names)) == len(names)
    assert all(n.replace("-", "").replace(".html", "").isalnum() and n.isascii() and len(n) < 100 for n in names)


def test_a_range_of_years_keeps_its_order_inside_arabic_inside_english() -> None:
    shown = str(isolated("due العام 2026-2027 at last", "ltr"))  # "the year ..."
    assert '<bdi dir="rtl" lang="ar">العام <bdi dir="ltr">2026-2027</bdi></bdi>' in shown


def test_a_bracket_closes_inside_the_stretch_where_it_opened() -> None:
    shown = str(isolated("rule: اليوم (4 حزيران 2020) and on", "ltr"))  # "today (4 June 2020)"
    assert "(4 حزيران 2020)</bdi> and on" in shown
    assert str(isolated("ذكرت (SY24) أن", "rtl")) == 'ذكرت (<bdi dir="ltr">SY24</bdi>) أن'  # "... reported that"
