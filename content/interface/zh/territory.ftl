### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

territory-metropolitan-france = 法国本土
territory-guadeloupe = 瓜德罗普
territory-martinique = 马提尼克
territory-guyane = 法属圭亚那
territory-reunion = 留尼汪
territory-saint-pierre-et-miquelon = 圣皮埃尔和密克隆
territory-mayotte = 马约特
territory-saint-barthelemy = 圣巴泰勒米
territory-saint-martin = 法属圣马丁
territory-wallis-et-futuna = 瓦利斯和富图纳
territory-french-polynesia = 法属波利尼西亚
territory-new-caledonia = 新喀里多尼亚
