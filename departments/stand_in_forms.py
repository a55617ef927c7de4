"""Who stands in for whom, and from when to when: what may be said of it, whoever says it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain

from django import forms
from django.utils import timezone

from departments.accounts import why_not_stand_in
from departments.fields import DayField
from departments.models import Delegation, User
from departments.papertext import paper_date

DAY = timedelta(days=1)
CLOSED = ("giver", "taker", "starts_on")  # once it has begun: in those names things were done
GONE = "Thời gian này đã qua; xử lý thay chỉ có hiệu lực từ hôm nay trở đi."
BEGUN = "Ngày này đã qua; xử lý thay chỉ bắt đầu từ hôm nay trở đi."
TOO_LONG = (
    "Xử lý thay không quá một năm: từ ngày {first} thì chậm nhất đến hết ngày {last}; "
    "thay lâu hơn thì thay đổi chức vụ của người dùng."
)
OVER = "Thời gian xử lý thay này đã qua nên giữ nguyên; chỉ người quản trị hệ thống thay đổi."
RUNS = (
    "Xử lý thay này đã bắt đầu: chỉ thay đổi được đến ngày, từ hôm nay trở đi. "
    "Muốn thôi xử lý thay thì đặt đến ngày là hôm nay, {today}."
)
BEGUN_STAYS = (
    "Xử lý thay đã bắt đầu thì không xóa, vì thao tác trong thời gian ấy ghi cả hai tên; "
    "muốn thôi thì đặt đến ngày là hôm nay, {today}."
)
ENDED = "Tài khoản {person} ({account}) đã ngừng dùng."
TWICE = "Đã có: người này xử lý thay người vắng mặt trong những ngày ấy."


class DelegationForm(forms.ModelForm):
    """`actor`, whose form it is, is set by the page. Of what has begun only the end is a field."""

    actor: User

    class Meta:
        field_classes = {"starts_on": DayField, "ends_on": DayField}

    def clean_giver(self) -> User:
        return in_use(self.cleaned_data["giver"])

    def clean_taker(self) -> User:
        return in_use(self.cleaned_data["taker"])

    def clean(self) -> dict:
        given = super().clean()
        closed = {name: getattr(self.instance, name) for name in CLOSED if name not in self.fields}
        row = closed | given
        self._look_at(row.get("starts_on"), row.get("ends_on"))
        if row.get("giver") and row.get("taker"):
            self._look_at_people(row)
        return given

    def why_not(self, giver: User, taker: User) -> str:
        """Why whoever fills in the form may not say so, in Vietnamese; empty where they may."""
        return why_not_stand_in(self.actor, giver, taker, on=timezone.localdate())

    def _look_at_people(self, row: dict) -> None:
        if why := self.why_not(row["giver"], row["taker"]):
            raise forms.ValidationError(why, "not_theirs")
        first, last = row.get("starts_on"), row.get("ends_on")
        if not first or not last:
            return
        same = Delegation.objects.filter(giver=row["giver"], taker=row["taker"])
        during = same.filter(starts_on__lte=last, ends_on__gte=first)
        if during.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(TWICE, "twice")

    def _look_at(self, first: date | None, last: date | None) -> None:
        """A time that is over changes nothing, and a slip of the year would last for ever."""
        today = timezone.localdate()
        out_of_order = first and last and last < first and "starts_on" in self.fields
        if not first or not last or out_of_order:
            return  # the row's own constraint tells it
        if last < today:
            self.add_error("ends_on", GONE)
            return
        if first < today and "starts_on" in self.changed_data:
            self.add_error("starts_on", BEGUN)
        elif last > (most := last_of_year_from(first)):
            told = TOO_LONG.format(first=paper_date(first), last=paper_date(most))
            self.add_error("ends_on", told)


def has_begun(row: Delegation | None) -> bool:
    return row is not None and row.starts_on <= timezone.localdate()


def why_not_row(actor: User, row: Delegation) -> str:
    """Why `actor` may not change this row, in Vietnamese; empty where they may."""
    today = timezone.localdate()
    if row.ends_on < today and not actor.is_superuser:
        return OVER
    return why_not_stand_in(actor, row.giver, row.taker, on=today)


def people_of(rows: Iterable[Delegation]) -> set[User]:
    return set(chain.from_iterable((row.giver, row.taker) for row in rows))


def in_use(person: User) -> User:
    if not person.is_active:
        told = ENDED.format(person=person, account=person.username)
        raise forms.ValidationError(told, "out_of_use")
    return person


def last_of_year_from(first: date) -> date:
    """29/11/2026 → 28/11/2027, both in; 29/02/2028 → 28/02/2029."""
    try:
        return first.replace(year=first.year + 1) - DAY
    except ValueError:  # no 29/02 in the next year
        return date(first.year + 1, 2, 28)
