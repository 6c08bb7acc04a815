### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

widgets-title = A Vigie no site do seu município
widgets-intro = Escolha, veja e copie uma linha para uma página do seu site. Nada segue os seus visitantes.
widgets-choose = Escolher
widgets-tenant = Município
widgets-show = O que o widget mostra
widgets-all = Tudo
widgets-language = Língua do widget
widgets-update = Mostrar
widgets-missing = O seu município não está na lista: peça a quem gere este serviço que o acrescente, com o endereço do seu site.
widgets-preview = Pré-visualização
widgets-frame-name = Ajuda da polícia e da gendarmaria
widgets-module = Com um script
widgets-module-hint = O mais agradável. O script está fixado pela sua impressão; o que carrega vem deste serviço e atualiza-se sozinho.
widgets-frame = Numa moldura
widgets-frame-hint = Nenhum script deste serviço entra na sua página. A moldura também funciona sem script.
widgets-plain = Sem script nem moldura
widgets-plain-hint = Ligações e um formulário, para qualquer ferramenta de publicação. O texto não se atualiza: copie-o de novo uma vez por ano.
widgets-origins = O script e a moldura só aparecem nestes sites:
widgets-test = Verificar a sua página
widgets-test-script = Com script, esta página avalia a política de segurança da sua. Sem script, a documentação diz o que acrescentar.
widgets-danger = Em perigo?
widgets-sample-town = Município de exemplo: não existe.
