### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

site-skip = 跳到正文
site-navigation = 导航
site-home = 首页
site-sheets = 须知与建议
site-guide = 发生了什么事？求助向导
site-numbers = 紧急电话
site-languages = 语言
site-feed = 最近更新
site-stations = 我附近的警察局和宪兵队
site-safety = 快速离开，少留痕迹
site-emergency-17 = 报警
site-emergency-112 = 紧急求助，全欧洲通用
site-emergency-114 = 发短信求助，无需说话
site-emergency-title = 有危险？请立即打电话或发短信
site-independent = Vigie 是独立的自由软件，不是政府网站。
site-operated-by = 本服务的运营者：{ $operator }。
site-operator-unknown = 未注明本服务由谁运营。
site-search = 查找
