"""The register's page: its columns, its rows, and the same rows in its prints."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from reports.figures.register_columns import REGISTER_COLUMNS
from reports.models import PrintJob
from reports.tests.made_workbooks import Workbook
from reports.tests.pages import flat
from tasks.actions import issue
from tasks.actions.after_issue import Paper, revoke
from tasks.tests.factories import a_task, at, do

ADDRESS = "/so-theo-doi/"


@pytest.fixture
def three_years(cast, units):
    """Of each of three years one open task and one that nobody follows any more."""
    year = timezone.localdate().year
    for given in (year - 2, year - 1, year):
        for n, closed in enumerate((False, True)):
            day = date(given, 1, 4)
            task = a_task(cast, units["QLKH"], number=f"{given}{n}/TB", issued_on=day)
            if closed:
                do(task, "withdraw", cast["giamdoc"], on=day, note="Không còn cần")


def printed(client, suffix: str, **chosen) -> bytes:
    client.post(f"/in/so-theo-doi/{suffix}/", chosen)
    with PrintJob.objects.latest("pk").file.open("rb") as file:
        return file.read()


def test_own_address_counts_as_its_title_says(client, cast, three_years, monkeypatch):
    monkeypatch.setattr("reports.figures.views.register_page.Register.paginate_by", 2)
    client.force_login(cast["giamdoc"])

    # The form sends an empty value of whatever is not picked.
    bare, empty = client.get(ADDRESS), client.get(ADDRESS, {"ky": "", "don_vi": "", "cot": ""})
    book = Workbook(printed(client, "xlsx"))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(printed(client, "pdf"))).pages)

    assert [page.context["count"] for page in (bare, empty)] == [4, 4]
    assert "· 4 nhiệm vụ ·" in flat(bare)
    assert bare.context["page_obj"].paginator.num_pages == 2
    assert len([row for row in book.texts if isinstance(row[0], int)]) == 4
    assert len(set(re.findall(r"\d{5}/TB", text))) == 4


def test_all_rows_on_one_page_cannot_be_asked_for(client, cast, three_years, monkeypatch):
    monkeypatch.setattr("reports.figures.views.register_page.Register.paginate_by", 2)
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"ky": "tat-ca", "in": "1"})

    assert (len(page.context["lines"]), page.context["count"]) == (2, 6)
    assert "in=1" not in flat(client.get(ADDRESS, {"ky": "tat-ca"}))


def test_page_print_and_workbook_have_the_same_headings(client, cast, late):
    client.force_login(cast["giamdoc"])
    heads = [column.head for column in REGISTER_COLUMNS]

    page = flat(client.get(ADDRESS, {"ky": "tat-ca"}))
    book = Workbook(printed(client, "xlsx", ky="tat-ca"))

    silent = re.findall(r"Không hiện cột chưa có nội dung ở các dòng này: ([^.<]+)\.", page)
    assert silent == ["Thời hạn hiện tại"]
    shown = [head for head in heads if head not in silent]
    cells = re.findall(r'<th scope="col"[^>]*>(.+?)</th>', page)
    assert [head for cell in cells for head in re.findall("[^<>]+(?=<|$)", cell)] == shown
    assert heads in book.texts


def test_register_holds_what_the_person_may_see(client, cast, units, late):
    a_task(cast, units["QLKH"], number="600/TB")

    def count_for(account):
        client.force_login(cast[account])
        return client.get(ADDRESS, {"ky": "2024"}).context["count"]

    assert [count_for(name) for name in ("giamdoc", "qlkh.anh", "tdc.han")] == [2, 2, 1]


def test_register_is_filtered_by_period_unit_and_result(client, cast, units, late):
    a_task(cast, units["QLKH"], number="600/TB", issued_on=date(2024, 7, 2))
    client.force_login(cast["giamdoc"])

    def count(**filters):
        return client.get(ADDRESS, filters).context["count"]

    assert count(ky="2024-q2") == 1
    assert count(ky="tat-ca") == 2
    assert count(ky="2024", don_vi=units["QLKH"].pk) == 1
    assert count(ky="2024", cot="con-qua") == 1
    assert count(ky="2023") == 0  # no such period: nothing is found in it


def test_register_writes_the_notice_words_and_every_column(client, cast, late):
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS, {"ky": "2024"}))

    assert page.count('<th scope="col"') == 10
    for words in (
        "598/TB-SKHCN",
        "03/4/2024",
        "“trước ngày 05/4/2024”",
        "QLTĐC (Lý Gia Hân)</span>",
        "08/4/2024",
        "Báo cáo quá hạn 1 ngày",
    ):
        assert words in page


@pytest.mark.parametrize("copies", [1, 3])
def test_register_takes_few_queries(client, cast, units, django_assert_num_queries, copies):
    for n in range(copies):
        task = a_task(cast, units["QLKH"], number=f"{n}/TB", helpers=[units["HCTH"]])
        do(task, "update", cast["qlkh.anh"], note="Đang làm", document_number="12/BC")
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS)

    with django_assert_num_queries(10):
        client.get(ADDRESS, {"ky": "2024"})


@pytest.fixture
def shared(cast, units):
    """One directive of two units, then one of one."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    a_directive(draft, units["QLKH"], units["TTra"], title="Rà soát nhiệm vụ")
    a_directive(draft, units["HCTH"], title="Tổng hợp")
    return issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))


def test_directive_of_several_units_is_told_once_and_each_units_row_leads_to_its_task(
    client, cast, shared
):
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS, {"ky": "2024"}))

    assert page.count("Rà soát nhiệm vụ") == 1
    assert re.findall(r'<t[dh][^>]*class="k-(\w+)" rowspan="(\d)"', page) == [
        ("notice", "2"),
        ("task", "2"),
    ]
    first, second, third = (f'<a href="/nhiem-vu/{task.pk}/">' for task in shared)
    for link, words in ((first, "QLKH"), (second, "TTra")):
        assert re.search(rf"{link}<span title=[^>]+>{words}</span>", page)
    assert f"{third}Tổng hợp</a>" in page
    assert page.count('<tr class="same">') == 1


def test_page_that_begins_inside_a_directive_names_it_again(client, cast, shared, monkeypatch):
    monkeypatch.setattr("reports.figures.views.register_page.Register.paginate_by", 1)
    client.force_login(cast["giamdoc"])

    pages = [flat(client.get(ADDRESS, {"ky": "2024", "page": n})) for n in (1, 2)]

    assert [page.count("Rà soát nhiệm vụ") for page in pages] == [1, 1]


def test_register_tells_what_befell_a_notice(client, cast, shared):
    notice = Conclusion.objects.get()
    paper = Paper("Ban hành nhầm.", "12/SKHCN-VP", date(2024, 4, 10))
    revoke(notice, by=cast["hcth.tam"], paper=paper, now=at(date(2024, 4, 10)))
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS, {"ky": "2024"})).replace("\u00a0", " ")

    assert re.findall(r'<span class="act-told">\(([^)]+)\)</span>', page) == [
        "đã thu hồi theo văn bản số 12/SKHCN-VP ngày 10/4/2024",
        "đã thu hồi",
    ]
    assert page.count("thôi theo dõi theo văn bản số 12/SKHCN-VP ngày 10/4/2024") == 3


PANE = 1280 - 224 - 2 * 24 - 2  # of the smallest desk screen, in pixels: without nav and margins


def test_all_columns_stand_beside_each_other_on_a_desk():
    wide = [column.pixels for column in REGISTER_COLUMNS if not column.under]

    assert (len(wide), sum(wide)) == (10, PANE)


def test_columns_that_belong_together_share_a_cell(client, cast, units):
    task = a_task(cast, units["QLKH"], helpers=[units["HCTH"]])
    do(task, "report", cast["qlkh.anh"], result="Đã xong", document_number="12/BC")
    client.force_login(cast["giamdoc"])

    page = flat(client.get(ADDRESS, {"ky": "2024"})).replace("\u00a0", " ")

    assert re.findall(r'<span class="under[^"]*">(?:<span class="nb">)?([^<]+)', page) == [
        *("Mục", "Phối hợp", "Ngày báo cáo"),
        *(f"mục {task.duty.item.place}", "Phối hợp: HCTH", "báo cáo"),
    ]
    assert re.search(r'báo cáo ?<span class="nb">04/4/2024</span>', page)


def test_cells_that_are_shared_stand_over_the_same_rows():
    for column, under in zip(REGISTER_COLUMNS, REGISTER_COLUMNS[1:], strict=False):
        assert not under.under or under.merged == column.merged
