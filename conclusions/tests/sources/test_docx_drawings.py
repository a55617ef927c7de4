"""Words in drawings of a Word file are read in their order; charts and pictures are told."""

from io import BytesIO

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm
from PIL import Image

from conclusions.sources.docx_drawings import READ
from conclusions.sources.docx_text import told_of_docx
from conclusions.tests.sample_files import a_docx
from conclusions.tests.sources.test_docx_shown import paragraph, read, run

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
WPS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
LEFT = "Tệp còn phần chưa đọc được: {}."


def a_box(name, words, kind="node"):
    shown = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in words.split("\n"))
    return f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t>{shown}</dgm:t></dgm:pt>'


def a_line(above, below, order, kind="parOf"):
    return f'<dgm:cxn type="{kind}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'


def a_diagram(*parts):
    boxes = "".join(part for part in parts if part.startswith("<dgm:pt"))
    lines = "".join(part for part in parts if not part.startswith("<dgm:pt"))
    return (
        f"<dgm:dataModel {DGM} {A}><dgm:ptLst>{boxes}</dgm:ptLst><dgm:cxnLst>{lines}</dgm:cxnLst>"
        "</dgm:dataModel>"
    )


def drawn(element, part=None):
    """Lines and notes of a file with this in a drawing, and a part that it names."""

    def add(document):
        if part is not None:
            name = PackURI("/word/diagrams/data1.xml")
            made = Part(name, "application/xml", part.encode(), document.part.package)
            document.part.rels.add_relationship("http://x/part", made, "rId90")

    drawing = f"<w:r><w:drawing>{element}</w:drawing></w:r>"
    return read(paragraph(run("1. Báo cáo."), drawing), edit=add)


RELATED = f'<dgm:relIds {DGM} r:dm="rId90"/>'
DOC = a_box("0", "", "doc")


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (
            [DOC, a_box("3", "Ba"), a_box("1", "Một"), a_box("2", "Hai"),
             a_line("0", "2", "1"), a_line("0", "1", "0"), a_line("0", "3", "2")],
            ["Một", "Hai", "Ba"],
        ),
        (
            [DOC, a_box("1", "Giám đốc"), a_box("2", "Phòng A"), a_box("3", "Tổ 1"),
             a_box("4", "Phòng B"), a_line("0", "1", "0"), a_line("1", "2", "0"),
             a_line("1", "4", "1"), a_line("2", "3", "0")],
            ["Giám đốc", "Phòng A", "Tổ 1", "Phòng B"],
        ),
        ([DOC, a_box("1", "Bước 1\nTiếp nhận"), a_line("0", "1", "0")], ["Bước 1", "Tiếp nhận"]),
        ([a_box("1", "Một"), a_box("2", "Hai")], ["Một", "Hai"]),
        ([DOC, a_box("1", "Một"), a_box("9", "vẽ", "pres"), a_line("0", "1", "x")], ["Một"]),
        ([a_box("1", "Một"), a_line("1", "1", "0")], ["Một"]),
        ([DOC, a_box("1", "Một"), a_line("0", "1", "0"), a_line("0", "8", "1")], ["Một"]),
        ([DOC, a_box("1", "Phụ", "asst"), a_line("0", "1", "0")], ["Phụ"]),
    ],
)  # fmt: skip
def test_boxes_of_a_diagram_are_read_in_the_order_of_its_lines(parts, lines):
    assert drawn(RELATED, a_diagram(*parts)) == (["1. Báo cáo.", *lines], [READ])


@pytest.mark.parametrize("part", [None, "<cut", a_diagram(), a_diagram(a_box("1", " "))])
def test_diagram_without_words_to_read_is_told(part):
    assert drawn(RELATED, part) == (["1. Báo cáo."], [LEFT.format("sơ đồ trong tệp Word")])


@pytest.mark.parametrize(
    ("part", "named"),
    [
        (None, ""),
        (f"<c:chartSpace {CHART}/>", ""),
        (
            f"<c:chartSpace {CHART} {A}><c:title><a:p><a:r><a:t>Tỷ lệ</a:t></a:r></a:p></c:title>"
            "</c:chartSpace>",
            " “Tỷ lệ”",
        ),
    ],
)
def test_chart_is_told_by_its_title(part, named):
    told = drawn(f'<c:chart {CHART} r:id="rId90"/>', part)

    assert told == (["1. Báo cáo."], [LEFT.format(f"biểu đồ{named} trong tệp Word")])


BOXED = f"<w:txbxContent>{paragraph(run('2. Họp.'))}</w:txbxContent>"
SHAPE = f"<wps:wsp><wps:txbx>{BOXED}</wps:txbx></wps:wsp>"


@pytest.mark.parametrize(
    "shape",
    [
        f"<wpc:wpc {WPS}>{SHAPE}</wpc:wpc>",
        f"<wpg:wgp {WPS}><wpg:grpSp>{SHAPE}</wpg:grpSp></wpg:wgp>",
        f"<mc:AlternateContent {WPS}><mc:Choice>{SHAPE}</mc:Choice><mc:Fallback>{BOXED}"
        "</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent {WPS}><mc:Choice/><mc:Fallback>{BOXED}</mc:Fallback>"
        "</mc:AlternateContent>",
        f"<v:group {WPS}><v:shape><v:textbox>{BOXED}</v:textbox></v:shape></v:group>",
        f"<a:sp {A}><a:txBody><a:p><a:r><a:t>2. </a:t></a:r><a:r><a:t>Họp.</a:t></a:r></a:p>"
        "</a:txBody></a:sp>",
    ],
    ids=[
        "canvas",
        "group",
        "written twice",
        "for old programs alone",
        "old group",
        "locked canvas",
    ],
)
def test_words_of_shapes_are_read_once(shape):
    assert drawn(shape) == (["1. Báo cáo.", "2. Họp."], [])


def pictured(width, height):
    buffer = BytesIO()
    Image.new("L", (9, 9)).save(buffer, "PNG")

    def add(document):
        document.add_paragraph("1. Báo cáo.")
        document.add_picture(BytesIO(buffer.getvalue()), Cm(width), Cm(height))

    return told_of_docx(a_docx(edit=add))[1]


@pytest.mark.parametrize("sides", [(15, 20), (16, 3), (8, 1)])
def test_picture_that_may_hold_words_is_told(sides):
    assert pictured(*sides) == [LEFT.format("1 ảnh trong tệp Word")]


@pytest.mark.parametrize("sides", [(3, 3), (7, 4), (16, 0.2)], ids=["logo", "signature", "rule"])
def test_logo_signature_and_rule_are_not_told(sides):
    assert pictured(*sides) == []


@pytest.mark.parametrize(("sides", "notes"), [("width:450pt;height:90pt", 1), ("width:60pt", 0)])
def test_picture_of_old_programs_is_told_alike(sides, notes):
    picture = f'<w:r><w:pict><v:shape {WPS} style="{sides}"><v:imagedata/></v:shape></w:pict></w:r>'

    _, told = read(paragraph(run("1. Báo cáo."), picture))

    assert told == [LEFT.format("1 ảnh trong tệp Word")] * notes
