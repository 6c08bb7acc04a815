### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

portal-title = 警察与宪兵：获得帮助
portal-help = 您需要什么？
portal-write = 不出声，用文字与警察或宪兵联系
portal-write-hint = 不用打电话，不用账户，日夜都可以。您写的内容会被加封。
portal-guide = 发生了什么事？
portal-guide-hint = 回答几个问题，就知道该去哪里。
portal-stations-hint = 开放时间、电话、路线。
portal-sheets = 建议
portal-sheets-hint = 该做什么、该知道什么，简单说明。
portal-minors = 你未满 18 岁
portal-minors-hint = 给你的建议，还有可以写信息联系的人。
portal-follow = 返回我的对话
portal-follow-hint = 使用您记下的查询码。
portal-numbers = 全部常用电话
portal-numbers-hint = 紧急电话和求助热线，法国全境。
portal-phrases = 没有共同语言也能沟通
portal-phrases-hint = 44 种语言的现成短句。
portal-offline-hint = 如果您需要，可以保存一份建议的副本。
