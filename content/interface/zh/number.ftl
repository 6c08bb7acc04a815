### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

number-intro = 由谁接听或回复、如何联系、何时可用。如有危险，请先使用前三个号码。
number-answers = 由谁接听或回复
number-when = 何时使用
number-hours = 服务时间
number-free = 免费
number-paid = 收费电话
number-where = 适用地区
number-spoken = 可用语言
number-call = 拨打 { $number }
number-text = 发信息至 { $number }
number-web = 打开网站
number-sea = 海上
number-mountain = 山区
number-everywhere = 法国全境
number-territory-label = 您在哪里？
number-writing-only = 仅限文字，无需说话
number-show = 显示
number-how = 联系方式
number-for-whom = 适用人群
number-by = { $channel }：{ $hours }
number-paris-time = { $hours }（巴黎时间）
number-local-time = { $hours }（当地时间）
number-from-abroad = 从国外拨打：{ $number }
number-sign-language = 法国手语
number-land = 陆地
number-setting-label = 在陆地、海上还是山区？
number-any-setting = 不限
number-checked = 核对日期：{ $date }。
