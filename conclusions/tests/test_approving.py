"""Trình duyệt, Duyệt nội dung, Trả lại dự thảo; who may send a notice out."""

import contextlib

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.actions.drafting import keep_marks
from conclusions.models import Conclusion
from conclusions.querysets import text_sha256
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from tasks.actions import issue
from tasks.models import Task


@pytest.fixture
def draft(cast, units):
    Agency.objects.update(issue_rule=Agency.IssueRule.APPROVED)
    draft = a_draft(cast["pgd.nga"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"])
    return draft


def fresh(draft):
    return Conclusion.objects.get(pk=draft.pk)


def submitted(draft, cast):
    actions.submit(draft, seen=draft.version, by=cast["hcth.son"])
    return draft


def approved(draft, cast):
    actions.approve(submitted(draft, cast), seen=draft.version, by=cast["pgd.nga"])
    return draft


@pytest.mark.parametrize(
    ("account", "signed", "goes_out"),
    [
        ("hcth.son", False, False),
        ("hcth.son", True, False),
        ("vanthu", True, False),
        ("ketoan", True, False),
        ("hcth.tam", False, False),
        ("hcth.tam", True, True),
        ("pgd.viet", False, False),
        ("pgd.viet", True, True),
        ("pgd.nga", False, True),
        ("giamdoc", False, True),
        ("qlkh.anh", True, False),
    ],
)
def test_notice_nobody_approved_goes_out_by_who_approves_or_as_signed_already(
    draft, cast, account, signed, goes_out
):
    with contextlib.suppress(Refused):
        issue(draft, by=cast[account], signed=signed)

    assert (fresh(draft).status == "issued", Task.objects.count()) == (goes_out, int(goes_out))


@pytest.mark.parametrize(("account", "signed"), [("pgd.viet", True), ("hcth.tam", True)])
def test_draft_that_waits_for_approval_goes_out_by_who_approves_it_alone(
    draft, cast, account, signed
):
    submitted(draft, cast)

    with pytest.raises(Refused, match="đang chờ duyệt"):
        issue(draft, by=cast[account], signed=signed)
    issue(draft, by=cast["pgd.nga"])

    assert fresh(draft).status == "issued"


def test_change_of_the_content_lifts_the_approval(draft, cast):
    approved(draft, cast)
    item = draft.items.get(kind="directive")

    actions.reword(
        item, seen=draft.version, by=cast["giamdoc"], text="Thanh tra Sở kiểm tra.", label=None
    )

    assert (fresh(draft).status, fresh(draft).approved_by) == ("submitted", None)


def test_who_may_not_approve_changes_nothing_of_a_submitted_draft(draft, cast):
    approved(draft, cast)
    item = draft.items.get(kind="directive")

    with pytest.raises(StaleDraft, match="đã được duyệt"):
        actions.reword(item, seen=draft.version, by=cast["pgd.viet"], text="Lời khác.", label=None)


def test_draft_goes_back_to_its_approver_once_all_remarks_are_settled(draft, cast):
    submitted(draft, cast)
    item = draft.items.get(kind="directive")
    for _ in range(2):  # sent twice
        actions.remark_at(item, by=cast["pgd.nga"], text="Ghi rõ ngày.")
    remark = draft.remarks.get()
    with pytest.raises(Refused):
        actions.settle_remark(remark, by=cast["hcth.son"])
    actions.return_draft(draft, seen=fresh(draft).version, by=cast["pgd.nga"])

    with pytest.raises(Refused, match="Còn 1 ý kiến"):
        actions.submit(fresh(draft), seen=fresh(draft).version, by=cast["hcth.son"])
    actions.settle_remark(draft.remarks.get(), by=cast["hcth.son"])
    actions.submit(fresh(draft), seen=fresh(draft).version, by=cast["hcth.son"])

    assert fresh(draft).is_submitted


@pytest.mark.parametrize(("account", "goes_out"), [("hcth.tam", True), ("hcth.son", False)])
def test_another_agencys_paper_came_signed(draft, cast, account, goes_out):
    Conclusion.objects.filter(pk=draft.pk).update(issuer="UBND tỉnh", kind="superior")

    with contextlib.suppress(Refused):
        issue(fresh(draft), by=cast[account])

    assert (fresh(draft).status == "issued") == goes_out


def test_who_told_that_it_was_signed_is_kept(draft, cast):
    issue(draft, by=cast["hcth.tam"], signed=True)

    assert fresh(draft).signed_told_by == cast["hcth.tam"]


@pytest.mark.parametrize("account", ["hcth.son", "vanthu", "hcth.tam"])
def test_approved_notice_goes_out_by_any_of_the_office(draft, cast, account):
    issue(approved(draft, cast), by=cast[account])

    assert fresh(draft).status == "issued"


@pytest.mark.parametrize(
    ("account", "may"),
    [("giamdoc", True), ("pgd.nga", True), ("pgd.viet", False), ("hcth.tam", False)],
)
def test_content_is_approved_by_the_director_or_who_concluded(draft, cast, account, may):
    submitted(draft, cast)

    if may:
        actions.approve(draft, seen=draft.version, by=cast[account])
        assert fresh(draft).approved_by == cast[account]
    else:
        with pytest.raises(Refused, match="Phan Thị Thu Nga"):
            actions.approve(draft, seen=draft.version, by=cast[account])


def test_draft_with_gaps_in_its_content_is_not_submitted(draft, cast):
    a_directive(draft)

    with pytest.raises(Refused, match="chưa có đơn vị chủ trì"):
        actions.submit(draft, seen=draft.version, by=cast["hcth.son"])


def test_draft_without_a_number_is_submitted_and_numbered_once_approved(draft, cast):
    Conclusion.objects.filter(pk=draft.pk).update(number="")
    draft.refresh_from_db()
    approved(draft, cast)

    actions.edit_header(draft, seen=draft.version, by=cast["vanthu"], number="601/TB-SKHCN")

    assert (fresh(draft).number, fresh(draft).approved_by) == ("601/TB-SKHCN", cast["pgd.nga"])


def test_submitted_draft_is_changed_by_who_approves_it_alone(draft, cast):
    submitted(draft, cast)
    item = draft.items.get(kind="directive")
    seen = draft.version

    with pytest.raises(StaleDraft, match="rút trình"):
        actions.reword(item, seen=seen, by=cast["hcth.son"], text="Khác.", label=None)
    actions.reword(item, seen=seen, by=cast["pgd.nga"], text="Lời của lãnh đạo.", label=None)

    assert draft.items.get(pk=item.pk).text == "Lời của lãnh đạo."


def test_approved_content_is_changed_only_once_it_is_recalled(draft, cast):
    approved(draft, cast)
    item = draft.items.get(kind="directive")
    with pytest.raises(StaleDraft):
        actions.reword(item, seen=draft.version, by=cast["hcth.son"], text="Khác.", label=None)

    actions.recall_draft(draft, seen=draft.version, by=cast["hcth.son"])
    actions.reword(item, seen=draft.version, by=cast["hcth.son"], text="Khác.", label=None)

    assert (fresh(draft).status, fresh(draft).approved_at) == ("draft", None)
    with pytest.raises(Refused):
        issue(fresh(draft), by=cast["hcth.son"])


def test_returned_draft_has_the_remarks_until_they_are_seen_to(client, draft, cast):
    submitted(draft, cast)
    item = draft.items.select_related("conclusion").get(kind="directive")
    actions.remark_at(item, by=cast["pgd.nga"], text="Nêu rõ sản phẩm.")
    actions.return_draft(draft, seen=draft.version, by=cast["pgd.nga"], note="Sửa rồi trình lại.")
    client.force_login(cast["hcth.son"])
    page = reverse("conclusions:review", args=[draft.pk])

    shown = client.get(page).text
    assert "2 ý kiến về dự thảo:" in shown
    assert "Nêu rõ sản phẩm." in shown

    for remark in draft.remarks.all():
        client.post(reverse("conclusions:remark_settled", args=[draft.pk, remark.pk]))
    assert "ý kiến về dự thảo" not in client.get(page).text


def test_draft_is_not_returned_without_a_word(draft, cast):
    submitted(draft, cast)

    with pytest.raises(Refused, match="ý kiến"):
        actions.return_draft(draft, seen=draft.version, by=cast["pgd.nga"])


def test_draft_changed_since_it_was_read_is_not_approved(draft, cast):
    submitted(draft, cast)
    seen = draft.version
    item = draft.items.get(kind="directive")
    actions.reword(item, seen=seen, by=cast["giamdoc"], text="Khác.", label=None)

    with pytest.raises(StaleDraft):
        actions.approve(draft, seen=seen, by=cast["pgd.nga"])


def test_draft_waits_among_the_decisions_of_who_may_approve_it(client, draft, cast):
    submitted(draft, cast)
    told = {}
    for account in ("giamdoc", "pgd.nga", "pgd.viet"):
        client.force_login(cast[account])
        told[account] = "Dự thảo chờ duyệt" in client.get(reverse("tasks:decisions")).text

    assert told == {"giamdoc": True, "pgd.nga": True, "pgd.viet": False}


def test_submitted_draft_is_no_news_for_others(client, draft, cast):
    submitted(draft, cast)
    client.force_login(cast["qlkh.anh"])

    assert client.get(reverse("conclusions:detail", args=[draft.pk])).status_code == 404


def buttons(client, draft, who):
    client.force_login(who)
    page = client.get(reverse("conclusions:review", args=[draft.pk])).text
    acts = page[page.index('id="finish"') : page.index("</header>")]
    names = ("Trình duyệt", "Rút trình", "Duyệt nội dung", "Trả lại dự thảo", "ask-issue")
    return {name for name in names if name in acts}


def test_page_offers_what_the_person_may_do(client, draft, cast):
    assert buttons(client, draft, cast["hcth.son"]) == {"Trình duyệt"}
    assert buttons(client, draft, cast["hcth.tam"]) == {"Trình duyệt", "ask-issue"}
    assert buttons(client, draft, cast["vanthu"]) == set()
    submitted(draft, cast)
    assert buttons(client, draft, cast["hcth.son"]) == {"Rút trình"}
    assert buttons(client, draft, cast["pgd.nga"]) == {
        *("Duyệt nội dung", "Trả lại dự thảo", "ask-issue"),
    }
    actions.approve(draft, seen=draft.version, by=cast["pgd.nga"])
    assert buttons(client, draft, cast["vanthu"]) == {"ask-issue"}
    assert buttons(client, draft, cast["hcth.son"]) == {"Rút trình", "ask-issue"}


def test_question_before_issuing_tells_what_it_comes_to(client, draft, cast, units):
    a_directive(draft, units["TTra"], units["QLKH"], deadline="by", named_on=draft.issued_on)
    client.force_login(cast["hcth.tam"])

    shown = " ".join(client.get(reverse("tasks:issue", args=[draft.pk])).text.split())

    assert "Tạo <b>3 nhiệm vụ</b>, 2 có thời hạn: QLKH 2, TTra 1." in shown
    assert "2 nhiệm vụ quá hạn ngay khi" in shown
    assert "4 trưởng, phó đơn vị nhận thư" in shown


@pytest.mark.parametrize("more", ["", " Hoàn thành trong quý."])
def test_same_words_or_nearly_go_out_again_only_with_a_tick(cast, units, draft, more):
    text = "II. Nhiệm vụ chủ yếu của Sở\n1. Phòng Quản lý Khoa học báo cáo kết quả rà soát."
    other = a_draft(cast["giamdoc"], number="597/TB-SKHCN")
    a_directive(other, units["QLKH"])
    for each, words in ((other, text), (draft, text + more)):
        each.source_text, each.source_sha256 = words, text_sha256(words)
        each.save()
        keep_marks(each)
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    issue(other, by=cast["hcth.tam"])

    with pytest.raises(Refused, match="597/TB-SKHCN"):
        issue(draft, by=cast["hcth.tam"])
    issue(draft, by=cast["hcth.tam"], again=True)

    assert fresh(draft).status == "issued"
