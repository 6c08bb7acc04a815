### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

exit-pressed = { $left ->
    [0] 您正在离开此页面。
   *[other] 再按 { $left } 次 Shift 键即可离开。
}
