"""A notice composed here, work that came otherwise, a superior's paper of which a part is ours."""

from datetime import date, timedelta

import pytest
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from conclusions import actions
from conclusions.actions import composing
from conclusions.models import Conclusion, Item, UnsentWords
from conclusions.reading import read
from conclusions.tests.factories import a_directive
from conclusions.units import Directory
from departments.models import Agency
from tasks.actions import issue
from tasks.actions.issuing import problems_of

ORDERS = [
    "Thanh tra Sở báo cáo kết quả kiểm tra trước ngày 15/12/2026.",
    "Phòng Quản lý Khoa học xây dựng kế hoạch năm 2027.",
]


@pytest.fixture
def son(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def composed(cast, **fields):
    told = {"kind": "briefing", "title": "Kết luận giao ban", "leader": cast["giamdoc"]}
    return actions.compose(by=cast["hcth.son"], **told | fields)


def told(draft):
    return [f"{item.path} {item.text}" for item in draft.items.order_by("position", "pk")]


def test_notice_composed_from_nothing_has_the_usual_frame_and_reads_its_orders(cast):
    draft = composed(cast, orders=ORDERS, meeting_on=date(2026, 11, 25))

    assert told(draft) == [
        "I Đánh giá kết quả thực hiện nhiệm vụ",
        "II Nhiệm vụ trong thời gian tới",
        f"II.1 {ORDERS[0]}",
        f"II.2 {ORDERS[1]}",
    ]
    first = draft.items.get(path="II.1").duties.get()
    assert ([unit.code for unit in first.leads.all()], first.named_on) == (
        ["TTra"],
        date(2026, 12, 15),
    )
    assert (draft.closing, draft.signer_name) == (
        Agency.current().closing,
        Agency.current().signer_name,
    )


LINES = [
    "rà soát hồ sơ thanh toán Quý IV",
    "Thanh tra Sở báo cáo kết quả kiểm tra",
    "Phòng Quản lý Khoa học xây dựng kế hoạch năm 2027",
    "đôn đốc các đơn vị gửi báo cáo",
    "Trung tâm Ứng dụng hoàn thành phương án tự chủ tài chính giai đoạn 2026 - 2030",
    "hoàn thành phương án tự chủ tài chính",
    "tổng hợp, báo cáo Giám đốc Sở.",
]


def test_line_is_read_by_itself_wherever_it_stands_in_the_list(cast):
    draft = composed(cast, orders=LINES)

    titles = [item.duties.get().title for item in draft.items.filter(kind="directive")]
    assert titles == [
        "Rà soát hồ sơ thanh toán Quý IV",
        "Báo cáo kết quả kiểm tra",
        "Kế hoạch năm 2027",
        "Đôn đốc các đơn vị gửi báo cáo",
        "Phương án tự chủ tài chính giai đoạn 2026 - 2030",
        "Phương án tự chủ tài chính",
        "Tổng hợp, báo cáo Giám đốc Sở",
    ]


def test_frame_of_a_former_notice_is_taken_without_its_work(cast, units):
    former = composed(cast, orders=ORDERS)
    Item.objects.filter(conclusion=former, path="I").update(text="Tình hình thực hiện")
    former.opening = "Ngày 01/4/2024, Giám đốc Sở chủ trì cuộc họp."
    former.save()

    draft = composed(cast, frame=former)

    assert draft.opening == ""  # it tells of another meeting, on another day
    assert told(draft) == ["I Tình hình thực hiện", "II Nhiệm vụ trong thời gian tới"]


@pytest.mark.parametrize(
    ("kind", "number"),
    [("programme", "12/CTr-SKHCN"), ("superior", "598/UBND-KT"), ("direct", "")],
)
def test_work_that_came_otherwise_is_given_the_same_way(cast, kind, number):
    issuer = "UBND tỉnh" if kind == "superior" else ""
    draft = composed(
        cast,
        kind=kind,
        number=number,
        issuer=issuer,
        issued_on=date(2026, 11, 25),
        orders=ORDERS,
    )

    assert problems_of(draft) == []
    tasks = issue(draft, by=cast["hcth.tam"])

    draft.refresh_from_db()
    assert [task.lead.code for task in tasks] == ["TTra", "QLKH"]
    assert draft.number == (number or "01/YKCĐ-SKHCN")
    assert not draft.is_printable


def test_paper_of_another_agency_is_not_printed_as_ours(client, cast, units):
    draft = composed(cast, kind="superior", number="598/UBND-KT", issuer="UBND tỉnh")
    a_directive(draft, units["QLKH"])
    client.force_login(cast["giamdoc"])

    for name in ("notice_pdf", "notice_docx"):
        assert client.get(reverse(f"reports:{name}", args=[draft.pk])).status_code == 404


def test_same_number_of_two_agencies_stands_twice(cast):
    composed(cast, number="12/TB-UBND", issued_on=date(2026, 11, 25), issuer="UBND tỉnh")
    composed(cast, number="12/TB-UBND", issued_on=date(2026, 11, 25), issuer="UBND huyện")

    assert Conclusion.objects.filter(number="12/TB-UBND").count() == 2


PROVINCE = """UBND TỈNH LÀO CAI
VĂN PHÒNG
Số: 45/TB-VPUBND
Lào Cai, ngày 10 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về cụm công nghiệp
Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Giao Sở Công Thương tổng hợp, báo cáo trước ngày 30/11/2026.
2. Giao Sở Khoa học và Công nghệ hướng dẫn công nghệ trước ngày 20/12/2026.
3. Giao Sở Xây dựng thẩm định hồ sơ.
"""


@pytest.fixture
def theirs(cast):
    return actions.draft_from(read(PROVINCE, Directory().known()), by=cast["hcth.son"])


def test_head_of_another_agency_is_seen(theirs):
    assert (theirs.issuer.lower(), theirs.kind, theirs.leader) == (
        "văn phòng ủy ban nhân dân tỉnh lào cai",
        "superior",
        None,
    )
    assert (theirs.signature, theirs.closing) == ("", "")


def test_what_is_not_ours_is_left_to_others_in_one_act(son, theirs):
    page = reverse("conclusions:review", args=[theirs.pk])
    assert "2 mục không nhắc đến cơ quan" in " ".join(son.get(page).text.split())

    son.post(reverse("conclusions:of_others", args=[theirs.pk]), {"seen": theirs.version})

    kinds = dict(theirs.items.values_list("label", "kind"))
    assert kinds == kinds | {"1.": "no_task", "2.": "directive", "3.": "no_task"}


def test_who_gives_the_work_of_anothers_paper_is_said_by_a_tap(son, theirs, cast):
    page = son.get(reverse("conclusions:review", args=[theirs.pk]))
    assert [one.username for one in page.context["review"].leaders][:1] == ["giamdoc"]

    given = {"seen": theirs.version, "leader": cast["giamdoc"].pk}
    son.post(reverse("conclusions:leader", args=[theirs.pk]), given)

    assert type(theirs).objects.get(pk=theirs.pk).leader == cast["giamdoc"]


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_nobody_else_is_taken_for_a_leader(son, theirs, cast, chosen):
    chosen = chosen or str(cast["qlkh.anh"].pk)

    son.post(
        reverse("conclusions:leader", args=[theirs.pk]),
        {"seen": theirs.version, "leader": chosen},
    )

    assert type(theirs).objects.get(pk=theirs.pk).leader is None


@pytest.mark.parametrize(
    ("head", "foreign"),
    [
        ("UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", False),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", False),
        ("UBND TỈNH QUANG NGAI\nSỞ KHOA HOC VA CÔNG NGHẸ", False),  # a scan loses marks
        ("UBND TỈNH LÀO CAI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", True),
        ("UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG", True),
        ("UBND TỈNH QUẢNG NGÃI\nVĂN PHÒNG", True),
    ],
)
def test_own_paper_is_known_by_its_head(cast, head, foreign):
    paper = f"{head}\nSố:{PROVINCE.partition('Số:')[2]}"
    draft = actions.draft_from(read(paper, Directory().known()), by=cast["hcth.son"])

    assert bool(draft.issuer) == foreign


@pytest.mark.parametrize(("number", "foreign"), [("45/TB-SKHCN", False), ("45/TB-UBND", True)])
def test_head_that_names_the_parent_alone_is_ours_by_its_symbol(cast, number, foreign):
    """A scan may lose the line of the agency itself."""
    head = "UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHẸ Tĩnh Thư"
    paper = f"{head}\nSố:{PROVINCE.partition('Số:')[2]}".replace("45/TB-VPUBND", number)

    draft = actions.draft_from(read(paper, Directory().known()), by=cast["hcth.son"])

    assert bool(draft.issuer) == foreign


def test_paper_without_a_head_is_taken_for_an_own_one(cast):
    paper = "Giám đốc Sở kết luận như sau:\n1. Thanh tra Sở kiểm tra."

    assert actions.draft_from(read(paper, Directory().known()), by=cast["hcth.son"]).issuer == ""


# The page


def test_draft_is_composed_on_its_page(son, cast):
    sent = {
        "kind": "direct",
        "title": "Chỉ đạo về chuyển đổi số",
        "leader": cast["giamdoc"].pk,
        "orders": "1. Thanh tra Sở kiểm tra.\n- Phòng Hành chính - Tổng hợp rà soát 1. 2.\n\n",
    }

    answer = son.post(reverse("conclusions:compose"), sent)

    draft = Conclusion.objects.get()
    assert answer.url == reverse("conclusions:review", args=[draft.pk])
    assert told(draft) == [
        "1 Thanh tra Sở kiểm tra.",
        "2 Phòng Hành chính - Tổng hợp rà soát 1. 2.",
    ]


def test_form_tells_what_is_missing(son):
    answer = son.post(reverse("conclusions:compose"), {"kind": "superior"})

    assert answer.status_code == 422
    for words in (
        "Chưa nhập trích yếu.",
        "Chưa chọn lãnh đạo giao việc.",
        "Văn bản cấp trên giao cần tên cơ quan ban hành.",
    ):
        assert words in answer.text


# What is typed before there is a draft

PAGE = reverse_lazy("conclusions:compose")
TYPED = {"kind": "meeting", "title": "Kết luận về thanh tra", "orders": "Một.\nHai.", "number": "7"}


def autosave(client, kept_at=None, **typed):
    """As the page does that knows the last words kept, or those of `kept_at`."""
    kept = UnsentWords.objects.first()
    known = kept.saved_at.isoformat() if kept and kept_at is None else kept_at or ""
    return client.post(PAGE, typed | {"kept_at": known}, headers={"X-Autosave": "1"})


def test_words_typed_into_a_new_draft_are_kept_on_the_server_and_shown_again(son):
    answer = autosave(son, **TYPED, meeting_on="31/02/2026")

    assert "Đã lưu lúc" in answer.text
    assert 'data-saved="kind title leader' in answer.text
    form = son.get(PAGE).context["form"]
    shown = {name: form[name].value() for name in (*TYPED, "meeting_on")}
    assert shown == TYPED | {"meeting_on": "31/02/2026"}  # wrong as it is: the button tells
    assert Conclusion.objects.count() == 0


def test_words_of_another_window_are_not_written_over(son):
    autosave(son, **TYPED)
    first = UnsentWords.objects.get().saved_at.isoformat()
    autosave(son, **TYPED | {"orders": "Một.\nHai.\nBa."})

    other = autosave(son, first, **TYPED | {"title": "Kết luận khác"})

    assert other.status_code == 409
    assert "Chưa lưu: nội dung này đã được sửa ở cửa sổ khác" in " ".join(other.text.split())
    assert UnsentWords.objects.get().words["orders"] == "Một.\nHai.\nBa."
    last = UnsentWords.objects.get().saved_at.isoformat()
    assert last in other.text  # of the button that puts this window's words there
    assert autosave(son, last, **TYPED | {"title": "Kết luận khác"}).status_code == 200
    assert UnsentWords.objects.get().words["title"] == "Kết luận khác"


def test_each_person_has_words_of_the_own(son, client, cast):
    autosave(son, **TYPED)
    client.force_login(cast["hcth.tam"])

    assert client.get(PAGE).context["form"]["title"].value() is None


@pytest.mark.parametrize("title", ["Kết luận", "  ", ""])
def test_form_emptied_again_is_not_kept(son, title):
    autosave(son, **TYPED)
    autosave(son, kind="meeting", title=title)

    assert UnsentWords.objects.count() == (1 if title.strip() else 0)


def test_words_go_with_the_draft_made_of_them_or_when_dropped(son, cast):
    autosave(son, **TYPED)
    sent = {"kind": "briefing", "title": "Kết luận", "leader": cast["giamdoc"].pk}
    son.post(PAGE, sent | {"orders": "Một."})
    assert (Conclusion.objects.count(), UnsentWords.objects.count()) == (1, 0)

    autosave(son, **TYPED)
    son.post(PAGE, TYPED | {"bo": "1"})
    assert (Conclusion.objects.count(), UnsentWords.objects.count()) == (1, 0)


def test_wrong_form_keeps_its_words(son):
    autosave(son, **TYPED)

    answer = son.post(PAGE, TYPED | {"title": ""})

    assert (answer.status_code, UnsentWords.objects.get().words["title"]) == (422, TYPED["title"])


def test_words_left_for_long_are_forgotten(son):
    autosave(son, **TYPED)
    late = timezone.now() + composing.UNSENT_KEPT

    assert composing.prune_unsent(late - timedelta(hours=1)) == 0
    assert composing.prune_unsent(late + timedelta(hours=1)) == 1


def test_who_may_not_edit_notices_keeps_nothing(client, cast):
    client.force_login(cast["ttud.dat"])

    assert (autosave(client, **TYPED).status_code, UnsentWords.objects.count()) == (403, 0)


# Numbers of other agencies' papers


def test_number_of_another_agency_s_paper_gets_no_symbol_of_ours(son, cast):
    sent = {
        "kind": "superior",
        "title": "Kết luận của Chủ tịch UBND tỉnh",
        "leader": cast["giamdoc"].pk,
        "issuer": "UBND tỉnh Quảng Ngãi",
        "orders": "Một.",
    }

    bare = son.post(PAGE, sent | {"number": "212"})
    whole = son.post(PAGE, sent | {"number": "212/TB-UBND"})

    assert bare.context["form"].errors["number"] == [
        "Số “212” chưa có ký hiệu của cơ quan ban hành; ví dụ 12/TB-UBND."
    ]
    assert (whole.status_code, Conclusion.objects.get().number) == (302, "212/TB-UBND")


@pytest.mark.parametrize(
    ("kind", "issuer", "label"),
    [
        ("superior", "UBND tỉnh", "Đưa vào theo dõi"),
        ("direct", "", "Đưa vào theo dõi"),
        ("briefing", "UBND tỉnh", "Đưa vào theo dõi"),
        ("briefing", "", "Ban hành và giao nhiệm vụ"),
        ("programme", "", "Ban hành và giao nhiệm vụ"),
    ],
)
def test_what_was_given_elsewhere_or_by_word_is_not_said_to_be_issued_by_us(
    cast, kind, issuer, label
):
    assert composed(cast, kind=kind, issuer=issuer).issue_label == label
