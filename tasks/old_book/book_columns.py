"""The columns of an old register, and other headings that offices give them."""

from departments.workbooks.table_form import SheetColumn

COLUMNS = (
    SheetColumn(
        "notice", "Số, ký hiệu",
        ("số ký hiệu", "số, ký hiệu, ngày", "số văn bản", "số thông báo", "thông báo", "văn bản",
         "số, ký hiệu thông báo", "số, ký hiệu văn bản", "văn bản giao", "thông báo kết luận"),
        needed=True, follows="notice", heads=True, letters=20, example="598/TB-SKHCN",
        hint="Mỗi nhiệm vụ một dòng; số của một thông báo chỉ cần ghi ở dòng đầu.",
    ),
    SheetColumn(
        "issued_on", "Ngày ban hành", ("ngày", "ngày văn bản", "ngày thông báo", "ngày, tháng"),
        follows="notice", holds_day=True, letters=14, example="03/04/2024",
        hint="dd/mm/yyyy; hoặc ghi cùng ô với số: 598/TB-SKHCN, 03/4/2024.",
    ),
    SheetColumn(
        "title", "Trích yếu", ("trích yếu nội dung", "tên văn bản"), follows="notice", letters=36,
        example="Kết luận giao ban Quý I năm 2024",
    ),
    SheetColumn(
        "item", "Mục", ("mục, điểm", "điểm, mục"), follows="work", letters=9, example="II.3",
    ),
    SheetColumn(
        "work", "Nội dung nhiệm vụ",
        ("nhiệm vụ", "nội dung", "nội dung công việc", "tên nhiệm vụ", "công việc",
         "nội dung giao", "nội dung kết luận", "nội dung chỉ đạo", "nhiệm vụ được giao"),
        needed=True, follows="work", letters=60, example="Rà soát hồ sơ thanh toán Quý I",
    ),
    SheetColumn(
        "lead", "Chủ trì",
        ("đơn vị chủ trì", "đơn vị thực hiện", "đơn vị", "cơ quan chủ trì", "phòng, đơn vị"),
        needed=True, letters=26, example="QLKH",
        hint="Tên hay ký hiệu có trong danh mục; nhiều đơn vị cách nhau bằng dấu chấm phẩy.",
    ),
    SheetColumn(
        "helpers", "Phối hợp", ("đơn vị phối hợp", "cơ quan phối hợp"), follows="work", letters=26,
        example="HCTH",
    ),
    SheetColumn(
        "deadline", "Thời hạn",
        ("thời hạn hoàn thành", "hạn hoàn thành", "thời gian hoàn thành", "hạn",
         "thời hạn ghi trong thông báo", "thời gian thực hiện"),
        follows="work", letters=22, example="trước ngày 05/4/2024",
        hint="Như thông báo ghi: trước ngày 05/4/2024, trong tháng 4, thường xuyên; để trống là "
        "không ghi thời hạn.",
    ),
    SheetColumn(
        "due_on", "Thời hạn hiện tại", ("thời hạn sau gia hạn", "gia hạn đến"), holds_day=True,
        letters=14, hint="Chỉ khi đã gia hạn: dd/mm/yyyy.",
    ),
    SheetColumn(
        "result", "Kết quả",
        ("tình hình, kết quả", "kết quả thực hiện", "tình hình thực hiện", "tiến độ, kết quả"),
        letters=44, example="Đã gửi báo cáo",
    ),
    SheetColumn(
        "paper", "Sản phẩm, số văn bản", ("sản phẩm", "văn bản kết quả"), letters=24,
        example="45/BC-QLKH",
    ),
    SheetColumn(
        "done_on", "Ngày hoàn thành", ("hoàn thành ngày", "ngày báo cáo"), holds_day=True,
        letters=14, hint="dd/mm/yyyy; có ngày thì nhiệm vụ nhập vào là Đã hoàn thành, để trống là "
        "Đang thực hiện.",
    ),
)  # fmt: skip
