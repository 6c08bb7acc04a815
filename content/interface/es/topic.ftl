### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Peligro y emergencias
topic-theft = Hurtos y robos
topic-vehicles = Vehículos y bicicletas
topic-fraud = Estafas
topic-cyber = Internet
topic-harassment = Acoso y amenazas
topic-family-violence = Violencia en la pareja y la familia
topic-sexual-violence = Violencia sexual
topic-hate = Odio y discriminación
topic-drugs = Drogas
topic-public-space = Calle, barrio y multitudes
topic-road = Carretera
topic-children = Niños y adolescentes
topic-seniors = Personas mayores o dependientes
topic-animals = Animales
topic-travel = Viajes y ausencias
topic-professionals = Comercios y seguridad privada
topic-rights = Sus derechos
topic-missing = Desapariciones
