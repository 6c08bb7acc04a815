### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

widget-danger = 身处危险？
widget-text = 114（短信）
widget-open = 打开警察与宪兵的帮助页面（新标签页）
