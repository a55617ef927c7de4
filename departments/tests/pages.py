"""The pages of accounts, the administrator's and those of Danh mục, worked as a browser would."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from departments.models import User

PERSON = "admin:departments_user_change"
PASSWORD = "admin:auth_user_password_change"
STAND_IN = "admin:departments_delegation"
NEW = "chim-ung-2024"


def people_of(cast) -> dict[str, User]:
    """The cast by who they are to the lists."""
    cast["hcth.son"].is_staff = True
    cast["hcth.son"].save()
    boss = User.objects.create_superuser("quantri", "q@skhcn.example", "x", full_name="Quản trị")
    return {
        "keeper": cast["hcth.son"],
        "administrator": boss,
        "head of office": cast["hcth.tam"],
        "the director": cast["giamdoc"],
    }


def save_person(client, person, **typed):
    """Open the person's page and save it with what is typed; nothing where it does not open."""
    address = reverse(PERSON, args=[person.pk])
    page = client.get(address)
    if page.status_code != 200:
        return page
    posts = list(person.memberships.all())
    given = {
        "opened": page.context["opened"],
        "username": person.username,
        "full_name": person.full_name,
        "email": person.email,
        "is_active": "on",
        "is_staff": "on" if person.is_staff else "",
        "memberships-TOTAL_FORMS": len(posts),
        "memberships-INITIAL_FORMS": len(posts),
    }
    for n, post in enumerate(posts):
        values = {"id": post.pk, "user": person.pk, "department": post.department_id}
        values |= {"role": post.role, "title": post.title}
        given |= {f"memberships-{n}-{name}": value for name, value in values.items()}
    return client.post(address, given | typed)


def post(n, person, unit, role="head"):
    values = {"user": person.pk, "department": unit.pk, "role": role, "title": "Mới"}
    typed = {f"memberships-{n}-{name}": value for name, value in values.items()}
    return typed | {"memberships-TOTAL_FORMS": n + 1}


def stand_in(client, giver, taker, in_days=0):
    day = timezone.localdate() + timedelta(days=in_days)
    typed = {"giver": giver.pk, "taker": taker.pk, "starts_on": day, "ends_on": day}
    return client.post(reverse(f"{STAND_IN}_add"), typed)


def set_password(client, person):
    address = reverse(PASSWORD, args=[person.pk])
    client.post(address, {"usable_password": "true", "password1": NEW, "password2": NEW})
    return User.objects.get(pk=person.pk).check_password(NEW)


# The same at Danh mục, where the keepers of the lists do it.


def shown_on(page) -> dict[str, str]:
    """What a browser would send of the page's form, and of the posts on it, as it was opened."""
    forms = [page.context["form"]]
    if rows := page.context.get("posts"):
        forms += [rows.management_form, *rows]
    fields = {bound.html_name: bound.value() for form in forms for bound in form}
    return {
        name: "on" if value is True else value
        for name, value in fields.items()
        if value is not None and value is not False  # 0 is sent
    }


def save_row(client, name: str, *args, **typed):
    """Open the page and save it with what is typed; nothing where it does not open."""
    address = reverse(name, args=args)
    page = client.get(address)
    if page.status_code != 200 or page.context.get("closed"):
        return page if page.status_code != 200 else client.post(address, typed)
    return client.post(address, shown_on(page) | typed)


def new_post(n, unit, role="head"):
    """Typed into the empty line below so many posts."""
    title = "Trưởng phòng" if role == "head" else "Mới"
    return {f"posts-{n}-department": unit.pk, f"posts-{n}-role": role, f"posts-{n}-title": title}


def link_made(client, person) -> bool:
    """Whether a slip with a link to set the password is handed out."""
    answer = client.post(reverse("departments:password_links"), {"nguoi": person.pk})
    return "/dat-mat-khau/" in answer.text
