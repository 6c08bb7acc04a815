### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

guide-intro = 回答几个问题，就能知道谁可以帮助您。不问姓名，不问地点。不保存任何内容。
guide-next = 继续
guide-back = 返回上一个问题
guide-restart = 重新开始
guide-your-answers = 您的回答
guide-why = 为什么是这个答案
guide-actions = 您可以向谁求助
guide-meanwhile = 在此期间
