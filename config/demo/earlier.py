"""The earlier notices that the briefing cites, with invented contents, and what became of them."""

from config.demo.script import Paper, Work, directive

CHAIRED = "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại "


def _meeting(unit: str) -> str:
    return (
        f"Giám đốc Sở Khoa học và Công nghệ đã làm việc với {unit} về tình hình thực hiện nhiệm vụ "
        "và các khó khăn, vướng mắc. Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, "
        "Giám đốc Sở kết luận như sau:"
    )


def _briefing(month: str) -> str:
    return (
        f"Giám đốc Sở Khoa học và Công nghệ chủ trì cuộc họp giao ban {month}. Sau khi nghe các "
        "phòng, đơn vị báo cáo, Giám đốc Sở kết luận như sau:"
    )


JANUARY = Paper(
    "208/TB-SKHCN",
    issued=-47,
    met=-48,
    title=CHAIRED + "cuộc họp giao ban tháng {m1} năm {y1}",
    opening="Ngày {d-48}, " + _briefing("tháng {m1} năm {y1}"),
    period="tháng {m1} năm {y1}",
    lines=(
        directive(
            "1.",
            "Phòng Quản lý Khoa học tổ chức họp các Hội đồng tư vấn tuyển chọn, giao trực tiếp "
            "nhiệm vụ KH&CN {before-20}.",
            Work(
                "Họp các Hội đồng tư vấn tuyển chọn, giao trực tiếp nhiệm vụ KH&CN",
                "QLKH",
                "before-20",
                "biên bản họp",
            ),
        ),
        directive(
            "2.",
            "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng báo cáo kết quả kiểm tra đo lường đối "
            "với cột đo xăng dầu {before-30}.",
            Work(
                "Báo cáo kết quả kiểm tra đo lường đối với cột đo xăng dầu",
                "QLTĐC",
                "before-30",
                "báo cáo",
            ),
        ),
        directive(
            "3.",
            "Phòng Quản lý Công nghệ và Chuyên ngành báo cáo kết quả đánh giá trình độ công nghệ "
            "sản xuất của doanh nghiệp {before-32}.",
            Work(
                "Báo cáo đánh giá trình độ công nghệ sản xuất của doanh nghiệp",
                "QLCN&CN",
                "before-32",
                "báo cáo",
            ),
        ),
        directive(
            "4.",
            "Thanh tra Sở trình Kế hoạch thanh tra, kiểm tra {before-38}.",
            Work("Kế hoạch thanh tra, kiểm tra của Sở", "TTra", "before-38", "kế hoạch"),
        ),
        directive(
            "5.",
            "Phòng Hành chính - Tổng hợp tham mưu tổ chức Hội nghị chuyên đề cải cách hành chính "
            "{before-31}.",
            Work("Hội nghị chuyên đề cải cách hành chính", "HCTH", "before-31", "hội nghị"),
        ),
    ),
)

FEBRUARY = Paper(
    "373/TB-SKHCN",
    issued=-29,
    met=-30,
    title=CHAIRED + "cuộc họp giao ban tháng {m2} năm {y2}",
    opening="Ngày {d-30}, " + _briefing("tháng {m2} năm {y2}"),
    period="tháng {m2} năm {y2}",
    lines=(
        directive(
            "1.",
            "Phòng Hành chính - Tổng hợp tiếp tục chuẩn bị, tổ chức Hội nghị chuyên đề cải cách "
            "hành chính (mục 5 Thông báo số 208/TB-SKHCN ngày {d-47}); hoàn thành {before-2}.",
            Work("Hội nghị chuyên đề cải cách hành chính", "HCTH", "before-2", "hội nghị"),
            continues="208/TB-SKHCN 5",
        ),
        directive(
            "2.",
            "Phòng Quản lý Khoa học đôn đốc, hoàn thành hồ sơ thanh toán khối lượng các nhiệm vụ "
            "KH&CN chuyển tiếp {before-15}.",
            Work(
                "Hồ sơ thanh toán khối lượng các nhiệm vụ KH&CN chuyển tiếp",
                "QLKH",
                "before-15",
                "hồ sơ thanh toán",
            ),
        ),
        directive(
            "3.",
            "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng tổ chức tập huấn mã số, mã vạch cho "
            "doanh nghiệp {before-10}.",
            Work("Tập huấn mã số, mã vạch cho doanh nghiệp", "QLTĐC", "before-10", "lớp tập huấn"),
        ),
        directive(
            "4.",
            "Thanh tra Sở báo cáo tiến độ các cuộc thanh tra theo Kế hoạch {before+0}.",
            Work("Báo cáo tiến độ các cuộc thanh tra theo Kế hoạch", "TTra", "before+0", "báo cáo"),
        ),
        directive(
            "5.",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ chuẩn bị gian hàng giới thiệu sản "
            "phẩm KH&CN tại hội chợ thương mại của tỉnh {before-5}.",
            Work("Gian hàng giới thiệu sản phẩm KH&CN tại hội chợ", "TTUD", "before-5"),
        ),
    ),
)

MEASURES = Paper(
    "330/TB-SKHCN",
    issued=-34,
    met=-35,
    title=CHAIRED + "buổi làm việc với Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng",
    opening="Ngày {d-35}, " + _meeting("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng"),
    lines=(
        directive(
            "1.",
            "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng tham mưu Kế hoạch kiểm tra nhà nước về "
            "đo lường {before-24}.",
            Work("Kế hoạch kiểm tra nhà nước về đo lường", "QLTĐC", "before-24", "kế hoạch"),
        ),
        directive(
            "2.",
            "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng hướng dẫn doanh nghiệp, hợp tác xã áp "
            "dụng truy xuất nguồn gốc sản phẩm {before+8}.",
            Work(
                "Hướng dẫn truy xuất nguồn gốc sản phẩm",
                "QLTĐC",
                "before+8",
                "văn bản hướng dẫn",
            ),
        ),
    ),
)

STARTUPS = Paper(
    "333/TB-SKHCN",
    issued=-33,
    met=-35,
    title=CHAIRED + "buổi làm việc với Phòng Quản lý Công nghệ và Chuyên ngành",
    opening="Ngày {d-35}, " + _meeting("Phòng Quản lý Công nghệ và Chuyên ngành"),
    lines=(
        directive(
            "1.",
            "Phòng Quản lý Công nghệ và Chuyên ngành tham mưu UBND tỉnh ban hành Kế hoạch xây dựng "
            "hệ sinh thái khởi nghiệp đổi mới sáng tạo {before-13}.",
            Work(
                "Kế hoạch xây dựng hệ sinh thái khởi nghiệp đổi mới sáng tạo",
                "QLCN&CN",
                "before-13",
                "kế hoạch của UBND tỉnh",
                key=True,
            ),
        ),
        directive(
            "2.",
            "Phòng Quản lý Công nghệ và Chuyên ngành thẩm định công nghệ các dự án đầu tư đã tiếp "
            "nhận {before+1}.",
            Work(
                "Thẩm định công nghệ các dự án đầu tư",
                "QLCN&CN",
                "before+1",
                "văn bản thẩm định",
            ),
        ),
        directive(
            "3.",
            "Phòng Quản lý Công nghệ và Chuyên ngành báo cáo nhu cầu đổi mới công nghệ của doanh "
            "nghiệp {before+6}.",
            Work(
                "Báo cáo nhu cầu đổi mới công nghệ của doanh nghiệp",
                "QLCN&CN",
                "before+6",
                "báo cáo",
            ),
        ),
    ),
)

MUSHROOMS = Paper(
    "335/TB-SKHCN",
    issued=-34,
    met=-36,
    title=CHAIRED + "buổi làm việc với Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
    opening="Ngày {d-36}, " + _meeting("Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"),
    hour="16:30",
    lines=(
        directive(
            "1.",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ hoàn thiện quy trình nhân giống nấm "
            "ăn, nấm dược liệu {before+2}.",
            Work("Quy trình nhân giống nấm", "TTUD", "before+2", "quy trình"),
        ),
        directive(
            "2.",
            "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ xây dựng Phương án tự chủ tài chính "
            "{before-2}.",
            Work("Phương án tự chủ tài chính", "TTUD", "before-2", "phương án", helpers="HCTH"),
        ),
    ),
)

DIGITAL = Paper(
    "546/KL-SKHCN",
    issued=-14,
    met=-15,
    title=CHAIRED + "Hội nghị Chuyên đề về Chuyển đổi số",
    opening="Ngày {d-15}, Giám đốc Sở Khoa học và Công nghệ chủ trì Hội nghị Chuyên đề về Chuyển "
    "đổi số và kết luận như sau:",
    kind="conclusion",
    lines=(
        directive(
            "1.",
            "Phòng Quản lý Công nghệ và Chuyên ngành tham mưu Kế hoạch chuyển đổi số của Sở "
            "{before-3}.",
            Work("Kế hoạch chuyển đổi số của Sở", "QLCN&CN", "before-3", "kế hoạch"),
        ),
        directive(
            "2.",
            "Phòng Hành chính - Tổng hợp cập nhật quy trình nội bộ giải quyết thủ tục hành chính "
            "{before+9}.",
            Work(
                "Cập nhật quy trình nội bộ giải quyết thủ tục hành chính",
                "HCTH",
                "before+9",
                "quyết định",
            ),
        ),
        directive(
            "3.",
            "Phòng Hành chính - Tổng hợp định kỳ hằng tháng tổng hợp, báo cáo Giám đốc Sở kết quả "
            "chuyển đổi số của Sở.",
            Work("Báo cáo kết quả chuyển đổi số của Sở", "HCTH", "recurring", "báo cáo tháng"),
        ),
    ),
)

EARLIER = (JANUARY, MEASURES, MUSHROOMS, STARTUPS, FEBRUARY, DIGITAL)
