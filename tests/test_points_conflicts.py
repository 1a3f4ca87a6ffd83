"""Conflicts: both sides of each, and silence where nothing disagrees."""

from dataclasses import replace

from communique.model import Conflict, Cue, Region, Span, Speaker, StatedCount
from points_sample import SPRING, Found, Text, find, meeting, renamed, text


def of_kind(found: Found, kind: str) -> list[Conflict]:
    return [c for c in found.conflicts if c.kind == kind]


def sides(found: Found, kind: str) -> set[str]:
    """Documents on the sides of the only conflict of a kind."""
    (conflict,) = of_kind(found, kind)
    assert conflict.text
    return {s.document for s in conflict.spans}


def test_texts_that_agree_have_no_conflict() -> None:
    one = text("one", "commit/firm | سننظف القنوات قبل الخريف\nconcern | القلق من تلوث الدلتا")
    other = text("other", "commit/firm | تنظيف القنوات قبل حلول الخريف\nconcern | تلوث الدلتا يثير القلق")
    assert find(one, other, renamed(one, "twin")).conflicts == ()


def test_to_stand_with_is_not_to_call_on() -> None:
    one = text("one", "affirm | الوقوف مع سكان الجزر في حماية شواطئهم من البحر")
    other = text("other", "call | سكان الجزر إلى حماية شواطئهم من البحر")
    assert sides(find(one, other), "act") == {"one", "other"}


def test_firm_here_and_soft_there() -> None:
    one = text("one", "commit/firm | الالتزام بمواصلة تنظيف القنوات في الدلتا")
    other = text("other", "commit/soft | ضرورة مواصلة تنظيف القنوات في الدلتا")
    assert sides(find(one, other), "strength") == {"one", "other"}


def test_a_lead_that_sharpens_its_own_body() -> None:
    report = text("report", "commit/firm lead | مواصلة تنظيف القنوات في الدلتا\ncommit/soft | ينبغي مواصلة تنظيف القنوات في الدلتا")
    (conflict,) = of_kind(find(report), "strength")
    assert "lead" in conflict.text
    assert len(conflict.spans) == 2


def counted(value: int, document: str, approximate: bool = False) -> StatedCount:
    return StatedCount("participants", value, approximate, (Span(document, 0, 4),))


def test_different_numbers_of_the_same_thing() -> None:
    one, other = text("one", "record | حضر اللقاء جمع كبير"), text("other", "record | حضر اللقاء جمع كبير")
    held = meeting(SPRING, one, other, counts=(counted(13, "one"), counted(14, "other")))
    assert sides(find(one, other, meetings=(held,)), "count") == {"one", "other"}
    rough = meeting(SPRING, one, other, counts=(counted(13, "one", True), counted(14, "other")))
    assert find(one, other, meetings=(rough,)).conflicts == ()


NAMED = "record | شاركت في اللقاء فرنسا وكندا وتونس ومصر وقطر والأردن"  # six states took part


def test_fewer_named_than_stated() -> None:
    one = text("one", NAMED)
    (conflict,) = of_kind(find(one, meetings=(meeting(SPRING, one, counts=(counted(9, "one"),)),)), "count")
    assert conflict.text == "9 countries stated, 6 named"
    assert find(one, meetings=(meeting(SPRING, one, counts=(counted(6, "one"),)),)).conflicts == ()
    assert find(one, meetings=(meeting(SPRING, one, counts=(counted(60, "one"),)),)).conflicts == (), "no list of sixty"


def test_one_thing_in_two_places() -> None:
    one = text("one", "concern | أوضاع المزارعين المهجرين وعائلاتهم شرق السودان")
    other = text("other", "concern | أوضاع المزارعين المهجرين وعائلاتهم في شمال شرق السودان")
    assert sides(find(one, other), "place") == {"one", "other"}
    elsewhere = text("other", "concern | غلاء أسعار القمح في شمال شرق السودان")
    assert of_kind(find(one, elsewhere), "place") == []


def test_the_whole_body_and_a_part_of_it() -> None:
    one = text("one", "record | اجتمع وزراء خارجية مجلس التعاون لدول الخليج العربية أمس", "gcc/2030-04-02/ministers")
    other = text("other", "record | اجتمعت اللجنة الوزارية في مجلس التعاون لدول الخليج العربية أمس", "gcc/2030-04-02/ministers")
    assert sides(find(one, other), "body") == {"one", "other"}
    assert of_kind(find(one, renamed(one, "twin")), "body") == []


def test_a_weekday_that_does_not_fit_its_date() -> None:
    one = text("one", "record | اجتمع الوزراء يوم الخميس 2 أبريل 2030")  # it was a Tuesday
    start = one.document.text.index("يوم")
    held = meeting(SPRING, one, dates=(Span("one", start, len(one.document.text) - 2),))
    (conflict,) = of_kind(find(one, meetings=(held,)), "date")
    assert "weekday" in conflict.text


def test_one_person_in_two_offices() -> None:
    one = text("one", "record | حضر الممثل الأعلى للاتحاد الأوروبي، ونائب رئيس المفوضية الأوروبية")
    assert sides(find(one), "participants") == {"one"}


def quoted(name: str, before: str, inside: str, cue: str, speaker: str) -> Text:
    """A report whose only statement is quoted, with cue and speaker somewhere in the sentence."""
    body = f"{before}“{inside}”."
    base = text(name, "affirm direct | x")
    start = body.index(inside)
    statement = replace(
        base.statements[0], id=f"{name}:{start}-{start + len(inside)}", start=0, end=len(body) - 1, content=((start, start + len(inside)),),
        cue=Cue(body.index(cue), body.index(cue) + len(cue), cue),
        speaker=Speaker(speaker, body.index(speaker), body.index(speaker) + len(speaker), "body", "named"),
    )  # fmt: skip
    return Text(replace(base.document, text=body, regions=(Region(0, len(body), "body", ""),)), (statement,))


def test_quotation_marks_around_a_summary() -> None:
    own = quoted("own", "وجاء في البيان ", "الوزراء شددوا على احترام حقوق المزارعين وصيادي النهر في كل حين", "شددوا", "الوزراء")
    other = quoted("other", "وشدد الوزراء على ", "وجوب صون حقوق جميع المزارعين والصيادين على ضفتي النهر", "شدد", "الوزراء")
    assert sides(find(own, other), "quotation") == {"own", "other"}
    assert of_kind(find(other, renamed(other, "twin")), "quotation") == []


def test_first_person_in_quotation_marks_against_the_official_third() -> None:
    official = text("official", "commit/firm | قرر الوزراء أن يطلقوا برنامجا لتنظيف القنوات", kind="official")
    own = quoted("own", "قال الوزراء ", "قررنا أن نتعهد بإطلاق برنامج لتنظيف القنوات", "قال", "الوزراء")
    own = Text(own.document, tuple(replace(s, act="commit", strength="firm") for s in own.statements))
    assert sides(find(official, own), "quotation") == {"official", "own"}


def test_a_report_that_breaks_off() -> None:
    whole = text("whole", "affirm | حماية الغابات\ncall | المصارف إلى تيسير حصول المزارعين على القروض الصغيرة")
    cut = text("cut", "affirm | حماية الغابات\ncall | المصارف إلى تيسير حصول المزارعين", complete=False)
    assert sides(find(whole, cut), "cut") == {"whole", "cut"}


def test_sorted_by_what_an_editor_cares_for() -> None:
    one = text("one", NAMED + "\ncommit/firm | الالتزام بمواصلة تنظيف القنوات في الدلتا")
    other = text("other", "commit/soft | ضرورة مواصلة تنظيف القنوات في الدلتا")
    found = find(one, other, meetings=(meeting(SPRING, one, other, counts=(counted(9, "one"),)),))
    assert [c.kind for c in found.conflicts] == ["count", "strength"]


def test_a_copy_that_leaves_out_the_middle_has_chosen() -> None:
    lines = [
        "affirm | احترام حقوق المزارعين في حوض النهر",
        "commit/firm | الالتزام بتنظيف القنوات قبل حلول الخريف",
        "concern | القلق من تلوث مياه الأنهار في الدلتا",
        "praise | جهود العمال في صيانة السدود القديمة",
        "affirm | حماية الغابات من الحرائق في الصيف",
        "commit/firm | إرسال فرق طبية إلى القرى البعيدة",
    ]
    whole, short = text("whole", "\n".join(lines)), text("short", "\n".join([*lines[:2], *lines[4:]]))
    twin, one = renamed(whole, "twin"), dict.fromkeys(("whole", "twin", "short", "cut"), "short")
    found = [c for c in find(whole, twin, short, sources=one).conflicts if c.kind == "selection"]
    assert [(c.reasons[0].value, c.reasons[0].detail) for c in found] == [(2, "short")]
    cut = text("cut", "\n".join(lines[:4]))
    assert not [c for c in find(whole, twin, cut, sources=one).conflicts if c.kind == "selection"]
