"""The columns of an old register, and other headings that offices give them."""

from conclusions.reading.column_words import HELP_HEADS, LEAD_HEADS, TASK_HEADS, TIME_HEADS
from departments.workbooks.table_form import SheetColumn

COLUMNS = (
    SheetColumn(
        "notice", "Số, ký hiệu",
        ("số ký hiệu", "số/ký hiệu", "số, ký hiệu, ngày", "số, ngày", "số và ngày", "số",
         "số văn bản", "số văn bản/ngày", "số văn bản, ngày", "số thông báo", "thông báo",
         "văn bản", "số, ký hiệu thông báo", "số, ký hiệu văn bản", "văn bản giao",
         "văn bản chỉ đạo", "thông báo kết luận", "số, ký hiệu, ngày văn bản"),
        needed=True, follows="notice", heads=r"\d\s*/\s*[A-ZĐ]{2}", letters=20,
        example="598/TB-SKHCN",
        hint="Mỗi nhiệm vụ một dòng; số của một thông báo chỉ cần ghi ở dòng đầu, hoặc ở một dòng "
        "riêng phía trên.",
    ),
    SheetColumn(
        "issued_on", "Ngày ban hành",
        ("ngày", "ngày văn bản", "ngày thông báo", "ngày, tháng", "ngày tháng", "ngày giao"),
        follows="notice", holds_day=True, letters=14, example="03/04/2024",
        hint="Ngày/tháng/năm; hoặc ghi cùng ô với số: 598/TB-SKHCN, 03/4/2024.",
    ),
    SheetColumn(
        "title", "Trích yếu", ("trích yếu nội dung", "tên văn bản", "tên thông báo"),
        follows="notice", letters=36, example="Kết luận giao ban Quý I năm 2024",
    ),
    SheetColumn(
        "chair", "Người kết luận",
        ("người giao", "lãnh đạo giao", "lãnh đạo chỉ đạo", "chủ trì họp"),
        follows="notice", letters=24, example="Phan Thị Thu Nga",
        hint="Lãnh đạo giao việc; để trống thì theo trích yếu, không thì là người đứng đầu.",
    ),
    SheetColumn(
        "item", "Mục", ("mục, điểm", "điểm, mục", "điểm", "khoản, mục"), letters=9, example="II.3"
    ),
    SheetColumn(
        "work", "Nội dung nhiệm vụ", TASK_HEADS,
        needed=True, letters=60, example="Rà soát hồ sơ thanh toán Quý I",
    ),
    SheetColumn(
        "lead", "Chủ trì", LEAD_HEADS,
        needed=True, letters=26, example="QLKH",
        hint="Tên hay ký hiệu có trong danh mục; nhiều đơn vị cách nhau bằng dấu chấm phẩy.",
    ),
    SheetColumn(
        "helpers", "Phối hợp", HELP_HEADS,
        letters=26, example="HCTH",
    ),
    SheetColumn(
        "deadline", "Thời hạn", (*TIME_HEADS, "thời hạn ghi trong thông báo"),
        letters=22, example="trước ngày 05/4/2024",
        hint="Như thông báo ghi: trước ngày 05/4/2024, trong tháng 4, thường xuyên; để trống là "
        "không ghi thời hạn.",
    ),
    SheetColumn(
        "due_on", "Thời hạn hiện tại",
        ("thời hạn sau gia hạn", "gia hạn đến", "gia hạn", "thời hạn mới", "hạn mới",
         "thời hạn gia hạn"),
        holds_day=True, letters=14, hint="Chỉ khi đã gia hạn: ngày/tháng/năm.",
    ),
    SheetColumn(
        "result", "Kết quả",
        ("tình hình, kết quả", "kết quả thực hiện", "tình hình thực hiện", "tiến độ, kết quả",
         "kết quả xử lý", "tiến độ", "tiến độ thực hiện", "tình hình, kết quả thực hiện"),
        letters=44, example="Đã gửi báo cáo",
    ),
    SheetColumn(
        "state", "Trạng thái",
        ("tình trạng", "trạng thái thực hiện", "tình trạng thực hiện", "đánh giá", "mức độ"),
        choices=("Hoàn thành", "Đang thực hiện"), letters=18,
    ),
    SheetColumn("done", "Đã hoàn thành", ("hoàn thành", "đã xong"), letters=10,
                hint="Đánh dấu x, hoặc ghi ngày hoàn thành."),
    SheetColumn("undone", "Chưa hoàn thành", ("chưa xong",), letters=10, hint="Đánh dấu x."),
    SheetColumn(
        "paper", "Sản phẩm, số văn bản", ("sản phẩm", "văn bản kết quả", "văn bản thực hiện"),
        letters=24, example="45/BC-QLKH",
    ),
    SheetColumn(
        "done_on", "Ngày hoàn thành",
        ("hoàn thành ngày", "ngày báo cáo", "ngày hoàn thành thực tế", "ngày ht", "ngày xong",
         "thời gian hoàn thành thực tế", "ngày thực hiện xong"),
        holds_day=True, letters=14,
        hint="Ngày/tháng/năm; có ngày thì nhiệm vụ nhập vào là Đã hoàn thành, để trống là Đang "
        "thực hiện.",
    ),
)  # fmt: skip
