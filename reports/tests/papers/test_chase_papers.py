"""Papers that chase: who signs what, under which head, and the file of several at once."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from reports.papers.worksheets.chase_papers import Signers, papers_of
from tasks.actions import SlipWords, make_slip, number_slip
from tasks.models import ChaseSlip
from tasks.tests.factories import a_task, at

TEXT = "Đến nay nhiệm vụ đã quá hạn 06 ngày làm việc.\nĐề nghị báo cáo trước ngày 24/4/2024."


@pytest.fixture
def chased(cast, units):
    """Makes a paper of that level, about a task of that unit."""

    def make(level=2, by="hcth.tam", unit="TTUD", text=TEXT, number=""):
        count = ChaseSlip.objects.count() + 1
        task = a_task(cast, units[unit], number=f"{count}/TB")
        words = SlipWords(level, text, date(2024, 4, 24), number)
        return make_slip([task], words, by=cast[by], now=at(date(2024, 4, 22)))

    return make


def paper(*slips):
    return next(papers_of(ChaseSlip.objects.filter(pk__in=[slip.pk for slip in slips])))


def test_slip_is_the_offices_own_paper(chased):
    shown = paper(chased())

    assert (shown.parent, shown.agency) == (
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
        ("PHÒNG HÀNH CHÍNH - TỔNG HỢP",),
    )
    assert (shown.number, shown.form, shown.under) == (
        "01/PĐĐ-HCTH",
        "PHIẾU ĐÔN ĐỐC",
        "(Mức 2: Đôn đốc)",
    )
    assert shown.dated == ("Quảng Ngãi,", "ngày 22 tháng 4 năm 2024")
    assert shown.to == "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"
    assert [part.text for part in shown.body] == [
        "Đến nay nhiệm vụ đã quá hạn 06 ngày làm việc.",
        "Đề nghị báo cáo trước ngày 24/4/2024./.",
    ]
    assert " ".join(shown.signature) == "TRƯỞNG PHÒNG HÀNH CHÍNH - TỔNG HỢP"
    assert shown.signer == "Trần Minh Tâm"
    assert shown.about == ()


def test_letter_is_the_agencys_and_waits_for_number_and_day(cast, chased):
    letter = chased(level=3)
    shown = paper(letter)

    assert shown.agency == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)
    assert shown.number.split() == ["/SKHCN-HCTH"]
    assert shown.dated[1].split() == ["ngày", "tháng", "năm", "2024"]
    assert " ".join(shown.about) == "V/v đôn đốc thực hiện nhiệm vụ quá hạn"
    assert (shown.form, shown.recipients) == ("", ("- Như trên;", "- Lưu: VT, HCTH."))

    number_slip(letter, "612/SKHCN-HCTH", by=cast["hcth.tam"])
    assert paper(letter).number == "612/SKHCN-HCTH"
    assert paper(letter).dated[1] == "ngày 22 tháng 4 năm 2024"


@pytest.mark.parametrize(
    ("by", "signature", "signer"),
    [
        ("giamdoc", ("GIÁM ĐỐC",), "giamdoc"),
        ("pgd.nga", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "pgd.nga"),
        ("hcth.tam", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "pgd.nga"),  # in charge of the unit
    ],
)
def test_letter_is_signed_by_a_leader(cast, chased, by, signature, signer):
    shown = paper(chased(level=3, by=by))

    assert (shown.signature, shown.signer) == (signature, str(cast[signer]))


def test_letter_to_a_unit_in_nobodys_charge_is_the_directors(cast, units, chased):
    units["TTUD"].overseen_by = None
    units["TTUD"].save()

    assert paper(chased(level=3)).signature == ("GIÁM ĐỐC",)


def test_signers_are_read_once(chased, django_assert_num_queries):
    slips = [chased(), chased(level=3), chased(level=1)]
    found = ChaseSlip.objects.select_related("unit__overseen_by", "made_by")
    with django_assert_num_queries(3):
        Signers.now()

    assert len(list(papers_of(found))) == len(slips)


def test_several_are_printed_as_one_file(client, cast, chased):
    slips = [chased(), chased(level=3, by="giamdoc")]
    client.force_login(cast["hcth.son"])

    answer = client.post(
        reverse("reports:print", args=["phieu-don-doc", "pdf"]),
        {"phieu": [slip.pk for slip in slips]},
    )
    file = client.get(answer.url)

    pages = [page.extract_text() for page in PdfReader(BytesIO(file.getvalue())).pages]
    assert len(pages) == 2
    assert "PHIẾU ĐÔN ĐỐC" in pages[0]
    assert "V/v đôn đốc thực hiện nhiệm vụ quá hạn" in pages[1].replace("\n", " ")


@pytest.mark.parametrize("who", ["ttud.dung", "ttud.dat"])
def test_unit_prints_what_was_sent_to_it_and_no_more(client, cast, chased, who):
    client.force_login(cast[who])
    own, other = chased(), chased(unit="QLKH")
    address = reverse("reports:print", args=["phieu-don-doc", "pdf"])

    answer = client.post(address, {"phieu": [own.pk, other.pk]})

    file = client.get(answer.url)
    assert len(PdfReader(BytesIO(file.getvalue())).pages) == 1
    assert client.post(address, {"phieu": other.pk}).status_code == 403


def test_nothing_picked_prints_nothing(client, cast):
    client.force_login(cast["hcth.son"])

    answer = client.post(reverse("reports:print", args=["phieu-don-doc", "pdf"]))

    assert answer.url.startswith("/in/")
    assert client.post(reverse("reports:print", args=["phieu-don-doc", "xlsx"])).status_code == 404
