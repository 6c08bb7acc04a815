### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

offline-keep = 保存到本设备
offline-remove = 从本设备全部删除
offline-keeping = 正在保存：{ $done } / { $all }。
offline-is-kept = 本设备上有一份内容。有网络时会自动更新。
offline-not-kept = 本设备上没有保存任何内容。
offline-removed = 已从本设备全部删除。
offline-failed = 内容未能完整保存，因此没有保留任何内容。请在有网络时重试。
offline-unable = 此浏览器无法保存内容，隐私窗口也不能。
