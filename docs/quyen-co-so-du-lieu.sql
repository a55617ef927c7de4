-- Quyền của tài khoản chạy phần mềm trên PostgreSQL: đọc và ghi, nhưng không sửa, không xóa được
-- diễn biến, dấu, niêm phong, nhật ký an toàn. Chạy bằng tài khoản chủ của các bảng, sau mỗi lần
-- manage.py migrate (cũng chạy bằng tài khoản chủ):
--
--   psql --dbname=TEN_CSDL --set=app=ket_luan_app --file=docs/quyen-co-so-du-lieu.sql
--
-- Tài khoản app phải có sẵn: CREATE ROLE ket_luan_app LOGIN PASSWORD '…';
-- DATABASE_URL của phần mềm dùng tài khoản app, không dùng tài khoản chủ.
\set ON_ERROR_STOP on
BEGIN;
GRANT USAGE ON SCHEMA public TO :"app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";
REVOKE TRUNCATE, REFERENCES, TRIGGER ON ALL TABLES IN SCHEMA public FROM :"app";
-- Chỉ thêm. Diễn biến nhập từ sổ cũ (verb = 'record') được bỏ khi hoàn tác việc nhập, và dòng nhật
-- ký quá 90 ngày được xóa theo kỳ: quyền DELETE còn lại, trigger của bảng chặn mọi dòng khác.
REVOKE UPDATE ON tasks_event, tasks_evidence, tasks_eventmark, departments_securityline FROM :"app";
REVOKE UPDATE, DELETE ON tasks_recordseal, tasks_removedmark FROM :"app";
-- Một câu trong giao dịch của việc đang làm: ghi thêm vào diễn biến trước khi đóng dấu; sau khi đóng
-- dấu trigger từ chối.
GRANT UPDATE (detail) ON tasks_event TO :"app";
-- Không tự cấp thêm quyền, không đổi cấu trúc.
REVOKE CREATE ON SCHEMA public FROM PUBLIC, :"app";
COMMIT;
