"""Đính chính, sửa đổi, thay thế, thu hồi, a missed duty: the text stays, the tasks follow."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions.actions import Refused, edit_header
from conclusions.models import Conclusion, Duty, Item, NoticeAct
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from reports.papers.notices.notice_sheet import sheet_of
from tasks.actions import issue
from tasks.actions.after_issue import Paper, add_missed, amend, correct, replace_by, revoke
from tasks.models import Event, Notification, Task
from tasks.news_lines import said
from tasks.tests.factories import at, do
from tasks.workflow import Status

ISSUED, LATER = date(2024, 4, 3), date(2024, 4, 10)
LETTER = Paper("Sai thể thức.", "612/SKHCN-HCTH", LATER)
WRITTEN = "theo văn bản số 612/SKHCN-HCTH ngày 10/4/2024"


@pytest.fixture
def notice(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    a_directive(draft, units["QLKH"], title="Một", deadline="by", named_on=date(2024, 4, 30))
    a_directive(draft, units["TTra"], title="Hai")
    a_directive(draft, units["TTUD"], title="Ba", deadline="by", named_on=date(2024, 5, 15))
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))
    return Conclusion.objects.get(pk=draft.pk)


@pytest.fixture
def successor(cast, units, notice):
    draft = a_draft(cast["giamdoc"], number="640/TB-SKHCN", issued_on=LATER)
    a_directive(draft, units["QLKH"], title="Một, viết lại")
    a_directive(draft, units["TTra"], title="Hai")
    issue(draft, by=cast["hcth.tam"], now=at(LATER))
    return Conclusion.objects.get(pk=draft.pk)


def the(title, notice=None):
    tasks = Task.objects.filter(duty__title=title)
    return (tasks.filter(notice=notice) if notice else tasks).get()


def states(notice):
    rows = Task.objects.filter(notice=notice).order_by("duty__item__position")
    return [(task.duty.title, task.status) for task in rows.select_related("duty")]


def told(task):
    return task.events.select_related("actor").first()


@pytest.mark.parametrize(
    ("account", "may"),
    [("giamdoc", True), ("pgd.nga", True), ("hcth.tam", True), ("hcth.son", False)]
    + [("vanthu", False), ("qlkh.anh", False)],
)
def test_issued_notice_is_mended_by_leaders_and_who_heads_the_office(notice, cast, account, may):
    if may:
        correct(notice, by=cast[account], paper=LETTER)
    else:
        with pytest.raises(Refused, match="Trưởng, Phó"):
            correct(notice, by=cast[account], paper=LETTER)

    assert NoticeAct.objects.count() == int(may)


def test_correction_is_told_beside_the_text_and_changes_nothing(client, notice, cast):
    before = list(notice.items.values_list("text", flat=True)), states(notice)

    correct(notice, by=cast["hcth.tam"], paper=LETTER)

    client.force_login(cast["qlkh.anh"])
    page = " ".join(client.get(reverse("conclusions:detail", args=[notice.pk])).text.split())
    assert f"<b>Đính chính</b> {WRITTEN}: Sai thể thức." in page
    assert (list(notice.items.values_list("text", flat=True)), states(notice)) == before
    assert Conclusion.objects.get(pk=notice.pk).status == "issued"


def test_amendment_gives_days_and_ends_work_by_its_paper(notice, cast):
    amend(
        notice,
        by=cast["hcth.tam"],
        paper=LETTER,
        days={the("Một").pk: date(2024, 5, 31), the("Hai").pk: date(2024, 6, 28)},
        ended=[the("Ba").pk],
        now=at(LATER),
    )

    one, two = the("Một"), the("Hai")
    assert (one.original_due_on, one.due_on) == (date(2024, 4, 30), date(2024, 5, 31))
    assert (two.original_due_on, two.due_on) == (date(2024, 6, 28), date(2024, 6, 28))
    assert states(notice)[2] == ("Ba", Status.WITHDRAWN)
    assert told(the("Ba")).detail["paper"] == WRITTEN
    assert Conclusion.objects.get(pk=notice.pk).status == "amended"


def test_amendment_that_cannot_be_done_whole_is_not_done_at_all(notice, cast):
    with pytest.raises(Refused):
        amend(
            notice,
            by=cast["hcth.tam"],
            paper=LETTER,
            days={the("Một").pk: date(2024, 1, 1)},
            ended=[the("Ba").pk],
        )

    assert (Event.objects.exclude(verb="issue").count(), NoticeAct.objects.count()) == (0, 0)
    assert Conclusion.objects.get(pk=notice.pk).status == "issued"


def test_revoked_notice_takes_all_its_open_work_and_keeps_what_is_done(notice, cast):
    do(the("Hai"), "report", cast["ttra.truong"], result="Xong")
    do(the("Hai"), "confirm", cast["giamdoc"])

    revoke(notice, by=cast["hcth.tam"], paper=LETTER)

    assert states(notice) == [
        ("Một", Status.WITHDRAWN),
        ("Hai", Status.DONE),
        ("Ba", Status.WITHDRAWN),
    ]
    assert Conclusion.objects.get(pk=notice.pk).status == "revoked"


def test_paper_entered_by_mistake_is_revoked_and_entered_again(notice, cast, units):
    revoke(notice, by=cast["hcth.tam"], paper=LETTER)
    again = a_draft(cast["giamdoc"], number="", issued_on=ISSUED)
    a_directive(again, units["QLKH"], title="Một")

    edit_header(again, seen=1, by=cast["hcth.tam"], number="598/TB-SKHCN")
    issue(again, by=cast["hcth.tam"], now=at(LATER))

    assert [task.status for task in Task.objects.filter(notice=again)] == ["assigned"]


def test_replaced_notice_hands_its_open_work_on(notice, successor, cast):
    one, two = the("Một", notice), the("Hai", notice)

    replace_by(
        notice,
        successor,
        by=cast["hcth.tam"],
        note="Ban hành lại.",
        follows={one.pk: the("Một, viết lại").pk},
        stays=[two.pk],
    )

    assert states(notice) == [
        ("Một", Status.CARRIED),
        ("Hai", Status.ASSIGNED),
        ("Ba", Status.WITHDRAWN),
    ]
    heir = the("Một, viết lại")
    assert (heir.continues, heir.original_due_on, heir.due_on, heir.carried_times) == (
        one,
        date(2024, 4, 30),
        date(2024, 4, 30),
        1,
    )
    kept = Conclusion.objects.get(pk=notice.pk)
    assert (kept.status, kept.replaced_by) == ("superseded", successor)


def test_work_goes_on_only_with_its_own_unit(notice, successor, cast):
    with pytest.raises(Refused, match="không chuyển được"):
        replace_by(
            notice,
            successor,
            by=cast["hcth.tam"],
            note="Ban hành lại.",
            follows={the("Một", notice).pk: the("Hai", successor).pk},
        )

    assert Conclusion.objects.get(pk=notice.pk).status == "issued"


@pytest.mark.parametrize("state", ["revoked", "superseded"])
def test_notice_no_longer_in_force_is_mended_no_more(notice, cast, state):
    Conclusion.objects.update(status=state)
    notice.refresh_from_db()

    with pytest.raises(Refused, match="không điều chỉnh được"):
        revoke(notice, by=cast["hcth.tam"], paper=LETTER)


def test_missed_duty_is_added_within_the_agencys_days(notice, cast, units):
    item = Item.objects.select_related("conclusion").get(text="Một.")

    [task] = add_missed(
        item,
        by=cast["hcth.tam"],
        paper=Paper("Nhập sót."),
        leads=[units["TTra"]],
        title="Việc sót",
        deadline="by",
        named_on=date(2024, 5, 10),
        phrase="chậm nhất ngày 10/5/2024",
        now=at(date(2024, 4, 8)),
    )

    assert (task.lead, task.due_on, task.status) == (units["TTra"], date(2024, 5, 10), "assigned")
    assert Duty.objects.filter(item=item).count() == 2
    assert told(task).detail["conclusion"] == (
        "Thông báo số 598/TB-SKHCN, bổ sung nhiệm vụ còn sót: Nhập sót."
    )


@pytest.mark.parametrize(("number", "goes"), [("", False), ("612/SKHCN-HCTH", True)])
def test_later_a_missed_duty_needs_a_paper(notice, cast, units, number, goes):
    Agency.objects.update(missed_days=2)
    item = Item.objects.select_related("conclusion").get(text="Một.")
    fields = {"leads": [units["TTra"]], "title": "Việc sót", "now": at(LATER)}
    paper = Paper("Nhập sót.", number)

    if goes:
        add_missed(item, by=cast["hcth.tam"], paper=paper, **fields)
    else:
        with pytest.raises(Refused, match="theo văn bản"):
            add_missed(item, by=cast["hcth.tam"], paper=paper, **fields)

    assert Task.objects.filter(duty__title="Việc sót").exists() == goes


# The pages


def page(notice, act=""):
    name = "tasks:mend_by" if act else "tasks:mend"
    return reverse(name, args=[notice.pk, *([act] if act else [])])


@pytest.fixture
def tam(client, cast):
    client.force_login(cast["hcth.tam"])
    return client


def test_page_leads_to_the_acts_and_each_opens(tam, notice):
    listed = tam.get(page(notice)).text

    for act in ("dinh-chinh", "bo-sung", "sua-doi", "thay-the", "thu-hoi"):
        assert page(notice, act) in listed
        assert tam.get(page(notice, act)).status_code == 200


@pytest.mark.parametrize("act", ["dinh-chinh", "bo-sung", "sua-doi", "thay-the", "thu-hoi"])
def test_empty_form_is_told_and_does_nothing(tam, notice, act):
    assert tam.post(page(notice, act), {}).status_code == 422
    assert NoticeAct.objects.count() == 0


PAPER = {"number": "612/SKHCN-HCTH", "on": "10/04/2024", "note": "Có thay đổi."}


def test_notice_is_revoked_on_its_page(tam, notice):
    answer = tam.post(page(notice, "thu-hoi"), PAPER, follow=True)

    assert "Đã thu hồi Thông báo số 598/TB-SKHCN; 3 nhiệm vụ thôi theo dõi." in answer.text
    assert "Đã thu hồi" in answer.text


def test_notice_is_amended_on_its_page(tam, notice):
    one, two, three = (the(title) for title in ("Một", "Hai", "Ba"))
    chosen = {
        f"viec-{one.pk}": "han",
        f"ngay-{one.pk}": "31/05/2024",
        f"viec-{two.pk}": "giu",
        f"viec-{three.pk}": "thoi",
    }

    tam.post(page(notice, "sua-doi"), PAPER | chosen)

    assert [(task.status, task.due_on) for task in Task.objects.order_by("pk")] == [
        ("assigned", date(2024, 5, 31)),
        ("assigned", None),
        ("withdrawn", date(2024, 5, 15)),
    ]


def test_day_chosen_without_a_day_is_told(tam, notice):
    chosen = {f"viec-{task.pk}": "giu" for task in Task.objects.all()}
    chosen[f"viec-{the('Một').pk}"] = "han"

    answer = tam.post(page(notice, "sua-doi"), PAPER | chosen)

    assert (answer.status_code, "Chưa nhập hạn mới." in answer.text) == (422, True)


def test_notice_is_replaced_on_its_page_with_the_likeliest_proposed(tam, notice, successor):
    asked = tam.post(page(notice, "thay-the"), {"successor": successor.pk})
    assert asked.url == f"{page(notice, 'thay-the')}?boi={successor.pk}"

    form = tam.get(asked.url).context["form"]
    one, two, three = (the(title, notice) for title in ("Một", "Hai", "Ba"))
    heirs = the("Một, viết lại"), the("Hai", successor)
    assert form.fields[f"viec-{two.pk}"].initial == str(heirs[1].pk)
    chosen = {
        f"viec-{one.pk}": heirs[0].pk,
        f"viec-{two.pk}": heirs[1].pk,
        f"viec-{three.pk}": "thoi",
    }
    tam.post(asked.url, {"note": "Ban hành lại."} | chosen)

    assert [status for _, status in states(notice)] == ["carried", "carried", "withdrawn"]


def test_missed_duty_is_added_on_its_page(tam, notice, units):
    Agency.objects.update(missed_days=10_000)
    item = Item.objects.get(text="Một.")
    sent = {"item": item.pk, "title": "Việc sót", "leads": [units["TTra"].pk], "note": "Nhập sót."}

    tam.post(page(notice, "bo-sung"), sent)

    assert the("Việc sót").lead == units["TTra"]


def missed(item, **given):
    sent = {"title": "Việc sót", "note": "Nhập sót."}
    return sent | ({"item": item.pk} if item else {}) | given


def test_missed_item_is_told_beside_the_print_which_stays(tam, notice, units):
    Agency.objects.update(missed_days=10_000)
    words = "4. Thanh tra Sở báo cáo kết quả kiểm tra trước ngày 20/5/2024."
    printed = sheet_of(notice).body
    limit = {"deadline": "before", "phrase": "trước ngày 20/5/2024", "named_on": "20/5/2024"}

    sent = missed(None, words=words, leads=[units["TTra"].pk], **limit)
    answer = tam.post(page(notice, "bo-sung"), sent)

    task = the("Việc sót")
    assert (answer.status_code, task.due_on) == (302, date(2024, 5, 20))
    assert (task.duty.item.kind, task.duty.item.named) == (
        "added",
        "nội dung bổ sung “4. Thanh tra Sở báo cáo kết quả kiểm…”",
    )
    assert sheet_of(notice).body == printed
    told = tam.get(reverse("conclusions:detail", args=[notice.pk])).text
    assert told.index("Bổ sung sau khi ban hành") < told.index("kết quả kiểm tra")


@pytest.mark.wide
@pytest.mark.parametrize(
    ("limit", "wrong"),
    [
        ({"deadline": "by", "named_on": "15/5/2024", "phrase": "trước ngày 20/5/2024"}, "named_on"),
        ({"deadline": "by", "named_on": "20/5/2025", "phrase": "trước ngày 20/5/2024"}, "named_on"),
        ({"deadline": "", "phrase": "trước ngày 20/5/2024"}, "phrase"),
        ({"deadline": "ongoing", "phrase": "trước ngày 20/5/2024"}, "phrase"),
        ({"deadline": "by", "named_on": "20/5/2024", "phrase": "trước ngày 21/5/2024"}, "named_on"),
        ({"deadline": "before", "named_on": "20/5/2024", "phrase": "trước ngày 20/5/2024"}, ""),
        ({"deadline": "", "phrase": ""}, ""),
    ],
)
@pytest.mark.parametrize("new", [True, False])
def test_day_of_a_missed_duty_is_held_beside_its_words(tam, notice, units, limit, wrong, new):
    Agency.objects.update(missed_days=10_000)
    words = "Thanh tra Sở báo cáo trước ngày 20/5/2024."
    item = None if new else Item.objects.get(text="Một.")
    Item.objects.filter(pk=item and item.pk).update(text=words)
    sent = missed(item, leads=[units["TTra"].pk], **limit) | ({"words": words} if new else {})

    answer = tam.post(page(notice, "bo-sung"), sent)

    assert answer.status_code == (422 if wrong else 302)
    assert list(answer.context["form"].errors if wrong else []) == ([wrong] if wrong else [])
    if wrong:
        assert tam.post(page(notice, "bo-sung"), sent | {"day_held": "on"}).status_code == 302
    assert the("Việc sót").duty.day_check == ("held" if wrong else "")


@pytest.mark.parametrize("both", [True, False])
def test_missed_duty_stands_in_an_item_there_is_or_in_a_new_one(tam, notice, units, both):
    item = Item.objects.get(text="Một.") if both else None
    words = {"words": "4. Việc khác."} if both else {}

    answer = tam.post(page(notice, "bo-sung"), missed(item, leads=[units["TTra"].pk], **words))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["words"])


@pytest.mark.parametrize(
    ("number", "on", "why"),
    [
        ("abc", LATER, "bắt đầu bằng số"),
        ("SKHCN-HCTH", LATER, "bắt đầu bằng số"),
        ("598/TB-SKHCN", LATER, "số của chính thông báo này"),
        ("598 / TB-SKHCN", LATER, "số của chính thông báo này"),
        ("612/SKHCN-HCTH", date(2024, 4, 2), "trước ngày ban hành"),
        ("612/SKHCN-HCTH", date(2090, 1, 1), "chưa đến"),
    ],
)
@pytest.mark.parametrize("act", [correct, amend, revoke])
def test_act_is_done_by_a_paper_that_may_be(notice, cast, act, number, on, why):
    with pytest.raises(Refused, match=why):
        act(notice, by=cast["hcth.tam"], paper=Paper("Có thay đổi.", number, on))

    assert NoticeAct.objects.count() == 0


def test_form_sent_twice_acts_once_and_says_who_did(tam, notice):
    seen = {"seen": notice.version}
    first = tam.post(page(notice, "dinh-chinh"), PAPER | seen)
    again = tam.post(page(notice, "dinh-chinh"), PAPER | seen)

    assert (first.status_code, again.status_code, NoticeAct.objects.count()) == (302, 409, 1)
    assert "Đính chính đã được Trần Minh Tâm ghi lúc" in again.text
    assert again.context["newest"] == page(notice, "dinh-chinh")
    assert ">Xem bản mới</a>" in again.text
    assert "Có thay đổi." in again.text


def test_form_of_a_notice_revoked_meanwhile_is_told(tam, notice, cast):
    revoke(notice, by=cast["giamdoc"], paper=LETTER)

    answer = tam.post(page(notice, "thu-hoi"), PAPER, follow=True)

    assert "lần gửi này chưa ghi gì thêm" in answer.text
    assert NoticeAct.objects.count() == 1


def test_amendment_that_changes_nothing_is_no_amendment(tam, notice):
    kept = {f"viec-{task.pk}": "giu" for task in Task.objects.filter(notice=notice)}

    answer = tam.post(page(notice, "sua-doi"), PAPER | kept)

    assert (answer.status_code, NoticeAct.objects.count()) == (422, 0)


def test_two_tasks_do_not_go_on_in_one(notice, successor, cast, units):
    """Each has a first deadline, and one work keeps one."""
    one, heir = the("Một", notice), the("Một, viết lại", successor)
    Task.objects.filter(notice=notice, duty__title="Hai").update(lead=units["QLKH"])
    two = the("Hai", notice)

    with pytest.raises(Refused, match="không cùng chuyển sang một nhiệm vụ"):
        replace_by(
            notice,
            successor,
            by=cast["hcth.tam"],
            note="x",
            follows={one.pk: heir.pk, two.pk: heir.pk},
        )

    assert the("Một", notice).status == Status.ASSIGNED


def test_missed_duty_whose_day_has_passed_is_told_late(tam, notice, units):
    item = notice.items.filter(kind="directive").first()
    given = {"item": item.pk, "title": "Việc sót", "leads": units["TTra"].pk, "note": "Sót."}
    given |= {"deadline": "by", "named_on": "05/04/2024", "phrase": "", "number": "612/SKHCN"}

    answer = tam.post(page(notice, "bo-sung"), given | {"on": "10/04/2024"}, follow=True)

    assert "1 nhiệm vụ vừa bổ sung quá hạn ngay." in answer.text


def test_latest_act_stands_first(client, notice, cast):
    correct(notice, by=cast["hcth.tam"], paper=LETTER)
    revoke(Conclusion.objects.get(pk=notice.pk), by=cast["hcth.tam"], paper=LETTER)
    client.force_login(cast["qlkh.anh"])

    told = client.get(reverse("conclusions:detail", args=[notice.pk])).context["notice_acts"]

    assert [act.kind for act in told] == ["revoke", "correct"]


def test_draft_and_old_register_have_no_such_page(tam, notice, cast):
    draft = a_draft(cast["giamdoc"])
    assert tam.get(page(draft)).status_code == 302
    Conclusion.objects.filter(pk=notice.pk).update(from_book=True)
    assert tam.get(page(notice)).status_code == 404


def test_acts_are_told_with_their_papers_and_in_a_word(cast, notice, successor):
    boss = cast["hcth.tam"]
    correct(notice, by=boss, paper=LETTER, now=at(LATER))
    correct(notice, by=boss, paper=LETTER, now=at(LATER))
    replace_by(notice, successor, by=boss, note="Viết lại.", now=at(LATER))
    item, head = successor.items.get(duties__title="Hai"), cast["hcth.tam"]
    missed = {"title": "Việc còn sót", "deadline": "ongoing"}
    add_missed(
        item,
        by=head,
        paper=Paper("Sót."),
        leads=[item.duties.get().leads.get()],
        now=at(LATER),
        **missed,
    )

    told = NoticeAct.objects.told_of([notice.pk, successor.pk, 0])

    assert told == {
        notice.pk: (
            f"đã đính chính {WRITTEN}; đã đính chính {WRITTEN}; "
            "đã được thay thế bằng văn bản số 640/TB-SKHCN ngày 10/4/2024",
            "đã đính chính, đã được thay thế",
        ),
        successor.pk: (
            "đã bổ sung nhiệm vụ còn sót ngày 10/4/2024",
            "đã bổ sung nhiệm vụ còn sót",
        ),
    }


def test_acts_of_many_notices_are_read_at_once(cast, notice, successor, django_assert_num_queries):
    correct(notice, by=cast["hcth.tam"], paper=LETTER, now=at(LATER))
    correct(successor, by=cast["hcth.tam"], paper=LETTER, now=at(LATER))

    with django_assert_num_queries(1):
        assert len(NoticeAct.objects.told_of(Conclusion.objects.values("pk"))) == 2


def test_acts_stand_beside_the_notice_in_the_list_and_at_its_prints(client, cast, notice):
    revoke(notice, by=cast["hcth.tam"], paper=LETTER, now=at(LATER))
    client.force_login(cast["giamdoc"])
    addresses = {
        "/thong-bao/": f"Đã thu hồi {WRITTEN}",
        f"/thong-bao/{notice.pk}/ban-in/": f"Thông báo đã thu hồi {WRITTEN}; bản in giữ nguyên",
        f"/thong-bao/{notice.pk}/phieu-giao/": f"Thông báo đã thu hồi {WRITTEN}; phiếu ghi rõ",
    }

    pages = {address: client.get(address).content.decode() for address in addresses}

    assert [a for a, p in pages.items() if addresses[a] not in " ".join(p.split())] == []


@pytest.mark.parametrize(
    ("entered", "on", "may"),
    [
        # The third and the fourth working day after it came in, of a paper three months old.
        (date(2024, 7, 1), date(2024, 7, 3), True),
        (date(2024, 7, 1), date(2024, 7, 4), False),
        (ISSUED, date(2024, 4, 5), True),
        (ISSUED, date(2024, 4, 8), False),
    ],
)
def test_days_of_adding_count_from_when_the_notice_is_followed(cast, units, entered, on, may):
    Agency.objects.update(missed_days=2)
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=ISSUED)
    duty = a_directive(draft, units["QLKH"], title="Một")
    issue(draft, by=cast["hcth.tam"], now=at(entered))
    added = {"by": cast["hcth.tam"], "leads": [units["TTUD"]], "title": "Hai", "now": at(on)}

    if may:
        assert len(add_missed(duty.item, paper=Paper("Còn sót."), **added)) == 1
    else:
        what = "ban hành" if entered == ISSUED else "đưa vào theo dõi"
        day = "03/4/2024" if entered == ISSUED else "01/7/2024"
        with pytest.raises(Refused, match=f"Đã quá 2 ngày làm việc kể từ ngày {what} {day}"):
            add_missed(duty.item, paper=Paper("Còn sót."), **added)


def test_adding_later_does_not_begin_the_days_anew(notice, cast, units):
    Agency.objects.update(missed_days=2)
    added = {"by": cast["hcth.tam"], "paper": Paper("Còn sót."), "leads": [units["TTUD"]]}
    add_missed(the("Hai").duty.item, title="Bốn", now=at(date(2024, 4, 5)), **added)
    notice.refresh_from_db()

    with pytest.raises(Refused, match="kể từ ngày ban hành 03/4/2024"):
        add_missed(the("Hai").duty.item, title="Năm", now=at(date(2024, 4, 8)), **added)


def test_unit_of_several_tasks_is_told_of_the_whole_act_in_one_line(cast, units):
    draft = a_draft(cast["giamdoc"], number="599/TB-SKHCN", issued_on=ISSUED)
    for title in ("Một", "Hai", "Ba"):
        a_directive(draft, units["QLKH"], title=title)
    a_directive(draft, units["TTra"], title="Bốn")
    issue(draft, by=cast["hcth.tam"], now=at(ISSUED))

    revoke(Conclusion.objects.get(pk=draft.pk), by=cast["hcth.tam"], paper=LETTER)

    lines = Notification.objects.filter(event__verb="end_by_paper").order_by("pk")
    assert {
        name: [said(line, with_note=False) for line in lines if line.recipient.username == name]
        for name in ("qlkh.anh", "ttra.truong")
    } == {
        "qlkh.anh": [f"Trần Minh Tâm thôi theo dõi {WRITTEN} và 2 nhiệm vụ khác của thông báo"],
        "ttra.truong": [f"Trần Minh Tâm thôi theo dõi {WRITTEN}"],
    }
    assert Event.objects.filter(verb="end_by_paper").count() == 4
