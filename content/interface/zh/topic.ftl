### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

topic-danger = 危险与紧急情况
topic-theft = 偷盗与入室盗窃
topic-vehicles = 车辆与自行车
topic-fraud = 诈骗
topic-cyber = 网络
topic-harassment = 骚扰与威胁
topic-family-violence = 伴侣与家庭暴力
topic-sexual-violence = 性暴力
topic-hate = 仇恨与歧视
topic-drugs = 毒品
topic-public-space = 街头、社区与人群聚集
topic-road = 道路交通
topic-children = 儿童与青少年
topic-seniors = 老年人或需要照护的人
topic-animals = 动物
topic-travel = 旅行与外出
topic-professionals = 商铺与私人保安
topic-rights = 您的权利
topic-missing = 人员失踪
