"""The Celery application and the whole schedule: everything that happens by the clock."""

import os
from datetime import timedelta
from pathlib import Path

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

from config.folder_queue import use_folder_queue
from config.job_marks import carry_request_marks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# A tick only says "look now"; what is due, on which day and at which hour is read from the tables.
# So a tick may be lost, late or doubled, and each goes stale before the next one comes: after a
# stop they do not pile up.
SCHEDULE = {
    # Half a minute, so that /readyz knows within two that worker or beat stands still.
    "heartbeat": {"task": "config.jobs.heartbeat", "schedule": timedelta(seconds=30)},
    # Every five minutes rather than once at 07:30: a machine switched on at nine still reminds.
    # The hours and days on which people are written to are the rule of tasks.reminders.
    "plan-reminders": {"task": "tasks.jobs.plan_reminders", "schedule": timedelta(minutes=5)},
    # Every minute, so that a mail whose sending failed goes when its pause is over; a tick goes on
    # for most of it, as long as there are letters to send.
    "deliver-digests": {"task": "tasks.jobs.deliver_digests", "schedule": timedelta(minutes=1)},
    # Every minute: what happened is read from the record, so a lost tick loses nothing.
    "tell-other-program": {
        "task": "tasks.jobs.tell_other_program",
        "schedule": timedelta(minutes=1),
    },
    # Every minute, for prints whose doorbell was lost or whose worker was killed.
    "run-waiting-prints": {
        "task": "reports.jobs.run_waiting_prints",
        "schedule": timedelta(minutes=1),
    },
    # Every minute, for files whose doorbell was lost or whose worker was killed.
    "read-waiting-files": {
        "task": "conclusions.jobs.read_waiting_files",
        "schedule": timedelta(minutes=1),
    },
    # Every minute: who is robbed of an account is to hear of it while it can still be mended.
    "tell-account-changes": {
        "task": "departments.jobs.tell_account_changes",
        "schedule": timedelta(minutes=1),
    },
    # Before the night's other jobs tidy the tables.
    "back-up": {"task": "config.jobs.back_up", "schedule": crontab(hour=1, minute=30)},
    # At three nobody is signed in; a machine that is off then catches up when it starts.
    "clear-sessions": {"task": "config.jobs.clear_sessions", "schedule": crontab(hour=3, minute=0)},
    # Once a day for what is needed once a year: a machine that is off at New Year catches up, and a
    # deadline five years on finds the holidays of its year where the office can edit them.
    "seed-calendar": {"task": "tasks.jobs.seed_calendar", "schedule": crontab(hour=3, minute=20)},
    # At night, for it and the moves that end work wait for each other; the changes of one day are
    # few beside the months' sums.
    "recount-ended": {"task": "tasks.jobs.recount_ended", "schedule": crontab(hour=3, minute=30)},
    # Printed files are copies of what the tables hold: a week is for fetching them.
    "prune-prints": {"task": "reports.jobs.prune_prints", "schedule": crontab(hour=3, minute=10)},
    # Files that were read are kept with their drafts; a week is for those that could not be.
    "prune-intakes": {
        "task": "conclusions.jobs.prune_intakes",
        "schedule": crontab(hour=3, minute=15),
    },
    # Workbooks taken in are kept with what became of each row; a week is for those that were not.
    "forget-tables": {
        "task": "departments.jobs.forget_tables",
        "schedule": crontab(hour=3, minute=5),
    },
    # Reminders of a day repeat what is still open, so old ones are for looking back only.
    "prune-reminders": {
        "task": "tasks.jobs.prune_reminders",
        "schedule": crontab(hour=3, minute=40),
    },
    # After the backup, before the tables are tidied: the whole record is read once.
    "check-record": {"task": "tasks.jobs.check_record", "schedule": crontab(hour=2, minute=30)},
    # Once a night: lines older than the setting keeps.
    "trim-security-log": {
        "task": "departments.jobs.trim_security_log",
        "schedule": crontab(hour=3, minute=25),
    },
    # When the night's other jobs have tidied the tables.
    "learn-sizes": {"task": "config.jobs.learn_sizes", "schedule": crontab(hour=3, minute=50)},
}
EXPIRES = {
    "heartbeat": 25,
    "plan-reminders": 240,
    "deliver-digests": 50,
    "tell-other-program": 50,
    "run-waiting-prints": 50,
    "read-waiting-files": 50,
    "tell-account-changes": 50,
    "back-up": 3600,
    "clear-sessions": 3600,
    "seed-calendar": 3600,
    "recount-ended": 3600,
    "prune-prints": 3600,
    "prune-intakes": 3600,
    "forget-tables": 3600,
    "prune-reminders": 3600,
    "check-record": 3600,
    "trim-security-log": 3600,
    "learn-sizes": 3600,
}


def queue_folders(data_dir: Path) -> dict[str, str]:
    """The broker of an installation without Redis: messages are files, taken off when read."""
    folders = {name: data_dir / "queue" / name for name in ("messages", "control")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folders["messages"]),
        "data_folder_out": str(folders["messages"]),
        "control_folder": str(folders["control"]),
        "polling_interval": 0.1,  # measured: at the default second, 3 jobs a second
    }


def conf() -> dict:
    """Read at first use, when the settings are complete."""
    embedded = settings.CELERY_BROKER_URL.startswith("filesystem")
    return {
        "timezone": settings.TIME_ZONE,
        "enable_utc": True,
        "beat_schedule": {
            name: entry | {"options": {"expires": EXPIRES[name]}}
            for name, entry in SCHEDULE.items()
        },
        # Redis hands a message out again after this time: longer than any job but a long row of
        # prints, which a second doorbell leaves alone.
        "broker_transport_options": queue_folders(settings.DATA_DIR)
        if embedded
        else {"visibility_timeout": 3600},
        "broker_connection_retry_on_startup": True,
        "worker_enable_remote_control": not embedded,
        "worker_prefetch_multiplier": 1,
        # Results are our own tables; a job cut off by a kill is done again.
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
    }


app = Celery("config")
app.add_defaults(conf)
use_folder_queue()
carry_request_marks()
app.config_from_object("django.conf:settings", namespace="CELERY")
# Not tasks.py: one of the rooms is called that.
app.autodiscover_tasks(related_name="jobs")
