"""The list of people, the page of each, and the slips with their links to set a password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, TemplateView, UpdateView
from django_filters.views import FilterView

from departments.accounts import note_link, why_not_change, why_not_posts
from departments.filtering import KnownPage
from departments.filters import PersonFilter
from departments.forms import is_key
from departments.kept_forms import PersonPageForm, posts_of
from departments.kept_saving import save_person
from departments.models import Membership, User
from departments.password_links import link_for
from departments.views.kept_pages import KeptPage, KeptRow

MOST_LINKS = 60  # made at once
NOBODY = "Chưa chọn người nào còn dùng tài khoản."


class PersonList(KeptPage, KnownPage, FilterView):
    tab = "departments:people"
    template_name = "departments/person_list.html"
    filterset_class = PersonFilter
    paginate_by = 50
    strict = False  # what is not known finds nothing, and is told

    def get_queryset(self):
        people = User.objects.order_by("-is_active", "words", "pk").distinct()
        return people.prefetch_related("memberships__department")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        people = User.objects.filter(is_active=True)
        never = people.filter(last_login=None).exclude(is_superuser=True)
        return context | {"in_use": people.count(), "never": never.count()}


class PersonRow(KeptRow):
    tab = "departments:people"
    template_name = "departments/person_form.html"
    form_class = PersonPageForm
    context_object_name = "person"  # Django's own would stand for who is signed in
    object: User | None

    def posts(self, data=None):
        return posts_of(self.object or User(), self.request.user, data)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object() if kwargs else None
        if self.object and why_not_change(request.user, self.object, on=timezone.localdate()):
            return redirect("departments:person", self.object.pk)
        form, posts = self.get_form(), self.posts(request.POST)
        if posts is not None:
            posts.instance = form.instance
        if form.is_valid() & (posts is None or posts.is_valid()):
            return self.form_valid(form, posts)
        return self.form_invalid(form, posts)

    def form_valid(self, form, posts):
        posted = posts is not None and posts.has_changed()
        told = self.what_is_saved(form, *(["Chức vụ"] if posted else []))
        self.tell(told, save_person(form, posts, by=self.request.user))
        return redirect("departments:person", form.instance.pk)

    def form_invalid(self, form, posts):
        self.refused = posts
        return super().form_invalid(form, *filter(None, [posts]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        posts = getattr(self, "refused", None) or self.posts()
        return super().get_context_data(posts=posts, **kwargs)


class NewPerson(PersonRow, CreateView):
    model = User


class PersonPage(PersonRow, UpdateView):
    queryset = User.objects.prefetch_related("memberships__department")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, actor = timezone.localdate(), self.request.user
        return super().get_context_data(
            closed=why_not_change(actor, self.object, on=today),
            posts_closed=why_not_posts(actor, self.object, on=today),
            changes=self.object.account_changes.select_related("actor")[:10],
            **kwargs,
        )


class PasswordLinks(KeptPage, TemplateView):
    """Slips to be handed out: a one-time link for each person chosen, or for all who have never
    signed in. Nobody else learns a password."""

    http_method_names = ["get", "head", "post", "options"]
    tab = "departments:people"
    template_name = "departments/password_links.html"

    def get(self, request, *args, **kwargs):
        """The slips are shown once, when they are made."""
        return redirect("departments:people")

    def post(self, request, *args, **kwargs):
        chosen = [key for key in request.POST.getlist("nguoi") if is_key(key)]
        people = User.objects.filter(is_active=True).order_by("words", "pk")
        if request.POST.get("nguoi") == "chua-vao":
            people = people.filter(last_login=None, is_superuser=False)
        else:
            people = people.filter(pk__in=chosen)
        found = list(people.prefetch_related("memberships__department")[: MOST_LINKS + 1])
        if not found:
            messages.error(request, NOBODY)
            return redirect("departments:people")
        page = self.render_to_response(self.get_context_data(people=found[:MOST_LINKS]))
        page["Cache-Control"] = "no-store"
        return page

    def get_context_data(self, people: list[User], **kwargs: Any) -> dict[str, Any]:
        today, root = (
            timezone.localdate(),
            settings.SITE_URL or self.request.build_absolute_uri("/"),
        )
        refused = {p.pk: why_not_change(self.request.user, p, on=today) for p in people}
        slips = [(p, _post_of(p), link_for(p, root)) for p in people if not refused[p.pk]]
        for person, *_ in slips:
            note_link(person, by=self.request.user)
        told = {
            why: [str(person) for person in people if refused[person.pk] == why]
            for why in dict.fromkeys(refused.values())
            if why
        }
        back = reverse("departments:people")
        return super().get_context_data(slips=slips, refused=told, back=back, today=today, **kwargs)


def _post_of(person: User) -> Membership | None:
    return next(iter(person.memberships.all()), None)
