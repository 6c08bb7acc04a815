### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = Cerca de mí
stations-near-me-hint = Su ubicación solo se pide en ese momento y no se guarda en ninguna parte.
stations-searching = Buscando…
stations-position-denied = Su ubicación no está disponible. Escriba el nombre de una ciudad.
stations-failed = El servicio no responde. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
stations-found-around = { $count ->
    [0] Ningún punto de atención coincide cerca de { $place }.
    [one] Un punto de atención cerca de { $place }. Datos del { $date }.
   *[other] { $count } puntos de atención cerca de { $place }. Datos del { $date }.
}
stations-found = { $count ->
    [0] Ningún punto de atención coincide.
    [one] Un punto de atención. Datos del { $date }.
   *[other] { $count } puntos de atención, primero el más cercano. Datos del { $date }.
}
stations-map = Mapa de los puntos de atención
stations-map-hint = La lista de abajo dice lo mismo.
stations-results = Resultados
