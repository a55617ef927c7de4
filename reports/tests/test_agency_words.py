"""An agency that is no Sở reads its own words on every page and paper of figures."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.http import QueryDict
from django.urls import reverse
from pypdf import PdfReader

from departments.models import Agency, Department, Membership
from reports.papers.queue import print_queue
from reports.tests.made_workbooks import Workbook
from reports.tests.pages import flat
from tasks.tests.factories import a_task, at, do

NOT_OURS = re.compile(r"\bsở\b|giám đốc|hành chính - tổng hợp", re.IGNORECASE)


@pytest.fixture
def task(cast, units):
    """One late task of the UBND of a commune, whose office is called “Văn phòng”."""
    Agency.objects.update(
        kind="ubnd",
        name="ỦY BAN NHÂN DÂN XÃ BÌNH SƠN",
        short_name="UBND xã Bình Sơn",
        parent="",
        signature="TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
    )
    for unit in Department.objects.exclude(kind="office"):
        name = f"Phòng số {unit.pk}"
        Department.objects.filter(pk=unit.pk).update(name=name, short_name=name, code=f"P{unit.pk}")
    Department.objects.filter(kind="office").update(name="Văn phòng", short_name="Văn phòng")
    Membership.objects.update(title="Phó Chủ tịch")
    task = a_task(
        cast, units["TTUD"], deadline="before", named_on=date(2024, 4, 5), number="12/TB-UBND"
    )
    do(task, "obstacle", cast["ttud.dung"], on=date(2024, 4, 9), note="Chưa có số liệu.")
    return task


def read(content: bytes, suffix: str) -> str:
    if suffix == "xlsx":
        return str(Workbook(content).texts)
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize(
    "address", ["/so-theo-doi/", "/bieu-tong-hop/", "/tong-quan/", "/tim-kiem/?q=bao"]
)
def test_page_has_no_words_of_another_agency(client, cast, task, address):
    client.force_login(cast["giamdoc"])

    page = flat(client.get(address))

    assert NOT_OURS.findall(page) == []


def test_choice_of_slips_has_no_words_of_another_agency(client, cast, task):
    client.force_login(cast["hcth.son"])

    page = flat(client.get(reverse("reports:slips", args=[task.conclusion.pk])))

    assert NOT_OURS.findall(page) == []


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "suffix", "words"),
    [
        ("so-theo-doi", "pdf", "KẾT LUẬN CỦA CHỦ TỊCH UBND"),
        ("so-theo-doi", "xlsx", "KẾT LUẬN CỦA CHỦ TỊCH UBND"),
        ("bieu-tong-hop", "pdf", "NHIỆM VỤ CHỦ TỊCH UBND GIAO"),
        ("bieu-tong-hop", "xlsx", "NHIỆM VỤ CHỦ TỊCH UBND GIAO"),
        ("giao-ban", "pdf", "Ý kiến Chủ tịch"),
        ("giao-ban", "xlsx", "Ý kiến Chủ tịch"),
        ("qua-han", "pdf", "DANH MỤC NHIỆM VỤ QUÁ HẠN"),
        ("qua-han", "xlsx", "DANH MỤC NHIỆM VỤ QUÁ HẠN"),
        ("phieu-giao", "pdf", "Phó Chủ tịch"),
    ],
)
def test_paper_has_no_words_of_another_agency(cast, task, kind, suffix, words):
    now = at(date(2024, 4, 15))
    given = QueryDict(f"thong_bao={task.conclusion.pk}")

    job = print_queue.ask(kind, suffix, given, by=cast["giamdoc"], now=now)
    with job.file.open("rb") as file:
        text = " ".join(read(file.read(), suffix).split())

    assert (NOT_OURS.findall(text), words in text) == ([], True)


def test_failure_is_told_to_the_agencys_own_office(task):
    assert print_queue.to_office(print_queue.BROKEN) == (
        "Có lỗi khi in. Báo Văn phòng nếu lặp lại."
    )
