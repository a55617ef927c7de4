"""A day entered wrongly for a collective duty is mended once, for all its units or for none."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.models import Event, Task
from tasks.same_slip import entered_days
from tasks.tests.factories import at, do

ISSUED = date(2024, 4, 3)
WRONG, RIGHT = date(2024, 4, 30), date(2024, 4, 16)
PHRASE = "trước ngày 16/4/2024"


@pytest.fixture
def notice(cast, units):
    """“Trước ngày 16/4/2024” typed as the 30th, for four units, the office among them."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    duty = a_directive(
        draft,
        *(units[code] for code in ("QLKH", "TTra", "TTUD", "HCTH")),
        title="Báo cáo kết quả",
        deadline="before",
        named_on=WRONG,
        phrase=PHRASE,
        day_check="held",
    )
    duty.item.text = f"Các phòng, đơn vị báo cáo kết quả {PHRASE}."
    duty.item.save()
    issue(draft, by=cast["giamdoc"], now=at(ISSUED))
    return Conclusion.objects.get()


def of(code):
    return Task.objects.get(lead__code=code)


def days():
    return dict(Task.objects.values_list("lead__code", "due_on"))


def form_of(client, account, code):
    client.force_login(account)
    return client.get(reverse("tasks:fix_date", args=[of(code).pk]))


def sent(page, **more):
    form = page.context["form"]
    told = {"seen": form["seen"].value(), "new_due_on": "16/04/2024", "note": "Gõ nhầm."}
    return told | {"with_mates": form["with_mates"].value()} | more


def test_what_the_words_mean_is_proposed_and_all_units_are_offered(client, notice, cast):
    form = form_of(client, cast["giamdoc"], "QLKH").context["form"]

    assert form.initial["new_due_on"] == RIGHT
    assert [label for _, label in form.fields["with_mates"].choices] == [
        of(code).lead.short for code in ("TTra", "TTUD", "HCTH")
    ]
    assert len(form["with_mates"].value()) == 3


def test_all_are_mended_in_one_act_each_with_its_line(client, notice, cast):
    page = form_of(client, cast["giamdoc"], "QLKH")

    answer = client.post(page.wsgi_request.path, sent(page), follow=True)

    assert days() == dict.fromkeys(("QLKH", "TTra", "TTUD", "HCTH"), RIGHT)
    assert Event.objects.filter(verb="fix_date").count() == 4
    assert "sửa cùng lúc cho 3 đơn vị" in answer.text


def test_only_those_chosen_are_mended(client, notice, cast):
    page = form_of(client, cast["giamdoc"], "QLKH")

    client.post(page.wsgi_request.path, sent(page, with_mates=[]))

    assert days() == {"QLKH": RIGHT, "TTra": WRONG, "TTUD": WRONG, "HCTH": WRONG}


def test_own_unit_of_who_mends_stays_and_is_told(client, notice, cast):
    page = form_of(client, cast["hcth.tam"], "QLKH")
    form = page.context["form"]

    assert len(form.fields["with_mates"].choices) == 2
    assert "Người của đơn vị chủ trì không tự sửa lỗi nhập hạn" in form["with_mates"].help_text
    client.post(page.wsgi_request.path, sent(page))
    assert days() == {"QLKH": RIGHT, "TTra": RIGHT, "TTUD": RIGHT, "HCTH": WRONG}


def test_unit_with_another_day_since_stays(client, notice, cast):
    do(of("TTUD"), "request_extension", cast["ttud.dung"], new_due_on=date(2024, 5, 3), note="Chờ")
    do(of("TTUD"), "grant_extension", cast["giamdoc"])

    form = form_of(client, cast["giamdoc"], "QLKH").context["form"]

    assert len(form.fields["with_mates"].choices) == 2
    assert "hạn hiện là 03/5/2024" in form["with_mates"].help_text


def test_none_is_mended_where_one_was_moved_meanwhile(client, notice, cast):
    page = form_of(client, cast["giamdoc"], "QLKH")
    do(of("TTUD"), "accept", cast["ttud.dung"])

    answer = client.post(page.wsgi_request.path, sent(page))

    assert answer.status_code == 422
    assert "Nhiệm vụ của một đơn vị vừa thay đổi" in answer.text
    assert set(days().values()) == {WRONG}


def test_day_that_one_may_not_take_is_taken_by_none(client, notice, cast):
    page = form_of(client, cast["hcth.tam"], "QLKH")

    answer = client.post(page.wsgi_request.path, sent(page, new_due_on="17/04/2024"))

    assert answer.status_code == 422
    assert Event.objects.filter(verb="fix_date").count() == 0


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("", "Không có câu chữ; hạn khác do Giám đốc quyết định."),
        ("sớm nhất", "Câu chữ “sớm nhất” không cho biết ngày khác; hạn khác do Giám đốc"),
    ],
)
def test_without_a_proposal_the_day_is_empty_and_says_why(client, notice, cast, phrase, said):
    duty = of("QLKH").duty
    type(duty).objects.update(phrase=phrase)

    form = form_of(client, cast["giamdoc"], "QLKH").context["form"]

    assert form["new_due_on"].value() is None
    assert said in form["new_due_on"].help_text


def test_duty_of_one_unit_offers_nobody_else(client, cast, units):
    draft = a_draft(cast["giamdoc"], number="1/TB-SKHCN", issued_on=ISSUED)
    a_directive(draft, units["QLKH"], deadline="by", named_on=WRONG, phrase="ngày 16/4/2024")
    issue(draft, by=cast["giamdoc"], now=at(ISSUED))

    assert "with_mates" not in form_of(client, cast["giamdoc"], "QLKH").context["form"].fields


def test_page_of_acts_leads_to_where_it_is_mended(client, notice, cast):
    client.force_login(cast["hcth.tam"])

    page = client.get(reverse("tasks:mend", args=[notice.pk]))

    [day] = page.context["days"]
    assert (day.units, day.meant, day.differs, day.why_not) == (4, [RIGHT], True, "")
    assert reverse("tasks:fix_date", args=[of("QLKH").pk]) in page.text


def test_page_of_acts_says_why_a_day_is_not_mended_here(client, notice, cast, units):
    draft = a_draft(cast["giamdoc"], number="1/TB-SKHCN", issued_on=ISSUED)
    for code, title in (("QLKH", "Một"), ("HCTH", "Hai")):
        a_directive(
            draft, units[code], title=title, deadline="before", named_on=RIGHT, phrase=PHRASE
        )
    issue(draft, by=cast["giamdoc"], now=at(ISSUED))
    told = {}
    for person in ("hcth.tam", "giamdoc"):
        client.force_login(cast[person])
        page = client.get(reverse("tasks:mend", args=[draft.pk]))
        told[person] = [day.why_not for day in page.context["days"]]
        assert all(why in page.text for why in told[person])

    assert told["giamdoc"] == ["", ""]
    assert told["hcth.tam"][0] == "đúng câu chữ"
    assert told["hcth.tam"][1].startswith("Người của đơn vị chủ trì không tự sửa lỗi nhập hạn")


def test_day_granted_since_is_no_slip(notice, cast):
    Task.objects.update(original_due_on=RIGHT)

    [day] = entered_days(notice, cast["hcth.tam"])

    assert not day.differs
