"""The words by which a title begins later, ends earlier, or leaves a clause out."""

import re

from conclusions.reading.name_words import HEAD, VERB

LONGEST = 120
SHORT = 26

DRAFTED = (
    r"(?:kế hoạch|nghị quyết|quyết định|đề án|báo cáo|chương trình|dự thảo|tờ trình|quy chế|"
    r"quy định|phương án|dự án|danh mục|hướng dẫn|văn bản|văn kiện|"
    r"khung (?:tiêu chí|năng lực|(?:giá|phí|mức|điểm)(?!\w)|\w+ \w+)|"
    r"bộ (?:tiêu chí|quy tắc|chỉ số|câu hỏi)|quy trình|dự toán|kịch bản|"
    r"hồ sơ (?:quyết toán|đề nghị|thanh toán|nghiệm thu|khởi kiện)|sổ tay)"
)
# Whoever holds such a thing does it: “tổ chức kiểm tra” says no more than “kiểm tra”.
HELD = (
    r"(?:thanh tra|kiểm tra|khảo sát|làm việc|họp|rà soát|đánh giá|giám sát|nghiệm thu|thẩm định|"
    r"đối thoại|sơ kết|tổng kết|đôn đốc|lấy ý kiến|thu thập|xây dựng|thống kê|kiểm kê|bàn giao)"
)
# Words that a title begins better without, taken off again and again.
MANNER = re.compile(
    rf"tổ chức (?={HELD}(?!\w))|chủ trì,? phối hợp (?={VERB.pattern})|việc (?={VERB.pattern})|"
    r"[ ,;:.)–-]+|(?:phòng|ban|trung tâm|văn phòng|đơn vị|trường|công ty|viện) (?=chủ động|"
    r"phối hợp|tiếp tục|khẩn trương|tập trung)|(?:có trách nhiệm|"
    r"chịu trách nhiệm(?! (?:trước|về|toàn))|cần|phải|sẽ|chủ động|"
    r"khẩn trương|kịp thời|tập trung|tích cực|nghiêm túc|tiếp tục|thường xuyên|sớm|ngay|"
    r"trước mắt|đồng thời|và|trực tiếp|làm tốt(?: công tác)?|chuẩn bị (?:chu đáo |tốt )?(?:các )?"
    r"điều kiện (?:đảm bảo|bảo đảm|để)(?= tổ chức)|tổng hợp,(?= đề xuất| tham mưu)|"
    r"(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|tăng cường(?= (?:kiểm tra|giám sát|quản lý|"
    r"tuyên truyền|hướng dẫn|đôn đốc|thanh tra|tuần tra|rà soát|phối hợp))|"
    r"nghiên cứu,(?= xây dựng| đề xuất| tham mưu)|(?:hoàn thiện|hoàn chỉnh|chuẩn bị|lập) hồ sơ,"
    r"(?= tham mưu| trình)|phụ trách [^,;.]{3,50}?(?= cùng| phối hợp| chủ trì)|nhanh chóng|"
    r"quyết liệt|được giao(?: nhiệm vụ)?|làm đầu mối|chủ trì|"
    r"là (?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối)|tổ chức tốt|theo đó|trong đó|"
    r"trong thời gian tới|hoàn thành(?: việc| công tác| xác lập)?(?! nhiệm vụ| \d)|"
    r"theo dõi,(?= tham mưu)|"
    r"thực hiện(?= (?:xử lý|đảm bảo|bảo đảm|rà soát|kiểm kê|thanh lý) )|trên cơ sở đó|"
    r"với (?:vai trò|tư cách)(?: (?:là|cơ quan|đơn vị|đầu mối|thường trực|"
    r"chủ trì|tham mưu))+)(?:,|(?!\w)) ?"
)
WITH = re.compile(
    r"(?:cùng(?: với)?(?= )|phối hợp|làm việc|tham vấn|trao đổi|thống nhất)"
    r"(?:,? (?:và )?(?:tham vấn|trao đổi|thống nhất))?"
    r"(?: (?:chặt chẽ|tốt|đồng bộ|trực tiếp|cụ thể))?(?: cùng)?(?: với)? "
)
AIMS = re.compile(r",? ?(?:để|trong việc|trong công tác|nhằm) ")
# Who only proposes a paper does not approve it: the paper is what is wanted of them.
PROPOSES = re.compile(
    r"(?:tham mưu|trình|giúp|đề xuất)(?:,? đề xuất)?(?: cho)? (?:[^,;.]{2,90}? )?(?:xem xét,? )?"
    rf"(?:phê duyệt|ban hành|thông qua|công bố) (?:các )?(?={DRAFTED})"
)
# “chủ trì, các phòng liên quan phối hợp hoàn thành …”: whoever helps, named between.
THEY_HELP = re.compile(
    r" (?:cùng )?(?:phối hợp|tham gia|hỗ trợ)(?: thực hiện| để)?(?: (?=\w)|(?=[,.;]|$))"
)
# Units that are asked along, by what they have: "các xã có tuyến đi qua", "nơi có dự án".
THOSE_WITH = re.compile(rf" ?(?:có|nơi|nằm)(?!\w)[^,;.]{{2,40}}? (?={VERB.pattern})")
ADVISES = re.compile(
    r"(?:tham mưu(?:,? đề xuất)?|giúp)(?: cho)?,? ?"
    rf"(?:(?:sở|cơ quan|trường|tỉnh|ubnd (?:tỉnh|thành phố|xã|phường)) (?={VERB.pattern}))?"
)
SUBMITS = re.compile(r"(?:kịp thời )?trình ")
DRAFTS = re.compile(
    rf"(?:xây dựng|hoàn thành|hoàn chỉnh|hoàn thiện|soạn thảo|lập|ban hành|(?<=để )phê duyệt|"
    rf"(?<=để kịp thời )phê duyệt) (?={DRAFTED}(?!\w))"
)
CARRIES_ON = re.compile(
    r"(?:tiếp tục )?(?:tổ chức )?(?:triển khai )?thực hiện (?:đạt kết quả |tốt |có hiệu quả |"
    r"nghiêm |nghiêm túc )?(?:các )?(?:nội dung|nhiệm vụ|công việc|"
    r"ý kiến chỉ đạo)(?:,? (?:nội dung )?công việc)?(?: còn lại| nêu)? (?:trong|theo|"
    r"tại) (?=(?:các )?(?:thông báo|kết luận|kế hoạch|quyết định|công văn))"
)
TOPIC_FIRST = re.compile(
    r"(?:đối với|về)(?: [^:.;]{0,60}?)? (?:về việc|việc|về) (?P<topic>[^:;.]{15,200}):"
)
GROUNDS = re.compile(
    r"(?:trên cơ sở|căn cứ|theo|để|nhằm|đối với|sau khi|sau|trong quá trình|"
    rf"thực hiện(?! {HELD}(?!\w)))(?!\w)[^,;.]*(?:, [^,;.]*)?, "
    r"(?=(?:(?:phòng|ban|trung tâm|văn phòng|đơn vị|trường) )?"
    r"(?:chủ động|khẩn trương|tham mưu|rà soát|xây dựng|tổ chức|phối hợp|chủ trì|"
    r"tiếp tục|hoàn thành|báo cáo|tập trung|đề xuất|hướng dẫn)(?!\w))"
)
CLAUSE_END = re.compile(
    r"[;:](?= |$)|\.(?= |$)|(?<!không)(?<!đừng)(?<!triệt)(?<!tận),? (?:trong đó|nhất là|"
    r"đặc biệt là|để|nhằm|bảo đảm|đảm bảo|trên cơ sở đó)(?!\w)|, (?:không|trình(?! độ)|"
    r"(?:tổ chức )?(?:lấy|xin) ý kiến|hoàn (?:thiện|chỉnh), trình)(?!\w)|,? đồng thời(?!\w)"
)
# How the work is to be done, or what becomes of its result: no work beside it.
NO_MORE = re.compile(
    r"(?:bảo đảm|đảm bảo|báo cáo|trình|gửi|thông báo|tổng hợp(?:,| kết quả| báo cáo| chung)|"
    r"lấy ý kiến|xin ý kiến|thực hiện nghiêm|chịu trách nhiệm|coi|xem|xác định|kiên quyết|lưu ý|"
    r"chú ý|tránh|ưu tiên|"
    r"hoàn (?:thiện|chỉnh|thành),? (?:trình|gửi|báo cáo|trước|trong)|yêu cầu|đề nghị|giao)(?!\w)"
)
THEN = re.compile(
    r"[;.] (?=\w)|,? đồng thời,? |, nhất là (?=[^,;.]{3,40} (?:cần|phải) )"
    r"|,? để (?=tổ chức (?:làm việc|họp|hội) )"
)
CHARGED = re.compile(r" (?:cần|phải) ")
# "…, tập trung vào các nội dung sau:" only leads to the points under it.
LEADS_ON = re.compile(
    r"(?:[,;:.]| (?=(?:với|theo|gồm|bao gồm|tập trung|trong đó|cụ thể|như sau|lưu ý)(?!\w)))"
    r"(?: (?:kế hoạch|báo cáo|đề án|văn bản|dự thảo|quy chế|phương án)(?= (?:nêu|xác định|làm|gồm|"
    r"bao gồm|có|cần|phải)(?!\w)))?"
    r"(?:,? ?(?:trong đó|cụ thể|như sau|phân công|sau đây|sau|lưu ý|chú ý|làm rõ|nêu rõ|"
    r"xác định rõ|bao gồm|phân tích|gồm|có|cần|phải|với|theo|tập trung|chú trọng|vào|bảo đảm|"
    r"đảm bảo|đầy đủ|đủ|các|những|một số|"
    r"nội dung|phần|điểm|vấn đề|yêu cầu|tiêu chí|mốc|bước|giai đoạn|lộ trình|tiến độ|thời gian|"
    r"chính|chủ yếu|trọng tâm|cơ bản|về)(?!\w))+ ?:$"
)
MANNERS = re.compile(r" (?:dứt điểm|triệt để|chặt chẽ|kịp thời|quyết liệt)(?= |,|;|$)")
# Fillers end a title only where it already says enough.
FILLER = re.compile(
    r" (?:theo (?:đúng )?quy định|đúng quy định|theo chức năng|theo thẩm quyền|đã được giao|"
    r"trên địa bàn|(?:đã )?đề ra)(?!\w)"
)
ENOUGH = 40
HALF = 80  # letters for the first of two things that have no room as they are
CITED_DAY = re.compile(r"(?<=[/\w]) ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/|,? năm )\d{4}")
# Where a limit was taken out of the middle, a space or a second comma is left.
STRAY = re.compile(r" +(?=[,;.](?: |$))|,(?= ?[,;.])")
DANGLING = re.compile(
    r"(?:[ ,;:–-]+|(?<!\w)(?:và|của|để|với|các|những|trong|(?<!tiếp )theo|"
    r"(?<!tồn )(?<!hiện )tại|về|cho|từ|đến|do|"
    r"là|khi|được|(?<!kỳ )(?<!năm )(?<!tháng )(?<!tuần )(?<!quý )trước|(?<!tuyệt )đối|không|đã|"
    r"xong|gửi|hoàn thành|đồng thời|báo cáo và|thời gian|thời gian thực hiện|hoặc|"
    r"(?<!trực )(?<!phụ )thuộc|(?<!mặt )bằng|"
    r"ngày|vào|sáng|trưa|chiều|tối|đúng))$",
    re.I,
)
# “…, giao Văn phòng Sở”: what is handed on to a unit is told before.
HANDS_ON = re.compile(r"[ ,.;:]*(?:giao|yêu cầu|đề nghị|phân công)(?: cho)? *$", re.I)
SENT = re.compile(r", (?:trình|gửi|báo cáo) (?:về )?[^,;]{3,70}$")
# What a step is about, up to the unit that is to take it.
MATTER = re.compile(rf"(?<!\w)(?:đối với|về) (?:(?!, (?:các |{HEAD.pattern}))[^.;:])+")
PRODUCTS = re.sub(r"\|(?:quy định|hướng dẫn|chương trình|dự án)(?=\|)", "", DRAFTED)
PRODUCT = re.compile(
    rf"(?:tham mưu|xây dựng|ban hành|trình|hoàn thiện|hoàn thành|dự thảo|lập|tổng hợp|hoàn chỉnh|"
    rf"báo cáo(?! (?:kết quả|tình hình|tiến độ|đánh giá|việc|công tác)(?!\w)))"
    rf"(?: [^,;.]{{0,60}})?? (?<!bằng )"
    rf"(?P<paper>{PRODUCTS})(?!\w)"
)
REPORTS = re.compile(
    r"(?<!\w)báo cáo (?:kết quả|tình hình|tiến độ|đánh giá|bằng văn bản|"
    r"giám đốc|phó giám đốc|chủ tịch|lãnh đạo|ban |hội đồng|"
    r"tổng giám đốc|thường trực|sở|ubnd|ủy ban|viện trưởng|hiệu trưởng|về )"
)
PAPER = re.compile(rf"{DRAFTED}(?!\w)")
OF = re.compile(r" (?:của|thuộc) ")
# "Việc kiểm tra vũ khí giao Ban Hậu cần chủ trì thực hiện": the work stands before its unit.
DOES_IT = re.compile(r"[ ,]*(?:chủ trì,? )?(?:tổ chức )?(?:triển khai )?thực hiện(?=[;.,]|$)")
TOPIC_GIVEN = re.compile(
    r"(?:việc |về |đối với |nội dung |công tác )+(?P<topic>[^.;:]+?),? (?:giao|do|yêu cầu) "
)
# What a former paper is about goes where there is more to say.
ABOUT_PAPER = re.compile(r"(?<=[/-][A-ZĐ]{2}) về (?:việc )?.*$|(?<=[A-ZĐ]{3}) về (?:việc )?.*$")
# "Trường hợp không hợp tác, …", "trong thời gian chờ kết quả, …": when, not what.
WHEN = re.compile(r"(?:trường hợp|nếu|khi|trong (?:thời gian|quá trình|khi))(?!\w)[^,;.]{3,80}, ")
# On whose grounds, which goes where there is more to say.
ON_GROUNDS = re.compile(
    r" theo (?:đúng |các )?(?:yêu cầu|hướng dẫn|kế hoạch|chỉ đạo|tinh thần|nội dung|quy trình|từng)"
    r"(?!\w).*$"
)
# "Thực hiện tốt các nhiệm vụ theo Chương trình công tác": what is carried out is its name.
CARRIES_OUT = re.compile(
    r"(?:triển khai )?(?:tổ chức )?thực hiện (?:tốt |nghiêm |có hiệu quả )?(?:các )?(?:nhiệm vụ|"
    r"nội dung|công việc)(?:,? nội dung| công việc)* (?:theo|trong|tại) (?=chương trình|kế hoạch)"
)
# “Rà soát … để triển khai thực hiện” is both.
THEN_DOES = re.compile(
    r"(?P<first>rà soát) (?:các |những )?(?:nhiệm vụ|nội dung|công việc|kế hoạch|chương trình|"
    r"chỉ tiêu|ý kiến)(?!\w)[^.]*? để (?:tổ chức |triển khai )+thực hiện"
    r"(?=[,;.]|$| (?:đạt|đúng|kịp|bảo đảm|đảm bảo|tốt|có hiệu quả|theo|nghiêm)(?!\w))"
)
# A list of papers with what each orders: their kinds say enough.
IN_PAPER = (
    r"(?:(?:các |những )?(?:nhiệm vụ|nội dung|công việc|ý kiến)[^.;:]{0,40} (?:tại|theo|trong) )?"
)
PAPERS_BEGIN = re.compile(r"[^.;:(),]{3,50}? (?:tại|theo|trong) (?=\w)")
SENTENCE_END = re.compile(r"\.(?: |$)")
PAPER_KIND = re.compile(
    rf"(?:và )?{IN_PAPER}(?:các )?(?P<kind>chương trình công tác|chương trình|kế hoạch|thông báo|"
    r"kết luận|nghị quyết|quyết định|chỉ thị|công văn|công điện|văn bản|biên bản)(?!\w)"
)
# “Đại học A, Đại học B, Trường Đại học C”: where there is no room for all, what they are.
KINDS_OF_NAMES = (
    r"đại học|học viện|trường|bệnh viện|công ty|ngân hàng|trung tâm|chi cục|sở|cục|viện|xã|phường|"
    r"huyện|hội|ubnd xã|ubnd phường|ubnd huyện"
)
SAME_KIND = re.compile(
    rf"(?:trường )?(?P<kind>{KINDS_OF_NAMES}) [^,;.:()]{{2,50}}"
    rf"(?:, (?:trường )?(?P=kind) [^,;.:()]{{2,50}}?){{1,8}}"
    rf"(?:(?:,| và) (?:trường )?(?P=kind) [^,;.:()]{{2,50}}?)(?=[,;.:]| về | để | trong |$)"
)
# Of what a leader's answer to a wish is: the papers for what the wish is about.
FORMALITIES = re.compile(
    r"(?:thực hiện|hoàn thiện|hoàn tất|làm|bảo đảm|đảm bảo) (?:đầy đủ |đúng |các )*"
    r"(?P<what>thủ tục|hồ sơ)(?=[,;.]| theo|$)"
)
SAID_TWICE = re.compile(r"(?P<about> (?:về|của|tại|cho) [^,;:.]{6,60}?)(?= [^,;:.]*(?P=about)$)")
