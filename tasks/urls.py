"""Addresses of tasks; those of the moves are made from their table."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from departments.views.table_import import table_paths
from tasks.day_off_table import DAYS
from tasks.old_book.old_register import OLD_BOOK
from tasks.verbs import BUTTONS, OF_MANY
from tasks.views.before_issue import BeforeIssuePage
from tasks.views.bulk import AcceptAll
from tasks.views.calendar_feed import CalendarFeed
from tasks.views.chase_list import ChaseList, NudgeAll
from tasks.views.days_off_pages import ConfirmDays, DayPage, DaysOfYear, DeleteDay, NewDay
from tasks.views.decision_list import Decisions
from tasks.views.detail import EvidenceFile, TaskDetail
from tasks.views.distribution import Distribution
from tasks.views.issue_page import Issue
from tasks.views.ladder_page import LadderPage
from tasks.views.letters_sent import LettersSent
from tasks.views.list import TaskList
from tasks.views.mail_link import MailLinkPage
from tasks.views.many_moves import MoveMany
from tasks.views.meeting_pages import MeetingMark, MeetingTask, MeetingWall, UndoDecision
from tasks.views.meeting_room import CloseMeeting, MakeDecided, MeetingPage, Meetings
from tasks.views.moves import MoveView
from tasks.views.new_slips import NewSlips
from tasks.views.notice_acts import ACTS, Mend, MendBy
from tasks.views.of_conclusion import OfConclusion
from tasks.views.office_page import OfficeDay, ResendHeld, ResendLetter
from tasks.views.pick_notice import PickNotice
from tasks.views.progress import ProgressOfNotices
from tasks.views.reminder_list import Reminders
from tasks.views.slip_pages import ChaseSlipPage, ChaseSlips
from tasks.views.stop_letters import StopLetters
from tasks.views.unfinished import Unfinished
from tasks.views.unit import MyTasks, UnitTasks
from tasks.views.webhook_page import NewSecret, SendAgain, TryWebhook, WebhookPage


class MendConverter(StringConverter):
    """An act on an issued notice, as its address names it."""

    regex = "|".join(ACTS)


register_converter(MendConverter, "mend")
app_name = "tasks"
urlpatterns = [
    path("viec-cua-don-vi/", UnitTasks.as_view(), name="unit"),
    path("viec-cua-don-vi/tiep-nhan/", AcceptAll.as_view(), name="accept_all"),
    path("viec-cua-toi/", MyTasks.as_view(), name="mine"),
    path("cho-quyet-dinh/", Decisions.as_view(), name="decisions"),
    path("hom-nay/", OfficeDay.as_view(), name="office_day"),
    path("hom-nay/gui-lai/<int:pk>/", ResendLetter.as_view(), name="resend"),
    path("hom-nay/gui-lai/", ResendHeld.as_view(), name="resend_held"),
    path("don-doc/", ChaseList.as_view(), name="chase"),
    path("don-doc/nhac-viec/", NudgeAll.as_view(), name="chase_nudge"),
    path("don-doc/lap-phieu/", NewSlips.as_view(), name="chase_new"),
    path("don-doc/phieu/", ChaseSlips.as_view(), name="chase_slips"),
    path("don-doc/phieu/<int:pk>/", ChaseSlipPage.as_view(), name="chase_slip"),
    path("giao-ban/", Meetings.as_view(), name="meetings"),
    path("giao-ban/<int:pk>/", MeetingPage.as_view(), name="meeting"),
    path("giao-ban/<int:pk>/chieu/", MeetingWall.as_view(), name="meeting_wall"),
    path("giao-ban/<int:pk>/dau/", MeetingMark.as_view(), name="meeting_mark"),
    path("giao-ban/<int:pk>/ket-thuc/", CloseMeeting.as_view(), name="meeting_close"),
    path("giao-ban/<int:pk>/thuc-hien/", MakeDecided.as_view(), name="meeting_make"),
    path("giao-ban/<int:pk>/<int:place>/", MeetingTask.as_view(), name="meeting_task"),
    path("giao-ban/y-kien/<int:pk>/hoan-tac/", UndoDecision.as_view(), name="meeting_undo"),
    path("thu/<str:token>/", MailLinkPage.as_view(), name="mail_link"),
    path("lich/<str:secret>.ics", CalendarFeed.as_view(), name="calendar_feed"),
    path("nhac-viec/", Reminders.as_view(), name="reminders"),
    path("minh-chung/<int:pk>/", EvidenceFile.as_view(), name="evidence"),
    path("nhiem-vu/", TaskList.as_view(), name="list"),
    path("nhiem-vu/chon-thong-bao/", PickNotice.as_view(), name="pick_notice"),
    *(
        path(f"nhiem-vu/nhieu/{verb}/", MoveMany.as_view(verb=verb), name=f"many_{verb}")
        for verb in OF_MANY
    ),
    path("nhiem-vu/cua-thong-bao/<int:pk>/", OfConclusion.as_view(), name="of_conclusion"),
    path("thong-bao/tien-do/", ProgressOfNotices.as_view(), name="progress"),
    path("thong-bao/<int:pk>/noi-nhan/", Distribution.as_view(), name="distribution"),
    path("thong-bao/<int:pk>/truoc-ban-hanh/", BeforeIssuePage.as_view(), name="before_issue"),
    path("thong-bao/<int:pk>/noi-tiep/", Unfinished.as_view(), name="unfinished"),
    path("thong-bao/<int:pk>/dieu-chinh/", Mend.as_view(), name="mend"),
    path("thong-bao/<int:pk>/dieu-chinh/<mend:deed>/", MendBy.as_view(), name="mend_by"),
    path("thong-bao/<int:pk>/ban-hanh/", Issue.as_view(), name="issue"),
    path("danh-muc/thu-nhac/", LettersSent.as_view(), name="letters_sent"),
    path("danh-muc/thu-nhac/ngung/", StopLetters.as_view(), name="stop_letters"),
    path("danh-muc/bao-sang-phan-mem-khac/", WebhookPage.as_view(), name="webhook"),
    path("danh-muc/bao-sang-phan-mem-khac/khoa/", NewSecret.as_view(), name="webhook_secret"),
    path("danh-muc/bao-sang-phan-mem-khac/gui-thu/", TryWebhook.as_view(), name="webhook_try"),
    path("danh-muc/bao-sang-phan-mem-khac/gui-lai/", SendAgain.as_view(), name="webhook_again"),
    path("danh-muc/lich-nhac-viec/", LadderPage.as_view(), name="ladder"),
    path("danh-muc/ngay-nghi/", DaysOfYear.as_view(), name="days_off"),
    path("danh-muc/ngay-nghi/doi-chieu/", ConfirmDays.as_view(), name="confirm_days"),
    path("danh-muc/ngay-nghi/them/", NewDay.as_view(), name="new_day"),
    path("danh-muc/ngay-nghi/<int:pk>/", DayPage.as_view(), name="day_off"),
    path("danh-muc/ngay-nghi/<int:pk>/xoa/", DeleteDay.as_view(), name="delete_day"),
    *table_paths(DAYS, "danh-muc/ngay-nghi/nhap-tu-excel/", app_name),
    *table_paths(OLD_BOOK, "thong-bao/nhap-so-cu/", app_name),
    path("nhiem-vu/<int:pk>/", TaskDetail.as_view(), name="detail"),
    *(
        path(f"nhiem-vu/<int:pk>/{verb}/", MoveView.as_view(verb=verb), name=verb)
        for verb in BUTTONS
    ),
]
