"""What holds of any text: no exception, exact places, one reading however it is laid out."""

import re
import sys
import unicodedata
from random import Random

import pytest

from conclusions.reading import read
from conclusions.reading.plain_form import as_data
from conclusions.tests.reading.conftest import NAMES, SAMPLE, UNITS, text_of

pytestmark = pytest.mark.wide

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is not installed")
HealthCheck, given, settings = hypothesis.HealthCheck, hypothesis.given, hypothesis.settings
st = hypothesis.strategies

PIECES = st.sampled_from(
    [
        "\n", "\n\n", " ", "1. ", "a) ", "- ", "(1) ", "II. ", "THÔNG BÁO\n", "; ", ". ", "và ",
        ", ", "Kết luận của Giám đốc Sở\n", "Sở Tài chính", "các phòng, đơn vị",
        "chủ trì, phối hợp với ", "trước ngày 05/4/2024", "kết luận như sau:\n", "Nơi nhận:\n",
        "TL. GIÁM ĐỐC\n", "giao ", "Trần Văn Quang\n", "./.\n", "định kỳ hằng quý ",
        "| a | b | c |\n", "\f", "2\n", "báo cáo ", "Thông báo số 12/TB-SKHCN ngày 3/4/2024",
        "trong tháng 4", "PHỤ LỤC\n", "(", ":", "**", "Phòng Hành chính - Tổng hợp ", "\u0301",
    ]
)  # fmt: skip
# A notice up to its first item.
BEGUN = text_of(SAMPLE)[: text_of(SAMPLE).index("I. Đánh giá")]
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(text):
    """The text without spaces, marks of layout, dashes and numbers alone, as pages and items have
    them, and without tone marks that no letter bears."""
    text = re.sub(r"(?<!\S)(?:-|\d{1,3}\.?)(?!\S)", "", text)
    borne = re.sub(r"(?<![^\W\d_])[\u0300-\u036f]+", "", unicodedata.normalize("NFC", text))
    return re.sub(r"[\s*_|#>`-]+", "", borne)


def spans_of(data):
    """Every (span, words) pair of a reading in its plain form."""
    for one in data["directives"]:
        for deadline in one["deadlines"]:
            yield deadline["span"], deadline["phrase"]
        for duty in one["duties"]:
            if duty["what"]:
                yield duty["span"], duty["what"]


def unplaced(data):
    """The reading without places, for comparing readings of texts laid out differently."""
    if isinstance(data, dict):
        return {key: unplaced(value) for key, value in data.items() if key != "span"}
    return [unplaced(value) for value in data] if isinstance(data, list) else data


@CALM
@given(st.lists(PIECES, max_size=60).map("".join))
@hypothesis.example("| a | b | c |\ntrước ngày 05/4/2024báo cáo \u0301trước ngày 05/4/2024")
def test_read_takes_any_text_and_points_at_its_words(text):
    reading = as_data(read(text, UNITS))

    for (start, end), phrase in spans_of(reading):
        assert words(text[start:end]) == words(phrase)
    assert all(0 <= start <= end <= len(text) for start, end in reading["unread"])


@CALM
@given(st.text())
def test_read_takes_any_letters(text):
    assert read(text).text == text


@pytest.mark.parametrize("name", NAMES)
def test_read_points_at_the_very_words(name):
    text = text_of(name)

    for item in read(text).items:
        for duty in item.duties:
            named = [*duty.leads, *duty.helpers] if item.kind == "directive" else []
            assert all(words(text[a:b]) == words(r.written) for r in named for a, b in [r.span])
            if duty.deadline:
                start, end = duty.deadline.span
                assert words(text[start:end]) == words(duty.deadline.phrase)


@pytest.mark.parametrize("name", NAMES)
def test_read_covers_the_body(name):
    """Every word between the title and the recipients belongs to something."""
    text = text_of(name)
    reading = read(text)
    body = text[text.index(reading.opening[:12]) : text.index("Nơi nhận")]
    known = words(reading.opening + reading.closing) + "".join(
        words(text[item.span[0] : item.span[1]]) for item in reading.items
    )

    missing = [
        line for line in body.split("\n") if words(line) not in known and line.strip() not in "23"
    ]

    assert missing == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\ufeff" + text,
    ],
    ids=["decomposed", "windows", "hard spaces", "byte order mark"],
)
def test_read_does_not_depend_on_how_letters_are_kept(name, rewrite):
    text = text_of(name)

    assert unplaced(as_data(read(rewrite(text)))) == unplaced(as_data(read(text)))


def paragraphs_of(name):
    """The text with each paragraph of the reading on one line."""
    reading = read(text_of(name))
    head = text_of(name).split(reading.opening[:12])[0]
    lines = [reading.opening]
    lines += [f"{item.label} {item.text}".strip() for item in reading.items]
    tail = text_of(name)[text_of(name).index("Nơi nhận") :]
    return head + "\n".join([*lines, reading.closing]) + "\n\n" + tail


def wrapped(line, width):
    rows, row = [], ""
    for word in line.split(" "):
        if len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    return [*rows, row]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [62, 75, 88])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_read_does_not_depend_on_where_lines_break(name, width, gap):
    joined = paragraphs_of(name)
    head, _, rest = joined.partition(read(joined).opening[:12])
    body, _, tail = (read(joined).opening[:12] + rest).partition("Nơi nhận")
    rows = [row for line in body.split("\n") if line for row in wrapped(line, width)]

    again = read(head + gap.join(rows) + "\n\nNơi nhận" + tail)

    def facts(reading):
        return [
            (
                item.path,
                [ref.written for duty in item.duties for ref in duty.leads],
                [duty.deadline.on for duty in item.duties if duty.deadline],
            )
            for item in reading.directives
        ]

    assert facts(again) == facts(read(text_of(name)))


def calls_while_reading(text):
    """How many calls of functions the reading takes: work counted without a clock."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text, UNITS)
    finally:
        sys.setprofile(before)
    return calls


def steps_while_reading(text):
    """How many lines of the reader are run: also what loops do without a call."""
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text, UNITS)
    finally:
        sys.settrace(before)
    return steps


def test_read_works_in_proportion_to_length():
    text = text_of(SAMPLE)
    body = text[text.index("1. Các phòng") : text.index("Nay thông báo")]
    head = text[: text.index("1. Các phòng")]

    assert calls_while_reading(head + body * 8) < 5 * calls_while_reading(head + body * 2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("", "1. Giao việc:\n"),
        ("", "a) Giao việc:\n1. Giao việc:\n"),
        ("", "1.1. Việc Chung:\n"),
        ("1. Giao ", "Phòng Ab rà soát. "),
        ("1. Phòng Ab:\n", "Phòng Ab rà soát.\n"),
        ("1. Giao Phòng Ab ", "các phòng, đơn vị Phòng Ab "),
        ("", "ngày      tháng      năm "),
        ("", "\t"),
        ("", "a) Phòng Ab\n"),
        ("", "Điều 1. \n"),
        ("", "Số:      /TB-\n"),
        ("", "Số: ..../..../....  "),
        ("", "Thứ nhất, các phòng:\n"),
        ("", "1. Nội dung\n- Việc chung\n"),
        ("1. Phòng Ab rà soát các hợp đồng sau:\n", "- Hợp đồng thuê;\n"),
        ("Kính gửi:\n", "- Sở Y tế;\n"),
    ],
)
def test_read_works_in_proportion_to_repeated_words(first, again):
    once, twice = (steps_while_reading(BEGUN + first + again * n) for n in (400, 800))

    assert twice < 2.1 * once


@pytest.mark.parametrize("again", ["các phòng, đơn vị Phòng Ab ", "Chủ tịch UBND các xã "])
def test_read_follows_a_name_of_any_length(again):
    text = f"{BEGUN}1. Giao Phòng Ab {again * 2000}"

    assert [item.text for item in read(text).items] == [text.partition("1. ")[2].strip()]


def test_read_nests_repeated_lists_no_deeper_than_twelve():
    items = read(BEGUN + "1. Giao việc:\n" * 30).items
    depths: list[int] = []
    for item in items:
        depths.append(1 if item.parent is None else depths[item.parent] + 1)

    assert depths == [*range(1, 12), *[12] * 19]


def facts_of(reading):
    return [
        (
            item.path,
            " ".join(item.text.split()),
            [(ref.written, ref.collective) for duty in item.duties for ref in duty.leads],
            [ref.written for duty in item.duties for ref in duty.helpers],
            [duty.deadline.on for duty in item.duties if duty.deadline],
        )
        for item in reading.directives
    ]


def without_page_numbers(name):
    lines = text_of(name).split("\n")
    return [line for line in lines if not re.fullmatch(r"\s*\d{1,2}\s*", line)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["{}", "\n{}\n", "   {}   ", "\f{}", "- {} -"])
def test_read_does_not_depend_on_where_pages_end(name, form):
    lines = without_page_numbers(name)
    plain = facts_of(read("\n".join(lines)))
    begins = next(at for at, line in enumerate(lines) if at > 12 and "kết luận" in line)
    ends = next(at for at, line in enumerate(lines) if line.strip().startswith("Nơi nhận"))
    chance = Random(form)

    for _ in range(4):
        paged = list(lines)
        cuts = sorted(chance.sample(range(begins + 1, ends), 4))
        for number, cut in reversed(list(enumerate(cuts, start=2))):
            paged.insert(cut, form.format(number))
        assert facts_of(read("\n".join(paged))) == plain


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("usual", "other"), [("-", "–"), ("òa", "oà"), ("ủy", "uỷ"), ("óa", "oá")])
def test_read_does_not_depend_on_dashes_and_tone_places(name, usual, other):
    def levelled(facts):
        return repr(facts).replace(other, usual)

    plain = text_of(name).replace(other, usual)

    assert levelled(facts_of(read(plain.replace(usual, other)))) == levelled(facts_of(read(plain)))
