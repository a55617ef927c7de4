"""Paragraphs of a PDF by where its lines begin; papers laid out otherwise stay as they are."""

from weasyprint import HTML

from conclusions.reading import read
from conclusions.sources import text_of

STYLE = """
@page { size: 210mm 297mm; margin: 20mm; @top-center { content: counter(page) } }
body { font: 14pt/1.2 serif; text-align: justify }
p { margin: 6pt 0 0; text-indent: 1.27cm }
.plain p { text-indent: 0 }
.list p { margin: 0; text-indent: 0; font-size: 11pt; text-align: left }
"""
WORDS = (
    "Tiếp tục tổ chức thực hiện đạt kết quả các nội dung công việc trong Thông báo số 333 của "
    "Giám đốc Sở Khoa học và Công nghệ về kết luận cuộc họp giao ban, báo cáo Giám Đốc Sở."
)


def told(body: str) -> list[str]:
    """The lines of the paper, without page numbers."""
    content = HTML(string=f"<style>{STYLE}</style>{body}").write_pdf()
    lines = [line.strip() for line in text_of("a.pdf", content).splitlines()]
    return [line for line in lines if line and not line.isdigit()]


def paragraphs(count: int) -> list[str]:
    return [f"{n}. {WORDS} {'Sở Y Tế ' * (n % 7)}Hết." for n in range(1, count + 1)]


def html(words: list[str]) -> str:
    return "".join(f"<p>{each}</p>" for each in words)


def test_wrapped_lines_are_one_paragraph_whatever_letter_they_begin_with():
    assert told(html(paragraphs(6))) == paragraphs(6)


def test_paragraph_over_the_foot_of_a_page_is_whole():
    assert told(html(paragraphs(60))) == paragraphs(60)


def test_short_lines_at_the_margin_stay_lines():
    names = ["Nơi nhận:", "- Giám đốc, Phó Giám đốc Sở;", "- Các phòng, đơn vị;", "- Lưu: VT."]

    lines = told(f'{html(paragraphs(5))}<div class="list">{html(names)}</div>')

    assert lines == [*paragraphs(5), *names]


def test_names_under_each_other_at_the_margin_stay_lines():
    names = ["Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Công an tỉnh"]

    assert told(f'{html(paragraphs(5))}<div class="plain"><p>{"<br>".join(names)}</div>') == [
        *paragraphs(5),
        *names,
    ]


def test_labels_at_the_margin_begin_paragraphs():
    body = f'{html(paragraphs(5))}<div class="plain"><p>1. Báo cáo.<br>2. Rà soát.</p></div>'

    assert told(body)[-2:] == ["1. Báo cáo.", "2. Rà soát."]


def test_paper_without_first_lines_set_in_keeps_its_lines():
    lines = told(f'<div class="plain">{html(paragraphs(4))}</div>')

    assert len(lines) > len(paragraphs(4))
    assert " ".join(lines) == " ".join(paragraphs(4))


def test_number_broken_at_the_end_of_a_line_is_read_whole():
    broken = (
        f"1. {WORDS} {WORDS[:60]} theo Công văn số 712/UBND-<br>KGVX ngày 05/11/2026 về việc này."
    )
    content = HTML(string=f"<style>{STYLE}</style>{html([*paragraphs(5), broken])}").write_pdf()

    reading = read(f"Giám đốc Sở kết luận như sau:\n{text_of('a.pdf', content)}")

    assert [cited.number for cited in reading.items[-1].citations] == ["712/UBND-KGVX"]
