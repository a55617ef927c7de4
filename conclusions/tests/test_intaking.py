"""Files that a worker reads: claimed once, made a draft or a reason, their bringer's alone."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from conclusions.actions import (
    Refused,
    Unreadable,
    discard,
    draft_of,
    edit_duty,
    intaking,
    receive,
)
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Document, Duty, Intake
from conclusions.scan_view import ScanView
from conclusions.sources import Attachment, Cover, ScannedPage, SourceText
from conclusions.sources.scans import ScanWord, missing_tools
from conclusions.tests.sample_files import a_docx, a_pdf, drawn, scanned

PAPER = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 612/TB-SKHCN
Quảng Ngãi, ngày 18 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 16/4/2024, Giám đốc Sở kết luận như sau:
1. Phòng Quản lý Khoa học báo cáo Giám đốc Sở trước ngày 05/5/2024.
2. Thanh tra Sở chấn chỉnh lề lối làm việc."""
NOW = timezone.now()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def son(cast):
    return cast["hcth.son"]


def a_sheet(text: str = PAPER) -> ScannedPage:
    """A page as if read from a picture: each word one line further down."""
    words, at = [], 0
    for nth, word in enumerate(text.split()):
        at = text.index(word, at)
        words.append(ScanWord(at, at + len(word), (10, 20 * nth, 90, 18), 30 if nth == 2 else 95))
        at += len(word)
    picture = BytesIO()
    Image.new("L", (200, 20 * len(words) + 60), 255).save(picture, "JPEG")
    return ScannedPage(1, text, tuple(words), picture.getvalue(), (200, 20 * len(words) + 60))


def kept_in(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def brought(by, name="a.txt", content=None, **typed) -> Intake:
    return receive(name, content or PAPER.encode(), by=by, now=NOW, **typed)


def test_file_is_read_into_a_draft_of_its_bringer(son):
    intake = brought(son, number="613/TB-SKHCN")

    assert intaking.run(intake.pk, NOW)

    intake.refresh_from_db()
    draft = intake.draft
    assert (intake.state, draft.number, draft.created_by) == ("done", "613/TB-SKHCN", son)
    assert draft.documents.get().name == "a.txt"


def test_the_same_file_of_one_person_waits_once(son, cast):
    assert brought(son) == brought(son)
    assert brought(cast["giamdoc"]) != brought(son)


def test_file_that_waits_for_a_word_waits_once(son):
    draft = draft_of(SourceText(PAPER), by=son)

    assert brought(son, twins=[draft]) == brought(son, twins=[draft])


def test_file_is_claimed_by_one_worker(son):
    intake = brought(son)

    assert intaking.claim(intake.pk, NOW) is not None
    assert intaking.claim(intake.pk, NOW) is None
    assert intaking.claim(intake.pk, NOW + intaking.LEASE * 2) is not None


def test_file_whose_workers_die_is_given_up_with_a_reason(son):
    intake = brought(son)
    later = NOW
    for _ in range(intaking.MAX_TRIES):
        assert intaking.claim(intake.pk, later)
        later += intaking.LEASE * 2

    assert not intaking.run(intake.pk, later)
    intake.refresh_from_db()
    assert (intake.state, intake.message) == ("failed", intaking.BROKEN)


def test_one_file_a_person_is_read_at_a_time(son, cast):
    mine, next_of_mine = brought(son), brought(son, content=b"x" * 40)
    other = brought(cast["giamdoc"])
    intaking.claim(mine.pk, NOW)

    assert intaking.waiting(NOW) == [other.pk]
    assert next_of_mine.pk in intaking.waiting(NOW + intaking.LEASE * 2)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 nothing", "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng."),
        (b"Chao cac ban", "Không thấy nội dung kết luận nào trong văn bản."),
    ],
)
def test_file_that_gives_no_notice_is_ended_with_the_reason(son, content, told):
    intake = brought(son, content=content)

    assert intaking.run(intake.pk, NOW)
    intake.refresh_from_db()
    assert intake.state == "failed"
    assert intake.message.startswith(told)
    assert not Conclusion.objects.exists()


def test_old_files_are_forgotten_and_their_drafts_stay(son):
    intake = brought(son)
    intaking.run(intake.pk, NOW)

    assert intaking.prune(NOW + intaking.KEPT + timedelta(days=1)) == 1
    assert Conclusion.objects.count() == 1
    assert Document.objects.get().content() == PAPER.encode()


def test_what_was_read_from_a_picture_is_to_be_held_beside_it(son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)

    assert draft.unchecked
    assert [duty.unchecked for duty in Duty.objects.order_by("item__position")] == [True, False]
    assert [gap.words for gap in gaps_of(draft)][-2:] == [
        "Số và ngày đọc từ ảnh, chưa đối chiếu.",
        "Còn 1 thời hạn đọc từ ảnh, chưa đối chiếu.",
    ]
    (page,) = draft.scan_pages.all()
    assert page.words[2] == [8, 11, 10, 40, 90, 18, 30]


def test_work_beside_a_missing_number_of_a_picture_is_to_be_held_beside_it(son):
    paper = PAPER.replace("báo cáo Giám đốc Sở trước ngày 05/5/2024", "rà soát danh mục")
    paper = paper.replace("2. ", "3. ")
    draft = draft_of(SourceText(paper, pages=(a_sheet(paper),)), by=son)

    assert [gap.words for gap in gaps_of(draft)][-1] == (
        "Còn 1 việc giao đọc từ ảnh, chưa đối chiếu."
    )
    held = Duty.objects.filter(unchecked=True).order_by("item__position")
    assert [duty.item.label for duty in held] == ["1."]


def test_typed_words_are_held_beside_nothing(son):
    draft = draft_of(SourceText(PAPER), by=son)

    assert not draft.unchecked
    assert not Duty.objects.filter(unchecked=True).exists()


def test_strip_of_the_picture_shows_the_lines_of_the_words(son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)
    at = PAPER.index("05/5/2024")
    nth = PAPER.split().index("05/5/2024.")

    crop = ScanView(draft).crop((at, at + 9))

    assert (crop.top, crop.height) == (20 * nth - 8, 18 + 16)
    assert crop.view.split()[0] == "2"


def test_head_of_the_first_page_begins_with_its_first_line(son):
    sheet = a_sheet()
    low = tuple(
        replace(word, box=(word.box[0], word.box[1] + 60, *word.box[2:])) for word in sheet.words
    )
    draft = draft_of(SourceText(PAPER, pages=(replace(sheet, words=low),)), by=son)

    head = ScanView(draft).head

    assert (head.top, head.height) == (60 - 8, sheet.size[1] // 4)


def test_words_read_with_doubt_are_marked_over_what_they_are(son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)

    assert ScanView(draft).marked([((0, 3), "u"), ((6, 12), "d")]) == [
        ((0, 3), "u"),
        ((6, 12), "d s"),
    ]
    assert ScanView(draft).marked([]) == [((8, 11), "s")]


def test_cover_of_a_packet_fills_what_the_paper_lacks(son):
    bare = PAPER.replace("Số: 612/TB-SKHCN\n", "")
    cover = Cover("598/TB-SKHCN", signer_name="Trần Văn An")
    told = SourceText(bare, cover=cover, others=(Attachment("phu-luc.xlsx", b"PK"),))

    draft = draft_of(told, by=son)

    assert (draft.number, draft.signer_name) == ("598/TB-SKHCN", "Trần Văn An")
    assert [(d.kind, d.name) for d in draft.documents.all()] == [("attached", "phu-luc.xlsx")]


def test_where_cover_and_paper_differ_the_paper_holds_and_it_is_told(son):
    draft = draft_of(SourceText(PAPER, cover=Cover("598/TB-SKHCN")), by=son)

    assert draft.number == "612/TB-SKHCN"
    assert draft.source_notes == "Gói ghi số 598/TB-SKHCN, văn bản ghi số 612/TB-SKHCN."


def test_limits_are_counted_from_the_papers_own_day_not_from_its_covers(son):
    paper = PAPER.replace("trước ngày 05/5/2024", "trong 10 ngày kể từ ngày ký")

    draft_of(SourceText(paper, cover=Cover(issued_on=date(2024, 4, 22))), by=son)

    assert Duty.objects.exclude(phrase="").get().named_on == date(2024, 4, 28)


def test_limits_are_counted_from_the_covers_day_where_the_paper_has_none(son):
    paper = PAPER.replace("Quảng Ngãi, ngày 18 tháng 4 năm 2024\n", "")
    paper = paper.replace("trước ngày 05/5/2024", "trong 10 ngày kể từ ngày ký")

    draft = draft_of(SourceText(paper, cover=Cover(issued_on=date(2024, 4, 22))), by=son)

    assert (draft.issued_on, draft.year) == (date(2024, 4, 22), 2024)
    assert Duty.objects.exclude(phrase="").get().named_on == date(2024, 5, 2)


def test_day_of_a_cover_that_has_not_come_is_no_day_of_issue(son):
    paper = PAPER.replace("Quảng Ngãi, ngày 18 tháng 4 năm 2024\n", "")
    ahead = timezone.localdate() + timedelta(days=1)

    assert draft_of(SourceText(paper, cover=Cover(issued_on=ahead)), by=son).issued_on is None


def test_replacing_packet_with_the_number_of_the_replaced_is_refused_in_words(son):
    draft_of(SourceText(PAPER), by=son)
    bare = PAPER.replace("Số: 612/TB-SKHCN\nQuảng Ngãi, ngày 18 tháng 4 năm 2024\n", "")

    with pytest.raises(Refused, match="612/TB-SKHCN đã dùng trong năm 2024"):
        draft_of(SourceText(bare, cover=Cover("612/TB-SKHCN", date(2024, 4, 18))), by=son)

    assert Conclusion.objects.count() == 1


def test_only_what_stands_on_a_scanned_page_is_held_beside_it(son):
    """A typed notice with a scanned second page."""
    first, second = PAPER.split("2. Thanh tra Sở")
    text = f"{first}2. Thanh tra Sở{second} Báo cáo trước ngày 20/5/2024."
    scan = replace(a_sheet(text[len(first) :]), number=2).moved(len(first))

    draft = draft_of(SourceText(text, pages=(scan,)), by=son)

    assert not draft.unchecked
    assert [duty.unchecked for duty in Duty.objects.order_by("item__position")] == [False, True]


def test_page_after_the_last_words_of_a_duty_is_shown_too(son):
    pages = a_sheet(), ScannedPage(2, "", (), a_sheet().picture, (200, 300), is_empty=True)
    draft = draft_of(SourceText(PAPER, pages=pages), by=son)
    draft.scan_pages.filter(number=2).update(start=10_000, end=10_009)

    shown = ScanView(draft).before([300, 400, 400])

    assert [page.number for pages in shown.values() for page in pages] == [1, 2]


def test_discarded_draft_leaves_no_file_behind(son, settings, django_capture_on_commit_callbacks):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son, source=("a.pdf", b"%PDF-"))
    assert len(kept_in(settings)) == 2

    with django_capture_on_commit_callbacks(execute=True):
        discard(draft, seen=draft.version)

    assert kept_in(settings) == []


def test_worker_whose_file_was_given_up_meanwhile_makes_no_draft(son):
    intake = brought(son)
    taken = intaking.claim(intake.pk, NOW)
    intaking.give_up(taken.pk)

    assert not intaking.run(intake.pk, NOW)
    assert Conclusion.objects.count() == 0


def test_file_that_is_gone_ends_with_a_reason(son):
    intake = brought(son)
    intake.file.storage.delete(intake.file.name)

    assert intaking.run(intake.pk, NOW)

    intake.refresh_from_db()
    assert (intake.state, intake.message) == ("failed", intaking.BROKEN)


def test_waiting_file_brought_again_takes_what_is_typed_now(son):
    brought(son, number="613/TB-SKHCN")
    brought(son, number="614/TB-SKHCN", issued_on=date(2024, 4, 19))

    assert Intake.objects.values_list("number", "issued_on").get() == (
        "614/TB-SKHCN",
        date(2024, 4, 19),
    )


@pytest.mark.parametrize(
    "name", ["Thông báo số 12. Kết luận của Giám đốc Sở về " + "x" * 200, "a./../b", "a.PDF", "a"]
)
def test_file_of_any_name_is_kept(son, name):
    draft = draft_of(SourceText(PAPER), by=son, source=(name, b"%PDF-"))

    kept = draft.documents.get()
    assert kept.name == name[-255:]
    assert kept.file.name.endswith(".pdf" if name == "a.PDF" else ".txt")


def test_words_that_are_no_notice_and_numbers_taken_are_refused(son):
    draft_of(SourceText(PAPER), by=son)

    with pytest.raises(Unreadable):
        draft_of(SourceText("Chào các bạn."), by=son)
    with pytest.raises(Refused, match="612/TB-SKHCN đã dùng"):
        draft_of(SourceText(PAPER), by=son)


MAIL = SourceText(
    PAPER,
    paper=Attachment("thong-bao.docx", b"PK-paper"),
    others=(Attachment("phu-luc.xlsx", b"PK-annex"),),
)


def test_of_a_mail_the_paper_is_the_source_and_the_mail_is_kept_beside(son):
    draft = draft_of(MAIL, by=son, source=("thu.eml", b"From: a"))

    kept = [(file.kind, file.name, file.content()) for file in draft.documents.order_by("pk")]
    assert kept == [
        ("source", "thong-bao.docx", b"PK-paper"),
        ("attached", "phu-luc.xlsx", b"PK-annex"),
        ("attached", "thu.eml", b"From: a"),
    ]
    assert intaking.twins_of(son, content=b"From: a") == [draft]
    assert intaking.twins_of(son, content=b"PK-paper") == [draft]


# The pages.


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("hcth.son", (True, True, 200)),
        ("giamdoc", (True, True, 200)),
        ("qlkh.anh", (True, False, 404)),
    ],
)
def test_mail_behind_a_notice_is_for_those_who_edit_notices(client, son, cast, name, seen):
    draft = draft_of(MAIL, by=son, source=("thu.eml", b"From: a"))
    Conclusion.objects.filter(pk=draft.pk).update(status="issued", leader=cast["giamdoc"])
    mail = draft.documents.get(name="thu.eml")
    client.force_login(cast[name])

    page = client.get(reverse("conclusions:detail", args=[draft.pk])).content.decode()
    file = client.get(reverse("conclusions:document", args=[draft.pk, mail.pk]))

    assert ("thong-bao.docx" in page, "thu.eml" in page, file.status_code) == seen
    file.close()


@pytest.fixture
def office(client, son):
    client.force_login(son)
    return client


def test_waiting_file_has_a_page_of_its_own_for_its_bringer_alone(office, son, cast):
    intake = brought(son)
    url = reverse("conclusions:intake", args=[intake.pk])

    assert "Đang chờ đọc." in office.get(url).content.decode()
    office.force_login(cast["giamdoc"])
    assert office.get(url).status_code == 404
    office.force_login(cast["qlkh.anh"])
    assert office.get(url).status_code == 403


def test_page_of_a_file_leads_to_its_draft_or_tells_why_there_is_none(office, son):
    intake = brought(son)
    intaking.run(intake.pk, NOW)
    intake.refresh_from_db()
    url = reverse("conclusions:intake", args=[intake.pk])

    assert reverse("conclusions:review", args=[intake.draft_id]) in office.get(url).content.decode()

    broken = brought(son, content=b"%PDF-1.7 nothing")
    intaking.run(broken.pk, NOW)
    page = office.get(reverse("conclusions:intake", args=[broken.pk])).content.decode()
    assert "Tệp không đọc được: tệp hỏng hoặc không đúng định dạng." in page
    assert "Chọn tệp khác" in page


@pytest.mark.wide
@pytest.mark.skipif(bool(missing_tools()), reason="chưa cài Tesseract")
def test_scan_chosen_on_the_page_waits_for_a_worker_and_becomes_a_draft(office, son):
    sheet = drawn(a_pdf(*PAPER.split("\n")), tilt=1)
    file = SimpleUploadedFile("ban quet.pdf", scanned(sheet, "PDF"))

    response = office.post(reverse("conclusions:import"), {"file": file})

    intake = Intake.objects.get()
    assert response.headers["Location"] == reverse("conclusions:intake", args=[intake.pk])
    assert intaking.run(intake.pk, NOW)
    intake.refresh_from_db()
    assert (intake.state, intake.page, intake.pages) == ("done", 1, 1)
    assert intake.draft.number == "612/TB-SKHCN"
    duty = Duty.objects.get(unchecked=True)
    assert (str(duty.named_on), duty.leads.get().name) == ("2024-05-05", "Phòng Quản lý Khoa học")


def test_work_in_a_table_of_a_scan_is_a_guess_without_a_limit_too(son):
    paper = f"{PAPER}\n2. Thanh tra Sở rà soát hồ sơ tồn đọng.\n3. Thanh tra Sở lập danh sách."
    row = paper.index("2. "), paper.index("3. ")

    draft = draft_of(SourceText(paper, pages=(replace(a_sheet(paper), table=row),)), by=son)

    held = Duty.objects.filter(item__conclusion=draft, unchecked=True).order_by("pk")
    assert {duty.item.label for duty in held} == {"1.", "2."}


def test_confirming_what_the_picture_says_closes_its_gap(office, son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)
    url = reverse("conclusions:days_checked", args=[draft.pk])
    duty = Duty.objects.get(unchecked=True)
    page = office.get(reverse("conclusions:review", args=[draft.pk])).content.decode()
    assert page.count("Đúng như ảnh") == 2

    office.post(url, {"seen": draft.version, "duty": duty.pk})
    office.post(url, {"seen": draft.version + 1})

    draft.refresh_from_db()
    assert not draft.unchecked
    assert not Duty.objects.filter(unchecked=True).exists()
    assert not [gap for gap in gaps_of(draft) if "từ ảnh" in gap.words]


def test_confirming_on_a_page_that_is_stale_changes_nothing(office, son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)
    url = reverse("conclusions:days_checked", args=[draft.pk])

    assert office.post(url, {"seen": draft.version - 1}).status_code == 409
    draft.refresh_from_db()
    assert draft.unchecked


def test_editing_a_limit_counts_as_having_looked(office, son):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)
    duty = Duty.objects.get(unchecked=True)

    edit_duty(duty, seen=draft.version, deadline="by", named_on=duty.named_on)

    duty.refresh_from_db()
    assert not duty.unchecked


def test_pictures_are_for_those_who_review_alone(office, son, cast):
    draft = draft_of(SourceText(PAPER, pages=(a_sheet(),)), by=son)
    url = reverse("conclusions:scan_page", args=[draft.pk, 1])

    response = office.get(url)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")
    assert response.getvalue().startswith(b"\xff\xd8\xff")
    assert office.get(reverse("conclusions:scan_page", args=[draft.pk, 2])).status_code == 404
    office.force_login(cast["qlkh.anh"])
    assert office.get(url).status_code == 404


def test_word_file_is_still_read_while_its_bringer_waits(office):
    file = SimpleUploadedFile("a.docx", a_docx(*PAPER.split("\n")))

    office.post(reverse("conclusions:import"), {"file": file})

    assert not Intake.objects.exists()
    assert Conclusion.objects.get().number == "612/TB-SKHCN"


def in_use(son, text=PAPER) -> Conclusion:
    """The notice that has the paper's number already."""
    told = SourceText(text.replace("chấn chỉnh lề lối", "rà soát nền nếp"))
    return draft_of(told, by=son)


def test_read_file_whose_number_is_in_use_keeps_its_words_in_a_draft_without_one(son):
    holder = in_use(son)
    intake = brought(son)

    assert intaking.run(intake.pk, NOW)

    intake.refresh_from_db()
    assert (intake.state, intake.asks_number, intake.twins) == ("done", True, [holder.pk])
    assert intake.message.startswith("Số 612/TB-SKHCN đã dùng trong năm 2024 cho thông báo ngày")
    assert (intake.draft.number, intake.draft.issued_on) == ("", date(2024, 4, 18))
    assert intake.draft.source_text == PAPER


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("", 422, "Chưa nhập số."),
        ("612", 422, "Số 612/TB-SKHCN đã dùng trong năm 2024"),
        ("614", 302, ""),
    ],
)
def test_page_of_such_a_file_leads_to_the_holder_and_takes_another_number(
    office, son, typed, code, told
):
    holder, intake = in_use(son), brought(son)
    intaking.run(intake.pk, NOW)
    address = reverse("conclusions:intake", args=[intake.pk])

    page = office.get(address).content.decode()
    answer = office.post(address, {"number": typed})

    assert reverse("conclusions:review", args=[holder.pk]) in page
    assert (answer.status_code, told in answer.content.decode()) == (code, True)
    intake.refresh_from_db()
    assert intake.draft.number == ("614/TB-SKHCN" if code == 302 else "")
    assert intake.asks_number == (code == 422)


def test_import_page_leads_to_the_notice_that_has_the_number(office, son):
    holder = in_use(son)

    answer = office.post(reverse("conclusions:import"), {"text": PAPER})

    assert answer.status_code == 200
    assert reverse("conclusions:review", args=[holder.pk]) in answer.content.decode()


def test_paper_of_a_revoked_notice_is_told_to_be_revoked(office, son):
    draft_of(SourceText(PAPER), by=son)
    Conclusion.objects.update(status="revoked")

    answer = office.post(reverse("conclusions:import"), {"text": PAPER}, follow=True)

    words = " ".join(answer.content.decode().split())
    assert "Văn bản này đã nhập trước đây và thông báo đã thu hồi." in words
    assert '<b class="nb">(đã thu hồi)</b>' in words
