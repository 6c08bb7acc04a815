### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

widgets-sample = Município de exemplo: não existe.
widgets-by = { $name }, com a Vigie.
widgets-service = Ver todo o serviço
widgets-chat = Escrever em vez de falar
widgets-new-tab = (novo separador)
widgets-copy = Copiar
widgets-copied = Copiado.
widgets-policy = A sua página tem uma política de segurança (CSP)?
widgets-policy-hint = Cole o valor do cabeçalho Content-Security-Policy. Nada é enviado: o seu navegador avalia sozinho.
widgets-policy-check = Verificar
widgets-policy-variant = Forma de o adicionar
widgets-policy-works = Nada a mudar: esta política deixa passar tudo.
widgets-policy-blocked = Esta política bloqueia uma parte:
widgets-policy-add = a adicionar:
widgets-policy-nonce = ou coloque na etiqueta script o nonce que o seu servidor gera para cada página.
widgets-policy-nonce-alone = coloque na etiqueta script o nonce que o seu servidor gera para cada página.
widgets-policy-mended = A política completa
widgets-part-loader = o script
widgets-part-modules = o que o script carrega
widgets-part-answers = as respostas do serviço
widgets-part-display = a apresentação (Trusted Types)
widgets-part-frame = a moldura
widgets-part-form = o formulário
widgets-part-links = as ligações e o serviço, num novo separador
