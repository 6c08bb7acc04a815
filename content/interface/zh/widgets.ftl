### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

widgets-title = 将 Vigie 放到您市镇的网站上
widgets-intro = 选择、预览，然后将一行代码复制到您网站的页面中。其中没有任何内容跟踪您的访客。
widgets-choose = 选择
widgets-tenant = 市镇
widgets-show = 小组件显示的内容
widgets-all = 全部
widgets-language = 小组件的语言
widgets-update = 显示
widgets-missing = 如果您的市镇不在列表中，请联系本服务的运营者，并提供您网站的地址以便添加。
widgets-preview = 预览
widgets-frame-name = 警察与宪兵的帮助
widgets-module = 使用脚本
widgets-module-hint = 体验最佳。脚本由其哈希值固定；它加载的内容来自本服务，并会自动更新。
widgets-frame = 使用框架
widgets-frame-hint = 本服务的脚本不会进入您的页面。框架在没有脚本时也能使用。
widgets-plain = 不用脚本，也不用框架
widgets-plain-hint = 适用于任何发布工具的链接和表单。文字不会自动更新：请每年重新复制一次。
widgets-origins = 脚本和框架只在以下网站上显示：
widgets-test = 检查您的页面
widgets-test-script = 启用脚本时，本页会判断您页面的安全策略。未启用时，请参阅文档了解需要添加的内容。
widgets-danger = 身处危险？
widgets-sample-town = 示例市镇：并不存在。
