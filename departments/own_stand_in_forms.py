"""Naming who stands in for oneself: whom a head or a leader may name, and from when to when."""

from django.db.models import QuerySet

from departments.accounts import why_not_name_own
from departments.models import Delegation, Department, Membership, User
from departments.stand_in_forms import DelegationForm


def own_people(person: User) -> QuerySet[User]:
    """Whom the person may name: of a leader the other leaders, who alone may have a leader's
    powers; of a unit's head or deputy those of the unit. A stand-in gets all the giver may do, so
    whoever has posts in several units names somebody of each; the post in a union opens no other
    unit's work."""
    people = User.objects.filter(is_active=True).exclude(pk=person.pk)
    if person.is_leader:
        leaders = Membership.objects.filter(department__kind=Department.Kind.LEADERSHIP)
        return people.filter(pk__in=leaders.values("user")).order_by("words")
    units = [post.department for post in person.posts]
    works = [unit for unit in units if unit.kind != Department.Kind.UNION]
    for unit in works or units:
        people = people.filter(memberships__department=unit)
    return people.order_by("words").distinct()


class OwnStandInForm(DelegationForm):
    """The absent person is whoever sends it."""

    class Meta(DelegationForm.Meta):
        model = Delegation
        fields = ["taker", "starts_on", "ends_on"]
        labels = {"starts_on": "Từ ngày", "ends_on": "Đến hết ngày"}

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, instance=Delegation(giver=actor), **kwargs)
        self.actor = actor
        field = self.fields["taker"]
        field.queryset, field.empty_label = own_people(actor), "Chọn người"
        # Two may have one name.
        field.label_from_instance = lambda person: f"{person} ({person.username})"
        for name in ("starts_on", "ends_on"):
            self.fields[name].help_text = "Nhập ngày/tháng/năm."

    def why_not(self, giver: User, taker: User) -> str:
        return why_not_name_own(self.actor)
