"""Tags and fragments: chips, states, bars, figures, fields; and the sprite and styles they use."""

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.utils.html import strip_tags

from conclusions.models import Conclusion, Item
from conclusions.review_page import PICKS
from conclusions.templatetags import clarity
from departments.templatetags import look
from reports.figures.register_columns import REGISTER_COLUMNS
from reports.templatetags import charts
from tasks.models import Timeliness
from tasks.templatetags import standing
from tasks.workflow import Status

TEMPLATES = [
    path
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    if not {"pdf", "emails"} & set(path.parts)
]
STYLES = sorted((settings.BASE_DIR / "static/css").glob("*.css"))
ROOMS = ("departments", "conclusions", "tasks", "reports", "config")
LAYERS = ["tokens", "base", "components", "screens", "print"]
# What stands outside the layers: comments, their order, and the page of the printed register.
OUTSIDE = re.compile(r"/\*.*?\*/|@layer [\w, ]+;|@page ledger \{.*?\}", re.DOTALL)
URLS = re.compile(r"/\*.*?\*/|url\([^)]*\)", re.DOTALL)
# Set by some kinds of button alone.
OPTIONAL = {"--btn-active-border-color", "--btn-active-color"}
SVG = "{http://www.w3.org/2000/svg}"


def symbols():
    sprite = ElementTree.parse(settings.BASE_DIR / "static/icons.svg")
    return {symbol.get("id") for symbol in sprite.iter(f"{SVG}symbol")}


def draw(source, **context):
    return Template(source).render(Context(context))


def test_chip_shows_the_words_of_timeliness():
    chip = draw("{% chip time %}", time=Timeliness("late", 6, "Quá hạn 6 ngày"))

    assert strip_tags(chip).strip() == "Quá hạn 6 ngày"
    assert 'class="due late"' in chip
    assert "#alert" in chip


def test_chip_takes_words_of_a_count():
    assert strip_tags(draw('{% chip "late" "2 quá hạn" %}')).strip() == "2 quá hạn"


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        *((standing.state, status) for status in Status),
        *((clarity.notice_state, status) for status in Conclusion.Status),
    ],
)
def test_every_status_has_its_glyph(tag, status):
    row = SimpleNamespace(status=status.value, get_status_display=lambda: status.label)

    shown = tag(row)

    assert strip_tags(shown).strip() == status.label
    assert set(re.findall(r"#(\w+)\"", shown)) <= symbols()


@pytest.mark.parametrize("name", ["Tạ Công Dũng", "Đỗ Thị Lan Hương", "hcth"])
def test_initials_are_of_the_last_two_names(name):
    assert look.initials(name) == {"Tạ": "CD", "Đỗ": "LH", "hcth": "H"}[name.split()[0]]


SIX = ["người", "việc", "thời gian", "trách nhiệm", "sản phẩm", "thẩm quyền"]


@pytest.mark.parametrize("clear", [0, 4, 6])
def test_meter_always_has_six_cells(clear):
    assert clarity.meter(SIX[clear:]).count("<i") == 6
    assert clarity.meter(SIX[clear:]).count('class="y"') == clear


def test_meter_says_what_is_not_clear():
    shown = clarity.meter(["thời gian", "sản phẩm"])

    assert 'aria-label="rõ 4 trên 6 điều"' in shown
    assert shown.endswith(" chưa rõ: thời gian, sản phẩm</span>")
    assert clarity.meter([]).endswith(" đã rõ</span>")


# Bars


def widths(segments):
    return [float(part.width.rstrip("%")) for part in segments]


def test_bar_parts_are_as_wide_as_their_counts():
    late, none = charts.segments({"none": 3, "late": 1}, scale=8, pixels=400)

    assert (late.css, late.x, late.width) == ("f-late", "0.00%", "11.90%")
    assert (none.css, none.x, none.width) == ("f-none", "12.50%", "36.90%")


def test_bar_keeps_a_small_part_visible_and_its_number_away():
    drawn = charts.segments({"late": 1, "none": 99, "done": 1}, scale=101, pixels=200)

    assert [part.shown for part in drawn] == [False, True, False]
    assert min(widths(drawn)) >= 3  # 6 of 200 px
    assert sum(widths(drawn)) <= 100


def test_bar_of_nothing_says_so():
    assert 'aria-label="Không có nhiệm vụ"' in draw("{% bar counts %}", counts={})


def test_bar_tells_its_numbers_in_a_sentence():
    drawn = draw("{% bar counts %}", counts={"done": 4, "late": 2, "done_late": 1})

    assert (
        'aria-label="2 quá hạn, 1 hoàn thành quá hạn, 4 hoàn thành đúng hạn"' in drawn
    )  # in the order they are drawn


def test_bar_numbers_are_safe_for_svg_in_vietnamese():
    drawn = draw("{% bar counts scale=12000 mean=6.5 %}", counts={"none": 11_000, "late": 3})

    assert re.findall(r'(?:x|width|x1|x2)="[^"]*,[^"]*"', drawn) == []
    assert re.findall(r">\s*(11000)\s*<", drawn) == ["11000"]


def test_figure_is_a_link_to_its_rows():
    drawn = draw('{% figure "/x/?a=1" 0 "Quá hạn" "late" current=True sep=True %}')

    assert 'href="/x/?a=1"' in drawn
    assert 'class="late zero sep"' in drawn
    assert 'aria-current="true"' in drawn
    assert " ".join(strip_tags(drawn).split()) == "0 Quá hạn"


# Fields


class AskForm(forms.Form):
    due = forms.DateField(label="Hạn mới", help_text="Nhập ngày/tháng/năm.")
    why = forms.CharField(label="Lý do", error_messages={"required": "Chưa nhập lý do."})
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Hồ sơ")], widget=forms.RadioSelect)
    step = forms.ChoiceField(label="Bước đã đến", choices=[("", "–")], required=False)
    file = forms.FileField(label="Tệp", required=False)
    keep = forms.BooleanField(label="Trọng tâm", required=False)


def test_field_reads_label_hint_error_then_input():
    drawn = AskForm({"due": "31/02/2024"})["due"].as_field_group()
    order = [drawn.index(mark) for mark in ("<label", 'id="id_due_helptext"', "wrong", "<input")]

    assert order == sorted(order)
    assert 'aria-describedby="id_due_helptext id_due_error"' in drawn
    assert 'id="id_due_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_form_draws_every_field_in_our_classes():
    drawn = str(AskForm({}))

    assert "Chưa nhập lý do." in drawn
    assert drawn.count('class="form-control"') == 2
    assert drawn.count('class="form-select"') == 1
    assert drawn.count('class="form-check-input"') == 1
    assert drawn.count("(không bắt buộc)") == 2
    assert "<fieldset" in drawn
    assert "data-drop" in drawn


# What the fragments lean on


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_hold_no_inline_style_or_script(path):
    source = path.read_text(encoding="utf-8")

    assert re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", source) == []


def test_icons_named_in_templates_are_drawn_in_the_sprite():
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'\{% icon "(\w+)"', path.read_text(encoding="utf-8"))
    }
    tables = (standing.TIME, standing.STATES, clarity.STATES)
    named |= {glyph for table in tables for _, glyph in table.values()}

    assert named - symbols() == set()


def test_styles_use_only_tokens_that_exist():
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)
    made = set(re.findall(r"(--[\w-]+)\s*:", sheets))

    assert set(re.findall(r"var\((--[\w-]+)[,)]", sheets)) - made - OPTIONAL == set()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_colours_are_named_in_the_tokens_alone(path):
    source = path.read_text(encoding="utf-8")

    raw = re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", source)

    assert (raw == []) == (path.stem != "tokens")


# Over Django's own sheets, which know no layer.
@pytest.mark.parametrize("path", [path for path in STYLES if path.stem != "admin"], ids=str)
def test_every_rule_stands_in_a_layer(path):
    source = OUTSIDE.sub("", path.read_text(encoding="utf-8")).strip()

    layer = re.match(r"@layer (\w+) \{", source)
    depth = [
        source[: place.end()].count("{") for place in re.finditer(r"^\}", source, re.MULTILINE)
    ]

    assert layer[1] in LAYERS
    assert len(depth) == 1


def test_classes_of_the_styles_are_used():
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in STYLES if path.stem != "admin")
    code = [
        path
        for root in ("templates", "static/js", *ROOMS)
        for path in (settings.BASE_DIR / root).rglob("*.*")
        if path.suffix in {".html", ".js", ".py"} and "tests" not in path.parts
    ]
    words = set(re.findall(r"[\w-]+", "\n".join(path.read_text(encoding="utf-8") for path in code)))
    words |= {f"cell-{kind}" for kind in (*Item.Kind, "unread")} | {
        f"w-{kind}" for kind in Item.Kind
    }
    words |= {f"k-{column.kind}" for column in REGISTER_COLUMNS}
    words |= {f"f-{code}" for code in PICKS}
    words.add("htmx-request")

    assert set(re.findall(r"\.([a-z][\w-]*)", URLS.sub("", sheets))) - words == set()


def test_own_scripts_stay_small():
    scripts = (settings.BASE_DIR / "static/js").glob("*.js")

    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in scripts) <= 450
