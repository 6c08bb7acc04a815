### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

routing-danger = 您有危险。此小组会优先答复您：{ $desk }。
routing-danger-elsewhere = 您有危险。其他小组都不在，由此小组答复您：{ $desk }。
routing-specialised = 此小组受过这方面的培训：{ $desk }。
routing-specialised-closed = 受过这方面培训的小组（{ $other }）现在不开放，由另一个小组答复：{ $desk }。
routing-specialised-unstaffed = 受过这方面培训的小组（{ $other }）现在没有人在，由另一个小组答复：{ $desk }。
routing-minors = 此小组受过与青少年沟通的培训：{ $desk }。
routing-minors-closed = 面向青少年的小组（{ $other }）现在不开放，由另一个小组答复：{ $desk }。
routing-minors-unstaffed = 面向青少年的小组（{ $other }）现在没有人在，由另一个小组答复：{ $desk }。
routing-local = 这是您所在地区的小组：{ $desk }。
routing-local-closed = 您所在地区的小组（{ $other }）现在不开放，由另一个小组答复：{ $desk }。
routing-local-unstaffed = 您所在地区的小组（{ $other }）现在没有人在，由另一个小组答复：{ $desk }。
routing-language = 此小组会说您的语言：{ $desk }。
routing-general = 此小组能最快答复您：{ $desk }。
routing-general-closed = 其他小组现在不开放，由此小组答复：{ $desk }。
routing-general-unstaffed = 其他小组现在没有人在，由此小组答复：{ $desk }。
routing-out-of-hours = 这个时间没有人答复。请留言。答复时间不晚于：{ $time }。如有危险，请拨打 17 或 112，或发短信至 114。
routing-nobody-there = 现在没有人能答复。请留言。答复时间不晚于：{ $time }。如有危险，请拨打 17 或 112，或发短信至 114。
routing-wait-position = 您在队列中排第 { $position } 位。
routing-wait-measured = 最近一小时，这种等候大约用了 { $minutes } 分钟。这是实测，不是承诺。
routing-wait-unmeasured = 等候时间目前还不清楚。
