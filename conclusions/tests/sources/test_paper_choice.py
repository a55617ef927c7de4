"""Of the files in a mail the issued notice is read: no draft, no invitation, no annex."""

import pytest

from conclusions.sources.packets import Attachment, Packet, chosen
from conclusions.sources.paper_choice import DOUBTED, by_words
from conclusions.tests.sample_files import a_zip
from conclusions.tests.sources.test_packets import ANNEX, NOTICE
from departments.foreign_files.problem import SourceProblem

LONGER = NOTICE + "\n2. Văn phòng Sở rà soát." * 20
UNNUMBERED = LONGER.replace("Số: 712/", "Số:      /")
INVITATION = "GIẤY MỜI\nSố: 5/GM-SYT\nHọp thông báo kết luận, đề nghị dự họp\nNơi nhận:\nTL. A"
AGENDA = "CHƯƠNG TRÌNH\nHọp giao ban, thông báo kết luận\n1. Khai mạc"
LETTER = (
    "Số: 77/SYT-VP\nV/v gửi Thông báo kết luận\nKính gửi: các đơn vị\nĐề nghị\nNơi nhận:\nTL. A"
)
REPORT = "BÁO CÁO\nKết quả thực hiện kết luận, đề nghị\nNơi nhận:\nTL. GIÁM ĐỐC"
SCAN = None
SIGNED = "đã ký số"


def a_mail(files: dict[str, str | None]) -> tuple[Packet, dict[str, str | None]]:
    """The packet of these files, by what each says."""
    told = dict(files)
    attached = []
    for name, words in files.items():
        content = a_zip("word/a", content=(words or "").encode())
        if name.endswith(".pdf"):
            content = b"%PDF-" + (b"/ByteRange" if words and SIGNED in words else b"") + bytes(9)
        if name.endswith(".zip"):
            content = a_zip("tb.docx")
        attached.append(Attachment(name, content))
    return chosen(attached, nothing="", of="Thư"), told


def read_of(files: dict[str, str | None], *, turned: bool) -> Packet:
    packet, told = a_mail(dict(reversed(files.items())) if turned else files)
    return by_words(packet, lambda file: told[file.name])


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("notice", "others"),
    [
        ("TB ket luan phat hanh.docx", {"du thao lan 3.docx": LONGER}),
        ("TB ket luan.docx", {"TB ket luan (góp ý).docx": LONGER}),
        ("TB_712.docx", {"TB_bản sửa 2.docx": LONGER, "TB_712 v2.docx": LONGER}),
        ("712-TB-SKHCN.docx", {"Dự thảo TB.pdf": LONGER}),
        ("TB bản chính.docx", {"TB trình ký.docx": LONGER, "TB xin ý kiến.docx": LONGER}),
        ("a.docx", {"b.docx": UNNUMBERED}),
        ("a.docx", {"b.docx": "DỰ THẢO\n" + LONGER}),
        ("TB họp lần 3.docx", {"TB họp lần 3 (lần 2).docx": LONGER}),
        ("a.docx", {"giay moi.pdf": SCAN, "GM 5.pdf": SCAN, "Phu luc TB 712.pdf": SCAN}),
        ("a.docx", {"moi.pdf": INVITATION, "ct.pdf": AGENDA}),
        ("a.docx", {"gui.pdf": LETTER, "bc.pdf": REPORT, "pl.pdf": ANNEX}),
        ("a.docx", {"ghi chú.docx": LONGER}),
        ("712 đã ký.pdf", {"TB ket luan.docx": LONGER}),
        ("z.docx", {f"Phu luc {number}.pdf": ANNEX for number in range(9)}),
        ("z.docx", {"tai lieu.zip": "", "b.pdf": INVITATION}),
    ],
)
def test_issued_notice_goes_before_whatever_else_is_in_a_mail(notice, others, turned):
    assert read_of({notice: NOTICE, **others}, turned=turned).main.name == notice


@pytest.mark.parametrize("turned", [False, True])
def test_pdf_with_a_signature_goes_before_all_others(turned):
    files = {"TB dt.pdf": NOTICE + SIGNED, "TB ban hanh.docx": LONGER, "TB.pdf": LONGER}

    assert read_of(files, turned=turned).main.name == "TB dt.pdf"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "beside",
    [{"moi.docx": INVITATION}, {"ct.pdf": AGENDA}, {"Phu luc 1.pdf": SCAN}, {"pl.pdf": ANNEX}],
)
def test_packed_file_beside_other_papers_must_be_unpacked(beside, turned):
    with pytest.raises(SourceProblem, match="Thư đính kèm tệp nén “tb.zip”. Giải nén"):
        read_of({"tb.zip": "", **beside}, turned=turned)


def test_packed_file_beside_a_paper_of_no_known_kind_is_told():
    packet = read_of({"tb.zip": "", "a.docx": "Nội dung họp"}, turned=False)

    assert (packet.main.name, packet.rivals) == ("a.docx", ("tb.zip",))


def test_two_equal_notices_are_both_named():
    packet = read_of({"TB 1.docx": NOTICE, "TB 2.docx": LONGER}, turned=False)

    assert (packet.main.name, packet.rivals) == ("TB 2.docx", ("TB 1.docx",))


def test_mail_of_other_papers_alone_is_doubted():
    packet = read_of({"a.docx": INVITATION, "b.docx": AGENDA}, turned=False)

    assert packet.notes == (DOUBTED,)


@pytest.mark.parametrize("line", ["KẾ HOẠCH VÀ ĐẦU TƯ", "KẾ HOẠCH - TÀI CHÍNH"])
def test_name_of_an_office_is_no_kind_of_paper(line):
    files = {"a.docx": f"SỞ\n{line}\n{NOTICE}", "b.pdf": REPORT}

    assert read_of(files, turned=False).main.name == "a.docx"
