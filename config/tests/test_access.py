"""Who may ask for which address by which method: every address of the site stands in one table."""

from itertools import product

import pytest
from django.contrib import admin
from django.urls import reverse

from config.tests.visitors import PEOPLE, Visitor, a_world, address, addresses
from departments.models import User
from reports.papers.notices.notice_files import print_of

# name, object, method, then the status for each of PEOPLE. A method that is not listed is answered
# with 405, or with the refusal the person gets there anyway. Drafts and tasks that a person may
# not see are 404, moves that are not theirs 403; 422 is an empty form, 409 a move that the state
# does not admit.
TABLE = """
healthz                 -      GET  200 200 200 200 200 200 200 200 200 200 200
readyz                  -      GET  503 503 503 503 503 503 503 503 503 503 503
metrics                 -      GET  404 404 404 404 404 404 404 404 404 404 404
home                    -      GET  302 302 302 302 302 302 302 302 302 302 302
login                   -      GET  302 302 302 302 302 302 302 302 302 302 302
login                   -      POST 302 302 302 302 302 302 302 302 302 302 302
login                   -      PUT  302 302 302 302 302 302 302 302 302 302 302
login                   -      DELETE 302 302 302 302 302 302 302 302 302 302 302
guide                   -      GET  200 200 200 200 200 200 200 200 200 200 200
logout                  -      POST 302 302 302 302 302 302 302 302 302 302 302
forgotten               -      GET  200 200 200 200 200 200 200 200 200 200 200
forgotten               -      POST 200 200 200 200 200 200 200 200 200 200 200
forgotten               -      PUT  200 200 200 200 200 200 200 200 200 200 200
first_steps             -      GET  403 403 403 403 403 403 403 403 403 403 200
first_steps             -      POST 403 403 403 403 403 403 403 403 403 403 302
first_account           000    GET  404 404 404 404 404 404 404 404 404 404 404
set_password            MQ/abc GET  200 200 200 200 200 200 200 200 200 200 200
set_password            MQ/abc POST 200 200 200 200 200 200 200 200 200 200 200
set_password            MQ/abc PUT  200 200 200 200 200 200 200 200 200 200 200
set_password            MQ/abc DELETE 200 200 200 200 200 200 200 200 200 200 200
tasks:mail_link         abc    GET  404 404 404 404 404 404 404 404 404 404 404
tasks:mail_link         abc    POST 404 404 404 404 404 404 404 404 404 404 404
tasks:calendar_feed     abc    GET  404 404 404 404 404 404 404 404 404 404 404
api:document            -      GET  200 200 200 200 200 200 200 200 200 200 200
api:root                -      GET  401 401 401 401 401 401 401 401 401 401 401
api:other               la     GET  401 401 401 401 401 401 401 401 401 401 401
api:tasks               -      GET  401 401 401 401 401 401 401 401 401 401 401
api:notices             -      GET  401 401 401 401 401 401 401 401 401 401 401
api:units               -      GET  401 401 401 401 401 401 401 401 401 401 401
api:tasks_row           1      GET  401 401 401 401 401 401 401 401 401 401 401
api:notices_row         1      GET  401 401 401 401 401 401 401 401 401 401 401
api:units_row           1      GET  401 401 401 401 401 401 401 401 401 401 401
make_calendar           -      GET  302 302 302 302 302 302 302 302 302 302 302
make_calendar           -      POST 200 200 200 200 200 200 200 200 200 200 200
make_token              -      GET  302 302 302 302 302 302 302 302 302 302 302
make_token              -      POST 422 422 422 422 422 422 422 422 422 422 422
revoke_key              999    POST 404 404 404 404 404 404 404 404 404 404 404
account                 -      GET  200 200 200 200 200 200 200 200 200 200 200
letter_choices          -      POST 302 302 302 302 302 302 302 302 302 302 302
password_change         -      GET  200 200 200 200 200 200 200 200 200 200 200
password_change         -      POST 200 200 200 200 200 200 200 200 200 200 200
password_change         -      PUT  200 200 200 200 200 200 200 200 200 200 200
departments:lists       -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:agency      -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:units       -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:new_unit    -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:people      -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:new_person  -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:stand_ins   -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:new_stand_in -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:own_stand_ins -     GET   200 200 403 200 403 200 403 200 403 403 403
departments:own_stand_ins -     POST  422 422 403 422 403 422 403 422 403 403 403
departments:end_own_stand_in stand_in POST 404 404 404 404 404 302 302 404 404 404 404
departments:changes     -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:security_log -      GET   403 403 403 403 403 403 403 403 403 403 403
departments:security_book -     GET   403 403 403 403 403 403 403 403 403 403 403
tasks:days_off          -       GET   403 403 403 403 403 403 403 403 403 403 200
tasks:ladder            -       GET   403 403 403 403 403 403 403 403 403 403 200
tasks:ladder            -       POST  403 403 403 403 403 403 403 403 403 403 409
tasks:letters_sent      -       GET   403 403 403 403 403 403 403 403 403 403 200
tasks:stop_letters      -       GET   403 403 403 403 403 403 403 403 403 403 200
tasks:stop_letters      -       POST  403 403 403 403 403 403 403 403 403 403 422
tasks:webhook           -       GET   403 403 403 403 403 403 403 403 403 403 200
tasks:webhook           -       POST  403 403 403 403 403 403 403 403 403 403 409
tasks:webhook_secret    -       POST  403 403 403 403 403 403 403 403 403 403 302
tasks:webhook_try       -       POST  403 403 403 403 403 403 403 403 403 403 302
tasks:webhook_again     -       POST  403 403 403 403 403 403 403 403 403 403 302
tasks:new_day           -       GET   403 403 403 403 403 403 403 403 403 403 200
reports:new_year        -       GET   403 403 403 403 403 403 403 403 403 403 200
departments:new_unit    -       POST  403 403 403 403 403 403 403 403 403 403 422
departments:new_person  -       POST  403 403 403 403 403 403 403 403 403 403 422
departments:new_stand_in -       POST  403 403 403 403 403 403 403 403 403 403 422
tasks:new_day           -       POST  403 403 403 403 403 403 403 403 403 403 422
departments:agency      -       POST  403 403 403 403 403 403 403 403 403 403 409
departments:password_links -       GET  403 403 403 403 403 403 403 403 403 403 302
departments:password_links -       POST  403 403 403 403 403 403 403 403 403 403 302
tasks:confirm_days      -       POST  403 403 403 403 403 403 403 403 403 403 404
departments:unit        unit    GET   403 403 403 403 403 403 403 403 403 403 200
departments:unit        unit    POST  403 403 403 403 403 403 403 403 403 403 409
departments:person      person  GET   403 403 403 403 403 403 403 403 403 403 200
departments:person      person  POST  403 403 403 403 403 403 403 403 403 403 409
departments:stand_in    stand_in GET   403 403 403 403 403 403 403 403 403 403 200
departments:stand_in    stand_in POST  403 403 403 403 403 403 403 403 403 403 409
tasks:day_off           day     GET   403 403 403 403 403 403 403 403 403 403 200
tasks:day_off           day     POST  403 403 403 403 403 403 403 403 403 403 409
departments:delete_stand_in stand_in POST  403 403 403 403 403 403 403 403 403 403 302
tasks:delete_day        day     POST  403 403 403 403 403 403 403 403 403 403 302
departments:lists_import -      GET  403 403 403 403 403 403 403 403 403 403 200
departments:lists_import -      POST 403 403 403 403 403 403 403 403 403 403 200
departments:lists_import -      PUT  403 403 403 403 403 403 403 403 403 403 200
departments:lists_blank -      GET  403 403 403 403 403 403 403 403 403 403 200
departments:lists_trial lists_table GET  403 403 403 403 403 403 403 403 403 403 200
departments:lists_trial lists_table POST 403 403 403 403 403 403 403 403 403 403 302
departments:lists_file  lists_table GET  403 403 403 403 403 403 403 403 403 403 404
departments:lists_file  lists_taken GET  403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_import       -      GET  403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_import       -      POST 403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_import       -      PUT  403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_blank        -      GET  403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_trial        calendar_table GET  403 403 403 403 403 403 403 403 403 403 200
tasks:calendar_trial        calendar_table POST 403 403 403 403 403 403 403 403 403 403 302
tasks:calendar_file         calendar_table GET  403 403 403 403 403 403 403 403 403 403 404
tasks:calendar_file         calendar_taken GET  403 403 403 403 403 403 403 403 403 403 200
tasks:old_book_import   -      GET  200 200 200 403 403 403 403 200 403 403 403
tasks:old_book_import   -      POST 200 200 200 403 403 403 403 200 403 403 403
tasks:old_book_import   -      PUT  200 200 200 403 403 403 403 200 403 403 403
tasks:old_book_blank    -      GET  200 200 200 403 403 403 403 200 403 403 403
tasks:old_book_trial    old_book_table GET  404 404 200 403 403 403 403 404 403 403 403
tasks:old_book_trial    old_book_table POST 404 404 302 403 403 403 403 404 403 403 403
tasks:old_book_file     old_book_table GET  404 404 404 403 403 403 403 404 403 403 403
tasks:old_book_file     old_book_taken GET  200 200 200 403 403 403 403 200 403 403 403
conclusions:list        -      GET  200 200 200 200 200 200 200 200 200 200 200
conclusions:import      -      GET  200 200 200 403 403 403 403 200 403 403 403
conclusions:import      -      POST 200 200 200 403 403 403 403 200 403 403 403
conclusions:import      -      PUT  200 200 200 403 403 403 403 200 403 403 403
conclusions:compose     -      GET  200 200 200 403 403 403 403 200 403 403 403
conclusions:compose     -      POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:read_again  issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:read_again  draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:of_others   issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:of_others   draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:intake      file   GET  404 404 200 403 403 403 403 404 403 403 403
conclusions:intake      file   POST 404 404 302 403 403 403 403 404 403 403 403
conclusions:scan_page   issued GET  404 404 404 403 403 403 403 404 403 403 403
conclusions:scan_page   draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:days_checked issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:days_checked draft POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:detail      issued GET  200 200 200 200 200 200 200 200 200 200 200
conclusions:detail      draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:document    issued GET  200 200 200 200 200 200 200 200 200 200 200
conclusions:document    draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:citation    issued POST 404 404 404 403 403 403 403 404 403 403 403
conclusions:citation    draft  POST 404 404 404 404 404 404 404 404 404 404 404
conclusions:attach      issued GET  403 403 200 403 403 403 403 403 403 403 403
conclusions:attach      issued POST 403 403 422 403 403 403 403 403 403 403 403
conclusions:attach      draft  GET  403 403 200 404 404 404 404 403 404 404 404
conclusions:attach      draft  POST 403 403 422 404 404 404 404 403 404 404 404
conclusions:mark_sent   issued POST 403 403 302 403 403 403 403 403 403 403 403
conclusions:mark_sent   draft  POST 403 403 302 404 404 404 404 403 404 404 404
conclusions:unmark_sent issued POST 403 403 302 403 403 403 403 403 403 403 403
conclusions:unmark_sent draft  POST 403 403 302 404 404 404 404 403 404 404 404
tasks:distribution      issued GET  200 200 200 403 403 403 403 200 403 403 403
tasks:distribution      draft  GET  404 404 404 404 404 404 404 404 404 404 404
conclusions:take_out    issued GET  403 403 200 403 403 403 403 403 403 403 403
conclusions:take_out    issued POST 403 403 422 403 403 403 403 403 403 403 403
conclusions:take_out    draft  GET  403 403 200 404 404 404 404 403 404 404 404
conclusions:take_out    draft  POST 403 403 302 404 404 404 404 403 404 404 404
conclusions:review      issued GET  302 302 302 403 403 403 403 302 403 403 403
conclusions:review      draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:header      issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:header      draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:default_drop issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:default_drop draft POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:leader      issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:leader      draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:discard     issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:discard     draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:sentence    issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:sentence    draft  POST 409 409 409 404 404 404 404 409 404 404 404
conclusions:kind        issued POST 400 400 400 403 403 403 403 400 403 403 403
conclusions:kind        draft  POST 400 400 400 404 404 404 404 400 404 404 404
conclusions:continues   issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:continues   draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:words       issued GET  302 302 302 403 403 403 403 302 403 403 403
conclusions:words       issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:words       draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:words       draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:item_move   issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:item_move   draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:item_add    issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:item_add    draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:undo        issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:undo        draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:redo        issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:redo        draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:changes     issued GET  200 200 200 403 403 403 403 200 403 403 403
conclusions:changes     draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:many_leads  issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:many_leads  draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:many_titles issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:many_titles draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:duty_day    issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:duty_day    draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:submit      issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:submit      draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:recall      issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:recall      draft  POST 409 409 409 404 404 404 404 409 404 404 404
conclusions:approve     issued POST 409 302 302 403 403 403 403 409 403 403 403
conclusions:approve     draft  POST 409 302 302 404 404 404 404 409 404 404 404
conclusions:return      issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:return      draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:item_remark issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:item_remark draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:remark_settled issued POST 404 404 404 403 403 403 403 404 403 403 403
conclusions:remark_settled draft POST 404 404 404 404 404 404 404 404 404 404 404
conclusions:duty_add    issued POST 409 409 409 403 403 403 403 409 403 403 403
conclusions:duty_add    draft  POST 302 302 302 404 404 404 404 302 404 404 404
conclusions:duty        issued GET  302 302 302 403 403 403 403 302 403 403 403
conclusions:duty        issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:duty        draft  GET  200 200 200 404 404 404 404 200 404 404 404
conclusions:duty        draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:duty_leads  issued POST 422 422 422 403 403 403 403 422 403 403 403
conclusions:duty_leads  draft  POST 422 422 422 404 404 404 404 422 404 404 404
conclusions:duty_remove issued POST 302 302 302 403 403 403 403 302 403 403 403
conclusions:duty_remove draft  POST 302 302 302 404 404 404 404 302 404 404 404
reports:dashboard       -      GET  200 200 200 200 403 200 403 200 200 403 403
reports:summary         -      GET  200 200 200 200 403 200 403 200 200 403 403
reports:reports         -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:report          -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:paper_overdue   -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:paper_extensions -     GET  302 302 302 302 403 302 403 302 302 403 403
reports:paper_evidence  -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:paper_undated   -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:next_notice     -      GET  200 200 200 403 403 403 403 200 403 403 403
reports:next_notice     -      POST 422 422 422 403 403 403 403 422 403 403 403
reports:draft_basis     draft  GET  200 200 200 404 404 404 404 200 404 404 404
reports:draft_basis     issued GET  302 302 302 403 403 403 403 302 403 403 403
reports:turns           -      GET  404 404 404 404 403 404 403 404 404 403 403
reports:trends          -      GET  200 200 200 200 403 200 403 200 200 403 403
reports:packs           -      GET  302 302 302 302 403 302 403 302 302 403 403
reports:freeze          -      GET  200 200 403 403 403 403 403 200 403 403 403
reports:freeze          -      POST 302 302 403 403 403 403 403 302 403 403 403
reports:frozen          frozen GET  200 200 200 200 403 200 403 200 200 403 403
reports:frozen_rows     frozen GET  200 200 200 200 403 200 403 200 200 403 403
reports:print           bao-cao/docx POST 302 302 302 403 403 403 403 302 403 403 403
reports:print           gia-han/pdf POST 302 302 302 302 403 302 403 302 302 403 403
reports:print           chot/pdf POST 404 404 404 404 403 404 403 404 404 403 403
reports:register        -      GET  200 200 200 200 200 200 200 200 200 200 200
reports:search          -      GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_print    issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_print    draft  GET  200 200 200 404 404 404 404 200 404 404 404
reports:notice_pdf      issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_pdf      draft  GET  200 200 200 404 404 404 404 200 404 404 404
reports:notice_check    issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_check    issued POST 422 422 422 422 422 422 422 422 422 422 422
reports:notice_check    draft  GET  200 200 200 404 404 404 404 200 404 404 404
reports:notice_check    draft  POST 422 422 422 404 404 404 404 422 404 404 404
reports:slips           issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:slips           draft  GET  404 404 404 404 404 404 404 404 404 404 404
reports:print           bieu-tong-hop/xlsx POST 302 302 302 302 403 302 403 302 302 403 403
reports:print           phieu-don-doc/pdf POST 302 302 302 403 403 403 403 302 403 403 403
reports:print           khong-co/pdf POST 404 404 404 404 404 404 404 404 404 404 404
reports:print           ho-so/zip POST 404 404 404 404 404 404 404 404 404 404 404
reports:print_job       job    GET  404 404 404 200 404 404 404 404 404 404 404
reports:print_file      job    GET  404 404 404 200 404 404 404 404 404 404 404
reports:notice_letters  issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_letters  draft  GET  200 200 200 404 404 404 404 200 404 404 404
reports:notice_edxml    issued GET  302 302 302 302 302 302 302 302 302 302 302
reports:notice_edxml    draft  GET  404 404 404 404 404 404 404 404 404 404 404
reports:notice_docx     issued GET  200 200 200 200 200 200 200 200 200 200 200
reports:notice_docx     draft  GET  200 200 200 404 404 404 404 200 404 404 404
tasks:unit              -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:accept_all        -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:mine              -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:decisions         -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:meetings          -        GET  200 200 200 403 403 403 403 200 403 403 403
tasks:meetings          -        POST 422 422 422 403 403 403 403 422 403 403 403
tasks:meeting           meeting  GET  200 200 200 403 403 403 403 200 403 403 403
tasks:meeting_wall      meeting  GET  200 200 200 403 403 403 403 200 403 403 403
tasks:meeting_wall      meeting  POST 302 302 302 403 403 403 403 302 403 403 403
tasks:meeting_mark      meeting  GET  204 204 204 403 403 403 403 204 403 403 403
tasks:meeting_task      meeting  GET  200 200 200 403 403 403 403 200 403 403 403
tasks:meeting_task      meeting  POST 422 422 422 403 403 403 403 422 403 403 403
tasks:meeting_close     meeting  POST 302 302 302 403 403 403 403 302 403 403 403
tasks:meeting_make      meeting  POST 302 302 302 403 403 403 403 302 403 403 403
tasks:meeting_undo      decision POST 302 302 302 403 403 403 403 302 403 403 403
tasks:chase             -      GET  200 200 200 403 403 403 403 200 403 403 403
tasks:chase_nudge       -      POST 302 302 302 403 403 403 403 302 403 403 403
tasks:chase_new         -      GET  302 302 302 403 403 403 403 302 403 403 403
tasks:chase_new         -      POST 302 302 302 403 403 403 403 302 403 403 403
tasks:chase_slips       -      GET  200 200 200 403 403 403 403 200 403 403 403
tasks:chase_slip        slip   GET  200 200 200 200 200 404 404 200 200 404 404
tasks:chase_slip        slip   POST 302 302 403 403 403 404 404 302 403 404 404
tasks:office_day        -      GET  200 200 200 403 403 403 403 200 403 403 403
tasks:resend_held       -      POST 302 302 302 403 403 403 403 302 403 403 403
tasks:resend            letter POST 302 302 302 403 403 403 403 302 403 403 403
tasks:reminders         -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:reminders         -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:evidence          proof  GET  200 200 200 200 200 403 404 200 200 404 404
tasks:list              -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:pick_notice       -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:many_accept       -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:many_hand         -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:many_request_extension -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:many_nudge        -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:many_confirm      -      POST 302 302 302 302 302 302 302 302 302 302 302
tasks:of_conclusion     issued GET  200 200 200 200 200 200 200 200 200 200 200
tasks:of_conclusion     draft  GET  200 200 200 404 404 404 404 200 404 404 404
tasks:progress          -      GET  200 200 200 200 200 200 200 200 200 200 200
tasks:unfinished        issued GET  302 302 302 403 403 403 403 302 403 403 403
tasks:unfinished        draft  GET  200 200 200 404 404 404 404 200 404 404 404
tasks:before_issue      issued GET  200 200 200 403 403 403 403 200 403 403 403
tasks:before_issue      draft  GET  200 200 200 404 404 404 404 200 404 404 404
tasks:mend              issued GET  200 200 403 403 403 403 403 200 403 403 403
tasks:mend              draft  GET  302 302 403 404 404 404 404 302 404 404 404
tasks:mend_by           issued GET  200 200 403 403 403 403 403 200 403 403 403
tasks:mend_by           issued POST 422 422 403 403 403 403 403 422 403 403 403
tasks:mend_by           draft  GET  302 302 403 404 404 404 404 302 404 404 404
tasks:mend_by           draft  POST 302 302 403 404 404 404 404 302 404 404 404
tasks:issue             issued GET  302 302 302 403 403 403 403 302 403 403 403
tasks:issue             draft  GET  200 200 200 404 404 404 404 200 404 404 404
tasks:issue             issued POST 409 409 302 403 403 403 403 409 403 403 403
tasks:issue             draft  POST 302 302 302 404 404 404 404 302 404 404 404
tasks:detail            task   GET  200 200 200 200 200 200 404 200 200 404 404
tasks:accept            task   GET  403 403 403 200 403 403 404 403 200 404 404
tasks:accept            task   POST 403 403 403 302 403 403 404 403 302 404 404
tasks:hand              task   GET  403 403 403 200 403 403 404 403 200 404 404
tasks:hand              task   POST 403 403 403 422 403 403 404 403 422 404 404
tasks:update            task   GET  403 403 200 200 403 403 404 403 200 404 404
tasks:update            task   POST 403 403 422 422 403 403 404 403 422 404 404
tasks:obstacle          task   GET  403 403 200 200 403 403 404 403 200 404 404
tasks:obstacle          task   POST 403 403 422 422 403 403 404 403 422 404 404
tasks:report            task   GET  403 403 200 200 403 403 404 403 200 404 404
tasks:report            task   POST 403 403 422 422 403 403 404 403 422 404 404
tasks:draft_report      task   GET  403 403 403 403 403 403 404 403 403 404 404
tasks:draft_report      task   POST 403 403 403 403 403 403 404 403 403 404 404
tasks:return_draft      task   GET  403 403 403 302 403 403 404 403 302 404 404
tasks:return_draft      task   POST 403 403 403 409 403 403 404 403 409 404 404
tasks:take_part         task   GET  403 403 403 403 403 403 404 403 403 404 404
tasks:take_part         task   POST 403 403 403 403 403 403 404 403 403 404 404
tasks:part_done         task   GET  403 403 403 403 403 403 404 403 403 404 404
tasks:part_done         task   POST 403 403 403 403 403 403 404 403 403 404 404
tasks:ask_help          task   GET  403 403 403 200 403 403 404 403 200 404 404
tasks:ask_help          task   POST 403 403 403 422 403 403 404 403 422 404 404
tasks:ask_part_again    task   GET  403 403 403 302 403 403 404 403 302 404 404
tasks:ask_part_again    task   POST 403 403 403 409 403 403 404 403 409 404 404
tasks:recall            task   GET  403 403 403 302 403 403 404 403 302 404 404
tasks:recall            task   POST 403 403 403 409 403 403 404 403 409 404 404
tasks:confirm           task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:confirm           task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:close_period      task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:close_period      task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:send_back         task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:send_back         task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:nudge             task   GET  200 200 200 403 403 403 404 200 403 404 404
tasks:nudge             task   POST 302 302 302 403 403 403 404 302 403 404 404
tasks:remark            task   GET  200 200 403 403 403 403 404 200 403 404 404
tasks:remark            task   POST 422 422 403 403 403 403 404 422 403 404 404
tasks:request_extension task   GET  403 403 403 200 403 403 404 403 200 404 404
tasks:request_extension task   POST 403 403 403 422 403 403 404 403 422 404 404
tasks:grant_extension   task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:grant_extension   task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:refuse_extension  task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:refuse_extension  task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:cause             task   GET  403 403 403 302 403 403 404 403 302 404 404
tasks:cause             task   POST 403 403 403 409 403 403 404 403 409 404 404
tasks:recognise_cause   task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:recognise_cause   task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:refuse_cause      task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:refuse_cause      task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:decline           task   GET  403 403 403 200 403 403 404 403 200 404 404
tasks:decline           task   POST 403 403 403 422 403 403 404 403 422 404 404
tasks:keep              task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:keep              task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:reassign          task   GET  200 200 200 403 403 403 404 200 403 404 404
tasks:reassign          task   POST 422 422 422 403 403 403 404 422 403 404 404
tasks:pause             task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:pause             task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:resume            task   GET  302 302 403 403 403 403 404 302 403 404 404
tasks:resume            task   POST 409 409 403 403 403 403 404 409 403 404 404
tasks:set_date          task   GET  302 403 403 403 403 403 404 302 403 404 404
tasks:set_date          task   POST 409 403 403 403 403 403 404 409 403 404 404
tasks:fix_date          task   GET  200 403 403 403 403 403 404 200 403 404 404
tasks:fix_date          task   POST 422 403 403 403 403 403 404 422 403 404 404
tasks:withdraw          task   GET  200 403 403 403 403 403 404 200 403 404 404
tasks:withdraw          task   POST 422 403 403 403 403 403 404 422 403 404 404
tasks:reopen            task   GET  302 403 403 403 403 403 404 302 403 404 404
tasks:reopen            task   POST 409 403 403 403 403 403 404 409 403 404 404
"""
RARE = ("PUT", "DELETE")  # asked for by those who may most and least
METHODS = ("GET", "POST", *RARE)
# For everybody, signed in or not.
# Without signing in; /metrics asks for a token or a known address instead, and is tried as that.
OPEN = {
    *("healthz", "readyz", "metrics", "guide", "login", "forgotten"),
    *("first_account", "set_password"),
}
OPEN |= {"tasks:mail_link", "tasks:calendar_feed"}
# For whoever brings a key, which nobody signed in does: a session opens none of them.
OPEN |= {f"api:{name}" for name in ("document", "root", "other")}
OPEN |= {f"api:{name}{row}" for name in ("tasks", "notices", "units") for row in ("", "_row")}
HTMX = {"HTTP_HX_REQUEST": "true"}
SIGN_IN = "/dang-nhap/"


def rows() -> dict[tuple[str, str], dict[str, dict[str, int]]]:
    """(name, object) to method to the status for each of PEOPLE."""
    found: dict[tuple[str, str], dict[str, dict[str, int]]] = {}
    for name, kind, method, *statuses in map(str.split, TABLE.strip().splitlines()):
        due = dict(zip(PEOPLE, map(int, statuses), strict=True))
        found.setdefault((name, kind), {})[method] = due
    return found


@pytest.fixture
def world(cast, units):
    return a_world(cast, units)


def test_every_address_is_in_the_table():
    assert {name for name, _ in rows()} == set(addresses())


@pytest.mark.slow
def test_each_role_is_answered_as_the_table_says(world, cast):
    visitors, wrong = {role: Visitor(cast[account]) for role, account in PEOPLE.items()}, []
    print_of(world["issued"])  # kept from here on, else each asking would print anew

    for (name, kind), listed in rows().items():
        url, seen = address(name, kind, world), {"seen": getattr(world.get(kind), "version", 0)}
        for role, method in product(PEOPLE, METHODS):
            if method in RARE and role not in ("director", "outsider"):
                continue  # no view looks at the method and the person together
            refusals = {due[role] for due in listed.values()} & {403, 404}
            due = {listed[method][role]} if method in listed else {405, *refusals}
            got = visitors[role].ask(method, url, seen).status_code
            if got not in due:
                wrong.append(f"{method} {name} ({kind}) as {role}: {got}, not {due}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.wide
@pytest.mark.parametrize("who", ["anonymous", "inactive"])
def test_nobody_else_gets_anything(world, cast, who):
    """Not even a 404: a stranger learns nothing of what there is."""
    user, wrong = cast["ttud.dung"], []
    visitor = Visitor(user if who == "inactive" else None)
    user.is_active = False
    user.save()

    for name, kind in rows():
        url = address(name, kind, world)
        for method in METHODS if name not in OPEN else ():
            page = visitor.ask(method, url)
            sent = (page.status_code, page.get("Location", "").partition("?")[0])
            if sent != (302, SIGN_IN):
                wrong.append(f"{method} {name}: {sent}")
        fragment = visitor.ask("GET", url, **HTMX)
        told = (fragment.status_code, fragment.get("HX-Redirect", "").partition("?")[0])
        if name not in OPEN and told != (204, SIGN_IN):
            wrong.append(f"fragment of {name}: {told}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.wide
def test_pages_of_the_admin_are_for_the_administrator_alone(world, cast):
    names = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]
    urls = [reverse(f"admin:{name}_changelist") for name in names] + [reverse("admin:index")]
    everybody = {role: cast[account] for role, account in PEOPLE.items()}
    everybody["administrator"] = User.objects.create_superuser("quantri", "q@skhcn.example", "x")

    sent = {
        role: {
            page.get("Location", "").partition("?")[0]
            for url in urls
            for page in [Visitor(person).ask("GET", url)]
        }
        for role, person in everybody.items()
    }

    agency = reverse("admin:departments_agency_change", args=[1])  # the one row, opened at once
    assert sent.pop("administrator") == {"", agency}
    assert sent == dict.fromkeys(PEOPLE, {"/quan-tri/login/"})
