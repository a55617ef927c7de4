"""Small notices for tests."""

from datetime import date

from conclusions.models import Conclusion, Item


def a_draft(leader, *, number="", issued_on=date(2024, 4, 3), title="Kết luận giao ban", **fields):
    """A draft with a section heading and no directive yet."""
    conclusion = Conclusion.objects.create(
        title=title,
        number=number,
        issued_on=issued_on,
        year=issued_on.year if issued_on else None,
        leader=leader,
        created_by=leader,
        **({"signer_name": "Trần Minh Tâm"} | fields),
    )
    conclusion.items.create(
        position=0, kind=Item.Kind.HEADING, label="II.", path="II", text="Nhiệm vụ chủ yếu"
    )
    return conclusion


def a_directive(conclusion, *leads, label=None, title="Báo cáo kết quả", helpers=(), **duty):
    """One directive with one duty at the end of the draft; returns the duty."""
    position = conclusion.items.count()
    label = label or f"{position}."
    item = conclusion.items.create(
        position=position,
        kind=Item.Kind.DIRECTIVE,
        label=label,
        path=f"II.{label.rstrip('.')}",
        text=f"{title}.",
    )
    made = item.duties.create(title=title, **duty)
    made.leads.set(leads)
    made.helpers.set(helpers)
    return made
