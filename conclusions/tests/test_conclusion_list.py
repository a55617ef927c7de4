"""The register of notices: who sees what, found by words, counted in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from conclusions.views.conclusion_list import ConclusionList

URL = reverse("conclusions:list")


def an_issued(cast, number, **fields):
    return a_draft(cast["giamdoc"], number=number, letterhead={}, **{"status": "issued", **fields})


@pytest.fixture
def three(cast):
    """Two issued notices and a draft."""
    an_issued(cast, "598/TB-SKHCN", title="Kết luận giao ban Quý I")
    an_issued(
        cast,
        "12/KL-SKHCN",
        title="Hội nghị chuyển đổi số",
        issued_on=date(2023, 5, 8),
        kind="conclusion",
    )
    a_draft(cast["giamdoc"], title="Làm việc với Thanh tra", issued_on=None)


def titles(client, **parameters):
    response = client.get(URL, parameters)
    return [row.title for row, *_ in response.context["rows"]]


def test_register_shows_drafts_first_then_by_day(client, cast, three):
    client.force_login(cast["hcth.son"])

    assert titles(client) == [
        "Làm việc với Thanh tra",
        "Kết luận giao ban Quý I",
        "Hội nghị chuyển đổi số",
    ]


@pytest.mark.parametrize("account", ["qlkh.anh", "ttud.dat", "congdoan"])
def test_units_see_no_drafts(client, cast, three, account):
    client.force_login(cast[account])

    assert titles(client) == ["Kết luận giao ban Quý I", "Hội nghị chuyển đổi số"]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"q": "giao ban quy i"}, ["Kết luận giao ban Quý I"]),
        ({"q": "CHUYỂN ĐỔI"}, ["Hội nghị chuyển đổi số"]),
        ({"q": "598"}, ["Kết luận giao ban Quý I"]),
        ({"q": "chuyen doi so hoa"}, []),
        ({"nam": "2023"}, ["Hội nghị chuyển đổi số"]),
        ({"loai": "conclusion"}, ["Hội nghị chuyển đổi số"]),
        ({"trang_thai": "draft"}, ["Làm việc với Thanh tra"]),
    ],
)
def test_register_is_narrowed(client, cast, three, parameters, found):
    client.force_login(cast["hcth.son"])

    assert titles(client, **parameters) == found


def test_register_counts_what_each_notice_holds(client, cast, units):
    draft = a_draft(cast["giamdoc"])
    a_directive(draft, units["QLKH"], deadline="by", named_on=date(2024, 4, 30))
    duty = a_directive(draft, units["TTra"])
    duty.item.duties.create(title="Bước hai")
    client.force_login(cast["hcth.son"])

    rows = client.get(URL).context["rows"]

    assert [(r.pk, c["directives"], c["duties"], c["dated"]) for r, c, _ in rows] == [
        (draft.pk, 2, 3, 1)
    ]


def test_register_asks_no_more_questions_of_more_rows(client, cast, units):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        return len(queries)

    def fill(*numbers: str) -> None:
        for number in numbers:
            a_directive(a_draft(cast["giamdoc"], number=number), units["QLKH"])

    client.force_login(cast["hcth.son"])
    fill("1/TB")
    asked()
    short = asked()
    fill("2/TB", "3/TB")

    assert asked() == short


def test_fragment_is_the_rows_alone(client, cast, three):
    client.force_login(cast["hcth.son"])

    response = client.get(URL, headers={"HX-Request": "true"})

    assert [t.name for t in response.templates][0] == "conclusions/_rows.html"


def test_empty_register_offers_the_first_import_to_the_office_alone(client, cast):
    client.force_login(cast["hcth.son"])
    assert "Nhập thông báo đầu tiên" in client.get(URL).text

    client.force_login(cast["qlkh.anh"])
    assert "Nhập thông báo" not in client.get(URL).text


def test_notice_is_shown_as_printed(client, cast, units):
    notice = an_issued(cast, "598/TB-SKHCN", closing="Nay thông báo./.")
    a_directive(notice, units["QLKH"], label="2.", title="Báo cáo kết quả")
    notice.items.create(position=8, kind="context", text="Kinh phí: đã giao.\nĐịa điểm: Sở.")
    client.force_login(cast["qlkh.anh"])

    page = client.get(reverse("conclusions:detail", args=[notice.pk]))
    text = " ".join(page.text.split())

    assert "2. Báo cáo kết quả." in text
    assert "Kinh phí: đã giao.<br>Địa điểm: Sở." in text
    assert "Nay thông báo./." in text
    assert Conclusion.objects.count() == 1


def test_draft_is_not_found_by_units(client, cast):
    draft = a_draft(cast["giamdoc"])
    client.force_login(cast["qlkh.anh"])

    assert client.get(reverse("conclusions:detail", args=[draft.pk])).status_code == 404


def test_pages_go_on_from_drafts_to_issued_notices(client, cast, monkeypatch):
    monkeypatch.setattr(ConclusionList, "paginate_by", 2)
    for day in (3, 1, 2):
        an_issued(cast, f"{day}/TB", title=f"Ngày {day}", issued_on=date(2024, 4, day))
    for name, day in [
        ("Sớm", date(2024, 3, 1)),
        ("Chưa có ngày", None),
        ("Muộn", date(2024, 5, 2)),
    ]:
        a_draft(cast["giamdoc"], title=name, issued_on=day)
    client.force_login(cast["hcth.son"])

    assert [titles(client, page=page) for page in (1, 2, 3)] == [
        ["Chưa có ngày", "Muộn"],
        ["Sớm", "Ngày 3"],
        ["Ngày 2", "Ngày 1"],
    ]


def test_years_to_choose_go_from_the_newest_to_the_oldest(client, cast):
    an_issued(cast, "1/TB", issued_on=date(2022, 4, 1))
    an_issued(cast, "1/TB", issued_on=date(2024, 4, 1))
    client.force_login(cast["hcth.son"])

    choices = client.get(URL).context["filter"].form.fields["nam"].choices

    assert [value for value, _ in choices] == ["", 2024, 2023, 2022]


@pytest.mark.parametrize(
    ("met_on", "year"), [(date(2022, 12, 30), 2022), (None, timezone.localdate().year)]
)
def test_draft_without_a_day_counts_in_one_year_that_can_be_chosen(client, cast, met_on, year):
    an_issued(cast, "1/TB", issued_on=date(2024, 4, 1), title="Đã ban hành")
    a_draft(cast["giamdoc"], title="Dự thảo", issued_on=None, meeting_on=met_on)
    client.force_login(cast["hcth.son"])
    choices = client.get(URL).context["filter"].form.fields["nam"].choices

    of_years = {chosen: titles(client, nam=chosen) for chosen, _ in choices if chosen}

    assert [chosen for chosen, found in of_years.items() if "Dự thảo" in found] == [year]
