### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

sheet-services = 向谁求助
sheet-numbers = 常用电话
sheet-see-also = 相关内容
sheet-sources = 来源
sheet-reviewed = 本须知核对日期：{ $date }。
sheet-changed = 修改日期 { $date }：{ $change }
sheet-unchecked = 本译文尚未经以中文为母语的人审阅。如有疑问，以法文版为准。
sheet-list-title = 安全须知与建议
sheet-list-intro = 现在该做什么、向谁求助、保留哪些证据，以及如何避免再次发生。
sheet-search-label = 发生了什么事？
sheet-search-hint = 输入几个词即可，有错别字也没关系。您的搜索不会被保存，但会留在浏览器的历史记录中。
sheet-none = 没有相符的须知。请换用其他词，或使用向导。
sheet-topics = 主题
sheet-all-topics = 全部须知
sheet-minors-space = 未成年人专区
sheet-found = 您的搜索结果
sheet-feed-title = Vigie：须知与建议
