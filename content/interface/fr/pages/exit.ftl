### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

exit-pressed = { $left ->
    [0] Vous quittez cette page.
    [one] Encore une fois la touche Maj pour quitter.
   *[other] Encore { $left } fois la touche Maj pour quitter.
}
