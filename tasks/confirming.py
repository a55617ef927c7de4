"""Who confirms a unit's report."""

from conclusions.models import Duty
from departments.models import Department, User
from departments.people import leaders


def confirmer_for(duty: Duty, lead: Department, leader: User) -> User:
    """Who confirms the unit's report, first that applies: the person named in review (the office,
    where the words send the product to it), the director for key work, the leader in charge of the
    unit, the leader who assigns, the director. Never a member of the unit itself."""
    overseer = lead.overseen_by
    offered = [
        duty.confirmer,
        leader if duty.key else None,
        overseer if overseer and overseer.is_leader else None,
        leader,
    ]
    able = (person for person in offered if person and may_confirm(person, lead))
    return next(able, None) or next((one for one in leaders() if may_confirm(one, lead)), leader)


def may_confirm(person: User, lead: Department) -> bool:
    """Whether the person still judges that unit's work: in office, and not one of the unit."""
    return person.is_active and lead.pk not in person.department_ids
