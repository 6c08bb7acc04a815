### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

exit-leave = 快速离开
