### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

offline-keep = Guardar neste dispositivo
offline-remove = Apagar tudo deste dispositivo
offline-keeping = A copiar: { $done } de { $all }.
offline-is-kept = Há uma cópia neste dispositivo. É atualizada quando há rede.
offline-not-kept = Nada está guardado neste dispositivo.
offline-removed = Tudo foi apagado deste dispositivo.
offline-failed = A cópia não ficou completa e nada está guardado. Tente de novo com rede.
offline-unable = Este navegador não pode guardar uma cópia; uma janela privada também não.
