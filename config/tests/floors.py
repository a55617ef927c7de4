"""The floors of each room, lowest first: a module imports only from floors below its own.

One string is one floor, and its modules do not import each other. A package is one name here and
has a table of its own, except for what is named apart from it (`papers.notices.notice_files`).
Django's own names keep their order: querysets, models, permissions, actions, forms, views, urls.
"""

FLOORS: dict[str, list[str]] = {
    "departments": [
        "agency_words alone background compiled filekinds folding foreign_files html "
        "journals papertext turns",
        "at_once brought_tables one_line",
        "fields forms passwords searching sign_in unit_keys",
        "filtering words_field",
        "models",
        "accounts account_letters agency_text conventions people rights",
        "person_forms unit_forms",
        "workbooks",
        "admin jobs templatetags views",
        "urls",
    ],
    "departments.workbooks": [
        "sheet_cells table_form",
        "form_rows sheet_heads",
        "sheet_rows unit_taker",
        "blank_book person_taker table_runs",
        "list_tables",
    ],
    "departments.views": [
        "table_import",
    ],
    "departments.foreign_files": [
        "decoding problem slots",
        "apart archive",
    ],
    "departments.admin": [
        "account_slips keeping opened",
        "agency_admin delegation_admin department_admin journal_admin user_admin",
    ],
    "departments.templatetags": [
        "look written",
    ],
    "conclusions": [
        "querysets reading sources",
        "outline_labels",
        "models terms units",
        "permissions proofs scan_view",
        "gaps",
        "actions",
        "filters forms intake_reader review_page",
        "jobs",
        "admin management templatetags views",
        "urls",
    ],
    "conclusions.models": [
        "conclusion",
        "content documents intakes",
        "changes",
    ],
    "conclusions.reading": [
        "alphabet lexicon misread_digits model name_words spelled_numbers spelling",
        "dates labels name_ends persons plain_form short_names title_words traced_text",
        "titles citations countdowns moments recurrences scoring statements text_lines unit_finder",
        "dated_limits role_forms text_paragraphs zones",
        "deadlines roles",
        "ending header headings opening_closing task_tables",
        "book_cells duties outline stacked_tables tabbed_tables",
        "cautions kinds paths shared_limits table_items",
        "doubts explaining",
        "reader",
    ],
    "conclusions.sources": [
        "docx_fields list_numbers office_symbols old_fonts pdf_layers pdf_rules run_properties",
        "tall_cells web_page xml_root",
        "docx_fonts docx_hidden docx_left_out field_numbers mended_package odt_hidden office",
        "docx_margins pdf_pen plain_text ruled_tables",
        "pdf_marks pdf_unseen",
        "docx_inserted door pdf_drawing scans",
        "docx_text packets pdf_overlays pdf_paragraphs",
        "edxml mail",
        "filled_blanks outlook torn_tables",
        "pdf_text",
        "child",
    ],
    "conclusions.actions": [
        "day_checks own_series refusals snapshots",
        "attaching draft_parts drafting",
        "approving continuing editing rewording",
        "intaking outlining undoing",
    ],
    "conclusions.views": [
        "access",
        "conclusion_detail conclusion_list copies importing reviewing",
        "approvals duty_edits item_edits scan_pages",
    ],
    "conclusions.management": [
        "commands.read_intake commands.read_notice",
        "commands.score_reading",
    ],
    "conclusions.templatetags": [
        "clarity",
    ],
    "tasks": [
        "addresses calendar confirming days_off limits paging periods",
        "workflow",
        "due_dates recurrence triggers",
        "verbs",
        "querysets",
        "models",
        "permissions",
        "actions belongings deadline_words helping histories judgements move_words situation",
        "day_off_rules decisions issue_effect mail_line mail_text quoting rail rows timeline",
        "uploads",
        "day_off_forms filters forms old_book reminder_lines",
        "day_off_table letter_lines",
        "letters",
        "reminders",
        "delivery",
        "admin jobs management templatetags views",
        "urls",
    ],
    "tasks.old_book": [
        "book_columns book_days book_undoing",
        "book_rows",
        "book_notices",
        "book_writing",
        "old_register",
    ],
    "tasks.verbs": [
        "doing",
        "course judging",
        "extending reassigning",
    ],
    "tasks.models": [
        "day_off ended_count task",
        "history outbox",
    ],
    "tasks.actions": [
        "asking claiming proving recounting seeing",
        "issuing moving",
        "moving_all",
    ],
    "tasks.views": [
        "bulk progress today",
        "days_to_check decision_list detail issue_page moves of_conclusion pick_notice reminder_list",
        "list unit",
    ],
    "tasks.admin": [
        "day_off_admin task_admin",
    ],
    "tasks.management": [
        "commands.import_notice commands.recount commands.send_reminders",
    ],
    "tasks.templatetags": [
        "standing",
        "history_html task_html",
    ],
    "reports": [
        "figures papers.geometry papers.line_breaks papers.stages querysets",
        "models papers.paragraphs papers.pdf",
        "papers.notices",
        "papers.msword",
        "papers.notices.notice_files papers.worksheets",
        "papers.queue",
        "jobs papers.forms",
        "management papers.views templatetags",
        "papers.urls",
        "urls",
    ],
    "reports.figures": [
        "counts figure_readers findings register_lines summary_columns table_columns",
        "register_columns unit_figures",
        "coming_days filters summary_table",
        "links",
        "views",
        "urls",
    ],
    "reports.figures.views": [
        "figures_page register_page search",
        "dashboard summary_page",
    ],
    "reports.papers.notices": [
        "lost_letters notice_edxml printed_tables word_diff",
        "item_blocks",
        "appendices",
        "notice_sheet",
        "sheet_words",
        "print_check",
    ],
    "reports.papers.msword": [
        "elements",
        "page word_tables",
        "body foot head",
        "appendix",
        "notice_docx",
    ],
    "reports.papers.worksheets": [
        "print_request wrapping",
        "working_paper",
        "book event_notes slips summary_paper xlsx",
        "meeting_sheet overdue_list",
        "print_kinds",
    ],
    "reports.papers.queue": [
        "notice_jobs",
        "print_queue",
        "printer",
    ],
    "reports.papers.views": [
        "print_pages",
        "check_page notice_pages",
    ],
    "reports.management": [
        "commands.print_notice commands.run_print",
    ],
    "reports.templatetags": [
        "charts register_html",
    ],
}
