"""The floors of each room, lowest first: a module imports only from floors below its own.

One string is one floor, and its modules do not import each other. A package is one name here and
has a table of its own, except for what is named apart from it (`papers.notices.notice_files`).
Django's own names keep their order: querysets, models, permissions, actions, forms, views, urls.
"""

FLOORS: dict[str, list[str]] = {
    "departments": [
        "agency_words alone background compiled file_names filekinds folding foreign_files html "
        "journals latin_letters patient_smtp request_marks row_marks turns word_diff",
        "clerk_titles papertext security_log uploads",
        "access_keys at_once backup_runs brought_tables one_line",
        "fields forms passwords searching sign_in unit_keys",
        "filtering words_field",
        "models",
        "accounts account_letters agency_forms agency_text conventions people rights title_roles",
        "account_slips filters first_account own_keys password_links person_forms security_filters "
        "stand_in_forms unit_forms",
        "kept_forms kept_saving own_stand_in_forms workbooks",
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
        "kept_pages table_import",
        "change_pages list_home own_stand_ins person_pages security_pages stand_in_pages "
        "unit_pages",
    ],
    "departments.foreign_files": [
        "decoding old_capitals problem slots standby syllables",
        "apart archive old_fonts",
        "spoilt_letters",
        "code_pages",
    ],
    "departments.admin": [
        "keeping opened",
        "agency_admin delegation_admin department_admin journal_admin user_admin",
    ],
    "departments.templatetags": [
        "look written",
    ],
    "conclusions": [
        "likeness reading sources typed_words vouching_words",
        "querysets",
        "outline_labels",
        "models terms units",
        "permissions proofs recipients scan_view",
        "day_checks defaults duty_checks named_here",
        "gaps loose_ends near_copy",
        "actions",
        "filters forms intake_reader own_paper",
        "review_page",
        "jobs",
        "admin management templatetags views",
        "urls",
    ],
    "conclusions.models": [
        "conclusion unsent",
        "circulation content documents intakes text_marks",
        "acts changes",
    ],
    "conclusions.reading": [
        "alphabet column_words lexicon misread_digits model name_words spelled_numbers spelling",
        "dates labels name_ends period_lines persons plain_form short_names title_ends title_words "
        "traced_text",
        "boxes titles citations countdowns days_beside moments recurrences scoring statements "
        "step_order text_lines unit_finder",
        "common_limits counted_days dated_limits role_forms text_paragraphs ticked_days zones",
        "deadlines roles said_leader ticked_units",
        "lone_labels numbered_limits unit_cells",
        "ending header headings opening_closing task_tables",
        "book_cells continued_rows duties outline stacked_tables tabbed_tables ticked_columns",
        "annex_pointers cautions chosen_items kinds paths shared_limits stray_days turned_tables "
        "unplaced_units",
        "ditto_cells doubts explaining lost_numbers row_points table_groups",
        "table_items",
        "reader",
    ],
    "conclusions.sources": [
        "boxed_number cover_words drawn_rules even_light field_codes flat_page left_out",
        "list_numbers office_symbols page_styles pdf_layers pdf_rules printed_lines raised_signs",
        "page_lists run_properties",
        "scan_programs tall_cells xml_root",
        "docx_fonts docx_grid docx_hidden docx_left_out docx_standing field_numbers",
        "lone_numbers mended_package odt_hidden page_edges page_tables page_turns seals",
        "docx_beside docx_drawings docx_fields docx_margins office pdf_forms pdf_pen pdf_pictures",
        "plain_text ruled_tables web_page",
        "pdf_letters pdf_veils",
        "docx_inserted door pdf_marks pdf_overlays pdf_painting pdf_pieces pdf_unknown pdf_unseen",
        "pdf_upright scans",
        "docx_body pdf_covers pdf_gaps pdf_order pdf_standing",
        "pdf_laid pdf_stamped",
        "pdf_shown",
        "docx_text packets pdf_drawing",
        "pdf_paragraphs",
        "edxml paper_choice written_in_mail",
        "mail",
        "filled_blanks outlook torn_tables",
        "pdf_text",
        "child",
    ],
    "conclusions.actions": [
        "own_series refusals snapshots",
        "attaching draft_parts drafting receiving",
        "approving citing continuing editing numbering_anew reading_again redrafting rewording",
        "intaking outlining",
        "composing undoing",
    ],
    "conclusions.views": [
        "access autosaving",
        "conclusion_detail conclusion_list copies importing reviewing",
        "approvals composing_pages duty_edits item_edits scan_pages sendings",
    ],
    "conclusions.management": [
        "commands.read_intake commands.read_notice",
        "commands.score_reading",
    ],
    "conclusions.templatetags": [
        "clarity",
    ],
    "tasks": [
        "addresses calendar confirming days_off event_hash going_on limits paging periods",
        "workflow",
        "drafts due_dates recurrence triggers",
        "verbs",
        "querysets",
        "models",
        "entry_days mail_links meeting_words reaching steps_ahead unseen",
        "permissions",
        "meeting_kinds",
        "actions belongings deadline_words directives helping histories judgements ladder "
        "move_words receivers situation",
        "chains day_off_rules decisions forerunners ladder_forms mail_line mail_text news_lines "
        "pressing quoting rail rows timeline",
        "chase_cases decision_words draft_days draft_load issue_effect many same_slip",
        "act_forms chase_words day_off_forms filters forms meeting_screen old_book reminder_lines",
        "chase_filters chase_forms day_off_page_forms day_off_table draft_findings many_forms "
        "meeting_forms ics_feed own_deadlines persons_day",
        "letter_limits letter_lines office_day quiet",
        "letters record_check",
        "reminders",
        "delivery first_letters outer_nets",
        "webhook_sending webhook_telling",
        "webhook_forms",
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
        "course helping_out judging",
        "causes extending reassigning",
        "meeting_moves",
    ],
    "tasks.models": [
        "day_off ended_count task",
        "history outbox",
        "chase_slip meeting notification record webhook",
    ],
    "tasks.actions": [
        "answering asking claiming marking proving recounting resending seeing settling stopping",
        "telling",
        "issuing moving next_lines",
        "after_issue by_link chasing meeting_lines moving_all",
        "meetings taking_back",
        "meeting_ends",
    ],
    "tasks.views": [
        "bulk progress today",
        "before_issue calendar_feed days_off_pages decision_list detail distribution issue_page "
        "ladder_page letters_sent mail_link meeting_pages moves notice_acts of_conclusion "
        "pick_notice reminder_list stop_letters unfinished webhook_page",
        "chase_list list meeting_room unit",
        "many_moves new_slips office_page slip_pages",
    ],
    "tasks.admin": [
        "day_off_admin task_admin",
    ],
    "tasks.management": [
        "commands.import_notice commands.recount commands.send_reminders commands.verify_audit",
    ],
    "tasks.templatetags": [
        "standing",
        "history_html meeting_html waiting_html",
        "task_html",
    ],
    "reports": [
        "figures papers.geometry papers.line_breaks papers.stages querysets",
        "models papers.paragraphs papers.pdf wording",
        "papers.notices",
        "papers.msword",
        "papers.notices.notice_files papers.worksheets",
        "papers.frozen",
        "next_notice papers.queue",
        "jobs papers.forms",
        "api management papers.views templatetags",
        "papers.urls",
        "urls",
    ],
    "reports.api": [
        "problems shapes",
        "resources",
        "openapi",
        "views",
        "urls",
    ],
    "reports.figures": [
        "counts figure_readers findings register_lines summary_columns table_columns year_turn",
        "register_columns row_sets unit_figures",
        "asked_time coming_days filters month_counts report_periods summary_table work_evidence",
        "links",
        "trends",
        "trend_chart",
        "views",
        "urls",
    ],
    "reports.figures.views": [
        "for_chiefs",
        "figures_page new_year register_page search turns_page",
        "dashboard summary_page trends_page",
    ],
    "reports.wording": [
        "clauses figures_words period_material",
        "period_words",
        "assessment",
    ],
    "reports.next_notice": [
        "next_offer",
        "next_composing",
        "next_forms since_drafted",
        "next_pages",
        "urls",
    ],
    "reports.papers.notices": [
        "lost_letters notice_edxml printed_tables",
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
        "pack_record print_request wrapping",
        "working_paper",
        "book decided_sheet event_notes evidence_paper extension_paper pack_papers slips "
        "summary_paper xlsx",
        "chase_papers meeting_sheet overdue_list undated_list",
        "period_report print_plan",
        "pack_archive report_kinds",
        "pack_kind",
        "print_kinds",
    ],
    "reports.papers.frozen": [
        "paper_values period_rows",
        "freezing frozen_kinds later_changes",
    ],
    "reports.papers.queue": [
        "notice_jobs",
        "print_queue",
        "printer",
    ],
    "reports.papers.views": [
        "print_pages report_pages",
        "frozen_pages pack_pages",
        "check_page notice_pages",
    ],
    "reports.management": [
        "commands.print_notice commands.run_print",
    ],
    "reports.templatetags": [
        "charts register_html",
    ],
}
