"""The two commands around the reader."""

import json

import pytest
from django.core.management import CommandError, call_command

from conclusions.reading.scoring import PARTS
from conclusions.tests.reading.conftest import NAMES, NOTICES, SAMPLE

NOTICE, GOLD = NOTICES / f"{SAMPLE}.txt", NOTICES / f"{SAMPLE}.json"


@pytest.mark.django_db
def test_read_notice_prints_one_json_object(capsys):
    call_command("read_notice", NOTICE, json=True)

    shown = json.loads(capsys.readouterr().out)
    assert len(shown["directives"]) == 24
    assert shown["unread"] == []
    assert shown["directives"][1]["deadlines"][0]["date"] == "2024-04-05"


@pytest.mark.django_db
def test_read_notice_knows_the_units_it_is_told(capsys):
    name = "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"

    call_command("read_notice", NOTICE, unit=[name], json=True)

    shown = json.loads(capsys.readouterr().out)
    ninth = next(one for one in shown["directives"] if one["path"] == "9")
    assert [ref["name"] for ref in ninth["duties"][0]["leads"]] == [name]


@pytest.mark.django_db
def test_read_notice_lists_duties_for_a_person(capsys):
    call_command("read_notice", NOTICE)

    shown = capsys.readouterr().out
    assert "24 mục, 28 việc giao, 8 có thời hạn." in shown
    assert "6.(1)  Tiếp tục thực hiện Thông báo số 333/TB-SKHCN" in shown


@pytest.mark.django_db
def test_read_notice_explains_what_each_word_was_taken_for(capsys, tmp_path):
    notice = tmp_path / "thong-bao.txt"
    notice.write_text(
        "Ngày 16/11/2026, Giám đốc Sở kết luận như sau:\n"
        "1. Giao Văn phòng Sở phối hợp với Thanh tra Sở rà soát hồ sơ; báo cáo trước ngày "
        "30/11/2026.\n",
        encoding="utf-8",
    )

    call_command("read_notice", notice, explain=True)

    told = [" ".join(line.split()) for line in capsys.readouterr().out.split("\n") if line]
    assert told == [
        "1 Giao Văn phòng Sở phối hợp với Thanh tra Sở rà soát hồ sơ; báo cáo trước ngày "
        "30/11/2026.",
        "Giao word of giving",
        "Văn phòng Sở unit that leads, by the form “given the work”",
        "phối hợp deed",
        "Thanh tra Sở unit that helps, by the form “worked with”",
        "rà soát deed",
        "; end of a clause",
        "báo cáo deed",
        "trước ngày 30/11/2026 limit: before 30/11/2026, by the form “until a day”",
        "→ Văn phòng Sở | Rà soát hồ sơ | trước ngày 30/11/2026",
    ]


@pytest.mark.django_db
def test_read_notice_explains_why_a_paragraph_is_no_directive(capsys, tmp_path):
    notice = tmp_path / "thong-bao.txt"
    notice.write_text(
        "Ngày 16/11/2026, Giám đốc Sở kết luận như sau:\n"
        "I. ĐÁNH GIÁ CHUNG\n"
        "1. Công tác văn thư còn chậm.\n"
        "II. NHIỆM VỤ\n"
        "1. Ghi nhận nỗ lực của Văn phòng Sở.\n"
        "2. Thanh tra Sở:\n"
        "a) Rà soát hồ sơ.\n"
        "b) Báo cáo Giám đốc Sở.\n",
        encoding="utf-8",
    )

    call_command("read_notice", notice, explain=True)

    told = [" ".join(line.split()) for line in capsys.readouterr().out.split("\n") if line]
    assert [line for line in told if line.startswith(("heading", "assessment", "context"))] == [
        "heading only announces the points under it",
        "assessment stands in a part that looks back: “ĐÁNH GIÁ CHUNG”",
        "heading only announces the points under it",
        "assessment states, and asks nothing: “Ghi nhận nỗ lực của Văn phòng Sở.”",
        "heading only announces the points under it",
    ]


def test_read_notice_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp"):
        call_command("read_notice", tmp_path / "none.txt")


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_score_reading_finds_every_notice_right(name, capsys):
    """The floor under the reader: all real notices, every part, no wrong date."""
    floors = [f"--{part}=1" for part in PARTS]

    call_command("score_reading", NOTICES / f"{name}.txt", NOTICES / f"{name}.json", *floors)

    assert "wrong dates   0" in capsys.readouterr().out


@pytest.mark.django_db
def test_score_reading_fails_under_its_floor(tmp_path):
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    gold["directives"][1]["deadlines"][0]["date"] = "2024-04-06"
    wrong = tmp_path / "gold.json"
    wrong.write_text(json.dumps(gold), encoding="utf-8")

    with pytest.raises(CommandError, match="wrong dates"):
        call_command("score_reading", NOTICE, wrong)
