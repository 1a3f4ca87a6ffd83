"""Changes: what became of a point from one meeting to the next."""

from dataclasses import replace

import pytest

from points_sample import AUTUMN, SETTINGS, SPRING, Found, Text, find, meeting, text

BEFORE = """commit/firm | سننظف جميع القنوات قبل نهاية عام 2031
            affirm | احترام حقوق المزارعين في حوض النهر
            concern | القلق من تلوث مياه الدلتا"""
# We will clean all canals before the end of 2031; respect for the farmers' rights; concern at the delta's pollution.


def kinds(found: Found) -> dict[tuple[str | None, str | None], str]:
    """(earlier wording, later wording) -> kind."""
    return {
        (found.said(c.from_point) if c.from_point else None, found.said(c.to_point) if c.to_point else None): c.kind
        for c in found.changes
    }


def official(name: str, lines: str, at: str) -> Text:
    return text(name, lines, at, kind="official")


def test_kept_moved_new_and_dropped_between_official_texts() -> None:
    after = """concern | القلق من تلوث مياه الدلتا
               commit/firm | سننظف جميع القنوات قبل نهاية عام 2031
               praise | انضمام جزيرة جديدة إلى المجلس"""
    found = kinds(find(official("first", BEFORE, SPRING), official("second", after, AUTUMN)))
    assert found == {
        ("القلق من تلوث مياه الدلتا", "القلق من تلوث مياه الدلتا"): "kept",
        ("سننظف جميع القنوات قبل نهاية عام 2031", "سننظف جميع القنوات قبل نهاية عام 2031"): "kept",
        ("احترام حقوق المزارعين في حوض النهر", None): "dropped",
        (None, "انضمام جزيرة جديدة إلى المجلس"): "new",
    }


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("commit/soft | نأمل أن ننظف جميع القنوات قبل نهاية عام 2031", "weakened"),
        ("commit/firm | سننظف جميع القنوات قبل نهاية عام 2033", "weakened"),
        ("commit/firm | سننظف جميع القنوات قبل نهاية عام 2030", "strengthened"),
        ("commit/firm | سننظف جميع القنوات", "weakened"),
        ("commit/firm | سنقوم بتنظيف كل القنوات والمصارف الرئيسية في موعد أقصاه نهاية عام 2031", "reworded"),
    ],
)
def test_moves_of_strength_and_deadline(later: str, kind: str) -> None:
    found = find(
        official("first", "commit/firm | سننظف جميع القنوات قبل نهاية عام 2031", SPRING), official("second", later, AUTUMN)
    )
    assert [c.kind for c in found.changes if c.from_point and c.to_point] == [kind]


def test_a_larger_amount_strengthens() -> None:
    first = official("first", "commit/firm | سندفع 5 ملايين دولار لصندوق النهر", SPRING)
    second = official("second", "commit/firm | سندفع 8 ملايين دولار لصندوق النهر", AUTUMN)
    assert [c.kind for c in find(first, second).changes] == ["strengthened"]
    swapped = find(
        official("first", "commit/firm | سندفع 8 ملايين دولار لصندوق النهر", SPRING),
        text("second", "commit/firm | سندفع 5 ملايين دولار لصندوق النهر", AUTUMN),
    )
    assert [c.kind for c in swapped.changes] == ["weakened"]


def test_from_press_alone_nothing_is_dropped_or_new() -> None:
    first, second = text("first", BEFORE, SPRING), text("second", "affirm | حماية الغابات", AUTUMN)
    assert set(kinds(find(first, second)).values()) == {"not-visible"}


def test_the_text_may_say_itself_that_something_is_new() -> None:
    first = text("first", BEFORE, SPRING)
    second = text("second", "commit/firm | سننشئ لأول مرة صندوقا للغابات", AUTUMN)
    assert kinds(find(first, second))[None, "سننشئ لأول مرة صندوقا للغابات"] == "new"


def test_swapping_two_meetings_swaps_new_and_dropped() -> None:
    one, other = "affirm | حماية الغابات\nconcern | القلق من الجفاف", "affirm | حماية الغابات\npraise | جهود العمال"
    there = kinds(find(official("first", one, SPRING), official("second", other, AUTUMN)))
    back = kinds(find(official("first", other, SPRING), official("second", one, AUTUMN)))
    mirror = {"new": "dropped", "dropped": "new", "kept": "kept"}
    assert {(b, a): mirror[kind] for (a, b), kind in there.items()} == back


def test_an_incomplete_official_text_proves_no_absence() -> None:
    first = official("first", BEFORE, SPRING)
    second = text("second", "affirm | حماية الغابات", AUTUMN, kind="official", complete=False)
    assert "dropped" not in kinds(find(first, second)).values()


def test_procedure_stays_out_but_for_the_next_meeting() -> None:
    first = text("first", "record | اجتمع الوزراء في تونس\nrecord | سيعقد الاجتماع المقبل في عمان", SPRING)
    second = text("second", "record | اجتمع الوزراء في عمان\nrecord | سيعقد الاجتماع المقبل في الرباط", AUTUMN)
    assert kinds(find(first, second)) == {("سيعقد الاجتماع المقبل في عمان", "سيعقد الاجتماع المقبل في الرباط"): "reworded"}


def test_meetings_are_paired_in_time_by_body_and_formation() -> None:
    lines = "affirm | حماية الغابات"
    officials = "river-council/2030-06-01/senior-officials"
    foreign = "other-council/2030-05-01/ministers"
    texts = [text(f"t{n}", lines, name) for n, name in enumerate((SPRING, officials, AUTUMN, foreign))]
    pairs = {(c.earlier, c.later) for c in find(*texts).changes}
    assert pairs == {(SPRING, officials), (officials, AUTUMN), (SPRING, AUTUMN)}


def test_an_undated_meeting_stands_by_its_bounds() -> None:
    lines = "affirm | حماية الغابات"
    first, second = text("first", lines, "river-council/undated/ministers"), text("second", lines, SPRING)
    unknown = meeting("river-council/undated/ministers", first)
    held = replace(unknown.held, date=None, not_after="2030-12-31")
    meetings = (replace(unknown, held=held), meeting(SPRING, second))
    assert {(c.earlier, c.later) for c in find(first, second, meetings=meetings).changes} == {(unknown.id, SPRING)}
    nowhere = (replace(unknown, held=replace(held, not_after=None)), meeting(SPRING, second))
    assert find(first, second, meetings=nowhere).changes == ()


def test_a_theme_in_common_ties_nothing_without_words_in_common() -> None:
    # "we will launch a joint watch on illegal fishing" and "we set up an insurance for fishers who lose their boats"
    first = official("first", "commit/firm | سنطلق مراقبة مشتركة للصيد غير المشروع في البحيرات", SPRING)
    second = official("second", "commit/firm | إنشاء نظام تأمين لمن يفقدون قواربهم", AUTUMN)
    themed = [replace(t, statements=tuple(replace(s, themes=("fish",)) for s in t.statements)) for t in (first, second)]
    assert set(kinds(find(*themed)).values()) == {"dropped", "new"}


def test_other_states_make_another_welcome() -> None:
    # "Jordan's joining, which has become the third member", "Kenya's joining, by which the number of members rises to five"
    first = official("first", "praise | انضمام الأردن التي أصبحت العضو الثالث في المجلس", SPRING)
    second = official("second", "praise | انضمام كينيا الذي يرتفع به عدد أعضاء المجلس إلى خمسة", AUTUMN)
    assert set(kinds(find(first, second)).values()) == {"dropped", "new"}


@pytest.mark.parametrize(
    "later",
    [
        "سنطبق معايير موحدة لتصريف المياه ابتداء من 1 يناير 2032",  # we will apply common standards ... from 1 January 2032
        "توسيع نطاق معايير موحدة لتصريف المياه لتشمل الموانئ",  # extending common standards ... to ports
    ],
)
def test_in_force_or_reaching_further_is_stronger(later: str) -> None:
    first = official("first", "commit/firm | وضع معايير موحدة لتصريف المياه", SPRING)  # drawing up common standards
    second = official("second", f"commit/firm | {later}", AUTUMN)
    assert set(kinds(find(first, second)).values()) == {"strengthened"}


def test_meetings_that_change_places_change_new_and_dropped() -> None:
    one, two = "affirm | احترام حقوق المزارعين في حوض النهر", "concern | القلق من تلوث مياه الدلتا"
    there = kinds(find(official("first", one, SPRING), official("second", two, AUTUMN)))
    back = kinds(find(official("first", two, SPRING), official("second", one, AUTUMN)))
    turned = {"new": "dropped", "dropped": "new"}
    assert back == {(b, a): turned[kind] for (a, b), kind in there.items()}


def test_words_that_most_points_have_tie_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    by_words_alone = replace(SETTINGS, changing=replace(SETTINGS.changing, linked=0.0, least=0.0))
    monkeypatch.setattr("points_sample.SETTINGS", by_words_alone)
    shared = ("حقوق المزارعين", "مياه الينابيع", "غرس الأشجار", "صيد الأسماك", "صيانة الطرق", "تعليم الفتيات", "نقل الحبوب")
    same = "\n".join(
        f"affirm | {matter} شأن الدول الأعضاء في المجلس" for matter in shared
    )  # ... is a matter for the Council's member States
    dams, stations = (
        "سدود تسع من الدول الأعضاء في المجلس تكاد تجف عقب صيف طويل شحت أمطاره",
        "محطات ست من الدول الأعضاء في المجلس رُبطت بالشبكة بكابل بحري يعبر الخليج",
    )
    found = kinds(
        find(
            official("first", f"assess | {dams}\n{same}", SPRING),  # the dams of nine member States run dry
            official("second", f"assess | {stations}\n{same}", AUTUMN),  # the stations of six have been linked
        )
    )
    assert found[dams, None] == "dropped"
    assert found[None, stations] == "new"
