"""Which section of the guide helps on which page."""

from django.urls import reverse

# The anchor of a heading of docs/huong-dan.md, to what the names of its pages begin with.
SECTIONS = {
    "đăng-nhập-mật-khẩu": ("login", "forgotten", "set_password", "password_change", "account"),
    "lịch-công-việc-kết-nối-phần-mềm-khác": (
        *("make_calendar", "make_token", "revoke_key", "api:", "tasks:calendar_feed"),
    ),
    "thiết-lập-lần-đầu": ("first_steps",),
    "tạo-tài-khoản-đầu-tiên": ("first_account",),
    "bước-2-đơn-vị-và-người-dùng": ("departments:lists_",),
    "ngày-nghỉ-quy-ước": (
        *("tasks:calendar_", "tasks:day_off", "tasks:days_off", "tasks:new_day"),
        *("tasks:delete_day", "tasks:confirm_days", "departments:agency"),
    ),
    "sang-năm-mới": ("reports:new_year",),
    "đơn-vị-người-dùng": (
        *("departments:unit", "departments:new_", "departments:pe", "departments:password_links"),
        *("departments:stand_in", "tasks:ladder", "tasks:letters_sent"),
        "tasks:stop_letters",
        "tasks:webhook",
    ),
    "người-giữ-danh-mục": ("departments:",),
    "văn-phòng-đưa-thông-báo-vào-theo-dõi": ("conclusions:list",),
    "nhập-thông-báo": ("conclusions:import", "conclusions:intake"),
    "trình-duyệt-duyệt-trả-lại": (
        *("conclusions:submit", "conclusions:recall", "conclusions:approve", "conclusions:return"),
        *("conclusions:item_remark", "conclusions:remark_settled"),
    ),
    "rà-soát-dự-thảo": (
        *("conclusions:review", "conclusions:duty", "conclusions:header", "conclusions:many_"),
        *(
            "conclusions:kind",
            "conclusions:sentence",
            "conclusions:leader",
            "conclusions:of_others",
        ),
        *("conclusions:default_drop", "conclusions:days_checked", "conclusions:citation"),
        *("conclusions:changes", "conclusions:read_again", "conclusions:discard"),
        *("conclusions:undo", "conclusions:redo"),
    ),
    "nối-tiếp-nhiệm-vụ-chưa-hoàn-thành": ("conclusions:continues", "tasks:unfinished"),
    "sửa-lời-thêm-chuyển-xóa-mục": ("conclusions:words", "conclusions:item_"),
    "đưa-vào-theo-dõi-ban-hành": ("tasks:issue", "tasks:before_issue"),
    "soạn-thông-báo-nhập-nhiệm-vụ-được-giao": ("conclusions:compose",),
    "soạn-thông-báo-kỳ-sau-từ-số-liệu": ("reports:next_", "reports:draft_"),
    "nhập-sổ-theo-dõi-excel-trước-đây": ("tasks:old_book_",),
    "văn-phòng-sau-khi-ban-hành": ("conclusions:detail",),
    "điều-chỉnh-thông-báo": ("tasks:mend",),
    "bản-chính-kiểm-tra-bản-in": (
        *("conclusions:attach", "conclusions:take_out", "conclusions:mark_sent"),
        *("conclusions:unmark_sent", "tasks:distribution", "reports:notice_"),
    ),
    "việc-hôm-nay": ("tasks:office_day", "tasks:resend"),
    "đôn-đốc": ("tasks:chase", "tasks:nudge", "tasks:many_nudge"),
    "giao-ban": ("tasks:meeting",),
    "theo-dõi-hằng-ngày": ("tasks:list", "tasks:pick_notice", "tasks:reminders", "reports:search"),
    "báo-cáo-tháng-quý": (
        *("reports:summary", "reports:register", "reports:slips", "reports:print"),
        *(
            "reports:report",
            "reports:paper",
            "reports:turns",
            "reports:fr",
            "reports:packs",
            "reports:trends",
        ),
    ),
    "đi-vắng": ("departments:own_stand_ins", "departments:end_own_stand_in"),
    "trưởng-đơn-vị-phó-đơn-vị-chuyên-viên": ("tasks:unit", "tasks:mine"),
    "làm-ngay-từ-thư": ("tasks:mail_link", "letter_choices"),
    "nhận-việc-phân-công": (
        *("tasks:accept", "tasks:hand", "tasks:decline", "tasks:many_accept", "tasks:many_hand"),
    ),
    "cập-nhật-báo-vướng-mắc": (
        *("tasks:detail", "tasks:update", "tasks:obstacle", "tasks:ask_help", "tasks:ask_part"),
        *("tasks:take_part", "tasks:part_done"),
    ),
    "báo-cáo-hoàn-thành": (
        *("tasks:report", "tasks:recall", "tasks:draft_report", "tasks:return_draft"),
    ),
    "xin-thêm-thời-gian": (
        *("tasks:request_extension", "tasks:many_request_extension", "tasks:cause"),
    ),
    "tổng-quan": ("reports:dashboard",),
    "chờ-quyết-định": (
        *("tasks:decisions", "tasks:confirm", "tasks:send_back", "tasks:remark"),
        *("tasks:grant_extension", "tasks:refuse_extension", "tasks:keep", "tasks:many_confirm"),
        *("tasks:recognise_cause", "tasks:refuse_cause"),
    ),
    "trong-từng-nhiệm-vụ": (
        *("tasks:reassign", "tasks:pause", "tasks:resume", "tasks:withdraw"),
        *("tasks:reopen", "tasks:fix_date", "tasks:set_date", "tasks:close_period"),
    ),
}


def section_of(view_name: str) -> str:
    """The anchor of the section that tells of a page; nothing where the whole guide does."""
    found = (anchor for anchor, begins in SECTIONS.items() if view_name.startswith(begins))
    return next(found, "")


def guide_address(view_name: str = "") -> str:
    """The guide, opened where it tells of the page."""
    section = section_of(view_name)
    return reverse("guide") + (f"#{section}" if section else "")
