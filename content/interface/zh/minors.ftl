### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

minors-call = 和愿意倾听的人谈谈
minors-119 = 处于危险中的孩子。免费，日夜都可以。账单上不会显示。
minors-3018 = 欺凌、勒索、你的照片被传播。免费，每天 9:00 至 23:00。
minors-write = 不出声，用文字写
minors-write-hint = 警察或宪兵会看你写的内容，并用文字回答你。你不需要说出姓名。
minors-fault = 这是我的错吗？
minors-fault-no = 不是。任何人都没有权利打你、威胁你、强迫你或勒索你。即使你当时什么都没说，即使你发过照片，即使那是你爱的人。
minors-happens = 你写的时候会发生什么
minors-happens-code = 你会先得到一个查询码。用它可以从这里或别的设备返回对话。
minors-happens-words = 用你自己的话说。你可以说“我不知道”，也可以随时停下。
minors-happens-danger = 如果你有危险，警务人员可以请求队伍前来保护你。
minors-happens-leave = 有人来了？最上方的按钮会清空屏幕。之后可用查询码重新打开对话。
minors-sheets = 写给你的建议
