### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

advice-loading = Les fiches arrivent…
advice-failed = Les fiches ne peuvent pas être affichées. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
advice-retry = Réessayer
advice-hint = Quelques mots suffisent, les fautes de frappe ne gênent pas. Votre recherche n’est gardée nulle part.
advice-back = Revenir à la liste
advice-found = { $count ->
    [one] Une fiche.
   *[other] { $count } fiches.
}
