### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] Sie verlassen diese Seite.
    [one] Drücken Sie noch einmal die Umschalttaste, um die Seite zu verlassen.
   *[other] Drücken Sie noch { $left } Mal die Umschalttaste, um die Seite zu verlassen.
}
