"""What the database keeps of a task by itself, whoever writes the row: its notice's day beside it,
the counts of ended work, and which units help with work that is open.

Written as triggers, for a count kept by the product would miss what an import, a loader or a repair
writes. They are laid anew after every migration: SQLite drops them when it rebuilds a table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from tasks.workflow import OPEN, listed

# Work that has ended for good; months are told by their first day.
ENDED = "('done', 'withdrawn')"
IS_OPEN = listed(OPEN)
# By the table that each hangs on.
TRIGGERS = {
    "tasks_task": ["task_notice", "task_born_ended", "task_deleted", "task_ended", "help_ended"],
    "tasks_coordination": ["help_given"],
}

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION task_knows_its_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.notice_id IS NULL THEN
        SELECT item.conclusion_id, notice.issued_on INTO NEW.notice_id, NEW.issued_on
        FROM conclusions_duty duty
        JOIN conclusions_item item ON item.id = duty.item_id
        JOIN conclusions_conclusion notice ON notice.id = item.conclusion_id
        WHERE duty.id = NEW.duty_id;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER task_notice BEFORE INSERT ON tasks_task
    FOR EACH ROW EXECUTE FUNCTION task_knows_its_notice();

CREATE OR REPLACE FUNCTION count_ended_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.status IN {ENDED} THEN
        INSERT INTO tasks_endedcount (month, lead_id, status, dated, late, count)
        VALUES (date_trunc('month', OLD.issued_on), OLD.lead_id, OLD.status,
                OLD.due_on IS NOT NULL, COALESCE(OLD.due_on < OLD.counted_on, FALSE), -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status IN {ENDED} THEN
        INSERT INTO tasks_endedcount (month, lead_id, status, dated, late, count)
        VALUES (date_trunc('month', NEW.issued_on), NEW.lead_id, NEW.status,
                NEW.due_on IS NOT NULL, COALESCE(NEW.due_on < NEW.counted_on, FALSE), 1);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER task_born_ended AFTER INSERT OR DELETE ON tasks_task
    FOR EACH ROW EXECUTE FUNCTION count_ended_task();
CREATE OR REPLACE TRIGGER task_ended
    AFTER UPDATE OF issued_on, lead_id, status, due_on, counted_on ON tasks_task
    FOR EACH ROW EXECUTE FUNCTION count_ended_task();

CREATE OR REPLACE FUNCTION help_knows_its_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT status IN ({IS_OPEN}) INTO NEW.is_open FROM tasks_task WHERE id = NEW.task_id;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER help_given BEFORE INSERT ON tasks_coordination
    FOR EACH ROW EXECUTE FUNCTION help_knows_its_task();

CREATE OR REPLACE FUNCTION tell_help() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tasks_coordination SET is_open = NEW.status IN ({IS_OPEN}) WHERE task_id = NEW.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER help_ended AFTER UPDATE OF status ON tasks_task
    FOR EACH ROW WHEN ((OLD.status IN ({IS_OPEN})) <> (NEW.status IN ({IS_OPEN})))
    EXECUTE FUNCTION tell_help();
"""


def _counted(row: str, count: int) -> str:
    return f"""
        INSERT INTO tasks_endedcount (month, lead_id, status, dated, late, count)
        SELECT date({row}.issued_on, 'start of month'), {row}.lead_id, {row}.status,
               {row}.due_on IS NOT NULL, COALESCE({row}.due_on < {row}.counted_on, 0), {count}
        WHERE {row}.status IN {ENDED} AND {row}.issued_on IS NOT NULL;"""


SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS task_notice AFTER INSERT ON tasks_task WHEN NEW.notice_id IS NULL
BEGIN
    UPDATE tasks_task SET notice_id = item.conclusion_id, issued_on = notice.issued_on
    FROM conclusions_duty duty
    JOIN conclusions_item item ON item.id = duty.item_id
    JOIN conclusions_conclusion notice ON notice.id = item.conclusion_id
    WHERE duty.id = NEW.duty_id AND tasks_task.id = NEW.id;
END;
CREATE TRIGGER IF NOT EXISTS task_born_ended AFTER INSERT ON tasks_task
BEGIN {_counted("NEW", 1)}
END;
CREATE TRIGGER IF NOT EXISTS task_deleted AFTER DELETE ON tasks_task
BEGIN {_counted("OLD", -1)}
END;
CREATE TRIGGER IF NOT EXISTS task_ended
    AFTER UPDATE OF issued_on, lead_id, status, due_on, counted_on ON tasks_task
BEGIN {_counted("OLD", -1)} {_counted("NEW", 1)}
END;
CREATE TRIGGER IF NOT EXISTS help_given AFTER INSERT ON tasks_coordination
BEGIN
    UPDATE tasks_coordination SET is_open = task.status IN ({IS_OPEN})
    FROM tasks_task task
    WHERE task.id = NEW.task_id AND tasks_coordination.id = NEW.id;
END;
CREATE TRIGGER IF NOT EXISTS help_ended AFTER UPDATE OF status ON tasks_task
WHEN (OLD.status IN ({IS_OPEN})) <> (NEW.status IN ({IS_OPEN}))
BEGIN
    UPDATE tasks_coordination SET is_open = NEW.status IN ({IS_OPEN}) WHERE task_id = NEW.id;
END;
"""


def lay_triggers(connection: BaseDatabaseWrapper) -> None:
    """Create what is not there; harmless when it is."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL)
        else:
            for statement in SQLITE.split("END;\n"):
                if statement.strip():
                    cursor.execute(f"{statement}END;")


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take away those that are there."""
    is_postgresql = connection.vendor == "postgresql"
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if is_postgresql:
        found = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(found)
        there = {name for (name,) in cursor.fetchall()}
        for table, names in TRIGGERS.items():
            for name in there.intersection(names):
                cursor.execute(f"DROP TRIGGER {name}{f' ON {table}' if is_postgresql else ''}")
