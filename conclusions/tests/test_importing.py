"""Taking a notice in by the page: a draft, or a reason and what was typed."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from conclusions.actions import intaking
from conclusions.actions.intaking import hold, twins_of
from conclusions.models import Conclusion, Document, Intake
from conclusions.querysets import text_sha256
from conclusions.sources import AT_A_PAGE
from conclusions.tests.factories import a_draft
from conclusions.tests.sample_files import a_bomb, a_docx, a_pdf
from departments.foreign_files.old_fonts import TCVN3

PAPER = """Thông báo
Kết luận của Giám đốc Sở tại cuộc họp giao ban
Ngày 01/4/2024, Giám đốc Sở kết luận như sau:
1. Phòng Quản lý Khoa học báo cáo Giám đốc Sở trước ngày 05/4/2024."""
SAMPLE = Path(__file__).parent / "notices" / "giao-ban-quy-1-2024.txt"
URL = reverse("conclusions:import")


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def sample(name="Thông báo.txt", content=None):
    return SimpleUploadedFile(name, SAMPLE.read_bytes() if content is None else content)


@pytest.mark.parametrize("way", ["file", "text"])
def test_long_words_wait_for_a_worker_whichever_way_they_come(office, settings, tmp_path, way):
    settings.MEDIA_ROOT = tmp_path
    words = PAPER + "\nGhi chú." * (AT_A_PAGE // 8)
    sent = sample(content=words.encode()) if way == "file" else words

    response = office.post(URL, {way: sent})

    waiting = Intake.objects.get()
    assert response.headers["Location"] == reverse("conclusions:intake", args=[waiting.pk])
    with waiting.file.open() as file:
        assert file.read().decode().replace("\r\n", "\n") == words
    assert Conclusion.objects.count() == 0


def test_file_becomes_a_draft_to_review(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    response = office.post(URL, {"file": sample(), "number": "598/TB-SKHCN"})

    draft = Conclusion.objects.get()
    assert response.headers["Location"] == reverse("conclusions:review", args=[draft.pk])
    assert (draft.number, draft.status, draft.created_by.username) == (
        "598/TB-SKHCN",
        "draft",
        "hcth.son",
    )
    assert Conclusion.objects.counts()[draft.pk] == {
        "pk": draft.pk,
        "directives": 24,
        "duties": 28,
        "dated": 8,
    }
    source = draft.documents.get()
    assert (source.kind, source.name) == ("source", "Thông báo.txt")
    with source.file.open() as file:
        assert file.read() == SAMPLE.read_bytes()


@pytest.mark.parametrize("make", [a_docx, a_pdf])
def test_word_and_pdf_are_read_as_well(office, settings, tmp_path, make):
    settings.MEDIA_ROOT = tmp_path
    lines = [
        "Kết luận của Giám đốc Sở tại cuộc họp giao ban",
        "Ngày 01/4/2024, Giám đốc Sở kết luận như sau:",
        "1. Phòng Quản lý Khoa học báo cáo Giám đốc Sở trước ngày 05/4/2024.",
        "2. Thanh tra Sở ban hành Kế hoạch thanh tra trong tháng 4/2024.",
        "Nay thông báo kết luận để các phòng, đơn vị thực hiện./.",
    ]
    name = {a_docx: "a.docx", a_pdf: "a.pdf"}[make]

    office.post(URL, {"file": sample(name, make(*lines))})

    assert [i.path for i in Conclusion.objects.get().items.all()] == ["1", "2"]


def test_what_is_said_of_a_file_stands_in_the_review_for_as_long_as_it_is_a_draft(
    office, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    name = "thong-bao.txt"
    old = "".join({new: old for old, new in TCVN3.items()}.get(c, c) for c in PAPER)
    office.post(URL, {"file": sample(name, old.encode()), "number": "598/TB-SKHCN"})
    draft = Conclusion.objects.get()
    note = (
        "Văn bản gõ bằng bảng mã cũ (TCVN3), đã chuyển sang Unicode cả văn bản; đối chiếu với bản "
        "gốc khi rà soát."
    )

    assert draft.source_notes == note
    draft.delete()
    office.post(URL, {"text": old.replace("05/4", "06/4")})
    draft = Conclusion.objects.get(number="")
    assert draft.source_notes == note
    told = re.sub(r"\s+", " ", office.get(reverse("conclusions:review", args=[draft.pk])).text)
    assert note in told.replace("\u00a0", " ").replace("&nbsp;", " ")


def test_pasted_words_are_read_with_the_day_typed_day_first(office):
    office.post(URL, {"text": SAMPLE.read_text("utf-8"), "issued_on": "05/04/2024"})

    draft = Conclusion.objects.get()
    assert (draft.issued_on.isoformat(), draft.year) == ("2024-04-05", 2024)
    assert draft.documents.count() == 0


def test_impossible_day_is_told_and_nothing_typed_is_lost(office):
    given = {"file": sample(), "number": "598/TB-SKHCN", "issued_on": "31/02/2024"}

    response = office.post(URL, given)

    form = response.context["form"]
    assert form.errors == {"issued_on": ["Không có ngày 31/02/2024."]}
    assert (form["number"].value(), form["issued_on"].value()) == ("598/TB-SKHCN", "31/02/2024")
    assert Intake.objects.get(pk=form["held"].value()).name == "Thông báo.txt"
    assert Conclusion.objects.count() == 0


def test_day_after_today_is_refused(office):
    response = office.post(URL, {"file": sample(), "issued_on": "31/12/2098"})

    assert response.context["form"].errors == {
        "issued_on": ["Ngày ban hành không được sau hôm nay."]
    }


def test_number_taken_that_year_is_told_and_leaves_nothing(office, cast):
    a_draft(cast["giamdoc"], number="598/TB-SKHCN", title="Kết luận đầu")
    given = {"file": sample(), "number": "598/TB-SKHCN", "issued_on": "10/04/2024"}

    response = office.post(URL, given)

    assert response.context["form"].errors == {
        "number": [
            "Số 598/TB-SKHCN đã dùng trong năm 2024 cho thông báo ngày 03/4/2024: “Kết luận đầu”."
        ]
    }
    assert (Conclusion.objects.count(), Document.objects.count()) == (1, 0)


def test_file_is_kept_while_what_was_typed_beside_it_is_mended(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    refused = office.post(URL, {"file": sample(), "number": "598/TB/", "issued_on": "31/02/2024"})
    page = refused.content.decode()
    held = Intake.objects.get()

    assert "đã nhận; không cần chọn lại." in page
    assert f'name="held" value="{held.pk}"' in page

    office.post(URL, {"held": held.pk, "number": "598/TB-SKHCN", "issued_on": "03/04/2024"})

    paper = Document.objects.get()
    assert (paper.kind, paper.name, paper.sha256) == ("source", held.name, held.sha256)
    assert not Intake.objects.exists()


def test_file_that_another_person_left_is_none(office, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    held = hold("a.txt", SAMPLE.read_bytes(), by=cast["giamdoc"], now=timezone.now())

    answer = office.post(URL, {"held": held.pk})

    assert answer.context["form"].errors["file"] == ["Chọn tệp hoặc dán nội dung của thông báo."]


TWICE = {"text": SAMPLE.read_text("utf-8"), "issued_on": "03/04/2024"}


def test_paper_that_is_there_is_shown_before_anything_is_made(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office.post(URL, {**TWICE, "number": "598/TB-SKHCN"})

    page = office.post(URL, {**TWICE, "number": "599/TB-SKHCN"}, follow=True)

    assert Conclusion.objects.count() == 1
    assert [twin.number for twin in page.context["twins"]] == ["598/TB-SKHCN"]
    assert "Văn bản này đã có." in page.text
    intake = Intake.objects.get()
    here = reverse("conclusions:intake", args=[intake.pk])
    assert office.post(here, {"reason": "Bản có đính chính"}).status_code == 422
    assert office.post(here, {"agreed": "on"}).status_code == 422
    assert Intake.objects.get().state == "asked"


@pytest.mark.wide
def test_paper_is_taken_in_again_for_a_reason_which_stays_with_it(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office.post(URL, {**TWICE, "number": "598/TB-SKHCN"})
    office.post(URL, {**TWICE, "number": "599/TB-SKHCN"})
    intake = Intake.objects.get()
    here = reverse("conclusions:intake", args=[intake.pk])

    office.post(here, {"agreed": "on", "reason": "Bản có đính chính"})
    intaking.run(intake.pk, timezone.now())

    draft = Conclusion.objects.get(number="599/TB-SKHCN")
    assert draft.source_notes == "Nhập lại dù văn bản đã có, lý do: Bản có đính chính"
    title = "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban Quý I năm 2024"
    review = office.get(reverse("conclusions:review", args=[draft.pk])).context["review"]
    assert review.warnings[0] == f"Nội dung trùng với dự thảo “{title}”."


@pytest.mark.wide
@pytest.mark.parametrize(
    "change",
    [
        ("công nghê", "công nghệ"),
        ("12/4/2024", "13/4/2024"),
        ("tại cuộc họp giao ban Quý I", "tại cuộc họp giao ban quý 1"),
        ("Thanh tra Sở", "Thanh tra  sở"),
        ("ngày", "ngay"),
        ("Nay thông báo", "13. Văn phòng rà soát, báo cáo kết quả kiểm kê.\nNay thông báo"),
    ],
)
def test_paper_nearly_the_same_is_shown_before_anything_is_made(office, settings, tmp_path, change):
    settings.MEDIA_ROOT = tmp_path
    office.post(URL, {**TWICE, "number": "598/TB-SKHCN"})
    copy = TWICE | {"text": TWICE["text"].replace(*change), "number": "599/TB-SKHCN"}

    page = office.post(URL, copy, follow=True)

    intake, first = Intake.objects.get(), Conclusion.objects.get()
    assert ([twin.pk for twin in page.context["twins"]], intake.state) == ([first.pk], "asked")
    told = " ".join(page.text.split())
    assert ("Có thể trùng: văn bản này gần giống" in told, "(giống 9" in told) == (True, True)
    here = reverse("conclusions:intake", args=[intake.pk])
    assert office.post(here, {"agreed": "on"}).status_code == 422
    office.post(here, {"agreed": "on", "reason": "Bản khác"})
    intaking.run(intake.pk, timezone.now())
    review = office.get(reverse("conclusions:review", args=[Intake.objects.get().draft_id]))
    assert review.context["review"].warnings[0].startswith("Gần giống dự thảo “Kết luận")


def test_the_same_file_is_known_by_its_bytes_and_may_be_left(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office.post(URL, {"file": sample("a.txt")})
    draft = Conclusion.objects.get()
    Conclusion.objects.update(source_sha256="")  # its words were read otherwise then

    office.post(URL, {"file": sample("b.txt")})

    intake = Intake.objects.get()
    assert intake.twins == [draft.pk]
    office.post(reverse("conclusions:intake", args=[intake.pk]), {"thoi": "1"})
    assert not Intake.objects.exists()
    assert not Path(intake.file.path).exists()


def test_papers_a_person_may_not_see_are_no_twins(cast):
    a_draft(cast["giamdoc"], source_sha256=text_sha256(PAPER))

    assert twins_of(cast["hcth.son"], words=PAPER) != []
    assert twins_of(cast["ttud.dat"], words=PAPER) == []


def test_text_that_is_no_notice_is_told_with_the_reader_s_words(office):
    response = office.post(URL, {"text": "Ket luan cua Giam doc So tai cuoc hop giao ban Quy I"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["text"]
    assert Conclusion.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", a_bomb()),
        ("a.docx", b"PK\x03\x04\x00\x00"),
        ("a.pdf", b"%PDF-1.4 trailer"),
        ("a.txt", b""),
        ("../../a.exe", b"MZ"),
        ("a\u202etxt.exe", b"MZ"),
        ("x" * 300 + ".docx", b"chu"),
    ],
    ids=["bomb", "zip", "pdf", "empty", "path", "right-to-left", "long name"],
)
def test_bad_file_leaves_a_reason_and_nothing_else(office, settings, tmp_path, name, content):
    settings.MEDIA_ROOT = tmp_path

    response = office.post(URL, {"file": sample(name, content)})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["file"]
    assert (Conclusion.objects.count(), list(tmp_path.rglob("*"))) == (0, [])


def test_file_comes_back_to_those_who_may_see_the_notice(office, cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office.post(URL, {"file": sample()})
    paper = Document.objects.get()
    url = reverse("conclusions:document", args=[paper.conclusion_id, paper.pk])

    response = office.get(url)

    assert b"".join(response.streaming_content) == SAMPLE.read_bytes()
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''Th%C3%B4ng%20b%C3%A1o.txt"
    )
    client.force_login(cast["qlkh.anh"])
    assert client.get(url).status_code == 404
    response.close()


def test_units_do_not_import(client, cast):
    client.force_login(cast["qlkh.anh"])

    assert (client.get(URL).status_code, client.post(URL).status_code) == (403, 403)


@pytest.mark.parametrize(("typed", "number"), [("598", "598/TB-SKHCN"), ("598/KL", "598/KL")])
def test_number_typed_alone_gets_the_symbol_of_its_series(office, typed, number):
    office.post(URL, {"text": SAMPLE.read_text("utf-8"), "number": typed})

    assert Conclusion.objects.get().number == number


def test_what_is_no_number_is_told_and_leaves_nothing(office):
    response = office.post(URL, {"text": SAMPLE.read_text("utf-8"), "number": "abc"})

    assert response.context["form"].errors["number"] == [
        "“abc” không phải số, ký hiệu của văn bản; ví dụ 12/TB-SKHCN."
    ]
    assert not Conclusion.objects.exists()
