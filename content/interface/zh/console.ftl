### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

console-title = 警员工作台
console-script = 此工作台需要 JavaScript 和 WebAssembly：消息在您的浏览器中打开。
console-signed-in = 登录已转交
console-close-window = 您可以关闭此窗口并返回工作台。
