"""How offices head the columns of tables of tasks: in a notice as in a register they keep."""

TASK_HEADS = (
    "nhiệm vụ", "nội dung", "nội dung công việc", "tên nhiệm vụ", "công việc", "nội dung giao",
    "nội dung kết luận", "nội dung chỉ đạo", "nhiệm vụ được giao", "nội dung công việc được giao",
    "nội dung nhiệm vụ được giao", "ý kiến chỉ đạo", "nội dung thực hiện", "tên công việc", "việc",
    "đầu việc", "việc cần làm", "phần việc", "kết luận",
)  # fmt: skip
LEAD_HEADS = (
    "chủ trì", "đơn vị chủ trì", "đơn vị thực hiện", "đơn vị", "cơ quan chủ trì", "phòng, đơn vị",
    "đơn vị được giao", "đơn vị chủ trì thực hiện", "cơ quan thực hiện", "phòng chủ trì",
    "đơn vị, cá nhân chủ trì", "ai làm", "ai thực hiện", "giao cho", "giao ai", "đầu mối",
    "đơn vị đầu mối", "ct", "đv ct", "đơn vị ct", "phụ trách", "đơn vị phụ trách",
    "chịu trách nhiệm", "phòng",
)  # fmt: skip
HELP_HEADS = (
    "phối hợp", "đơn vị phối hợp", "cơ quan phối hợp", "phòng phối hợp",
    "đơn vị phối hợp thực hiện", "cùng thực hiện", "đơn vị cùng thực hiện", "cùng phối hợp",
    "ph", "đv ph", "đơn vị ph",
)  # fmt: skip
TIME_HEADS = (
    "thời hạn", "thời hạn hoàn thành", "hạn hoàn thành", "thời gian hoàn thành", "hạn",
    "hạn xử lý", "thời gian thực hiện", "thời hạn xử lý", "hạn thực hiện", "thời hạn thực hiện",
    "thời hạn giao", "thời hạn báo cáo", "hạn báo cáo", "hạn chót", "hạn cuối", "hạn nộp",
    "hạn gửi", "thời điểm", "thời điểm hoàn thành", "deadline", "xong trước", "xong trước ngày",
    "trước ngày", "chậm nhất", "mốc", "mốc thời gian", "thời gian",
    "hoàn thành trước ngày", "khi nào xong", "bao giờ xong", "kỳ hạn", "ngày phải xong",
    "ngày hoàn thành", "phải xong trước", "thời hạn mới", "ngày kết thúc", "ngày", "ngày nộp",
)  # fmt: skip
