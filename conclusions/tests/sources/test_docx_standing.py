"""Signs above, below and smaller than the line of a Word file change no number beside them."""

import pytest

from conclusions.sources.docx_standing import GUESSED
from conclusions.tests.sources.test_docx_shown import paragraph, read, run

SUPER, SUB = (f'<w:vertAlign w:val="{kind}script"/>' for kind in ("super", "sub"))
RAISING = (
    '<w:style w:type="character" w:styleId="Mu"><w:name w:val="Mu"/>'
    '<w:rPr><w:position w:val="6"/></w:rPr></w:style>'
)
BASED = (
    '<w:style w:type="character" w:styleId="Mu2"><w:name w:val="Mu2"/>'
    '<w:basedOn w:val="Mu"/></w:style>'
)


def off(distance, more=""):
    return f'{more}<w:position w:val="{distance}"/>'


def size(half_points):
    return f'<w:sz w:val="{half_points}"/>'


def shown(*runs, styles=()):
    lines, notes = read(paragraph(*runs), styles=styles)
    return "\n".join(lines), notes


@pytest.mark.parametrize(
    ("before", "above", "line"),
    [
        ("3.10", "6", "3.10⁶"),
        ("10", "-3", "10⁻³"),
        ("25 m", "2", "25 m²"),
        ("trước ngày 15/12/2026", "1", "trước ngày 15/12/2026 ¹"),
        ("trước ngày 15/12/26", "2", "trước ngày 15/12/26 ²"),
        ("trước ngày 15/12", "1", "trước ngày 15/12 ¹"),
        ("trong tháng 12", "1", "trong tháng 12 ¹"),
        ("trước ngày 15/12/2026", "1)", "trước ngày 15/12/2026 ¹)"),
        ("trước ngày 15/12/2026", "1,2", "trước ngày 15/12/2026 ¹,²"),
        ("Giao Phòng 2", "1", "Giao Phòng 2¹"),
    ],
)
@pytest.mark.parametrize("manner", [SUPER, off(6), off(12), off("3pt"), off(4, size(14))])
def test_raised_number_is_no_part_of_the_one_before_it(before, above, line, manner):
    assert shown(run(before), run(above, manner)) == (line, [])


@pytest.mark.parametrize(
    ("manner", "line"),
    [('<w:rStyle w:val="Mu"/>', "3.10⁶"), ('<w:rStyle w:val="Mu2"/>', "3.10⁶"),
     (off(0, '<w:rStyle w:val="Mu"/>'), "3.106")],
)  # fmt: skip
def test_distance_of_a_style_raises_unless_the_run_says_otherwise(manner, line):
    assert shown(run("3.10"), run("6", manner), styles=[RAISING, BASED]) == (line, [])


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        ([run("ngày ", off(6)), run("15", off(6)), run("/12/2026", off(6))], "ngày 15/12/2026"),
        ([run("ngày …"), run("15", off(4)), run("… tháng 12")], "ngày …15… tháng 12"),
        ([run("Số: "), run("712", off(4)), run("/TB-SYT")], "Số: 712/TB-SYT"),
        ([run("Sở"), run(" và", off(6)), run(" Thanh tra")], "Sở và Thanh tra"),
        ([run("log"), run("2", off(-6)), run(" 10 dự án")], "log2 10 dự án"),
    ],
    ids=["whole line", "over dots", "number in its blank", "words", "beside a lowered one"],
)
def test_what_stands_off_the_line_and_is_no_sign_stays_as_it_is(runs, line):
    assert shown(*runs) == (line, [])


@pytest.mark.parametrize("manner", [SUB, off(-6)])
def test_lowered_number_behind_a_number_is_none_of_its_digits(manner):
    assert shown(run("log10"), run("2", manner)) == ("log10₂", [])
    assert shown(run("CO"), run("2", manner)) == ("CO2", [])


@pytest.mark.parametrize(
    ("before", "line", "told"),
    [("3.10", "3.10⁶", "3.10⁶"), ("ngày 15/12/2026", "ngày 15/12/2026 ⁶", "15/12/2026 ⁶")],
)
def test_small_number_behind_a_number_is_read_as_raised_and_told(before, line, told):
    assert shown(run(before, size(28)), run("6", size(16))) == (line, [GUESSED.format(told)])
