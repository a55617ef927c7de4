"""The briefing notice's directives to single units, and the whole of it."""

from config.demo.briefing import ASSESSED, FOR_ALL, NUMBER, OPENING
from config.demo.script import CONTEXT, HEADING, Line, Paper, Work, directive, group

RESEARCH = group(
    "5.",
    "Phòng Quản lý Khoa học:",
    directive(
        "(1)",
        "Khẩn trương hoàn thành xác lập danh mục nhiệm vụ KH&CN mở mới năm {next}: Thực hiện tổng "
        "hợp danh mục đề xuất nhiệm vụ KH&CN mở mới năm {next}; tham mưu thành lập và tổ chức họp "
        "các Hội đồng tư vấn xác định danh mục theo quy định.",
        Work(
            "Danh mục nhiệm vụ KH&CN mở mới năm {next}",
            "QLKH",
            product="danh mục; biên bản Hội đồng tư vấn",
        ),
    ),
    directive(
        "(2)",
        "Tham mưu Kế hoạch kiểm tra nhiệm vụ KH&CN sau nghiệm thu; tập trung đề xuất công việc và "
        "biện pháp giải quyết dứt điểm các tồn tại, các vướng mắc phát sinh của các nhiệm vụ "
        "KH&CN, nhất là các nhiệm vụ KH&CN nghiệm thu không đạt yêu cầu.",
        Work("Kế hoạch kiểm tra nhiệm vụ KH&CN sau nghiệm thu", "QLKH", product="kế hoạch"),
    ),
    directive(
        "(3)",
        "Phối hợp với Phòng Hành chính - Tổng hợp đôn đốc cơ quan chủ trì nhiệm vụ KH&CN kịp thời "
        "gửi báo cáo, hồ sơ chứng từ thanh toán khối lượng thực hiện hoàn thành {past}/{past_year} "
        "theo quy định.",
        Work(
            "Đôn đốc hồ sơ thanh toán khối lượng {past}/{past_year}",
            "QLKH",
            product="hồ sơ thanh toán",
            helpers="HCTH",
        ),
    ),
)

TECHNOLOGY = group(
    "6.",
    "Phòng Quản lý Công nghệ và Chuyên ngành:",
    directive(
        "(1)",
        "Tiếp tục tổ chức thực hiện đạt kết quả các nội dung công việc trong Thông báo số "
        "333/TB-SKHCN ngày {d-33}.",
        Work("Tiếp tục thực hiện Thông báo số 333/TB-SKHCN", "QLCN&CN", product="theo thông báo"),
    ),
    directive(
        "(2)",
        "Tham mưu xây dựng Nghị quyết của HĐND tỉnh quy định nội dung và mức chi hỗ trợ hệ sinh "
        "thái khởi nghiệp đổi mới sáng tạo đến năm {next} trên địa bàn tỉnh Quảng Ngãi.",
        Work(
            "Nghị quyết HĐND tỉnh về mức chi hỗ trợ hệ sinh thái khởi nghiệp đổi mới sáng tạo",
            "QLCN&CN",
            product="tờ trình, dự thảo nghị quyết",
        ),
    ),
    directive(
        "(3)",
        "Triển khai nhiệm vụ KH&CN thuộc các Chương trình, Đề án hỗ trợ doanh nghiệp nhỏ và vừa.",
        Work("Nhiệm vụ KH&CN hỗ trợ doanh nghiệp nhỏ và vừa", "QLCN&CN", "ongoing"),
    ),
    directive(
        "(4)",
        "Chủ trì, phối hợp với các phòng, đơn vị liên quan tham mưu Giám đốc Sở tổ chức làm việc "
        "với các doanh nghiệp KH&CN {during}.",
        Work(
            "Làm việc với các doanh nghiệp KH&CN",
            "QLCN&CN",
            "during",
            "biên bản làm việc",
            helpers="*các phòng, đơn vị liên quan",
        ),
    ),
)

STANDARDS = group(
    "7.",
    "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng:",
    directive(
        "(1)",
        "Tiếp tục tổ chức thực hiện đạt kết quả các nội dung công việc trong Thông báo số "
        "330/TB-SKHCN ngày {d-34}.",
        Work("Tiếp tục thực hiện Thông báo số 330/TB-SKHCN", "QLTĐC", product="theo thông báo"),
    ),
    directive(
        "(2)",
        "Tiếp tục tham mưu xây dựng và triển khai tổ chức thực hiện nhiệm vụ KH&CN thuộc Chương "
        "trình hỗ trợ doanh nghiệp đã được giao theo chức năng đúng quy định.",
        Work("Nhiệm vụ KH&CN thuộc Chương trình hỗ trợ doanh nghiệp", "QLTĐC", "ongoing"),
    ),
    directive(
        "(3)",
        "Trên cơ sở ý kiến chỉ đạo của UBND tỉnh, Phòng chủ động phối hợp với các phòng, đơn vị "
        "liên quan tổ chức khảo sát xác định doanh nghiệp có nhu cầu chuyển đổi số; chú ý tìm hiểu "
        "và hỗ trợ thực hiện chuyển đổi số ở các doanh nghiệp KH&CN.",
        Work(
            "Khảo sát doanh nghiệp có nhu cầu chuyển đổi số",
            "QLTĐC",
            product="báo cáo khảo sát",
            helpers="*các phòng, đơn vị liên quan",
        ),
    ),
    directive(
        "(4)",
        "Đối với đề xuất của Phòng về việc điều chỉnh từ tổ chức Hội thảo về năng suất chất lượng "
        "thành tổ chức đào tạo về năng suất chất lượng: Yêu cầu Phòng chủ động làm việc với Phòng "
        "Hành chính - Tổng hợp và Kế toán trưởng để thực hiện đầy đủ thủ tục, đảm bảo thanh toán, "
        "quyết toán đúng theo quy định.",
        Work(
            "Thủ tục chuyển hội thảo sang đào tạo về năng suất chất lượng",
            "QLTĐC",
            product="hồ sơ điều chỉnh",
            helpers="HCTH",
        ),
    ),
)

INSPECTORS = group(
    "8.",
    "Thanh tra Sở",
    directive(
        "",
        "Tổ chức thanh tra theo Kế hoạch thanh tra; chủ trì, phối hợp tổ chức kiểm tra theo Kế "
        "hoạch kiểm tra năm {Y} đảm bảo thời gian và quy định.",
        Work(
            "Thanh tra, kiểm tra theo Kế hoạch năm {Y}",
            "TTra",
            "ongoing",
            "kết luận thanh tra",
        ),
    ),
)

CENTRE = group(
    "9.",
    "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ:",
    directive(
        "",
        "Tiếp tục tổ chức thực hiện đạt kết quả các nội dung công việc theo Thông báo số "
        "335/TB-SKHCN ngày {d-34}.",
        Work("Tiếp tục thực hiện Thông báo số 335/TB-SKHCN", "TTUD", product="theo thông báo"),
    ),
)

OFFICE = group(
    "10.",
    "Phòng Hành chính - Tổng hợp:",
    directive(
        "(1)",
        "Khẩn trương làm việc, tham vấn với các bộ phận liên quan của Sở Tài chính, Sở Kế hoạch và "
        "Đầu tư để kịp thời phê duyệt kế hoạch lựa chọn nhà thầu cung cấp vật tư, trang thiết bị "
        "thực hiện các nhiệm vụ KH&CN triển khai thực hiện năm {Y} đúng quy định.",
        Work(
            "Kế hoạch lựa chọn nhà thầu vật tư, trang thiết bị năm {Y}",
            "HCTH",
            product="quyết định phê duyệt",
        ),
    ),
    directive(
        "(2)",
        "Chủ trì, phối hợp với các phòng đôn đốc cơ quan chủ trì, chủ nhiệm nhiệm vụ KH&CN thực "
        "hiện dự toán kinh phí năm {Y}, trong đó lưu ý việc tạm ứng và thanh quyết toán phải đúng "
        "quy định.",
        Work("Đôn đốc thực hiện dự toán kinh phí năm {Y}", "HCTH", "ongoing", helpers="*các phòng"),
    ),
    directive(
        "(3)",
        "Tiếp tục tham mưu thực hiện xử lý tài sản hình thành thông qua việc thực hiện nhiệm vụ "
        "KH&CN; trường hợp vướng mắc kịp thời có văn bản báo cáo UBND tỉnh và tham vấn bộ ngành "
        "liên quan.",
        Work(
            "Xử lý tài sản hình thành qua nhiệm vụ KH&CN",
            "HCTH",
            product="văn bản báo cáo UBND tỉnh",
        ),
    ),
    # The paper this follows has no (4); printed numbers are kept.
    directive(
        "(5)",
        "Phối hợp với các phòng, đơn vị thực hiện đảm bảo các quy định đối với những vấn đề về tài "
        "chính, tài sản.",
        Work(
            "Bảo đảm quy định về tài chính, tài sản",
            "HCTH",
            "ongoing",
            helpers="*các phòng, đơn vị",
        ),
    ),
    directive(
        "(6)",
        "Theo dõi, tham mưu Giám đốc Sở kịp thời trình UBND tỉnh Kế hoạch thực hiện Kết luận số "
        "69-KL/TW của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 "
        "của Ban Chấp hành Trung ương Đảng khóa XI.",
        Work(
            "Kế hoạch của UBND tỉnh thực hiện Kết luận 69-KL/TW",
            "HCTH",
            product="tờ trình, dự thảo kế hoạch",
        ),
    ),
    directive(
        "(7)",
        "Tham mưu Giám đốc Sở ban hành Khung tiêu chí đánh giá chất lượng các Trưởng, Phó cấp "
        "phòng và tương đương.",
        Work(
            "Khung tiêu chí đánh giá Trưởng, Phó cấp phòng",
            "HCTH",
            product="quyết định",
            key=True,
        ),
    ),
)

UNIONS = group(
    "11.",
    "Các tổ chức đoàn thể",
    directive(
        "",
        "Giám đốc Sở đánh giá cao hoạt động của Công đoàn, Chi đoàn Thanh niên Sở, đặc biệt là các "
        "hoạt động của Chi đoàn trong 03 tháng vừa qua; đồng thời yêu cầu các tổ chức đoàn thể "
        "tiếp tục triển khai thực hiện tốt các nhiệm vụ, nội dung công việc theo Chương trình, Kế "
        "hoạch công tác năm {Y} đã đề ra, nhất là BCH Chi đoàn cần chuẩn bị chu đáo các điều kiện "
        "đảm bảo tổ chức thành công Đại hội Chi đoàn nhiệm kỳ {Y} - {term}.",
        Work(
            "Chương trình công tác năm {Y}; Đại hội Chi đoàn nhiệm kỳ {Y} - {term}",
            "*các tổ chức đoàn thể",
            "ongoing",
        ),
    ),
)

INTRODUCED = Line(
    "",
    "Trong {month} và {quarter}, các đồng chí Lãnh đạo Sở, Trưởng các phòng, đơn vị cần tập trung "
    "triển khai tổ chức thực hiện tốt các nhiệm vụ chủ yếu sau:",
    CONTEXT,
)

BRIEFING = Paper(
    NUMBER,
    issued=-6,
    met=-8,
    title="Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban {past} năm "
    "{past_year}",
    opening=OPENING,
    period="{month} và {quarter} năm {Y}",
    lines=(
        ASSESSED,
        Line(
            "II.",
            "Nhiệm vụ chủ yếu trong {month} và {quarter} năm {Y}",
            HEADING,
            under=(
                INTRODUCED,
                *FOR_ALL,
                RESEARCH,
                TECHNOLOGY,
                STANDARDS,
                INSPECTORS,
                CENTRE,
                OFFICE,
                UNIONS,
            ),
        ),
    ),
)
