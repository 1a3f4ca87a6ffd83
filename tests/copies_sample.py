"""Invented documents for the tests of the room ``copies``: reports on a council that looks after canals."""

from __future__ import annotations

from communique.model import Document, Kind, Published, Region, Role

# "The council's experts met on Sunday in the northern harbour to review the state of the old canals, and agreed that the two
# main gates would be repaired before the first rains, that fishermen would receive new nets, and that a joint fund under
# the supervision of the three cities would pay half of the costs in the coming year."
STORY = (
    "اجتمع خبراء المجلس يوم الأحد في المرفأ الشمالي لمراجعة حال القنوات القديمة، واتفقوا على إصلاح البوابتين الرئيسيتين قبل هطول "
    "الأمطار الأولى، وعلى أن يحصل الصيادون على شباك جديدة، وأن يتحمل صندوق مشترك تحت إشراف المدن الثلاث نصف التكاليف في العام المقبل."
)
# "In the market of the old town the price of dates rose sharply this week because of delays of the caravans, and traders
# asked the municipality to open the eastern road which has been closed since a landslide buried two of its bridges."
OTHER = (
    "ارتفع سعر التمور في سوق البلدة القديمة هذا الأسبوع ارتفاعا حادا بسبب تأخر القوافل، وطلب التجار من البلدية فتح الطريق الشرقي "
    "المغلق منذ أن طمر انهيار أرضي جسرين من جسوره."
)


def document(
    document_id: str,
    text: str,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    kind: Kind = "press",
    published: str | None = None,
    rule: str = "printed date",
    regions: tuple[tuple[str, Role], ...] | None = None,
) -> Document:
    """A document of one body region, or of ``regions`` given as texts with roles (then ``text`` is ignored)."""
    cut, at = [], 0
    for words, role in regions or ((text, "body"),):
        cut.append(Region(at, at + len(words), role, "test"))
        at += len(words)
    whole = "".join(words for words, _ in regions) if regions else text
    return Document(
        id=document_id,
        source=f"{document_id}.txt",
        url=None,
        kind=kind,
        language="ar",
        outlet=outlet,
        agency=agency,
        title=None,
        author=None,
        published=Published(published, None, rule) if published else None,
        text=whole,
        regions=tuple(cut),
    )
