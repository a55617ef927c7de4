"""What the list of people can be narrowed to; the choices live in the address."""

import django_filters
from django.db.models import QuerySet

from departments.filtering import KnownValues
from departments.models import Department, User
from departments.words_field import matching

STATES = {
    "dang-dung": ("Đang dùng tài khoản", {"is_active": True}),
    "chua-vao": ("Chưa đăng nhập lần nào", {"is_active": True, "last_login": None}),
    "khong-thu": ("Chưa có địa chỉ thư điện tử", {"is_active": True, "email": ""}),
    "chua-don-vi": ("Chưa thuộc đơn vị nào", {"is_active": True, "memberships": None}),
    "ngung": ("Ngừng dùng tài khoản", {"is_active": False}),
}


class PersonFilter(KnownValues, django_filters.FilterSet):
    q = django_filters.CharFilter(label="Họ và tên, tên đăng nhập", method="by_words")
    don_vi = django_filters.ChoiceFilter(
        label="Đơn vị", method="by_unit", empty_label="Đơn vị: tất cả"
    )
    trang_thai = django_filters.ChoiceFilter(
        label="Trạng thái",
        method="by_state",
        choices=[(name, label) for name, (label, _) in STATES.items()],
        empty_label="Trạng thái: tất cả",
    )

    class Meta:
        model = User
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = Department.objects.exclude(kind=Department.Kind.OUTSIDE)
        self.filters["don_vi"].extra["choices"] = [(str(unit.pk), unit.short) for unit in units]
        self.pick_at_once("don_vi", "trang_thai")

    def by_words(self, people: QuerySet, name: str, typed: str) -> QuerySet:
        return matching(people, typed) | people.filter(username__icontains=typed.strip())

    def by_unit(self, people: QuerySet, name: str, unit: str) -> QuerySet:
        return people.filter(memberships__department=unit)

    def by_state(self, people: QuerySet, name: str, state: str) -> QuerySet:
        return people.filter(**STATES[state][1])
