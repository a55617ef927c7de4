"""Words that unit names are made of, and words that end a name."""

import re

# Heads that stand for a person: a name may follow with capitals only.
OF_PERSONS = """
đồng chí|đ/c|ông|bà|thầy|cô|chị|anh|chú|bác|
gs.|pgs.|ts.|ths.|bs.|bscki.|bsckii.|bs.cki|bs.ckii|cki.|ckii.|gs.ts.|pgs.ts.|gs.ts|pgs.ts|ts|ths|
bscki|bsckii|ds.|ks.|ls.|tiến sĩ|thạc sĩ|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|
trung úy|thiếu úy|thiếu tướng|trung tướng
"""
# A unit's name begins with one of these, written with a capital.
HEADS = f"""
ủy ban nhân dân|ủy ban mặt trận tổ quốc|ủy ban mttq|ủy ban|ubnd|ubmttq|ub mttq|hđnd|
hội đồng nhân dân|hội đồng|mttq|mặt trận tổ quốc|văn phòng|vpub|vp|sở|bộ chỉ huy|bộ tư lệnh|
bộ đội biên phòng|bch|ban chấp hành|bộ|phòng|ban chỉ đạo|ban quản lý|ban qlda|bql|ban|
trung tâm|tt|thanh tra|chi cục|tổng cục|cục|vụ|viện kiểm sát|viện|tòa án|công an|quân khu|đài|
báo|trường|đại học|học viện|bệnh viện|trạm|kho bạc|ngân hàng|bảo hiểm xã hội|bhxh|
liên đoàn lao động|liên đoàn|liên minh|liên hiệp|hiệp hội|hội|đoàn tncs|đoàn thanh niên|đoàn|
công đoàn|chi đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|xã đoàn|tỉnh ủy|thành ủy|
huyện ủy|quận ủy|thị ủy|đảng ủy|chi ủy|đảng bộ|chi bộ|công ty|tổng công ty|tập đoàn|hạt|khoa|
tổ công tác|tổ|đội|quỹ|chi nhánh|xí nghiệp|nhà máy|nhà xuất bản|bưu điện|viễn thông|điện lực|
kiểm lâm|thư viện|bảo tàng|kiểm toán|cơ quan|bộ phận|vnpt|viettel|cảng vụ|hải quan|thuế|
thường trực|ban thường vụ|chủ tịch|phó chủ tịch|phó giám đốc|giám đốc|tổng giám đốc|
phó trưởng|trưởng|trưởng ban|trưởng phòng|trưởng khoa|
chánh văn phòng|phó chánh văn phòng|chánh thanh tra|chánh|thủ trưởng|
kế toán trưởng|kế toán|công chức|hiệu trưởng|phó hiệu trưởng|cục trưởng|chi cục trưởng|
vụ trưởng|viện trưởng|
bí thư|người đứng đầu|lãnh đạo|chủ đầu tư|chủ nhiệm|tổng biên tập|cổng thông tin điện tử|
cổng ttđt|lâm trường|nông trường|bộ môn|phân hiệu|ban điều hành|
ban đại diện cha mẹ học sinh|ban đại diện|câu lạc bộ|clb|hợp tác xã|htx|nhóm|phân xưởng|
đảng ủy viên|chi ủy viên|chi hội|đoàn trường|hội cha mẹ học sinh|báo và phát thanh, truyền hình|
chính ủy|chính trị viên|chỉ huy trưởng|tiểu đoàn|trung đoàn|đại đội|lữ đoàn|sư đoàn|
tư vấn giám sát|tư vấn thiết kế|
liên danh nhà thầu|liên danh|phó tổng giám đốc|phó bí thư|phó viện trưởng|phó cục trưởng|
phó chi cục trưởng|ca|
trưởng trạm|trưởng đoàn|
trưởng thôn|trưởng khu phố|đồn|
trưởng ấp|trưởng bản|chỉ huy phó|đội trưởng|phó đội trưởng|phó hiệu trưởng|phó chủ nhiệm|
phó vụ trưởng|hạt trưởng|trạm trưởng|phó trưởng đoàn|ubkt|xn|
nhân viên|chuyên viên|cán bộ|viên chức|
giáo viên chủ nhiệm|giáo viên|văn thư|thủ quỹ|thủ kho|
tổng phụ trách|phòng giao dịch|cấp ủy|cán bộ, chiến sĩ|cán bộ, công chức, viên chức|
cán bộ, giáo viên, nhân viên|ban đại diện cha mẹ trẻ|tổ trưởng tổ dân phố|tổ trưởng|tổ phó|
{OF_PERSONS}
"""

# Members of "các …": several units at once.
MEMBERS = """
chính quyền địa phương|chính quyền cơ sở|chính quyền|lực lượng quản lý thị trường|
lực lượng cảnh sát giao thông|lực lượng cảnh sát|lực lượng công an|lực lượng kiểm lâm|
cộng đồng dân cư|bệnh viện công lập|lực lượng bảo vệ an ninh, trật tự ở cơ sở|
lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|
cơ sở khám bệnh, chữa bệnh|cơ sở khám, chữa bệnh|
phòng|ban|đơn vị tư vấn|đơn vị|sở|ngành|cơ quan|địa phương|
tổ chức đoàn thể|tổ chức chính trị - xã hội|
tổ chức|cá nhân|đoàn thể|doanh nghiệp|chủ đầu tư|nhà đầu tư|nhà thầu|xã|phường|thị trấn|huyện|
thị xã|
thành phố|quận|đặc khu|khoa|tổ|bộ phận|trung tâm|bộ|hội|trường học|trường|điện lực|hạt|tòa án|
kho bạc|bưu điện|cấp ủy|chi bộ|đảng bộ|tổng công ty|công ty|tập đoàn|hiệp hội|thành viên|đồng chí|
ủy viên|lãnh đạo|trưởng phòng|trưởng khoa|phó giám đốc|phó chủ tịch|cấp|viên chức|công chức|
cán bộ|nhà trường|cơ sở giáo dục|cơ sở y tế|cơ sở|bệnh viện|trạm y tế|trạm|viện|cục|vụ|
chi cục|ban quản lý|đội|lực lượng|ban ngành|sở ngành|tổ chức chính trị xã hội|tổ trưởng|
giáo viên|thủ trưởng|chi nhánh|tổ công tác|bộ môn|thôn|bản|buôn|ấp|làng|khóm|sóc|khu phố|
khu dân cư|khu vực|khu|tổ dân phố|phòng ban|lớp|
thành, thị|thị, thành phố|thị, thành|xí nghiệp|lâm trường|nông trường|phân xưởng|nhà máy|
hợp tác xã|htx|chủ rừng|chủ hộ|hộ|cửa hàng|đại lý|phân hiệu|trưởng thôn|trưởng khu phố|
bí thư chi bộ|bí thư|câu lạc bộ|nhóm|tổ hợp tác|ban điều hành|cụm|đồn|phòng khám|liên đội|
chi đoàn|công đoàn|chuyên viên|
trung tâm y tế khu vực|trung tâm y tế|nhà thuốc bệnh viện|nhà thuốc|quầy thuốc|già làng|trưởng bản|
người có uy tín|tổ y tế thôn|tổ y tế|công an các xã|công an các xã, phường|công an xã|
nhà thầu thi công|đơn vị thi công|đơn vị cung cấp [^\\W\\d_]+ [^\\W\\d_]+|
đảng viên|đoàn viên|hội viên|bác sĩ|điều dưỡng|giảng viên|sinh viên|học sinh|nhân viên|
người lao động|ban ngành, đoàn thể
"""

QUALIFIERS = r"""
(?:có )?liên quan(?: (?:thuộc|của) (?:sở|tỉnh|bộ|trường|huyện|xã|cục))?|
(?:trực )?thuộc(?: và trực thuộc)?(?: (?:sở|bộ|tỉnh|ubnd tỉnh|trường|cục|huyện|xã|thành phố))?|
trên địa bàn(?: (?:tỉnh|huyện|thành phố|xã|phường|toàn tỉnh))?|chuyên môn|chức năng|nghiệp vụ|
cấp (?:tỉnh|huyện|xã|trên|dưới|cơ sở)|tuyến (?:tỉnh|huyện|xã|trên|dưới|trung ương|cơ sở)|
(?:trợ giúp|bảo trợ) xã hội|chính trị - xã hội|đoàn thể|hoạt động(?: trong)? \w+ \w+|
tham mưu, giúp việc(?: (?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|ban chấp hành))?|
(?:của|thuộc) (?:hđnd|ubnd|tỉnh ủy|huyện ủy|thành ủy|đảng ủy|hội đồng nhân dân|ủy ban nhân dân)
(?: (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường))?|
(?:của|trong) (?:sở|tỉnh|trường|cơ quan|đơn vị|toàn trường)|được giao|còn lại|khác|nêu trên|
ven (?:biển|sông)|miền núi|vùng (?:cao|sâu|xa|trũng|trũng thấp|biên|biển)|biên giới|hải đảo|
cửa sông|hạ du|nội thành|ngoại thành|trọng điểm|xung yếu
"""

# What a clause does: a name ends where one of these begins.
VERBS = """
phối hợp|chủ trì|tham mưu|khẩn trương|tiếp tục|chịu trách nhiệm|có trách nhiệm|thực hiện|
hướng dẫn|đẩy nhanh|đẩy mạnh|báo cáo|tổng hợp|rà soát|căn cứ|theo dõi|cần|phải|sẽ|đang|đã|
được|chủ động|kịp thời|tăng cường|tập trung|trình|gửi|ban hành|hoàn thành|hoàn thiện|làm việc|
làm|lập|tổ chức|kiểm tra|kiểm soát|đôn đốc|nghiên cứu|xem xét|giao|yêu cầu|đề nghị|triển khai|
quán triệt|xác định|cung cấp|tiếp thu|tiếp nhận|bố trí|cân đối|phân bổ|đề xuất|khảo sát|
tuyên truyền|chuẩn bị|xử lý|giải quyết|tháo gỡ|thẩm định|phê duyệt|công bố|công khai|cập nhật|
đánh giá|sơ kết|tổng kết|chỉ đạo|điều hành|giám sát|nắm|bảo đảm|đảm bảo|duy trì|nâng cao|
phát huy|khắc phục|chấn chỉnh|mở|xây dựng|phát triển|hỗ trợ|vận động|huy động|đầu tư|mời|
thông báo|thông tin|phân công|kiện toàn|sắp xếp|bàn giao|nghiêm túc|tích cực|sớm|ngay|
trực tiếp|thường xuyên|định kỳ|kiểm điểm|kiến nghị|ký|in|phát hành|nộp|thu hồi|thu|chi|
mua sắm|mua|sửa|bổ sung|điều chỉnh|giới thiệu|lựa chọn|đăng ký|đăng tải|vận hành|tạo|dự|
tham dự|tham gia|hằng|hàng|liên hệ|thống nhất|trao đổi|tham vấn|tiến hành|phấn đấu|quyết liệt|
xác minh|cấp|chuyển|bám sát|quan tâm|lưu ý|chú trọng|chú ý|rút kinh nghiệm|gương mẫu|
phân tích|số hóa|soạn thảo|dự thảo|bổ nhiệm|tuyển dụng|đào tạo|tập huấn|bồi dưỡng|quản lý|
sử dụng|khai thác|thí điểm|áp dụng|phát động|chốt|chọn|cử|rút|đưa|nhanh chóng|nỗ lực|vào cuộc|
ưu tiên|thường trực|giúp|đề ra|kết nối|lồng ghép|đối chiếu|thanh toán|quyết toán|giải ngân|
đấu thầu|thanh tra|tham khảo|học tập|nhận|trả lời|phúc đáp|lấy ý kiến|xin ý kiến|xin|
cho ý kiến|hoàn trả|sửa chữa|lắp đặt|nghiệm thu|bảo trì|vệ sinh|trực|khám|điều trị|dạy|
giảng dạy|tuyển sinh|tham|rà|kiểm|quyết định|hoạt động|xác nhận|chia sẻ|đồng bộ|tích hợp|
thiết kế|thi công|di dời|thu thập|thống kê|phân loại|phân tích|tính toán|dự báo|dự toán|
kê khai|cải tạo|cải cách|đổi mới|ra|bảo vệ|ngăn chặn|phòng ngừa|phát hiện|truy|xử|tìm|mở rộng|
hình thành|kêu gọi|thu hút|xúc tiến|quảng bá|giữ|chăm lo|tôn trọng|tuân thủ|chấp hành|
vận dụng|nhân rộng|tiết kiệm|cắt giảm|đơn giản hóa|sẵn sàng|gắn|bỏ|giảm|lãnh đạo|kiểm kê|
kiểm đếm|thỏa thuận|đàm phán|trao|đặt|đặt hàng|ghi nhận|biểu dương|khen thưởng|phê bình|xét|
bình xét|chấm|thẩm tra|hòa giải|tự|họp|tổng rà soát|trích xuất|không được|không để|không tổ chức|
không sử dụng|tuyệt đối không|có bản|có kết quả|có danh sách|
có tờ trình|có thông báo|đổ bê tông|thay mới|trả|báo|
thi thử|thi|
cho học sinh|
cho phép|cho dừng|để sẵn|nhắn|gọi|kết thúc|đóng cổng|mở cổng|
khai mạc|bế mạc|
tổng vệ sinh|tổng kiểm tra|tổng kiểm kê|
thành lập|đánh|góp ý|tham luận|đứng đầu|
là|thuê|viết|vừa|thay mặt|có ý kiến|có văn bản|có báo cáo|có giải pháp|có phương án|
có mặt|có biện pháp|có kế hoạch|có hình thức|có công văn|
bảo quản|niêm yết|giải trình|cam kết|phổ biến|
nhắc nhở|gia hạn|tạm dừng|dừng|chấm dứt|treo|trồng|đo đạc|cắm mốc|phân luồng|trang trí|điều động|
luân chuyển|phụ trách|nạo vét|khơi thông|tiêu hủy|thanh lý|trưng bày|biên soạn|rút ngắn|
nâng cấp|di chuyển|
nhập|dâng|tuần tra|canh gác|phát dọn|phát quang|truy xuất|tiêm phòng|thông xe|khôi phục|
nghiêm cấm|cấm|sao lưu|bảo dưỡng|thăm|tặng|viếng|dựng|duyệt|khoanh vùng|phun|khử khuẩn|
củng cố|ứng trực|ứng cứu|đo đếm|giao nộp|trích|rà lại|tính đủ|đóng điện|đấu nối|hoàn tất|dứt điểm|
quyên góp|lưu trữ|lấy mẫu|dán|niêm phong|gom|chấm điểm|tổng duyệt|diễn tập|kẻ|lát|vá|đắp|xúc|trám|
bịt|che|chằng chống|neo|chuẩn hóa|truy thu|truy tìm|truy quét|xác lập|chứng thực|bốc thăm|bốc dỡ|
cài đặt|dồn|ghép|dồn ghép|phân tuyến|phân kỳ|phân cấp|ủy quyền|ủy thác|cho mượn|cho thuê|khóa|bật|
tắt|thay thế|luân phiên|trực ban|túc trực|dọn|quét dọn|chỉnh trang|chỉnh sửa|chỉnh lý|số hoá|
nhân bản|photo|sao gửi|biên dịch|phiên dịch|ghi hình|ghi âm|phát sóng|đưa tin|đăng cai|đón tiếp|
tiễn|ủng hộ|kết nạp|tín nhiệm|nhận xét|phản ánh|phản hồi|tố giác|đấu tranh|triệt phá|bắt giữ|
tạm giữ|khởi tố|xét xử|thực thi|chi trả|tạm ứng|hoàn ứng|thu nộp|lên lịch|lên kế hoạch|sắp lịch|
thử nghiệm|vận chuyển|chở|ký kết|gặp gỡ|gặp|thuyết phục|động viên|thăm hỏi|chăm sóc|gieo|cấy|gặt|
thu hoạch|tưới|bón|phòng trừ|diệt|khử|tẩy|xả|tích nước|điều tiết|vớt|trục vớt|giải tỏa|giải phóng|
cưỡng chế|tháo dỡ|dỡ|đập|xây|cơi nới|gia cố|tu bổ|tôn tạo|phục dựng|trùng tu|trao tặng|trao trả|
sơ tán|di dân|cách ly|hội chẩn|phẫu thuật|chuyển tuyến|kê đơn|cấp phát|cấp phép|cấp đổi|thu gom|
khai báo|khai trương|khai giảng|bế giảng|tốt nghiệp|ôn tập|dự giờ|thao giảng|minh bạch|tăng|
hạn chế|ngừng|bãi bỏ|hủy|hủy bỏ|loại bỏ|khuyến khích|khuyến cáo|cảnh báo|truyền đạt|nhắc|đốc thúc|
thúc đẩy|tập hợp|gộp|tách|sáp nhập|hợp nhất|giải thể|thảo luận|hội ý|hoàn chỉnh|thẩm duyệt|
soát xét|soát|hiệu chuẩn|thực hành|hạch toán|định giá|bán đấu giá|đấu giá|làm rõ|làm tốt|
làm mới|xử phạt|phạt|lập biên bản|tịch thu|tiêu độc|ngăn|chặn|phòng chống|lưu trữ|tiếp công dân|
tiếp dân|đón|đi|cụ thể hóa|
đi họp|đi cơ sở|đi công tác|thu gom|xuất trình|lấy phiếu|ghi|miễn giảm|phát thông báo
"""

FUNCTION_WORDS = """
tại|trên|để|khi|về|với|trong|trước|sau|từ|cùng|các|những|nếu|do|mà|thì|cũng|không|chưa|đều|
đồng thời|đối với|vì|bằng|như|theo|qua|thông qua|nhằm|cho|đến|tới|vào|có|của|này|nêu|nói|bởi|
ở|lên|mới|vẫn|hoặc|nhất là|đặc biệt|trừ|kể|bao gồm|gồm|cụ thể|đề ra|kể ra|việc|chậm nhất|
muộn nhất|hết|một|hai|ba|tất cả|mọi|nhiều|ít|số lượng|xong|rồi|đó|kết quả|nội dung|tình hình|
danh sách|hồ sơ|văn bản|tờ trình|ý kiến|chủ trương|đúng|quy định|ngày|tuần|tháng|quý|nghiên|
mỗi|từng|toàn bộ|phương án|dứt điểm|hiện|hàng|vẫn|luôn|lại
"""

# Lower-case words that go on inside a name after its first two syllables.
INNER = """
vận tải|nông thôn|xã hội|dự án|cán bộ|hành chính|hành chính công|công nghệ|khoa học|thông tin|
bệnh tật|biên phòng|chất lượng|thực phẩm|môi trường|nguồn nhân lực|khu vực|tỉnh|thành phố|
huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu kinh tế|khu công nghiệp|cụm công nghiệp|
công nghiệp|du lịch|thương mại|đất đai|quỹ đất|nhân dân|nhà nước|việt nam|cấp xã|cấp huyện|
cấp tỉnh|cấp cơ sở|sở|bộ|trường|cơ quan|công lập|phổ thông|trung học|tiểu học|mầm non|
thường xuyên|đa khoa|chuyên khoa|y tế|dân số|dự phòng|trung ương|điện tử|số \\d+|\\d+|
khu kinh tế|khu công nghệ cao|một thành viên|cổ phần|trách nhiệm hữu hạn|hữu hạn|
đầu tư xây dựng|đầu tư|kỹ thuật|tài chính|kế toán|sự nghiệp|nghiệp vụ|pháp chế|quốc gia|
chuyển đổi số|giao thông|dân dụng|công trình|hạ tầng|thủy lợi|thủy sản|lâm nghiệp|nông nghiệp|
an toàn|vệ sinh|lao động|việc làm|chính sách|tổng hợp|dịch vụ|nông sản|văn hóa|thể thao|
nghệ thuật|giáo dục|đào tạo|thanh niên|phụ nữ|cựu chiến binh|nông dân|quân sự|quốc phòng|
an ninh|trật tự|giao thông|đường bộ|tư pháp|hộ tịch|tôn giáo|dân tộc|miền núi|biển|hải đảo|
khí tượng|thủy văn|tài nguyên|khoáng sản|nước|chăn nuôi|thú y|thực vật|trồng trọt|nhà|
thường vụ|thường trực|văn phòng|nội bộ|dược|điều dưỡng|thiết bị|vật tư|xét nghiệm|hình ảnh|
cấp cứu|hồi sức|chính trị|tổ chức|dân vận|kiểm tra|tuyên giáo|nội chính|quản trị|quản lý|
ngân sách|nội vụ|ngoại vụ|văn thư|lưu trữ|ngành|phát triển|luật pháp|pháp luật|nhiễm khuẩn|
sinh viên|học sinh|cơ sở|liên huyện|liên xã|miền|
hai địa phương|đô thị|trật tự đô thị|đầu mối|liên ngành|hỗn hợp|công tác|thí nghiệm|ứng dụng|
sáng tạo|sở hữu trí tuệ|đo lường|sở tại|cơ bản|thị trường|lưu động|tiền lương|quân y|dân y|thôn|
chữ thập đỏ|công nghệ số|số cộng đồng|cộng đồng|thủy nông|xuất nhập khẩu|nhập khẩu|xuất khẩu|chợ|
khối \\d+|
ký túc xá|khách hàng|mạng lưới|học đường|tâm lý|hòa giải|tự quản|cứu nạn|cứu hộ|
phòng cháy|chữa cháy|an sinh|người cao tuổi|trẻ em|gia đình|tái định cư|mặt bằng|đặc dụng|
phòng hộ|ngân hàng|tín dụng|khu phố|tổ dân phố|ấp|bản|buôn|khóm|khu dân cư|
dinh dưỡng|tim mạch|thần kinh|ung bướu|chẩn đoán|giải phẫu bệnh|
chức năng|cổ truyền|lão khoa|thất thoát|thất thu|buôn lậu|thanh tra|khuyến nông|khuyến công|
đoàn thể|hậu cần|lễ tân|lưu trú|ngoại ngữ|tin học|thư viện|
đối ngoại|hợp tác quốc tế|dịch bệnh|gia súc|gia cầm
"""

# Both a verb and a part of names: a name only where nothing of its own follows.
BOTH = {
    "tổng hợp", "đầu tư", "xây dựng", "đào tạo", "dịch vụ", "quản lý", "kiểm tra", "thanh tra",
    "thường xuyên", "thường trực", "kiểm soát", "tổ chức", "hỗ trợ", "phát triển", "thông tin",
    "thống kê", "quản trị", "cấp", "chi", "thu", "kế toán",
}  # fmt: skip

# Fields of government whose own name holds "và" or a comma.
FIELDS = """
hđnd và ubnd|hội đồng nhân dân và ủy ban nhân dân|đoàn đbqh và hđnd|
đoàn đại biểu quốc hội và hội đồng nhân dân|kế hoạch và đầu tư|khoa học và công nghệ|
tài nguyên và môi trường|nông nghiệp và phát triển nông thôn|nông nghiệp và môi trường|
nông nghiệp và ptnt|thông tin và truyền thông|giáo dục và đào tạo|
lao động - thương binh và xã hội|lao động, thương binh và xã hội|văn hóa, thể thao và du lịch|
văn hóa thể thao và du lịch|văn hóa và thể thao|dân tộc và tôn giáo|quy hoạch và kiến trúc|
quy hoạch - kiến trúc|văn hóa và thông tin|văn hóa, khoa học và thông tin|kinh tế và hạ tầng|
tài chính và đầu tư|doanh nghiệp nhỏ và vừa
"""


def words_of(lexicon: str) -> list[str]:
    """Plain words, the longest first, in the same order in every run; a word holds no "|"."""
    words = {word for word in lexicon.replace("\n", "").split("|") if word}
    return sorted(words, key=lambda word: (-len(word), word))


def one_of(lexicon: str) -> str:
    """The lexicon as one alternative of a pattern, the longest words first."""
    return "|".join(words_of(lexicon))


PERSONS = frozenset(words_of(OF_PERSONS))
VERB = re.compile(rf"(?:{one_of(VERBS)})(?!\w)")
ANY_VERB = re.compile(rf"(?<!\w){VERB.pattern}")  # to search for, where VERB is matched at a place
FUNCTION = re.compile(rf"(?:{one_of(FUNCTION_WORDS)})(?!\w)")
INNER_WORD = re.compile(rf"(?:{one_of(INNER)})(?!\w)")
QUALIFIER = re.compile(rf"(?:{QUALIFIERS})(?!\w)".replace("\n", ""))
FIELD = re.compile(rf"(?:{one_of(FIELDS)})(?!\w)")
# "Ban hành", "Trường hợp", "Phòng chống" begin like names of units and are not.
NO_HEAD = (
    r"(?!ban hành|báo cáo|báo chí|hội (?:nhập|nghị|thảo|thi|chợ|họp|viên)|đoàn (?:kết|viên)|"
    r"bộ (?:máy|tiêu chí|thủ tục|chỉ số)|sở hữu|phòng (?:chống|ngừa|bệnh|cháy|họp)|trường (?:hợp|"
    r"học)|khoa học|chủ nhiệm(?:,| lớp)|chú (?:ý|trọng|thích)|bác (?:bỏ|sĩ|sỹ)|đội ngũ|cục bộ|vụ "
    r"việc|viện dẫn|quỹ đất|"
    r"tổ chức|thanh tra,? (?:kiểm tra|giám sát|việc|công tác|đột xuất))"
)
MAY_BEGIN = re.compile(NO_HEAD)
HEAD = re.compile(rf"{NO_HEAD}(?:{one_of(HEADS)})(?!\w)")
MEMBER = re.compile(rf"(?:{one_of(MEMBERS)})(?!\w)")

# With one of these words every name begins that is made as names are, apart from bare letters.
FIRST_WORDS = frozenset(
    found[0] for word in words_of(HEADS) + words_of(MEMBERS) if (found := re.match(r"\w+", word))
) | {"các", "những", "tất", "toàn", "mỗi", "từng", "chủ", "tổng", "người"}
