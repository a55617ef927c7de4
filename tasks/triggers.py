"""What the database keeps of a task by itself, whoever writes the row: its notice's day beside it,
and the counts of ended work.

Written as triggers, for a count kept by the product would miss what an import, a loader or a repair
writes. They are laid anew after every migration: SQLite drops them when it rebuilds a table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

# Work that has ended for good; months are told by their first day.
ENDED = "('done', 'withdrawn')"
TRIGGERS = ("task_notice", "task_born_ended", "task_deleted", "task_ended")

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


def drop_triggers(connection: BaseDatabaseWrapper) -> bool:
    """Take away those that are there; whether there were any."""
    is_postgresql = connection.vendor == "postgresql"
    found = "SELECT tgname FROM pg_trigger WHERE tgname = ANY(%s)"
    if not is_postgresql:
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s, %s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(found, [list(TRIGGERS)] if is_postgresql else list(TRIGGERS))
        there = [name for (name,) in cursor.fetchall()]
        for name in there:
            cursor.execute(f"DROP TRIGGER {name}{' ON tasks_task' if is_postgresql else ''}")
    return bool(there)
