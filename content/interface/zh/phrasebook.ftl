### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

phrasebook-title = 没有共同语言也能沟通
phrasebook-intro = 请选择对方的语言：每句话都用两种语言显示，可以用手指着看。
phrasebook-point = 用手指一句话：对方就能用自己的语言读到。点一下问题可以看到回答。
phrasebook-machine = 带 * 的句子由机器翻译，尚未经母语者审阅。如有疑问，请要求口译员。
phrasebook-others = 其他语言
phrasebook-answer = 回答
phrasebook-danger = 危险
phrasebook-place = 地点
phrasebook-injury = 受伤与健康
phrasebook-weapon = 武器
phrasebook-children = 孩子
phrasebook-need = 需要
phrasebook-consent = 同意
phrasebook-question = 问题
phrasebook-guidance = 怎么做
