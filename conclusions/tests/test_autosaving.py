"""Words saved while they are typed: by the same rules as the button, one step of undo a turn."""

import random
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.actions.draft_parts import TURN
from conclusions.models import Conclusion, DraftChange, Duty, Item
from conclusions.tests.factories import a_directive, a_draft

TYPING = {"HX-Request": "true", "X-Autosave": "1"}
SENTENCE = "Giao Phòng Quản lý Khoa học báo cáo kết quả trước ngày 15/12/2026."


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2026, 4, 3))


@pytest.fixture
def duty(draft, units):
    return a_directive(draft, units["QLKH"])


@pytest.fixture
def item(duty):
    return duty.item


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


class TypedForm:
    """A form as it stands open on a page: it sends the version and the turn it was opened with."""

    def __init__(self, client, draft, part=None) -> None:
        names = {Item: ("words", "m"), Duty: ("duty", "d"), type(None): ("header", "tt")}
        name, letter = names[type(part)]
        keys = [part.pk] if part else []
        self.client, self.prefix = client, f"{letter}{part.pk}" if part else letter
        self.url = reverse(f"conclusions:{name}", args=[draft.pk, *keys])
        self.sent = {"shown": now(draft), "turn": f"{client.session.session_key}{self.prefix}"}

    def types(self, headers=TYPING, **fields):
        words = {f"{self.prefix}-{name}": value for name, value in fields.items()}
        return self.client.post(self.url, self.sent | words, headers=headers)

    def presses(self, **fields):
        return self.types(headers={"HX-Request": "true"}, **fields)

    def drops(self):
        sent = self.sent | {"drop": "1"}
        return self.client.post(self.url, sent, headers={"HX-Request": "true"})


def now(draft) -> int:
    return Conclusion.objects.get(pk=draft.pk).version


def told(response) -> str:
    return " ".join(response.text.split())


def said() -> list[str]:
    return list(DraftChange.objects.order_by("version").values_list("said", flat=True))


# What is saved, and how it is told


def test_words_are_saved_and_the_sign_alone_is_answered(office, draft, item):
    response = TypedForm(office, draft, item).types(text="Báo cáo kết quả thực hiện.", kind="x")

    item.refresh_from_db()
    hour = f"{timezone.localtime(item.changed_at):%H giờ %M}"
    assert item.text == "Báo cáo kết quả thực hiện."
    assert f"Đã lưu lúc {hour}" in told(response)
    assert "<textarea" not in response.text
    assert f'name="seen" id="seen" value="{now(draft)}"' in told(response)


def test_duty_saves_its_names_and_says_what_waits_for_the_button(office, draft, duty):
    response = TypedForm(office, draft, duty).types(
        title="Báo cáo mới", deliverable="Báo cáo", deadline="before", named_on="1/1"
    )

    duty.refresh_from_db()
    assert (duty.title, duty.deliverable, duty.named_on) == ("Báo cáo mới", "Báo cáo", None)
    assert [unit.code for unit in duty.leads.all()] == ["QLKH"]
    assert "; chưa lưu: Đơn vị chủ trì, Loại thời hạn, Ngày" in told(response)


def test_header_saves_its_words_and_neither_number_nor_day(office, draft):
    fields = {"title": "Kết luận mới", "closing": "Yêu cầu\ncác đơn vị", "number": "7", "kind": ""}
    response = TypedForm(office, draft).types(**fields, issued_on="1/")

    draft.refresh_from_db()
    assert (draft.title, draft.closing) == ("Kết luận mới", "Yêu cầu\ncác đơn vị")
    assert (draft.number, draft.issued_on) == ("598/TB-SKHCN", date(2026, 4, 3))
    assert "; chưa lưu: Số do văn thư cấp, Ngày ban hành, Loại" in told(response)


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_001])
def test_words_that_cannot_be_saved_are_left_and_named_quietly(office, draft, item, text):
    response = TypedForm(office, draft, item).types(text=text, kind=item.kind, label=item.label)

    assert response.status_code == 200
    assert "Chưa lưu: Nội dung" in told(response)
    assert "wrong" not in response.text
    assert (said(), now(draft)) == ([], 1)


@pytest.mark.parametrize("text", ["Báo cáo kết quả.", " Báo cáo  kết quả. \r\n"])
def test_words_as_they_are_kept_make_no_change(office, draft, item, text):
    response = TypedForm(office, draft, item).types(text=text, kind=item.kind, label=item.label)

    assert "Đã lưu lúc" in told(response)
    assert (said(), now(draft)) == ([], 1)


def test_what_is_missing_is_told_anew_where_it_changed(office, draft, duty):
    form = TypedForm(office, draft)

    more = form.types(signer_name="", title=draft.title)
    same = form.types(signer_name="", title="Kết luận khác")

    assert "Chưa nhập người ký." in more.text
    assert 'id="blocks"' not in same.text


# Who may, and when


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("issued", 403)])
@pytest.mark.parametrize("part", ["item", "duty", "header"])
def test_units_save_nothing(client, cast, draft, duty, part, status, answer):
    Conclusion.objects.update(status=status)
    client.force_login(cast["qlkh.anh"])
    form = TypedForm(client, draft, {"item": duty.item, "duty": duty}.get(part))

    response = form.types(text="Khác", title="Khác")

    assert response.status_code == answer
    assert (said(), now(draft)) == ([], 1)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("issued", "Dự thảo vừa được ban hành; nội dung đã khóa."),
        ("submitted", "Dự thảo đang chờ duyệt nội dung; rút trình rồi sửa."),
    ],
)
@pytest.mark.parametrize("part", ["item", "duty", "header"])
def test_draft_that_is_out_refuses_as_to_the_button(office, draft, duty, part, status, words):
    Conclusion.objects.update(status=status)
    form = TypedForm(office, draft, {"item": duty.item, "duty": duty}.get(part))

    response = form.types(text="Khác", title="Khác")

    assert (response.status_code, response.headers["HX-Reswap"]) == (409, "outerHTML")
    assert words in told(response)
    assert (said(), now(draft)) == ([], 1)


def test_nothing_is_saved_by_get(office, draft, item):
    words, header = TypedForm(office, draft, item), TypedForm(office, draft)

    office.get(words.url, {"m1-text": "Khác"}, headers=TYPING)

    assert office.get(header.url, headers=TYPING).status_code == 405
    assert (said(), now(draft)) == ([], 1)


def test_ended_session_leads_nobody_away_from_the_words(office, draft, item):
    form = TypedForm(office, draft, item)
    office.logout()

    response = form.types(text="Khác")

    assert (response.status_code, response.headers["X-Old-Page"]) == (403, "1")
    assert "HX-Redirect" not in response.headers
    assert Item.objects.get(pk=item.pk).text == item.text


# Two clerks


def test_words_of_a_colleague_are_never_saved_over(office, cast, draft, item):
    form = TypedForm(office, draft, item)
    theirs = "Lời của Tâm."
    actions.reword(item, seen=1, by=cast["hcth.tam"], text=theirs, label=None)

    response = form.types(text="Lời của Sơn.")

    assert response.status_code == 409
    assert "Mục II.1 vừa được Trần Minh Tâm sửa lúc" in told(response)
    assert [words in response.text for words in (theirs, "Lời của Sơn.")] == [True, True]
    assert Item.objects.get(pk=item.pk).text == theirs


def test_item_that_a_colleague_deleted_is_told_beside_the_words(office, cast, draft, item):
    form = TypedForm(office, draft, item)
    actions.delete_item(item, seen=1, by=cast["hcth.tam"])

    response = form.types(text="Lời của Sơn.")

    assert response.status_code == 409
    assert "vừa được người khác xóa hoặc gộp" in told(response)
    assert "HX-Retarget" not in response.headers


def test_same_person_at_a_second_page_does_not_save_over_the_first(office, draft, item):
    first, second = (TypedForm(office, draft, item) for _ in range(2))
    second.sent["turn"] = "khác"

    first.types(text="Lời ở trang thứ nhất.")
    refused = second.types(text="Lời ở trang thứ hai.")

    assert refused.status_code == 409
    assert Item.objects.get(pk=item.pk).text == "Lời ở trang thứ nhất."


def test_button_and_tools_of_the_page_go_on_from_what_was_typed(office, draft, item):
    """All of them still send the version that the page was drawn with."""
    form = TypedForm(office, draft, item)
    form.types(text="Báo cáo kết quả quý.")

    split = office.post(
        reverse("conclusions:duty_add", args=[draft.pk, item.pk]),
        {"shown": 1, "seen": 1},
        headers={"HX-Request": "true"},
    )
    other = TypedForm(office, draft, item)
    other.sent["turn"] = "lần sau"
    other.types(text="Báo cáo kết quả quý I.")
    pressed = other.presses(text="Báo cáo kết quả quý II.", kind="directive", label="1.")

    assert (split.status_code, pressed.status_code) == (200, 200)
    assert Item.objects.get(pk=item.pk).text == "Báo cáo kết quả quý II."
    assert item.duties.count() == 2


# One turn, one change


def picture(item) -> tuple:
    item = Item.objects.get(pk=item.pk)
    duties = item.duties.order_by("position").prefetch_related("leads")
    fields = [(d.pk, d.title, d.phrase, d.key, [u.code for u in d.leads.all()]) for d in duties]
    return item.text, item.reworded, fields


@pytest.mark.wide
def test_saves_of_one_turn_are_one_change_and_one_step_back(office, cast, draft, item):
    before, form = picture(item), TypedForm(office, draft, item)
    for end in range(10, len(SENTENCE) + 1, 4):
        form.types(text=SENTENCE[:end])
    form.types(text=SENTENCE)
    after = picture(item)

    assert said() == ["sửa lời mục II.1"]
    assert after[0] == SENTENCE
    actions.undo(Conclusion.objects.get(), by=cast["hcth.son"])
    assert picture(item) == before
    actions.redo(Conclusion.objects.get(), by=cast["hcth.son"])
    assert picture(item) == after


def test_half_of_a_sentence_takes_nothing_away(office, cast, draft, item):
    """What a person has said of a duty is still there once its words are whole again."""
    known = {"by": cast["hcth.son"], "label": None}
    actions.reword(item, seen=1, text=f"{SENTENCE} Giao Thanh tra Sở kiểm tra.", **known)
    Duty.objects.filter(item=item).update(key=True)
    before, form = picture(item), TypedForm(office, draft, item)

    for words in ("Giao", "Giao Phòng Quản lý", "Xong."):
        form.types(text=words)
    form.types(text=before[0])

    assert picture(item) == before


def test_button_ends_the_turn_within_the_same_change(office, draft, item):
    form = TypedForm(office, draft, item)
    form.types(text="Báo cáo kết quả quý.")

    form.presses(text="Báo cáo kết quả quý I.", kind="directive", label="1.")

    assert said() == ["sửa lời mục II.1"]


@pytest.mark.wide
@pytest.mark.parametrize("end", ["rest", "another form", "a colleague's day", "another change"])
def test_turn_is_over(office, cast, draft, item, end):
    form = TypedForm(office, draft, item)
    form.types(text="Báo cáo một.")

    if end == "rest":
        DraftChange.objects.update(at=timezone.now() - TURN - timedelta(seconds=1))
    elif end == "another form":
        form = TypedForm(office, draft, item)
        form.sent["turn"] = "khác"
    elif end == "a colleague's day":
        known = {"seen": now(draft), "by": cast["hcth.tam"]}
        actions.edit_header(Conclusion.objects.get(), issued_on=date(2026, 4, 2), **known)
    else:
        fresh = Item.objects.get(pk=item.pk)
        actions.set_kind(fresh, seen=now(draft), kind="no_task", by=cast["hcth.son"])
        form.sent["shown"] = now(draft)
    response = form.types(text="Báo cáo hai.")

    assert response.status_code == 200
    assert said().count("sửa lời mục II.1") == 2
    actions.undo(Conclusion.objects.get(), by=cast["hcth.son"])
    assert Item.objects.get(pk=item.pk).text == "Báo cáo một."


def test_two_forms_in_turns_are_a_change_each(office, draft, item):
    words, header = TypedForm(office, draft, item), TypedForm(office, draft)

    for n in range(3):
        header.types(title=f"Kết luận {n}")
    for n in range(3):
        words.types(text=f"Báo cáo {n}.")

    assert said() == ["sửa số, ngày, thể thức", "sửa lời mục II.1"]


@pytest.mark.wide
def test_cancelling_takes_back_the_turn_and_nothing_else(office, cast, draft, duty):
    known = {"by": cast["hcth.son"], "seen": now(draft)}
    actions.edit_header(Conclusion.objects.get(), title="Kết luận khác", **known)
    before = picture(duty.item)

    for part in (duty.item, duty):
        form = TypedForm(office, draft, part)
        form.types(text="Báo cáo khác.", title="Tên khác")
        DraftChange.objects.update(at=timezone.now() - TURN - timedelta(seconds=1))
        form.types(text="Báo cáo khác nữa.", title="Tên khác nữa")
        closed = form.drops()
        assert f'id="muc-{duty.item_id}"' in closed.text
        assert "data-sign" not in closed.text
        assert picture(duty.item) == before

    assert Conclusion.objects.get().title == "Kết luận khác"


def test_cancelling_leaves_what_a_colleague_has_made_of_it(office, cast, draft, item):
    form = TypedForm(office, draft, item)
    form.types(text="Lời của Sơn.")
    fresh = Item.objects.get(pk=item.pk)
    actions.reword(fresh, seen=now(draft), by=cast["hcth.tam"], text="Lời của Tâm.", label=None)

    assert form.drops().status_code == 200
    assert Item.objects.get(pk=item.pk).text == "Lời của Tâm."


# Many edits


class Typist:
    """One clerk with forms open at a few items, as pages show them: old or fresh."""

    def __init__(self, draft, person, seed) -> None:
        self.draft, self.person, self.random = draft, person, random.Random(seed)
        self.open: dict[int, dict] = {}
        self.turns = 0

    def form_at(self, item: Item) -> dict:
        if item.pk not in self.open or self.random.random() < 0.2:
            self.turns += 1
            turn = f"{self.person.username}{self.turns}"
            self.open[item.pk] = {"seen": now(self.draft), "turn": turn}
        return self.open[item.pk]

    def edit(self, item: Item) -> str | None:
        """What is kept then; None where it was refused."""
        known = self.form_at(item) | {"by": self.person}
        item.conclusion = Conclusion.objects.get(pk=self.draft.pk)
        text = f"{self.person.username} {self.random.randrange(10**6)}."
        if self.random.random() < 0.15:
            known["turn"] = ""
        try:
            actions.reword(item, text=text, label=None, **known)
        except StaleDraft:
            self.open.pop(item.pk)
            return None
        return text


@pytest.mark.wide
@pytest.mark.parametrize("edits", [40, pytest.param(300, marks=pytest.mark.slow)])
def test_two_clerks_typing_lose_nothing_and_take_back_their_own(cast, draft, units, edits):
    keys = [a_directive(draft, units["QLKH"]).item_id for _ in range(4)]
    clerks = [Typist(draft, cast[name], n) for n, name in enumerate(("hcth.son", "hcth.tam"))]
    first = dict(draft.items.values_list("pk", "text"))
    dice, kept, refused = random.Random(7), dict(first), 0

    for _ in range(edits):
        item = Item.objects.get(pk=dice.choice(keys))
        text = dice.choice(clerks).edit(item)
        refused += text is None
        kept[item.pk] = text or kept[item.pk]
        assert dict(draft.items.values_list("pk", "text")) == kept

    assert refused > 2
    assert DraftChange.objects.count() < edits - refused  # turns, not saves
    assert DraftChange.objects.filter(undone=True).count() == 0
    for clerk in clerks * 2:
        while True:
            try:
                actions.undo(Conclusion.objects.get(), by=clerk.person)
            except Refused:
                break
    mine = {item.changed_by for item in draft.items.filter(pk__in=keys)}
    assert mine <= {clerk.person for clerk in clerks}
