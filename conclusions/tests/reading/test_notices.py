"""Real notices come out as a person read them."""

from datetime import date

import pytest

from conclusions.reading import Unit, read
from conclusions.reading.plain_form import as_data
from conclusions.reading.scoring import PARTS, score
from conclusions.tests.reading.conftest import NAMES, SAMPLE, UNITS, gold_of, text_of
from departments.folding import fold


@pytest.mark.parametrize("name", NAMES)
def test_notice_agrees_with_its_gold(name):
    result = score(as_data(read(text_of(name))), gold_of(name))

    assert {part: result.parts[part].notes for part in PARTS} == {part: [] for part in PARTS}
    assert result.wrong_dates == 0


@pytest.mark.parametrize("name", NAMES)
def test_notice_texts_begin_as_printed(name):
    starts = {one["path"]: one["text_start"] for one in gold_of(name)["directives"]}

    read_ = {item.path: fold(item.text) for item in read(text_of(name)).directives}

    assert [path for path in starts if not read_[path].startswith(fold(starts[path]))] == []


@pytest.mark.parametrize("name", NAMES)
def test_notice_phrases_and_recipients_are_verbatim(name):
    gold, reading = gold_of(name), as_data(read(text_of(name)))

    assert reading["recipients"] == gold["recipients"]
    assert [d["phrase"] for one in reading["directives"] for d in one["deadlines"]] == [
        d["phrase"] for one in gold["directives"] for d in one["deadlines"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_notice_leaves_nothing_unread(name):
    assert read(text_of(name)).unread == ()


@pytest.fixture(scope="module")
def sample():
    return read(text_of(SAMPLE), UNITS)


def by_path(reading, path):
    return next(item for item in reading.directives if item.path == path)


def test_sample_counts_directives_duties_and_days(sample):
    duties = [duty for item in sample.directives for duty in item.duties]

    assert len(sample.directives) == 24
    assert len(duties) == 28
    assert sum(1 for duty in duties if duty.deadline and duty.deadline.on) == 8


def test_sample_keeps_its_gap_in_numbering(sample):
    assert [item.path for item in sample.directives][-5:] == [
        "10.(3)",
        "10.(5)",
        "10.(6)",
        "10.(7)",
        "11",
    ]
    assert "Số mục trong bản gốc nhảy từ 10.(3) sang 10.(5); giữ nguyên." in sample.warnings


def test_sample_matches_three_spellings_to_one_unit(sample):
    named = {
        ref.written: ref.name
        for path in ("4", "5.(3)", "10.(1)")
        for duty in by_path(sample, path).duties
        for ref in (*duty.leads, *duty.helpers)
        if "Hành chính" in ref.written
    }

    assert named == {
        "Phòng Hành chính - Tổng hợp": "Phòng Hành chính - Tổng hợp",
        "Phòng Hành chính Tổng hợp": "Phòng Hành chính - Tổng hợp",
        "Phòng Hành chính – Tổng hợp": "Phòng Hành chính - Tổng hợp",
    }


def test_sample_matches_a_misspelt_unit_and_says_so(sample):
    [duty] = by_path(sample, "9").duties

    assert [(ref.written, ref.name) for ref in duty.leads] == [
        (
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghê",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
        )
    ]
    assert "Đọc “công nghê” là Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ." in sample.warnings


def test_sample_splits_a_directive_into_its_dated_steps(sample):
    office = "Phòng Hành chính - Tổng hợp"

    duties = by_path(sample, "4").duties

    assert [
        (duty.leads[0].name or duty.leads[0].written, duty.deadline.phrase, duty.deadline.on)
        for duty in duties
    ] == [
        ("các phòng, đơn vị", "trước ngày 08/4/2024", date(2024, 4, 8)),
        (office, "trước ngày 10/4/2024", date(2024, 4, 10)),
        (office, "vào ngày 10/4/2024", date(2024, 4, 10)),
        (office, "trước ngày 12/4/2024", date(2024, 4, 12)),
    ]
    assert duties[0].sent_to == office


@pytest.mark.parametrize("path", ["2", "4"])
def test_sample_leaves_the_collating_office_out_of_the_collective(sample, path):
    first = by_path(sample, path).duties[0]

    assert first.leads[0].collective
    assert first.without == ("Phòng Hành chính - Tổng hợp",)


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo kết quả năm gửi {} trước ngày 15/12/2026 để tổng hợp",
        "báo cáo kết quả năm, gửi {} tổng hợp trước ngày 15/12/2026",
        "báo cáo kết quả năm gửi về {} trước ngày 15/12/2026",
        "gửi báo cáo kết quả năm cho {} trước ngày 15/12/2026",
        "rà soát, nộp hồ sơ đến {} trước ngày 15/12/2026",
        "rà soát, báo cáo kết quả trước ngày 15/12/2026 (qua {} để tổng hợp)",
        "báo cáo kết quả thông qua {} trước ngày 15/12/2026",
    ],
)
def test_unit_that_the_others_send_to_does_not_send_to_itself(words):
    office = "Phòng Hành chính - Tổng hợp"
    text = f"I. NHIỆM VỤ\n1. Các phòng, đơn vị {words.format(office)}."

    [item] = read(text, [Unit(office, collates=True), Unit("Phòng Quản lý Khoa học")]).directives

    assert [duty.without for duty in item.duties] == [(office,)]


def test_sample_leaves_nobody_out_where_nobody_collates(sample):
    [duty] = by_path(sample, "1").duties

    assert duty.without == ()


def test_sample_invents_no_unit_where_none_is_named(sample):
    [duty] = by_path(sample, "3").duties

    assert duty.leads == ()


@pytest.mark.parametrize("path", ["7.(3)", "7.(4)"])
def test_sample_reads_a_back_reference_as_the_group_unit(sample, path):
    [duty] = by_path(sample, path).duties

    assert [ref.name for ref in duty.leads] == ["Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng"]


def test_sample_keeps_a_person_by_office_as_written(sample):
    [duty] = by_path(sample, "7.(4)").duties

    assert [(ref.written, ref.name) for ref in duty.helpers] == [
        ("Phòng Hành chính - Tổng hợp", "Phòng Hành chính - Tổng hợp"),
        ("Kế toán trưởng", None),
    ]


def test_sample_gives_the_unions_their_collective(sample):
    [duty] = by_path(sample, "11").duties

    assert [(ref.written, ref.collective) for ref in duty.leads] == [("các Tổ chức đoàn thể", True)]


def test_sample_is_cut_into_its_parts(sample):
    kinds = [item.kind for item in sample.items]

    assert sample.opening.startswith("Ngày 01/4/2024, Giám đốc Sở")
    assert sample.opening.endswith("nội dung chủ yếu như sau:")
    assert sample.closing.startswith("Nay thông báo kết luận")
    assert sample.signature == ("TL. GIÁM ĐỐC", "TP. HÀNH CHÍNH - TỔNG HỢP")
    assert kinds.count("assessment") == 2
    assert sample.header.period == "Quý I năm 2024"
