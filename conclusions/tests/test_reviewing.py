"""The review: words beside what was read, each change with the version seen, nothing lost."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conclusions import actions
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Duty, Item
from conclusions.reading import read
from conclusions.review_page import Review
from conclusions.tests.factories import a_directive, a_draft
from conclusions.units import Directory

SAMPLE = Path(__file__).parent / "notices" / "giao-ban-quy-1-2024.txt"
HTMX = {"HX-Request": "true"}
STALE = "Mục II.1 vừa được người khác sửa"


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"], number="598/TB-SKHCN")


@pytest.fixture
def duty(draft, units):
    return a_directive(draft, units["QLKH"])


@pytest.fixture
def sample(cast):
    reading = read(SAMPLE.read_text("utf-8"), Directory().known())
    return actions.draft_from(reading, by=cast["hcth.son"])


def at(name, *args):
    return reverse(f"conclusions:{name}", args=args)


def edit(duty, **fields):
    """What the form of a duty sends; a field that is not given stays."""
    sent = {"title": duty.title, "leads": [unit.pk for unit in duty.leads.all()], **fields}
    return {f"d{duty.pk}-{name}": value for name, value in sent.items()}


def one_line(page: str) -> str:
    return " ".join(page.split())


# What the page shows


def test_review_shows_the_words_with_what_was_read_from_them(sample):
    review = Review(sample)
    row = next(row for row in review.rows if row.number == "II.2")

    assert review.counts == "24 mục · 28 việc giao, 8 có thời hạn"
    assert [(piece.css, piece.text) for piece in row.pieces if piece.css] == [
        ("u", "Các phòng, đơn vị"),
        ("d", "trước ngày 05/4/2024"),
        ("u", "Phòng Hành chính - Tổng hợp"),
        ("d", "trước ngày 10/4/2024"),
    ]
    assert row.tasks == 6


def test_every_paragraph_of_the_source_is_on_the_page(sample):
    around = [sample.title, sample.opening, sample.closing, sample.recipients, sample.signature]
    body = ["".join(piece.text for piece in row.pieces) for row in Review(sample).rows]
    shown = " ".join([*around, sample.signer_name, *body]).split()

    assert set(sample.source_text.split()) - set(shown) == {
        "Nơi",
        "nhận:",
    }  # the heading of the recipients


def test_guessed_unit_keeps_the_words_it_was_guessed_from(sample):
    lines = [line for row in Review(sample).rows for line in row.duties]

    assert [(line.who, line.guess) for line in lines if line.guess] == [
        (
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghê",
        )
    ]


@pytest.mark.parametrize("written", ["Công ty Điện lực Lào Cai", "Phòng Quản lý Công nghệ"])
def test_unit_that_a_person_chose_is_no_guess(draft, units, written):
    a_directive(draft, units["QLKH"], leads_written=written)

    (line,) = Review(draft).rows[1].duties

    assert (line.leads, line.guess, line.is_guessed) == ([units["QLKH"]], "", False)


def test_day_of_review_is_proposed_from_the_section_s_title(sample):
    assert sample.review_on == date(2024, 6, 28)
    assert Review(sample).review_guess == "Nhiệm vụ chủ yếu trong tháng 4 và Quý II năm 2024"


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"deadline": "before", "phrase": "trước ngày 05/4/2024"}, ("", False)),
        ({"deadline": "by", "phrase": "vào ngày 05 tháng 4 năm 2024"}, ("", False)),
        ({"deadline": "during", "phrase": "trong tháng 4/2024"}, ("tính đến 05/4/2024", False)),
        ({"deadline": "before", "phrase": "trước ngày 5/4"}, ("05/4/2024", True)),
        (
            {
                "deadline": "recurring",
                "every": "month",
                "phrase": "Định kỳ hằng tháng trước ngày 5",
            },
            ("định kỳ hằng tháng, kỳ tới 05/4/2024", True),
        ),
        (
            {"deadline": "recurring", "every": "half_year", "phrase": "sơ kết 6 tháng một lần"},
            ("định kỳ 6 tháng, kỳ tới 05/4/2024", True),
        ),
    ],
)
def test_day_the_phrase_does_not_print_is_said_to_be_a_guess(draft, units, fields, note):
    a_directive(draft, units["QLKH"], named_on=date(2024, 4, 5), **fields)

    line = Review(draft).rows[1].duties[0]

    assert (line.day_note, line.day_guessed) == note


def test_gaps_name_their_place(cast, units):
    draft = a_draft(cast["giamdoc"])
    without = a_directive(draft)

    assert [(gap.words, gap.anchor) for gap in gaps_of(draft)] == [
        ("Chưa nhập số do văn thư cấp và ngày.", "the-thuc"),
        ("Mục II.1 chưa có đơn vị chủ trì.", f"muc-{without.item_id}"),
    ]


def test_page_has_all_gaps_and_no_way_to_issue(office, sample):
    text = office.get(at("review", sample.pk)).text

    assert "Còn phải xử lý: thể thức, 1 mục" in text
    assert "Trước khi đưa vào theo dõi:" in text
    assert "ask-issue" not in text


def test_review_asks_no_more_questions_of_a_longer_notice(office, draft, units):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get(at("review", draft.pk))
        return len(queries)

    def lengthen(by: int) -> None:
        for _ in range(by):
            a_directive(draft, units["QLKH"], units["TTra"], helpers=[units["HCTH"]])

    lengthen(1)
    asked()
    short = asked()
    lengthen(2)

    assert asked() == short


# Changes


def test_header_is_saved_day_first(office, draft):
    sent = {"number": "12/KL-SKHCN", "issued_on": "05/04/2024", "title": "Mới", "kind": "meeting"}

    office.post(
        at("header", draft.pk), {"shown": 1, **{f"tt-{name}": v for name, v in sent.items()}}
    )

    draft.refresh_from_db()
    assert (draft.number, draft.issued_on, draft.title, draft.version) == (
        "12/KL-SKHCN",
        date(2024, 4, 5),
        "Mới",
        2,
    )


def test_header_with_a_taken_number_is_told_in_its_form(office, cast, draft):
    other = a_draft(cast["giamdoc"], number="7/TB-SKHCN", title="Kết luận bảy")
    sent = {"number": "598/TB-SKHCN", "issued_on": "01/02/2024", "title": "Mới", "kind": "meeting"}

    response = office.post(
        at("header", other.pk),
        {"seen": 1, **{f"tt-{name}": v for name, v in sent.items()}},
        headers=HTMX,
    )

    assert response.status_code == 422
    assert "Số 598/TB-SKHCN đã dùng trong năm 2024" in response.text
    other.refresh_from_db()
    assert (other.number, other.version) == ("7/TB-SKHCN", 1)


def head(**fields) -> dict:
    """The header's form as sent, over a draft just made."""
    sent = {"issued_on": "05/04/2024", "title": "Mới", "kind": "meeting"} | fields
    return {"seen": 1, **{f"tt-{name}": value for name, value in sent.items()}}


@pytest.mark.parametrize(
    ("kind", "number"), [("meeting", "12/TB-SKHCN"), ("conclusion", "12/KL-SKHCN")]
)
def test_number_typed_alone_is_completed_with_the_symbol_of_its_kind(office, draft, kind, number):
    url = at("header", draft.pk)

    response = office.post(url, head(number="12", kind=kind), headers=HTMX)

    draft.refresh_from_db()
    assert draft.number == number
    assert f"Số được ghi đủ ký hiệu: {number}." in response.text


@pytest.mark.parametrize("number", ["abc", "<b>1</b>", "TB-SKHCN", "12/TB SKHCN?"])
def test_what_is_no_number_is_refused_with_one_that_is(office, draft, number):
    response = office.post(at("header", draft.pk), head(number=number), headers=HTMX)

    draft.refresh_from_db()
    assert (response.status_code, draft.number) == (422, "598/TB-SKHCN")
    assert "không phải số, ký hiệu của văn bản; ví dụ 12/TB-SKHCN." in response.text


def test_draft_with_a_number_no_paper_bears_is_not_issued(office, cast, draft):
    Conclusion.objects.filter(pk=draft.pk).update(number="12")

    response = office.get(at("review", draft.pk))

    assert "Số “12” chưa có ký hiệu; ví dụ 12/TB-SKHCN." in response.text


@pytest.mark.parametrize(
    ("issued_on", "met_on", "told"),
    [("1990-01-01", "2024-04-02", 2), ("2024-04-02", "2024-04-02", 0), ("1990-01-01", None, 0)],
)
def test_day_of_issue_before_the_meeting_is_told_in_review_and_question(
    office, cast, duty, issued_on, met_on, told
):
    notices = Conclusion.objects.filter(pk=duty.item.conclusion_id)
    notices.update(issued_on=issued_on, meeting_on=met_on)

    page = office.get(at("review", duty.item.conclusion_id)).text

    slip = "Ngày ban hành 01/01/1990 trước ngày họp 02/4/2024; xem lại hai ngày này."
    assert page.count(slip) == told


def test_duty_is_edited_in_place(office, duty, units):
    url = at("duty", duty.item.conclusion_id, duty.pk)
    fields = {
        "leads": [units["TTra"].pk, units["TTUD"].pk],
        "helpers": [units["HCTH"].pk],
        "deadline": "before",
        "named_on": "05/04/2024",
        "phrase": "trước ngày 05/4/2024",
        "key": "on",
    }

    response = office.post(url, {"seen": 1, **edit(duty, **fields)}, headers=HTMX)

    duty.refresh_from_db()
    assert response.status_code == 200
    assert 'id="seen" value="2" hx-swap-oob="true"' in " ".join(response.text.split())
    assert [unit.code for unit in duty.leads.all()] == ["TTra", "TTUD"]
    assert [unit.code for unit in duty.helpers.all()] == ["HCTH"]
    assert (duty.deadline, duty.named_on, duty.key) == ("before", date(2024, 4, 5), True)


def test_duty_is_edited_without_scripts_as_well(office, duty):
    conclusion = duty.item.conclusion_id
    url = at("duty", conclusion, duty.pk)

    assert f'name="d{duty.pk}-title"' in office.get(url).text
    response = office.post(url, {"shown": 1, **edit(duty, title="Tên khác")})

    assert response.headers["Location"] == f"{at('review', conclusion)}#muc-{duty.item_id}"
    assert Duty.objects.get().title == "Tên khác"


def test_wrong_duty_keeps_what_was_typed(office, duty):
    sent = edit(duty, deadline="before", named_on="31/02/2024", title="Tên vừa gõ")

    response = office.post(
        at("duty", duty.item.conclusion_id, duty.pk), {"seen": 1, **sent}, headers=HTMX
    )

    assert response.status_code == 422
    assert "Không có ngày 31/02/2024." in response.text
    assert "Tên vừa gõ" in response.text


def test_lead_is_given_by_one_choice(office, draft, units):
    duty = a_directive(draft)

    office.post(
        at("duty_leads", draft.pk, duty.pk), {"seen": 1, "leads": units["QLKH"].pk}, headers=HTMX
    )

    assert [unit.code for unit in duty.leads.all()] == ["QLKH"]


def test_directive_is_split_and_joined(office, duty):
    conclusion = duty.item.conclusion_id
    office.post(at("duty_add", conclusion, duty.item_id), {"seen": 1}, headers=HTMX)
    second = duty.item.duties.last()
    assert duty.item.duties.count() == 2

    office.post(at("duty_remove", conclusion, second.pk), {"seen": 2}, headers=HTMX)

    assert [d.pk for d in duty.item.duties.all()] == [duty.pk]


def test_split_that_is_given_up_leaves_the_directive_as_it_was(office, duty):
    conclusion = duty.item.conclusion_id

    split = office.post(at("duty_add", conclusion, duty.item_id), {"seen": 1}, headers=HTMX)

    second = duty.item.duties.last()
    assert f'hx-post="{at("duty_remove", conclusion, second.pk)}"' in split.text
    assert "Hủy tách" in split.text


def test_duty_that_was_read_is_taken_out_only_after_a_question(office, duty, units):
    conclusion = duty.item.conclusion_id
    actions.add_duty(duty.item, seen=1)

    page = office.get(at("review", conclusion)).text

    assert page.count("hx-confirm=") == 1  # the one just split off is nothing to ask about
    assert f"Bỏ việc giao “{duty.title}”?" in page


def test_recurring_duty_keeps_its_day_when_its_lead_is_chosen(draft, units):
    duty = a_directive(
        draft, deadline="recurring", every="month", named_on=date(2024, 4, 25), phrase="hằng tháng"
    )

    actions.edit_duty(duty, seen=1, leads=[units["QLKH"]])

    assert Duty.objects.get().named_on == date(2024, 4, 25)


@pytest.mark.parametrize(
    "phrase", ["trong tuần tới", "trong thời hạn 5 ngày làm việc kể từ ngày ban hành"]
)
def test_deadline_that_names_no_day_is_left_to_the_clerk(office, cast, phrase):
    text = f"Giám đốc Sở kết luận như sau:\n1. Phòng Quản lý Khoa học báo cáo {phrase}.\n2. Hết."
    draft = actions.draft_from(read(text, Directory().known()), by=cast["hcth.son"])

    duty = Duty.objects.get(item__label="1.")
    page = office.get(at("review", draft.pk)).text

    assert (duty.deadline, duty.named_on, duty.phrase) == ("", None, phrase)
    assert f"Mục 1: “{phrase}” chưa rõ ngày nào." in page

    held = {"shown": draft.version, "theo": "han-nhap"}
    office.post(at("duty_day", draft.pk, duty.pk), held)

    shown = " ".join(office.get(at("review", draft.pk)).text.split())
    assert "theo câu chữ, không có ngày" in shown
    assert Duty.objects.get(pk=duty.pk).day_check == "held"


def test_last_duty_is_not_taken_out(office, duty):
    url = at("duty_remove", duty.item.conclusion_id, duty.pk)

    response = office.post(url, {"shown": 1}, follow=True)

    assert "Mục giao việc phải còn ít nhất một việc giao." in response.text
    assert Duty.objects.count() == 1


def test_item_is_made_words_that_give_no_task_and_back(office, duty):
    url = at("kind", duty.item.conclusion_id, duty.item_id)

    office.post(url, {"seen": 1, "kind": "no_task"}, headers=HTMX)
    assert Item.objects.get(pk=duty.item_id).kind == "no_task"
    office.post(url, {"seen": 2, "kind": "directive"}, headers=HTMX)

    assert Item.objects.get(pk=duty.item_id).kind == "directive"
    office.post(url, {"seen": 3, "kind": "heading"}, headers=HTMX)
    assert Item.objects.get(pk=duty.item_id).kind == "heading"
    assert office.post(url, {"seen": 4, "kind": "khac"}).status_code == 400


def test_draft_is_discarded(office, draft):
    office.post(at("discard", draft.pk), {"shown": 1})

    assert Conclusion.objects.count() == 0


# Sentences that the reader could not place


@pytest.fixture
def odd(draft):
    """A draft with one sentence in its source that no item holds."""
    Conclusion.objects.filter(pk=draft.pk).update(
        source_text="1. Báo cáo kết quả.\n\nCâu này\nở đâu."
    )
    draft.refresh_from_db()
    return draft


def test_unplaced_sentence_is_placed_where_it_was_printed(odd, units):
    first = a_directive(odd, units["QLKH"], label="1.")
    Item.objects.filter(pk=first.item_id).update(start=0, end=19)
    last = a_directive(odd, units["QLKH"], label="2.")
    Item.objects.filter(pk=last.item_id).update(start=90, end=99)

    item = actions.place_sentence(odd, seen=odd.version, start=21, end=36, kind="directive")

    assert [i.pk for i in odd.items.all()][1:] == [first.item_id, item.pk, last.item_id]
    assert (item.text, item.path) == ("Câu này ở đâu.", "II.1")
    assert [d.title for d in item.duties.all()] == ["Câu này ở đâu."]


def test_sentence_that_is_no_longer_open_is_stale(office, draft):
    sent = {"seen": 1, "start": 0, "end": 5, "kind": "no_task"}

    response = office.post(at("sentence", draft.pk), sent)

    assert response.status_code == 409


# A colleague was first


def test_stale_edit_is_told_and_what_was_typed_stays(office, duty):
    conclusion = duty.item.conclusion
    theirs = Duty.objects.get(pk=duty.pk)
    actions.edit_duty(theirs, seen=1, title="Đổi trong lúc đó")
    url = at("duty", conclusion.pk, duty.pk)

    response = office.post(url, {"seen": 1, **edit(duty, title="Tên vừa gõ")}, headers=HTMX)

    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#main"
    assert STALE in response.text
    assert "Tên vừa gõ" in response.text
    assert f'href="{at("review", conclusion.pk)}" >Xem bản mới</a>' in one_line(response.text)
    assert 'name="shown" value="2"' in response.text
    assert Duty.objects.get().title == "Đổi trong lúc đó"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("duty_leads", {"leads": 2}),
        ("duty_remove", {}),
        ("duty_add", {}),
        ("kind", {"kind": "no_task"}),
        ("discard", {}),
        ("header", {"tt-title": "Mới", "tt-kind": "meeting"}),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_stale_change_changes_nothing(office, units, duty, name, sent, headers):
    conclusion = duty.item.conclusion
    duty.item.duties.create(title="Việc hai", position=1)
    pk = {"discard": (), "header": ()}.get(name)
    if pk is None:
        pk = (duty.item_id,) if name in ("kind", "duty_add") else (duty.pk,)
    sent = sent | ({"leads": units["TTra"].pk} if "leads" in sent else {})

    response = office.post(at(name, conclusion.pk, *pk), {"seen": 9, **sent}, headers=headers)

    assert response.status_code == 409
    conclusion.refresh_from_db()
    assert (conclusion.version, conclusion.title) == (1, "Kết luận giao ban")
    assert Duty.objects.count() == 2
    assert [unit.code for unit in duty.leads.all()] == ["QLKH"]


def test_change_of_an_issued_notice_is_told_as_locked(office, duty):
    Conclusion.objects.update(status="issued")

    response = office.post(
        at("duty", duty.item.conclusion_id, duty.pk), {"shown": 1, **edit(duty, title="Khác")}
    )

    assert response.status_code == 409
    assert "Thông báo số 598/TB-SKHCN đã ban hành, nội dung đã khóa." in response.text


# Who comes in

GETS = ["review", "duty"]
POSTS = ["header", "duty", "duty_leads", "duty_remove", "duty_add", "kind", "sentence", "discard"]


def address(name, duty):
    if name in ("duty_add", "kind"):
        return at(name, duty.item.conclusion_id, duty.item_id)
    if name.startswith("duty"):
        return at(name, duty.item.conclusion_id, duty.pk)
    return at(name, duty.item.conclusion_id)


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("issued", 403)])
def test_units_change_nothing(client, cast, duty, name, status, answer):
    Conclusion.objects.update(status=status)
    client.force_login(cast["qlkh.anh"])

    assert client.post(address(name, duty), {"seen": 1}).status_code == answer
    assert Conclusion.objects.get().version == 1


@pytest.mark.parametrize("name", GETS)
def test_units_do_not_see_a_draft_s_review(client, cast, duty, name):
    client.force_login(cast["qlkh.anh"])

    assert client.get(address(name, duty)).status_code == 404


@pytest.mark.parametrize("name", sorted(set(POSTS) - set(GETS)))
def test_changes_are_posted_only(office, duty, name):
    assert office.get(address(name, duty)).status_code == 405


def test_review_page_is_read_only_by_get(office, duty):
    assert office.post(address("review", duty)).status_code == 405


@pytest.mark.parametrize("name", GETS)
def test_review_of_an_issued_notice_is_its_own_page(office, duty, name):
    Conclusion.objects.update(status="issued")

    response = office.get(address(name, duty))

    assert response.headers["Location"] == at("detail", duty.item.conclusion_id)


def test_duty_of_another_notice_is_not_found(office, cast, duty):
    other = a_draft(cast["giamdoc"])

    assert office.get(at("duty", other.pk, duty.pk)).status_code == 404


def test_question_before_issue_unfolds_the_limits_without_a_day(office, units, cast):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    duties = [a_directive(draft, units["QLKH"], phrase=f"sau {n} cuộc họp") for n in range(9)]

    page = one_line(office.get(at("review", draft.pk)).text)

    assert "và 3 thời hạn nữa</summary>" in page
    assert all(f'#viec-{duty.pk}" data-close' in page for duty in duties)
