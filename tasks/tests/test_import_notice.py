"""The command that takes a notice in: a draft, or one already signed with all its tasks."""

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conclusions import actions
from conclusions.models import Conclusion, Document, Duty
from conclusions.sources.scans import missing_tools
from conclusions.tests.factories import a_draft
from conclusions.tests.sample_files import a_bomb, a_pdf, drawn, scanned
from tasks.actions import issue
from tasks.models import Event, Task

SAMPLE = settings.BASE_DIR / "conclusions/tests/notices/giao-ban-quy-1-2024.txt"
BY_UNIT = {"QLKH": 7, "QLCN&CN": 7, "QLTĐC": 7, "TTra": 4, "TTUD": 4, "HCTH": 11, "CĐ": 1, "ChĐ": 1}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def take_in(*more, file=SAMPLE, number="598/TB-SKHCN", issued_on="03/04/2024"):
    """Run the command; returns what it said on standard output and on standard error."""
    out, err = StringIO(), StringIO()
    call_command(
        "import_notice",
        str(file),
        *more,
        number=number,
        issued_on=issued_on,
        stdout=out,
        stderr=err,
    )
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def by_unit() -> dict[str, int]:
    return dict(Counter(Task.objects.values_list("lead__code", flat=True)))


def test_notice_becomes_a_draft(cast):
    said, told = take_in()

    draft = Conclusion.objects.get()
    assert said == [
        "Đã nhập dự thảo Thông báo số 598/TB-SKHCN: 24 mục, 28 việc giao, 8 có thời hạn."
    ]
    assert told[0] == "Lưu ý: Số mục trong bản gốc nhảy từ 10.(3) sang 10.(5); giữ nguyên."
    assert (draft.status, draft.issued_on.isoformat(), draft.created_by) == (
        "draft",
        "2024-04-03",
        cast["giamdoc"],
    )
    assert [d.name for d in draft.documents.all()] == ["giao-ban-quy-1-2024.txt"]


def test_office_assigns_the_one_without_a_unit_and_issues(cast, units):
    take_in()
    draft = Conclusion.objects.get()
    (duty,) = Duty.objects.filter(leads=None)
    actions.edit_duty(duty, seen=draft.version, leads=[units["QLKH"]])
    draft.refresh_from_db()

    tasks = issue(draft, by=cast["hcth.son"])

    assert duty.item.path == "II.3"
    assert (len(tasks), Task.objects.dated().count(), by_unit()) == (42, 16, BY_UNIT)


def test_signed_notice_goes_straight_into_the_register(cast):
    said, told = take_in("--issue")

    assert said == [
        "Đã đưa vào theo dõi Thông báo số 598/TB-SKHCN: 24 mục, 28 việc giao, 8 có thời hạn."
    ]
    assert told[-1] == "Mục II.3 không nêu đơn vị: giao Phòng Hành chính - Tổng hợp phân công."
    assert by_unit() == BY_UNIT | {"HCTH": 12, "QLKH": 6}
    assert (Task.objects.count(), Task.objects.dated().count()) == (42, 16)
    assert set(Event.objects.values_list("actor__username", "verb")) == {("giamdoc", "issue")}


SIGNED = """UBND TỈNH LÀO CAI
VĂN PHÒNG
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp
Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Thanh tra Sở hoàn thành trước khi khai giảng năm học mới.
"""


def test_what_a_signed_paper_leaves_open_is_settled_and_named(cast, tmp_path):
    paper = tmp_path / "a.txt"
    paper.write_text(SIGNED, encoding="utf-8")

    _, told = take_in("--issue", file=paper)

    assert told[-2:] == [
        "Lưu ý: văn bản của Văn phòng Ủy ban nhân dân tỉnh Lào Cai; Giám đốc Lê Đình Khải giao "
        "việc.",
        "Mục 1: “hoàn thành trước khi khai giảng năm học mới” không cho biết ngày; theo câu chữ.",
    ]
    assert [task.lead.code for task in Task.objects.all()] == ["TTra"]


@pytest.mark.parametrize("written", ["05/04/2024", "5/4/2024", "2024-04-05"])
def test_day_is_read_day_first(cast, written):
    take_in(issued_on=written)

    assert Conclusion.objects.get().issued_on.isoformat() == "2024-04-05"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024."),
        ("hôm nay", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/04/2024."),
        ("01/01/2098", "Ngày ban hành không được sau hôm nay."),
    ],
)
def test_day_that_is_none_is_refused(cast, written, told):
    with pytest.raises(CommandError, match=told):
        take_in(issued_on=written)

    assert Conclusion.objects.count() == 0


@pytest.mark.parametrize("more", [(), ("--issue",)])
def test_number_taken_that_year_leaves_nothing(cast, settings, more):
    a_draft(cast["giamdoc"], number="598/TB-SKHCN", title="Kết luận đầu")

    with pytest.raises(CommandError, match="Số 598/TB-SKHCN đã dùng trong năm 2024"):
        take_in(*more)

    assert (Conclusion.objects.count(), Task.objects.count(), Document.objects.count()) == (1, 0, 0)
    assert list(Path(settings.MEDIA_ROOT).rglob("*.txt")) == []


def test_same_words_under_another_number_are_told(cast):
    take_in()

    _, told = take_in(number="599/TB-SKHCN")

    assert told[-1] == "Lưu ý: nội dung trùng với 598/TB-SKHCN đã nhập."


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", a_bomb(), "Tệp giải nén ra quá lớn"),
        ("a.pdf", b"%PDF-1.7", "Tệp không đọc được: tệp hỏng"),
        ("a.txt", b"", "Tệp rỗng."),
    ],
    ids=["bomb", "damaged", "empty"],
)
def test_bad_file_is_told_and_leaves_nothing(cast, tmp_path, name, content, told):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(CommandError, match=told):
        take_in(file=file)

    assert Conclusion.objects.count() == 0


def test_missing_file_is_told(cast, tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp"):
        take_in(file=tmp_path / "khong-co.txt")


def test_what_is_no_number_is_refused(cast):
    with pytest.raises(CommandError, match="“abc” không phải số, ký hiệu của văn bản"):
        take_in(number="abc")


@pytest.fixture
def scan(tmp_path):
    """One page with one order, as a scanner keeps it."""
    words = ("Ngày 16/4/2024, Giám đốc Sở kết luận như sau:", "1. Thanh tra Sở rà soát hồ sơ.")
    file = tmp_path / "ban quet.pdf"
    file.write_bytes(scanned(drawn(a_pdf(*words))))
    return file


@pytest.mark.wide
@pytest.mark.skipif(bool(missing_tools()), reason="chưa cài Tesseract")
def test_scan_becomes_a_draft_with_its_pictures_page_by_page(cast, scan):
    _, told = take_in(file=scan)

    draft = Conclusion.objects.get()
    assert told[:2] == ["Đã nhận dạng 0/1 trang.", "Đã nhận dạng 1/1 trang."]
    assert (draft.unchecked, draft.scan_pages.count()) == (True, 1)


@pytest.mark.wide
@pytest.mark.skipif(bool(missing_tools()), reason="chưa cài Tesseract")
def test_scan_is_not_issued_before_someone_looked_at_it(cast, scan):
    with pytest.raises(CommandError, match="phải rà soát trước khi ban hành; bỏ --issue"):
        take_in("--issue", file=scan)

    assert Conclusion.objects.count() == 0
