"""Who acts for whom, from one day to another."""

from datetime import date, timedelta
from itertools import chain

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from departments.accounts import noting, why_not_stand_in
from departments.admin.keeping import Kept, Searched
from departments.admin.opened import SavesWhatItShowed
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
TWICE = "Đã có: người này đang xử lý thay người vắng mặt đúng những ngày ấy."


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

    def _look_at_people(self, row: dict) -> None:
        today = timezone.localdate()
        if why := why_not_stand_in(self.actor, row["giver"], row["taker"], on=today):
            raise forms.ValidationError(why, "not_theirs")
        same = {name: row.get(name) for name in (*CLOSED, "ends_on")}
        if Delegation.objects.filter(**same).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(TWICE, "twice")

    def _look_at(self, first: date | None, last: date | None) -> None:
        """A time that is over changes nothing, and a slip of the year would last for ever."""
        if not first or not last or last < first:
            return
        today = timezone.localdate()
        if last < today:
            self.add_error("ends_on", GONE)
        elif first < today and "starts_on" in self.changed_data:
            self.add_error("starts_on", BEGUN)
        elif last > (most := last_of_year_from(first)):
            told = TOO_LONG.format(first=paper_date(first), last=paper_date(most))
            self.add_error("ends_on", told)


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


@admin.register(Delegation)
class DelegationAdmin(SavesWhatItShowed, Kept, Searched, admin.ModelAdmin):
    form = DelegationForm
    list_display = ("giver", "taker", "first_day", "last_day")
    list_select_related = ("giver", "taker")
    search_fields = ("giver__full_name", "taker__full_name")
    autocomplete_fields = ("giver", "taker")
    date_hierarchy = "starts_on"
    ordering = (F("ends_on").desc(), "pk")
    actions = ("delete_selected",)

    @admin.display(description="từ ngày", ordering="starts_on")
    def first_day(self, row: Delegation) -> str:
        return paper_date(row.starts_on)

    @admin.display(description="đến ngày", ordering="ends_on")
    def last_day(self, row: Delegation) -> str:
        return paper_date(row.ends_on)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"actor": request.user})

    def get_fieldsets(self, request, obj=None):
        told = self._why_not(request, obj)
        if not told and has_begun(obj):
            told = RUNS.format(today=paper_date(timezone.localdate()))
        return ((None, {"fields": (*CLOSED, "ends_on"), "description": told}),)

    def get_readonly_fields(self, request, obj=None):
        return CLOSED if has_begun(obj) else ()

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and not self._why_not(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        may = super().has_delete_permission(request, obj) and not has_begun(obj)
        return may and not self._why_not(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if has_begun(row) and not self._why_not(request, row):
            raise PermissionDenied(BEGUN_STAYS.format(today=paper_date(timezone.localdate())))
        return super().delete_view(request, object_id, extra_context)

    @admin.action(description="Xóa các dòng đã chọn", permissions=["delete"])
    def delete_selected(self, request, queryset):
        today = timezone.localdate()
        if queryset.filter(starts_on__lte=today).exists():
            told = BEGUN_STAYS.format(today=paper_date(today))
            self.message_user(request, told, messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def save_model(self, request, obj, form, change) -> None:
        kept = Delegation.objects.filter(pk=obj.pk).select_related("giver", "taker")
        with noting(_people_of(obj, *kept), by=request.user):
            super().save_model(request, obj, form, change)

    def delete_model(self, request, obj) -> None:
        with noting(_people_of(obj), by=request.user):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset) -> None:
        with noting(_people_of(*queryset.select_related("giver", "taker")), by=request.user):
            super().delete_queryset(request, queryset)

    @staticmethod
    def _why_not(request, obj: Delegation | None) -> str:
        if obj is None:
            return ""
        today = timezone.localdate()
        if obj.ends_on < today and not request.user.is_superuser:
            return OVER
        return why_not_stand_in(request.user, obj.giver, obj.taker, on=today)


def has_begun(row: Delegation | None) -> bool:
    return row is not None and row.starts_on <= timezone.localdate()


def _people_of(*rows: Delegation) -> set[User]:
    return set(chain.from_iterable((row.giver, row.taker) for row in rows))
