"""Words that a Word file sets beside those of its text are told with the words they are beside."""

from io import BytesIO

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from conclusions.sources.docx_text import told_of_docx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def ruby(above, base):
    return (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(above)}</w:rt>"
        f"<w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"
    )


def remarked(words):
    return (
        f'<w:commentRangeStart w:id="1"/>{run(words)}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )


NOTED = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def told(paragraph, **beside):
    """The words and what is told of a file with one paragraph and a remark or a note."""
    document = Document()
    document.element.body.insert(0, parse_xml(f'<w:p xmlns:w="{WORD}">{paragraph}</w:p>'))
    for kind, words in beside.items():
        one = kind.removesuffix("s")
        xml = (
            f'<w:{kind} xmlns:w="{WORD}"><w:{one} w:id="1"><w:p>{run(words)}</w:p></w:{one}>'
            f"</w:{kind}>"
        )
        name = PackURI(f"/word/{kind}.xml")
        part = Part(name, KIND.format(kind), xml.encode(), document.part.package)
        document.part.relate_to(part, f"{OFFICE}/{kind}")
    file = BytesIO()
    document.save(file)
    words, notes = told_of_docx(file.getvalue())
    return words, [note for note in notes if not note.startswith("Không đọc 1 ghi chú bên lề")]


@pytest.mark.parametrize(
    ("above", "base"),
    [("15/12/2026", "10/12/2026"), ("15", "10"), ("Thanh tra Sở", "Văn phòng Sở")],
)
def test_small_words_above_others_are_told(above, base):
    words, notes = told(run("Hạn: ") + ruby(above, base) + run("."))

    assert words.startswith(f"Hạn: {base}.")
    assert notes == [f"Chữ nhỏ ghi trên “{base}” trong tệp: “{above}”; đang đọc chữ ở dưới."]


def test_sound_of_a_foreign_sign_is_not_told():
    assert told(ruby("hồ sơ", "檔案") + run("."))[1] == []


@pytest.mark.parametrize(
    ("at", "remark"),
    [
        ("10/12/2026", "Sửa thành 15/12/2026"),
        ("10/12/2026", "15/12"),
        ("Văn phòng Sở", "Chuyển cho Thanh tra Sở"),
        ("Văn phòng Sở", "Phòng Nghiệp vụ Y"),
        ("rà soát", "bỏ việc này"),
    ],
)
def test_remark_that_changes_something_is_told_with_its_place(at, remark):
    _, notes = told(run("1. Việc ") + remarked(at) + run("."), comments=remark)

    assert notes == [
        f"Ghi chú bên lề tại “{at}” (đoạn “1. Việc {at}.”) có thể sửa nội dung: “{remark}”; "
        "chưa đưa vào bản đọc."
    ]


@pytest.mark.parametrize("remark", ["OK", "Đã xem", "Theo Quyết định số 15/QĐ-SYT ngày 05/10/2026"])
def test_other_remarks_are_told_once_for_the_file(remark):
    assert told(run("1. Việc ") + remarked("rà soát"), comments=remark)[1] == []


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ("trước ngày 10", "/12/2026.", "Điều chỉnh thành ngày 15/12/2026"),
        ("trước ngày 10/12/2026", ".", "Gia hạn đến ngày 15/12/2026"),
        ("Văn phòng", " Sở rà soát.", "Nay là Phòng Tổ chức cán bộ"),
    ],
)
def test_note_that_changes_something_is_told_with_its_place(before, after, note):
    words, notes = told(run(before) + NOTED + run(after), footnotes=note)

    assert words.startswith(before + after)
    assert notes == [
        f"Chú thích tại “{before}” (đoạn “{before}{after}”) có thể sửa nội dung: “{note}”; "
        "chưa đưa vào bản đọc."
    ]


def test_note_that_cites_a_paper_is_no_change():
    note = "Công văn số 15/SYT-VP ngày 05/10/2026 của Sở Y tế"

    assert told(run("rà soát hồ sơ") + NOTED, footnotes=note)[1] == []
