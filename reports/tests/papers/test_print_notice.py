import re

import pytest
from django.core.management import CommandError, call_command

from reports.papers.notices.notice_files import print_of
from reports.tests.made_notices import a_notice


@pytest.mark.parametrize("number", ["598/TB-SKHCN", "598"])
def test_print_notice_writes_the_numbered_draft(agency, tmp_path, capsys, number):
    notice, out = a_notice(), tmp_path / "thong-bao.pdf"

    call_command("print_notice", number, str(out))

    assert out.read_bytes() == print_of(notice)
    assert capsys.readouterr().out == f"Đã in thông báo số 598/TB-SKHCN ra tệp {out}.\n"


def test_print_notice_takes_the_year_between(agency, tmp_path):
    a_notice()
    notice, out = a_notice(year=2025), tmp_path / "thong-bao.pdf"

    call_command("print_notice", "598/TB-SKHCN", "--year", "2025", str(out))

    assert out.read_bytes() == print_of(notice)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["12/TB-SKHCN"], "Không có thông báo số 12/TB-SKHCN."),
        (["59"], "Không có thông báo số 59."),
        (["598/TB-SKHCN", "--year", "2023"], "Không có thông báo số 598/TB-SKHCN năm 2023."),
        (
            ["598"],
            "Có 2 thông báo số 598: 598/TB-SKHCN năm 2024; 598/TB-SKHCN năm 2025. "
            "Ghi rõ số và năm.",
        ),
    ],
)
def test_print_notice_names_what_it_cannot_find(agency, tmp_path, arguments, message):
    a_notice()
    a_notice(year=2025)

    with pytest.raises(CommandError, match=f"^{re.escape(message)}$"):
        call_command("print_notice", *arguments, str(tmp_path / "thong-bao.pdf"))


def test_print_notice_tells_why_it_cannot_write(agency, tmp_path):
    a_notice()
    out = tmp_path / "chua-co" / "thong-bao.pdf"

    with pytest.raises(CommandError) as error:
        call_command("print_notice", "598", str(out))

    assert str(error.value) == f"Không ghi được tệp {out}: không có thư mục chứa tệp."
