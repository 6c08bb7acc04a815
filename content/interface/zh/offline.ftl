### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

offline-title = 无网络时在本设备上使用
offline-intro = 本网站可以在本设备上保存一份建议，供没有网络时使用。您不要求，就不会保存任何内容。
offline-kept = 保存的内容
offline-kept-numbers = 实用号码。
offline-kept-guide = 求助向导和所有须知，使用本页面的语言。
offline-kept-stations = 所有接待点的名录：届时会在设备上查找最近的接待点。
offline-never = 绝不保存对话、举报、查询码、搜索或位置。
offline-seen = 别人可能看到
offline-seen-how = 翻看本设备的人可能发现这份内容；如果您把图标添加到主屏幕，也会被看到。如果您害怕的人会查看您的手机，请不要在这里保存任何内容。
offline-seen-leave = “快速离开”按钮也会删除这份内容。主屏幕上的图标需要手动移除。
offline-name = 不显眼的名称和图标
offline-name-hint = 要添加到主屏幕，请先选择，然后打开浏览器菜单：“添加到主屏幕”。
offline-app-vigie = Vigie
offline-app-notes = 笔记
offline-app-weather = 天气
offline-app-sums = 计算
offline-choose = 选择这个名称
offline-copy = 保存的内容
offline-script = 保存内容需要浏览器运行本网站的脚本。
offline-help = 没有网络
offline-help-what = 本设备上没有此页面。拨打 17 和 112 以及发短信至 114 无需互联网。这里保存了：
