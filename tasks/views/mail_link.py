"""The page that a link of a letter opens: one task, one move, one click, no sign-in.

Opening it changes nothing, for mail programs and scanners open links ahead of their reader. It
signs nobody in and shows nothing but the one task.
"""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from conclusions.actions import Refused
from departments.models import Agency, User
from departments.papertext import paper_date
from departments.sign_in import note_asking
from tasks import permissions
from tasks.actions import StalePage
from tasks.actions.by_link import LinkUsed, move_by_link
from tasks.addresses import address_of
from tasks.forms import FORMS, MoveForm
from tasks.mail_links import MailLink
from tasks.models import DayOff, Event, Task
from tasks.move_words import body_of
from tasks.verbs import MOVES

UNKNOWN = (
    "Liên kết không đúng hoặc bị cắt bớt. Mở lại từ thư, hoặc đăng nhập để xem việc của đơn vị."
)
GONE = (
    "Liên kết không còn dùng được: mật khẩu, địa chỉ thư hoặc chức vụ đã thay đổi từ khi gửi thư. "
    "Đăng nhập để xem việc của đơn vị."
)
EXPIRED = "Liên kết trong thư ngày {day} đã quá {days} ngày làm việc, không còn dùng được."
TOO_OFTEN = "Đã gửi quá nhiều lần. Thử lại sau 15 phút."
MOST = 30  # sendings by one person's links from one address in the time of sign_in.WHILE
# One click takes the work up; whom it is handed to is chosen by who is signed in and sees the unit.
LEFT_OUT = ("assignee",)


@method_decorator([login_not_required, never_cache], name="dispatch")
class MailLinkPage(View):
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        response = self.answer(request, kwargs["token"])
        # The address is the key: no other page or site is told it. “no-referrer” would make
        # browsers send the form without an origin, which the check against forgeries refuses.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response._has_been_logged = True  # Django would write the address of each refusal down
        return response

    def answer(self, request, token: str) -> HttpResponse:
        link = MailLink.read(token)
        if request.method.lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        if link is None:
            return self.closed(UNKNOWN, HTTPStatus.NOT_FOUND)
        if not Agency.current().mail_links:
            return redirect(address_of(link.task, link.verb))
        self.link = link
        return self.for_person(User.objects.filter(pk=link.person, is_active=True).first())

    def for_person(self, person: User | None) -> HttpResponse:
        """Whose link it is, and whether they still have address and password, are in the house, may
        see the task: for nobody else it opens anything."""
        if person is None or not self.link.is_for(person):
            return self.closed(GONE, HTTPStatus.GONE)
        tasks = Task.objects.visible_to(person).for_moves()
        task = tasks.filter(pk=self.link.task).first()
        if task is None:
            return self.closed(GONE, HTTPStatus.GONE)
        self.person, self.task = person, task
        days = Agency.current().mail_link_days
        if DayOff.objects.day(timezone.localdate()).since(self.link.day) > days:
            words = EXPIRED.format(day=paper_date(self.link.day), days=days)
            return self.closed(words, HTTPStatus.GONE, door=self.link.task)
        if event := self.link.used_by(task):
            return self.receipt(event)
        return self.post_move() if self.request.method == "POST" else self.get_move()

    def get_move(self) -> HttpResponse:
        if refused := permissions.refusal(self.person, self.link.verb, self.task):
            return self.not_possible(refused)
        return self.ask(self.form())

    def post_move(self) -> HttpResponse:
        if not note_asking(self.request, f"link {self.person.pk}", MOST):
            return self.closed(TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS)
        form = self.form(self.request.POST, self.request.FILES)
        if refused := permissions.refusal(self.person, self.link.verb, self.task):
            return self.not_possible(refused, form.typed)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            event = move_by_link(self.link, self.task, by=self.person, **form.cleaned_data)
        except LinkUsed as used:
            return self.receipt(used.event)
        except StalePage as stale:
            return self.ask_again(str(stale))
        except Refused as refusal:
            form.explain(refusal.messages)
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if event.detail.get("link") != self.link.key:  # the same words sent a moment ago elsewhere
            return self.receipt(event)
        return redirect(self.request.path)

    def form(self, *sent: Any) -> MoveForm:
        form = FORMS[self.link.verb](*sent, task=self.task, by=self.person)
        for name in LEFT_OUT:
            form.fields.pop(name, None)
        return form

    def ask_again(self, words: str) -> HttpResponse:
        """Somebody changed the task while the page was open: what was typed, on the task as it
        stands now."""
        self.task = Task.objects.for_moves().get(pk=self.task.pk)
        typed = self.request.POST.copy()
        typed["seen"] = self.task.version
        if refused := permissions.refusal(self.person, self.link.verb, self.task):
            return self.not_possible(refused, self.form(typed).typed)
        return self.ask(self.form(typed), HTTPStatus.CONFLICT, stale=words)

    def ask(self, form: MoveForm, status: HTTPStatus = HTTPStatus.OK, **told: Any) -> HttpResponse:
        return self.page(status, form=form, body=body_of(self.link.verb, self.task), **told)

    def not_possible(self, refused: str, typed: str = "") -> HttpResponse:
        """A colleague was first, or it is the person's no longer: what stands against it."""
        last = self.task.events.select_related("actor", "acting_for").first()
        return self.page(HTTPStatus.CONFLICT, refused=refused, last=last, typed=typed)

    def receipt(self, event: Event) -> HttpResponse:
        """What was done by the link; the same right after it and whenever it is opened again."""
        return self.page(HTTPStatus.OK, done=event)

    def page(self, status: HTTPStatus, **told: Any) -> HttpResponse:
        verb, signed_in = self.link.verb, self.request.user
        told |= {
            "person": self.person,
            "task": self.task,
            "label": MOVES[verb].label,
            "other": signed_in if signed_in.is_authenticated and signed_in != self.person else None,
        }
        return render(self.request, "tasks/mail_link.html", told, status=status)

    def closed(self, words: str, status: HTTPStatus, door: int = 0) -> HttpResponse:
        """Nothing of any task is shown."""
        told = {"closed": words, "door": address_of(door) if door else ""}
        return render(self.request, "tasks/mail_link_closed.html", told, status=status)
