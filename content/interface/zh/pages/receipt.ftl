### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

receipt-words = 词形式
receipt-characters = 或字符形式
receipt-minor = 请保存好这个查询码
receipt-minor-why = 只有用它才能返回对话。谁有这个查询码，谁就能看到对话：把它保存在别人不会看到的地方。词和字符是同一个查询码。
receipt-noted = 已经记下
receipt-print = 打印
receipt-copy = 复制
receipt-copy-hint = 复制的内容会留在设备的剪贴板里：之后使用此设备的人可以粘贴它。
receipt-copied = 已复制。粘贴到安全的地方后，再复制别的内容，就能把它从剪贴板中清除。
receipt-copy-failed = 此设备不允许复制。可以手写记下查询码。
receipt-check = 只核对一次，请看记下的内容：
receipt-part = 第 { $word } 个词，或第 { $group } 组字符
receipt-confirm = 继续
receipt-wrong = 不完全对。请与查询码核对后再试：什么都没有丢失。
receipt-see = 再看查询码
receipt-without = 不记下，继续
receipt-without-why = 没有此查询码，页面关闭后任何人都无法再打开对话，我们也不能。只要页面还开着，“我的查询码”就会显示它。
receipt-without-yes = 不用查询码，继续
