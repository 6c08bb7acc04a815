### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

safety-title = 快速离开，少留痕迹
safety-does = 这个按钮的作用
safety-does-blank = 页面立即变成空白，然后在原处打开一个天气页面。
safety-does-forget = 对话会在此设备上关闭，但不会被删除：用您的查询码可以在这里或别处重新打开。
safety-does-clear = 浏览器会清除本网站可能存放在其中的内容。不先问您，本网站就不会在其中存放 Cookie 或其他数据。
safety-does-back = 点“后退”也不会再显示您离开的页面。
safety-how = 使用方法
safety-how-button = 按页面顶部的按钮。
safety-how-keys = 使用键盘时，按三次 Shift 键。
safety-cannot = 它做不到的事
safety-cannot-history = 您在这里打开过的页面可能会留在浏览器的历史记录中。请自行删除，或在隐私窗口中打开本网站。
safety-cannot-parts = 浏览器可能会保留这些页面的部分程序，这些内容对所有人都一样。它们可能显示曾开始过一次对话，但不会显示其中读过或写过的任何内容。
safety-cannot-network = 您使用的网络（家里的、单位的或运营商的）可能知道您打开了本网站，但不知道您在这里读了什么或写了什么。
safety-cannot-spied = 如果有人在此设备上安装了间谍软件，或在看您的屏幕，这里所做的一切都无法阻止。请使用您信任的人的设备，或公共场所的设备。
safety-cannot-files = 您保存或打印的内容会留在您存放的地方。您发送的照片也会留在设备里。
safety-cannot-receipt = 任何人找到查询码，都可以打开对话。请把它背下来，或交给可靠的人保管。
safety-private = 隐私窗口
safety-private-how = 无论在手机上还是电脑上，都可以从浏览器的菜单打开“隐私窗口”或“无痕标签页”：关闭后，它会忘记一切。
